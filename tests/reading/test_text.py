import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bgtlint.model import Grid, Page
from bgtlint.reading import Limits
from bgtlint.reading.text import read_text
from tests.reading.making import grids, lines, only_grid, shown


def read(text: str) -> Page:
    count, pages = read_text(text.encode(), Limits())
    (page,) = pages
    assert count is None
    assert page.number is None
    return page


FORM = (
    "1. 劳务派遣人员经费绩效目标表\n"
    "\n"
    "323001 县人社局本级\n"
    "\n"
    "单位：万元\n"
    "\n"
    "项目编码\t1308\t\t项目名称\t劳务派遣\t\t\n"
    "资金支出计划\t3月底\t\t6月底\t\t10月底\t\n"
    "\t25%\t\t50%\t\t75%\t\n"
    "12月底\n"
    "100%\n"
    "绩效目标\t提高效率\t\t\t\t\t\n"
    "\n"
    "2. 贴息资金绩效目标表\n"
)


def test_blank_cells_keep_their_place_and_spilt_lines_are_rows() -> None:
    page = read(FORM)
    grid = only_grid(page)
    assert (grid.rows, grid.columns, grid.table, grid.page) == (6, 7, 1, None)
    assert shown(grid)[0] == ["项目编码", "1308", "", "项目名称", "劳务派遣", "", ""]
    assert shown(grid)[2] == ["", "25%", "", "50%", "", "75%", ""]
    assert shown(grid)[3:5] == [["12月底"], ["100%"]]
    assert [cell.address for cell in grid.cells if cell.column == 1][:2] == ["L7", "L8"]


def test_what_stands_around_a_table_is_lines() -> None:
    page = read(FORM)
    assert lines(page) == [
        "1. 劳务派遣人员经费绩效目标表",
        "323001 县人社局本级",
        "单位：万元",
        "2. 贴息资金绩效目标表",
    ]
    assert isinstance(page.blocks[3], Grid)


def test_lines_directly_above_and_below_a_table_are_not_in_it() -> None:
    page = read("绩效目标表\n单位：万元\n项目编码\t1\t2\n预算数\t3\t4\n注：无\n")
    assert lines(page) == ["绩效目标表", "单位：万元", "注：无"]
    assert shown(only_grid(page)) == [["项目编码", "1", "2"], ["预算数", "3", "4"]]


def test_a_second_form_without_a_blank_line_is_a_table_of_its_own() -> None:
    page = read("表一\n项目编码\tA\tB\n预算数\t3\t4\n表二\n项目编码\tC\tD\n预算数\t5\t6\n")
    assert [shown(grid)[0] for grid in grids(page)] == [
        ["项目编码", "A", "B"],
        ["项目编码", "C", "D"],
    ]
    assert lines(page) == ["表一", "表二"]
    assert [grid.table for grid in grids(page)] == [1, 2]


def test_contents_directly_above_a_table_are_no_rows_of_it() -> None:
    page = read(
        "目录\n第一部分 部门整体绩效目标\n一、总体绩效目标\t1\n1.派遣经费绩效目标表.....\t3\n"
        "第一部分 部门整体绩效目标\n一、总体绩效目标\n单位：万元\n"
        "项目编码\t1308\t项目名称\t劳务派遣\n绩效目标\t提高效率\t\t\n"
    )
    assert lines(page)[1:] == [
        "第一部分 部门整体绩效目标",
        "一、总体绩效目标\t1",
        "1.派遣经费绩效目标表.....\t3",
        "第一部分 部门整体绩效目标",
        "一、总体绩效目标",
        "单位：万元",
    ]
    assert only_grid(page).rows == 2
    table = read("年份\t2025\n说明一行\n项目编码\t1308\t劳务派遣\n")
    assert only_grid(table).rows == 3


@pytest.mark.parametrize(
    "text",
    [
        "目 录\n一、总体目标.....\t1\n二、分项目标.....\t1\n",
        "18.代缴养老保险费绩效目标表\t21\n19.补助经费绩效目标表\t22\n",
        "前言\tii\n第一部分\t- 4 -\n",
        "部门：县人社局\t单位：万元\n",
        "\t一是做好就业工作。\n\t二是完善保障体系。\n",
    ],
)
def test_contents_pairs_and_indents_are_lines_with_their_tab(text: str) -> None:
    page = read(text)
    assert grids(page) == []
    assert lines(page) == [line.strip() for line in text.strip().split("\n")]


@pytest.mark.parametrize(
    "text", ["指标\t金额\n人数\t29\n", "人数\t29 人\n户数\t35 户\n", "甲\t\t\n"]
)
def test_small_tables_are_still_tables(text: str) -> None:
    assert shown(only_grid(read(text))) == [
        line.split("\t") for line in text.strip("\n").split("\n")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "| 指标 | 值 |  |\n|------|:--:|--|\n| 人数 | ≥29 |  |\n",
        "| 指标 | 值 |  |\n| 人数 | ≥29 |  |\n",
        "+----+---+--+\n| 指标 | 值 | |\n+====+===+==+\n| 人数 | ≥29 | |\n+----+---+--+\n",
        "┌──┬─┐\n│指标│值││\n├──┼─┤\n│人数│≥29││\n└──┴─┘\n",
    ],
)
def test_pipe_tables_with_and_without_rules(text: str) -> None:
    page = read(text)
    assert shown(only_grid(page)) == [["指标", "值", ""], ["人数", "≥29", ""]]
    assert lines(page) == []


def test_an_escaped_pipe_is_text() -> None:
    assert shown(only_grid(read("| a\\|b | c |\n| d | e |\n"))) == [["a|b", "c"], ["d", "e"]]


