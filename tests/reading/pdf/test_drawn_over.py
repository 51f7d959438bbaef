"""Tables with something drawn over them: seals, stamps, watermarks, shadows."""

from math import cos, radians, sin

import pytest
from reportlab.pdfgen.canvas import Canvas

from bgtlint.model import Diagnostic, Page
from bgtlint.reading.limits import Limits
from bgtlint.reading.pdf import ENGINES, open_pdf
from tests.reading.making import FONT, grids, only_grid, pdf, shown, table, text

ROWS = [[f"第{i}行{j}列" for j in range(4)] for i in range(8)]


def read(data: bytes, engine: str, *named: str) -> Page:
    opened = open_pdf(data, Limits(), engine)
    assert not isinstance(opened, Diagnostic)
    (page,) = opened.pages()
    assert [found.code for found in page.diagnostics] == list(named)
    return page


def ring(c: Canvas) -> None:
    """Draw a table, and the circle of a seal over it."""
    table(c, 100, ROWS)
    c.setLineWidth(3)
    c.circle(240, c._pagesize[1] - 200, 55, stroke=1, fill=0)


def seal(
    c: Canvas, name: str = "松泉县财政局专用章", use: str = "", red: float = 0, x: float = 240
) -> None:
    """Draw a table and a seal whose name runs along its circle: its top character is level.

    What it is used for stands level under its middle.
    """
    ring(c)
    c.setFillColorRGB(red, 0, 0)
    c.setFont(FONT, 9)
    for index, character in enumerate(name):
        angle = 200 - index * 220 / (len(name) - 1)
        c.saveState()
        c.translate(x, c._pagesize[1] - 200)
        c.translate(42 * cos(radians(angle)), 42 * sin(radians(angle)))
        c.rotate(angle - 90)
        c.setFont(FONT, 11)
        c.drawCentredString(0, 0, character)
        c.restoreState()
    c.setFont(FONT, 9)
    c.drawCentredString(x, c._pagesize[1] - 222, use)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_circle_gives_no_borders(engine: str) -> None:
    assert shown(only_grid(read(pdf(ring), engine))) == ROWS


def test_a_seal_belongs_to_no_cell_nor_does_its_level_character() -> None:
    page = read(pdf(seal), "pdfium", "page-stamp")
    assert shown(only_grid(page)) == ROWS
    assert page.diagnostics[0].detail == "松泉县财政局专用章"


@pytest.mark.parametrize("name", ["松泉县财政局专用章", "财政局章"])
@pytest.mark.parametrize("red", [0, 0.9])
@pytest.mark.parametrize("x", [240, 433, 480])
def test_level_words_within_a_seal_belong_to_it(name: str, red: float, x: float) -> None:
    page = read(pdf(lambda c: seal(c, name, "业务专用", red, x)), "pdfium", "page-stamp")
    assert shown(only_grid(page)) == ROWS
    assert page.diagnostics[0].detail == f"{name}、业务专用"


@pytest.mark.parametrize("x", [240, 480])
def test_red_words_in_a_ring_belong_to_no_cell(x: float) -> None:
    blank = [[*row[:1], "", *row[2:]] for row in ROWS]

    def draw(c: Canvas, radius: float) -> None:
        table(c, 100, blank)
        c.setFillColorRGB(0.9, 0.1, 0.1)
        c.setFont(FONT, 9)
        c.circle(x - 45, c._pagesize[1] - 200, radius, stroke=1, fill=0)
        c.drawCentredString(x - 45, c._pagesize[1] - 222, "业务专用")

    page = read(pdf(lambda c: draw(c, 50)), "pdfium", "page-stamp")
    assert shown(only_grid(page)) == blank
    on_a_border = ["page-text-astride"] if x == 240 else []
    read(pdf(lambda c: draw(c, 10)), "pdfium", *on_a_border)


