"""Fund blocks: columns, sources, what is a part of what."""

import pytest

from bgtlint.recognition.fund_words import shipped_fund_words
from bgtlint.recognition.funds import fund_name, read_funds
from bgtlint.recognition.inline_funds import read_inline_funds
from bgtlint.recognition.view import View
from tests.recognition.grids import view

WORDS = shipped_fund_words()


def rows(drawing: str) -> list[tuple[str, str, str]]:
    seen = view(drawing)
    found = read_funds(seen, seen.grid.rows + 1, WORDS, frozenset({"年度总体目标"}))
    return [(row.block, row.name, row.part_of) for row in found]


def read(seen: View) -> dict[str, dict[str, str]]:
    found = read_funds(seen, seen.grid.rows + 1, WORDS)
    return {row.name: {name: at.text for name, at in row.cells.items()} for row in found}


SIMPLE = """
项目资金（万元）||年初预算数|全年预算数|全年执行数|分值|执行率|得分
|年度资金总额：|100|120|90|10|75%|7.5
|其中：当年财政拨款|100|110|85|—|—|—
|上年结转资金||10|5|—|—|—
|其他资金||||—|—|—
年度总体目标|预期目标|||实际完成情况|||
"""


def test_rows_and_their_parents() -> None:
    assert rows(SIMPLE) == [
        ("项目资金（万元）", "budget", ""),
        ("项目资金（万元）", "fiscal", "budget"),
        ("项目资金（万元）", "carried", "budget"),
        ("项目资金（万元）", "other", "budget"),
    ]


def test_cells_by_column_and_blank_ones_in_their_place() -> None:
    found = read(view(SIMPLE))
    assert found["budget"] == {
        "initial": "100", "adjusted": "120", "executed": "90",
        "weight": "10", "rate": "75%", "score": "7.5",
    }  # fmt: skip
    assert found["carried"]["initial"] == ""


def test_amounts_right_under_the_heading_are_the_total_though_no_label_names_them() -> None:
    drawing = """
预算执行情况（万元）（20分）|预算数（A）|执行数（B）|执行率（B/A）|得分（20分*执行率）
|25.00|24.00|96.00%|19.20
年度目标1|核查低保家庭3000户|||
"""
    assert read(view(drawing)) == {
        "budget": {
            "adjusted": "25.00", "executed": "24.00", "rate": "96.00%", "score": "19.20",
            "weight": "得分（20分*执行率）",
        }
    }  # fmt: skip


def test_a_part_of_a_part_is_not_added_twice() -> None:
    drawing = """
资金||全年预算数|全年执行数|执行率
|年度资金总额|100|100|100%
|其中：财政拨款|80|80|100%
|其中：上级资金|60|60|100%
|本级资金|20|20|100%
|其他资金|20|20|100%
"""
    assert [(name, of) for _, name, of in rows(drawing)] == [
        ("budget", ""), ("fiscal", "budget"), ("superior", "fiscal"),
        ("local_level", "fiscal"), ("other", "budget"),
    ]  # fmt: skip


def test_sources_of_two_levels_without_a_fiscal_row_are_siblings() -> None:
    drawing = """
资金||全年预算数（A）|全年执行数（B）|预算执行率（B/A×100%）
|年度资金总额|100|100|100%
|其中：中央财政资金|60|60|100%
|地方资金|40|40|100%
"""
    assert [of for _, _, of in rows(drawing)] == ["", "budget", "budget"]


@pytest.mark.parametrize(
    ("first", "parents"),
    [("其中：基本支出", ("fiscal", "fiscal")), ("基本支出", ("budget", "budget"))],
)
def test_expenditure_under_a_source_is_a_part_of_it(first: str, parents: tuple[str, str]) -> None:
    drawing = f"""
资金||年初预算|全年预算|全年执行
|部门预算总额|100|100|100
|其中：财政拨款|90|90|90
|{first}|40|40|40
|项目支出|50|50|50
|其他资金|10|10|10
"""
    found = {name: of for _, name, of in rows(drawing)}
    assert (found["basic"], found["program"]) == parents
    assert found["other"] == "budget"


