import pytest

from bgtlint.model import Line
from bgtlint.reading.normalise import compact
from bgtlint.recognition.outline import (
    amount_unit,
    is_title,
    read_heading,
    read_outline,
    unnumbered,
)


def test_units_of_amounts() -> None:
    assert amount_unit("单位:万元") == "万元"
    assert amount_unit("金额单位:元") == "元"
    assert amount_unit("单位:人民币(万元)") == "万元"
    assert amount_unit("单位名称:某局") == ""


@pytest.mark.parametrize(
    "title",
    ["3.2025年公路养护", "3、2025年公路养护", "(3)2025年公路养护", "(三)2025年公路养护",
     "表3 2025年公路养护", "表1-3 2025年公路养护", "项目3:2025年公路养护", "附件3.2025年公路养护",
     "2025年公路养护"],
)  # fmt: skip
def test_the_number_of_a_title_is_no_part_of_the_name(title: str) -> None:
    assert unnumbered(compact(title)) == "2025年公路养护"


@pytest.mark.parametrize("title", ["表彰奖励经费", "项目前期费", "12345热线运行费"])
def test_names_keep_what_only_begins_like_a_number(title: str) -> None:
    assert unnumbered(title) == title


def test_titles() -> None:
    assert is_title("3.2025年公路养护经费绩效目标表")
    assert is_title("项目支出绩效自评表(2024年度)")
    assert not is_title("单位:万元")
    assert not is_title("一、总体绩效目标")


def test_the_heading_nearest_to_the_table_counts() -> None:
    lines = [
        Line(t) for t in ("1.甲项目绩效目标表", "单位：元", "2.乙项目绩效目标表", "单位：万元")
    ]
    heading = read_heading(lines)
    assert heading.title is not None and heading.title.text.startswith("2.")
    assert heading.amount_unit == "万元"


def test_contents_and_year() -> None:
    outline = read_outline(
        [
            Line("清湾县交通运输局"),
            Line("2026 年部门预算绩效文本"),
            Line("1.2026 年公路养护经费绩效目标表.....\t4"),
            Line("2.2026 年桥梁维修经费绩效目标表\t5"),
        ]
    )
    assert outline.year == 2026
    assert outline.department == "清湾县交通运输局"
    assert outline.contents == (
        ("1.2026年公路养护经费绩效目标表", "4"),
        ("2.2026年桥梁维修经费绩效目标表", "5"),
    )
