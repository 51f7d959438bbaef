from pathlib import Path

import pytest

from bgtlint.rules.rule import RuleSet
from bgtlint.rules.selection import select
from tests.rules.support import load, rule_text


@pytest.fixture
def rules(tmp_path: Path) -> RuleSet:
    return load(
        tmp_path,
        rule_text(id="CST001", name="cost-product"),
        rule_text(id="CST002", name="cost-cap", pedantic="true"),
        rule_text(id="FND001", name="funds-sum"),
    )


@pytest.mark.parametrize(
    ("chosen", "ignored", "ids"),
    [
        ([], [], ["CST001", "FND001"]),
        (["CST"], [], ["CST001"]),
        (["CST", "CST002"], [], ["CST001", "CST002"]),
        (["cost-cap"], [], ["CST002"]),
        (["funds-sum", "CST001"], [], ["CST001", "FND001"]),
        ([], ["CST"], ["FND001"]),
        ([], ["funds-sum"], ["CST001"]),
        (["CST"], ["CST001"], []),
    ],
)
def test_selection(rules: RuleSet, chosen: list[str], ignored: list[str], ids: list[str]) -> None:
    found = select(rules, chosen, ignored)
    assert [rule.id for rule in found.rules] == ids
    assert found.digest == rules.digest


@pytest.mark.parametrize(("code", "meant"), [("CST01", "CST001"), ("fund-sum", "funds-sum")])
def test_an_unknown_code(rules: RuleSet, code: str, meant: str) -> None:
    with pytest.raises(ValueError, match=meant):
        select(rules, [code])
    with pytest.raises(ValueError, match=meant):
        select(rules, [], [code])
