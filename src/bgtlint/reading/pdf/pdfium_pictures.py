"""The points of the pictures on a PDFium page."""

import ctypes
from collections.abc import Sequence
from typing import NamedTuple

from bgtlint.model import Box
from bgtlint.reading.pdf.pdfium_api import Handle, Library
from bgtlint.reading.pdf.pictured import shows_table
from bgtlint.reading.pdf.runs import Run

LEAST = 0.1
FEW = 30
ALPHA, CLEAR = 3, bytes(range(200))
MOST_POINTS = 40_000_000
BYTES = {1: 1, 2: 3, 3: 4, 4: 4}
"""Bytes for a point, by the format: grey, BGR, BGR and a spare one, BGR and opacity."""


class Opacity(NamedTuple):
    """How opaque a picture is: a byte for each point, row by row."""

    points: bytes
    width: int

    def of(self, part: Box) -> float:
        """Give the share of opaque points in a part of the picture, its sides as shares."""
        height = len(self.points) // self.width if self.width else 0
        x0, x1 = (min(max(int(at * self.width), 0), self.width) for at in (part[0], part[2]))
        top, bottom = (min(max(int(at * height), 0), height) for at in (part[1], part[3]))
        rows = [self.points[y * self.width + x0 : y * self.width + x1] for y in range(top, bottom)]
        count = sum(map(len, rows))
        opaque = sum(len(row.translate(None, CLEAR)) for row in rows)
        return opaque / count if count else 0.0


class Grey(NamedTuple):
    """One colour of a picture: a byte for each point, row by row."""

    points: bytes
    width: int


def pictured_table(
    library: Library,
    pictures: Sequence[tuple[Handle, Box]],
    area: float,
    runs: Sequence[Run],
) -> float:
    """Give the share of the page under a picture of a table, 0 without one.

    Only pictures that take up a tenth of the page, whose area is given, and have hardly any text
    on them are looked at.
    """
    for handle, box in pictures:
        share = (box[2] - box[0]) * (box[3] - box[1]) / max(area, 1)
        if share < LEAST or sum(len(run.text) for run in runs if _lies_on(run, box)) > FEW:
            continue
        grey = _grey(library, handle)
        if grey and shows_table(*grey):
            return min(share, 1.0)
    return 0.0


def _lies_on(run: Run, box: Box) -> bool:
    x, y = (run.x0 + run.x1) / 2, (run.top + run.bottom) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def opacity(library: Library, document: Handle, page: Handle, picture: Handle) -> Opacity | None:
    """Paint a picture as large as it is on the page; None where it cannot be painted."""
    found = _points(library, library.rendered_bitmap(document, page, picture), ALPHA)
    return found and Opacity(found.points, found.width)


def _grey(library: Library, handle: Handle) -> Grey | None:
    """Read the green of each point."""
    return _points(library, library.image_bitmap(handle), 1)


def _points(library: Library, bitmap: Handle, colour: int) -> Grey | None:
    """Read one colour of each point; None for what is too large or in an odd format."""
    if not bitmap:
        return None
    try:
        width, height = library.bitmap_width(bitmap), library.bitmap_height(bitmap)
        size = BYTES.get(library.bitmap_format(bitmap), 0)
        if not size or not 0 < width * height <= MOST_POINTS:
            return None
        stride = library.bitmap_stride(bitmap)
        raw = ctypes.string_at(library.bitmap_buffer(bitmap).value or 0, stride * height)
        first = min(size - 1, colour)
        rows = (raw[at + first : at + width * size : size] for at in range(0, len(raw), stride))
        return Grey(b"".join(rows), width)
    finally:
        library.close_bitmap(bitmap)
