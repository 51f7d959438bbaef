"""The pdfplumber engine: slow, careful, and the judge of the others."""

import io
import logging
import re
import struct
import warnings
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import atan2
from typing import Any, NamedTuple

from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import resolve1
from pdfminer.psexceptions import PSException
from pdfplumber.page import Page as PlumberPage
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from bgtlint.model import Box, Diagnostic, Page
from bgtlint.reading.limits import Limits, over
from bgtlint.reading.pdf.geometry import Glyph
from bgtlint.reading.pdf.layout import SHOWN, Content, assemble
from bgtlint.reading.pdf.radicals import as_characters
from bgtlint.reading.pdf.repair import contents_whole, with_root
from bgtlint.reading.pdf.rulings import ruled_tables
from bgtlint.reading.pdf.runs import QUARTER, SLANT
from bgtlint.reading.pdf.wholeness import has_end

UNMAPPED = re.compile(r"\(cid:\d+\)")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
DESCENT = 0.2
MOST_DESCENT = 0.5
LIBRARIES = ("pdfminer", "pdfplumber")
BROKEN = (
    PSException,  # pdfminer's own, and all of PDFException
    PdfminerException,  # anything raised while pdfplumber opens a file or lays out a page
    MalformedPDFException,  # a page box without numbers
    ArithmeticError,  # matrices and boxes of no size, numbers too large
    AssertionError,  # pdfminer asserts what the file claims
    AttributeError,  # an object of another kind than the reference promises
    LookupError,  # missing keys, short arrays
    EOFError,  # a stream that ends too early
    RuntimeError,  # trees that contain themselves, page labels that run out, unknown filters
    struct.error,  # cut fonts and tables
    zlib.error,  # broken compressed object streams
    TypeError,  # None or a name where a number should be
    ValueError,  # numbers and encodings that are none
)


@dataclass(frozen=True, slots=True)
class PlumberDocument:
    """A PDF opened by pdfplumber; `whole` is false when the page tree broke off."""

    pdf: PDF
    sheets: Sequence[PDFPage]
    limits: Limits
    whole: bool = True

    @property
    def page_count(self) -> int:
        """How many pages could be found."""
        return len(self.sheets)

    def page(self, number: int) -> Page:
        """Read one page, counted from 1; one that could not be found is damaged."""
        if number > len(self.sheets):
            return Page(number, (), (Diagnostic("page-damaged", number, "missing"),))
        return _page(self.pdf, number, self.sheets[number - 1], self.limits)

    def pages(self) -> Iterator[Page]:
        """Read the pages in order, each let go as soon as the next is asked for."""
        for number, sheet in enumerate(self.sheets, 1):
            yield _page(self.pdf, number, sheet, self.limits)
        if not self.whole:
            number = len(self.sheets) + 1
            yield Page(number, (), (Diagnostic("pdf-pages-lost", number, str(number - 1)),))


@dataclass(frozen=True, slots=True)
class PlumberEngine:
    """Opens PDFs with pdfplumber."""

    def open(self, data: bytes, limits: Limits) -> PlumberDocument | Diagnostic:
        """Open a document held in memory; a file that lost its end is searched for pages."""
        for name in LIBRARIES:
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)
        with warnings.catch_warnings(action="ignore"):
            opened = _open(data, limits)
            if isinstance(opened, Diagnostic) and opened.code == "pdf-damaged":
                mended = _open(with_root(data), limits)
                opened = opened if isinstance(mended, Diagnostic) else replace(mended, whole=False)
            return opened


def _open(data: bytes, limits: Limits) -> PlumberDocument | Diagnostic:
    sheets: list[PDFPage] = []
    whole = True
    try:
        pdf = PDF(io.BytesIO(data), stream_is_external=True)
    except BROKEN as error:
        locked = any(isinstance(e, PDFPasswordIncorrect) for e in (error, *error.args))
        return Diagnostic("pdf-password" if locked else "pdf-damaged")
    try:
        for sheet in PDFPage.create_pages(pdf.doc):
            sheets.append(sheet)
            if len(sheets) > limits.pages:
                break
        whole = has_end(data) and _expected(pdf) <= len(sheets)
    except BROKEN:
        whole = False
    return PlumberDocument(pdf, sheets, limits, whole) if sheets else Diagnostic("pdf-damaged")


def _expected(pdf: PDF) -> int:
    """Give the number of pages that the page tree states; 0 when it states none."""
    tree = resolve1(pdf.doc.catalog.get("Pages"))
    count = resolve1(tree.get("Count")) if isinstance(tree, dict) else None
    return count if isinstance(count, int) else 0


