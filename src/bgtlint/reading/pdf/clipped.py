"""Lines that run out of their cell into the one below: a clip may hide them there.

Asking PDFium for the clip of each string would take as long as reading the page, so only strings
that go on from the cell above, or stand apart from the rest of their cell, are asked about.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, pairwise

from bgtlint.reading.pdf.pdfium_chars import Chars
from bgtlint.reading.pdf.ruled import Slot, Table
from bgtlint.reading.pdf.runs import Run

LINE_END = len("\r\n")


def without_clipped(
    tables: Sequence[Table],
    cells: list[list[Run]],
    chars: Chars,
    is_clipped: Callable[[Run], bool],
) -> str:
    """Take out of the cells what a clip hides, and give its text.

    `cells` holds the runs of each cell, in the order of the content.
    """
    hidden: list[str] = []
    for at in set(_suspects(tables, cells, chars)):
        out = [run for run in cells[at] if is_clipped(run)]
        cells[at] = [run for run in cells[at] if run not in out]
        hidden += [run.text for run in out]
    return "".join(hidden)


def _suspects(
    tables: Sequence[Table], cells: Sequence[Sequence[Run]], chars: Chars
) -> Iterator[int]:
    """Give the cells with a line that may belong to another one."""
    slots = list(chain.from_iterable([table.slots for table in tables]))
    lasts = [(runs[-1], at) for at, runs in enumerate(cells) if runs]
    ends = {last.start + len(last.text): at + 1 for last, at in lasts}  # 0 is for none
    end_at = ends.get
    for _, at in lasts:
        runs = cells[at]
        start = runs[0].start
        before = end_at(start - LINE_END) or end_at(start - 1) or end_at(start)
        if before and before != at + 1 and _is_above(slots[before - 1], slots[at]):
            yield at
        if len(runs) > 1 and _is_scattered(runs, chars.text):
            yield at


def _is_scattered(runs: Sequence[Run], string: str) -> bool:
    """Tell whether something else is printed between two of the runs."""
    between = _end(runs[-1]) - runs[0].start - sum([len(run.text) for run in runs])
    if 0 <= between <= LINE_END * (len(runs) - 1):
        return False
    return any(string[_end(one) : other.start].strip() for one, other in pairwise(runs))


def _end(run: Run) -> int:
    return run.start + len(run.text)


def _is_above(one: Slot, other: Slot) -> bool:
    return one[3] == other[1] and one[0] < other[2] and other[0] < one[2]
