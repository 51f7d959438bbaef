"""Text with tables as extractors write them: tabs or pipes between cells, one row a line."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bgtlint.model import Cell, Diagnostic, Grid, Line, Page
from bgtlint.reading.encoding import decode
from bgtlint.reading.limits import Limits, over
from bgtlint.reading.normalise import compact
from bgtlint.reading.rejoined import is_packed, rejoined

PIPE = re.compile(r"(?<!\\)[|│┃]")
RULE = re.compile(r"(?=.*(?:-{2}|[─━═=]{2}))[\s|+:=\-─━═│┃┌┐└┘├┤┬┴┼╋┏┓┗┛┣┫┳┻╔╗╚╝╠╣╦╩╬║]+")
BARS = re.compile(r"\s*\|+\s*")
"""A line without cells, as converters of web pages write one."""
INNER_BLANK = re.compile(r"\|\s*\|")
BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
"""How a cell's line break is written in a table of pipes."""
PAGE_NUMBER = re.compile(r"-?(?:\d{1,4}|[ivxlc]{1,6})-?", re.IGNORECASE)
TITLE = re.compile(
    r"第[一二三四五六七八九十]+(?:部分|章|节)|[一二三四五六七八九十]+[、.]|[(（][一二三四五六七八九十]+[)）]"
    r"|\d{1,3}[.、．]|.*(?:[.．…·]{3,}|目标|目标表|措施)$"
)
"""What the first cell of a row of the table of contents looks like, its page in the second."""

COLUMNS = re.compile(r"\S {2,}\S+(?: \S+)* {2,}\S")
"""Three words with two blanks or more between them: columns as `pdftotext -layout` keeps them."""
LEAST_COLUMNS = 3

HEADER_CELLS = 3


class Row(NamedTuple):
    """One line of the file: its number, its text, its cells (() when nothing separates any)."""

    number: int
    text: str
    cells: tuple[str, ...]


def read_text(data: bytes, limits: Limits) -> tuple[int | None, Iterator[Page]]:
    """Read the pages of a text; a form feed ends a page, without one there is a single page.

    The count is None without form feeds, and so is every page number. Lines and cells carry
    `L<line number>` as address. Bytes that are no text give no page; one with more lines or
    separators than there may be lines or cells comes without blocks.
    """
    decoded = decode(data)
    if decoded is None:
        return None, iter(())
    sheets = re.sub(r"\r\n?", "\n", decoded.text).split("\f")
    numbered = len(sheets) > 1
    if numbered and not sheets[-1].strip():
        sheets.pop()
    lost = Diagnostic("text-bytes-lost", detail=str(decoded.lost)) if decoded.lost else None
    return len(sheets) if numbered else None, _pages(sheets, numbered, lost, limits)


def _pages(
    sheets: Sequence[str], numbered: bool, lost: Diagnostic | None, limits: Limits
) -> Iterator[Page]:
    first = 1
    for index, sheet in enumerate(sheets, 1):
        number = index if numbered else None
        lines = sheet.split("\n")
        diagnostics = (lost,) if lost and index == 1 else ()
        too_many = _too_many(sheet, lines, limits, number)
        if too_many:
            yield Page(number, (), (*diagnostics, too_many))
            return
        yield Page(number, tuple(_blocks(lines, first, number)), diagnostics)
        first += len(lines) - 1


def _too_many(
    sheet: str, lines: Sequence[str], limits: Limits, page: int | None
) -> Diagnostic | None:
    """Say that a page is too large to be taken apart, before any of it is."""
    signs = sheet.count("\t") + sum(map(sheet.count, "|│┃"))
    if len(lines) <= limits.lines:
        return over("cells", signs, limits.cells, page)
    filled = sum(map(bool, map(str.strip, lines)))
    return over("cells", signs, limits.cells, page) or over(
        "lines", filled, limits.lines + limits.cells, page
    )


def _blocks(lines: Sequence[str], first: int, page: int | None) -> Iterator[Line | Grid]:
    """Yield the lines and tables of a page; lines keep the blanks before them where columns are."""
    table = 0
    wide = sum(bool(COLUMNS.search(line)) for line in lines) >= LEAST_COLUMNS
    for run in _runs(lines, first):
        for part in _parts(run):
            if isinstance(part, Row):
                text = part.text.rstrip() if wide else part.text.strip()
                yield Line(text, page, address=f"L{part.number}")
            else:
                table += 1
                yield _grid(part, page, table)


