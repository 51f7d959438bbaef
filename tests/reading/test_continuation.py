from collections.abc import Iterator
from dataclasses import replace

import pytest

from bgtlint.model import Page
from bgtlint.reading import join
from tests.reading.making import grid, grids, lines, only_grid, page, shown

EDGES = (50.0, 120.0, 200.0, 300.0, 380.0)
HEAD = ["一级指标", "二级指标", "三级指标", "指标值"]
ONE = [HEAD, ["产出指标", "数量指标", "专线", "15 条"], ["", "质量指标", "正常使用", "正常"]]
TWO = [["", "时效指标", "按月支付", "12 月"], ["效益指标", "社会效益", "服务水平", "提高"]]


def joined(*pages: Page) -> list[Page]:
    return list(join(iter(pages)))


@pytest.mark.parametrize("edges", [EDGES, ()])
def test_a_table_that_goes_on_is_one_grid_on_its_first_page(edges: tuple[float, ...]) -> None:
    first, second = joined(
        page(1, "绩效目标表", grid(ONE, edges=edges), "- 1 -"),
        page(2, grid(TWO, page=2, edges=edges), "- 2 -", "二、说明"),
    )
    whole = only_grid(first)
    assert shown(whole) == ONE + TWO
    assert (whole.rows, whole.columns, whole.page, whole.table) == (5, 4, 1, 1)
    assert [cell.page for cell in whole.cells] == [None] * 12 + [2] * 8
    assert lines(first) == ["绩效目标表", "- 1 -"]
    assert (grids(second), lines(second)) == ([], ["- 2 -", "二、说明"])


def test_a_repeated_header_is_dropped() -> None:
    first, _ = joined(
        page(1, grid(ONE, edges=EDGES)), page(2, grid([HEAD, *TWO], page=2, edges=EDGES))
    )
    assert shown(only_grid(first)) == ONE + TWO
    assert only_grid(first).rows == 5


def test_a_header_under_the_head_of_a_form_is_dropped_too() -> None:
    form = [["项目名称", "甲", "预算数", "3"], *ONE]
    wrapped = [["一级\n指标", "二级 指标", "三级指标", "指标值"], *TWO]
    first, _ = joined(page(1, grid(form, edges=EDGES)), page(2, grid(wrapped, page=2, edges=EDGES)))
    assert shown(only_grid(first)) == form + TWO


def test_a_row_cut_in_two_is_put_together() -> None:
    cut = [HEAD, ["产出指标", "质量指标", "保险工资足额按时发\n放到每一个参保人员", "正常"]]
    rest = [["", "", "的手里", ""], ["效益指标", "社会效益", "服务水平", "提高"]]
    first, _ = joined(page(1, grid(cut, edges=EDGES)), page(2, grid(rest, page=2, edges=EDGES)))
    assert shown(only_grid(first)) == [
        HEAD,
        ["产出指标", "质量指标", "保险工资足额按时发\n放到每一个参保人员\n的手里", "正常"],
        ["效益指标", "社会效益", "服务水平", "提高"],
    ]
    assert only_grid(first).rows == 3


@pytest.mark.parametrize(
    "row",
    [
        ["", "质量指标", "保险工资足额按时", "正常"],
        ["", "", "到每个人的手里了", ""],
        ["到", "", "个人", ""],
    ],
)
def test_a_row_of_its_own_is_not_put_together(row: list[str]) -> None:
    last = ["产出指标", "数量指标", "发放", "正常"]
    first, _ = joined(
        page(1, grid([HEAD, last], edges=EDGES)), page(2, grid([row], page=2, edges=EDGES))
    )
    assert shown(only_grid(first)) == [HEAD, last, row]


def test_three_pages_make_one_grid_and_the_next_table_starts_anew() -> None:
    other = grid([["说明", "无", "", ""]], page=3, number=2, edges=EDGES, top=400)
    pages = joined(
        page(1, "县财政局", grid(ONE, edges=EDGES), "1"),
        page(2, "县财政局", grid(TWO, page=2, edges=EDGES), "2"),
        page(3, "县财政局", grid([["", "", "群众", "≥90%"]], page=3, edges=EDGES), "附表", other),
        page(4, "结束"),
    )
    assert [len(grids(found)) for found in pages] == [1, 0, 1, 0]
    assert shown(grids(pages[0])[0]) == [*ONE, *TWO, ["", "", "群众", "≥90%"]]
    assert {cell.page for cell in grids(pages[0])[0].cells} == {None, 2, 3}
    assert [found.number for found in pages] == [1, 2, 3, 4]


def form(code: str, edges: tuple[float, ...] = EDGES, label: str = "项目编码") -> list[list[str]]:
    return [[label, code, "项目名称", f"项目{code}"], ["预算数", "3", "其中：财政资金", "3"]]


@pytest.mark.parametrize(
    ("above", "second"),
    [
        ("", form("B")),
        ("", [*form("B", label="项目编号")]),
        ("2. 项目B绩效目标表", TWO),
        ("", [["主管部门", "局", "实施单位", "队"], *form("B")]),
    ],
)
def test_two_forms_are_not_joined(above: str, second: list[list[str]]) -> None:
    first = [["主管部门", "局", "实施单位", "队"], *form("A")] if len(second) > 2 else form("A")
    blocks = [above] if above else []
    pages = joined(
        page(1, "1. 项目A绩效目标表", grid(first, edges=EDGES), "1"),
        page(2, *blocks, grid(second, page=2, edges=EDGES), "2"),
    )
    assert [shown(only_grid(found)) for found in pages] == [first, second]


