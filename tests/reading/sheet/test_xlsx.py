import io
import zipfile

import openpyxl
import pytest

from bgtlint.model import Diagnostic, Grid, Line, Page
from bgtlint.reading.limits import Limits
from bgtlint.reading.picture import PICTURE
from bgtlint.reading.sheet.table import NOT_CALCULATED
from bgtlint.reading.sheet.xlsx import read_xlsx
from tests.reading.making import grids, lines, only_grid, packed, shown
from tests.reading.sheet.books import (
    FIXED,
    FRAMED,
    MAIN,
    PERCENT,
    STYLES,
    UNDERLINED,
    WAN,
    book,
    data,
    row,
)


def read(content: bytes, limits: Limits | None = None) -> list[Page]:
    pages = read_xlsx(content, limits or Limits())
    assert not isinstance(pages, Diagnostic), pages
    return list(pages)


def said(page: Page) -> list[tuple[str, str]]:
    return [(diagnostic.code, diagnostic.detail) for diagnostic in page.diagnostics]


def number(place: str, stored: str, style: int, more: str = "") -> str:
    return f'<c r="{place}" s="{style}">{more}<v>{stored}</v></c>'


def test_cells_are_what_the_sheet_shows_and_keep_what_it_stores() -> None:
    cells = (
        number("A1", "8.9369999999999994", FIXED)
        + number("B1", "0.95499999999999996", PERCENT)
        + number("C1", "12.5", WAN)
        + number("D1", "15", FIXED, "<f>A1*2</f>")
    )
    (page,) = read(book(data(f'<row r="1">{cells}</row>')))
    grid = only_grid(page)
    assert shown(grid) == [["8.94", "96%", "12.5万元", "15.00"]]
    assert [cell.stored for cell in grid.cells] == ["8.937", "0.955", None, None]
    assert [cell.address for cell in grid.cells] == ["A1", "B1", "C1", "D1"]
    assert said(page) == [("sheet-stored-differs", "A1、B1")]


def test_kinds_of_cells() -> None:
    texts = (
        "<si><t>共享</t></si>"
        "<si><r><t>富</t></r><r><rPr/><t>文_x000A_本</t></r><rPh><t>fu</t></rPh></si>"
    )
    cells = (
        '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>9</v></c>'
        '<c r="D1" t="b"><v>1</v></c><c r="E1" t="e"><v>#DIV/0!</v></c>'
        '<c r="F1" t="str"><f>A1</f><v>结果</v></c><c t="str"><f>A2</f><v></v></c>'
        '<c r="H1" t="inlineStr"><is><t>内</t></is></c>'
    )
    (page,) = read(book(data(f"<row>{cells}</row>"), texts=texts))
    assert shown(only_grid(page)) == [["共享", "富文\n本", "", "TRUE", "#DIV/0!", "结果", "", "内"]]
    assert said(page) == []


def test_formulas_without_a_result_are_named_and_stand_for_no_number() -> None:
    rows = (
        row(1, "甲", "乙") + '<row r="2"><c r="A2"><f>B2*2</f><v/></c><c r="B2"><f>1</f></c></row>'
    )
    (page,) = read(book(data(rows)))
    assert said(page) == [("sheet-not-calculated", "A2、B2")]
    assert shown(only_grid(page))[1] == [NOT_CALCULATED, NOT_CALCULATED]


def test_what_openpyxl_writes_without_calculating() -> None:
    target = io.BytesIO()
    made = openpyxl.Workbook()
    sheet = made.worksheets[0]
    sheet.append(["数量", "单价", "合计"])
    sheet.append([3, 2.5, "=A2*B2"])
    made.save(target)
    (page,) = read(target.getvalue())
    assert said(page) == [("sheet-not-calculated", "C2")]
    assert shown(only_grid(page)) == [["数量", "单价", "合计"], ["3", "2.5", NOT_CALCULATED]]


def test_merged_ranges_are_one_cell() -> None:
    rows = (row(1, "一级", "指标", "值"), row(2, "产出", "甲", "1"), row(3, "", "乙", "2"))
    (page,) = read(book(data(*rows, row(4, "合计", "", "3"), merges="A2:A3 A4:B4")))
    grid = only_grid(page)
    assert (grid.rows, grid.columns) == (4, 3)
    places = {
        cell.text: (cell.row, cell.column, cell.row_span, cell.column_span) for cell in grid.cells
    }
    assert places["产出"] == (2, 1, 2, 1)
    assert places["合计"] == (4, 1, 1, 2)
    assert len(grid.cells) == 10


