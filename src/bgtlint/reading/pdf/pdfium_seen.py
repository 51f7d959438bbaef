"""Which text of a page is seen as its own: no watermark, seal or stamp, and nothing hidden."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain, count, repeat
from operator import attrgetter

from bgtlint.model import Box, Diagnostic
from bgtlint.reading.pdf.hiddentext import may_hide, without_hidden
from bgtlint.reading.pdf.overprint import without_overprints
from bgtlint.reading.pdf.pdfium_api import FORM, Handle, Library
from bgtlint.reading.pdf.pdfium_edges import Drawing
from bgtlint.reading.pdf.pdfium_objects import DEEPEST_FORM
from bgtlint.reading.pdf.pdfium_tools import Sheet, Tools
from bgtlint.reading.pdf.runs import Run, Text
from bgtlint.reading.pdf.slanted import without_seals
from bgtlint.reading.pdf.stamps import without_stamps

SHOWN = 40
OCR_SHARE = 0.1
BAND, MOST_DOWN = 20.0, 1e5
ADDRESS = attrgetter("value")


def seen_runs(
    tools: Tools,
    text_page: Handle,
    sheet: Sheet,
    text: Text,
    runs: list[Run],
    slanted: Sequence[int],
) -> tuple[list[Run], list[Diagnostic]]:
    """Leave out watermarks, seals, stamps and hidden text, and name them; name what is unread."""
    api, number = tools.library, sheet.number
    inks_of = partial(tools.inks.of, api, text_page)
    named: list[Diagnostic] = []
    runs, names = without_overprints(runs, text)
    inks = inks_of([run.start for run in runs])
    if tools.unpainted or may_hide(inks):
        areas = list(map(sheet.view.box, sheet.drawn.painted))
        mode = partial(_mode, api, text_page)
        runs, unseen, is_ocr = without_hidden(runs, inks, areas, mode, not tools.unpainted)
        inks = inks_of([run.start for run in runs])
        if is_ocr and sheet.share >= OCR_SHARE:
            named.append(Diagnostic("page-scanned", number, f"{sheet.share:.0%}"))
        elif unseen:
            named.append(Diagnostic("page-text-hidden", number, unseen[:SHOWN]))
    if sheet.drawn.covering:
        runs, old, new = _uncovered(tools, text_page, sheet, runs)
        inks = inks_of([run.start for run in runs])
        code = "page-text-covered" if new else "page-text-hidden"
        named += [Diagnostic(code, number, (new or old)[:SHOWN])] * bool(old)
    if slanted:
        cells = list(chain.from_iterable(table.boxes for table in sheet.ruled))
        runs, seals, unread = without_seals(runs, text, slanted, inks_of, cells)
        inks = inks_of([run.start for run in runs])
        names = (*names, *seals)
        named += [Diagnostic("page-text-slanted", number, unread[:SHOWN])] * bool(unread)
    runs, stamps = without_stamps(
        runs, inks, text.size, lambda: list(map(sheet.view.box, sheet.drawn.rings))
    )
    names = (*names, *stamps)
    named += [Diagnostic("page-stamp", number, "、".join(names)[:SHOWN])] * bool(names)
    return runs, named


def _uncovered(
    tools: Tools, text_page: Handle, sheet: Sheet, runs: list[Run]
) -> tuple[list[Run], str, str]:
    """Leave out runs that something painted after them hides.

    Returns the runs, the text of those left out, and what is printed where they stood: PDFium
    takes equal characters on one place for one, so that it may not be all that is seen.
    """
    api = tools.library
    areas: dict[int, list[tuple[Box, Handle]]] = defaultdict(list)
    for handle, placed in sheet.drawn.covering:
        box = sheet.view.box(placed)
        for band in range(int(max(box[1], 0) // BAND), int(min(box[3], MOST_DOWN) // BAND) + 1):
            areas[band].append((box, handle))
    under: dict[int, list[Handle]] = {}
    for run in runs:
        x, y = (run.x0 + run.x1) / 2, (run.top + run.bottom) / 2
        for (x0, top, x1, bottom), handle in areas.get(int(y // BAND), ()):
            if x0 <= x <= x1 and top <= y <= bottom:
                under.setdefault(run.start, []).append(handle)
    if not under:
        return runs, "", ""
    order = _order(api, sheet.drawn)
    over = {
        start: [
            handle.value
            for handle in handles
            if order.get(api.text_object(text_page, start).value or 0, len(order))
            < order.get(handle.value or 0, -1)
            and not api.is_transparent(handle)
        ]
        for start, handles in under.items()
    }
    hidden = {start for start, handles in over.items() if handles}
    covers = {address for start in hidden for address in over[start]}
    anew = {
        start
        for start, handles in under.items()
        if start not in hidden and any(handle.value in covers for handle in handles)
    }
    kept = [run for run in runs if run.start not in hidden]
    old, new = ("".join(run.text for run in runs if run.start in some) for some in (hidden, anew))
    return kept, old, new


def _mode(api: Library, text_page: Handle, at: int) -> int:
    return api.text_mode(api.text_object(text_page, at))


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
