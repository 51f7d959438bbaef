"""Runs of text -> the text of cells, and the lines outside them."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, groupby, pairwise
from operator import itemgetter
from typing import NamedTuple

from bgtlint.reading.pdf.astride import overprinted
from bgtlint.reading.pdf.geometry import Glyph, enclose
from bgtlint.reading.pdf.lines import (
    FIELD_GAP,
    SAME_LINE,
    WORD_GAP,
    Piece,
    TextLine,
    cell_text,
    text_lines,
)
from bgtlint.reading.pdf.pdfium_chars import Chars
from bgtlint.reading.pdf.ruled import Table
from bgtlint.reading.pdf.runs import Run, goes_on, part, run_glyphs
from bgtlint.reading.pdf.upright import upright_columns

NARROW = 1.5


class Dealt(NamedTuple):
    """The runs of each cell, table by table, and those that no cell holds."""

    cells: list[list[Run]]
    rest: list[Run]


class _Row(NamedTuple):
    """The cells that one row of lines crosses: where each starts and ends, and its number.

    The row below the last line has no cells; an index of -1 for "above the first" finds it too.
    """

    starts: list[float]
    ends: list[float]
    cells: list[int]


def dealt(
    tables: Sequence[Table], runs: Sequence[Run], chars: Chars, object_of: Callable[[int], object]
) -> Dealt:
    """Put each run into the cell that holds it; a run over two cells is cut.

    `object_of` tells which string of the content a character, given by its index, belongs to.
    """
    if not tables:
        return Dealt([], list(runs))
    rows = _rows(tables)
    ys = tables[0].ys
    held: list[list[Run]] = [[] for table in tables for _ in table.slots]
    rest: list[Run] = []
    ends = chars.x1
    for run in runs:
        _, x0, top, x1, bottom, start, _ = run
        row = rows[bisect_right(ys, (top + bottom) / 2) - 1]
        starts, edges, cells = row
        if not starts:
            rest.append(run)
            continue
        x = (x0 + ends[start]) / 2
        place = bisect_right(starts, x) - 1
        if place >= 0 and x1 <= edges[place] and x < x1:
            held[cells[place]].append(run)
            continue
        for owner, piece in _cut(row, run, chars, object_of):
            (held[owner] if owner >= 0 else rest).append(piece)
    return Dealt(held, rest)


def cell_texts(
    tables: Sequence[Table],
    held: Dealt,
    chars: Chars,
    sideways: Mapping[int, int],
    astray: list[str],
) -> list[list[str]]:
    """Give the text of each cell of each table, and name in `astray` what lies on other text.

    `sideways` gives the turn of each character that runs so; a cell reads as most of it runs.
    """
    given = [
        runs[0].text if len(runs) == 1 else _text(runs, chars, sideways, astray)
        for runs in held.cells
    ]
    texts = iter(given)
    return [[next(texts) for _ in table.slots] for table in tables]


def _rows(tables: Sequence[Table]) -> list[_Row]:
    xs, ys = tables[0].xs, tables[0].ys
    cells: list[list[tuple[float, float, int]]] = [[] for _ in ys]
    slots = chain.from_iterable(table.slots for table in tables)
    for index, (left, top, right, bottom) in enumerate(slots):
        for row in range(top, bottom):
            cells[row].append((xs[left], xs[right], index))
    for row_cells in cells:
        row_cells.sort()
    return [
        _Row(*(list(part) for part in zip(*row, strict=True))) if row else _Row([], [], [])
        for row in cells
    ]


def _cell(row: _Row, x: float) -> int:
    place = bisect_right(row.starts, x) - 1
    return row.cells[place] if place >= 0 and x < row.ends[place] else -1


def _cut(
    row: _Row, run: Run, chars: Chars, object_of: Callable[[int], object]
) -> Iterator[tuple[int, Run]]:
    """Cut a run where it passes from one cell to another, or out of all cells.

    What was printed as one string and runs over the edge of its cell (as in sheets whose columns
    are too narrow) stays with the cell that holds most of it.
    """
    indexes = range(run.start, run.start + len(run.text))
    owners = [_cell(row, (chars.x0[index] + chars.x1[index]) / 2) for index in indexes]
    if len(set(owners)) > 1:
        owners = list(_settled(owners, [object_of(index) for index in indexes]))
    start = 0
    for index in range(1, len(owners) + 1):
        if index == len(owners) or owners[index] != owners[start]:
            yield owners[start], part(chars, run, start, index)
            start = index


def _settled(owners: Sequence[int], strings: Sequence[object]) -> Iterator[int]:
    """Give all characters of one string to the cell that holds most of them."""
    for _, group in groupby(zip(strings, owners, strict=True), key=itemgetter(0)):
        inside = [owner for _, owner in group]
        most = max(inside, key=lambda owner: (owner >= 0, inside.count(owner)))
        yield from (most for _ in inside)


def _text(runs: list[Run], chars: Chars, sideways: Mapping[int, int], astray: list[str]) -> str:
    """Give the text of a cell, its lines separated by line breaks."""
    if not runs:
        return ""
    if sideways and any(run.start in sideways for run in runs):
        return cell_text(
            [glyph for run in runs for glyph in run_glyphs(chars, run, sideways.get(run.start, 0))]
        )
    if all(_is_below(one, other) for one, other in pairwise(runs)):
        return "\n".join([run.text for run in runs])
    if all(run.x1 - run.x0 <= NARROW * (run.bottom - run.top) for run in runs):
        columns = upright_columns([Glyph(*run[:5]) for run in runs])
        if columns:
            return "\n".join(columns)
    lines = _lines(runs, chars)
    if lines is None:
        astray.append(overprinted(runs))
        return cell_text(list(_glyphs(runs, chars)))
    return "\n".join(" ".join(text for text, _ in _pieces(line)) for line in lines)


def _is_below(one: Run, other: Run) -> bool:
    """Tell whether a run stands on a line of its own under another."""
    _, _, top, _, bottom, _, _ = one
    _, _, high, _, low, _, _ = other
    shared = bottom - high
    return top < high and bottom < low and shared < SAME_LINE * min(bottom - top, low - high)


def _glyphs(runs: Sequence[Run], chars: Chars) -> Iterator[Glyph]:
    return chain.from_iterable(run_glyphs(chars, run) for run in runs)


def run_lines(runs: list[Run], chars: Chars) -> list[TextLine]:
    """Group runs by baseline, from top to bottom."""
    lines = _lines(runs, chars)
    if lines is None:
        return text_lines(list(_glyphs(runs, chars)))
    return [_line(line) for line in lines]


def _line(runs: list[Run]) -> TextLine:
    pieces = tuple(Piece(text, enclose(run[1:5] for run in part)) for text, part in _pieces(runs))
    return TextLine(pieces, enclose(piece.box for piece in pieces), tuple(_words(runs)))


def _words(runs: list[Run]) -> Iterator[Piece]:
    """Give the words of a line: runs between which no blank is seen are parts of one."""
    text, x0, top, x1, bottom, _, _ = runs[0]
    for run in runs[1:]:
        em = max(min(run.bottom - run.top, bottom - top), 1)
        if run.spaced or run.x0 - x1 >= WORD_GAP * em:
            yield Piece(text, (x0, top, x1, bottom))
            text, x0, top, x1, bottom, _, _ = run
        else:
            text, x1 = text + run.text, run.x1
    yield Piece(text, (x0, top, x1, bottom))


def _lines(runs: list[Run], chars: Chars) -> list[list[Run]] | None:
    """Group runs by baseline and order them; None where they are printed over each other."""
    lines: list[list[Run]] = []
    high = low = 0.0
    runs.sort(key=_down)
    for run in runs:
        top, bottom = run.top, run.bottom
        shared = min(bottom, low) - max(top, high)
        if lines and shared >= SAME_LINE * min(bottom - top, low - high):
            lines[-1].append(run)
            if bottom - top > low - high:
                high, low = top, bottom
        else:
            lines.append([run])
            high, low = top, bottom
    for line in lines:
        if len(line) > 1:
            line.sort(key=_rightwards)
            for before, run in pairwise(line):
                if not goes_on(chars, before.start + len(before.text) - 1, run.x0):
                    return None
    return lines


def _down(run: Run) -> tuple[float, float]:
    return run.top + run.bottom, run.x0


def _rightwards(run: Run) -> float:
    return run.x0


def _pieces(line: Sequence[Run]) -> list[tuple[str, list[Run]]]:
    """Join the runs of a line; a piece ends at a wide gap."""
    last = line[0]
    pieces = [(last.text, [last])]
    for run in line[1:]:
        em = max(min(run.bottom - run.top, last.bottom - last.top), 1)
        gap = (run.x0 - last.x1) / em
        if gap >= FIELD_GAP:
            pieces.append((run.text, [run]))
        else:
            text, part = pieces[-1]
            blank = " " if run.spaced or gap >= WORD_GAP else ""
            part.append(run)
            pieces[-1] = (f"{text}{blank}{run.text}", part)
        last = run
    return pieces
