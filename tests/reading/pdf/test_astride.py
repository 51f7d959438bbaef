"""Text that stands on a border or on other text, as where rows are too low."""

import pytest
from reportlab.pdfgen.canvas import Canvas

from bgtlint.model import Diagnostic, Page
from bgtlint.reading.limits import Limits
from bgtlint.reading.pdf import open_pdf
from tests.reading.making import ROW, Draw, only_grid, pdf, shown, table, text

ROWS = [["项目名称", ""], ["执行数", "8.94"], ["甲", ""]]


def read(draw: Draw, *named: str) -> Page:
    opened = open_pdf(pdf(draw), Limits(), "pdfium")
    assert not isinstance(opened, Diagnostic)
    (page,) = opened.pages()
    assert [found.code for found in page.diagnostics] == list(named)
    return page


def with_words(c: Canvas, down: float, words: str = "专线", size: float = 9) -> None:
    table(c, 100, ROWS)
    text(c, 200, 100 + down, words, size)


@pytest.mark.parametrize("down", [ROW - 5, 2 * ROW - 6])
def test_words_on_a_border_are_named_and_the_page_is_not_used(down: float) -> None:
    page = read(lambda c: with_words(c, down), "page-text-astride")
    assert page.blocks == ()
    assert page.diagnostics[0].detail == "专线"


@pytest.mark.parametrize(("down", "size"), [(2.0, 9), (ROW - 12, 9), (-2.0, 24)])
def test_words_within_their_row_or_taller_than_it_are_read(down: float, size: float) -> None:
    page = read(lambda c: with_words(c, down, "专", size))
    assert shown(only_grid(page))[0] == ["项目名称", "专"]


def test_a_tick_on_a_border_is_no_matter() -> None:
    read(lambda c: with_words(c, ROW - 4, "√"))


def test_words_on_other_words_are_named_and_the_page_is_not_used() -> None:
    def draw(c: Canvas) -> None:
        table(c, 100, ROWS)
        text(c, 156, 100 + ROW + 4, "年度目标", 8)

    page = read(draw, "page-text-astride")
    assert sorted(page.diagnostics[0].detail) == sorted("8.94年度目标")


def test_words_printed_twice_are_read() -> None:
    def draw(c: Canvas) -> None:
        table(c, 100, ROWS)
        text(c, 154.6, 100 + ROW + 3, "8.94", 8)

    assert shown(only_grid(read(draw))) == ROWS