def test_titles_and_notes_stand_outside_framed_tables() -> None:
    rows = (
        row(1, "绩效目标表", style=UNDERLINED),
        row(2, "填报单位：某局", "", "单位：万元"),
        row(3, "项目名称", "甲", "", style=FRAMED),
        row(4, "", "", "", style=FRAMED),
        row(5, "预算数", "1", "", style=FRAMED),
        row(6, "填报人：张", "", "电话：1"),
    )
    (page,) = read(book(data(*rows, merges="A1:C1")))
    assert lines(page) == ["绩效目标表", "填报单位：某局\t单位：万元", "填报人：张\t电话：1"]
    assert shown(only_grid(page)) == [["项目名称", "甲"], ["", ""], ["预算数", "1"]]
    assert [block.address for block in page.blocks if isinstance(block, Line)] == ["A1", "A2", "A6"]


@pytest.mark.parametrize("style", [0, FRAMED])
@pytest.mark.parametrize("gap", [0, 1, 3])
def test_many_forms_on_a_sheet(style: int, gap: int) -> None:
    rows: list[str] = []
    merges = []
    for _ in range(3):
        top = len(rows) + 1
        merges.append(f"A{top}:B{top}")
        rows.append(row(top, "绩效目标表", "", style=style))
        rows.append(row(top + 1, "项目名称", "甲", style=style))
        rows.append(row(top + 2, "预算数", "1", style=style))
        rows += [row(top + 3 + i) for i in range(gap)]
    (page,) = read(book(data(*rows, merges=" ".join(merges))))
    assert lines(page) == ["绩效目标表"] * 3
    assert [shown(grid) for grid in grids(page)] == [[["项目名称", "甲"], ["预算数", "1"]]] * 3
    assert [grid.table for grid in grids(page)] == [1, 2, 3]


def test_a_table_whose_header_alone_has_borders() -> None:
    rows = (
        row(1, "序号", "项目", style=FRAMED),
        row(2, "编码", "名称", style=FRAMED),
        row(3, "1", "甲"),
        row(4, "2", "乙"),
    )
    (page,) = read(book(data(*rows)))
    assert len(shown(only_grid(page))) == 4


def test_hidden_rows_and_sheets_are_read_and_named_hidden_columns_left_out() -> None:
    first = data(
        row(1, "项目名称", "旧", "甲"),
        row(2, "预算数", "9", "1", props='hidden="1"'),
        row(3, "其他", "8", "2"),
        row(9, "", props='hidden="1"'),
        columns='<col min="2" max="2" hidden="1"/><col min="9" max="16384" hidden="1"/>',
    )
    one, two = read(book(first, data(row(1, "字典", "值")), states={2: "veryHidden"}))
    assert shown(only_grid(one)) == [["项目名称", "甲"], ["预算数", "1"], ["其他", "2"]]
    assert said(one) == [("sheet-hidden-rows", "“表1” 2"), ("sheet-hidden-columns", "“表1” B")]
    assert said(two) == [("sheet-hidden", "“表2” ")]
    assert shown(only_grid(two)) == [["字典", "值"]]


def test_a_merged_cell_over_a_hidden_column_stays() -> None:
    rows = (row(1, "项目名称", "甲", ""), row(2, "a", "b", "c"))
    (page,) = read(book(data(*rows, merges="B1:C1", columns='<col min="2" max="2" hidden="1"/>')))
    assert shown(only_grid(page)) == [["项目名称", "甲"], ["a", "c"]]


def test_sheets_are_pages_without_numbers_and_tables_count_through() -> None:
    pages = read(book(*[data(row(1, "项目", "甲"), row(2, "预算", "1"))] * 3))
    assert [page.number for page in pages] == [None] * 3
    assert [(g.sheet, g.table) for page in pages for g in grids(page)] == [
        ("表1", 1), ("表2", 2), ("表3", 3),
    ]  # fmt: skip


def test_a_hundred_thousand_empty_rows_are_no_part_of_the_table() -> None:
    empty = "".join(row(i, "", "", "", "", "", style=FRAMED) for i in range(4, 100_004))
    content = book(data(row(1, "项目名称", "甲"), row(2, "预算", "1"), row(3, "其他", "2"), empty))
    (page,) = read(content)
    grid = only_grid(page)
    assert (grid.rows, grid.columns, len(grid.cells)) == (3, 2, 6)


