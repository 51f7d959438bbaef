"""Both engines on the same form, drawn in all the ways of `fixtures/pdf`.

Each engine is held against the known text of the form; where pdfplumber may differ, the reason
why it is not right stands in `PLUMBER_DIFFERS`.
"""

from pathlib import Path

import pytest

from bgtlint.model import Diagnostic, Page
from bgtlint.reading.limits import Limits
from bgtlint.reading.normalise import compact
from bgtlint.reading.pdf import open_pdf
from bgtlint.reading.pdf.checks import doubtful
from bgtlint.reading.pdf.compare import compare
from bgtlint.reading.pdf.pdfium_page import read_page, tools_for
from fixtures.pdf_styles import FORM, STYLES, TITLE
from tests.reading.making import grids, lines, only_grid

FOLDER = Path(__file__).parents[3] / "fixtures" / "pdf"
FILES = sorted(FOLDER.glob("*.pdf"))
UNREADABLE = "font_without_unicode"
FORMS = [file for file in FILES if file.stem != UNREADABLE]
PLUMBER_DIFFERS = {
    "border_dots": "takes no piece shorter than a point for a part of a border",
    "border_broad": "takes the strip between two strokes of a border for a row or a column",
    "lines_shaded": "takes a shaded line for a border",
    "seal_red": "knows no seal, so that its level words go into a cell",
    "seal_black": "knows no seal, so that its level words go into a cell",
    "border_clipped": "takes lines as they are drawn, not as far as a clip leaves them visible",
    "content_askew_half": "does not turn the page straight",
    "content_askew_two": "does not turn the page straight",
    "stamp_red": "looks at no colour, so that a stamp's words go into the cells",
    "watermark_level": "looks at no colour, so that a watermark's words go into the cells",
    "office_calc": "gives the end of a string that is too wide for its column to the next cell",
}
NAMED = {name: ["page-stamp"] for name in ("stamp_red", "seal_red", "seal_black", "watermark",
                                           "watermark_level")}  # fmt: skip
CUT_ON_PAPER = {
    "全年使用的就业服务专线条数": "全年使用的就业",
    "每条专线每年费用": "每条专线每年费",
}
Cells = dict[tuple[int, int, int, int], str]


def read(file: Path, engine: str) -> Page:
    opened = open_pdf(file.read_bytes(), Limits(), engine)
    assert not isinstance(opened, Diagnostic)
    (page,) = opened.pages()
    return page


def cells(page: Page) -> Cells:
    return {
        (cell.row, cell.column, cell.row_span, cell.column_span): compact(cell.text)
        for grid in grids(page)
        for cell in grid.cells
    }


def known(name: str) -> Cells:
    """Give the form's cells; a sheet prints of a text what its column has room for."""
    shorter = CUT_ON_PAPER if name == "office_calc" else {}
    texts = ["".join(place.lines) for place in FORM]
    return {
        (place.row + 1, place.column + 1, place.rows, place.columns): compact(
            shorter.get(text, text)
        )
        for place, text in zip(FORM, texts, strict=True)
    }


def test_the_files_are_those_that_the_module_builds() -> None:
    offices = {"office_writer_landscape", "office_calc", UNREADABLE}
    assert {file.stem for file in FILES} == {*STYLES, *offices}


@pytest.mark.parametrize("file", FORMS, ids=lambda file: file.stem)
def test_every_cell_is_right(file: Path) -> None:
    page = read(file, "pdfium")
    assert cells(page) == known(file.stem)
    assert [found.code for found in page.diagnostics] == NAMED.get(file.stem, [])
    assert compact(TITLE) in map(compact, lines(page))


@pytest.mark.parametrize("file", FORMS, ids=lambda file: file.stem)
def test_pdfplumber_agrees_or_the_reason_is_named(file: Path) -> None:
    agrees = cells(read(file, "pdfplumber")) == known(file.stem)
    assert agrees != (file.stem in PLUMBER_DIFFERS)
    assert bool(list(compare(file))) != agrees


@pytest.mark.parametrize("file", FORMS, ids=lambda file: file.stem)
def test_no_form_needs_the_second_engine(file: Path) -> None:
    data = file.read_bytes()
    tools = tools_for(Limits())
    document = tools.library.load_document(data, len(data), None)
    page = read_page(tools, document, 1)
    tools.library.close_document(document)
    assert page is not None
    assert not doubtful(page)


@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
def test_codes_without_characters_are_reported(engine: str) -> None:
    page = read(FOLDER / f"{UNREADABLE}.pdf", engine)
    assert [found.code for found in page.diagnostics] == ["page-text-unreadable"]
    assert page.blocks == ()


def test_upright_words_in_a_narrow_cell_read_downwards() -> None:
    texts = [cell.text for cell in only_grid(read(FOLDER / "border_strokes.pdf", "pdfium")).cells]
    assert "绩\n效\n指\n标" in texts
