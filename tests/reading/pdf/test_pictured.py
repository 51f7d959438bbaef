"""Pictures of tables are named; photographs, charts, covers and seals are not."""

import io
import random

import pytest
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from bgtlint.model import Diagnostic, Page
from bgtlint.reading.limits import Limits
from bgtlint.reading.pdf import open_pdf
from bgtlint.reading.pdf.pictured import shows_table
from bgtlint.reading.picture import PICTURE
from tests.reading.making import only_grid, pdf, shown, table, text

ROWS = [["甲", "乙"], ["丙", "丁"]]


def picture(rows: int = 8, columns: int = 5, dark: int = 0, wide: int = 1000) -> Image.Image:
    """Draw a ruled table with blots for text."""
    tall = 7 * wide // 10
    made = Image.new("L", (wide, tall), 255)
    draw, edge, thick = ImageDraw.Draw(made), wide // 16, max(wide // 500, 1)
    right, bottom = wide - edge, tall - edge
    for row in range(rows + 1):
        y = edge + row * (bottom - edge) // rows
        draw.line((edge, y, right, y), fill=dark, width=thick)
        for column in range(columns):
            x = edge + column * (right - edge) // columns
            draw.rectangle((x + 9, y + 9, x + 20, y + 20), fill=dark)
    for column in range(columns + 1):
        x = edge + column * (right - edge) // columns
        draw.line((x, edge, x, bottom), fill=dark, width=thick)
    return made


def chart() -> Image.Image:
    made = Image.new("RGB", (800, 600), "white")
    draw = ImageDraw.Draw(made)
    draw.rectangle((0, 0, 799, 599), outline="black", width=2)
    draw.line((80, 40, 80, 540, 760, 540), fill="black", width=2)
    for number in range(6):
        draw.line((80, 90 + number * 80, 760, 90 + number * 80), fill=(217, 217, 217))
        draw.rectangle((120 + 100 * number, 200, 170 + 100 * number, 540), fill=(68, 114, 196))
    return made


def photograph() -> Image.Image:
    """Draw houses with windows under the sky."""
    chance = random.Random(1)
    made = Image.new("RGB", (800, 600), (120, 170, 230))
    draw = ImageDraw.Draw(made)
    for row in range(8):
        for column in range(10):
            grey = chance.randrange(30, 90)
            left, top = 100 + 60 * column, 200 + 45 * row
            draw.rectangle((left, top, left + 30, top + 25), fill=(grey, grey, grey))
    return made


def read(shown_picture: Image.Image, *named: str, words: bool = False, sideways: str = "") -> Page:
    def draw(c: Canvas) -> None:
        target = io.BytesIO()
        shown_picture.save(target, "PNG")
        target.seek(0)
        c.drawImage(ImageReader(target), 60, 100, 475, 330)
        table(c, 100, ROWS)
        for number in range(8 * words):
            text(c, 80, 500 + 20 * number, "第一季度完成全部任务")
        c.rotate(90)
        c.drawString(300, -30, sideways)

    opened = open_pdf(pdf(draw), Limits(), "pdfium")
    assert not isinstance(opened, Diagnostic)
    (page,) = opened.pages()
    assert [found.code for found in page.diagnostics] == list(named)
    assert shown(only_grid(page)) == ROWS
    return page


@pytest.mark.parametrize(
    "made",
    [
        picture(),
        picture(4, 4),
        picture(dark=120),
        picture(wide=300),
        picture(wide=2000),
        picture().rotate(1, fillcolor=255),
        picture().convert("RGB"),
        picture().convert("1"),
        picture().convert("P"),
    ],
)
def test_a_picture_of_a_table_is_named(made: Image.Image) -> None:
    page = read(made, "page-table-image")
    assert page.diagnostics[0].detail == "31%"


def test_a_picture_of_a_table_is_named_beside_words_that_run_sideways() -> None:
    read(picture(), "page-table-image", sideways="装订线")


@pytest.mark.parametrize("made", [chart(), photograph(), Image.new("L", (200, 100), 90)])
def test_other_pictures_are_not(made: Image.Image) -> None:
    read(made)


def test_a_picture_under_text_is_the_ground_of_a_page() -> None:
    read(picture(), words=True)


def test_small_and_empty_pictures_show_no_table() -> None:
    assert not shows_table(b"", 0)
    assert not shows_table(bytes(30 * 30), 30)


@pytest.mark.parametrize(
    ("place", "said"),
    [((155, 697, 60, 16), PICTURE), ((155, 697, 60, 3), ""), ((160, 680, 60, 30), "")],
)
def test_a_blank_cell_that_holds_a_whole_picture_says_so(
    place: tuple[float, float, float, float], said: str
) -> None:
    def draw(c: Canvas) -> None:
        target = io.BytesIO()
        photograph().save(target, "PNG")
        target.seek(0)
        table(c, 100, [["甲", "乙"], ["丙", ""]])
        c.drawImage(ImageReader(target), *place)

    opened = open_pdf(pdf(draw), Limits(), "pdfium")
    assert not isinstance(opened, Diagnostic)
    (page,) = opened.pages()
    assert shown(only_grid(page))[1] == ["丙", said]
