"""Upright columns of text in a cell, read from the right one to the left."""

from collections.abc import Sequence

import pytest
from reportlab.pdfgen.canvas import Canvas

from bgtlint.model import Diagnostic, Page
from bgtlint.reading.limits import Limits
from bgtlint.reading.pdf import ENGINES, open_pdf
from bgtlint.reading.pdf.geometry import Glyph
from bgtlint.reading.pdf.upright import upright_columns
from tests.reading.making import FONT, only_grid, pdf, shown, table

COLUMNS = ("年度目", "标完成", "情况")


def upright(c: Canvas, columns: Sequence[Sequence[str]], *, sideways: bool = False) -> None:
    """Draw a table, and columns of characters in one of its cells, from right to left."""
    table(c, 100, [["", "就业服务"], ["执行数", "8.94"]])
    if sideways:
        c.saveState()
        c.translate(400, 400)
        c.rotate(90)
        c.drawString(0, 0, "附件")
        c.restoreState()
    c.setFont(FONT, 6)
    for number, column in enumerate(columns):
        for at, character in enumerate(column):
            c.drawString(100 - 9 * number, c._pagesize[1] - 107 - 7 * at, character)


def read(
    columns: Sequence[Sequence[str]], engine: str, *, sideways: bool = False
) -> list[list[str]]:
    opened = open_pdf(pdf(lambda c: upright(c, columns, sideways=sideways)), Limits(), engine)
    assert not isinstance(opened, Diagnostic)
    page: Page = next(iter(opened.pages()))
    assert page.diagnostics == ()
    return shown(only_grid(page))


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("sideways", [False, True])
def test_columns_are_read_from_the_right(engine: str, sideways: bool) -> None:
    found = read(COLUMNS, engine, sideways=sideways)
    assert found == [["年度目\n标完成\n情况", "就业服务"], ["执行数", "8.94"]]


def test_figures_side_by_side_in_a_column_are_one_sign_of_it() -> None:
    assert read((["甲", "12", "月"], "年内"), "pdfium")[0][0] == "甲12月\n年内"


def glyphs(*places: tuple[float, float]) -> list[Glyph]:
    """Make characters of 10 points, 甲 first, at these columns and rows."""
    return [
        Glyph("甲乙丙丁戊己"[at], 10 * x, 10 * y, 10 * x + 10, 10 * y + 10)
        for at, (x, y) in enumerate(places)
    ]


@pytest.mark.parametrize(
    ("places", "columns"),
    [
        ([(1, 0), (1, 1), (0, 0), (0, 1)], ["甲乙", "丙丁"]),
        ([(2, 0), (2, 1), (1, 0), (0, 0)], ["甲乙", "丙", "丁"]),
        ([(0, 0), (0, 1), (0, 2)], None),
        ([(0, 0), (1, 0), (0, 1), (1, 1)], None),
        ([(0, 0), (0, 1), (1, 0), (1, 1)], None),
        ([(2, 0), (1, 0), (0, 0)], None),
        ([(1, 0), (0, 1), (0, 2)], None),
    ],
)
def test_columns_are_told_from_lines_by_the_order_of_the_content(
    places: list[tuple[float, float]], columns: list[str] | None
) -> None:
    assert upright_columns(glyphs(*places)) == columns
