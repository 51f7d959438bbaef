"""Text that is on the page and that nobody sees: not painted, transparent, white on white."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from bgtlint.model import Box
from bgtlint.reading.pdf.pdfium_api import INVISIBLE, ONLY_CLIPS
from bgtlint.reading.pdf.pdfium_inks import Ink
from bgtlint.reading.pdf.pdfium_objects import WHITE
from bgtlint.reading.pdf.runs import Run

UNPAINTED = frozenset({INVISIBLE, ONLY_CLIPS})
FILLED = frozenset({0, 4})
"""The modes in which text has no outline. Table: PDF 32000-1, 9.3.6."""


class Hidden(NamedTuple):
    """The runs that are seen, the text of those that are not, and whether any is not painted."""

    runs: list[Run]
    text: str
    unpainted: bool


def may_hide(inks: Sequence[Ink]) -> bool:
    """Tell whether one of the inks is white or transparent."""
    return any(_is_white(ink) or _is_clear(ink) for ink in set(inks))


def without_hidden(
    runs: Sequence[Run],
    inks: Sequence[Ink],
    areas: Sequence[Box],
    mode: Callable[[int], int],
    all_painted: bool,
) -> Hidden:
    """Leave out what cannot be seen.

    White text counts as seen on one of the painted `areas`, or with an outline; `mode` gives how
    a character, by its index, is painted.
    """
    kept: list[Run] = []
    hidden: list[str] = []
    unpainted = False
    for run, ink in zip(runs, inks, strict=True):
        off = not all_painted and mode(run.start) in UNPAINTED
        white = _is_white(ink) and mode(run.start) in FILLED
        if off or _is_clear(ink) or (white and not any(_lies_on(run, a) for a in areas)):
            hidden.append(run.text)
            unpainted = unpainted or off
        else:
            kept.append(run)
    return Hidden(kept, "".join(hidden), unpainted)


def _is_white(ink: Ink) -> bool:
    return min(ink[:3]) >= WHITE


def _is_clear(ink: Ink) -> bool:
    return not ink[3]


def _lies_on(run: Run, area: Box) -> bool:
    x, y = (run.x0 + run.x1) / 2, (run.top + run.bottom) / 2
    return area[0] <= x <= area[2] and area[1] <= y <= area[3]