def _page(pdf: PDF, number: int, sheet: PDFPage, limits: Limits) -> Page:
    with warnings.catch_warnings(action="ignore"):
        try:
            lost = pdf.doc.encryption is None and not contents_whole(sheet.contents)
            page = PlumberPage(pdf, sheet, number)
            drawn = sum(len(page.objects.get(kind, ())) for kind in ("rect", "line", "curve"))
            too_many = over("page-objects", drawn, limits.page_objects, number)
            if too_many:
                return Page(number, (), (too_many,))
            tables = ruled_tables(page, limits.page_crossings)
            if isinstance(tables, Diagnostic):
                return Page(number, (), (tables,))
            made = assemble(number, _content(page, tables), limits)
            astray = "".join(char["text"] for char in _level(page.chars).slanted)
        except BROKEN as error:
            return Page(number, (), (Diagnostic("page-damaged", number, type(error).__name__),))
    damage = [Diagnostic("page-damaged", number, "contents")] * lost
    stamp = [Diagnostic("page-stamp", number, astray[:SHOWN])] * bool(astray.strip())
    return replace(made, diagnostics=(*made.diagnostics, *damage, *stamp))


class Direction(NamedTuple):
    """The characters that are read, and those that are left out since they run aslant."""

    read: list[dict[str, Any]]
    slanted: list[dict[str, Any]]


def _level(chars: list[dict[str, Any]]) -> Direction:
    """Leave out slanted characters unless they are the larger part."""
    level = [char for char in chars if not _is_slanted(char)]
    if 2 * len(level) < len(chars):
        return Direction(chars, [])
    return Direction(level, [char for char in chars if _is_slanted(char)])


def _content(page: PlumberPage, tables: Sequence[Sequence[Box]]) -> Content:
    x0, top, x1, bottom = _visible(page)
    width, height = x1 - x0, bottom - top

    def shift(box: Box) -> Box:
        return box[0] - x0, box[1] - top, box[2] - x0, box[3] - top

    def inside(box: Box) -> bool:
        return 0 <= (box[0] + box[2]) / 2 <= width and 0 <= (box[1] + box[3]) / 2 <= height

    glyphs = (_glyph(char, shift(_letter_box(char))) for char in _level(page.chars).read)
    covered = sum(
        max(min(b[2], width) - max(b[0], 0), 0) * max(min(b[3], height) - max(b[1], 0), 0)
        for b in (shift(_box(image)) for image in page.images)
    )
    moved = ([box for box in map(shift, boxes) if inside(box)] for boxes in tables)
    return Content(
        [glyph for glyph in glyphs if glyph.text and inside(glyph[1:5])],
        [boxes for boxes in moved if boxes],
        min(covered / max(width * height, 1), 1.0),
        len(page.curves),
    )


def _box(item: dict[str, Any]) -> Box:
    return float(item["x0"]), float(item["top"]), float(item["x1"]), float(item["bottom"])


def _letter_box(char: dict[str, Any]) -> Box:
    """Give the box of a character, moved to its baseline where the font's descent leads astray."""
    x0, top, x1, bottom = _box(char)
    a, b, c, d, _, baseline = char["matrix"]
    size = bottom - top
    if b == c == 0 and a > 0 and d > 0 and not 0 <= baseline - char["y0"] <= MOST_DESCENT * size:
        down = char["y0"] - (baseline - DESCENT * size)
        return x0, top + down, x1, bottom + down
    return x0, top, x1, bottom


def _is_slanted(char: dict[str, Any]) -> bool:
    """Tell whether a character belongs to a watermark: its baseline is not along the page."""
    a, b = char["matrix"][:2]
    angle = atan2(b, a)
    return abs(angle - round(angle / QUARTER) * QUARTER) > SLANT


def _glyph(char: dict[str, Any], box: Box) -> Glyph:
    """Make a glyph; a code without a character becomes U+FFFD, a control character nothing."""
    text = UNMAPPED.sub("\ufffd", char["text"])
    a, b = char["matrix"][:2]
    turn = (0 if a >= 0 else 2) if abs(a) >= abs(b) else (1 if b > 0 else 3)
    return Glyph(as_characters(CONTROL.sub("", text)), *box, turn)


def _visible(page: PlumberPage) -> Box:
    """Give the crop box in pdfplumber's coordinates, turned as the page is.

    Formula: PDF 32000-1, 14.11.2 (page boundaries), and the page's /Rotate.
    """
    sheet = page.page_obj
    mx0, my0, mx1, my1 = sheet.mediabox
    cx0, cy0, cx1, cy1 = sheet.cropbox
    left, low = max(min(cx0, cx1), mx0), max(min(cy0, cy1), my0)
    right, high = min(max(cx0, cx1), mx1), min(max(cy0, cy1), my1)
    if left >= right or low >= high:
        left, low, right, high = mx0, my0, mx1, my1
    boxes = {
        0: (left - mx0, my1 - high, right - mx0, my1 - low),
        90: (low - my0, left - mx0, high - my0, right - mx0),
        180: (mx1 - right, low - my0, mx1 - left, high - my0),
        270: (my1 - high, mx1 - right, my1 - low, mx1 - left),
    }
    x0, top, x1, bottom = boxes[page.rotation // 90 * 90 % 360]
    dx, dy = float(page.mediabox[0]), float(page.mediabox[1])
    return x0 + dx, top + dy, x1 + dx, bottom + dy
