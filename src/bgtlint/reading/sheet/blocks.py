"""A sheet's cells -> its tables and the lines above, between and below them.

Where cells have borders, a table is the rows that have them; where none do, it is the rows
with two filled cells or more. A row with one filled cell over the whole width is a title.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bgtlint.model import Cell, Diagnostic, Grid, Line
from bgtlint.reading.limits import over
from bgtlint.reading.normalise import compact
from bgtlint.reading.sheet.arranged import LONGEST_MERGE, Arranged, arranged
from bgtlint.reading.sheet.table import Filled, SheetTable, Span, address

BRIDGE = 2
"""Blank rows without borders that may stand inside a table."""
BLANK_RUN = 60
"""Blank rows with borders, or blank columns, more than which are no part of a table."""
HEADER_ROWS = 2
CONTENTS_ROWS = 3
FALLS = 5
ENTRY = re.compile(r"\d{1,3}[.、．]|[一二三四五六七八九十]+、|第.+部分")
"""How the text of an entry of the contents begins."""
LEAST_BELOW = 2
LONGEST_LABEL = 6
"""Characters of a label that may stand alone in the row of a form."""
TABLE_ROWS = 4
"""Rows with two filled cells from which on rows without borders between framed ones are a table."""


def sheet_blocks(
    table: SheetTable, first_table: int, most: int
) -> Iterator[Line | Grid | Diagnostic]:
    """Give the lines and grids of a sheet in order, grids counted from `first_table`.

    Cells carry their address (`D8`) and lines that of their first cell. A grid of more than
    `most` places comes as a diagnostic.
    """
    sheet = arranged(table)
    number = first_table
    for part in _parts(sheet):
        if isinstance(part, int):
            yield _line(sheet, part)
            continue
        made = _grid(sheet, part, number, most)
        yield made
        number += isinstance(made, Grid)


def _line(sheet: Arranged, row: int) -> Line:
    cells = sheet.rows[row]
    text = "\t".join(cells[column].text.strip() for column in sorted(cells))
    return Line(text, address=address(row, min(cells)), sheet=sheet.table.name)


def _parts(sheet: Arranged) -> Iterator[int | list[int]]:
    """Cut the rows with text into single lines and the rows of tables."""
    rows = sorted(sheet.rows)
    if sum(map(sheet.framed, rows)) >= 2:
        runs = _framed_runs(sheet, rows)
    else:
        runs = _open_runs(sheet, rows)
    for run in runs:
        if isinstance(run, int):
            yield run
            continue
        for form in _forms(sheet, run):
            if isinstance(form, list) and _is_contents(sheet, form):
                yield from form
            else:
                yield form


def _gap(sheet: Arranged, above: int, below: int) -> list[int]:
    """List the blank rows between two rows, those that merged cells cover left out."""
    if below - above > LONGEST_MERGE:
        return [above + 1] * (BLANK_RUN + 1)
    return [row for row in range(above + 1, below) if not sheet.is_covered(row)]


def _framed_runs(sheet: Arranged, rows: Sequence[int]) -> Iterator[int | list[int]]:
    """Cut rows where borders begin and end; a table without them may stand between two with."""
    run: list[int] = []
    bare: list[int] = []
    loose = False
    for row in rows:
        gap = _gap(sheet, run[-1], row) if run else []
        if sheet.framed(row):
            if run and (len(gap) > BLANK_RUN or not all(map(sheet.framed, gap))):
                yield run
                run = []
            yield from _bare_runs(sheet, bare)
            bare = []
            run.append(row)
            loose = row - run[0] < HEADER_ROWS
        elif run and loose and not gap and _fills(sheet, row, run):
            run.append(row)
        else:
            if run:
                yield run
            run, loose = [], False
            bare.append(row)
    if run:
        yield run
    yield from _bare_runs(sheet, bare)


def _bare_runs(sheet: Arranged, rows: Sequence[int]) -> Iterator[int | list[int]]:
    """Cut rows without borders between framed tables: lines, or tables if they are enough."""
    if sum(len(sheet.rows[row]) > 1 for row in rows) < TABLE_ROWS:
        yield from rows
    else:
        yield from _open_runs(sheet, rows)


def _fills(sheet: Arranged, row: int, run: Sequence[int]) -> bool:
    """Tell whether a row has more than half as many filled cells as the fullest row above."""
    return 2 * len(sheet.rows[row]) > max(len(sheet.rows[above]) for above in run)


def _open_runs(sheet: Arranged, rows: Sequence[int]) -> Iterator[int | list[int]]:
    """Cut rows without borders; a title after a blank row begins another table."""
    run: list[int] = []
    for row in rows:
        gap = len(_gap(sheet, run[-1], row)) if run else 0
        alone = len(sheet.rows[row]) == 1
        if run and (gap > BRIDGE or (gap and alone and not _is_label(sheet, row, run))):
            yield run
            run = []
        if alone and not run:
            yield row
        else:
            run.append(row)
    if run:
        yield run


def _is_label(sheet: Arranged, row: int, run: Sequence[int]) -> bool:
    """Tell whether a row alone after a blank one is a form's label with nothing beside it.

    It is short, stands in the first column of the rows above, and the row below goes on with
    filled cells.
    """
    column = min(sheet.rows[row])
    below = sheet.rows.get(row + 1, {})
    return (
        len(sheet.label(row)) <= LONGEST_LABEL
        and column == min(min(sheet.rows[above]) for above in run)
        and len(below) > LEAST_BELOW
    )


def _forms(sheet: Arranged, run: Sequence[int]) -> Iterator[int | list[int]]:
    """Cut a run where a form begins again, and its titles off its head and its end."""
    form: list[int] = []
    titles: list[int] = []
    right = max(sheet.width(row, column) for row in run for column in sheet.rows[row])
    for row in run:
        if _is_title(sheet, row, right):
            titles.append(row)
        elif form and titles and sheet.label(row) == sheet.label(form[0]):
            yield form
            yield from titles
            form, titles = [row], []
        elif form:
            form += [*titles, row]
            titles = []
        else:
            yield from titles
            form, titles = [row], []
    if form:
        yield form
    yield from titles


def _is_contents(sheet: Arranged, run: Sequence[int]) -> bool:
    """Tell whether rows without borders are a table of contents: texts and page numbers that rise.

    Names of parts stand between them without a page. Where every text is numbered, one page
    number of five may be wrong.
    """
    pages: list[int] = []
    numbered = True
    for row in run:
        cells = sheet.rows[row]
        entry = bool(ENTRY.match(sheet.label(row)))
        numbered = numbered and entry
        if len(cells) == 1 and entry:
            continue
        page = compact(cells[max(cells)].text)
        if len(cells) != 2 or sheet.framed(row) or not (page.isdecimal() and len(page) < 5):
            return False
        pages.append(int(page))
    falls = sum(below < above for above, below in pairwise(pages))
    return len(pages) >= CONTENTS_ROWS and falls <= (len(pages) // FALLS if numbered else 0)


def _is_title(sheet: Arranged, row: int, right: int) -> bool:
    """Tell whether a row has one filled cell, merged over the whole width or without a frame."""
    cells = sheet.rows[row]
    if len(cells) > 1:
        return False
    (column,) = cells
    return not sheet.framed(row) or sheet.width(row, column) >= right


def _grid(sheet: Arranged, form: Sequence[int], number: int, most: int) -> Grid | Diagnostic:
    top, bottom = form[0], form[-1]
    anchors = [(row, column) for row in form for column in sheet.rows[row]]
    for place in anchors:
        if place in sheet.spans:
            bottom = max(bottom, min(sheet.spans[place].bottom, top + most))
    spans = [
        span
        for place, span in sheet.spans.items()
        if top <= place[0] <= bottom and (place in sheet.table.cells or span.right - span.left < 99)
    ]
    inside = {span[:2] for span in spans}
    columns = _columns(sheet, anchors, [span for span in spans if span[:2] in inside])
    height = bottom - top + 1
    too_many = over("cells", height * len(columns), most)
    if too_many:
        return too_many
    at = {column: index for index, column in enumerate(columns, 1)}
    cells: list[Cell] = []
    taken: set[tuple[int, int]] = set()
    for span in sorted(spans):
        seen = [at[column] for column in range(span.left, span.right + 1) if column in at]
        if seen and not any((span.top, column) in taken for column in seen):
            cells.append(_cell(sheet, span[:2], top, seen[0], span, len(seen), bottom))
            taken.update(
                (row, column) for row in range(span.top, min(span.bottom, bottom) + 1)
                for column in seen
            )  # fmt: skip
    for row in range(top, bottom + 1):
        for column in columns:
            if (row, at[column]) not in taken:
                cells.append(_cell(sheet, (row, column), top, at[column]))
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return Grid(None, number, height, len(columns), tuple(cells), sheet=sheet.table.name)


def _columns(
    sheet: Arranged, anchors: Sequence[tuple[int, int]], spans: Sequence[Span]
) -> list[int]:
    """List the columns of a table: from the first to the last with text, long blank runs out."""
    used = {column for _, column in anchors}
    for span in spans:
        if (span.top, span.left) in sheet.table.cells:
            used.update(range(span.left, min(span.right, span.left + BLANK_RUN) + 1))
    ordered = sorted(used)
    kept = set(ordered)
    for left, right in pairwise(ordered):
        if right - left <= BLANK_RUN:
            kept.update(range(left, right))
    return sorted(kept - sheet.table.hidden_columns)


def _cell(
    sheet: Arranged, place: tuple[int, int], top: int, column: int,
    span: Span | None = None, wide: int = 1, bottom: int = 0,
) -> Cell:  # fmt: skip
    filled = sheet.table.cells.get(place, Filled(""))
    tall = min(span.bottom, bottom) - span.top + 1 if span else 1
    return Cell(
        place[0] - top + 1, column, filled.text, tall, wide,
        address=address(*place), stored=filled.stored,
    )  # fmt: skip
