from decimal import Decimal

import pytest

from bgtlint.interpretation.quantities import Quantity
from bgtlint.rules.values import Known, Unknown
from tests.rules.support import value


def truth(expression: str, scope: str = "project", **values: object) -> object:
    found = value(expression, scope, **values)
    return found.value if isinstance(found, Known) else type(found).__name__


def plan(*shares: str) -> list[dict[str, str]]:
    return [{"percent": share} for share in shares]


@pytest.mark.parametrize(
    ("left", "right", "both", "either"),
    [
        ("true", "true", True, True),
        ("true", "false", False, True),
        ("false", "false", False, False),
        ("true", "budget > 0", "Unknown", True),
        ("false", "budget > 0", False, "Unknown"),
        ("budget > 0", "budget > 0", "Unknown", "Unknown"),
    ],
)
def test_three_valued_logic(left: str, right: str, both: object, either: object) -> None:
    for one, other in ((left, right), (right, left)):
        assert truth(f"{one} and {other}") == both
        assert truth(f"{one} or {other}") == either


def test_not_of_unknown_is_unknown() -> None:
    assert truth("not budget > 0") == "Unknown"
    assert truth("not true") is False


@pytest.mark.parametrize(
    ("expression", "reason"),
    [
        ("budget > 0", "没有预算数"),
        ("budget + 1 元 > 0", "没有预算数"),
        ("last(c.percent for c in checkpoints) > 0%", "没有可用的项"),
        ("1 元 / 0 > 0", "除数为零"),
        ("2 户 = 2 人", "计量单位不同：人与户"),
        ("1 元 + sum(f.amount for f in funds) > 2 人", "计量单位不同：人与元"),
    ],
)
def test_unknown_says_why(expression: str, reason: str) -> None:
    found = value(expression)
    assert isinstance(found, Unknown)
    assert found.reason.zh == reason


def test_unreadable_and_blank_operands_are_unknown() -> None:
    blank = value("budget > 0", budget="")
    unreadable = value("budget > 0", budget="12.5.0")
    assert isinstance(blank, Unknown)
    assert isinstance(unreadable, Unknown)
    assert blank.reason.zh == "预算数空白"
    assert unreadable.reason.zh == "预算数无法读懂"
    assert unreadable.reason.en == "budget cannot be read"


@pytest.mark.parametrize(
    ("given", "present", "labelled", "readable"),
    [
        ({}, False, False, True),
        ({"budget": ""}, False, True, True),
        ({"budget": "12.5.0"}, True, True, False),
        ({"budget": "12.5 万元"}, True, True, True),
    ],
)
def test_what_stands_there(
    given: dict[str, str], present: bool, labelled: bool, readable: bool
) -> None:
    assert truth("present(budget)", **given) is present
    assert truth("labelled(budget)", **given) is labelled
    assert truth("readable(budget)", **given) is readable


@pytest.mark.parametrize(
    ("expression", "outcome"),
    [
        ("1 万元 = 10000 元", True),
        ("1 年 = 12 月", True),
        ("1 年 = 4 季度", True),
        ("50% = 1 ÷ 2", True),
        ("3 元 × 4 = 12 元", True),
        ("25 户 × 0.125 万元/户/季度 × 1 年 = 12.5 万元", True),
        ("2 - 3 = -1", True),
        ("1 + 2 × 3 = 7", True),
        ("8 ÷ 4 ÷ 2 = 1", True),
        ("0% ≤ 50% ≤ 100%", True),
        ("0% ≤ 120% ≤ 100%", False),
        ("1 元 < 2 元 < 2 元", False),
        ("0 < 1 元", True),
        ("0.3 = 0.1 + 0.2", True),
        ("'（a b）' = '(ab)'", True),
        ("'a' ≠ 'b'", True),
        ("'b' in ['a', 'b']", True),
        ("'c' not in ['a', 'b']", True),
        ("1 万元 in [3 元, 10000 元]", True),
        ("'12月底' matches '^\\d+月'", True),
        ("'年底' matches '^\\d+月'", False),
        ("length('绩效 目标') = 5", True),
        ("abs(-3 元) = 3 元", True),
        ("contains('（一）购置', '(一)')", True),
        ("same('专线 15 条。', '专线15条')", True),
        ("same('专线15条', '专线16条')", False),
        ("same('。', '，')", False),
        ("says('按时 支付', 'vague-times')", True),
        ("says('每月20日前', '笼统时间')", False),
        ("listed('件', 'counted-units') and not listed('件数', 'counted-units')", True),
        ("count(lacking(['a', 'b', 'c'], ['b'])) = 2", True),
        ("count(lacking(['a'], ['a', 'b'])) = 0", True),
        ("pick(1 元, 2 元, 1 < 2) = 1 元", True),
        ("pick(1 元, 2 元, 1 > 2) = 2 元", True),
        ("是 = true", True),
        ("100 元 ≈ 99 元", False),
        ("100 元 ≈ 99 元 ± 1%", False),
        ("100 元 ≈ 99 元 ± 1.02%", True),
        ("100 元 ≈ 99 元 ± 1 元", True),
        ("100 元 ≈ 98 元 ± 1 元", False),
    ],
)
def test_operators(expression: str, outcome: bool) -> None:
    assert truth(expression) is outcome


def test_a_blank_is_the_same_as_nothing() -> None:
    assert truth("same(name, goal)", name="", goal="") is False
    assert truth("same(name, goal)", name="养护") is False
    assert truth("says(goal, 'vague-times')") is False


