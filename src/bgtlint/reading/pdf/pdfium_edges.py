"""Painted paths -> edges that may be borders of cells."""

from itertools import pairwise
from typing import NamedTuple

from bgtlint.model import Box
from bgtlint.reading.pdf.geometry import SNAP
from bgtlint.reading.pdf.pdfium_api import Handle
from bgtlint.reading.pdf.pdfium_objects import Image, Objects, Subpath, common

STRAIGHT = 1.0
FARTHEST = 1e6
POLYGON = 5
Edge = tuple[float, float, float]
Edges = list[Edge]


class Rulings(NamedTuple):
    """Level and upright edges: across their direction, then from and to along it."""

    across: Edges
    upright: Edges


class Drawing(NamedTuple):
    """What is drawn on a page, in page space with y downwards.

    `fills` are the edges of filled areas without a stroke; `shapes` counts curves and polygons.
    """

    rulings: Rulings
    fills: Rulings
    images: tuple[Box, ...]
    shapes: int
    objects: int


def drawing(objects: Objects, page: Handle, most: int) -> Drawing:
    """Collect the edges of a page; stop when there are more than `most` objects.

    A white edge counts only where it crosses a coloured fill: on paper it cannot be seen.
    """
    visible, white, fills = Rulings([], []), Rulings([], []), Rulings([], [])
    coloured: list[Box] = []
    images: list[Box] = []
    shapes = count = 0
    for item in objects.of_page(page):
        count += 1
        if count > most:
            break
        if item is None:
            continue
        if isinstance(item, Image):
            images.append(item.box)
            continue
        handle, matrix, box, stroked, is_white, clip = item
        rulings = white if is_white else visible
        if box[2] - box[0] <= SNAP or box[3] - box[1] <= SNAP:
            _add_thin(box, clip, rulings)
            continue
        count -= 1
        for subpath in objects.subpaths(handle, matrix):
            count += 1
            box = subpath.box
            if box[2] - box[0] <= SNAP or box[3] - box[1] <= SNAP:
                _add_thin(box, clip, rulings)
            elif stroked:
                _add(subpath, clip, rulings)
            elif not is_white:
                coloured.append(box)
                _add(subpath, clip, fills)
            shapes += not subpath.straight or len(subpath.points) > POLYGON
            if count > most:
                break
    if coloured:
        for seen, unseen, upright in zip(visible, white, (False, True), strict=True):
            seen.extend(edge for edge in unseen if _over(edge, upright, coloured))
    return Drawing(visible, fills, tuple(images), shapes, count)


def _add_thin(box: Box, clip: Box | None, rulings: Rulings) -> None:
    """Take a thin shape as one edge along its middle; a dot may belong to either direction."""
    x0, top, x1, bottom = common(box, clip) if clip else box
    wide, tall = x1 - x0, bottom - top
    if not (0 <= wide < FARTHEST and 0 <= tall < FARTHEST and -FARTHEST < x0 + top < FARTHEST):
        return
    if wide >= tall / 2:
        rulings[0].append(((top + bottom) / 2, x0, x1))
    if tall >= wide / 2:
        rulings[1].append(((x0 + x1) / 2, top, bottom))


def _add(subpath: Subpath, clip: Box | None, rulings: Rulings) -> None:
    """Take the level and the upright sides of a path."""
    points = subpath.points
    for (x, y), (u, v) in pairwise([*points, points[0]] if subpath.closed else points):
        if abs(v - y) <= STRAIGHT < abs(u - x) or abs(u - x) <= STRAIGHT < abs(v - y):
            _add_thin((min(x, u), min(y, v), max(x, u), max(y, v)), clip, rulings)


def _over(edge: Edge, upright: bool, areas: list[Box]) -> bool:
    """Tell whether the middle of an edge lies on one of the areas or at its rim."""
    at, start, end = edge
    x, y = (at, (start + end) / 2) if upright else ((start + end) / 2, at)
    return any(
        x0 - STRAIGHT <= x <= x1 + STRAIGHT and top - STRAIGHT <= y <= bottom + STRAIGHT
        for x0, top, x1, bottom in areas
    )
