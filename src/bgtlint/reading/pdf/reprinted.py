"""Text printed on hidden text: PDFium gives equal characters on one place once, the hidden ones."""

import ctypes
from collections import defaultdict
from collections.abc import Sequence

from bgtlint.model import Box
from bgtlint.reading.pdf.hiddentext import UNPAINTED
from bgtlint.reading.pdf.pdfium_api import Handle, Library
from bgtlint.reading.pdf.pdfium_objects import WHITE
from bgtlint.reading.pdf.pdfium_tools import Sheet, Tools
from bgtlint.reading.pdf.runs import Run

BAND = 20.0
TALLEST = 2.0
WIDEST = 1e5


def reprinted(
    tools: Tools, text_page: Handle, sheet: Sheet, runs: Sequence[Run], kept: Sequence[Run]
) -> str:
    """Give the text of those runs not kept where a string is printed that gave no character there.

    Such a string is seen, and no character of it is known.
    """
    api = tools.library
    starts = {run.start for run in kept}
    gone = [run for run in runs if run.start not in starts]
    own = {api.text_object(text_page, run.start).value for run in gone}
    strings: dict[int, list[Box]] = defaultdict(list)
    for handle, placed in tools.objects.texts(sheet.drawn.handles):
        box = sheet.view.box(placed)
        if handle.value not in own and 0 <= box[1] < box[3] < WIDEST and _is_seen(api, handle):
            for band in range(int(box[1] // BAND), int(box[3] // BAND) + 1):
                strings[band].append(box)
    return "".join(run.text for run in gone if _is_printed_anew(run, strings, kept))


def _is_seen(api: Library, handle: Handle) -> bool:
    parts = [ctypes.c_uint() for _ in range(4)]
    api.fill_colour(handle, *map(ctypes.byref, parts))
    red, green, blue, alpha = (part.value for part in parts)
    painted = api.text_mode(handle) not in UNPAINTED and alpha > 0
    return painted and min(red, green, blue) < WHITE


def _is_printed_anew(run: Run, strings: dict[int, list[Box]], kept: Sequence[Run]) -> bool:
    x, y = (run.x0 + run.x1) / 2, (run.top + run.bottom) / 2
    tall = run.bottom - run.top
    return any(
        x0 <= x <= x1 and top <= y <= bottom and bottom - top <= TALLEST * tall
        for x0, top, x1, bottom in strings.get(int(y // BAND), ())
    ) and not any(k.x0 <= x <= k.x1 and k.top <= y <= k.bottom for k in kept)
