"""Actual values in the terms of their targets, and the points they are due."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bgtlint.interpretation import scoring
from bgtlint.interpretation.actuals import read_actual
from bgtlint.interpretation.values import read_value
from bgtlint.model import MeasureKind


@pytest.mark.parametrize(
    ("target", "actual", "number", "unit"),
    [
        ("≥95%", "95", "95", "%"), ("≥95%", "1", "100", "%"), ("≥95%", "0.93", "93.00", "%"),
        ("≤2%", "0.5", "0.5", "%"), ("≥1500 件", "1526", "1526", "件"),
        ("≥1500 件", "1515", "1515", "件"), ("≤168万元", "165.648", "165.648", "万元"),
        ("≥ | 98 | %", "98.5", "98.5", "%"), ("≥50个", "已完成50个", "50", "个"),
        ("≤ | 0.9 | ‰", "0.1", "0.01", "%"), ("≤0.9‰", "1.2", "0.12", "%"),
    ],
)  # fmt: skip
def test_an_actual_value_has_the_unit_of_its_target(
    target: str, actual: str, number: str, unit: str
) -> None:
    found = read_actual(actual, read_value(target), "")
    assert (str(found.number), found.unit) == (number, unit)
    assert found.kind is not MeasureKind.MALFORMED


@pytest.mark.parametrize(
    ("target", "actual", "way", "met"),
    [
        ("≥50个", "50个", "up", True), ("≥50个", "49个", "up", False),
        ("≤10天", "12天", "down", False),
        ("≤10天", "10天", "down", True), (">50个", "50个", "up", False),
        ("90%-95%", "92%", "up", True),
        ("≥1.2万平方米", "11500平方米", "up", False), ("≥50个", "5户", "up", None),
        ("2024年11月底前", "2024年12月12日", "up", False),
        ("2024年11月底前", "2024年11月30日", "up", True),
        ("2024年11月底前", "12月12日", "up", None), ("每月15日前", "2024年3月8日", "up", None),
        ("明显改善", "已改善", "up", None), ("5%", "4%", "open", None), ("5%", "5%", "open", True),
    ],
)  # fmt: skip
def test_whether_a_target_is_met(target: str, actual: str, way: str, met: bool | None) -> None:
    wanted = read_value(target)
    assert scoring.is_met(wanted, read_actual(actual, wanted, ""), way) is met


@pytest.mark.parametrize(
    ("target", "role", "lower", "either", "way"),
    [
        ("≥5", "cost", True, False, "up"), ("≤5", "", False, False, "down"),
        ("5元", "cost", False, False, "down"), ("5%", "", True, False, "down"),
        ("5%", "", False, True, "open"), ("=100%", "", False, False, "up"),
    ],
)  # fmt: skip
def test_which_way_a_target_is_met(
    target: str, role: str, lower: bool, either: bool, way: str
) -> None:
    assert scoring.direction(read_value(target), role, lower, either) == way


def due(target: str, actual: str, weight: str, way: str, role: str = "") -> set[str]:
    wanted = read_value(target)
    found = scoring.due_scores(
        wanted, read_actual(actual, wanted, role), Decimal(weight), way, role
    )
    return {f"{score:.2f}" for score in found}


def test_a_target_to_reach_is_due_its_share_or_nothing() -> None:
    assert due("≥50个", "40个", "10", "up") == {"0.00", "8.00"}


def test_a_target_not_to_exceed_has_two_formulas() -> None:
    assert due("≤10天", "12天", "10", "down") == {"0.00", "8.00", "8.33"}


def test_a_zero_target_is_all_or_nothing() -> None:
    assert due("≤0起", "2起", "10", "down") == {"0.00"}


def test_every_formula_shows_its_sum() -> None:
    wanted = read_value("≤10天")
    actual = read_actual("12天", wanted, "")
    found = scoring.due_scores(wanted, actual, Decimal(10), "down", "")
    assert sorted(found.values()) == [
        "",
        "10 天 ÷ 12 天 × 10 分",
        "[1 −（12 天 − 10 天）÷ 10 天] × 10 分",
    ]


def test_a_satisfaction_of_ninety_is_full() -> None:
    assert "10.00" in due("≥95%", "92%", "10", "up", "satisfaction")
    assert "10.00" not in due("≥95%", "92%", "10", "up")


@given(
    st.integers(1, 10**6),
    st.integers(0, 10**6),
    st.integers(1, 100),
    st.sampled_from(["up", "down"]),
)
def test_points_due_lie_between_nothing_and_all(
    target: int, actual: int, weight: int, way: str
) -> None:
    sign = "≥" if way == "up" else "≤"
    wanted = read_value(f"{sign}{target}件")
    got = read_actual(f"{actual}件", wanted, "")
    found = scoring.due_scores(wanted, got, Decimal(weight), way, "")
    assert found
    assert all(0 <= score <= weight for score in found)
    assert (Decimal(weight) in found) == (actual >= target if way == "up" else actual <= target)


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("优", "优"), ("优秀", "优"), ("优√　良□　中□　差□", "优"), ("优□　良√　中□　差□", "良"),
        ("□优 ☑良 □中 □差", "良"), ("优□ 良□ 中□ 差□", ""), ("合格", "中"), ("较高", ""),
    ],
)  # fmt: skip
def test_grades_as_printed(text: str, grade: str) -> None:
    assert scoring.grade_of(text, scoring.shipped_schemes()) == grade


@pytest.mark.parametrize(
    ("score", "grade"), [("90", "优"), ("89.99", "良"), ("80", "良"), ("60", "中"), ("59.9", "差")]
)
def test_grades_by_score(score: str, grade: str) -> None:
    assert scoring.grade_for(Decimal(score), scoring.shipped_schemes()) == grade


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("达成预期指标", "full"), ("部分达成预期指标并具有一定效果", "partial"),
        ("未达成预期指标且效果较差", "unmet"), ("基本完成", "partial"), ("效果明显", ""),
    ],
)  # fmt: skip
def test_bands_of_qualitative_results(text: str, band: str) -> None:
    assert scoring.band(text, scoring.shipped_schemes().bands) == band


@pytest.mark.parametrize(
    ("target", "actual", "way", "shares"),
    [
        ("≥95%", "96%", "up", ["1.0105", "1.0000"]), ("≥40个", "36个", "up", ["0.9000"]),
        ("≤2800元", "2730元", "down", ["0.9750", "1.0256", "1.0250", "1.0000"]),
        ("≤10天", "12天", "down", ["1.2000", "0.8333", "0.8000"]),
        ("≤5起", "0起", "down", ["0.0000", "2.0000", "1.0000"]),
        ("有效改善", "已改善", "up", []), ("≥0个", "3个", "up", []),
    ],
)  # fmt: skip
def test_what_forms_print_as_the_completion_rate(
    target: str, actual: str, way: str, shares: list[str]
) -> None:
    wanted = read_value(target)
    found = scoring.completion_shares(wanted, read_actual(actual, wanted, ""), way)
    assert [f"{share:.4f}" for share in found] == shares
