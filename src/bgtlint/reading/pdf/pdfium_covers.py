"""Text that something painted after it hides: a white or black area, or a picture."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import chain, count, repeat
from operator import attrgetter
from typing import NamedTuple

from bgtlint.model import Box
from bgtlint.reading.pdf.geometry import turn_box
from bgtlint.reading.pdf.layout import IMAGE_SHARE
from bgtlint.reading.pdf.pdfium_api import FORM, IMAGE, Handle, Library
from bgtlint.reading.pdf.pdfium_edges import Drawing
from bgtlint.reading.pdf.pdfium_objects import DEEPEST_FORM
from bgtlint.reading.pdf.pdfium_pictures import Opacity, opacity
from bgtlint.reading.pdf.pdfium_tools import Sheet, Tools
from bgtlint.reading.pdf.runs import Run

BAND, MOST_DOWN = 20.0, 1e5
UNDER, MOSTLY = "page-text-under-picture", 0.5
LEAST = 0.01
ADDRESS = attrgetter("value")


class Uncovered(NamedTuple):
    """The runs that are seen, the code for those that are not, and the words to name."""

    runs: list[Run]
    code: str
    text: str


class Cover(NamedTuple):
    """What lies on runs: its box as the page is shown, and whether it is a picture."""

    handle: Handle
    box: Box
    is_picture: bool


def without_covered(tools: Tools, text_page: Handle, sheet: Sheet, runs: list[Run]) -> Uncovered:
    """Leave out runs that something painted after them hides.

    Named is what is printed where they stood, if there is anything: PDFium takes equal characters
    on one place for one, so that it may not be all that is seen. A picture that hides text of a
    table, or lies over most of the page, shows what is not read.
    """
    api = tools.library
    under = _under(api, sheet, runs)
    if not under:
        return Uncovered(runs, "", "")
    order = _order(api, sheet.drawn)
    painted = {
        start: order.get(api.text_object(text_page, start).value or 0, len(order))
        for start in under
    }
    hides = _hides(tools, sheet)
    over = {
        run.start: [
            cover
            for cover in under[run.start]
            if painted[run.start] < order.get(cover.handle.value or 0, -1)
            and not api.is_transparent(cover.handle)
            and hides(cover, run)
        ]
        for run in runs
        if run.start in under
    }
    kept = [run for run in runs if not over.get(run.start)]
    covered = [run for run in runs if over.get(run.start)]
    pictured = [run for run in covered if any(cover.is_picture for cover in over[run.start])]
    if pictured and (sheet.share >= IMAGE_SHARE or any(_in_table(sheet, run) for run in pictured)):
        return Uncovered(kept, UNDER, "".join(run.text for run in pictured))
    covers = {cover.handle.value for some in over.values() for cover in some}
    anew = [
        run
        for run in kept
        if any(
            cover.handle.value in covers and painted[run.start] > order[cover.handle.value]
            for cover in under.get(run.start, ())
        )
    ]
    code = "page-text-covered" if anew else "page-text-hidden"
    return Uncovered(kept, code if covered else "", "".join(run.text for run in anew or covered))


def _under(api: Library, sheet: Sheet, runs: Sequence[Run]) -> dict[int, list[Cover]]:
    """Give what may lie on each run, by the run's start."""
    areas: dict[int, list[Cover]] = defaultdict(list)
    for handle, placed in sheet.drawn.covering:
        box = sheet.view.box(placed)
        cover = Cover(handle, box, api.object_type(handle) == IMAGE)
        for band in range(int(max(box[1], 0) // BAND), int(min(box[3], MOST_DOWN) // BAND) + 1):
            areas[band].append(cover)
    under: dict[int, list[Cover]] = {}
    for run in runs:
        x, y = (run.x0 + run.x1) / 2, (run.top + run.bottom) / 2
        for cover in areas.get(int(y // BAND), ()):
            x0, top, x1, bottom = cover.box
            if x0 <= x <= x1 and top <= y <= bottom:
                under.setdefault(run.start, []).append(cover)
    return under


def _in_table(sheet: Sheet, run: Run) -> bool:
    x, y = (run.x0 + run.x1) / 2, (run.top + run.bottom) / 2
    boxes = chain.from_iterable(table.boxes for table in sheet.ruled)
    return any(x0 <= x <= x1 and top <= y <= bottom for x0, top, x1, bottom in boxes)


def _hides(tools: Tools, sheet: Sheet) -> Callable[[Cover, Run], bool]:
    """Make what tells whether a cover hides a run: a picture may be clear there."""

    @cache
    def clear_of(address: int) -> Opacity | None:
        return opacity(tools.library, sheet.document, sheet.page, Handle(address))

    def hides(cover: Cover, run: Run) -> bool:
        if not cover.is_picture:
            return True
        found = clear_of(cover.handle.value or 0)
        return found is None or found.of(_within(cover.box, run, sheet.view.quarters)) >= MOSTLY

    return hides


def _within(box: Box, run: Run, quarters: int) -> Box:
    """Give where a run lies in a box, as shares of its sides before the page is turned."""
    x0, top, x1, bottom = box
    wide, tall = max(x1 - x0, LEAST), max(bottom - top, LEAST)
    inside = (
        max(run.x0 - x0, 0) / wide, max(run.top - top, 0) / tall,
        min(run.x1 - x0, wide) / wide, min(run.bottom - top, tall) / tall,
    )  # fmt: skip
    a, b, c, d = turn_box(inside, -quarters)
    right, down = (c <= 0) * (quarters % 4 > 0), (d <= 0) * (quarters % 4 > 0)
    return a + right, b + down, c + right, d + down


def _order(api: Library, drawn: Drawing) -> dict[int | None, int]:
    """Tell by address when an object of the page, or of a form on it, is painted."""
    handles = drawn.handles
    addresses = _addresses(api, handles, 0) if drawn.formed else map(ADDRESS, handles)
    return dict(zip(addresses, count(), strict=False))


def _addresses(api: Library, handles: Sequence[Handle], depth: int) -> Iterator[int | None]:
    for handle in handles:
        yield handle.value
        if depth < DEEPEST_FORM and api.object_type(handle) == FORM:
            inside = map(api.form_object, repeat(handle), range(api.count_form_objects(handle)))
            yield from _addresses(api, list(inside), depth + 1)
