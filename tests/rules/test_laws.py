"""Whatever passes the type check evaluates, and a failure can always be explained."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bgtlint.model import Severity, Verdict
from bgtlint.rules import kinds as k
from bgtlint.rules.check import expect
from bgtlint.rules.checking import Checking
from bgtlint.rules.engine import shared_nodes
from bgtlint.rules.env import Env
from bgtlint.rules.errors import ExpressionError
from bgtlint.rules.examples import example_record
from bgtlint.rules.findings import finding
from bgtlint.rules.judge import judge
from bgtlint.rules.parse import parse
from bgtlint.rules.rule import Expression, Grades, Placeholder, Rule, Template
from bgtlint.rules.texts import Text
from bgtlint.rules.values import Absent, Blank, Known, Unknown

NUMBERS = [
    "budget", "quantity", "unit_cost", "fiscal_year", "periods", "0", "3", "0.5%", "2 人",
    "1 万元", "1 元/人", "sum(f.amount for f in funds)", "max(c.percent for c in checkpoints)",
    "count(f for f in funds where f.amount > 1 元)", "last(f.amount for f in funds)",
]  # fmt: skip
WORDS = ["name", "goal", "'甲'", "first(f.role for f in funds)", "basis_from"]
CONDITIONS = [
    "total", "present(budget)", "readable(quantity)", "labelled(use)", "true", "partial_funding",
    "unique(f.amount for f in funds)", "nondecreasing(c.percent for c in checkpoints)",
    "all(f.amount > 0 for f in funds)", "any(f.role = 'part' for f in funds)",
]  # fmt: skip

number = st.recursive(
    st.sampled_from(NUMBERS),
    lambda inner: st.builds("({} {} {})".format, inner, st.sampled_from("+-×÷"), inner),
    max_leaves=5,
)
condition = st.recursive(
    st.one_of(
        st.sampled_from(CONDITIONS),
        st.builds("{} {} {}".format, number, st.sampled_from("=≠<≤>≥≈"), number),
        st.builds("{} ≈ {} ± {}".format, number, number, st.sampled_from(["1%", "1 元"])),
        st.builds("{} {} {}".format, st.sampled_from(WORDS), st.sampled_from("=≠"),
                  st.sampled_from(WORDS)),
        st.builds("{} in [{}]".format, number, number),
        st.builds("{} matches '{}'".format, st.sampled_from(WORDS), st.sampled_from(["甲", "^$"])),
    ),
    lambda inner: st.one_of(
        st.builds("({} {} {})".format, inner, st.sampled_from(["and", "or"]), inner),
        st.builds("not ({})".format, inner),
    ),
    max_leaves=4,
)  # fmt: skip
figure = st.sampled_from(
    [
        "",
        "3 人",
        "0 人",
        "1.50 万元",
        "6000 元/人/月",
        "≤5 元/人",
        "约 7 户",
        "12.5.0",
        "25%",
        "-1 元",
        "按合同",
        "99999999 亿元",
        "3—5 人",
    ]
)
given_values = st.fixed_dictionaries(
    {},
    optional={
        "budget": figure, "quantity": figure, "unit_cost": figure, "name": figure,
        "funds": st.lists(st.fixed_dictionaries({"amount": figure}), max_size=3),
        "checkpoints": st.lists(st.fixed_dictionaries({"percent": figure}), max_size=3),
    },
)  # fmt: skip


@settings(deadline=None, derandomize=True, max_examples=400)
@given(condition, given_values)
def test_every_checked_rule_gives_a_verdict(text: str, values: dict[str, object]) -> None:
    tree = parse(text)
    errors: list[ExpressionError] = []
    expect(tree, Checking("cost_line", {}, errors), k.BOOL)
    if errors:
        return
    parts = (Placeholder("implied"), Placeholder("lhs"), Placeholder("culprits"))
    rule = Rule(
        "TST001", "t", Text("t"), Grades(Severity.INFO), "cost_line",
        Expression(text, tree, k.BOOL), Template(parts, parts), {},
        suggestion=Template(parts, parts),
    )  # fmt: skip
    env = Env(example_record("cost_line", values), {}, {}, memo={}, shared=shared_nodes(rule))
    outcome = judge(rule, env)
    assert (outcome.verdict is Verdict.UNKNOWN) == bool(outcome.reason)
    assert (outcome.verdict is Verdict.FAIL) == (outcome.failure is not None)
    if outcome.failure is not None:
        assert finding(rule, env, outcome.failure, "zh").evidence.expression == text


@settings(deadline=None, derandomize=True, max_examples=200)
@given(condition, given_values)
def test_a_condition_and_its_negation(text: str, values: dict[str, object]) -> None:
    from tests.rules.support import mistakes, value

    if mistakes(text, "cost_line"):
        return
    found, negated = (
        value(text, "cost_line", **values),
        value(f"not ({text})", "cost_line", **values),
    )
    match found:
        case Known():
            assert isinstance(negated, Known)
            assert negated.value is not found.value
        case Unknown() | Blank() | Absent():
            assert isinstance(negated, Unknown)
