"""Tables of which a converter kept the filled cells alone: `A | B | |||`.

What a merged cell covers and what is blank has gone from such a row, so that its cells have their
order and no columns. They are put back under the header by what fits there, where that can be
done in one way only; else the table is named and not read.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from bgtlint.model import Cell, Grid
from bgtlint.reading.normalise import squash
from bgtlint.recognition.fund_words import shipped_fund_words
from bgtlint.recognition.header import Header
from bgtlint.recognition.labels import label, level1
from bgtlint.recognition.layouts import Layout, Levels
from bgtlint.recognition.plain.fitting import (
    ANY_LEVEL,
    FREE,
    NOTHING,
    STRICT,
    laid_out,
)
from bgtlint.recognition.plain.packed_above import Unsure, placed_above
from bgtlint.recognition.plain.packed_totals import is_sum, placed_totals
from bgtlint.recognition.plain.packed_ways import (
    Columns,
    Places,
    has_way,
    is_deeper,
    is_full,
    one_way,
)
from bgtlint.recognition.plain.shifted import is_ragged
from bgtlint.recognition.rows import repeats_header
from bgtlint.recognition.scored import is_execution
from bgtlint.recognition.totals import last_row, shipped_closing_words
from bgtlint.recognition.view import View

OWNERS = frozenset({"unit", "department"})
OFTEN = 2
"""A text that so many rows have in one column stands in it everywhere."""


def keeps_filled(grid: Grid) -> bool:
    """Tell whether a text's table has rows of different length and no blank cell at all."""
    return is_ragged(grid) and all(cell.text.strip() for cell in grid.cells)


def is_packed(grid: Grid, header: Header) -> bool:
    """Tell whether a row below the header of such a table is shorter than it."""
    view = View(grid)
    width = len(view.row(header.row))
    rows = (len(view.row(number)) for number in range(header.row + 1, grid.rows + 1))
    return any(1 < cells < width for cells in rows)


def _columns(view: View, header: Header, layout: Layout, levels: Levels) -> Columns:
    fields = {column: name for name, column in header.fields.items()}
    named = {c: n for group in header.groups for n, c in group.columns.items() if c not in fields}
    first = min(named)
    rest = {cell.column for cell in view.row(header.row)} - named.keys() - fields.keys()
    names = {**named, **{column: "" for column in rest if column > first}}
    if fields:
        fields |= {column: "" for column in rest if column < first}
    money = frozenset(name for name, rule in layout.fields.items() if rule.part)
    return Columns(names, fields, money | {"budget", "total_budget"}, levels)


def placed(grid: Grid, header: Header, layout: Layout, levels: Levels) -> Grid | Unsure:
    """Return the grid with every cell under its label, or what cannot be put there for sure."""
    view = View(grid)
    if len({group.columns.get("level3") for group in header.groups}) > 1:
        return _unsure(view, header.row)
    columns = _columns(view, header, layout, levels)
    above = placed_above(view, header, layout)
    if isinstance(above, Unsure):
        return above
    below = _below(view, header, layout, columns)
    if isinstance(below, Unsure):
        return below
    return _with_blanks(view, {**above, **below}, header, layout)


def _with_blanks(view: View, moves: Mapping[int, Places], header: Header, layout: Layout) -> Grid:
    """Return the grid with the cells in their columns, and a blank one wherever none stands."""
    width = max(cell.column for cell in view.row(header.row))
    wide = max([width, *(places[-1] for places in moves.values())])
    cells: list[Cell] = []
    for number in view.rows():
        row = view.row(number)
        places = moves.get(number)
        if places is None:
            cells += _valued(view, row, layout) if number < header.top else row
            continue
        filled = dict(zip(places, row, strict=True))
        blank = Cell(number, 1, "", address=row[0].address)
        cells += (replace(filled.get(c, blank), column=c) for c in range(1, wide + 1))
    return replace(view.grid, cells=tuple(cells), columns=max(cell.column for cell in cells))


def _valued(view: View, row: Sequence[Cell], layout: Layout) -> Iterator[Cell]:
    """Yield the cells of a row of labels and values, a blank one behind a label without value."""
    words = shipped_closing_words()
    own = layout.words - layout.groups
    heads = own | layout.groups | words.goal | words.achieved
    labels = [view.label(cell) in own for cell in row]
    alone = all(view.label(cell) in heads for cell in row)
    column = 0
    for at, cell in enumerate(row):
        column += 1
        yield replace(cell, column=column)
        last = at + 1 == len(row)
        if labels[at] and (last or (labels[at + 1] and not alone)):
            column += 1
            yield Cell(cell.row, column, "", address=cell.address)


