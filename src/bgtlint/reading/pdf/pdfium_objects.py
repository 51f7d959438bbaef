"""The objects of a PDFium page: painted paths, opened by subpath where needed, and images."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import repeat
from typing import Any, NamedTuple

from bgtlint.model import Box
from bgtlint.reading.pdf.pdfium_api import BEZIER_TO, FORM, IMAGE, MOVE_TO, PATH, Library

DEEPEST_FORM = 16
CLIP_POINTS = 16
VISIBLE_CLIP = 1.0
WHITE = 250
Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
UNIT: Matrix = (1, 0, 0, 1, 0, 0)


class Painted(NamedTuple):
    """A painted path: its box, what paints it, and where it is visible (None for anywhere)."""

    handle: int
    matrix: Matrix | None
    box: Box
    stroked: bool
    white: bool
    clip: Box | None


class Subpath(NamedTuple):
    """A piece of a path without a break: its corners, and whether it is a plain polygon."""

    points: list[Point]
    closed: bool
    straight: bool

    @property
    def box(self) -> Box:
        """The box around the corners."""
        return _around(self.points)


class Image(NamedTuple):
    """Where an image lies."""

    box: Box


@dataclass(frozen=True, slots=True)
class Objects:
    """Reads the objects of pages; coordinates are those of page space with y downwards.

    PDFium writes into `numbers`, `mode` and `colour`; one per document.
    """

    library: Library
    numbers: "ctypes.Array[ctypes.c_float]"
    mode: "ctypes.Array[ctypes.c_int]"
    colour: "ctypes.Array[ctypes.c_uint]"
    numbers_at: tuple[int, ...]
    mode_at: tuple[int, ...]
    colour_at: tuple[int, ...]

    def of_page(self, page: int) -> Iterator[Painted | Image]:
        """Walk the objects of a page and of the forms on it."""
        count = self.library.count_objects(page)
        handles = map(self.library.page_object, repeat(page), range(count))
        return self._walk(list(handles), None, 0)

    def char_matrix(self, text_page: int, index: int) -> tuple[float, float, float, float]:
        """Give a, b, c, d of the matrix from a character's space to page space."""
        self.library.char_matrix(text_page, index, self.numbers_at[0])
        a, b, c, d, _, _ = self.numbers
        return a, b, c, d

    def _walk(
        self, handles: list[int], matrix: Matrix | None, depth: int
    ) -> Iterator[Painted | Image]:
        kinds = map(self.library.object_type, handles)
        for handle, kind in zip(handles, kinds, strict=True):
            if kind == PATH:
                painted = self._painted(handle, matrix)
                if painted:
                    yield painted
            elif kind == IMAGE:
                yield Image(self._box(handle, matrix))
            elif kind == FORM and depth < DEEPEST_FORM:
                inner = _times(self._matrix(handle), matrix)
                count = self.library.count_form_objects(handle)
                inside = list(map(self.library.form_object, repeat(handle), range(count)))
                yield from self._walk(inside, None if inner == UNIT else inner, depth + 1)

    def _painted(self, handle: int, matrix: Matrix | None) -> Painted | None:
        library = self.library
        library.draw_mode(handle, *self.mode_at)
        filled, stroked = self.mode
        if not (filled or stroked):
            return None
        known = (library.stroke_colour if stroked else library.fill_colour)(handle, *self.colour_at)
        red, green, blue, alpha = self.colour if known else (0, 0, 0, 1)
        if not alpha:
            return None
        white = red >= WHITE and green >= WHITE and blue >= WHITE
        box, clip = self._box(handle, matrix), self._clip(handle, matrix)
        return Painted(handle, matrix, box, bool(stroked), white, clip)

    def _box(self, handle: int, matrix: Matrix | None) -> Box:
        self.library.bounds(handle, *self.numbers_at[:4])
        left, low, right, high, _, _ = self.numbers
        if matrix is None:
            return left, -high, right, -low
        return _around([_placed(matrix, x, y) for x in (left, right) for y in (low, high)])

    def _matrix(self, handle: int) -> Matrix:
        self.library.matrix(handle, self.numbers_at[0])
        a, b, c, d, e, f = self.numbers
        return a, b, c, d, e, f

    def _clip(self, handle: int, matrix: Matrix | None) -> Box | None:
        """Give the box that all clip paths of an object leave visible; odd ones count as open."""
        library = self.library
        clip = library.clip_path(handle)
        found: Box | None = None
        for index in range(library.count_clips(clip) if clip else 0):
            count = library.count_clip_segments(clip, index)
            if 2 < count <= CLIP_POINTS:
                segments = map(library.clip_segment, repeat(clip), repeat(index), range(count))
                box = _around([self._point(segment, matrix or UNIT) for segment in segments])
                found = common(found, box) if found else box
        if found is None:
            return None
        x0, top, x1, bottom = found
        return x0 - VISIBLE_CLIP, top - VISIBLE_CLIP, x1 + VISIBLE_CLIP, bottom + VISIBLE_CLIP

    def _point(self, segment: int, matrix: Matrix) -> Point:
        self.library.segment_point(segment, *self.numbers_at[:2])
        return _placed(matrix, self.numbers[0], self.numbers[1])

    def subpaths(self, painted: Painted) -> Iterator[Subpath]:
        """Open a path; a curve is reduced to its end points."""
        library, handle = self.library, painted.handle
        matrix = _times(self._matrix(handle), painted.matrix)
        points: list[Point] = []
        closed, straight = False, True
        for index in range(library.count_segments(handle)):
            segment = library.segment(handle, index)
            kind = library.segment_type(segment)
            if kind == MOVE_TO and points:
                yield Subpath(points, closed, straight)
                points, closed, straight = [], False, True
            points.append(self._point(segment, matrix))
            straight = straight and kind != BEZIER_TO
            closed = closed or bool(library.segment_closes(segment))
        if points:
            yield Subpath(points, closed, straight)


def objects(library: Library) -> Objects:
    """Make a reader of objects with memory of its own."""
    numbers, mode, colour = (ctypes.c_float * 6)(), (ctypes.c_int * 2)(), (ctypes.c_uint * 4)()
    places = (_places(memory, count) for memory, count in ((numbers, 6), (mode, 2), (colour, 4)))
    return Objects(library, numbers, mode, colour, *places)


def common(one: Box, other: Box) -> Box:
    """Give the part that two boxes share; its right or bottom edge comes first if there is none."""
    return (
        max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])
    )  # fmt: skip


def _places(memory: "ctypes.Array[Any]", count: int) -> tuple[int, ...]:
    start = ctypes.addressof(memory)
    return tuple(range(start, start + 4 * count, 4))


def _placed(matrix: Matrix, x: float, y: float) -> Point:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, -(b * x + d * y + f)


def _times(inner: Matrix, outer: Matrix | None) -> Matrix:
    """Multiply two matrices, the inner one applied first. Formula: PDF 32000-1, 8.3.4."""
    if outer is None:
        return inner
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (
        a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k,
        e * h + f * j + m,
    )  # fmt: skip


def _around(points: list[Point]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)
