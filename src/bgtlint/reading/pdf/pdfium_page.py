"""One page read by PDFium."""

import ctypes
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from bgtlint.model import Diagnostic, Page
from bgtlint.reading.limits import Limits, over
from bgtlint.reading.pdf.astride import astride
from bgtlint.reading.pdf.bars import without_bars
from bgtlint.reading.pdf.clipped import without_clipped
from bgtlint.reading.pdf.flow import cell_texts, dealt, run_lines
from bgtlint.reading.pdf.geometry import are_stripes, encloses, turn_box
from bgtlint.reading.pdf.ink import Rulings
from bgtlint.reading.pdf.layout import (
    IMAGE_SHARE,
    Content,
    assemble,
    blocks_of,
    page_of,
    unseen,
    with_boxes,
)
from bgtlint.reading.pdf.levels import Level
from bgtlint.reading.pdf.lines import main_turn
from bgtlint.reading.pdf.pagecut import cut, visible, visible_tables
from bgtlint.reading.pdf.painted import Image
from bgtlint.reading.pdf.pdfium_api import (
    INVISIBLE,
    Handle,
    Library,
    library,
)
from bgtlint.reading.pdf.pdfium_chars import Room, page_chars
from bgtlint.reading.pdf.pdfium_edges import Drawing, drawing
from bgtlint.reading.pdf.pdfium_fields import with_fields
from bgtlint.reading.pdf.pdfium_inks import Inks
from bgtlint.reading.pdf.pdfium_objects import VISIBLE_CLIP, Objects, common, objects
from bgtlint.reading.pdf.pdfium_pictures import pictured_table
from bgtlint.reading.pdf.pdfium_seen import seen_runs
from bgtlint.reading.pdf.pdfium_tools import Sheet, Tools
from bgtlint.reading.pdf.pdfium_view import View, page_view
from bgtlint.reading.pdf.pictured import with_pictures
from bgtlint.reading.pdf.ruled import Table, ruled_tables
from bgtlint.reading.pdf.runs import Doubt, LevelRuns, Run, Text, all_glyphs, level_runs, page_runs
from bgtlint.reading.pdf.skew import SAMPLES, is_mirrored, sampled, skew, straightening
from bgtlint.reading.pdf.slivers import without_slivers
from bgtlint.reading.pdf.strays import has_strays
from bgtlint.reading.pdf.tallboxes import with_letter_boxes
from bgtlint.reading.pdf.undecoded import SHARE

SHOWN = 40
UNSURE = frozenset({"page-text-covered", "page-text-doubled", "page-text-under-picture"})


def tools_for(limits: Limits, unpainted: bool = False) -> Tools:
    """Make the tools for one document."""
    api = library()
    return Tools(api, Room(), Inks(), objects(api), limits, unpainted)


def read_page(tools: Tools, document: Handle, number: int) -> Page | None:
    """Read a page counted from 1; None when PDFium cannot read it or not all of its text."""
    api = tools.library
    page, unseen = with_fields(api, document, number - 1)
    if not page:
        return None
    if unseen:
        api.close_page(page)
        return Page(number, (), (Diagnostic("page-field-unseen", number, unseen[:SHOWN]),))
    text_page = api.load_text(page)
    sample = sampled(api.count_chars(text_page), partial(tools.objects.char_matrix, text_page))
    if is_mirrored(sample):
        api.close_text(text_page)
        api.close_page(page)
        return Page(number, (), (Diagnostic("page-mirrored", number),))
    angle = skew(sample)
    if angle and text_page:
        page, text_page = _straight(api, document, number - 1, page, text_page, angle)
    try:
        return _page(tools, (document, page), text_page, number, angle) if text_page else None
    finally:
        if text_page:
            api.close_text(text_page)
        api.close_page(page)


def _straight(
    api: Library, document: Handle, index: int, page: Handle, text_page: Handle, angle: float
) -> tuple[Handle, Handle]:
    """Turn what is on a page back by an angle, and load it again."""
    box = (ctypes.c_float * 4)()
    api.page_box(page, ctypes.byref(box))
    matrix = (ctypes.c_float * 6)(*straightening(angle, list(box)))
    api.transform(page, ctypes.byref(matrix), None)
    api.close_text(text_page)
    api.close_page(page)
    page = api.load_page(document, index)
    return page, api.load_text(page)