def _below(
    view: View, header: Header, layout: Layout, columns: Columns
) -> Mapping[int, Places] | Unsure:
    """Return the columns of the cells below the header, row by row."""
    words = shipped_closing_words()
    numbers: list[int] = []
    sums: list[int] = []
    execution: list[int] = []
    for number in range(header.row + 1, last_row(view, header, words) + 1):
        if not view.row(number):
            continue
        lead = view.text(view.row(number)[0])
        if label(lead.split(":")[0]) in layout.after:
            break
        if _is_execution(view, number) and min(columns.names) > 1:
            execution.append(number)
            continue
        if repeats_header(view, number, header) or view.numbers_columns(number):
            continue
        (sums if is_sum(lead) and not header.fields else numbers).append(number)
    rows_texts = ([view.text(cell) for cell in view.row(number)] for number in numbers)
    columns.deeper = any(is_deeper(texts, columns) for texts in rows_texts)
    free = _in_use(view, numbers, columns)
    if isinstance(free, Unsure):
        return free
    found = dict(_rows(view, numbers, columns, free))
    columns.pinned |= _often(view, found, columns)
    found = dict(_rows(view, numbers, columns, free))
    for number in numbers:
        if found[number] is None:
            return _unsure(view, number)
    rows = {number: places for number, places in found.items() if places is not None}
    for number in execution:
        places = _execution(view, number, columns)
        if places is None:
            return _unsure(view, number)
        rows[number] = places
    return placed_totals(view, header, rows, sums)


def _is_execution(view: View, number: int) -> bool:
    words = shipped_fund_words()
    return any(is_execution(view.text(cell), words) for cell in view.row(number)[:2])


def _execution(view: View, number: int, columns: Columns) -> Places | None:
    """Return the columns of the execution rate's row, which begins left of the levels."""
    texts = [view.text(cell) for cell in view.row(number)]
    named = 1 + any(is_execution(text, shipped_fund_words()) for text in texts[1:2])
    first = min(columns.names)
    third = columns.number("level3") or first
    allowed = [
        frozenset(c for c in columns.allowed(text, frozenset()) if c > third)
        for text in texts[named:]
    ]
    way = laid_out(allowed)
    if way is None or way[0] != way[1]:
        return None
    return (*range(first - 1, first - 1 + named), *way[0])


def _unsure(view: View, number: int) -> Unsure:
    return Unsure("、".join(squash(cell.text) for cell in view.row(number)), number)


def _in_use(view: View, numbers: Sequence[int], columns: Columns) -> frozenset[int] | Unsure:
    """Return the columns of prose that the rows need: as few as hold every cell.

    A row with all its cells needs them all. Words that nobody knows are taken for units or levels
    only where no column of prose helps.
    """
    free = sorted(column for column, name in columns.names.items() if name in FREE)
    rows = [[view.text(cell) for cell in view.row(number)] for number in numbers]
    short = [row for row in rows if not is_full(row, columns)]
    least = len(free) if len(short) < len(rows) else 0
    for strict in range(STRICT, ANY_LEVEL + 1):
        for size in range(least, len(free) + 1):
            for chosen in combinations(free, size):
                used = frozenset(chosen)
                lost = next((r for r in short if not has_way(r, columns, used, strict)), None)
                if lost is None:
                    return used
                short.insert(0, lost)
    return _unsure(view, numbers[rows.index(short[0])])


def _often(view: View, found: Mapping[int, Places | None], columns: Columns) -> Mapping[str, int]:
    """Return the column of words that rows have in the same one, and fewer of them elsewhere.

    Of prose and of attributes several have to; whose a project is, one row tells.
    """
    seen: dict[str, Counter[int]] = {}
    for number, places in found.items():
        for cell, column in zip(view.row(number), places or (), strict=False):
            seen.setdefault(view.text(cell), Counter())[column] += 1
    least = {c: 1 for c, name in columns.fields.items() if name in OWNERS}
    least |= {c: OFTEN for c, name in columns.names.items() if name in FREE | {"attribute"}}
    return {
        text: column
        for text, counted in seen.items()
        for column, times in counted.items()
        if 2 * times > counted.total() and times >= least.get(column, times + 1)
        and not NOTHING.fullmatch(text)
    }  # fmt: skip


def _rows(
    view: View, numbers: Sequence[int], columns: Columns, free: frozenset[int]
) -> Iterator[tuple[int, Places | None]]:
    """Yield the columns of each row's cells, None where there are several ways."""
    first, begun = "", False
    for number in numbers:
        texts = [view.text(cell) for cell in view.row(number)]
        places = one_way(texts, columns, free, first, begun)
        column = columns.number("level1")
        for text, own in zip(texts, places or (), strict=False):
            first = level1(text, columns.levels) or first if own == column else first
        begun = begun or bool(places)
        yield number, places
