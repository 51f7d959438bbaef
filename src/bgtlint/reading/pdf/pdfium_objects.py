"""The objects of a PDFium page: painted paths, opened by subpath where needed, and images."""

import ctypes
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import compress, repeat
from operator import call, eq

from bgtlint.model import Box
from bgtlint.reading.pdf.geometry import SNAP
from bgtlint.reading.pdf.matrices import UNIT, Matrix, Point, around, placed, times
from bgtlint.reading.pdf.painted import Form, Image, Item, Painted, Subpath, Thin
from bgtlint.reading.pdf.pdfium_api import (
    BEZIER_TO,
    FORM,
    IMAGE,
    LINE_TO,
    MOVE_TO,
    PATH,
    SHADING,
    TEXT,
    Address,
    Handle,
    Library,
)
from bgtlint.reading.pdf.pdfium_room import PathRoom

DEEPEST_FORM = 16
CLIP_POINTS = 16
THIN = SNAP
LONG = 10.0
VISIBLE_CLIP = 1.0
WHITE = 250
PALE, DARK = 190 * 8, 60 * 8
OPAQUE = 255
COVERING = 6.0
BLACK = (0, 0, 0, OPAQUE)
FLAT, WITH_TEXT = frozenset({PATH, TEXT}), frozenset({TEXT, FORM})
QUADRANGLE = (MOVE_TO, *[LINE_TO] * 4)


