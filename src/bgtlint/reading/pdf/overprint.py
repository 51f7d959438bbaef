"""Large text printed level over other text: watermarks and stamps, which belong to no cell."""

from collections.abc import Callable, Sequence
from math import hypot

from bgtlint.reading.pdf.runs import Run, Text

LARGER = 1.5
FEW = 40


def without_overprints(runs: list[Run], text: Text) -> list[Run]:
    """Leave out runs that are at least 1.5 times as large as text they lie on.

    With a word goes the rest of its line that is as large. Where many runs are large, none is an
    overprint.
    """
    if len(runs) < 2:
        return runs
    tallest = sorted(run.bottom - run.top for run in runs)
    middle = tallest[len(tallest) // 2]
    large = [run for run in runs if run.bottom - run.top > LARGER * middle]
    if not 0 < len(large) <= FEW:
        return runs
    size_of = _sizes(text)
    over = [run for run in large if _lies_on_text(run, runs, size_of)]
    lines = {(run.top, run.bottom) for run in over}
    return [run for run in runs if (run.top, run.bottom) not in lines] if over else runs


def _sizes(text: Text) -> Callable[[Run], float]:
    """Give a function that tells the size of the letters of a run; boxes may be far taller."""

    def size(run: Run) -> float:
        _, _, c, d = text.matrix(run.start)
        return text.font_size(run.start) * hypot(c, d)

    return size


def _lies_on_text(run: Run, runs: Sequence[Run], size_of: Callable[[Run], float]) -> bool:
    size = size_of(run)
    middle = (run.top + run.bottom) / 2
    return any(
        abs((other.top + other.bottom) / 2 - middle) < size / 2
        and other.x0 < run.x1
        and other.x1 > run.x0
        and LARGER * size_of(other) <= size
        for other in runs
        if other is not run
    )
