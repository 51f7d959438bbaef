"""From PDFium's page space to the page as it is shown."""

import ctypes
from math import cos, sin
from typing import NamedTuple

from bgtlint.model import Box
from bgtlint.reading.pdf.geometry import turn_box
from bgtlint.reading.pdf.ink import Edges, Rulings
from bgtlint.reading.pdf.pdfium_api import Handle, Library
from bgtlint.reading.pdf.pdfium_chars import Chars


class View(NamedTuple):
    """How a page is shown: turned clockwise by quarters, then moved so that it starts at 0, 0.

    `skew` is the angle, counter-clockwise, at which the page lay before it was set straight.
    """

    quarters: int
    dx: float
    dy: float
    width: float
    height: float
    skew: float = 0.0

    def box(self, box: Box) -> Box:
        """Place a box of page space whose y runs downwards."""
        x0, top, x1, bottom = turn_box(box, self.quarters) if self.quarters else box
        return x0 + self.dx, top + self.dy, x1 + self.dx, bottom + self.dy

    def shows(self, box: Box) -> bool:
        """Tell whether the middle of a placed box is on the page."""
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        if self.skew:
            c, s = cos(self.skew), sin(self.skew)
            right, down = x - self.width / 2, y - self.height / 2
            x, y = self.width / 2 + c * right + s * down, self.height / 2 - s * right + c * down
        return 0 <= x <= self.width and 0 <= y <= self.height

    def turned(self, quarters: int) -> "View":
        """Give the view of the page turned clockwise by so many quarters more."""
        page = -self.dx, -self.dy, self.width - self.dx, self.height - self.dy
        x0, top, x1, bottom = turn_box(page, quarters)
        return View((self.quarters + quarters) % 4, -x0, -top, x1 - x0, bottom - top, self.skew)

    def from_turned(self, box: Box, quarters: int) -> Box:
        """Place here a box that was placed in the view turned by so many quarters."""
        other = self.turned(quarters)
        x0, top, x1, bottom = box
        page = x0 - other.dx, top - other.dy, x1 - other.dx, bottom - other.dy
        x0, top, x1, bottom = turn_box(page, -quarters)
        return x0 + self.dx, top + self.dy, x1 + self.dx, bottom + self.dy

    def chars(self, chars: Chars) -> Chars:
        """Place the boxes of characters, given in page space with y upwards."""
        _, left, high, right, low, _ = chars
        dx, dy = self.dx, self.dy
        if self.quarters == 0:
            edges = _plus(left, dx), _minus(high, dy), _plus(right, dx), _minus(low, dy)
        elif self.quarters == 1:
            edges = _plus(low, dx), _plus(left, dy), _plus(high, dx), _plus(right, dy)
        elif self.quarters == 2:
            edges = _minus(right, dx), _plus(low, dy), _minus(left, dx), _plus(high, dy)
        else:
            edges = _minus(high, dx), _minus(right, dy), _minus(low, dx), _minus(left, dy)
        return Chars(chars.text, *edges, chars.unmapped)

    def rulings(self, rulings: Rulings) -> Rulings:
        """Place level and upright edges, given in page space with y downwards."""
        (across, upright), dx, dy = rulings, self.dx, self.dy
        if self.quarters == 0:
            return Rulings(_moved(across, dy, dx), _moved(upright, dx, dy))
        if self.quarters == 1:
            return Rulings(_moved(upright, dy, dx, back=True), _moved(across, dx, dy, flip=True))
        if self.quarters == 2:
            return Rulings(
                _moved(across, dy, dx, flip=True, back=True),
                _moved(upright, dx, dy, flip=True, back=True),
            )
        return Rulings(_moved(upright, dy, dx, flip=True), _moved(across, dx, dy, back=True))


def page_view(library: Library, page: Handle, skew: float = 0.0) -> View:
    """Read the visible box (crop box within media box) and the rotation of a page.

    Formula: PDF 32000-1, 14.11.2 and /Rotate in 7.7.3.3.
    """
    box = (ctypes.c_float * 4)()
    library.page_box(page, ctypes.byref(box))
    left, high, right, low = box
    quarters = library.page_rotation(page) % 4
    x0, top, x1, bottom = turn_box((left, -high, right, -low), quarters)
    return View(quarters, -x0, -top, x1 - x0, bottom - top, skew)


def _plus(values: list[float], move: float) -> list[float]:
    return [value + move for value in values] if move else values


def _minus(values: list[float], move: float) -> list[float]:
    return [move - value for value in values]


def _moved(
    edges: Edges, across: float, along: float, *, flip: bool = False, back: bool = False
) -> Edges:
    """Move edges across and along their direction, after mirroring either."""
    if flip and back:
        return [(across - at, along - end, along - start) for at, start, end in edges]
    if flip:
        return [(across - at, along + start, along + end) for at, start, end in edges]
    if back:
        return [(across + at, along - end, along - start) for at, start, end in edges]
    return [(across + at, along + start, along + end) for at, start, end in edges]