def _runs(lines: Sequence[str], first: int) -> Iterator[list[Row]]:
    """Cut at blank lines; rules between rows (`|---|`, `+---+`) are left out.

    One blank line inside a table, where an extractor dropped the cells of a blank row, cuts
    nothing.
    """
    run: list[Row] = []
    blank = 0
    packed = is_packed(lines)
    lines = rejoined(lines) if packed else lines
    for number, text in enumerate(lines, first):
        if not text.strip() and "\t" not in text:
            blank += 1
        elif not RULE.fullmatch(text) and not BARS.fullmatch(text):
            kept = _unpadded(text, packed)
            row = Row(number, kept, _split(kept))
            if run and blank and not (blank == 1 and _goes_on(run, row)):
                yield run
                run = []
            run.append(row)
            blank = 0
    if run:
        yield run


def _goes_on(run: Sequence[Row], row: Row) -> bool:
    """Tell whether a row after a blank line belongs to the table before it.

    It does not if it begins as the table does, if it is a pair such as `单位：甲|金额单位：万元`,
    or if no table stands there.
    """
    table = [known for known in run if known.cells]
    pair = len(row.cells) < HEADER_CELLS and any(re.search("[:：]", cell) for cell in row.cells)
    return (
        bool(row.cells and run[-1].cells)
        and any(len(known.cells) >= HEADER_CELLS for known in table)
        and not pair
        and _label(row) != _label(table[0])
    )


def _unpadded(text: str, packed: bool) -> str:
    """Leave out the bars behind the last cell where a converter kept the filled cells alone.

    `A | B | |||` is a row that lost its blank and its merged cells, `A |` a line with one cell.
    In such a table every row ends so, one without any cell missing too, and may begin with a bar.
    """
    bare = text.strip()
    alone = bare.endswith("|") and bare.count("|") == 1
    if alone:
        return bare.rstrip("| ")
    if not packed or not bare.endswith("|"):
        return text
    inner = bare.strip("| ")
    return text if INNER_BLANK.search(inner) else inner


def _split(text: str) -> tuple[str, ...]:
    text = BREAK.sub(" ", text)
    bare = text.strip()
    if PIPE.match(bare) and len(PIPE.findall(bare)) > 1:
        inner = PIPE.split(bare)[1:]
        if not inner[-1]:
            inner.pop()
        return tuple(cell.replace("\\|", "|").strip() for cell in inner)
    if "\t" in text:
        return tuple(cell.strip() for cell in text.split("\t"))
    if len(PIPE.findall(text)) > 1 or " | " in text:
        return tuple(cell.replace("\\|", "|").strip() for cell in PIPE.split(text))
    return ()


def _parts(run: Sequence[Row]) -> Iterator[Row | list[Row]]:
    """Cut a run into lines and tables; a table goes from its first separated row to its last."""
    table: list[Row] = []
    spill: list[Row] = []
    for row in run:
        if not row.cells:
            spill.append(row)
        elif table and spill and (_label(row) == _label(table[0]) or _after_contents(table, row)):
            yield from _table(table)
            yield from spill
            table, spill = [row], []
        elif table:
            table += [*spill, row]
            spill = []
        else:
            yield from spill
            table, spill = [row], []
    yield from _table(table)
    yield from spill


def _listed(row: Row) -> bool:
    """Tell whether a row is an entry of a table of contents: a title and its page."""
    return (
        len(row.cells) == 2
        and bool(TITLE.match(compact(row.cells[0])))
        and bool(PAGE_NUMBER.fullmatch(compact(row.cells[1])))
    )


def _after_contents(table: Sequence[Row], row: Row) -> bool:
    """Tell whether a row begins a table of its own below a table of contents."""
    return not _listed(row) and all(_listed(known) for known in table if known.cells)


def _label(row: Row) -> str:
    return next((compact(cell) for cell in row.cells if cell), "")


def _table(rows: list[Row]) -> Iterator[Row | list[Row]]:
    """Give the rows back as lines when they are a table of contents, indents or a lone pair."""
    if not rows:
        return
    separated = [row.cells for row in rows if row.cells]
    pairs = all(len(cells) == 2 for cells in separated)
    contents = all(PAGE_NUMBER.fullmatch(compact(cells[-1])) for cells in separated)
    indents = not any(cells[0] for cells in separated)
    blank = not any(any(cells) for cells in separated)
    if blank:
        return
    if pairs and (contents or indents or len(rows) == 1):
        yield from rows
    else:
        yield rows


def _grid(rows: Sequence[Row], page: int | None, table: int) -> Grid:
    cells = tuple(
        Cell(index, column, text, address=f"L{row.number}")
        for index, row in enumerate(rows, 1)
        for column, text in enumerate(row.cells or (row.text.strip(),), 1)
    )
    columns = max(cell.column for cell in cells)
    return Grid(page, table, len(rows), columns, cells)