@dataclass(frozen=True, slots=True)
class Objects:
    """Reads the objects of pages; coordinates are those of page space with y downwards.

    PDFium writes single answers into `numbers`, those about many paths into `room`.
    """

    library: Library
    numbers: "ctypes.Array[ctypes.c_float]"
    numbers_at: list[Address]
    room: PathRoom

    def of_page(self, page: Handle) -> list[Handle]:
        """Give the objects of a page in the order in which they are painted."""
        count = self.library.count_objects(page)
        return list(map(self.library.page_object, repeat(page), range(count)))

    def walk(self, handles: list[Handle]) -> Iterator[Item]:
        """Tell of the objects of a page and of the forms on it."""
        return self._walk(handles, None, 0)

    def texts(
        self, handles: Iterable[Handle], matrix: Matrix | None = None, depth: int = 0
    ) -> Iterator[tuple[Handle, Box]]:
        """Give the strings of a page and of the forms on it, and where they lie."""
        for handle in handles:
            kind = self.library.object_type(handle)
            if kind == TEXT:
                yield handle, self._box(handle, matrix)
            elif kind == FORM and depth < DEEPEST_FORM:
                inner = times(self._matrix(handle), matrix)
                count = self.library.count_form_objects(handle)
                inside = map(self.library.form_object, repeat(handle), range(count))
                yield from self.texts(inside, inner, depth + 1)

    def char_matrix(self, text_page: Handle, index: int) -> tuple[float, float, float, float]:
        """Give a, b, c, d of the matrix from a character's space to page space."""
        self.library.char_matrix(text_page, index, self.numbers_at[0])
        a, b, c, d = self.numbers[:4]
        return a, b, c, d

    def visible_part(self, text_page: Handle, index: int) -> tuple[Box, Box] | None:
        """Give the box of the string that a character is of, and that of its clip; None without.

        A string in a form is placed in the form, so its box does not lie around the character.
        """
        handle = self.library.text_object(text_page, index)
        clip = self._clip(handle, None) if handle else None
        return None if clip is None else (self._box(handle, None), clip)

    def baseline(self, text_page: Handle, index: int) -> float:
        """Give the y of a character's baseline in page space, y upwards."""
        x, y = ctypes.c_double(), ctypes.c_double()
        self.library.char_origin(text_page, index, ctypes.byref(x), ctypes.byref(y))
        return y.value

    def _walk(self, handles: list[Handle], matrix: Matrix | None, depth: int) -> Iterator[Item]:
        kinds = list(map(self.library.object_type, handles))
        paths = list(compress(handles, map(eq, kinds, repeat(PATH))))
        if paths:
            early = kinds[: kinds.index(TEXT)].count(PATH) if TEXT in kinds else len(kinds)
            yield from self._painted(paths, matrix, early)
        if set(kinds) <= FLAT:
            return
        after_text = depth > 0
        for handle, kind in zip(handles, kinds, strict=True):
            after_text = after_text or kind in WITH_TEXT
            if kind in (IMAGE, SHADING):
                box = self._box(handle, matrix)
                clip = self._clip(handle, matrix) if after_text and kind == IMAGE else None
                over = box if clip is None else common(box, clip)
                yield Image(box, kind == SHADING, handle, over if after_text else None)
            elif kind == FORM and depth < DEEPEST_FORM:
                inner = times(self._matrix(handle), matrix)
                yield Form(inner != UNIT)
                count = self.library.count_form_objects(handle)
                inside = list(map(self.library.form_object, repeat(handle), range(count)))
                yield from self._walk(inside, None if inner == UNIT else inner, depth + 1)

    def _painted(
        self, paths: list[Handle], matrix: Matrix | None, early: int
    ) -> Iterator[Painted | Thin]:
        """Give the paths that can be seen: each question is put to all of them in one go.

        `early` is the number of paths before the first text.
        """
        library, room, count = self.library, self.room, len(paths)
        if count > room.count:
            room.resize(count + count // 2)
        deque(map(library.bounds, paths, *room.bounds_at), 0)
        deque(map(library.draw_mode, paths, *room.modes_at), 0)
        modes = room.modes[: 2 * count]
        stroked = modes[1::2]
        colour_of = [library.stroke_colour if stroke else library.fill_colour for stroke in stroked]
        known = list(map(call, colour_of, paths, *room.colours_at))
        clips = map(library.count_clips, map(library.clip_path, paths))
        bounds, colours = room.bounds[: 4 * count], room.colours[: 4 * count]
        lines = zip(bounds[::4], bounds[1::4], bounds[2::4], bounds[3::4], strict=True)
        inks = zip(colours[::4], colours[1::4], colours[2::4], colours[3::4], strict=True)
        after = range(-early, count - early)
        answers = zip(paths, modes[::2], stroked, known, clips, lines, inks, after, strict=True)
        thin: list[Box] = []
        for path, filled, stroke, has_ink, clipped, line, ink, place in answers:
            red, green, blue, alpha = ink if has_ink else BLACK
            if not alpha or not (filled or stroke):
                continue
            left, low, right, high = line
            if stroke:  # PDFium adds its width to both ends of a long straight one
                wide, tall = right - left, high - low
                if tall <= THIN and wide > LONG:
                    left, right = left + tall / 2, right - tall / 2
                elif wide <= THIN and tall > LONG:
                    low, high = low + wide / 2, high - wide / 2
            white = red >= WHITE and green >= WHITE and blue >= WHITE
            box = (left, -high, right, -low)
            if clipped <= 0 and not (white or matrix):
                if (right - left <= THIN or high - low <= THIN) and (
                    stroke or 2 * red + 5 * green + blue < PALE
                ):
                    thin.append(box)
                    continue
            elif matrix:
                box = around([placed(matrix, x, y) for x in (left, right) for y in (low, high)])
            clip = self._clip(path, matrix) if clipped > 0 else None
            shaded = bool(white and stroke and filled) and self._is_shaded(path)
            if stroke:
                yield Painted(path, matrix, box, True, white, clip, shaded)
                continue
            light = 2 * red + 5 * green + blue
            covers = place >= 0 and alpha == OPAQUE and (white or light < DARK)
            covers = covers and min(right - left, high - low) >= COVERING
            tint = light if light >= PALE else 0
            yield Painted(path, matrix, box, False, white, clip, False, tint, covers)
        yield Thin(thin)

    def _is_shaded(self, path: Handle) -> bool:
        colours = self.room.colours
        known = self.library.fill_colour(path, *(places[0] for places in self.room.colours_at))
        return bool(known and colours[3]) and min(colours[:3]) < WHITE

    def _box(self, handle: Handle, matrix: Matrix | None) -> Box:
        self.library.bounds(handle, *self.numbers_at[:4])
        left, low, right, high, _, _ = self.numbers
        if matrix is None:
            return left, -high, right, -low
        return around([placed(matrix, x, y) for x in (left, right) for y in (low, high)])

    def _matrix(self, handle: Handle) -> Matrix:
        self.library.matrix(handle, self.numbers_at[0])
        a, b, c, d, e, f = self.numbers
        return a, b, c, d, e, f

    def _clip(self, handle: Handle, matrix: Matrix | None) -> Box | None:
        """Give the box that all clip paths of an object leave visible; odd ones count as open."""
        library = self.library
        clip = library.clip_path(handle)
        found: Box | None = None
        for index in range(library.count_clips(clip) if clip else 0):
            count = library.count_clip_segments(clip, index)
            if 2 < count <= CLIP_POINTS:
                segments = map(library.clip_segment, repeat(clip), repeat(index), range(count))
                box = around([self._point(segment, matrix or UNIT) for segment in segments])
                found = common(found, box) if found else box
        if found is None:
            return None
        x0, top, x1, bottom = found
        return x0 - VISIBLE_CLIP, top - VISIBLE_CLIP, x1 + VISIBLE_CLIP, bottom + VISIBLE_CLIP

    def _point(self, segment: Handle, matrix: Matrix) -> Point:
        self.library.segment_point(segment, *self.numbers_at[:2])
        return placed(matrix, self.numbers[0], self.numbers[1])

    def pieces(self, item: Painted) -> Iterable[Subpath]:
        """Open a path; a white area with four sides, as most are, is taken as its box."""
        if item.stroked or not item.white or not self._is_quadrangle(item.handle):
            return self.subpaths(item.handle, item.matrix)
        x0, top, x1, bottom = item.box
        return (Subpath([(x0, top), (x1, top), (x1, bottom), (x0, bottom)], True, [True] * 4),)

    def _is_quadrangle(self, handle: Handle) -> bool:
        library = self.library
        if library.count_segments(handle) != len(QUADRANGLE):
            return False
        segments = map(library.segment, repeat(handle), range(len(QUADRANGLE)))
        return tuple(map(library.segment_type, segments)) == QUADRANGLE

    def subpaths(self, handle: Handle, outer: Matrix | None) -> Iterator[Subpath]:
        """Open a path that lies in a form with that matrix; a curve is given by its handles."""
        library = self.library
        matrix = times(self._matrix(handle), outer)
        points: list[Point] = []
        closed, sides = False, list[bool]()
        segments = list(map(library.segment, repeat(handle), range(library.count_segments(handle))))
        kinds, ends = map(library.segment_type, segments), map(library.segment_closes, segments)
        numbers, (x_at, y_at) = self.numbers, self.numbers_at[:2]
        a, b, c, d, e, f = matrix
        for segment, kind, end in zip(segments, kinds, ends, strict=True):
            if kind == MOVE_TO and points:
                yield Subpath(points, closed, sides)
                points, closed, sides = [], False, []
            library.segment_point(segment, x_at, y_at)
            x, y = numbers[0], numbers[1]
            points.append((a * x + c * y + e, -(b * x + d * y + f)))
            sides.append(kind != BEZIER_TO)
            closed = closed or end > 0
        if points:
            yield Subpath(points, closed, sides)


def objects(library: Library) -> Objects:
    """Make a reader of objects with memory of its own."""
    numbers = (ctypes.c_float * 6)()
    places: list[Address] = [ctypes.byref(numbers, 4 * index) for index in range(6)]
    return Objects(library, numbers, places, PathRoom())


def common(one: Box, other: Box) -> Box:
    """Give the part that two boxes share; its right or bottom edge comes first if there is none."""
    return (
        max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])
    )  # fmt: skip
