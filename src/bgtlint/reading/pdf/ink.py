"""Edges in the making: what is drawn, sorted by its direction."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from math import inf
from operator import itemgetter
from typing import NamedTuple

from bgtlint.model import Box
from bgtlint.reading.pdf.geometry import SNAP
from bgtlint.reading.pdf.painted import Subpath
from bgtlint.reading.pdf.pdfium_objects import common

STRAIGHT = 1.0
FARTHEST = 1e6
SAME_ROW = 0.3
SHORTEST_ROW = 8.0
Edge = tuple[float, float, float]
Edges = list[Edge]


class Rulings(NamedTuple):
    """Level and upright edges: across their direction, then from and to along it."""

    across: Edges
    upright: Edges


class Ink(NamedTuple):
    """Edges that have a direction, and dots that have none of their own."""

    across: Edges
    upright: Edges
    dots: list[Box]

    def rulings(self) -> Rulings:
        """Give the edges, those included that dots in a row make."""
        across = dotted([((top + low) / 2, x0, x1) for x0, top, x1, low in self.dots])
        upright = dotted([((x0 + x1) / 2, top, low) for x0, top, x1, low in self.dots])
        return Rulings(self.across + across, self.upright + upright)


def add_thin(box: Box, clip: Box | None, rulings: Ink) -> None:
    """Take a thin shape as one edge along its middle, or as a dot."""
    x0, top, x1, bottom = common(box, clip) if clip else box
    wide, tall = x1 - x0, bottom - top
    if not (0 <= wide < FARTHEST and 0 <= tall < FARTHEST and -FARTHEST < x0 + top < FARTHEST):
        return
    if wide >= 2 * tall:
        rulings[0].append(((top + bottom) / 2, x0, x1))
    elif tall >= 2 * wide:
        rulings[1].append(((x0 + x1) / 2, top, bottom))
    else:
        rulings[2].append((x0, top, x1, bottom))


def add_all(boxes: Iterable[Box], rulings: Ink) -> None:
    """Take thin shapes without a clip, most of those on a page, as `add_thin` takes one."""
    across, upright, dots = rulings.across, rulings.upright, rulings.dots
    for box in boxes:
        x0, top, x1, bottom = box
        wide, tall = x1 - x0, bottom - top
        if not (0 <= wide < FARTHEST and 0 <= tall < FARTHEST and -FARTHEST < x0 + top < FARTHEST):
            continue
        if wide >= 2 * tall:
            across.append(((top + bottom) / 2, x0, x1))
        elif tall >= 2 * wide:
            upright.append(((x0 + x1) / 2, top, bottom))
        else:
            dots.append(box)


def dotted(dots: Edges) -> Edges:
    """Give the lines that dots in a row make; their place across, from and to along the row.

    Rows are kept apart closely: the dots of upright lines, taken level, are not near each other.
    """
    found: Edges = []
    dots.sort()
    row: Edges = []
    for dot in [*dots, (inf, 0.0, 0.0)]:
        if row and dot[0] - row[0][0] > SAME_ROW:
            found.extend(_rows_of_dots(row))
            row = []
        row.append(dot)
    return found


def _rows_of_dots(row: Edges) -> Iterator[Edge]:
    row.sort(key=itemgetter(1))
    at, low, high = row[0]
    for _, start, end in [*row[1:], (at, inf, inf)]:
        if start <= high + SNAP:
            high = max(high, end)
            continue
        if high - low >= SHORTEST_ROW:
            yield at, low, high
        low, high = start, end


def add_sides(subpath: Subpath, clip: Box | None, rulings: Ink) -> None:
    """Take the level and the upright sides of a path; the handles of a curve are none."""
    points = subpath.points
    sides = pairwise([*points, points[0]] if subpath.closed else points)
    for ((x, y), (u, v)), straight in zip(sides, [*subpath.sides[1:], True], strict=False):
        if straight and (
            abs(v - y) <= STRAIGHT < abs(u - x) or abs(u - x) <= STRAIGHT < abs(v - y)
        ):
            add_thin((min(x, u), min(y, v), max(x, u), max(y, v)), clip, rulings)