def _page(
    tools: Tools,
    held: tuple[Handle, Handle],
    text_page: Handle,
    number: int,
    angle: float,
    turned: int = 0,
) -> Page | None:
    """Read a page, `held` with its document, that was turned back by an angle.

    One whose text runs sideways is read anew, `turned` clockwise by quarters; boxes stay those of
    the page as it is.
    """
    api, limits, page = tools.library, tools.limits, held[1]
    count = api.count_chars(text_page)
    drawn = drawing(tools.objects, page, limits.page_objects)
    upright = page_view(api, page, angle)
    view = upright.turned(turned) if turned else upright
    ruled = (
        over("page-characters", count, limits.page_characters, number)
        or over("page-objects", drawn.objects, limits.page_objects, number)
        or _tables(drawn, view, limits.page_crossings, number)
    )
    if isinstance(ruled, Diagnostic):
        return Page(number, (), (ruled,))
    chars = view.chars(page_chars(api, text_page, tools.room))
    text = Text(
        chars,
        partial(tools.objects.char_matrix, text_page),
        partial(api.font_size, text_page),
        view.quarters,
    )
    share = _image_share(drawn.images, view)
    if share >= IMAGE_SHARE and _is_invisible(api, text_page, count):
        return Page(number, (), (Diagnostic("page-scanned", number, f"{share:.0%}"),))
    found = page_runs(text)
    if found is Doubt.MISPLACED:
        mended = with_letter_boxes(text, lambda at: view.dy - tools.objects.baseline(text_page, at))
        text = mended or text
        chars, found = text.chars, page_runs(text)
    if found is Doubt.MISPLACED or chars.unmapped > SHARE * len(chars.text):
        return None
    if found is Doubt.TURNED and not turned:
        quarters = main_turn(all_glyphs(text, level_runs(text).runs))
        if quarters:
            made = _page(tools, held, text_page, number, angle, quarters)
            return made and with_boxes(made, lambda box: upright.from_turned(box, quarters))
    if drawn.moved and has_strays(text, partial(_tight, api, text_page)):
        return None
    return _assembled(
        tools, text_page, Sheet(*held, number, drawn, view, ruled, share), text, found
    )


def _assembled(
    tools: Tools, text_page: Handle, sheet: Sheet, text: Text, found: LevelRuns | Doubt
) -> Page:
    """Put text into cells and lines, and name what belongs to neither."""
    api, chars, (_, _, number, drawn, view, ruled, share) = (
        tools.library,
        text.chars,
        sheet,
    )
    tables = visible_tables(ruled, view)
    level, slanted, sideways = level_runs(text) if isinstance(found, Doubt) else found
    seen = visible(level, chars, view)
    runs, left_out = seen_runs(tools, text_page, sheet, text, seen.runs, slanted)
    lost = cut(chars, seen, runs, ruled, view)
    if lost:
        left_out.append(Diagnostic("page-cut", number, lost.text[:SHOWN]))
    if (lost and lost.in_table) or any(found.code in UNSURE for found in left_out):
        return Page(number, (), tuple(left_out))
    if isinstance(found, Doubt):
        boxes = [table.boxes for table in tables]
        levels = partial(_levels, view.rulings(drawn.rulings))
        content = Content(list(all_glyphs(text, runs)), boxes, share, drawn.shapes, levels)
        made = assemble(number, content, tools.limits)
        wrong = made.diagnostics or _pictured(api, drawn, view, number, runs)
        return replace(made, diagnostics=(*wrong, *left_out))
    bars = view.rulings(drawn.bars).across
    if bars:
        rulings = view.rulings(drawn.rulings)
        found_anew = without_bars(ruled, rulings, bars, runs, tools.limits.page_crossings)
        tables = visible_tables(found_anew, view)
    held = dealt(tables, runs, chars, lambda at: api.text_object(text_page, at).value)
    rest = held.rest
    if tables:
        is_clipped = partial(_is_clipped, view, tools.objects, text_page)
        rest = [run for run in rest if not is_clipped(run)]
        hidden = without_clipped(tables, held.cells, chars, partial(is_clipped, slack=0))
        left_out += [Diagnostic("page-text-hidden", number, hidden[:SHOWN])] * bool(hidden)
    astray = [astride(tables, held.cells)]
    texts = cell_texts(tables, held, chars, sideways, astray)
    if any(astray):
        left_out.append(Diagnostic("page-text-astride", number, "".join(astray)[:SHOWN]))
        return Page(number, (), tuple(left_out))
    pictures = [view.box(image.box) for image in drawn.images if not image.shading]
    if pictures:
        texts = [
            with_pictures(table.boxes, inside, pictures)
            for table, inside in zip(tables, texts, strict=True)
        ]
    grids = [table.grid(number, part) for table, part in without_slivers(tables, texts)]
    outside = run_lines(rest, chars)
    blocks, unclear = blocks_of(number, grids, outside, lambda: view.rulings(drawn.rulings).across)
    printed = "".join(run.text for run in runs)
    wrong = unseen(number, printed, share, drawn.shapes)
    wrong = wrong or _pictured(api, drawn, view, number, runs)
    return page_of(number, blocks, (*wrong, *unclear, *left_out))