def test_a_far_cell_does_not_blow_the_table_up() -> None:
    far = '<row r="1048576"><c r="XFD1048576" t="str"><v>远</v></c></row>'
    (page,) = read(book(data(row(1, "项目", "甲"), row(2, "预算", "1"), far)))
    assert sum(len(block.cells) for block in page.blocks if isinstance(block, Grid)) == 4
    assert lines(page) == ["远"]
    wide = '<row r="2"><c r="A2" t="str"><v>1</v></c><c r="XFD2" t="str"><v>2</v></c></row>'
    (page,) = read(book(data(row(1, "项目", "甲"), wide)))
    assert only_grid(page).columns == 3


def test_hostile_merges_stay_within_bounds() -> None:
    rows = (row(1, "a", "b"), row(2, "c", "d"))
    (page,) = read(book(data(*rows, merges="A2:XFD1048576 B1:B2 A1:A1048576 nonsense A1 A0:B2")))
    for block in page.blocks:
        if isinstance(block, Grid):
            assert block.rows * block.columns < 2_100_000
    pages = read(book(data(*rows, merges="A2:XFD1048576")), Limits(cells=1000))
    assert "limit-cells" in [code for code, _ in said(pages[0])]


def test_too_many_cells_end_the_workbook() -> None:
    pages = read(book(*[data(*(row(i, "a", "b") for i in range(1, 9)))] * 3), Limits(cells=10))
    assert [said(page) for page in pages] == [[("limit-cells", "12 > 10")]]


def test_a_workbook_of_too_many_sheets_is_refused() -> None:
    found = read_xlsx(book(*["<sheetData/>"] * 3), Limits(pages=2))
    assert found == Diagnostic("limit-pages", detail="3 > 2")


def test_merged_ranges_one_over_another_are_read_in_time() -> None:
    rows = [row(1, "甲", "乙"), row(2, "丙", "丁"), row(7, "戊", "己")]
    overlapping = " ".join(f"A{top}:A{top + 9_000}" for top in range(1, 9_000))
    (page,) = read(book(data(*rows, merges=f"A2:A6 {overlapping}")), Limits(cells=50_000))
    (first, *_) = grids(page)
    assert first.cells[0].text == "甲"


def test_a_broken_sheet_costs_itself_alone() -> None:
    one, two = read(book("<sheetData><row", data(row(1, "项目", "甲"))))
    assert said(one) == [("sheet-damaged", "表1")]
    assert shown(only_grid(two)) == [["项目", "甲"]]


@pytest.mark.parametrize(
    "content",
    [packed({"xl/workbook.xml": "<workbook"}), packed({"xl/workbook.xml": "<workbook/>"})],
)
def test_broken_books_are_a_diagnostic(content: bytes) -> None:
    found = read_xlsx(content, Limits())
    assert isinstance(found, Diagnostic)
    assert found.code == "xlsx-damaged"


def test_entities_are_not_followed() -> None:
    sheet = data(row(1, "前", "乙"))
    content = book(sheet)
    evil = (
        '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>x&b;</t></is></c>'
        '<c r="B1" t="inlineStr"><is><t>y</t></is></c></row></sheetData></worksheet>'
    )
    parts = {"xl/worksheets/s1.xml": evil}
    (page,) = read(_with(content, parts))
    assert "aaaa" not in "".join(cell.text for cell in only_grid(page).cells)


