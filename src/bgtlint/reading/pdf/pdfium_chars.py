"""The characters of a PDFium text page, with their boxes."""

import ctypes
import re
from collections import deque
from itertools import repeat
from typing import NamedTuple

from bgtlint.reading.pdf.pdfium_api import Handle, Library
from bgtlint.reading.pdf.radicals import as_characters

HYPHENS = re.compile("[\x02\ufffe]")
FIRST_ROOM = 1024


class Room:
    """Memory that PDFium writes into, kept for one document and never shared."""

    __slots__ = ("boxes", "places", "units")

    def __init__(self) -> None:
        self.resize(FIRST_ROOM)

    def resize(self, count: int) -> None:
        """Make room for the boxes and the code units of that many characters."""
        self.boxes = (ctypes.c_float * (4 * count))()
        self.places = [ctypes.byref(self.boxes, 16 * index) for index in range(count)]
        self.units = (ctypes.c_ushort * (count + 1))()


class Chars(NamedTuple):
    """The characters of a page and the edges of their boxes.

    One entry per character in text and lists; `unmapped` counts codes that the font gives no
    character for (U+FFFD in `text`).
    """

    text: str
    x0: list[float]
    top: list[float]
    x1: list[float]
    bottom: list[float]
    unmapped: int


def page_chars(library: Library, text_page: Handle, room: Room) -> Chars:
    """Read all characters of a text page; coordinates as in the page's own space, y upwards."""
    count = library.count_chars(text_page)
    if count <= 0:
        return Chars("", [], [], [], [], 0)
    if count > len(room.places):
        room.resize(count + count // 2)
    deque(map(library.loose_box, repeat(text_page), range(count), room.places), 0)
    flat = room.boxes[: 4 * count]
    text, unmapped = _text(library, text_page, room, count)
    return Chars(as_characters(text), flat[0::4], flat[1::4], flat[2::4], flat[3::4], unmapped)


def _text(library: Library, text_page: Handle, room: Room, count: int) -> tuple[str, int]:
    """Give one character per index: hyphens at line ends restored, unmapped codes marked."""
    written = library.get_text(text_page, 0, count, ctypes.byref(room.units)) - 1
    raw = bytes(memoryview(room.units).cast("B")[: 2 * max(written, 0)])
    text = raw.decode("utf-16-le", "replace")
    if len(text) != count:  # codes without a character, or outside the basic plane
        codes = map(library.unicode, repeat(text_page), range(count))
        text = "".join(map(_character, codes))
    for found in HYPHENS.finditer(text):
        if library.is_hyphen(text_page, found.start()) == 1:
            text = text[: found.start()] + "-" + text[found.end() :]
    firsts = map(text.index, set(text))  # a font without codes hardly prints known characters only
    if 1 not in map(library.is_unmapped, repeat(text_page), firsts):
        return text, 0
    errors = list(map(library.is_unmapped, repeat(text_page), range(count)))
    pairs = zip(text, errors, strict=True)
    marked = "".join("\ufffd" if error == 1 else character for character, error in pairs)
    return marked, errors.count(1)


def _character(code: int) -> str:
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\x00"