def test_form_feeds_make_pages_and_line_numbers_go_on() -> None:
    text = "第一页\n甲\t1\t2\n\f第二页\n乙\t3\t4\n丙\t5\t6\n\f"
    count, pages = read_text(text.encode(), Limits())
    first, second = pages
    assert count == 2
    assert (first.number, second.number) == (1, 2)
    grid = only_grid(second)
    assert (grid.page, grid.table) == (2, 1)
    assert [cell.address for cell in grid.cells if cell.column == 1] == ["L4", "L5"]


def test_windows_and_old_mac_line_ends() -> None:
    assert shown(only_grid(read("甲\t1\t2\r\n乙\t3\t4\r丙\t5\t6"))) == [
        ["甲", "1", "2"], ["乙", "3", "4"], ["丙", "5", "6"],
    ]  # fmt: skip


def test_a_cut_character_is_reported() -> None:
    _, pages = read_text(("绩效目标表" * 20).encode()[:-1], Limits())
    (page,) = pages
    assert [(d.code, d.detail) for d in page.diagnostics] == [("text-bytes-lost", "1")]


words = st.text(alphabet="绩效目标预算数29%≥万元", min_size=1, max_size=5)


@given(st.lists(st.lists(words | st.just(""), min_size=3, max_size=6), min_size=2, max_size=6))
@settings(deadline=None, max_examples=60, derandomize=True)
def test_what_is_printed_with_tabs_comes_back(rows: list[list[str]]) -> None:
    rows = [["标", *row] for row in rows]
    page = read("\n".join("\t".join(row) for row in rows))
    assert shown(only_grid(page)) == rows


TABLE = "甲\t乙\t丙\n一\t1\t2\n"


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (TABLE + "\n二\t3\t4\n", [3]),
        (TABLE + "\n二\t3\n", [3]),
        (TABLE + "\n\n二\t3\t4\n三\t5\t6\n", [2, 2]),
        (TABLE + "\n甲\t3\t4\n三\t5\t6\n", [2, 2]),
        (TABLE + "\n填报单位：某局\t金额单位：万元\n甲\t3\t4\n", [2, 2]),
        (TABLE + "\n表二\n二\t3\t4\n三\t5\t6\n", [2, 2]),
    ],
    ids=["row", "short-row", "two-blanks", "begins-alike", "heading-pair", "title"],
)
def test_one_blank_line_inside_a_table_cuts_nothing(text: str, rows: list[int]) -> None:
    assert [grid.rows for grid in grids(read(text))] == rows


def test_pipes_without_outer_ones_and_written_line_breaks() -> None:
    page = read("表题\n甲 | 乙 | 丙\n目标 | 一<br>二\n丁 | 1 | 2\n")
    assert shown(only_grid(page)) == [["甲", "乙", "丙"], ["目标", "一 二"], ["丁", "1", "2"]]
    assert lines(read("甲|乙\n")) == ["甲|乙"]


def test_bars_behind_the_last_cell_that_a_converter_added_are_no_cells() -> None:
    page = read("名称 | 值 | 说明 |\n甲项 | 1 | |||\n乙项 | 2 | 无 ||\n")
    cells = only_grid(page).cells
    rows = [[cell.text for cell in cells if cell.row == row] for row in (1, 2, 3)]
    assert rows == [["名称", "值", "说明"], ["甲项", "1"], ["乙项", "2", "无"]]


def test_a_bar_before_each_row_that_a_converter_filled_up_is_no_cell() -> None:
    page = read(
        "| 项目绩效目标表 | |||\n| 名称 | 值 | 单位 | 说明 |\n| 甲项 | 1 | 个 | |\n| 乙项 | |||\n"
    )
    assert lines(page) == ["项目绩效目标表", "乙项"]
    assert shown(only_grid(page)) == [["名称", "值", "单位", "说明"], ["甲项", "1", "个"]]


def test_a_row_that_paragraphs_in_its_cells_broke_is_one_again() -> None:
    whole = "| 甲项 | 1 | 个 | |||\n| 乙项 | 2 | 个 | |||\n| 丙项 | 3 | ||||\n"
    page = read(f"| 名称 |\n值 |\n单位 | 说明 | ||\n{whole}|\n丁项 |\n4 | ||||\n")
    assert shown(only_grid(page)) == [
        ["名称", "值", "单位", "说明"], ["甲项", "1", "个"], ["乙项", "2", "个"], ["丙项", "3"],
        ["丁项", "4"],
    ]  # fmt: skip
    assert [cell.address for cell in only_grid(page).cells if cell.text in ("名称", "丁项")] == [
        "L1", "L7",
    ]  # fmt: skip


def test_lines_whose_bars_make_no_whole_row_stay_apart() -> None:
    whole = "甲项 | 1 | 个 | |||\n乙项 | 2 | 个 | |||\n丙项 | 3 | ||||\n"
    page = read(f"表题 |\n{whole}丁项 |\n")
    assert lines(page) == ["表题", "丁项"]
    assert shown(only_grid(page)) == [["甲项", "1", "个"], ["乙项", "2", "个"], ["丙项", "3"]]


def test_a_table_with_blank_cells_inside_keeps_them_and_those_at_its_end() -> None:
    page = read("名称 | 值 | 说明 |\n甲项 |  | 有 |\n乙项 | 2 | |\n")
    cells = only_grid(page).cells
    assert [cell.text for cell in cells if cell.row == 2] == ["甲项", "", "有", ""]
    assert [cell.text for cell in cells if cell.row == 3] == ["乙项", "2", "", ""]


def test_lines_of_one_cell_each_lose_their_bars() -> None:
    page = read("项目名称 |\n路灯维护 |\n|\n||||\n预算数 |\n")
    assert lines(page) == ["项目名称", "路灯维护", "预算数"]