def test_a_choice_by_an_unknown_condition_is_unknown() -> None:
    assert truth("pick(1, 2, budget > 0) = 1", budget="12.5.0") == "Unknown"


def test_days_between_dates() -> None:
    plan = [{"label": "6月底"}, {"label": "年底"}]
    given = {"year": "2025", "deadline": "2025-08-31", "checkpoints": plan}
    assert truth("due = first(c.day for c in checkpoints)", "indicator", **given) is False
    assert truth("days(first(c.day for c in checkpoints), due) = 62", "indicator", **given) is True
    assert truth("days(due, last(c.day for c in checkpoints)) = 122", "indicator", **given) is True
    assert truth("max(c.day for c in checkpoints) > due", "indicator", **given) is True
    assert truth("due > due", "indicator", deadline="---20") == "Unknown"


def test_about_uses_what_printed_figures_stand_for() -> None:
    given = {"quantity": "35 户", "unit_cost": "893 元/户/季", "budget": "12.50 万元"}
    product = "quantity × unit_cost × fiscal_year"
    assert truth(f"{product} ≈ budget", "cost_line", **given) is True
    assert truth(f"{product} = budget", "cost_line", **given) is False


@pytest.mark.parametrize(
    ("expression", "outcome"),
    [
        ("count(c for c in checkpoints)", 4),
        ("count(checkpoints)", 4),
        ("count(c for c in checkpoints where present(c.percent))", 3),
        ("count(present(c.percent) for c in checkpoints)", 3),
        ("sum(c.percent for c in checkpoints where present(c.percent))", 175),
        ("min(c.percent for c in checkpoints where present(c.percent))", 25),
        ("max(c.percent for c in checkpoints where present(c.percent))", 100),
        ("first(c.percent for c in checkpoints where present(c.percent))", 25),
        ("last(c.percent for c in checkpoints where present(c.percent))", 50),
        ("sum(f.amount for f in funds)", 0),
    ],
)
def test_aggregates(expression: str, outcome: int) -> None:
    found = value(expression, checkpoints=plan("25%", "100%", "", "50%"))
    assert isinstance(found, Known)
    assert isinstance(found.value, Quantity)
    assert found.value.number == Decimal(outcome)


@pytest.mark.parametrize(
    ("expression", "outcome"),
    [
        ("all(c.percent > 0% for c in checkpoints)", "Unknown"),
        ("all(c.percent > 50% for c in checkpoints)", False),
        ("any(c.percent > 50% for c in checkpoints)", True),
        ("any(c.percent > 500% for c in checkpoints)", "Unknown"),
        ("all(c.percent > 0% for c in checkpoints where present(c.percent))", True),
        ("all(true for c in checkpoints where c.percent > 0%)", "Unknown"),
        ("sum(c.percent for c in checkpoints) = 1%", "Unknown"),
        ("all(false for f in funds)", True),
        ("any(true for f in funds)", False),
        ("nondecreasing(c.percent for c in checkpoints where present(c.percent))", False),
        ("unique(c.percent for c in checkpoints where present(c.percent))", True),
    ],
)
def test_aggregates_of_conditions(expression: str, outcome: object) -> None:
    assert truth(expression, checkpoints=plan("25%", "100%", "", "50%")) == outcome


def test_majority_needs_one_winner() -> None:
    names = "majority(p.name for p in projects) = 'a'"
    assert truth(names, "document", projects=["a", "b", "a"]) is True
    assert truth(names, "document", projects=["a", "b"]) == "Unknown"


def test_sums_of_sums_reach_into_other_records() -> None:
    projects = [
        {"name": "a", "funds": [{"amount": "1 万元"}, {"amount": "5000 元"}]},
        {"name": "b", "funds": [{"amount": "2 万元"}]},
    ]
    total = "sum(sum(f.amount for f in p.funds) for p in projects) = 3.5 万元"
    assert truth(total, "document", projects=projects) is True


@pytest.mark.parametrize(
    ("cost", "more", "periods"),
    [
        ("4.35 万元/人/年", {}, 1),
        ("893 元/户/季", {}, 4),
        ("2626 元/人/月", {}, 12),
        ("2626 元/人/月", {"duration": "10 个月"}, 10),
        ("6000 元/条", {}, 1),
    ],
)
def test_periods_come_from_the_unit_cost(cost: str, more: dict[str, str], periods: int) -> None:
    assert truth(f"periods = {periods}", "cost_line", unit_cost=cost, **more) is True


def test_a_price_by_the_day_needs_days() -> None:
    assert truth("periods > 0", "cost_line", unit_cost="100 元/人/天") == "Unknown"
    given = {"unit_cost": "100 元/人/天", "duration": "5 天"}
    assert truth("periods = 5", "cost_line", **given) is True


def test_names_of_value_cells_follow_from_the_value() -> None:
    given = {"value": "≥95%", "name": "合格率"}
    assert truth("comparator = '≥' and number = 95 and unit_name = '%'", "indicator", **given)
    assert truth("value_kind = 'percentage' and value_text = '≥95%'", "indicator", **given)


def test_inner_names_win_and_the_project_keeps_its_own() -> None:
    given = {"name": "合格率", "project_name": "养护"}
    assert truth("name = '合格率' and project_name = '养护'", "indicator", **given) is True
