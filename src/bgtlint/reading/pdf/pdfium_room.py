"""Memory for what PDFium says of paths."""

import ctypes

FIRST_PATHS = 64


class PathRoom:
    """Memory for what PDFium says of many paths at once; one per document, never shared."""

    __slots__ = ("bounds", "bounds_at", "colours", "colours_at", "count", "modes", "modes_at")

    def __init__(self) -> None:
        self.resize(FIRST_PATHS)

    def resize(self, count: int) -> None:
        """Make room for the bounds, the draw modes and the colours of that many paths."""
        self.count = count
        self.bounds = (ctypes.c_float * (4 * count))()
        self.modes = (ctypes.c_int * (2 * count))()
        self.colours = (ctypes.c_uint * (4 * count))()
        self.bounds_at, self.modes_at, self.colours_at = (
            [
                [ctypes.byref(memory, 4 * (size * index + k)) for index in range(count)]
                for k in range(size)
            ]
            for memory, size in ((self.bounds, 4), (self.modes, 2), (self.colours, 4))
        )
