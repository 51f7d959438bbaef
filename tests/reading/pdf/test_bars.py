"""Shaded lines without text in cells, and the strokes of broad borders."""

import io
from collections.abc import Callable
from itertools import product

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from bgtlint.model import Diagnostic, Grid
from bgtlint.reading.limits import Limits
from bgtlint.reading.pdf import open_pdf
from tests.reading.making import ROW, only_grid, pdf, rule, shown, table, text

ROWS = [["甲", "乙", "丙"], ["丁", "", "戊"], ["", "", ""], ["己", "庚", "辛"]]
LEFT, WIDTH, TOP = 60, 90, 100


def read(draw: Callable[[Canvas], object]) -> Grid:
    opened = open_pdf(pdf(draw), Limits(), "pdfium")
    assert not isinstance(opened, Diagnostic)
    (page,) = opened.pages()
    assert page.diagnostics == ()
    return only_grid(page)


def strip(c: Canvas, row: int, column: int, down: float, tall: float) -> None:
    """Fill a strip of a cell, from one side to the other."""
    x, y = LEFT + WIDTH * column, c._pagesize[1] - TOP - ROW * row - down
    c.rect(x + 0.3, y - tall, WIDTH - 0.6, tall, stroke=0, fill=1)


@pytest.mark.parametrize("grey", [0.75, 0.85, 0.95])
@pytest.mark.parametrize("tall", [1, 2, 3])
def test_a_shaded_line_under_the_text_of_a_cell_is_no_border(grey: float, tall: float) -> None:
    def draw(c: Canvas) -> None:
        table(c, TOP, ROWS)
        c.setFillGray(grey)
        for row in range(4):
            for column in range(3):
                strip(c, row, column, 16, tall)

    assert shown(read(draw)) == ROWS


def test_a_shaded_line_between_two_lines_of_text_is_a_border() -> None:
    def draw(c: Canvas) -> None:
        table(c, TOP, [["甲\n乙", ""], ["丙", ""]])
        c.setFillGray(0.85)
        for column in range(2):
            strip(c, 0, column, 12, 1)

    assert shown(read(draw)) == [["甲", ""], ["乙", ""], ["丙", ""]]


@pytest.mark.parametrize("grey", [0, 0.85])
def test_pale_borders_of_both_directions_are_borders(grey: float) -> None:
    def draw(c: Canvas) -> None:
        c.setFillGray(grey)
        for row in range(5):
            c.rect(LEFT, c._pagesize[1] - TOP - ROW * row, 3 * WIDTH, 1.5, stroke=0, fill=1)
        for column in range(4):
            x = LEFT + WIDTH * column
            c.rect(x, c._pagesize[1] - TOP - 4 * ROW, 1.5, 4 * ROW, stroke=0, fill=1)
        c.setFillGray(0)
        c.setStrokeGray(1)
        table(c, TOP, ROWS)

    assert shown(read(draw)) == ROWS


@pytest.mark.parametrize("apart", [3.5, 4.5, 6])
def test_the_strips_within_double_borders_are_no_rows_or_columns(apart: float) -> None:
    def draw(c: Canvas) -> None:
        table(c, TOP, ROWS)
        bottom = c._pagesize[1] - TOP - 4 * ROW
        c.rect(LEFT - apart, bottom - apart, 3 * WIDTH + 2 * apart, 4 * ROW + 2 * apart)
        for row in (1, 2):
            y = c._pagesize[1] - TOP - ROW * row - apart
            c.line(LEFT - apart, y, LEFT + 3 * WIDTH + apart, y)

    grid = read(draw)
    assert shown(grid) == ROWS
    assert [cell.row_span for cell in grid.cells] == [1] * 12


def test_double_borders_as_broad_as_a_letter_make_no_narrow_rows_or_columns() -> None:
    rows = [["一", "二"], ["三", "四"]]

    def draw(c: Canvas) -> None:
        places = [0, 9, 33, 57, 66]
        for at in places:
            rule(c, 60 + at, 100, 60 + at, 166)
            rule(c, 60, 100 + at, 126, 100 + at)
        for i, row in enumerate(rows):
            for j, string in enumerate(row):
                text(c, 60 + places[j + 1] + 6, 100 + places[i + 1] + 6, string, 8)

    assert shown(read(draw)) == rows


@pytest.mark.parametrize("gap", [1, 2])
def test_white_cells_on_a_coloured_area_make_a_table(gap: float) -> None:
    def draw(c: Canvas) -> None:
        c.setFillGray(0.4)
        bottom = c._pagesize[1] - TOP - 4 * ROW
        c.rect(LEFT - gap, bottom - gap, 3 * WIDTH + 2 * gap, 4 * ROW + 2 * gap, stroke=0, fill=1)
        for row, column in product(range(4), range(3)):
            c.setFillGray(1)
            x, y = LEFT + WIDTH * column, bottom + ROW * (3 - row)
            c.rect(x, y, WIDTH - gap, ROW - gap, stroke=0, fill=1)
            c.setFillGray(0)
            text(c, x + 4, TOP + ROW * row + 6, ROWS[row][column], 8)

    assert shown(read(draw)) == ROWS


def test_the_pieces_that_a_marker_pen_leaves_are_no_borders() -> None:
    def draw(c: Canvas) -> None:
        table(c, TOP, ROWS)
        c.setFillColorRGB(1, 1, 0)
        for row, column in product(range(4), range(3)):
            x, y = LEFT + WIDTH * column + 4, c._pagesize[1] - TOP - ROW * (row + 1)
            c.rect(x, y, 8, ROW, stroke=0, fill=1)
            c.rect(x + 8, y, 2, ROW, stroke=0, fill=1)
        c.setFillGray(0)
        for row, column in product(range(4), range(3)):
            text(c, LEFT + WIDTH * column + 4, TOP + ROW * row + 3, ROWS[row][column], 8)

    assert shown(read(draw)) == ROWS


def test_borders_that_are_pictures_of_a_line_are_borders() -> None:
    source = io.BytesIO()
    Image.new("RGB", (1, 1)).save(source, "PNG")
    dot = ImageReader(source)

    def draw(c: Canvas) -> None:
        for row in range(5):
            c.drawImage(dot, LEFT, c._pagesize[1] - TOP - ROW * row, 3 * WIDTH, 0.6)
        for column in range(4):
            x = LEFT + WIDTH * column
            c.drawImage(dot, x, c._pagesize[1] - TOP - 4 * ROW, 0.6, 4 * ROW)
        c.setStrokeGray(1)
        table(c, TOP, ROWS)

    assert shown(read(draw)) == ROWS
