"""Which text of a page is seen as its own: no watermark, seal or stamp, and nothing hidden."""

from collections.abc import Sequence
from functools import partial
from itertools import chain

from bgtlint.model import Diagnostic
from bgtlint.reading.pdf.hiddentext import may_hide, without_hidden
from bgtlint.reading.pdf.overprint import without_overprints
from bgtlint.reading.pdf.pdfium_api import Handle, Library
from bgtlint.reading.pdf.pdfium_covers import without_covered
from bgtlint.reading.pdf.pdfium_tools import Sheet, Tools
from bgtlint.reading.pdf.reprinted import reprinted
from bgtlint.reading.pdf.runs import Run, Text
from bgtlint.reading.pdf.slanted import without_seals
from bgtlint.reading.pdf.stamps import without_stamps

SHOWN = 40
OCR_SHARE = 0.1


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
    before = runs
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
        runs, code, covered = without_covered(tools, text_page, sheet, runs)
        inks = inks_of([run.start for run in runs])
        named += [Diagnostic(code, number, covered[:SHOWN])] * bool(code)
    if any(found.code == "page-text-hidden" for found in named):
        lost = reprinted(tools, text_page, sheet, before, runs)
        named += [Diagnostic("page-text-doubled", number, lost[:SHOWN])] * bool(lost)
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


def _mode(api: Library, text_page: Handle, at: int) -> int:
    return api.text_mode(api.text_object(text_page, at))
