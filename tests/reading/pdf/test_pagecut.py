"""What runs over the edge of the page: a cell of which a reader sees a part is no cell to check."""

from collections.abc import Callable

import pytest
from reportlab.pdfgen.canvas import Canvas

from bgtlint.model import Diagnostic, Page
from bgtlint.reading.limits import Limits
from bgtlint.reading.pdf import open_pdf
from tests.reading.making import grids, lines, only_grid, pdf, shown, table, text

ROWS = [[f"第{i}行{j}列内容" for j in range(6)] for i in range(28)]


def read(draw: Callable[[Canvas], object], *named: str) -> Page:
    opened = open_pdf(pdf(draw), Limits(), "pdfium")
    assert not isinstance(opened, Diagnostic)
    (page,) = opened.pages()
    assert [found.code for found in page.diagnostics] == list(named)
    return page


def turned(c: Canvas, degrees: float, left: float, width: float) -> None:
    c.translate(300, 400)
    c.rotate(degrees)
    c.translate(-300, -400)
    table(c, 100, ROWS, left=left, width=width)


@pytest.mark.parametrize("degrees", [-5, -1, 0, 1, 5, 8])
def test_a_table_over_the_edge_is_named_and_not_used(degrees: float) -> None:
    page = read(lambda c: turned(c, degrees, -20, 110), "page-cut")
    assert grids(page) == []


@pytest.mark.parametrize("degrees", [-5, 0, 5])
def test_a_table_near_the_edge_is_read(degrees: float) -> None:
    page = read(lambda c: turned(c, degrees, 48, 84))
    assert shown(only_grid(page)) == ROWS


@pytest.mark.parametrize("sideways", ["", "装订线"])
def test_a_column_beyond_the_edge_is_named(sideways: str) -> None:
    def draw(c: Canvas) -> None:
        table(c, 100, ROWS, left=60, width=107)
        c.rotate(90)
        c.drawString(300, -30, sideways)

    page = read(draw, "page-cut")
    assert page.diagnostics[0].detail.startswith("第0行5列")


def test_words_beside_a_table_that_are_cut_are_named_and_the_table_is_read() -> None:
    def draw(c: Canvas) -> None:
        table(c, 100, ROWS, left=60, width=80)
        text(c, 560, 60, "单位：万元")

    page = read(draw, "page-cut")
    assert page.diagnostics[0].detail == "元"
    assert shown(only_grid(page)) == ROWS
    assert lines(page) == ["单位：万"]


def test_a_level_watermark_over_the_edge_cuts_nothing() -> None:
    def draw(c: Canvas) -> None:
        c.setFillGray(0.8)
        for row in range(30):
            for column in range(8):
                text(c, 80 * column - 10, 60 + 24 * row, "内部资料", 12)
        c.setFillGray(0)
        table(c, 100, ROWS, left=60, width=80)

    assert shown(only_grid(read(draw, "page-stamp"))) == ROWS
