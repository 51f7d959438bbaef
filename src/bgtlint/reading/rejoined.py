"""Rows of tables of which a converter kept the filled cells alone, broken over several lines."""

import re
from collections import Counter
from collections.abc import Sequence

PADDED = re.compile(r"[^|\s]\s*\| \|{2,}\s*$|\S \| \S.*[^|\s] \|{2,}\s*$")
"""The end of a row that lost two cells or more: a bar behind the last, then one for each.

The bars stand together there, also where those between the cells have blanks around them.
"""
CELL = re.compile(r"[^|]*[^|\s]\s*\|(?P<rest> \|+)?\s*")
"""A line with one cell, the last of a row with a bar for each that the row lacks."""
LEAST_WHOLE = 3
"""So many rows filled up with bars tell how many bars a whole row of their table has."""
MOST_BROKEN = 24
"""Into so many lines at most a row is broken."""


def is_packed(lines: Sequence[str]) -> bool:
    """Tell whether a page holds rows filled up with bars for the cells that they lack."""
    return any(PADDED.search(line) for line in lines)


def rejoined(lines: Sequence[str]) -> Sequence[str]:
    """Put rows of a page of such tables on one line where paragraphs of their cells broke them.

    A broken row begins with one cell, and its bars are as many as whole rows have; the lines that
    it went on in become bars alone. Where every cell has a line of its own the rows end with bars.
    """
    rows = _of_cells(lines)
    if rows:
        return _in_rows(lines, rows)
    counts = Counter(line.count("|") for line in lines if PADDED.search(line))
    whole, times = counts.most_common(1)[0]
    if times < LEAST_WHOLE:
        return lines
    made = list(lines)
    at = 0
    while at < len(made):
        stop = _end_of_row(made, at, whole)
        if stop > at + 1:
            made[at] = " ".join(line.strip() for line in made[at:stop])
            made[at + 1 : stop] = ["|"] * (stop - at - 1)
        at = max(stop, at + 1)
    return made


def _end_of_row(lines: Sequence[str], at: int, whole: int) -> int:
    """Return the line after a broken row that begins at a line, `at` where none does."""
    first = lines[at].strip()
    if not 0 < first.count("|") <= 1 + first.startswith("| "):
        return at
    bars = 0
    for stop, line in enumerate(lines[at : at + MOST_BROKEN], at + 1):
        bars += line.count("|")
        if bars >= whole or not line.strip():
            return stop if bars == whole else at
    return at


def _of_cells(lines: Sequence[str]) -> list[tuple[int, int]]:
    """Return where the rows of a page begin and end that has each cell on a line of its own.

    Such a line ends with a bar, the last one of a row with those that it lacks too. None where
    a line has two cells, or where a row has not as many bars as the others: one of them was lost.
    """
    begin = -1
    rows: list[tuple[int, int]] = []
    for at, line in enumerate(lines):
        cell = CELL.fullmatch(line)
        if cell is None:
            if "|" in line:
                return []
            continue
        begin = at if begin < 0 else begin
        if cell["rest"]:
            rows.append((begin, at + 1))
            begin = -1
    counts = {sum(line.count("|") for line in lines[start:stop]) for start, stop in rows}
    whole = begin < 0 and len(counts) == 1 and len(rows) >= LEAST_WHOLE
    return rows if whole and any(stop - start > 2 for start, stop in rows) else []


def _in_rows(lines: Sequence[str], rows: Sequence[tuple[int, int]]) -> Sequence[str]:
    """Return the lines with each row on the first of its own; the others become bars alone."""
    made = list(lines)
    for start, stop in rows:
        made[start] = " ".join(line.strip() for line in lines[start:stop])
        made[start + 1 : stop] = ["|"] * (stop - start - 1)
    return made
