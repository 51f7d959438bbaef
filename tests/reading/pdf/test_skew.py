from math import cos, radians, sin

import pytest
from reportlab.pdfgen.canvas import Canvas

from bgtlint.model import Diagnostic, Page
from bgtlint.reading.limits import Limits
from bgtlint.reading.pdf import open_pdf
from bgtlint.reading.pdf.skew import sampled, skew, straightening
from tests.reading.making import grids, only_grid, pdf, shown, table

ROWS = [[f"第{i}行{j}列" for j in range(4)] for i in range(8)]


def read(data: bytes) -> Page:
    opened = open_pdf(data, Limits(), "pdfium")
    assert not isinstance(opened, Diagnostic)
    (page,) = opened.pages()
    return page


@pytest.mark.parametrize("degrees", [-2, -0.5, 0.5, 1, 2, 5])
def test_a_page_that_lies_askew_is_read_straight(degrees: float) -> None:
    def draw(c: Canvas) -> None:
        c.translate(300, 400)
        c.rotate(degrees)
        c.translate(-300, -400)
        table(c, 100, ROWS)

    page = read(pdf(draw))
    assert page.diagnostics == ()
    assert shown(only_grid(page)) == ROWS


def test_the_angle_is_that_of_most_characters_beyond_whole_quarters() -> None:
    turn = radians(91)
    assert skew([(cos(turn), sin(turn), 0, 0)]) == pytest.approx(radians(1))
    assert skew(sampled(100, lambda at: (1.0, 0.1 if at < 30 else 0.0, 0, 1))) == 0
    assert skew([(cos(0.6), sin(0.6), 0, 0)]) == 0
    assert skew(sampled(0, lambda _: (1, 0, 0, 1))) == 0


def test_the_middle_of_the_page_stays_where_it_is() -> None:
    a, b, c, d, e, f = straightening(0.1, (0, 800, 600, 0))
    assert (a * 300 + c * 400 + e, b * 300 + d * 400 + f) == pytest.approx((300, 400))


def scan(c: Canvas, mode: int) -> None:
    """Draw a picture over the page, and a table whose text is painted or not."""
    c.setFillGray(0.9)
    from PIL import Image

    c.drawInlineImage(Image.new("L", (8, 8), 220), 0, 0, *c._pagesize)
    c._code.append(f"{mode} Tr")
    table(c, 100, ROWS)


def test_recognised_text_under_a_scan_is_named_and_not_used() -> None:
    page = read(pdf(lambda c: scan(c, 3)))
    assert [found.code for found in page.diagnostics] == ["page-scanned"]
    assert grids(page) == []


def test_printed_text_on_a_picture_is_read() -> None:
    page = read(pdf(lambda c: scan(c, 0)))
    assert page.diagnostics == ()
    assert shown(only_grid(page)) == ROWS


@pytest.mark.parametrize("sides", [(-1, 1), (1, -1)])
def test_a_page_seen_as_in_a_mirror_is_named_and_not_read(sides: tuple[int, int]) -> None:
    def draw(c: Canvas) -> None:
        c.translate(300, 400)
        c.scale(*sides)
        c.translate(-300, -400)
        table(c, 100, ROWS)

    page = read(pdf(draw))
    assert [found.code for found in page.diagnostics] == ["page-mirrored"]
    assert page.blocks == ()


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_that_is_turned_is_not_mirrored(degrees: int) -> None:
    def draw(c: Canvas) -> None:
        c.translate(300, 400)
        c.rotate(degrees)
        c.translate(-300, -400)
        table(c, 100, ROWS)

    page = read(pdf(draw, size=(600, 800)))
    assert page.diagnostics == ()
    assert shown(only_grid(page)) == ROWS
