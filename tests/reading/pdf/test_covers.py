"""Text under pictures: what is seen is the picture."""

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from bgtlint.model import Diagnostic, Page
from bgtlint.reading.limits import Limits
from bgtlint.reading.pdf import open_pdf
from tests.reading.making import FONT, Draw, only_grid, pdf, shown, table, text

ROWS = [["项目名称", "就业服务专线"], ["预算数", "9.30"], ["执行数", "8.94"]]
Place = tuple[float, float, float, float]
PAGE: Place = (0, 0, 595, 842)
TABLE: Place = (60, 670, 180, 72)


def read(draw: Draw, *named: str) -> Page:
    opened = open_pdf(pdf(draw), Limits(), "pdfium")
    assert not isinstance(opened, Diagnostic)
    (page,) = opened.pages()
    assert [found.code for found in page.diagnostics] == list(named)
    return page


def picture(c: Canvas, place: Place, clear: float = 0) -> None:
    """Put a grey picture there, its left part clear."""
    made = Image.new("RGBA", (80, 80), (220, 220, 220, 255))
    made.paste((0, 0, 0, 0), (0, 0, int(80 * clear), 80))
    c.drawImage(ImageReader(made), *place, mask="auto")


@pytest.mark.parametrize("place", [PAGE, TABLE])
def test_a_page_whose_table_a_picture_hides_is_not_read(place: Place) -> None:
    def draw(c: Canvas) -> None:
        table(c, 100, ROWS)
        picture(c, place)

    page = read(draw, "page-text-under-picture")
    assert page.blocks == ()
    assert page.diagnostics[0].detail.startswith("项目名称")


def test_text_on_a_picture_is_read() -> None:
    def draw(c: Canvas) -> None:
        text(c, 60, 40, "项目支出绩效自评表")
        picture(c, TABLE)
        table(c, 100, ROWS)

    assert shown(only_grid(read(draw))) == ROWS


def test_text_where_a_picture_is_clear_is_read() -> None:
    def draw(c: Canvas) -> None:
        table(c, 100, ROWS)
        picture(c, TABLE, clear=1)

    assert shown(only_grid(read(draw))) == ROWS


def test_a_picture_over_words_outside_the_table_hides_these_only() -> None:
    def draw(c: Canvas) -> None:
        table(c, 100, ROWS)
        text(c, 300, 400, "单位盖章")
        picture(c, (290, 400, 60, 60))

    page = read(draw, "page-text-hidden")
    assert page.diagnostics[0].detail == "单位盖章"
    assert shown(only_grid(page)) == ROWS


@pytest.mark.parametrize("quarters", range(4))
def test_what_is_hidden_is_told_on_turned_pages_too(quarters: int) -> None:
    def draw(c: Canvas) -> None:
        c.setPageRotation(90 * quarters)
        c.setFont(FONT, 9)
        for turn in range(4):
            c.saveState()
            c.translate(300, 400)
            c.rotate(90 * turn)
            c.drawString(20, 20, "甲乙丙丁"[turn])
            c.restoreState()
        picture(c, (250, 350, 100, 100), clear=0.5)

    page = read(draw, "page-text-hidden")
    assert sorted(page.diagnostics[0].detail) == ["丁", "甲"]
