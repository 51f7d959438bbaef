"""Pictures that show a table or fill a cell: nothing of it can be read, nor passed over."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from bgtlint.model import Box
from bgtlint.reading.pdf.geometry import SNAP
from bgtlint.reading.picture import PICTURE

LIGHT, DARK = 200, 150
LIGHT_SHARE = 0.6
LONG, TALL = 0.05, 0.04
THICK = 0.04
LINES = 4
FEWEST = 60
LEAST = 6.0
"""The least width and height, in points, of a picture that can say something in a cell."""
IS_DARK, IS_LIGHT = 1, 2
TONES = bytes(IS_DARK * (level < DARK) or IS_LIGHT * (level >= LIGHT) for level in range(256))


def shows_table(grey: bytes, width: int) -> bool:
    """Tell whether a picture is light and has four thin dark lines or more in both directions.

    `grey` holds a byte for each point, row by row.
    """
    height = len(grey) // width if width else 0
    if min(width, height) < FEWEST:
        return False
    tones = grey.translate(TONES)
    if tones.count(IS_LIGHT) < LIGHT_SHARE * width * height:
        return False
    rows = (tones[at : at + width] for at in range(0, width * height, width))
    if _thin(rows, int(LONG * width), THICK * height) < LINES:
        return False
    columns = (tones[at::width] for at in range(width))
    return _thin(columns, int(TALL * height), THICK * width) >= LINES


def with_pictures(cells: Sequence[Box], texts: Sequence[str], pictures: Sequence[Box]) -> list[str]:
    """Return the texts of cells; one that is blank and holds a whole picture says so."""
    seen = [box for box in pictures if min(box[2] - box[0], box[3] - box[1]) >= LEAST]
    return [
        text or PICTURE * any(_holds(cell, box) for box in seen)
        for cell, text in zip(cells, texts, strict=True)
    ]


def _holds(cell: Box, box: Box) -> bool:
    return (
        cell[0] - SNAP <= box[0]
        and cell[1] - SNAP <= box[1]
        and box[2] <= cell[2] + SNAP
        and box[3] <= cell[3] + SNAP
    )


def _thin(lines: Iterable[bytes], length: int, thick: float) -> int:
    """Count the groups of successive lines with a long dark piece that are no thicker than that."""
    piece = bytes([IS_DARK]) * length
    groups = groupby(piece in line for line in lines)
    return sum(is_dark and len(list(group)) <= thick for is_dark, group in groups)
