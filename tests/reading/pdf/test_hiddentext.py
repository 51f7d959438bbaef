"""Text in the file that no reader of the page sees, and values that are shown and not printed."""

from collections.abc import Callable

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from bgtlint.model import Diagnostic, Page
from bgtlint.reading.limits import Limits
from bgtlint.reading.pdf import open_pdf
from bgtlint.reading.pdf.wholeness import streams
from tests.reading.making import FONT as CHINESE
from tests.reading.making import lines, only_grid, pdf, shown, table, text
from tests.reading.raw_pdf import FONT, file_of, form, stream, words

ROWS = [["项目名称", "就业服务专线"], ["预算数", ""], ["执行数", "8.94"]]
Draw = Callable[[Canvas], object]


def read(data: bytes, *named: str) -> Page:
    opened = open_pdf(data, Limits(), "pdfium")
    assert not isinstance(opened, Diagnostic)
    (page,) = opened.pages()
    assert [found.code for found in page.diagnostics] == list(named)
    return page


def hiding(draw: Draw) -> bytes:
    """Draw a table and something at its empty cell."""

    def drawn(c: Canvas) -> None:
        table(c, 100, ROWS)
        draw(c)

    return pdf(drawn)


def white(c: Canvas) -> None:
    c.setFillGray(1)
    text(c, 160, 128, "9.99")


def unpainted(c: Canvas, mode: int = 3) -> None:
    unseen(c, 160, c._pagesize[1] - 140, "9.99", mode)


def unseen(c: Canvas, x: float, y: float, string: str, mode: int) -> None:
    made = c.beginText(x, y)
    made.setFont(CHINESE, 9)
    made.setTextRenderMode(mode)
    made.textOut(string)
    c.drawText(made)


def clear(c: Canvas) -> None:
    c.setFillAlpha(0)
    text(c, 160, 128, "9.99")


@pytest.mark.parametrize("draw", [white, unpainted, lambda c: unpainted(c, 7), clear])
def test_text_that_cannot_be_seen_is_left_out_and_named(draw: Draw) -> None:
    page = read(hiding(draw), "page-text-hidden")
    assert shown(only_grid(page)) == ROWS
    assert page.diagnostics[0].detail == "9.99"


def band(c: Canvas) -> None:
    c.setFillColorRGB(0.1, 0.3, 0.6)
    c.rect(152, c._pagesize[1] - 146, 86, 20, stroke=0, fill=1)


def broad_line(c: Canvas) -> None:
    c.setStrokeColorRGB(0.1, 0.3, 0.6)
    c.setLineWidth(18)
    c.line(156, c._pagesize[1] - 136, 236, c._pagesize[1] - 136)


def shading(c: Canvas) -> None:
    c.saveState()
    path = c.beginPath()
    path.rect(152, c._pagesize[1] - 146, 86, 20)
    c.clipPath(path, stroke=0)
    c.linearGradient(152, 700, 238, 700, ((0, 0, 0.5), (0, 0.3, 0.6)))
    c.restoreState()


def picture(c: Canvas) -> None:
    c.drawInlineImage(Image.new("RGB", (8, 2), (20, 60, 120)), 152, c._pagesize[1] - 146, 86, 20)


@pytest.mark.parametrize("ground", [band, broad_line, shading, picture])
def test_white_text_on_a_coloured_ground_is_read(ground: Draw) -> None:
    def draw(c: Canvas) -> None:
        ground(c)
        white(c)

    page = read(hiding(draw))
    assert shown(only_grid(page)) == [ROWS[0], ["预算数", "9.99"], ROWS[2]]


