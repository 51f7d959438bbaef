"""Lines that run out of their cell into the one below: a clip may hide them there.

Asking PDFium for the clip of each string would take as long as reading the page, so only strings
that go on from the cell above, or stand apart from the rest of their cell, are asked about.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, pairwise

from bgtlint.reading.pdf.pdfium_chars import Chars
from bgtlint.reading.pdf.ruled import Table
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
    ends: dict[int, int] = {}
    for at, runs in enumerate(cells, 1):  # 0 is for none
        if runs:
            last = runs[-1]
            ends[last[5] + len(last[0])] = at
    end_at = ends.get
    string = chars.text
    for at, runs in enumerate(cells):
        if not runs:
            continue
        start = runs[0][5]
        before = end_at(start - LINE_END) or end_at(start - 1) or end_at(start)
        if before and before != at + 1:
            left, _, right, bottom = slots[before - 1]
            first, top, last_line, _ = slots[at]
            if bottom == top and left < last_line and first < right:
                yield at
        if len(runs) > 1 and _is_scattered(runs, string):
            yield at


def _is_scattered(runs: Sequence[Run], string: str) -> bool:
    """Tell whether something else is printed between two of the runs."""
    between = _end(runs[-1]) - runs[0].start - sum([len(run.text) for run in runs])
    if 0 <= between <= LINE_END * (len(runs) - 1):
        return False
    return any(string[_end(one) : other.start].strip() for one, other in pairwise(runs))


def _end(run: Run) -> int:
    return run.start + len(run.text)
