"""Lines under text that reach almost from side to side of their cell."""

import pytest
from reportlab.pdfgen.canvas import Canvas

from bgtlint.model import Diagnostic, Page
from bgtlint.reading.limits import Limits
from bgtlint.reading.pdf import open_pdf
from tests.reading.making import Draw, grids, only_grid, pdf, rule, shown, table

ROWS = [["主管部门", "民政局\n（盖章）"], ["预算数", "9.30"], ["执行数", "8.94"]]
WIDTH = 120.0


def read(draw: Draw) -> Page:
    opened = open_pdf(pdf(draw), Limits(), "pdfium")
    assert not isinstance(opened, Diagnostic)
    (page,) = opened.pages()
    assert page.diagnostics == ()
    return page


def underlined(c: Canvas, *lines: tuple[float, float, float]) -> None:
    """Draw a table, and lines by their x, y and right end in it."""
    table(c, 100, ROWS, width=WIDTH)
    for x0, down, x1 in lines:
        rule(c, 60 + x0, 100 + down, 60 + x1, 100 + down)


@pytest.mark.parametrize("short", [1.0, 2.0, 2.8])
def test_a_line_under_text_that_stops_short_of_both_sides_makes_no_row(short: float) -> None:
    page = read(lambda c: underlined(c, (WIDTH + short, 12, 2 * WIDTH - short)))
    assert shown(only_grid(page)) == ROWS


def test_lines_to_write_on_make_no_rows() -> None:
    page = read(lambda c: underlined(c, (2, 32, WIDTH - 2), (122, 32, 238), (122, 40, 238)))
    assert shown(only_grid(page)) == ROWS


def test_a_line_made_of_pieces_makes_no_row() -> None:
    page = read(lambda c: underlined(c, (122, 12, 160), (160, 12, 200), (200, 12, 238)))
    assert shown(only_grid(page)) == ROWS


def test_a_line_level_with_the_border_of_the_next_column_makes_no_row() -> None:
    def draw(c: Canvas) -> None:
        spans = {(0, 0): (2, 1)}
        table(c, 100, [["主管部门", "甲"], [None, "乙"], ["预算数", "9.30"]], spans=spans)
        rule(c, 62, 123.5, 148, 123.5)

    page = read(draw)
    assert [(cell.text, cell.row_span) for cell in only_grid(page).cells][:2] == [
        ("主管部门", 2),
        ("甲", 1),
    ]


def test_a_border_that_meets_the_sides_makes_a_row() -> None:
    page = read(lambda c: underlined(c, (WIDTH, 12, 2 * WIDTH)))
    assert only_grid(page).rows == 4


def test_borders_that_all_stop_short_at_a_thick_frame_are_borders() -> None:
    def draw(c: Canvas) -> None:
        for down in (0, 20, 40, 60):
            short = 0 if down in (0, 60) else 1.5
            rule(c, 60 + short, 100 + down, 260 - short, 100 + down)
        for x, end in ((60, 160), (260, 160), (160, 120)):
            rule(c, x, 100, x, end)

    assert only_grid(read(draw)).rows == 3


@pytest.mark.parametrize("gap", [4.0, 8.0])
def test_forms_side_by_side_are_two(gap: float) -> None:
    def draw(c: Canvas) -> None:
        table(c, 100, ROWS, left=40, width=WIDTH)
        table(c, 100, ROWS, left=40 + 2 * WIDTH + gap, width=WIDTH)

    assert [shown(grid) for grid in grids(read(draw))] == [ROWS, ROWS]
