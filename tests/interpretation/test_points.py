"""Points and execution rates as printed."""

import pytest

from bgtlint.interpretation.points import read_heading_points, read_points, read_rate
from bgtlint.model import MeasureKind


@pytest.mark.parametrize(
    ("text", "number"),
    [("10", "10"), ("10分", "10"), ("22.5", "22.5"), ("15%", "15"), ("-2", "-2"), ("１０", "10")],
)
def test_points(text: str, number: str) -> None:
    assert str(read_points(text).number) == number


@pytest.mark.parametrize("text", ["", "—", "/", "-", "无"])
def test_blank_points(text: str) -> None:
    assert read_points(text).kind is MeasureKind.EMPTY


def test_words_are_no_points() -> None:
    assert read_points("十分").kind is MeasureKind.MALFORMED


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("产出指标(50分)", "50"), ("产出指标（50）", "50"), ("产出指标 50", "50"),
        ("得分（20分*执行率）", "20"), ("满意度指标\n（10分）", "10"),
        ("产出指标(40-50)分", "None"), ("产出指标", "None"), ("成本指标（0-20分）", "None"),
    ],
)  # fmt: skip
def test_points_in_a_heading(text: str, number: str) -> None:
    assert str(read_heading_points(text).number) == number


@pytest.mark.parametrize(
    ("text", "heading", "number", "decimals"),
    [
        ("98.50%", "", "98.50", 2), ("98.5", "", "98.5", 1), ("100", "", "100", 0),
        ("1", "", "100", 0), ("0.985", "", "98.500", 1), ("0", "", "0", 0),
        ("0.5", "执行率（%）", "0.5", 1), ("0.00%", "", "0.00", 2),
    ],
)  # fmt: skip
def test_rates(text: str, heading: str, number: str, decimals: int) -> None:
    found = read_rate(text, heading)
    assert found.number is not None
    assert float(found.number) == float(number)
    assert (found.unit, found.decimals) == ("%", decimals)
