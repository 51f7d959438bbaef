"""PDFs drawn on the spot and read back by both engines."""

import io
import logging
import warnings

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from bgtlint.model import Diagnostic, Line, Page
from bgtlint.reading.limits import Limits
from bgtlint.reading.pdf import ENGINES, open_pdf
from tests.reading.making import (
    ROW,
    bar,
    grids,
    lines,
    only_grid,
    pdf,
    rule,
    shown,
    table,
    text,
)

ROWS = [["项目编码", "13082225P001", "项目名称"], ["预算数", "126.15", ""], ["", "25%", "50%"]]


def read(data: bytes, limits: Limits | None = None) -> list[Page]:
    """Read with both engines, which must agree."""
    one, other = (read_with(name, data, limits or Limits()) for name in ENGINES)
    assert list(map(outline, one)) == list(map(outline, other))
    return one


def read_with(engine: str, data: bytes, limits: Limits) -> list[Page]:
    opened = open_pdf(data, limits, engine)
    assert not isinstance(opened, Diagnostic), opened
    pages = list(opened.pages())
    assert len(pages) >= opened.page_count
    again = open_pdf(data, limits, engine)
    assert not isinstance(again, Diagnostic)
    assert again.page(1) == pages[0]
    return pages


def outline(page: Page) -> tuple[list[str], list[object], list[str]]:
    """Give what must be the same whichever engine reads a page."""
    cells = [
        (grid.table, *((c.row, c.column, c.row_span, c.column_span, c.text) for c in grid.cells))
        for grid in grids(page)
    ]
    return lines(page), [*cells], [found.code for found in page.diagnostics]


def refused(data: bytes) -> str:
    opened = [open_pdf(data, Limits(), name) for name in ENGINES]
    (code,) = {found.code if isinstance(found, Diagnostic) else "" for found in opened}
    return code


@pytest.mark.parametrize("style", ["strokes", "bars", "rects", "dashes"])
def test_every_border_style_gives_the_same_cells(style: str) -> None:
    (page,) = read(pdf(lambda c: table(c, 100, ROWS, style=style)))
    grid = only_grid(page)
    assert shown(grid) == ROWS
    assert (grid.rows, grid.columns, grid.page, grid.table) == (3, 3, 1, 1)
    assert grid.box is not None
    assert grid.box == pytest.approx((60, 100, 330, 100 + 3 * ROW), abs=1)
    assert page.diagnostics == ()


def test_spans_come_from_the_boxes() -> None:
    rows: list[list[str | None]] = [
        ["产出指标", "数量指标", "专线\n15 条"],
        [None, "质量指标", None],
        ["合计", None, "1"],
    ]
    spans = {(0, 0): (2, 1), (0, 2): (2, 1), (2, 0): (1, 2)}
    (page,) = read(pdf(lambda c: table(c, 100, rows, spans=spans)))
    cells = {cell.text: cell for cell in only_grid(page).cells}
    assert len(cells) == 6
    assert (cells["产出指标"].row_span, cells["产出指标"].column_span) == (2, 1)
    assert (cells["专线\n15 条"].column, cells["专线\n15 条"].row_span) == (3, 2)
    assert (cells["合计"].row, cells["合计"].column_span) == (3, 2)
    assert (cells["1"].row, cells["1"].column) == (3, 3)


def test_lines_and_tables_in_reading_order() -> None:
    def draw(c: Canvas) -> None:
        text(c, 60, 300, "二、情况说明")
        table(c, 330, [["甲", "1"], ["乙", "2"]])
        table(c, 120, [["丙", "3"], ["丁", "4"]], left=320)
        table(c, 120, [["戊", "5"], ["己", "6"]], left=60)
        text(c, 60, 90, "部门：财政局")
        text(c, 400, 90, "单位：万元")
        text(c, 200, 50, "绩效目标表", 18)
        text(c, 290, 800, "- 4 -")

    (page,) = read(pdf(draw))
    order = [b.text if isinstance(b, Line) else b.cells[0].text for b in page.blocks]
    assert order == [
        "绩效目标表",
        "部门：财政局\t单位：万元",
        "戊",
        "丙",
        "二、情况说明",
        "甲",
        "- 4 -",
    ]
    assert [grid.table for grid in grids(page)] == [1, 2, 3]


def test_open_sides_and_an_open_end_are_closed() -> None:
    def draw(c: Canvas) -> None:
        for i in range(4):
            rule(c, 60, 100 + 24 * i, 360, 100 + 24 * i)
        for x in (160, 260):
            rule(c, x, 100, x, 196)
        for i in range(4):
            for j in range(3):
                text(c, 64 + 100 * j, 103 + 24 * i, f"第{i}行{j}", 8)

    (page,) = read(pdf(draw))
    assert shown(only_grid(page)) == [[f"第{i}行{j}" for j in range(3)] for i in range(4)]


