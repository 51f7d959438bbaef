"""The colours of characters on a PDFium text page."""

import ctypes
from collections import deque
from collections.abc import Sequence
from itertools import repeat

from bgtlint.reading.pdf.pdfium_api import Handle, Library

FIRST_INKS = 128
Ink = tuple[int, int, int, int]
"""Red, green, blue and opacity, from 0 to 255."""


class Inks:
    """Memory for the colours of many characters; one per document, never shared."""

    __slots__ = ("places", "values")

    def __init__(self) -> None:
        self.resize(FIRST_INKS)

    def resize(self, count: int) -> None:
        """Make room for that many colours, of four numbers each."""
        self.values = (ctypes.c_uint * (4 * count))()
        self.places = [
            [ctypes.byref(self.values, 16 * index + 4 * part) for index in range(count)]
            for part in range(4)
        ]

    def of(self, library: Library, text_page: Handle, indexes: Sequence[int]) -> list[Ink]:
        """Give the colour of each of the characters."""
        count = len(indexes)
        if count > len(self.places[0]):
            self.resize(count + count // 2)
        deque(map(library.text_colour, repeat(text_page), indexes, *self.places), 0)
        flat = self.values[: 4 * count]
        return list(zip(flat[::4], flat[1::4], flat[2::4], flat[3::4], strict=True))
