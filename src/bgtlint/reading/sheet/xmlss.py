"""Workbooks as one XML file (XML Spreadsheet 2003), often saved under the suffix .xls."""

from collections.abc import Iterator, Mapping

from lxml import etree

from bgtlint.model import Diagnostic, Grid, Page
from bgtlint.reading.limits import Limits, over
from bgtlint.reading.sheet.dates import serial
from bgtlint.reading.sheet.parts import Style, children_of
from bgtlint.reading.sheet.shown import Shown, show_number, show_text, stored_text
from bgtlint.reading.sheet.table import NOT_CALCULATED, Filled, SheetTable, Span, address
from bgtlint.reading.sheet.xlsx import LAST_COLUMN, LAST_ROW, PLAIN, sheet_page
from bgtlint.reading.wordtext import Element, local, value

NAMED = {
    "General Number": "General", "Fixed": "0.00", "Standard": "#,##0.00", "Percent": "0.00%",
    "Scientific": "0.00E+00", "Short Date": "yyyy/m/d", "Medium Date": "d-mmm-yy",
    "Long Date": 'yyyy"年"m"月"d"日"', "General Date": "yyyy/m/d h:mm", "Short Time": "h:mm",
    "Currency": "¥#,##0.00", "Text": "@",
}  # fmt: skip


def read_xmlss(data: bytes, limits: Limits) -> Iterator[Page] | Diagnostic:
    """Read the sheets of an XML workbook in order, or say why not; shown texts as for .xlsx."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True
    )
    try:
        book = etree.fromstring(data.lstrip(), parser)
        return _pages(book, limits)
    except (etree.XMLSyntaxError, ValueError):
        return Diagnostic("xlsx-damaged")


def _pages(book: Element, limits: Limits) -> Iterator[Page]:
    styles = dict(_styles(book))
    sheets = list(children_of(book, "Worksheet"))
    number = 1
    for sheet in sheets:
        table = SheetTable((value(sheet, "Name") or "") if len(sheets) > 1 else None)
        states = children_of(sheet, "WorksheetOptions", "Visible")
        table.hidden = any((state.text or "").startswith("Sheet") for state in states)
        for item in children_of(sheet, "Table"):
            _read(item, styles, table)
        too_many = over("cells", len(table.cells), limits.cells)
        if too_many:
            yield Page(None, (), (too_many,))
            return
        page = sheet_page(table, number, limits)
        number += sum(isinstance(block, Grid) for block in page.blocks)
        yield page


def _styles(book: Element) -> Iterator[tuple[str, Style]]:
    for style in children_of(book, "Styles", "Style"):
        code = "General"
        for item in children_of(style, "NumberFormat"):
            code = value(item, "Format") or "General"
        sides = children_of(style, "Borders", "Border")
        framed = any(value(side, "Position") in {"Left", "Right"} for side in sides)
        yield value(style, "ID") or "", Style(NAMED.get(code, code), framed)


def _read(sheet: Element, styles: Mapping[str, Style], table: SheetTable) -> None:
    column = 0
    for item in children_of(sheet, "Column"):
        column = _at(item, column)
        last = column + _count(item, "Span")
        if value(item, "Hidden") == "1":
            table.hidden_columns.update(range(column, min(last, LAST_COLUMN) + 1))
        column = last
    row = 0
    for item in children_of(sheet, "Row"):
        row = _at(item, row)
        last = row + _count(item, "Span")
        if row > LAST_ROW:
            return
        if value(item, "Hidden") == "1":
            table.hidden_rows.update(range(row, min(last, LAST_ROW) + 1))
        _row(item, row, styles, table)
        row = last


def _row(item: Element, row: int, styles: Mapping[str, Style], table: SheetTable) -> None:
    column = 0
    framed = False
    for cell in item:
        if local(cell) != "Cell":
            continue
        column = _at(cell, column)
        if column > LAST_COLUMN:
            return
        across, down = _count(cell, "MergeAcross"), _count(cell, "MergeDown")
        style = styles.get(value(cell, "StyleID") or value(item, "StyleID") or "", PLAIN)
        framed = framed or style.framed
        _cell(cell, row, column, style, table)
        if across or down:
            table.spans.append(
                Span(row, column, min(row + down, LAST_ROW), min(column + across, LAST_COLUMN))
            )
        column += across
    if framed:
        table.framed.extend(bytes(max(row + 1 - len(table.framed), 0)))
        table.framed[row] = 1


def _cell(cell: Element, row: int, column: int, style: Style, table: SheetTable) -> None:
    data = next(children_of(cell, "Data"), None)
    if data is None:
        if value(cell, "Formula"):
            table.uncalculated.append(address(row, column))
            table.cells[row, column] = Filled(NOT_CALCULATED)
        return
    stored = "".join(str(text) for text in data.itertext())
    shown = _shown(stored, value(data, "Type") or "String", style.code)
    if shown.differs:
        table.different.append(address(row, column))
    if shown.text.strip() or shown.differs:
        table.cells[row, column] = Filled(
            shown.text, stored_text(stored) if shown.differs else None
        )


def _shown(stored: str, kind: str, code: str) -> Shown:
    if kind == "Number":
        found = show_number(stored, code)
        return Shown(found.text.strip(" "), found.differs) if found else Shown(stored)
    if kind == "DateTime":
        found = show_number(serial(stored), code)
        return found or Shown(stored)
    if kind == "Boolean":
        return Shown({"1": "TRUE", "0": "FALSE"}.get(stored, stored))
    return show_text(stored.replace("\r\n", "\n"), code)


def _at(item: Element, last: int) -> int:
    index = value(item, "Index") or ""
    return int(index) if index.isdecimal() and len(index) < 9 and int(index) > last else last + 1


def _count(item: Element, name: str) -> int:
    text = value(item, name) or ""
    return int(text) if text.isdecimal() and len(text) < 9 else 0
