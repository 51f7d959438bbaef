"""Rows of which a converter put every cell on a line of its own are one line again, or left."""

import pytest

from bgtlint.reading.rejoined import is_packed, rejoined

TEXT = [
    "投资计划绩效目标表",
    "专项名称 |",
    "渠道防渗改造 | ||||",
    "绩效指标 |",
    "一级指标 |",
    "二级指标 |",
    "三级指标 |",
    "指标值 | |",
    "实施效果指标 |",
    "产出指标 |",
    "改造渠道长度 |",
    "12公里 | ||",
]


def _filled(lines: list[str]) -> list[str]:
    return [line for line in rejoined(lines) if line != "|"]


def test_the_bars_behind_the_last_cell_end_a_row() -> None:
    assert _filled(TEXT) == [
        "投资计划绩效目标表",
        "专项名称 | 渠道防渗改造 | ||||",
        "绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值 | |",
        "实施效果指标 | 产出指标 | 改造渠道长度 | 12公里 | ||",
    ]


def test_rows_of_unequal_bars_stay_as_they_are() -> None:
    for at in range(1, len(TEXT)):
        lost = [*TEXT[:at], *TEXT[at + 1 :]]
        assert _filled(lost) == lost, TEXT[at]


def test_two_cells_on_a_line_are_no_cell() -> None:
    lines = [*TEXT[:1], f"{TEXT[1]} {TEXT[2]}", *TEXT[3:]]
    assert _filled(lines) == lines


@pytest.mark.parametrize(
    ("line", "padded"),
    [
        ("质量指标 | 合格率 | 98% | |||", True),
        ("质量指标 | 合格率 | 98% |||", True),
        ("质量指标|合格率|98%|||", False),
        ("质量指标 | 合格率 | 98% |  |  |  |", False),
        ("质量指标 | 合格率 | 98% |", False),
    ],
)
def test_bars_that_stand_together_fill_a_row_up(line: str, padded: bool) -> None:
    assert is_packed([line]) == padded
