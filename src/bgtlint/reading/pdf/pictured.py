"""Pictures that show a ruled table: nothing of it can be read, and it must not be passed over."""

from collections.abc import Iterable
from itertools import groupby

LIGHT, DARK = 200, 150
LIGHT_SHARE = 0.6
LONG, TALL = 0.05, 0.04
THICK = 0.04
LINES = 4
FEWEST = 60
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


def _thin(lines: Iterable[bytes], length: int, thick: float) -> int:
    """Count the groups of successive lines with a long dark piece that are no thicker than that."""
    piece = bytes([IS_DARK]) * length
    groups = groupby(piece in line for line in lines)
    return sum(is_dark and len(list(group)) <= thick for is_dark, group in groups)