def _with(content: bytes, parts: dict[str, str]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        kept: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    return packed({**kept, **parts})


def test_texts_under_a_format_and_dates_in_iso_form() -> None:
    texts = "<si><t>零</t></si><si><t>密</t></si>"
    styles = "<c r='A1' t='s'><v>0</v></c><c r='B1' s='6' t='s'><v>1</v></c>"
    cells = styles + "<c r='C1' s='7' t='d'><v>2025-01-31T00:00:00</v></c>"
    content = book(data(f"<row r='1'>{cells}</row>"), texts=texts)
    more = STYLES.replace(
        "<numFmts>", '<numFmts><numFmt numFmtId="170" formatCode=";;;"/>'
    ).replace("</cellXfs>", '<xf numFmtId="170"/><xf numFmtId="14"/></cellXfs>')
    styles_part = f'<styleSheet xmlns="{MAIN}">{more}</styleSheet>'
    (page,) = read(_with(content, {"xl/styles.xml": styles_part}))
    grid = only_grid(page)
    assert shown(grid) == [["零", "", "2025/1/31"]]
    assert [cell.stored for cell in grid.cells] == [None, "密", None]


def test_a_sheet_of_pictures_is_named() -> None:
    links = (
        '<Relationships><Relationship Id="R1" Type="x/drawing" Target="../drawings/d.xml"/>'
        "</Relationships>"
    )
    parts = {
        "xl/worksheets/_rels/s1.xml.rels": links,
        "xl/worksheets/_rels/s2.xml.rels": links,
        "xl/drawings/d.xml": "<x:wsDr xmlns:x='x'><x:pic/></x:wsDr>",
    }
    one, two = read(_with(book(data(), data(row(1, "甲", "乙"))), parts))
    assert said(one) == [("sheet-image-only", "表1")]
    assert said(two) == []


def _anchored(*places: tuple[int, int, int, int], size: str = "") -> str:
    def corner(name: str, column: int, row: int) -> str:
        return f"<x:{name}><x:col>{column}</x:col><x:row>{row}</x:row></x:{name}>"

    anchors = "".join(
        f"<x:anchor>{corner('from', left, top)}"
        f"{size or corner('to', right, bottom)}<x:pic/></x:anchor>"
        for left, top, right, bottom in places
    )
    return f"<x:wsDr xmlns:x='x'>{anchors}</x:wsDr>"


@pytest.mark.parametrize(
    ("drawing", "said_there"),
    [
        (_anchored((1, 1, 1, 1)), PICTURE),
        (_anchored((1, 1, 2, 2)), ""),
        (_anchored((1, 1, 0, 0), size='<x:ext cx="1000000" cy="200000"/>'), PICTURE),
        (_anchored((1, 1, 0, 0), size='<x:ext cx="1000000" cy="900000"/>'), ""),
        (_anchored((0, 1, 0, 1), (3, 8, 3, 8)), ""),
        ("<x:wsDr xmlns:x='x'><x:absoluteAnchor><x:pic/></x:absoluteAnchor></x:wsDr>", ""),
    ],
)
def test_a_blank_cell_that_holds_a_whole_picture_says_so(drawing: str, said_there: str) -> None:
    links = (
        '<Relationships><Relationship Id="R1" Type="x/drawing" Target="../drawings/d.xml"/>'
        "</Relationships>"
    )
    parts = {"xl/worksheets/_rels/s1.xml.rels": links, "xl/drawings/d.xml": drawing}
    sheet = data(row(1, "甲", "乙", "丙"), row(2, "丁", "", "戊"), row(3, "己", "庚", "辛"))
    (page,) = read(_with(book(sheet), parts))
    assert shown(only_grid(page))[1] == ["丁", said_there, "戊"]
    assert (said(page), lines(page)) == ([], [])


def test_a_picture_that_is_stored_as_a_formula_is_a_picture() -> None:
    cell = '<c r="B1" t="str"><f>_xlfn.DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v></c>'
    sheet = data(row(1, "甲").replace("</row>", f"{cell}</row>"), row(2, "乙", "丙"))
    (page,) = read(book(sheet))
    assert shown(only_grid(page))[0] == ["甲", PICTURE]


def test_a_table_without_borders_between_framed_ones() -> None:
    bare = [row(i, f"栏{i}", "甲") for i in range(6, 10)]
    rows = (
        row(1, "名称", "甲", style=FRAMED), row(2, "预算", "1", style=FRAMED), row(4, "目标表", ""),
        *bare, row(12, "名称", "乙", style=FRAMED), row(13, "预算", "2", style=FRAMED),
        row(14, "其他", "3", style=FRAMED), row(15, "填报人：", "张"),
    )  # fmt: skip
    (page,) = read(book(data(*rows)))
    assert [len(shown(grid)) for grid in grids(page)] == [2, 4, 3]
    assert lines(page) == ["目标表", "填报人：\t张"]


def test_a_table_of_contents_is_lines() -> None:
    entries = [row(i, f"{i}.项目绩效目标表", str(i + 2)) for i in range(2, 8)]
    (page,) = read(book(data(row(1, "目录"), *entries)))
    assert grids(page) == []
    assert lines(page)[1] == "2.项目绩效目标表\t4"
