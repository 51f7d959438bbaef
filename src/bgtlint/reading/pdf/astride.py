"""Text of which it cannot be told to what cell it belongs: it stands on a border, or on other text.

Sheets whose rows are too low are printed so.
"""

from collections.abc import Iterator, Sequence
from itertools import chain, combinations

from bgtlint.reading.pdf.ruled import Table
from bgtlint.reading.pdf.runs import Run

SHARE, LEAST = 0.3, 1.5
SAME_LINE = 0.5
FEW = 40


def astride(tables: Sequence[Table], cells: Sequence[Sequence[Run]]) -> str:
    """Give the text that a cell's upper or lower border runs through, or that lies on other text.

    `cells` are the runs of each cell in turn.
    """
    boxes = chain.from_iterable([table.boxes for table in tables])
    found = [
        run
        for (_, high, _, low), runs in zip(boxes, cells, strict=True)
        for run in runs
        if run[2] < high - LEAST or run[4] > low + LEAST
        if _is_cut(run, high, low)
    ]
    return "".join(run.text for run in found if any(map(str.isalnum, run.text)))


def overprinted(runs: Sequence[Run]) -> str:
    """Give the text of the runs of a cell that lie on one with another text."""
    pairs = combinations(runs[:FEW], 2)
    found = dict.fromkeys(run for one, other in pairs for run in _on_each_other(one, other))
    return "".join(run.text for run in found)


def _is_cut(run: Run, high: float, low: float) -> bool:
    """Tell whether a run sticks out at one side only: one taller than its row does at both."""
    tall = run.bottom - run.top
    above, below = high - run.top, run.bottom - low
    return max(above, below) > SHARE * tall and min(above, below) < 0


def _on_each_other(one: Run, other: Run) -> Iterator[Run]:
    tall = min(one.bottom - one.top, other.bottom - other.top)
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    apart = abs(one.top + one.bottom - other.top - other.bottom) / 2
    if across > SAME_LINE * tall and apart < SAME_LINE * tall and not _are_same(one, other):
        yield from (one, other)


def _are_same(one: Run, other: Run) -> bool:
    """Tell whether one text is a part of the other, as with letters printed twice."""
    return one.text in other.text or other.text in one.text
