"""Pages with words that run sideways: what is done for level pages is done for them too."""

from collections.abc import Callable

import pytest
from reportlab.pdfgen.canvas import Canvas

from bgtlint.model import Diagnostic, Grid, Page
from bgtlint.reading.limits import Limits
from bgtlint.reading.pdf import open_pdf
from tests.reading.making import FONT, ROW, lines, only_grid, pdf, shown, table, text

ROWS = [["甲", "乙", "丙"], ["丁", "", "戊"], ["", "", ""], ["己", "庚", "辛"]]
LEFT, WIDTH, TOP = 60, 90, 100
Draw = Callable[[Canvas], object]


def with_sideways_words(draw: Draw) -> Draw:
    """Print sideways words beside what is drawn."""

    def drawn(c: Canvas) -> None:
        c.saveState()
        draw(c)
        c.restoreState()
        c.setFont(FONT, 9)
        c.translate(500, 300)
        c.rotate(90)
        c.drawString(0, 0, "附件一")

    return drawn


def turned(draw: Draw, quarters: int = 1) -> Draw:
    """Draw all of the page sideways, as a sheet across on a page that stays upright."""

    def drawn(c: Canvas) -> None:
        c.translate(400, 400)
        c.rotate(90 * quarters)
        c.translate(-400, -400)
        draw(c)

    return drawn


SIDEWAYS = [
    with_sideways_words,
    turned,
    lambda draw: turned(draw, 2),
    lambda draw: turned(draw, 3),
    lambda draw: turned(with_sideways_words(draw)),
]


def read(draw: Draw, *named: str) -> Page:
    opened = open_pdf(pdf(draw, size=(800, 800)), Limits(), "pdfium")
    assert not isinstance(opened, Diagnostic)
    (page,) = opened.pages()
    assert [found.code for found in page.diagnostics] == list(named)
    return page


def read_grid(draw: Draw, *named: str) -> Grid:
    return only_grid(read(draw, *named))


@pytest.mark.parametrize("sideways", SIDEWAYS)
def test_shaded_lines_make_no_rows(sideways: Callable[[Draw], Draw]) -> None:
    def draw(c: Canvas) -> None:
        table(c, TOP, ROWS)
        c.setFillGray(0.85)
        for row in range(4):
            for column in range(3):
                x, y = LEFT + WIDTH * column, c._pagesize[1] - TOP - ROW * row - 18
                c.rect(x + 0.3, y, WIDTH - 0.6, 2, stroke=0, fill=1)

    assert shown(read_grid(sideways(draw))) == ROWS


@pytest.mark.parametrize("sideways", SIDEWAYS)
def test_the_strips_within_double_borders_are_no_rows_or_columns(
    sideways: Callable[[Draw], Draw],
) -> None:
    def draw(c: Canvas) -> None:
        table(c, TOP, ROWS)
        bottom = c._pagesize[1] - TOP - 4 * ROW
        c.rect(LEFT - 5, bottom - 5, 3 * WIDTH + 10, 4 * ROW + 10)
        for row in (1, 2):
            y = c._pagesize[1] - TOP - ROW * row - 5
            c.line(LEFT - 5, y, LEFT + 3 * WIDTH + 5, y)

    assert shown(read_grid(sideways(draw))) == ROWS


@pytest.mark.parametrize("sideways", SIDEWAYS)
def test_lines_that_a_low_row_hides_do_not_come_into_the_row_below(
    sideways: Callable[[Draw], Draw],
) -> None:
    def draw(c: Canvas) -> None:
        table(c, TOP, [["", ""], ["执行数", "8.94"], ["丙", "丁"]])
        for column, words in enumerate((("项目", "名称"), ("就业服务", "专线"))):
            x, top = LEFT + WIDTH * column, c._pagesize[1] - TOP
            c.saveState()
            path = c.beginPath()
            path.rect(x, top - ROW, WIDTH, ROW)
            c.clipPath(path, stroke=0)
            c.setFont(FONT, 9)
            for number, string in enumerate(words):
                c.drawString(x + 4, top - 10 - 22 * number, string)
            c.restoreState()

    grid = read_grid(sideways(draw), "page-text-hidden")
    assert shown(grid) == [["项目", "就业服务"], ["执行数", "8.94"], ["丙", "丁"]]


@pytest.mark.parametrize("sideways", SIDEWAYS)
def test_a_string_over_the_edge_of_its_cell_stays_in_it(sideways: Callable[[Draw], Draw]) -> None:
    def draw(c: Canvas) -> None:
        table(c, TOP, [["", ""], ["丙", "丁"]])
        text(c, LEFT + 40, TOP + 6, "12,345,678.90", 10)

    assert shown(read_grid(sideways(draw))) == [["12,345,678.90", ""], ["丙", "丁"]]


def test_a_cell_reads_in_the_direction_of_most_of_its_words() -> None:
    def draw(c: Canvas) -> None:
        table(c, TOP, ROWS, width=30)
        c.setFont(FONT, 8)
        for column in (1, 2):
            c.saveState()
            c.translate(LEFT + 30 * column + 12, c._pagesize[1] - TOP - 3 * ROW)
            c.rotate(90 if column == 1 else 270)
            c.drawCentredString(12 if column == 1 else -12, 0, "AB C")
            c.restoreState()

    page = read(draw)
    assert shown(only_grid(page))[2] == ["", "AB C", "AB C"]
    assert lines(page) == []


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_boxes_stay_those_of_the_page(quarters: int) -> None:
    grid = read_grid(turned(lambda c: table(c, TOP, ROWS), quarters))
    first, box = grid.cells[0].box, grid.box
    assert first is not None
    assert box is not None
    corner = {
        1: (box[0], box[3], first[0], first[3]),
        2: (box[2], box[3], first[2], first[3]),
        3: (box[2], box[1], first[2], first[1]),
    }[quarters]
    assert corner[:2] == pytest.approx(corner[2:])
    assert 0 <= box[0] < box[2] <= 800
    assert 0 <= box[1] < box[3] <= 800
