"""Level rules that bound a table without upright ones: above, between and below its rows."""

from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from bgtlint.reading.pdf.geometry import SNAP

SHORTEST = 120.0
SAME_END = 6.0
WIDEST_GAP = 10.0
RULES = 3
Level = tuple[float, float, float]


class Region(NamedTuple):
    """Where the rules of one table are, from where to where, and whether each runs through."""

    ys: tuple[float, ...]
    span: tuple[float, float]
    whole: bool


def regions(levels: Sequence[Level]) -> Iterator[Region]:
    """Find three level rules or more with common ends; shorter ones between break the rows up.

    Rules side by side, with nothing that runs over the gap between them, bound tables of their own.
    """
    for panel in _panels(levels):
        yield from _regions(panel)


def _panels(levels: Sequence[Level]) -> Iterator[list[Level]]:
    """Part the pieces where a strip runs down between them that none of them crosses."""
    panel: list[Level] = []
    high = 0.0
    for level in sorted(levels, key=itemgetter(1)):
        if panel and level[1] - high > WIDEST_GAP:
            yield panel
            panel = []
        high = max(high, level[2]) if panel else level[2]
        panel.append(level)
    if panel:
        yield panel


def _regions(levels: Sequence[Level]) -> Iterator[Region]:
    lines = [_joined(pieces) for pieces in _by_place(levels)]
    group: list[tuple[float, float, float, bool]] = []
    for line in lines:
        y, x0, x1, whole = line
        if group and not _shares(group[0], x0, x1):
            if x1 <= group[0][1] or x0 >= group[0][2] or x1 - x0 < SHORTEST:
                continue
            if group[0][1] - SAME_END <= x0 and x1 <= group[0][2] + SAME_END:
                group.append((y, x0, x1, False))
                continue
            yield from _region(group)
            group = []
        if x1 - x0 >= SHORTEST:
            group.append((y, x0, x1, whole))
    yield from _region(group)


def _by_place(levels: Sequence[Level]) -> Iterator[list[Level]]:
    """Put the pieces that lie on one line together, from top to bottom."""
    line: list[Level] = []
    for level in sorted(levels):
        if line and level[0] - line[-1][0] > SNAP:
            yield line
            line = []
        line.append(level)
    if line:
        yield line


def _joined(pieces: Sequence[Level]) -> tuple[float, float, float, bool]:
    """Give the place of a line, its ends, and whether it has no gap wider than dashes do."""
    spans = sorted((start, end) for _, start, end in pieces)
    low, high = spans[0]
    gap = 0.0
    for start, end in spans:
        gap = max(gap, start - high)
        high = max(high, end)
    y = sum(piece[0] for piece in pieces) / len(pieces)
    return y, low, high, gap <= WIDEST_GAP


def _shares(one: tuple[float, float, float, bool], x0: float, x1: float) -> bool:
    return abs(one[1] - x0) <= SAME_END and abs(one[2] - x1) <= SAME_END


def _region(group: Sequence[tuple[float, float, float, bool]]) -> Iterator[Region]:
    if len(group) >= RULES:
        span = min(line[1] for line in group), max(line[2] for line in group)
        yield Region(tuple(line[0] for line in group), span, all(line[3] for line in group))