def _pictured(
    api: Library, drawn: Drawing, view: View, number: int, runs: Sequence[Run]
) -> tuple[Diagnostic, ...]:
    """Name a picture that shows a table."""
    pictures = [(image.handle, view.box(image.box)) for image in drawn.images]
    share = pictured_table(api, pictures, view.width * view.height, runs)
    return (Diagnostic("page-table-image", number, f"{share:.0%}"),) * (share > 0)


def _tables(
    drawn: Drawing, view: View, crossings: int, number: int
) -> Sequence[Table] | Diagnostic:
    """Find the ruled tables; fills make borders only where nothing else does."""
    tables = ruled_tables(view.rulings(drawn.rulings), crossings, number)
    if tables == [] and (drawn.fills.across or drawn.fills.upright):
        rulings = Rulings(*(a + b for a, b in zip(drawn.rulings, drawn.fills, strict=True)))
        tables = ruled_tables(view.rulings(rulings), crossings, number)
        if not isinstance(tables, Diagnostic) and are_stripes(table.boxes for table in tables):
            tables = []
    return tables


def _levels(rulings: Rulings, quarters: int) -> list[Level]:
    """Give the rulings that are level once the page is turned."""
    boxes = [(x0, y, x1, y) for y, x0, x1 in rulings.across]
    boxes += [(x, top, x, bottom) for x, top, bottom in rulings.upright]
    turned = (turn_box(box, quarters) for box in boxes)
    return [(top, x0, x1) for x0, top, x1, bottom in turned if top == bottom]


def _is_clipped(
    view: View, objects: Objects, text_page: Handle, run: Run, slack: float = VISIBLE_CLIP
) -> bool:
    """Tell whether a clip hides a run, as sheets do with the text of a cell over a page break."""
    found = objects.visible_part(text_page, run.start)
    if found is None:
        return False
    around, (x0, top, x1, bottom) = map(view.box, found)
    less = VISIBLE_CLIP - slack
    clip = x0 + less, top + less, x1 - less, bottom - less
    x, y = (run.x0 + run.x1) / 2, (run.top + run.bottom) / 2
    return encloses(around, x, y) and not encloses(clip, x, y)


def _is_invisible(api: Library, text_page: Handle, count: int) -> bool:
    """Tell whether most of the text is not painted, as what a scanner recognised."""
    sample = range(0, count, max(count // SAMPLES, 1))
    strings = [string for at in sample if (string := api.text_object(text_page, at))]
    hidden = sum(api.text_mode(string) == INVISIBLE for string in strings)
    return bool(strings) and 2 * hidden > len(strings)


def _tight(api: Library, text_page: Handle, index: int) -> float:
    """Give the width of what is printed of a character."""
    left, right, low, high = (ctypes.c_double() for _ in range(4))
    api.char_box(text_page, index, *map(ctypes.byref, (left, right, low, high)))
    return right.value - left.value


def _image_share(images: Sequence[Image], view: View) -> float:
    page = (0.0, 0.0, view.width, view.height)
    covered = 0.0
    for image in images:
        x0, top, x1, bottom = common(view.box(image.box), page)
        covered += max(x1 - x0, 0) * max(bottom - top, 0)
    return min(covered / max(view.width * view.height, 1), 1.0)
