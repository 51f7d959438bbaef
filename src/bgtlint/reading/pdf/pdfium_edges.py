"""Painted paths -> edges that may be borders of cells."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from bgtlint.model import Box
from bgtlint.reading.pdf.geometry import SNAP
from bgtlint.reading.pdf.ink import STRAIGHT, Edge, Ink, Rulings, add_all, add_sides, add_thin
from bgtlint.reading.pdf.painted import Form, Image, Painted, Subpath, Thin
from bgtlint.reading.pdf.pdfium_api import Handle
from bgtlint.reading.pdf.pdfium_objects import Objects, common

POLYGON = 5
BROAD = 0.9
SMALLEST_SEAL, LARGEST_SEAL = 40.0, 200.0
FEW, TOUCH = 50, 0.5


class Pale(NamedTuple):
    """A light fill: its box, where it is visible (None for anywhere), and how light it is."""

    box: Box
    clip: Box | None
    tint: int


class Drawing(NamedTuple):
    """What is drawn on a page, in page space with y downwards.

    `fills` are the edges of filled areas without a stroke, white ones only on others; `shapes`
    counts curves and polygons; `moved` tells whether a form is placed elsewhere than it was drawn.
    `painted` are all areas that are not white, `bars` those rulings that are broad pale fills,
    where all have one direction, `covering` the areas and pictures that may hide text painted
    before them, `rings` the boxes of curves as large as a seal, `handles` all objects in the order
    in which they are painted, `formed` tells whether forms are among them.
    """

    rulings: Rulings
    fills: Rulings
    images: tuple[Image, ...]
    shapes: int
    objects: int
    moved: bool
    painted: tuple[Box, ...]
    bars: Rulings
    covering: tuple[tuple[Handle, Box], ...]
    rings: tuple[Box, ...]
    handles: Sequence[Handle]
    formed: bool


def drawing(objects: Objects, page: Handle, most: int) -> Drawing:
    """Collect the edges of a page; stop when there are more than `most` objects.

    A white edge counts only where it crosses a coloured fill: on paper it cannot be seen.
    """
    visible, white, fills = (Ink([], [], []) for _ in range(3))
    coloured: list[Box] = []
    pale, shades = list[Pale](), list[Pale]()
    images: list[Image] = []
    covering: list[tuple[Handle, Box]] = []
    rings: list[Box] = []
    bands: list[Box] = []  # strokes as broad as a row
    shapes = count = 0
    handles, forms = objects.of_page(page), list[Form]()
    for item in objects.walk(handles):
        if isinstance(item, Thin):
            count += len(item.boxes)
            add_all(item.boxes, visible)
            continue
        count += 1
        if count > most:
            break
        if isinstance(item, Form):
            forms.append(item)
            continue
        if isinstance(item, Image):
            images.append(item)
            continue
        handle, _, box, stroked, is_white, clip, shaded, tint, covers = item
        rulings = white if is_white else visible
        if box[2] - box[0] <= SNAP or box[3] - box[1] <= SNAP:
            pale += [Pale(box, clip, tint)] * (tint > 0 and not is_white)
            _add_dark(item, rulings)
            continue
        count -= 1
        for subpath in objects.pieces(item):
            count += 1
            box = subpath.box
            if box[2] - box[0] <= SNAP or box[3] - box[1] <= SNAP:
                add_thin(box, clip, rulings)
                bands += [item.box] * (stroked and not is_white)
            elif stroked:
                coloured += [box] * shaded
                add_sides(subpath, clip, rulings)
            elif not is_white or _is_within(box, coloured[-FEW:]):
                _add_fill(subpath, item, fills, coloured, shades)
            if covers and subpath.straight and len(subpath.points) <= POLYGON:
                covering.append((handle, common(box, clip) if clip else box))
            rings += [box] * (not subpath.straight and _is_round(box))
            shapes += not subpath.straight or len(subpath.points) > POLYGON
            if count > most:
                break
    pale = _add_pale(pale, shades, visible)
    _add_seen(white.rulings() if coloured else Rulings([], []), coloured, visible)
    placed = [image.box for image in images]
    add_all((b for b in placed if min(b[2] - b[0], b[3] - b[1]) <= SNAP), visible)
    return Drawing(
        visible.rulings(),
        fills.rulings(),
        tuple(image for image in images if not image.shading),
        shapes,
        count,
        any(form.moved for form in forms),
        (*coloured, *placed, *bands),
        _bars(pale),
        (*covering, *_pictures_over(images)),
        tuple(rings),
        handles,
        bool(forms),
    )


def _is_within(box: Box, areas: Iterable[Box]) -> bool:
    """Tell whether a box lies in one of the areas, as white cells do on a coloured table."""
    return any(
        area[0] - STRAIGHT <= box[0] and box[2] <= area[2] + STRAIGHT
        and area[1] - STRAIGHT <= box[1] and box[3] <= area[3] + STRAIGHT
        for area in areas
    )  # fmt: skip


def _pictures_over(images: Iterable[Image]) -> Iterator[tuple[Handle, Box]]:
    """Give the pictures that may hide text."""
    for image in images:
        if image.over and not image.shading:
            yield image.handle, image.over


def _is_round(box: Box) -> bool:
    """Tell whether a box is about as wide as tall, and as large as that of a seal."""
    wide, tall = box[2] - box[0], box[3] - box[1]
    return SMALLEST_SEAL <= wide <= LARGEST_SEAL and abs(wide - tall) <= wide / 3


def _add_fill(
    subpath: Subpath, item: Painted, fills: Ink, coloured: list[Box], shades: list[Pale]
) -> None:
    """Take a broad area without a stroke."""
    add_sides(subpath, item.clip, fills)
    if not item.white:
        coloured.append(subpath.box)
        shades += [Pale(subpath.box, item.clip, item.tint)] * (item.tint > 0)


def _add_dark(item: Painted, rulings: Ink) -> None:
    """Take a thin path unless it is pale, which is judged when all shades are known."""
    if item.white or not item.tint:
        add_thin(item.box, item.clip, rulings)


def _add_pale(rules: Sequence[Pale], shades: Sequence[Pale], rulings: Ink) -> list[Pale]:
    """Take those pale rulings that are no part of a shade, and give them."""
    found = [rule for rule in rules if not _is_of_a_shade(rule, shades)]
    for rule in found:
        add_thin(rule.box, rule.clip, rulings)
    return found


def _is_of_a_shade(rule: Pale, shades: Sequence[Pale]) -> bool:
    """Tell whether a thin fill goes on from a broad one of its colour, as a marker pen leaves."""
    x0, top, x1, bottom = rule.box
    for (a, b, c, d), _, tint in shades:
        if tint == rule.tint and a - TOUCH <= x1 and x0 <= c + TOUCH and b - TOUCH <= bottom:
            level = abs(top - b) <= STRAIGHT and abs(bottom - d) <= STRAIGHT
            upright = abs(x0 - a) <= STRAIGHT and abs(x1 - c) <= STRAIGHT
            if (level and bottom - top > x1 - x0) or (upright and top <= d + TOUCH):
                return True
    return False


def _bars(rules: Sequence[Pale]) -> Rulings:
    """Give the broad ones of pale rulings, if all of them are level or all are upright."""
    broad = Ink([], [], [])
    for box, clip, _ in rules:
        if min(box[2] - box[0], box[3] - box[1]) >= BROAD:
            add_thin(box, clip, broad)
    across, upright = broad.across, broad.upright
    return Rulings([], []) if across and upright else Rulings(across, upright)


def _add_seen(white: Rulings, coloured: list[Box], visible: Ink) -> None:
    """Add the white edges that lie on a coloured area."""
    visible.across.extend(edge for edge in white.across if _over(edge, False, coloured))
    visible.upright.extend(edge for edge in white.upright if _over(edge, True, coloured))


def _over(edge: Edge, upright: bool, areas: list[Box]) -> bool:
    """Tell whether the middle of an edge lies on one of the areas or at its rim."""
    at, start, end = edge
    x, y = (at, (start + end) / 2) if upright else ((start + end) / 2, at)
    return any(
        x0 - STRAIGHT <= x <= x1 + STRAIGHT and top - STRAIGHT <= y <= bottom + STRAIGHT
        for x0, top, x1, bottom in areas
    )