def test_inner_borders_alone_make_a_table() -> None:
    """The row at the top has one border inside, so that only one of its ends is loose."""
    rows = [["甲", "乙"], ["一", "二", "三"], ["1", "2", "3"]]

    def draw(c: Canvas) -> None:
        for top in (124, 148):
            rule(c, 60, top, 360, top)
        rule(c, 160, 100, 160, 172)
        rule(c, 260, 124, 260, 172)
        for i, row in enumerate(rows):
            for j, string in enumerate(row):
                text(c, 64 + 100 * j, 103 + 24 * i, string, 8)

    (page,) = read(pdf(draw))
    assert shown(only_grid(page)) == rows


def test_white_borders_of_cells_filled_with_the_same_stroke_are_borders() -> None:
    def draw(c: Canvas) -> None:
        for i in range(3):
            for j in range(3):
                c.setFillGray(0.85)
                c.setStrokeGray(1)
                c.rect(60 + 90 * j, c._pagesize[1] - 124 - 24 * i, 90, 24, stroke=1, fill=1)
                c.setFillGray(0)
                text(c, 64 + 90 * j, 104 + 24 * i, f"{i}{j}", 8)

    (page,) = read(pdf(draw))
    assert shown(only_grid(page)) == [["00", "01", "02"], ["10", "11", "12"], ["20", "21", "22"]]


def test_cell_backgrounds_are_no_borders() -> None:
    def draw(c: Canvas) -> None:
        c.setFillGray(0.9)
        c.rect(70, c._pagesize[1] - 118, 30, 14, stroke=0, fill=1)
        c.setFillGray(0)
        table(c, 100, ROWS)

    (page,) = read(pdf(draw))
    assert shown(only_grid(page)) == ROWS


def test_cells_made_of_fills_only_are_found() -> None:
    def draw(c: Canvas) -> None:
        for i in range(3):
            for j in range(3):
                c.setFillGray(0.9)
                c.rect(60 + 90 * j, c._pagesize[1] - 124 - 24 * i, 89, 23, stroke=0, fill=1)
                c.setFillGray(0)
                text(c, 64 + 90 * j, 104 + 24 * i, f"{i}{j}", 8)

    (page,) = read(pdf(draw))
    assert shown(only_grid(page)) == [["00", "01", "02"], ["10", "11", "12"], ["20", "21", "22"]]


def test_a_frame_around_text_is_no_table() -> None:
    (page,) = read(pdf(lambda c: table(c, 100, [["说明一"], ["说明二"]], width=300)))
    assert lines(page) == ["说明一", "说明二"]
    assert grids(page) == []


def test_text_in_columns_without_rulings_is_a_table() -> None:
    names = ["指标", "目标", "实际", "得分"]

    def draw(c: Canvas) -> None:
        text(c, 60, 60, "自评情况")
        for i in range(5):
            for j in range(4):
                text(c, 60 + 120 * j, 100 + 18 * i, f"{names[j]}{i}")

    (page,) = read(pdf(draw))
    assert shown(only_grid(page)) == [[f"{name}{i}" for name in names] for i in range(5)]
    assert lines(page) == ["自评情况"]


def test_prose_and_contents_are_lines() -> None:
    prose = "积极落实就业政策，多渠道、多途径、多领域增加就业岗位，切实维护劳动者的合法权益"

    def draw(c: Canvas) -> None:
        for i in range(12):
            text(c, 60, 60 + 20 * i, prose)
        for i in range(8):
            text(c, 60, 400 + 20 * i, f"{i}. 绩效目标表")
            text(c, 500, 400 + 20 * i, str(i + 4))

    (page,) = read(pdf(draw))
    assert grids(page) == []
    assert lines(page)[0] == prose
    assert lines(page)[-1] == "7. 绩效目标表\t11"


def test_text_printed_twice_counts_once() -> None:
    def draw(c: Canvas) -> None:
        for shift in (0, 0.3, 0.6):
            text(c, 60 + shift, 100, "绩效目标 11")

    (page,) = read(pdf(draw))
    assert lines(page) == ["绩效目标 11"]


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_page_is_read_as_it_is_shown(rotate: int) -> None:
    def draw(c: Canvas) -> None:
        c.setPageRotation(rotate)  # reportlab swaps width and height of a page that lies
        width, height = c._pagesize
        c.translate(*{0: (0, 0), 90: (height, 0), 180: (width, height), 270: (0, width)}[rotate])
        c.rotate(rotate)
        table(c, 100, ROWS)

    (page,) = read(pdf(draw))
    grid = only_grid(page)
    assert shown(grid) == ROWS
    assert grid.box == pytest.approx((60, 100, 330, 172), abs=1)


def test_a_table_drawn_sideways_is_turned_and_keeps_its_boxes() -> None:
    def draw(c: Canvas) -> None:
        width, height = c._pagesize
        c.saveState()
        c.translate(width, 0)
        c.rotate(90)
        c._pagesize = (height, width)
        table(c, 100, ROWS)
        c._pagesize = (width, height)
        c.restoreState()

    (page,) = read(pdf(draw))
    grid = only_grid(page)
    assert shown(grid) == ROWS
    assert grid.box is not None
    x0, top, x1, bottom = grid.box
    assert (x0, x1) == pytest.approx((100, 172), abs=1)
    assert bottom - top == pytest.approx(270, abs=1)


