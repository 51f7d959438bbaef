"""Totals, grades and reasons below the indicators; goals side by side above them."""

import pytest

from bgtlint.model import Line
from bgtlint.recognition.header import find_header
from bgtlint.recognition.layout_reading import shipped_layouts, shipped_levels
from bgtlint.recognition.totals import (
    last_row,
    read_achievement,
    read_totals,
    shipped_closing_words,
)
from tests.recognition.grids import view

WORDS = shipped_closing_words()
GENERIC = next(layout for layout in shipped_layouts() if layout.generic)
HEAD = """
年度总体目标|预期目标||实际完成情况||
|目标甲||完成甲||
一级指标|二级指标|三级指标|指标值|分值|得分
产出指标|数量指标|人数|≥5人|90|88
"""


def totals(tail: str, *lines: str) -> dict[str, str]:
    seen = view(HEAD + tail)
    header = find_header(seen, GENERIC, shipped_levels())
    assert header is not None
    found = read_totals(seen, header, [Line(line) for line in lines], WORDS)
    return {name: place.text for name, place in found.items()}


@pytest.mark.parametrize(
    ("tail", "expected"),
    [
        ("总分||||100|96.5", {"weight": "100", "score": "96.5"}),
        ("自评总分|||||96.5", {"weight": "", "score": "96.5"}),
        ("总分：96.5分|||||", {"score": "96.5"}),
        ("自评等级|优||||", {"grade": "优"}),
        ("未完成原因分析|雨季|||| ", {"reason": "雨季"}),
        ("评价结论|完成|||| ", {}),
    ],
)
def test_totals_below_the_indicators(tail: str, expected: dict[str, str]) -> None:
    assert totals(tail) == expected


def test_a_total_above_the_table() -> None:
    assert totals("", "填报日期：2025年3月　总分：95.5分") == {"score": "95.5"}


def test_the_indicators_end_at_the_first_closing_label() -> None:
    seen = view(HEAD + "总分||||100|88\n说明|无||||")
    header = find_header(seen, GENERIC, shipped_levels())
    assert header is not None
    assert last_row(seen, header, WORDS) == 4


def test_goal_and_achievement_stand_below_their_labels() -> None:
    found = read_achievement(view(HEAD), 3, WORDS)
    assert {name: place.text for name, place in found.items()} == {
        "goal": "目标甲", "achieved": "完成甲",
    }  # fmt: skip


def test_the_goal_may_stand_under_another_label() -> None:
    drawn = "总体目标|年初设定目标||年度总体目标完成情况||\n|防治24万亩||完成24万亩||\n" + HEAD
    found = read_achievement(view(drawn), 3, WORDS)
    assert {name: place.text for name, place in found.items()} == {
        "goal": "防治24万亩", "achieved": "完成24万亩",
    }  # fmt: skip


def test_what_was_achieved_may_stand_right_of_its_label() -> None:
    drawn = "年度绩效目标|服务1200人||||\n实际完成情况|服务1200人|||| "
    found = read_achievement(view(drawn), 3, WORDS)
    assert {name: place.text for name, place in found.items()} == {"achieved": "服务1200人"}
    assert found["achieved"].label == "实际完成情况"


@pytest.mark.parametrize(
    "drawing",
    [
        "预期目标|建8座||实际完成情况|建7座|\n一级指标|二级指标|三级指标|指标值|完成值|得分",
        "预期目标|||实际完成情况||\n建8座|||建7座||\n一级指标|二级指标|三级指标|指标值|完成值|得分",
    ],
)
def test_goal_and_achievement_stand_right_of_their_labels_or_below(drawing: str) -> None:
    seen = view(drawing)
    found = read_achievement(seen, seen.grid.rows, WORDS)
    assert {name: at.text for name, at in found.items()} == {"goal": "建8座", "achieved": "建7座"}
