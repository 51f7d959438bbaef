"""Excel workbooks (.xlsx, .xlsm): each sheet a page without a number, its tables and lines."""

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from bgtlint.model import Diagnostic, Grid, Line, Page
from bgtlint.reading import archive
from bgtlint.reading.limits import Limits, over
from bgtlint.reading.picture import PICTURE
from bgtlint.reading.sheet.blocks import sheet_blocks
from bgtlint.reading.sheet.dates import serial
from bgtlint.reading.sheet.notes import sheet_notes
from bgtlint.reading.sheet.parts import (
    SheetPart,
    Style,
    Workbook,
    elements,
    open_workbook,
    rich_text,
    unescaped,
)
from bgtlint.reading.sheet.pictures import fill_with, pictures
from bgtlint.reading.sheet.shown import Shown, show_number, show_text, stored_text
from bgtlint.reading.sheet.table import NOT_CALCULATED, Filled, SheetTable, Span, address
from bgtlint.reading.wordtext import Element, local

PLACE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
PLAIN = Style()
CELL_PICTURE = "=DISPIMG("
"""What WPS stores in a cell that shows a picture."""
FILLED = etree.XPath("*[*]")


def read_xlsx(data: bytes, limits: Limits) -> Iterator[Page] | Diagnostic:
    """Read the sheets of a workbook in order, or say why not.

    A cell's text is what the sheet shows; formulas stand by their stored result. Hidden rows and
    sheets are read too and named in a note; hidden columns, which stand between a label and its
    value, are left out and named.
    """
    refusal = archive.refusal(data, limits)
    if refusal:
        return refusal
    book = open_workbook(data)
    if book is None or not book.sheets:
        return Diagnostic("xlsx-damaged")
    too_many = over("pages", len(book.sheets), limits.pages)
    return too_many or _pages(data, book, limits)


def _pages(data: bytes, book: Workbook, limits: Limits) -> Iterator[Page]:
    number = 1
    for sheet in book.sheets:
        try:
            xml = archive.entry(data, sheet.entry)
            table = _read(xml or b"", sheet, book, limits)
            shown = pictures(data, sheet.entry)
        except (etree.XMLSyntaxError, ValueError):
            table = None
        if table is None:
            yield Page(None, (), (Diagnostic("sheet-damaged", detail=sheet.name),))
            continue
        if isinstance(table, Diagnostic):
            yield Page(None, (), (table,))
            return
        bare = not table.cells
        fill_with(table, [] if bare else shown)
        page = sheet_page(table, number, limits)
        if bare and shown:
            only = Diagnostic("sheet-image-only", detail=sheet.name)
            page = Page(None, page.blocks, (*page.diagnostics, only))
        number += sum(isinstance(block, Grid) for block in page.blocks)
        yield page


def sheet_page(table: SheetTable, number: int, limits: Limits) -> Page:
    """Make the page of a sheet, its grids counted from `number`."""
    blocks: list[Line | Grid] = []
    diagnostics = list(sheet_notes(table))
    for block in sheet_blocks(table, number, limits.cells):
        if isinstance(block, Diagnostic):
            diagnostics.append(block)
        else:
            blocks.append(block)
    return Page(None, tuple(blocks), tuple(diagnostics))


def _read(xml: bytes, sheet: SheetPart, book: Workbook, limits: Limits) -> SheetTable | Diagnostic:
    name = sheet.name if len(book.sheets) > 1 else None
    table = SheetTable(name, hidden=sheet.hidden)
    last = 0
    for element in elements(xml, "row", "mergeCell", "col"):
        kind = local(element)
        if kind == "row":
            last = _number(element.get("r"), last + 1)
            if not 1 <= last <= LAST_ROW:
                continue
            _row(element, last, book, table)
            too_many = over("cells", len(table.cells), limits.cells)
            if too_many:
                return too_many
        elif kind == "mergeCell":
            span = _span(element.get("ref") or "")
            if span:
                table.spans.append(span)
        elif kind == "col":
            _column(element, table)
    return table