def test_a_total_at_the_end_closes_its_block() -> None:
    drawing = """
项目||当年金额|占比
收入构成|财政拨款|90|90%
|其他资金|10|10%
|合计|100|100%
支出构成|基本支出|60|60%
|项目支出|40|40%
|合计|100|100%
"""
    blocks = [block for block, _, _ in rows(drawing)]
    assert blocks == ["收入构成"] * 3 + ["支出构成"] * 3


def test_a_group_label_that_reads_like_a_column_is_none() -> None:
    drawing = """
预算执行情况（10分）|年度预算数（万元）||年初预算|调整后预算数|预算执行数|预算执行率|权重|得分
|总额||0.00|3.36|3.36|100.00%|10|10
"""
    assert read(view(drawing))["budget"]["adjusted"] == "3.36"
    assert read(view(drawing))["budget"]["initial"] == "0.00"


def test_points_in_a_heading_stand_for_a_missing_column() -> None:
    drawing = """
预算执行情况（万元）（20分）||预算数（A）|执行数（B）|执行率（B/A）|得分（20分×执行率）
|年度财政资金总额|86.4|82.08|95%|19
"""
    assert read(view(drawing))["budget"]["weight"] == "得分（20分×执行率）"


def test_a_source_nobody_named_is_a_part_too() -> None:
    drawing = """
资金||全年预算数|全年执行数|执行率
|年度资金总额|100|100|100%
|其中：财政拨款|80|80|100%
|债券资金|20|20|100%
"""
    assert rows(drawing)[-1][1:] == ("债券资金", "budget")


def test_a_block_without_a_header_needs_expenditure_by_type() -> None:
    plain = "预算数|100|其中：财政资金|100|其他资金|\n"
    assert rows(plain) == []
    department = """
部门预算总额（万元）|100
1、资金来源：（1）政府预算资金|90
（2）单位资金|10
2、资金结构：（1）基本支出|60
（2）项目支出|40
"""
    assert [name for _, name, _ in rows(department)] == [
        "budget", "fiscal", "own", "basic", "program",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("年度资金总额:", "budget"), ("其中:当年财政拨款", "fiscal"), ("(2)项目支出", "program"),
        ("2、资金结构:(1)基本支出", "basic"), ("按支出性质分:基本支出", "basic"), ("预期目标", ""),
    ],
)  # fmt: skip
def test_names(text: str, name: str) -> None:
    assert fund_name(text, WORDS)[0] == name


def test_label_and_amount_in_one_cell() -> None:
    seen = view("""
按收入性质分：100|按支出性质分：100
其中：一般公共预算：90|其中：基本支出：60
其他资金：10|项目支出：40
""")
    found = [
        (row.block, row.name, row.cells["adjusted"].text)
        for row in read_inline_funds(seen, 4, WORDS)
    ]
    assert found == [
        ("按收入性质分", "budget", "100"), ("按支出性质分", "budget", "100"),
        ("按收入性质分", "general", "90"), ("按支出性质分", "basic", "60"),
        ("按收入性质分", "other", "10"), ("按支出性质分", "program", "40"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "left, right", [("收入构成", "支出构成"), ("收入预算（万元）", "支出预算")]
)
def test_two_lists_side_by_side_under_what_they_are_called_are_two_blocks(
    left: str, right: str
) -> None:
    drawing = f"""
部门预算|{left}||{right}|
|财政拨款|90|基本支出|60
|其他资金|10|项目支出|40
|合计|100|合计|100
"""
    assert [(name, part) for _, name, part in rows(drawing)] == [
        ("fiscal", "budget"), ("basic", "budget"), ("other", "budget"), ("program", "budget"),
        ("budget", ""), ("budget", ""),
    ]  # fmt: skip
