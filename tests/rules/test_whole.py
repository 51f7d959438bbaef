"""Rules that judge the indicators of a form together are undecided where some were not read."""

from dataclasses import replace
from pathlib import Path

import pytest

from bgtlint.model import Outline, Project
from bgtlint.rules import run
from tests.rules.support import load, one, project, rule_text

LINE = ("15 条", "6000 元/条")


def lacking(rows: int) -> Project:
    whole = project(1, costs=(LINE,))
    return replace(whole, form=replace(whole.form, unread_rows=rows))


@pytest.mark.parametrize(
    ("scope", "keys", "whole"),
    [
        ("project", {"assert": "count(i for i in indicators) > 3"}, True),
        ("project", {"assert": "true", "when": "any(i.role = 'time' for i in indicators)"}, True),
        ("project", {"assert": "count(i for i in indicators) > 3", "whole": "false"}, False),
        ("project", {"assert": "present(budget)"}, False),
        ("project", {"assert": "present(budget)", "whole": "true"}, True),
        ("project", {"assert": "sum(m.weight for m in marks) = 100 分"}, True),
        ("project", {"assert": "count(c for c in checkpoints) > 0"}, False),
        ("indicator", {"assert": "present(value)"}, False),
        ("cost_line", {"assert": "present(quantity)"}, True),
    ],
)
def test_which_rules_need_all_indicators(
    tmp_path: Path, scope: str, keys: dict[str, str], whole: bool
) -> None:
    quoted = {name: f'"{text}"' if " " in text else text for name, text in keys.items()}
    assert one(tmp_path, rule_text(scope, **quoted)).whole is whole


@pytest.mark.parametrize("scope", ["project", "document"])
def test_such_a_rule_is_undecided_with_the_reason(tmp_path: Path, scope: str) -> None:
    rule = rule_text(scope, assert_="false", whole="true")
    for rows, counts in ((0, (1, 0)), (2, (0, 1))):
        found, (coverage,) = run(load(tmp_path, rule), [lacking(rows)], Outline())
        assert (len(found), coverage.unknown) == counts
    assert coverage.reasons == {"这张表有的行没有读出": 1}


def test_a_rule_on_each_row_is_judged(tmp_path: Path) -> None:
    rule = rule_text("project", assert_="present(goal)")
    found, _ = run(load(tmp_path, rule), [lacking(2)], Outline())
    assert len(found) == 1
