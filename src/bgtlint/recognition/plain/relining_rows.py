"""The cells behind one level name, one a line: cut into the rows of the header's columns."""

from collections.abc import Iterator, Sequence

from bgtlint.model import Line
from bgtlint.reading.normalise import compact
from bgtlint.recognition.cells import (
    NUMBER_OF_POINTS,
    SIGNS,
    rows_of_cells,
    template_cells,
)
from bgtlint.recognition.plain.running_evaluation import rated_after

POINTS = ("weight", "score")
LOOSE = ("reason", "note")


def rows_in(cells: Sequence[Line], names: Sequence[str], extra: int) -> Iterator[Sequence[Line]]:
    """Yield the cells of each indicator behind one level name, () where they do not fit.

    `extra` columns have labels that no layout knows.
    """
    points = [name for name in POINTS if name in names]
    if "score" in names or "actual" in names:
        loose = sum(name in LOOSE for name in names) + rated_after(names)
        if not points and extra == 0 and set(names) <= {"value", "actual", "reason"}:
            yield from _reached(cells, "reason" in names)
            return
        behind = (*LOOSE, "completion") if rated_after(names) else LOOSE
        core = [name for name in names if name not in behind]
        yield from _scored(cells, core, extra + loose)
        return
    if "comparator" in names:
        yield from _compared(cells)
        return
    columns = ["level3", *names, *(f"?{n}" for n in range(extra))]
    width = len(columns)
    if rows_of_cells([compact(cell.text) for cell in cells], columns):
        yield from (cells[n : n + width] for n in range(0, len(cells), width))
    else:
        yield ()


def _scored(cells: Sequence[Line], columns: Sequence[str], spare: int) -> Iterator[Sequence[Line]]:
    """Cut before each name, and before and after each row of the template left blank."""
    texts = [compact(cell.text) for cell in cells]
    begin = at = 0
    while at < len(cells):
        blank = template_cells(texts[at : at + 1 + len(columns)])
        if blank and at > begin:
            yield from _filled(cells[begin:at], columns, spare)
        if blank:
            yield cells[at : at + blank]
            begin = at + blank
        at += max(blank, 1)
    if begin < len(cells):
        yield from _filled(cells[begin:], columns, spare)


def _filled(cells: Sequence[Line], columns: Sequence[str], spare: int) -> Iterator[Sequence[Line]]:
    """Cut before each name: the name, then its columns, those of points plain numbers.

    At most `spare` cells may follow them.
    """
    points = [n for n, name in enumerate(columns, 1) if name in POINTS]
    width = 1 + len(columns)
    starts: list[int] = []
    at = 0
    while at + width <= len(cells):
        if all(NUMBER_OF_POINTS.fullmatch(compact(cells[at + n].text)) for n in points):
            starts.append(at)
            at += width
        elif starts and at < starts[-1] + width + spare:
            at += 1
        else:
            yield ()
            return
    if not starts or not points or len(cells) > starts[-1] + width + spare:
        yield ()
        return
    yield from (cells[a:b] for a, b in zip(starts, [*starts[1:], len(cells)], strict=True))


def _reached(cells: Sequence[Line], reasoned: bool) -> Iterator[Sequence[Line]]:
    """Cut before each name of a form without points: name, target, actual; reasons of one alone."""
    if reasoned and len(cells) == 4:
        yield cells
        return
    rows = [cells[n : n + 3] for n in range(0, len(cells), 3)]
    told = all(len(row) == 3 and _alike(row[1], row[2]) for row in rows)
    yield from rows if told else [()]


def _alike(target: Line, actual: Line) -> bool:
    """Tell whether both have a figure or neither has."""
    one, other = (any(map(str.isdigit, line.text)) for line in (target, actual))
    return one == other


def _compared(cells: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """Cut before each name: the cell before a comparator."""
    texts = [compact(cell.text) for cell in cells]
    starts = [n - 1 for n, text in enumerate(texts) if text in SIGNS and n]
    if not starts or starts[0] != 0:
        yield ()
        return
    yield from (cells[a:b] for a, b in zip(starts, [*starts[1:], len(cells)], strict=True))
