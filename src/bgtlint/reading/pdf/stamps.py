"""Stamps and watermarks as large as the text: another ink, printed over what stands below."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from typing import NamedTuple

from bgtlint.model import Box
from bgtlint.reading.pdf.pdfium_inks import Ink
from bgtlint.reading.pdf.runs import Run

FEW = 400
OFTEN, MOSTLY = 4, 0.8
SHARE = 0.25
ACROSS, DOWN = 0.3, 0.35


class Stamped(NamedTuple):
    """The runs that are the text of the page, and the texts of the stamps left out."""

    runs: list[Run]
    stamps: tuple[str, ...]


def without_stamps(
    runs: list[Run],
    inks: Sequence[Ink],
    size: Callable[[int], float],
    rings: Callable[[], Sequence[Box]] = list,
) -> Stamped:
    """Leave out what is printed in another ink over the text, and all of the same ink and size.

    So is what stands within a ring in another ink, if nothing of that ink and size stands without.
    `inks` gives the colour of each run, `size` that of a character by its index. Ink that more
    than a quarter of the text has is no stamp's, unless it repeats the same words.
    """
    if len(set(inks)) < 2:
        return Stamped(runs, ())
    letters = Counter[Ink]()
    for run, ink in zip(runs, inks, strict=True):
        letters[ink] += len(run.text)
    most = SHARE * letters.total()
    groups: dict[tuple[Ink, int], list[Run]] = defaultdict(list)
    for run, ink in zip(runs, inks, strict=True):
        groups[ink, round(size(run.start))].append(run)
    likely = [
        group for (ink, _), group in groups.items() if letters[ink] <= most or _repeats(group)
    ]
    starts = {run.start for group in likely for run in group}
    if len(starts) > FEW:
        return Stamped(runs, ())
    rest = [run for run in runs if run.start not in starts]
    below = sorted(((run.top + run.bottom) / 2, at) for at, run in enumerate(rest))
    stamps = [
        run
        for group in likely
        if _is_over(group, rest, below) or _is_within(group, rings())
        for run in group
    ]
    if not stamps:
        return Stamped(runs, ())
    starts = {run.start for run in stamps}
    kept = [run for run in runs if run.start not in starts]
    return Stamped(kept, tuple(dict.fromkeys(run.text for run in stamps)))


def _repeats(group: Sequence[Run]) -> bool:
    """Tell whether most of the runs have the same text, four of them or more."""
    ((_, times),) = Counter(run.text for run in group).most_common(1)
    return times >= max(OFTEN, MOSTLY * len(group))


def _is_over(group: Sequence[Run], rest: Sequence[Run], below: list[tuple[float, int]]) -> bool:
    """Tell whether one of the runs lies on text of the page; `below` are its middles in order."""
    for run in group:
        tall = run.bottom - run.top
        middle = (run.top + run.bottom) / 2
        first = bisect_right(below, (middle - tall, len(rest)))
        last = bisect_left(below, (middle + tall, -1))
        if any(_overlap(run, rest[at]) for _, at in below[first:last]):
            return True
    return False


def _is_within(group: Sequence[Run], rings: Sequence[Box]) -> bool:
    """Tell whether each of the runs lies in a ring."""
    return all(
        any(x0 <= run.x0 and run.x1 <= x1 and top <= run.top and run.bottom <= bottom
            for x0, top, x1, bottom in rings)
        for run in group
    )  # fmt: skip


def _overlap(one: Run, other: Run) -> bool:
    tall = min(one.bottom - one.top, other.bottom - other.top)
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return across > ACROSS * tall and down > DOWN * tall
