"""Quick conditions: what they decide is what evaluation says; the rest they leave to it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bgtlint.cli.options import rule_files
from bgtlint.model import Verdict
from bgtlint.rules import load_rules
from bgtlint.rules.engine import MAX_STEPS
from bgtlint.rules.env import Env
from bgtlint.rules.evaluate import evaluate
from bgtlint.rules.examples import example_record
from bgtlint.rules.judge import verdict_of
from bgtlint.rules.parse import parse
from bgtlint.rules.quick import condition
from bgtlint.rules.quick_names import Ground
from bgtlint.rules.rule import Rule
from bgtlint.rules.sieve import sifted
from bgtlint.rules.values import Known
from tests.rules.test_laws import condition as conditions
from tests.rules.test_laws import given_values, number

RULES = load_rules(rule_files([])).rules

DUAL = st.one_of(
    conditions,
    st.builds("{} not in ['甲', '乙']".format, st.sampled_from(["name", "basis_from"])),
    st.builds("name {} '甲'".format, st.sampled_from("=≠")),
    st.builds("-({}) < abs({})".format, number, number),
    st.builds("all(any(g.amount ≥ f.amount for g in funds) for f in funds where {})".format,
              st.sampled_from(["true", "present(f.amount)", "f.role = 'part'"])),
    st.builds("count(f for f in funds where {}) > 0".format, conditions),
    st.builds("present({})".format, number),
    st.builds("{} ≤ {} < {}".format, number, number, number),
)  # fmt: skip


def decided(text: str, scope: str, values: dict[str, object], steps: int = 10_000) -> bool | None:
    ground = Ground(scope, {}, [steps], {})
    return condition(parse(text), ground)(example_record(scope, values))


@settings(deadline=None, derandomize=True, max_examples=500)
@given(DUAL, given_values)
def test_what_is_decided_is_what_evaluation_says(text: str, values: dict[str, object]) -> None:
    found = decided(text, "cost_line", values)
    said = evaluate(parse(text), Env(example_record("cost_line", values), {}, {}))
    if found is not None:
        assert isinstance(said, Known)
        assert said.value is found


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_example_is_judged_alike(rule: Rule) -> None:
    for example in rule.examples:
        record = example_record(rule.scope, example.values)
        passed, skipped, others = sifted(rule, [record], MAX_STEPS)
        verdict, _ = verdict_of(rule, Env(record, rule.parameters, {}))
        if passed or skipped:
            assert verdict is (Verdict.PASS if passed else Verdict.NOT_APPLICABLE)
        else:
            assert others[0][1] in (None, verdict)


def test_most_examples_are_decided_quickly() -> None:
    undecided = [
        rule.id
        for rule in RULES
        for example in rule.examples
        if example.verdict is not Verdict.UNKNOWN
        for _, verdict in sifted(rule, [example_record(rule.scope, example.values)], 100)[2]
        if verdict is None
    ]
    assert len(undecided) < 10


def test_too_many_items_leave_it_undecided() -> None:
    values: dict[str, object] = {"funds": [{"amount": "1 元"}] * 5}
    text = "all(all(g.amount = f.amount for g in funds) for f in funds)"
    assert decided(text, "project", values, 30) is True
    assert decided(text, "project", values, 29) is None


def test_what_is_the_same_for_all_is_asked_once() -> None:
    ground = Ground("project", {}, [10], {})
    found = condition(parse("count(p for p in projects) = 2"), ground)
    records = [example_record("project", {}) for _ in range(50)]
    assert {found(record) for record in records} == {False}
    assert ground.left == [9]
