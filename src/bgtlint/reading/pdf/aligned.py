"""Tables without upright rulings: text that stands in the same columns on successive lines.

Columns are the white strips that run through all lines; rows are told by the level rules, or each
line is one. What stands in columns but cannot be cut into rows with certainty is given as
unclear, so that no cell is guessed.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from math import inf
from statistics import median
from typing import NamedTuple

from bgtlint.model import Box
from bgtlint.reading.pdf.geometry import SNAP
from bgtlint.reading.pdf.levels import SAME_END, Level, regions
from bgtlint.reading.pdf.lines import Piece, TextLine

COLUMNS = 3
SURE_COLUMNS = 4
LINES = 4
LEADING = 2.5
GUTTER = 0.35
TIGHT = 0.6
EVEN = 0.9
NARROW = 0.35
TITLES = 2
Span = tuple[float, float]


class Aligned(NamedTuple):
    """Lines in columns: the box and the text of each cell, none where the rows are unclear."""

    boxes: tuple[Box, ...]
    texts: tuple[str, ...]
    lines: tuple[TextLine, ...]


class Apart(NamedTuple):
    """The tables among lines of text, and the lines that belong to none."""

    tables: list[Aligned]
    rest: list[TextLine]


def aligned_tables(
    lines: Sequence[TextLine], levels: Callable[[], Sequence[Level]] = list
) -> Apart:
    """Find the tables between level rules, and the runs of lines in at least three columns.

    `levels` gives the level rules; it is asked only where lines stand in columns.
    """
    rest = list(lines)
    if sum(len(line.words) >= COLUMNS for line in rest) < LINES:
        return Apart([], rest)
    tables: list[Aligned] = []
    for ys, span, whole in regions(levels()):
        beside, among = _parted(rest, ys, span)
        within = [line for line in among if ys[0] < _middle(line) < ys[-1]]
        if sum(len(line.words) >= COLUMNS for line in within) < COLUMNS:
            continue
        inside, places = _with_neighbours(among, within, ys)
        columns = _columns(inside)
        if whole and len(columns) >= 2 and _in_columns(inside, columns):
            tables.append(_table(inside, columns, _ruled_rows(inside, columns, places)))
        elif len(inside) >= LINES:
            tables.append(Aligned((), (), tuple(inside)))
        rest = [*beside, *(line for line in among if line not in inside)]
    rest.sort(key=_middle)
    for run in list(_runs(rest)):
        sides = _side_by_side(run)
        if len(sides) > 1:
            rest = [line for line in rest if line not in run] + [cut for s in sides for cut in s]
        tables += (table for side in sides for table in _unruled(side))
    taken = [line for table in tables for line in table.lines]
    return Apart(tables, [line for line in rest if line not in taken])


def _parted(
    lines: Sequence[TextLine], ys: Sequence[float], span: Span
) -> tuple[list[TextLine], list[TextLine]]:
    """Part lines level with a table: what stands beside its rules, and what between their ends.

    So are the lines next above and below. A line with a word over an end stays whole.
    """
    x0, x1 = span[0] - SAME_END, span[1] + SAME_END
    near = LEADING * median(map(_height, lines)) if lines else 0.0
    beside: list[TextLine] = []
    among: list[TextLine] = []
    for line in lines:
        level = ys[0] - near < _middle(line) < ys[-1] + near
        if not level or any(w.box[0] < x < w.box[2] for w in line.words for x in (x0, x1)):
            among.append(line)
            continue
        beside += filter(None, (line.between(-inf, x0), line.between(x1, inf)))
        among += filter(None, [line.between(x0, x1)])
    return beside, among


def _side_by_side(run: list[TextLine]) -> list[list[TextLine]]:
    """Cut lines in two where the first says the same twice: headers of tables side by side."""
    for skipped, line in enumerate(run[: TITLES + 1]):
        half, odd = divmod(len(line.words), 2)
        texts = [word.text for word in line.words]
        if odd or half < COLUMNS or texts[:half] != texts[half:]:
            continue
        x = (line.words[half - 1].box[2] + line.words[half].box[0]) / 2
        if any(word.box[0] < x < word.box[2] for line in run[skipped:] for word in line.words):
            continue
        sides = ([line.between(*span) for line in run] for span in ((-inf, x), (x, inf)))
        return [[line for line in side if line] for side in sides]
    return [run]


def _with_neighbours(
    lines: Sequence[TextLine], inside: list[TextLine], ys: Sequence[float]
) -> tuple[list[TextLine], Sequence[float]]:
    """Add the line above the first rule and below the last that stands in the same columns."""
    above = [line for line in lines if _middle(line) <= ys[0]][-1:]
    below = [line for line in lines if _middle(line) >= ys[-1]][:1]
    if above and _joins(above[0], ys[0] - above[0].box[3], inside):
        inside, ys = [*above, *inside], [above[0].box[1] - SNAP, *ys]
    if below and _joins(below[0], below[0].box[1] - ys[-1], inside):
        inside, ys = [*inside, *below], [*ys, below[0].box[3] + SNAP]
    return inside, ys


def _joins(line: TextLine, gap: float, inside: Sequence[TextLine]) -> bool:
    """Tell whether a line is near, leaves the columns as many, and fills most of them."""
    columns = _columns([*inside, line])
    return (
        gap <= _height(line)
        and len(columns) == len(_columns(inside)) >= COLUMNS
        and 2 * len(_filled(line, columns)) >= len(columns)
    )


def _middle(line: TextLine) -> float:
    return (line.box[1] + line.box[3]) / 2


def _height(line: TextLine) -> float:
    return line.box[3] - line.box[1]


def _runs(lines: Sequence[TextLine]) -> Iterator[list[TextLine]]:
    """Cut the lines where one of a single field stands between, or nothing for a while."""
    run: list[TextLine] = []
    for line in lines:
        words = len(line.words)
        if run and words < 2 and _is_narrow(line, run):
            run.append(line)
            continue
        if run and (words < 2 or line.box[1] - run[-1].box[3] > LEADING * _height(run[-1])):
            yield _trimmed(run)
            run = []
        if words >= (2 if run else COLUMNS):
            run.append(line)
    yield _trimmed(run)


def _is_narrow(line: TextLine, run: Sequence[TextLine]) -> bool:
    """Tell whether a single word close under a line may be the rest of a cell of it."""
    above = run[-1].box
    wide = line.box[2] - line.box[0] <= NARROW * (above[2] - above[0])
    return wide and line.box[1] - above[3] <= TIGHT * _height(line)


def _trimmed(run: list[TextLine]) -> list[TextLine]:
    """Leave out single words at the end: signatures, notes, the page number."""
    while run and len(run[-1].words) < 2:
        run.pop()
    return run


def _unruled(run: list[TextLine]) -> Iterator[Aligned]:
    """Take a run of lines for a table if its text stands in columns; titles are left above it."""
    for skipped in range(TITLES + 1):
        lines = run[skipped:]
        columns = _columns(lines) if len(lines) >= LINES else []
        if len(columns) < COLUMNS:
            continue
        filled = [len(_filled(line, columns)) for line in lines]
        apart = sum(len(line.pieces) >= COLUMNS for line in lines)
        if apart < LINES and sum(count >= SURE_COLUMNS for count in filled) < LINES:
            continue
        yield _table(lines, columns, _line_rows(lines, columns))
        return


def _columns(lines: Sequence[TextLine]) -> list[Span]:
    """Give the columns' x ranges: words that overlap in x share one, edges are half way."""
    if not lines:
        return []
    gutter = GUTTER * median(map(_height, lines))
    merged: list[list[float]] = []
    for x0, _, x1, _ in sorted(word.box for line in lines for word in line.words):
        if merged and x0 < merged[-1][1] + gutter:
            merged[-1][1] = max(merged[-1][1], x1)
        else:
            merged.append([x0, x1])
    middles = [(a[1] + b[0]) / 2 for a, b in pairwise(merged)]
    edges = [merged[0][0], *middles, merged[-1][1] + 0.01]
    return list(pairwise(edges))