def test_slanted_words_in_a_cell_that_look_like_the_text_are_not_passed_over() -> None:
    def draw(c: Canvas, grey: float = 0) -> None:
        table(c, 100, [["甲", ""], ["乙", "丙"]])
        c.setFillGray(grey)
        c.translate(170, c._pagesize[1] - 122)
        c.rotate(35)
        text(c, 0, c._pagesize[1] - 8, "小计", 8)

    page = read(pdf(draw), "pdfium", "page-text-slanted")
    assert page.diagnostics[0].detail == "小计"
    read(pdf(lambda c: draw(c, 0.8)), "pdfium", "page-stamp")


def test_a_seal_belongs_to_no_cell_where_a_cell_runs_sideways() -> None:
    def draw(c: Canvas) -> None:
        seal(c)
        c.saveState()
        c.translate(500, 500)
        c.rotate(90)
        c.drawString(0, 0, "附件")
        c.restoreState()

    assert shown(only_grid(read(pdf(draw), "pdfium", "page-stamp"))) == ROWS


@pytest.mark.parametrize("engine", ENGINES)
def test_slanted_text_belongs_to_no_cell(engine: str) -> None:
    def draw(c: Canvas) -> None:
        table(c, 100, ROWS)
        c.translate(100, c._pagesize[1] - 280)
        c.rotate(30)
        c.setFont(FONT, 40)
        c.drawString(0, 0, "内部资料")

    assert shown(only_grid(read(pdf(draw), engine, "page-stamp"))) == ROWS


def test_large_level_text_over_cells_belongs_to_none() -> None:
    def draw(c: Canvas) -> None:
        text(c, 70, 150, "仅供参考", 60)
        table(c, 100, ROWS)

    assert shown(only_grid(read(pdf(draw), "pdfium", "page-stamp"))) == ROWS


def test_a_title_and_a_large_figure_in_a_cell_of_its_own_stay() -> None:
    def draw(c: Canvas) -> None:
        text(c, 60, 60, "项目支出绩效目标表", 22)
        table(c, 100, [["甲", ""], ["乙", "丙"]])
        text(c, 160, 102, "10", 16)

    page = read(pdf(draw), "pdfium")
    assert page.blocks[0] not in grids(page)
    assert shown(only_grid(page)) == [["甲", "10"], ["乙", "丙"]]


@pytest.mark.parametrize("engine", ENGINES)
def test_some_characters_with_a_shadow_count_once(engine: str) -> None:
    def draw(c: Canvas) -> None:
        table(c, 100, [["", ""], ["乙", "1000"]])
        c.setFont(FONT, 9)
        for x, character in ((64, "山"), (64.3, "山"), (73, "洪"), (82, "行"), (82.3, "行")):
            c.drawString(x, c._pagesize[1] - 115, character)

    assert shown(only_grid(read(pdf(draw), engine))) == [["山洪行", ""], ["乙", "1000"]]


def red_words(c: Canvas, *places: tuple[float, float]) -> None:
    """Draw a table and small red words at places counted from the top left."""
    table(c, 100, ROWS)
    c.setFillColorRGB(0.9, 0.1, 0.1)
    for x, y in places:
        text(c, x, y, "样本")
    c.setFillGray(0)


def test_red_words_printed_over_the_text_are_a_stamp_in_all_cells_and_are_named() -> None:
    plain = only_grid(read(pdf(lambda c: table(c, 100, ROWS)), "pdfium"))
    x0, top, _, bottom = next(c.box for c in plain.cells if (c.row, c.column) == (3, 2) and c.box)
    page = read(
        pdf(lambda c: red_words(c, (x0 + 6, (top + bottom) / 2 + 3), (x0 + 90, top + 45))),
        "pdfium",
        "page-stamp",
    )
    assert shown(only_grid(page)) == ROWS
    assert page.diagnostics[0].detail == "样本"


def test_red_words_beside_the_text_belong_to_the_cell() -> None:
    plain = only_grid(read(pdf(lambda c: table(c, 100, ROWS)), "pdfium"))
    _, top, x1, bottom = next(c.box for c in plain.cells if (c.row, c.column) == (3, 2) and c.box)
    page = read(pdf(lambda c: red_words(c, (x1 - 22, (top + bottom) / 2 - 5))), "pdfium")
    (cell,) = [c for c in only_grid(page).cells if "样本" in c.text]
    assert (cell.row, cell.column) == (3, 2)
