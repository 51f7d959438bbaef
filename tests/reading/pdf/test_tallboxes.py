"""Fonts that claim a height of almost three times their letters, as rewritten fonts do."""

import pytest

from bgtlint.model import Diagnostic
from bgtlint.reading.limits import Limits
from bgtlint.reading.pdf import ENGINES, open_pdf
from bgtlint.reading.pdf.pdfium_page import read_page, tools_for
from tests.reading.making import only_grid, pdf, shown, table

ROWS = [["项目名称", "10 处"], ["预算数", "86.40"], ["其他资金", "4.00"]]
HEIGHT = b"/Ascent 752 /CapHeight 737 /Descent -271 /Flags 6 /FontBBox [ -25 -254 1000 880 ]"
TALL = b"/Ascent 1802 /Descent -1048 /Flags 6 /FontBBox [ -25 -1048 1000 1802 ]"


def tall() -> bytes:
    data = pdf(lambda c: table(c, 100, ROWS))
    assert HEIGHT in data
    return data.replace(HEIGHT, TALL.ljust(len(HEIGHT)))


@pytest.mark.parametrize("engine", ENGINES)
def test_letters_stand_on_their_baseline(engine: str) -> None:
    opened = open_pdf(tall(), Limits(), engine)
    assert not isinstance(opened, Diagnostic)
    assert shown(only_grid(opened.page(1))) == ROWS


def test_such_a_page_needs_no_second_engine() -> None:
    data = tall()
    tools = tools_for(Limits())
    document = tools.library.load_document(data, len(data), None)
    page = read_page(tools, document, 1)
    tools.library.close_document(document)
    assert page is not None
    assert shown(only_grid(page)) == ROWS