def test_recognised_text_on_a_picture_within_the_page_is_named_as_a_scan() -> None:
    def draw(c: Canvas) -> None:
        c.drawInlineImage(Image.new("L", (8, 8), 220), 60, 100, 475, 300)
        for row in range(6):
            unseen(c, 80, 340 - 20 * row, "项目名称 预算数 执行数", 3)

    page = read(hiding(draw), "page-scanned")
    assert shown(only_grid(page)) == ROWS


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"BT 3 Tr (a) Tj ET", True),
        (b"BT\n7\nTr(a)Tj ET", True),
        (b"BT 0 Tr (a) Tj ET", False),
        (b"BT (3 Trees) Tj ET", False),
        (b"BT 13 Tr (a) Tj ET", False),
    ],
)
def test_text_that_may_not_be_painted_is_told_from_the_content(content: bytes, found: bool) -> None:
    assert streams(file_of({4: stream(content)})).unpainted is found


def filled(value: bytes, *, drawn: bool = False, notes: bytes = b"") -> bytes:
    """Make a page with a word and a form field."""
    appearance = b"/AP<</N 7 0 R>>" if drawn else b""
    return file_of(
        {
            1: b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[6 0 R]/NeedAppearances true>>>>",
            2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Annots[6 0 R"
            + notes + b"]/Resources<</Font<</F 5 0 R>>>>>>",
            4: stream(words(20, 200, "budget")),
            5: FONT,
            6: b"<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/Rect[100 190 200 210]/F 4/V"
            + value + appearance + b">>",
            7: form(words(2, 5, "8.94")),
        }
    )  # fmt: skip


def test_a_field_whose_value_is_drawn_nowhere_is_named() -> None:
    page = read(filled(b"(8.94)"), "page-field-unseen")
    assert page.diagnostics[0].detail == "8.94"
    assert page.blocks == ()


def test_a_field_without_a_value_is_no_matter_and_one_that_is_drawn_is_read() -> None:
    assert lines(read(filled(b"()"))) == ["budget"]
    assert lines(read(filled(b"(8.94)").replace(b"/F 4/V", b"/F 2/V"))) == ["budget"]
    assert lines(read(filled(b"(8.94)", drawn=True))) == ["budget", "8.94"]


def test_stamps_and_marks_do_not_come_in_with_the_fields() -> None:
    stamp = b"<</Type/Annot/Subtype/Stamp/Rect[10 250 90 270]/F 4/AP<</N 7 0 R>>>>"
    assert lines(read(filled(b"(8.94)", drawn=True, notes=stamp))) == ["budget", "8.94"]


def layered(state: bytes) -> bytes:
    """Make a page with a word on a layer."""
    return file_of(
        {
            1: b"<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[6 0 R]/D<<" + state + b">>>>>>",
            2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources"
            b"<</Font<</F 5 0 R>>/Properties<</L 6 0 R>>>>>>",
            4: stream(words(20, 200, "budget") + b"/OC /L BDC" + words(20, 100, "draft") + b"EMC"),
            5: FONT,
            6: b"<</Type/OCG/Name(notes)>>",
        }
    )


@pytest.mark.parametrize("state", [b"/OFF[6 0 R]", b"/BaseState/OFF"])
def test_a_page_with_a_layer_that_is_off_is_named(state: bytes) -> None:
    page = read(layered(state), "page-layer")
    assert page.diagnostics[0].detail == "notes"
    assert page.blocks == ()


@pytest.mark.parametrize("state", [b"", b"/BaseState/OFF/ON[6 0 R]"])
def test_a_page_whose_layers_are_on_is_read(state: bytes) -> None:
    assert len(read(layered(state)).blocks) == 2


def painted_over(c: Canvas, *colour: float, then: str = "") -> None:
    """Print a figure, paint over it, and print another one on top."""
    c.setFillGray(0)
    text(c, 160, 128, "9.99")
    c.setFillColorRGB(*colour)
    c.rect(152, c._pagesize[1] - 146, 86, 20, stroke=0, fill=1)
    c.setFillGray(0 if min(colour) else 1)
    text(c, 160, 128, then)


@pytest.mark.parametrize("colour", [(1, 1, 1), (0, 0, 0)])
def test_text_painted_over_is_left_out_and_named(colour: tuple[float, float, float]) -> None:
    page = read(hiding(lambda c: painted_over(c, *colour)), "page-text-hidden")
    assert shown(only_grid(page)) == ROWS
    assert page.diagnostics[0].detail == "9.99"


def test_text_painted_over_and_printed_anew_is_named_and_not_used() -> None:
    page = read(hiding(lambda c: painted_over(c, 1, 1, 1, then="8.90")), "page-text-covered")
    assert page.blocks == ()


def test_text_printed_anew_on_text_that_is_not_painted_is_named_and_not_used() -> None:
    def draw(c: Canvas, left: float) -> None:
        c.saveState()
        unpainted(c)
        c.restoreState()
        text(c, left, 131, "9.99", 9)

    page = read(hiding(lambda c: draw(c, 160)), "page-text-hidden", "page-text-doubled")
    assert page.blocks == ()
    read(hiding(lambda c: draw(c, 200)), "page-text-hidden")


def test_the_same_figure_printed_anew_on_a_white_area_is_named_and_not_used() -> None:
    read(
        hiding(lambda c: painted_over(c, 1, 1, 1, then="9.99")),
        "page-text-hidden",
        "page-text-doubled",
    )


def test_text_under_a_marker_pen_is_read() -> None:
    def draw(c: Canvas) -> None:
        text(c, 160, 128, "9.99")
        c.setFillColorRGB(0, 0, 0)
        c.setFillAlpha(0.2)
        c.rect(152, c._pagesize[1] - 146, 86, 20, stroke=0, fill=1)

    assert shown(only_grid(read(hiding(draw))))[1] == ["预算数", "9.99"]


def test_outlined_letters_with_white_inside_are_read() -> None:
    def draw(c: Canvas) -> None:
        c.setFillGray(1)
        unpainted(c, 2)

    assert shown(only_grid(read(hiding(draw))))[1] == ["预算数", "9.99"]


def in_low_rows(c: Canvas, *, clip: bool, down: float, below: str = "8.94") -> None:
    """Print two lines into each cell of a row, whose clip shows the first and a part of the other.

    `down` is how far the second line stands under the first.
    """
    table(c, 100, [["", ""], ["执行数" if below else "", below], ["甲", "乙"]])
    for column, words_of in enumerate((("项目", "名称"), ("就业服务", "专线"))):
        x, top = 60 + 90 * column, c._pagesize[1] - 100
        c.saveState()
        if clip:
            path = c.beginPath()
            path.rect(x, top - 24, 90, 24)
            c.clipPath(path, stroke=0)
        c.setFont(CHINESE, 9)
        for number, string in enumerate(words_of):
            c.drawString(x + 4, top - 10 - down * number, string)
        c.restoreState()


@pytest.mark.parametrize("down", [19, 22, 30])
def test_lines_that_a_low_row_hides_do_not_come_into_the_row_below(down: float) -> None:
    page = read(pdf(lambda c: in_low_rows(c, clip=True, down=down)), "page-text-hidden")
    assert shown(only_grid(page)) == [["项目", "就业服务"], ["执行数", "8.94"], ["甲", "乙"]]
    assert sorted(page.diagnostics[0].detail) == sorted("名称专线")


def test_lines_that_a_low_row_hides_do_not_come_into_an_empty_row_below() -> None:
    page = read(pdf(lambda c: in_low_rows(c, clip=True, down=22, below="")), "page-text-hidden")
    assert shown(only_grid(page)) == [["项目", "就业服务"], ["", ""], ["甲", "乙"]]


def test_lines_within_their_row_are_read() -> None:
    page = read(pdf(lambda c: in_low_rows(c, clip=True, down=11)))
    assert shown(only_grid(page))[0] == ["项目\n名称", "就业服务\n专线"]


def test_lines_that_nothing_hides_stand_where_they_are_printed() -> None:
    page = read(pdf(lambda c: in_low_rows(c, clip=False, down=19)))
    assert shown(only_grid(page))[1] == ["名称\n执行数", "专线\n8.94"]
