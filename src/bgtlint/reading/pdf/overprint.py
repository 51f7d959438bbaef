"""Large text printed level over other text: watermarks and stamps, which belong to no cell."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import count
from operator import add, sub

from bgtlint.reading.pdf.runs import Run, Text
from bgtlint.reading.pdf.stamps import Stamped

LARGER = 1.5
FEW = 40


def without_overprints(runs: list[Run], text: Text) -> Stamped:
    """Leave out runs that are at least 1.5 times as large as text they lie on.

    With a word goes the rest of its line that is as large. Where many runs are large, none is an
    overprint.
    """
    if len(runs) < 2:
        return Stamped(runs, ())
    _, _, tops, _, bottoms, _, _ = zip(*runs, strict=True)
    heights = list(map(sub, bottoms, tops))
    least = LARGER * sorted(heights)[len(heights) // 2]
    if max(heights) <= least:
        return Stamped(runs, ())
    large = [run for run, height in zip(runs, heights, strict=True) if height > least]
    if not 0 < len(large) <= FEW:
        return Stamped(runs, ())
    middles = sorted(zip(map(add, tops, bottoms), count(), strict=False))
    over = [run for run in large if _lies_on_text(run, runs, middles, text)]
    if not over:
        return Stamped(runs, ())
    lines = {(run.top, run.bottom) for run in over}
    names = dict.fromkeys(run.text for run in runs if (run.top, run.bottom) in lines)
    kept = [run for run in runs if (run.top, run.bottom) not in lines]
    return Stamped(kept, tuple(names))


def _lies_on_text(
    run: Run, runs: Sequence[Run], middles: Sequence[tuple[float, int]], text: Text
) -> bool:
    """Compare the sizes of the letters: boxes may be far taller.

    `middles` gives twice the place of each run's middle, in order, and its number.
    """
    size, middle = text.size(run.start), run.top + run.bottom
    first = bisect_right(middles, (middle - size, len(runs)))
    last = bisect_left(middles, (middle + size, -1))
    near = (runs[at] for _, at in middles[first:last])
    return any(
        other.x0 < run.x1 and other.x1 > run.x0 and LARGER * text.size(other.start) <= size
        for other in near
        if other is not run
    )