def _column(word: Piece, columns: Sequence[Span]) -> int:
    x = (word.box[0] + word.box[2]) / 2
    return next((at for at, (_, x1) in enumerate(columns) if x < x1), len(columns) - 1)


def _filled(line: TextLine, columns: Sequence[Span]) -> set[int]:
    return {_column(word, columns) for word in line.words}


def _in_columns(lines: Sequence[TextLine], columns: Sequence[Span]) -> bool:
    """Tell whether enough lines fill most of the columns."""
    return sum(2 * len(_filled(line, columns)) >= len(columns) for line in lines) >= 2


def _ruled_rows(
    lines: Sequence[TextLine], columns: Sequence[Span], ys: Sequence[float]
) -> list[list[TextLine]] | None:
    """Cut the lines into rows at the rules; None where a band may hold one row or several."""
    rows: list[list[TextLine]] = []
    for top, bottom in pairwise(ys):
        band = [line for line in lines if top < _middle(line) < bottom]
        if len(band) <= 1 or _is_one_row(band, columns):
            rows += [band] * bool(band)
            continue
        cut = _line_rows(band, columns)
        if cut is None:
            return None
        rows += cut
    return rows


def _is_one_row(band: Sequence[TextLine], columns: Sequence[Span]) -> bool:
    """Tell whether lines are those of one row: few, close together, not all in all columns."""
    close = all(
        below.box[1] - above.box[3] <= TIGHT * _height(above) for above, below in pairwise(band)
    )
    full = sum(2 * len(_filled(line, columns)) >= len(columns) for line in band)
    return close and full <= 1 + (len(band) == 2)


