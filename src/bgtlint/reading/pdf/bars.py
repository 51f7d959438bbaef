"""Level bars of a pale colour: shaded lines without text inside cells, or borders."""

from collections.abc import Sequence

from bgtlint.model import Box, Diagnostic
from bgtlint.reading.pdf.geometry import SNAP
from bgtlint.reading.pdf.ink import Edge, Rulings
from bgtlint.reading.pdf.ruled import Table, ruled_tables
from bgtlint.reading.pdf.runs import Run


def without_bars(
    tables: Sequence[Table],
    rulings: Rulings,
    bars: Sequence[Edge],
    runs: Sequence[Run],
    crossings: int,
) -> Sequence[Table]:
    """Find the tables anew without the bars that part no text from other text.

    `tables` were found with all `rulings`, the bars among them. Bars level with one that parts
    text are borders as it is.
    """
    boxes = [box for table in tables for box in table.boxes]
    wide: dict[tuple[float, float], list[Box]] = {}
    for start, end in {bar[1:] for bar in bars}:
        wide[start, end] = [
            box for box in boxes if abs(box[0] - start) <= SNAP and abs(box[2] - end) <= SNAP
        ]
    shading = {bar for bar in bars if _ends_blank(bar[0], wide[bar[1:]], runs)}
    borders = [bar[0] for bar in bars if bar not in shading]
    shading = {bar for bar in shading if all(abs(bar[0] - at) > SNAP for at in borders)}
    if not shading:
        return tables
    rest = Rulings([edge for edge in rulings.across if edge not in shading], rulings.upright)
    found = ruled_tables(rest, crossings, 0)
    if isinstance(found, Diagnostic):
        return tables
    whole = [box for table in found for box in table.boxes]
    parted = any(_parts(box, bar, runs) for bar in shading for box in whole)
    return tables if parted else found


def _ends_blank(at: float, wide: Sequence[Box], runs: Sequence[Run]) -> bool:
    """Tell whether a bar lies between two of the cells as wide as it is, one without text."""
    over = [box for box in wide if abs(box[3] - at) <= SNAP]
    under = [box for box in wide if abs(box[1] - at) <= SNAP]
    return bool(over and under) and not (_lines(over[0], runs) and _lines(under[0], runs))


def _parts(box: Box, bar: Edge, runs: Sequence[Run]) -> bool:
    """Tell whether a bar lies in a cell with text above and below it."""
    at, start, end = bar
    if not (box[0] - SNAP <= start and end <= box[2] + SNAP and box[1] <= at <= box[3]):
        return False
    middles = _lines(box, runs)
    return any(middle < at for middle in middles) and any(middle > at for middle in middles)


def _lines(box: Box, runs: Sequence[Run]) -> list[float]:
    """Give the middles of the runs in a cell."""
    return [
        y
        for run in runs
        if box[1] <= (y := (run.top + run.bottom) / 2) <= box[3]
        and box[0] <= (run.x0 + run.x1) / 2 <= box[2]
    ]
