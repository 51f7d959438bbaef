"""What is painted on a page, item by item: paths, pictures, and where a form begins."""

from typing import NamedTuple

from bgtlint.model import Box
from bgtlint.reading.pdf.matrices import Matrix, Point, around
from bgtlint.reading.pdf.pdfium_api import Handle


class Painted(NamedTuple):
    """A painted path: its box, what paints it, and where it is visible (None for anywhere).

    `white` is the colour of its edges, `shaded` whether a stroked path is filled with another one,
    `tint` how light a fill is that is not dark enough for the usual border, 0 for others, `covers`
    whether it hides what it lies on, with text painted before it.
    """

    handle: Handle
    matrix: Matrix | None
    box: Box
    stroked: bool
    white: bool
    clip: Box | None
    shaded: bool = False
    tint: int = 0
    covers: bool = False


class Thin(NamedTuple):
    """The boxes of thin paths that are seen as they stand: not white, not clipped."""

    boxes: list[Box]


class Subpath(NamedTuple):
    """A piece of a path without a break: its corners, and which of them end a straight side."""

    points: list[Point]
    closed: bool
    sides: list[bool]

    @property
    def straight(self) -> bool:
        """Whether it is a plain polygon."""
        return all(self.sides)

    @property
    def box(self) -> Box:
        """The box around the corners."""
        return around(self.points)


class Image(NamedTuple):
    """Where an image lies, or a shading, which changes from one colour to another.

    `over` is the part of the page that an image may hide, None where no text is painted before.
    """

    box: Box
    shading: bool
    handle: Handle
    over: Box | None = None


class Form(NamedTuple):
    """A form begins: whether it is moved or scaled on the page."""

    moved: bool


Item = Painted | Thin | Image | Form
