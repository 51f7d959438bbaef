"""Boxes and glyphs -> grids and lines, without any PDF library.

Coordinates are points from the page's top left, x to the right and y downwards.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bgtlint.model import Box

SNAP = 3.0


class Glyph(NamedTuple):
    """One printed character; `turn` is its direction in quarter turns counter-clockwise."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    turn: int = 0


class Slot(NamedTuple):
    """Where a cell stands in its grid; row and column from 1."""

    row: int
    column: int
    row_span: int
    column_span: int


class Lattice(NamedTuple):
    """The cells of one table as slots, in the order of the boxes, with the grid's shape."""

    rows: int
    columns: int
    slots: tuple[Slot, ...]


def tracks(starts: Iterable[float], tolerance: float = SNAP) -> list[float]:
    """Reduce the coordinates at which cells start to one per row or column, in order.

    A start joins a track when it is within `tolerance` of the track's first start.
    """
    found: list[float] = []
    for value in sorted(starts):
        if not found or value - found[-1] > tolerance:
            found.append(value)
    return found


def lattice(boxes: Sequence[Box]) -> Lattice:
    """Derive rows, columns and spans of a table from the boxes of its cells.

    A cell spans the tracks that start inside it, so a boundary that no cell starts at makes
    no row and no column.
    """
    xs = tracks(box[0] for box in boxes)
    ys = tracks(box[1] for box in boxes)
    slots = []
    for x0, top, x1, bottom in boxes:
        row, column = bisect_right(ys, top + 1e-6), bisect_right(xs, x0 + 1e-6)
        last_row, last_column = (
            max(row, bisect_right(ys, bottom - SNAP)),
            max(column, bisect_right(xs, x1 - SNAP)),
        )
        slots.append(Slot(row, column, last_row - row + 1, last_column - column + 1))
    return Lattice(len(ys), len(xs), tuple(slots))


def deal(boxes: Sequence[Box], glyphs: Iterable[Glyph]) -> tuple[list[list[Glyph]], list[Glyph]]:
    """Give each glyph to the box that holds its centre, in one pass; the rest comes second."""
    ys = sorted({edge for box in boxes for edge in (box[1], box[3])})
    bands: list[list[tuple[float, float, int]]] = [[] for _ in ys]
    for index, (x0, top, x1, bottom) in enumerate(boxes):
        for at in range(bisect_right(ys, top) - 1, bisect_right(ys, bottom) - 1):
            bands[at].append((x0, x1, index))
    for band in bands:
        band.sort()
    dealt: list[list[Glyph]] = [[] for _ in boxes]
    rest: list[Glyph] = []
    for glyph in glyphs:
        row = bisect_right(ys, (glyph.top + glyph.bottom) / 2) - 1
        x = (glyph.x0 + glyph.x1) / 2
        at = bisect_right(bands[row], (x, float("inf"), 0)) - 1 if row >= 0 else -1
        if at >= 0 and x < bands[row][at][1]:
            dealt[bands[row][at][2]].append(glyph)
        else:
            rest.append(glyph)
    return dealt, rest


def are_stripes(tables: Iterable[Sequence[Box]]) -> bool:
    """Tell whether two tables or more have a single row each, as every second row shaded gives."""
    tops = [len(set(tracks(box[1] for box in boxes))) for boxes in tables]
    return len(tops) > 1 and max(tops) == 1


def enclose(boxes: Iterable[Box]) -> Box:
    """Give the smallest box around at least one box."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def turn_box(box: Box, quarters: int) -> Box:
    """Turn a box about the origin, clockwise by quarters: what ran upwards runs to the right."""
    x0, top, x1, bottom = box
    turned = (
        (x0, top, x1, bottom),
        (-bottom, x0, -top, x1),
        (-x1, -bottom, -x0, -top),
        (top, -x1, bottom, -x0),
    )
    return turned[quarters % 4]


def in_reading_order(boxes: Sequence[Box]) -> list[int]:
    """Give the indexes from top to bottom, and from left to right where the tops are level."""
    levels = tracks((box[1] for box in boxes), SNAP)
    return sorted(range(len(boxes)), key=lambda i: (bisect_right(levels, boxes[i][1]), boxes[i][0]))


def encloses(box: Box, x: float, y: float) -> bool:
    """Tell whether a point is in a box."""
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]
