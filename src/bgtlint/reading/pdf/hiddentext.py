"""Text that is on the page and that nobody sees: not painted, transparent, white on white."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from bgtlint.model import Box
from bgtlint.reading.pdf.pdfium_api import INVISIBLE, ONLY_CLIPS
from bgtlint.reading.pdf.pdfium_inks import Ink
from bgtlint.reading.pdf.pdfium_objects import WHITE
from bgtlint.reading.pdf.runs import Run

UNPAINTED = frozenset({INVISIBLE, ONLY_CLIPS})


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
    mode: Callable[[int], int] | None,
) -> Hidden:
    """Leave out what cannot be seen.

    White text counts as seen on one of the painted `areas`; `mode` gives how a character, by its
    index, is painted, None where all are.
    """
    kept: list[Run] = []
    hidden: list[str] = []
    unpainted = False
    for run, ink in zip(runs, inks, strict=True):
        off = mode is not None and mode(run.start) in UNPAINTED
        if off or _is_clear(ink) or (_is_white(ink) and not any(_lies_on(run, a) for a in areas)):
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