def _line_rows(lines: Sequence[TextLine], columns: Sequence[Span]) -> list[list[TextLine]] | None:
    """Take each line for a row; None where a line may be the rest of the one above it."""
    pitches = [below.box[1] - above.box[1] for above, below in pairwise(lines)]
    if any(pitch <= SNAP for pitch in pitches):
        return None
    usual = median(pitches)
    for at, line in enumerate(lines):
        filled = _filled(line, columns)
        if 2 * len(filled) >= len(columns):
            continue
        if at == 0 or 0 not in filled or pitches[at - 1] < EVEN * usual:
            return None
    return [[line] for line in lines]


def _shares_column(line: TextLine, columns: Sequence[Span]) -> bool:
    """Tell whether texts far apart fall into one column, as where a header hides the gaps."""
    found = [_column(piece, columns) for piece in line.pieces]
    return len(set(found)) < len(found)


def _table(
    lines: Sequence[TextLine], columns: Sequence[Span], rows: list[list[TextLine]] | None
) -> Aligned:
    """Make the cells of rows and columns; rows meet half way."""
    if not rows or any(_shares_column(line, columns) for line in lines):
        return Aligned((), (), tuple(lines))
    tops = [row[0].box[1] for row in rows] + [rows[-1][-1].box[3]]
    boxes: list[Box] = []
    texts: list[str] = []
    for row, top, bottom in zip(rows, tops, tops[1:], strict=False):
        cells: list[list[str]] = [[] for _ in columns]
        for line in row:
            parts: list[list[str]] = [[] for _ in columns]
            for word in line.words:
                parts[_column(word, columns)].append(word.text)
            for cell, part in zip(cells, parts, strict=True):
                cell.extend([" ".join(part)] * bool(part))
        boxes += [(x0, top, x1, bottom) for x0, x1 in columns]
        texts += ["\n".join(cell) for cell in cells]
    return Aligned(tuple(boxes), tuple(texts), tuple(lines))
