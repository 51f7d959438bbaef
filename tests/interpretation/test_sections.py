"""Sections of a narrative, and how alike two paragraphs are."""

from decimal import Decimal

from bgtlint.interpretation.sections import read_sections
from bgtlint.interpretation.similarity import similarity
from bgtlint.model import Line

TEXT = "一是强化就业服务，落实各项补贴政策，支持重点群体就业创业"


def test_headings_part_a_narrative_and_a_contents_line_is_none() -> None:
    lines = [
        "一、总体绩效目标......1", "一、总体绩效目标", "第一段。", "二、分项绩效目标", "第二段。",
        "3", "第二部分", "不属于任何一节",
    ]  # fmt: skip
    found = [
        (section.name, [line.text for line in section.paragraphs])
        for section in read_sections([Line(line) for line in lines])
    ]
    assert found == [("总体绩效目标", ["第一段。"]), ("分项绩效目标", ["第二段。"])]


def test_similarity() -> None:
    assert similarity(TEXT, TEXT + "。") > Decimal("0.9")
    assert similarity(TEXT, "二是完善社会保障体系，按时足额发放养老金待遇资金") < Decimal("0.5")
    assert similarity("加强监管", "加强监督") == 0
    assert similarity("加强监管", "加强监管") == 1