def _row(element: Element, row: int, book: Workbook, table: SheetTable) -> None:
    if element.get("hidden") in {"1", "true"} or element.get("ht") == "0":
        table.hidden_rows.add(row)
    filled = _filled(element)
    for cell, column in _placed(element, filled):
        if column <= LAST_COLUMN:
            _cell(cell, row, column, _style(cell.get("s"), book), book, table)
    around = list(element) if filled or len(element) < 3 else [element[0], element[-1]]
    if any(_style(cell.get("s"), book).framed for cell in around if local(cell) == "c"):
        table.framed.extend(bytes(max(row + 1 - len(table.framed), 0)))
        table.framed[row] = 1


def _filled(row: Element) -> list[Element]:
    found = FILLED(row)
    return [cell for cell in found if isinstance(cell, Element)] if isinstance(found, list) else []


def _placed(row: Element, filled: Sequence[Element]) -> Iterator[tuple[Element, int]]:
    """Give the filled cells of a row with their columns; a cell without a place follows the last.

    Empty cells, of which a formatted sheet may have millions, are passed by.
    """
    if all(cell.get("r") for cell in filled):
        yield from ((cell, _place(cell.get("r"), 1)) for cell in filled)
        return
    column = 0
    for cell in row:
        if local(cell) == "c":
            column = _place(cell.get("r"), column + 1)
            if len(cell):
                yield cell, column


def _cell(
    cell: Element, row: int, column: int, style: Style, book: Workbook, table: SheetTable
) -> None:
    parts = {local(part): part for part in cell}
    stored = parts["v"].text or "" if "v" in parts else ""
    kind = cell.get("t") or "n"
    if "f" in parts and not stored and kind != "str":
        table.uncalculated.append(address(row, column))
        table.cells[row, column] = Filled(NOT_CALCULATED)
        return
    if kind not in {"n", "b", "e", "d"}:
        stored = _words(kind, stored, parts, book)
        if stored.startswith(CELL_PICTURE):
            stored = PICTURE
    shown = _shown(kind, stored, style.code, book.from_1904)
    if shown.differs:
        table.different.append(address(row, column))
    if shown.text.strip() or shown.differs:
        kept = stored_text(stored) if shown.differs else None
        table.cells[row, column] = Filled(shown.text, kept)


def _shown(kind: str, stored: str, code: str, from_1904: bool) -> Shown:
    """Show what a cell of a kind stores; a number is without the blanks of its format."""
    if kind in {"n", "d"}:
        number = serial(stored) if kind == "d" else stored
        found = show_number(number, code, from_1904=from_1904 and kind == "n")
        return Shown(found.text.strip(" "), found.differs) if found else Shown(stored)
    if kind == "b":
        return Shown({"1": "TRUE", "0": "FALSE"}.get(stored, stored))
    return Shown(stored) if kind == "e" else show_text(stored, code)


def _words(kind: str, stored: str, parts: dict[str, Element], book: Workbook) -> str:
    if kind == "s":
        index = int(stored) if stored.strip().isdecimal() else -1
        return book.texts[index] if 0 <= index < len(book.texts) else ""
    if kind == "inlineStr" and "is" in parts:
        return rich_text(parts["is"])
    return unescaped(stored)


def _style(index: str | None, book: Workbook) -> Style:
    number = int(index) if index and index.isdecimal() else 0
    return book.styles[number] if number < len(book.styles) else PLAIN


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isdecimal() else default


def _place(reference: str | None, default: int) -> int:
    found = PLACE.fullmatch(reference or "")
    return _letters(found[1]) if found else default


def _letters(name: str) -> int:
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - 64
    return number


def _span(reference: str) -> Span | None:
    corners = [PLACE.fullmatch(part) for part in reference.split(":")]
    if len(corners) != 2 or not corners[0] or not corners[1]:
        return None
    (one, two) = ((int(c[2]), _letters(c[1])) for c in corners if c)
    top, bottom = sorted((one[0], two[0]))
    left, right = sorted((one[1], two[1]))
    if bottom > LAST_ROW or right > LAST_COLUMN:
        return None
    return Span(top, left, bottom, right)


def _column(element: Element, table: SheetTable) -> None:
    width = element.get("width")
    if element.get("hidden") in {"1", "true"} or width == "0":
        first, last = (_number(element.get(name), 0) for name in ("min", "max"))
        table.hidden_columns.update(range(max(first, 1), min(last, LAST_COLUMN) + 1))