def test_titles_inside_the_frame_begin_new_forms() -> None:
    edges = (50.0, 380.0)

    def titled(number: int, name: str) -> Page:
        head = grid([[name]], edges=edges)
        body = grid([["项目", name, "预算", "3"]], edges=EDGES, top=120)
        moved = tuple(type(c)(2, c.column, c.text, 1, 1, c.box) for c in body.cells)
        whole = type(head)(number, 1, 2, 4, head.cells + moved)
        return page(number, whole)

    pages = joined(titled(1, "甲项目绩效目标表"), titled(2, "乙项目绩效目标表"))
    assert [len(grids(found)) for found in pages] == [1, 1]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (EDGES, (50.0, 120.0, 210.0, 300.0, 380.0)),
        (EDGES, (70.0, 120.0, 200.0, 300.0, 380.0)),
        ((), ()),
    ],
)
def test_other_columns_are_another_table(
    first: tuple[float, ...], second: tuple[float, ...]
) -> None:
    rows = TWO if second else [row[:3] for row in TWO]
    pages = joined(page(1, grid(ONE, edges=first)), page(2, grid(rows, page=2, edges=second)))
    assert [len(grids(found)) for found in pages] == [1, 1]


def test_fewer_columns_on_the_same_edges_get_spans() -> None:
    narrow = (50.0, 200.0, 380.0)
    first, _ = joined(
        page(1, grid(ONE, edges=EDGES)),
        page(2, grid([["绩效目标", "提高效率"]], page=2, edges=narrow)),
    )
    cells = only_grid(first).cells[-2:]
    assert [(c.column, c.column_span) for c in cells] == [(1, 2), (3, 2)]
    assert only_grid(first).columns == 4


def test_a_repeated_title_and_the_word_continued_do_not_stand_between() -> None:
    first, second = joined(
        page(1, "项目绩效目标表", "单位：万元", grid(ONE, edges=EDGES)),
        page(2, "项目绩效目标表", "单位：万元", "（续表）", grid(TWO, page=2, edges=EDGES)),
    )
    assert shown(only_grid(first)) == ONE + TWO
    assert grids(second) == []


def test_an_empty_page_ends_a_table() -> None:
    pages = joined(
        page(1, grid(ONE, edges=EDGES)), page(2), page(3, grid(TWO, page=3, edges=EDGES))
    )
    assert [len(grids(found)) for found in pages] == [1, 0, 1]


def test_no_more_than_one_page_is_held_back() -> None:
    asked = []

    def pages() -> Iterator[Page]:
        for number in range(1, 6):
            asked.append(number)
            yield page(number, f"第{number}章")

    stream = join(pages())
    assert next(stream).number == 1
    assert asked == [1, 2]


@pytest.mark.parametrize("edges", [EDGES, ()])
def test_a_form_printed_twice_stands_twice(edges: tuple[float, ...]) -> None:
    form = [["项目名称", "甲", "预算数", "3"], *ONE, *TWO]
    first, second = joined(
        page(1, "绩效目标表", grid(form, edges=edges), "- 1 -"),
        page(2, "绩效目标表", grid(form, page=2, edges=edges), "- 2 -"),
    )
    assert shown(only_grid(first)) == shown(only_grid(second)) == form


def spanned(rows: list[list[str]], number: int, tall: dict[int, int]) -> Page:
    """Make a page whose cells of the first column span rows, by the row they start in."""
    whole = grid(rows, page=number, edges=EDGES)
    hidden = {row + more for row, rows_ in tall.items() for more in range(1, rows_)}
    cells = (
        replace(cell, row_span=tall.get(cell.row, 1) if cell.column == 1 else 1)
        for cell in whole.cells
        if not (cell.column == 1 and cell.row in hidden)
    )
    return page(number, replace(whole, cells=tuple(cells)))


@pytest.mark.parametrize("tall", [({2: 2}, {}), ({}, {1: 2})])
def test_a_merged_cell_goes_on_into_the_empty_one_after_the_break(
    tall: tuple[dict[int, int], dict[int, int]],
) -> None:
    above = ONE if tall[0] else ONE[:2]
    below = TWO if not tall[1] else [TWO[0], ["", "经济效益", "收入", "增加"], TWO[1]]
    first, _ = joined(spanned(above, 1, tall[0]), spanned(below, 2, tall[1]))
    (cell,) = [cell for cell in only_grid(first).cells if cell.text == "产出指标"]
    assert (cell.row, cell.row_span) == (2, 3)
    assert all(c.text for c in only_grid(first).cells if c.column == 1)


def test_an_empty_cell_under_a_cell_of_one_row_stays_empty() -> None:
    first, _ = joined(spanned(ONE[:2], 1, {}), spanned(TWO, 2, {}))
    assert shown(only_grid(first)) == [*ONE[:2], *TWO]