def test_boxes_count_from_the_visible_page() -> None:
    def draw(c: Canvas) -> None:
        c.setCropBox((40, 0, 595, 780))
        table(c, 100, ROWS)
        text(c, 5, 300, "裁掉")

    (page,) = read(pdf(draw))
    height = 841.89
    assert only_grid(page).box == pytest.approx((20, 100 - (height - 780), 290, 172 - 61.89), abs=1)
    assert lines(page) == []


def picture(c: Canvas, share: float) -> None:
    image = io.BytesIO()
    Image.new("L", (20, 20), 128).save(image, "PNG")
    image.seek(0)
    width, height = c._pagesize
    c.drawImage(ImageReader(image), 0, 0, width, height * share)


def test_a_scanned_page_is_reported_with_or_without_a_page_number() -> None:
    def numbered(c: Canvas) -> None:
        picture(c, 0.9)
        text(c, 290, 800, "第 3 页")

    def small(c: Canvas) -> None:
        picture(c, 0.2)
        text(c, 60, 60, "有文字")

    pages = read(pdf(lambda c: picture(c, 1), numbered, small, lambda c: None))
    codes = [[d.code for d in page.diagnostics] for page in pages]
    assert codes == [["page-image-only"], ["page-image-only"], [], []]
    assert pages[0].diagnostics[0].page == 1


def test_text_turned_into_shapes_is_reported() -> None:
    def draw(c: Canvas) -> None:
        for i in range(400):
            c.bezier(60 + i, 60, 61 + i, 70, 62 + i, 80, 63 + i, 90)

    (page,) = read(pdf(draw))
    assert [d.code for d in page.diagnostics] == ["page-text-as-shapes"]


def test_a_password_is_reported() -> None:
    assert refused(pdf(lambda c: text(c, 60, 60, "密"), password="secret")) == "pdf-password"


def test_a_file_without_its_end_gives_the_pages_it_still_has() -> None:
    whole = pdf(*(lambda c, i=i: text(c, 60, 60, f"第{i}页文字") for i in range(6)))
    cut = whole[: whole.rfind(b"endobj")]
    pages = read(cut)
    assert [line for page in pages for line in lines(page)][:2] == ["第0页文字", "第1页文字"]
    assert pages[-1].diagnostics[0].code in {"pdf-pages-lost", "page-damaged"}


def test_broken_contents_are_reported_on_their_page() -> None:
    data = bytearray(pdf(lambda c: text(c, 60, 60, "一"), lambda c: text(c, 60, 60, "二")))
    at = data.find(b"stream\n") + 12
    data[at : at + 6] = b"!!!!!!"
    first, second = read(bytes(data))
    assert [d.code for d in first.diagnostics] == ["page-damaged"]
    assert lines(second) == ["二"]
    assert second.diagnostics == ()


def test_no_damage_raises_or_prints(capsys: pytest.CaptureFixture[str]) -> None:
    whole = pdf(lambda c: table(c, 100, ROWS), lambda c: text(c, 60, 60, "二"))
    logging.getLogger("pdfminer").setLevel(logging.WARNING)
    for step in range(60):
        data = bytearray(whole)
        for at in range(step * 7, len(data), 97 + step):
            data[at] = (data[at] * 31 + step) % 256
        for damaged in (bytes(data), whole[: len(whole) * step // 60]):
            with warnings.catch_warnings(action="error"):
                for name in ENGINES:
                    opened = open_pdf(damaged, Limits(), name)
                    pages = [] if isinstance(opened, Diagnostic) else list(opened.pages())
                    assert isinstance(opened, Diagnostic) or pages
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("data", [b"%PDF-1.4\n", b"%PDF-1.7\n" + b"\xff" * 500])
def test_nothing_to_read_is_a_damaged_file(data: bytes) -> None:
    assert refused(data) == "pdf-damaged"


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (Limits(page_characters=10), "limit-page-characters"),
        (Limits(page_objects=10), "limit-page-objects"),
        (Limits(page_crossings=10), "limit-page-crossings"),
    ],
)
def test_too_much_on_a_page_is_reported(limits: Limits, code: str) -> None:
    (page,) = read(pdf(lambda c: table(c, 100, ROWS)), limits)
    assert [d.code for d in page.diagnostics] == [code]
    assert page.blocks == ()
    assert " > 10" in page.diagnostics[0].detail


def test_an_unknown_engine_is_the_callers_mistake() -> None:
    with pytest.raises(ValueError, match="pdfplumber"):
        open_pdf(b"", Limits(), "other")


def test_bars_thinner_than_a_row_are_rules_only() -> None:
    def draw(c: Canvas) -> None:
        table(c, 100, ROWS, style="bars")
        bar(c, 60, 60, 330, 62)

    (page,) = read(pdf(draw))
    assert shown(only_grid(page)) == ROWS
