"""Rule files from strangers give rules or mistakes, nothing else; `tests/fuzz` tries many more."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bgtlint.rules.errors import RuleErrors
from bgtlint.rules.examples import ExampleError, example_record
from bgtlint.rules.load import load_rules
from bgtlint.yaml_nodes import read_yaml
from tests.fuzz.inputs import KINDS, POISON, make
from tests.fuzz.trial import outcome, watched
from tests.rules.support import rule_text

QUICK = {"bombs": 25, "wounded rules": 25}
SOME = [(kind, seed) for kind in KINDS for seed in range(QUICK.get(kind, 40))]


@pytest.mark.parametrize(("kind", "seed"), SOME)
def test_a_strangers_file(kind: str, seed: int, tmp_path: Path) -> None:
    path = tmp_path / "rule.yml"
    path.write_bytes(make(kind, seed))
    with watched(path):
        assert outcome(path) in ("rules", "mistakes")


@pytest.mark.parametrize("key", ["assert_", "when", "at", "severity", "message", "parameters"])
@pytest.mark.parametrize("poison", POISON, ids=range(len(POISON)))
def test_poison_in_every_place(key: str, poison: str, tmp_path: Path) -> None:
    path = tmp_path / "rule.yml"
    quoted = "'" + poison.replace("'", "''") + "'"
    value = f"{{a: {quoted}}}" if key == "parameters" else quoted
    path.write_text(rule_text(**{key: value}), encoding="utf-8")
    with watched(path):
        assert outcome(path) in ("rules", "mistakes")


@settings(deadline=None, derandomize=True, max_examples=200,
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(st.binary(max_size=300))
def test_any_bytes(tmp_path: Path, content: bytes) -> None:
    read_yaml(content)
    path = tmp_path / "rule.yml"
    path.write_bytes(content)
    with pytest.raises(RuleErrors):
        load_rules([path])


@pytest.mark.parametrize("text", ["1e999999999", "NaN", "Infinity", "sNaN", "1_000", "9" * 31, ""])
def test_numbers_of_examples_are_plain(text: str) -> None:
    if text:
        with pytest.raises(ExampleError):
            example_record("project", {"number": text})
    for kind in ("budget", "project_year", "name"):
        try:
            example_record("project", {kind: text})
        except ExampleError as wrong:
            assert len(str(wrong)) < 300


def test_loops_in_loops_end(tmp_path: Path) -> None:
    listed = ", ".join("{amount: 1 万元}" for _ in range(500))
    path = tmp_path / "rule.yml"
    path.write_text(
        rule_text(
            assert_="all(all(all(f.amount = g.amount for f in funds) for g in funds)"
            " for h in funds)",
            examples=f"{{pass: [{{funds: [{listed}]}}]}}",
        ),
        encoding="utf-8",
    )
    with pytest.raises(RuleErrors, match="计算量太大"):
        load_rules([path])


def test_many_mistakes_are_told_up_to_a_number(tmp_path: Path) -> None:
    path = tmp_path / "rule.yml"
    path.write_text("- a\n" * 30_000, encoding="utf-8")
    with pytest.raises(RuleErrors) as caught:
        load_rules([path])
    assert 100 < len(caught.value.errors) < 300
    assert "错误太多" in caught.value.errors[-1].message.zh


def test_a_message_quotes_only_the_ends_of_a_long_word(tmp_path: Path) -> None:
    path = tmp_path / "rule.yml"
    path.write_text(
        f"- {'k' * 20_000}: 1\n  {'b' * 500}: 2\n  id: {'x' * 5_000}\n", encoding="utf-8"
    )
    with pytest.raises(RuleErrors) as caught:
        load_rules([path])
    assert all(len(error.text("zh")) < 600 for error in caught.value.errors)
