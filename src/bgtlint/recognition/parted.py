"""Forms in several tables: the name and the funds in one, the indicators in the next.

They are put together where nothing else can be meant: the first table names a project or a unit
and has no indicators, the next has indicators and names none, and between them stands nothing but
a heading of such a part (绩效指标), on one page or over one page break.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeVar

from bgtlint.model import Form, Grid, Line, Location, Page
from bgtlint.reading.continuation import CONTINUED, FOLIO
from bgtlint.reading.normalise import compact
from bgtlint.recognition.fields import read_fields
from bgtlint.recognition.form_parts import inner_title
from bgtlint.recognition.fund_words import shipped_fund_words
from bgtlint.recognition.funds import fund_name
from bgtlint.recognition.header import find_header
from bgtlint.recognition.labels import label
from bgtlint.recognition.layouts import Layout, Levels
from bgtlint.recognition.view import View
from bgtlint.shipped import shipped_yaml

T = TypeVar("T")
NAMES = ("name", "unit", "code", "budget", "department")
"""The fields of which the head of a form holds the first or second, and its indicators none."""
TALLEST = 40
"""The most rows of a form's head; a longer table is a list."""


@cache
def shipped_headings() -> frozenset[str]:
    """Return the headings that may stand between the tables of one form (rules/parts.yml)."""
    return frozenset(map(compact, shipped_yaml("parts.yml")["headings"]))


def _names_form(view: View, layout: Layout) -> bool:
    """Tell whether a row begins with the label of a name or a unit and goes on with its value."""
    known = layout.fields["name"].labels | layout.fields["unit"].labels
    for row in range(1, min(view.grid.rows, TALLEST) + 1):
        filled = view.filled(row)
        if filled and view.label(filled[0]) in known:
            return len(filled) > 1 and view.label(filled[1]) not in layout.words
    return False


def _speaks_of_levels(view: View, layout: Layout) -> bool:
    words = {*layout.columns["level1"], *layout.columns["level2"]}
    return any(view.label(cell) in words for cell in view.grid.cells)


def is_head(grid: Grid, layout: Layout) -> bool:
    """Tell whether a table names a project or a unit, label by label, and has no indicators."""
    if grid.rows > TALLEST:
        return False
    view = View(grid)
    return _names_form(view, layout) and not _speaks_of_levels(view, layout)


def is_body(grid: Grid, layout: Layout, levels: Levels) -> bool:
    """Tell whether a table has an indicator header and nothing above it that names a form."""
    view = View(grid)
    if not _speaks_of_levels(view, layout) or inner_title(view, grid.rows):
        return False
    header = find_header(view, layout, levels)
    if header is None or header.fields:
        return False
    return not set(NAMES) & read_fields(view, layout, header.top).keys()


def is_middle(grid: Grid, layout: Layout) -> bool:
    """Tell whether a table holds funds or goals, and neither a name nor indicators."""
    view = View(grid)
    if grid.rows > TALLEST or _names_form(view, layout) or _speaks_of_levels(view, layout):
        return False
    if inner_title(view, grid.rows):
        return False
    words, known = shipped_fund_words(), layout.field_words
    first = [view.filled(row)[0] for row in view.rows() if view.filled(row)]
    said = [c for c in first if view.label(c) in known or fund_name(view.text(c), words)[0]]
    return bool(said) and said[0] is first[0]


def _says_nothing(line: Line, layout: Layout, repeated: frozenset[str]) -> bool:
    """Tell whether a line is blank, a page's number or heading, or the heading of a part."""
    text = compact(line.text)
    if not text or text in repeated or label(text) in layout.groups | shipped_headings():
        return True
    return bool(FOLIO.fullmatch(text) or CONTINUED.fullmatch(text))


def _texts(page: Page | None) -> frozenset[str]:
    lines = page.blocks if page is not None else ()
    return frozenset(compact(block.text) for block in lines if isinstance(block, Line))


def put_together(pages: Iterable[Page], layout: Layout, levels: Levels) -> Iterator[Page]:
    """Yield the pages with the tables of one form as one grid, where the first of them stands.

    Pages are held back while the head of a form is the last thing on them that says anything.
    """
    held: Page | None = None
    at: int | None = None
    for page in pages:
        follows = held is not None and held.number is not None and page.number == held.number + 1
        if held is not None and not follows:
            yield held
            held, at = None, None
        blocks: list[Line | Grid] = []
        head = held.blocks[at] if held is not None and at is not None else None
        place: int | None = None
        repeated = _texts(held)
        for block in page.blocks:
            if isinstance(block, Line):
                blocks.append(block)
                if not _says_nothing(block, layout, repeated):
                    head = place = None
                continue
            whole = _whole(head, block, layout, levels)
            if whole is not None and isinstance(head, Grid):
                if place is not None:
                    blocks[place] = whole
                elif held is not None and at is not None:
                    held = replace(held, blocks=(*held.blocks[:at], whole, *held.blocks[at + 1 :]))
                head = whole if is_middle(block, layout) else None
                continue
            head = block if is_head(block, layout) else None
            place = len(blocks)
            blocks.append(block)
        if held is not None:
            yield held
        held = replace(page, blocks=tuple(blocks)) if len(blocks) < len(page.blocks) else page
        at = place if head is not None else None
    if held is not None:
        yield held


def _whole(head: Line | Grid | None, block: Grid, layout: Layout, levels: Levels) -> Grid | None:
    """Return the grid of a head and the table after it, None where that is no part of it."""
    if not isinstance(head, Grid) or head.sheet != block.sheet:
        return None
    if not (is_body(block, layout, levels) or is_middle(block, layout)):
        return None
    cells = tuple(
        replace(cell, row=cell.row + head.rows, page=cell.page or block.page)
        for cell in block.cells
    )
    return replace(
        head,
        rows=head.rows + block.rows,
        columns=max(head.columns, block.columns),
        cells=(*head.cells, *cells),
        parts=(*(head.parts or (head,)), block),
    )


def relocated(form: Form, grid: Grid) -> Form:
    """Return a form of several tables with every place in the table where it stands."""
    starts: list[tuple[int, Grid]] = []
    row = 0
    for part in grid.parts:
        starts.append((row, part))
        row += part.rows
    return replace(_moved(form, starts, grid), grids=grid.parts)


def _place(place: Location, starts: Sequence[tuple[int, Grid]], grid: Grid) -> Location:
    if place.row is None or place.table != grid.table:
        return place
    start, part = next(one for one in reversed(starts) if (place.row or 0) > one[0])
    return replace(place, table=part.table, row=place.row - start)


def _moved(value: T, starts: Sequence[tuple[int, Grid]], grid: Grid) -> T:
    """Return a record with every place in it moved to the table of its own."""
    found: Any = value
    if isinstance(found, Location):
        found = _place(found, starts, grid)
    elif isinstance(found, tuple):
        found = tuple(_moved(item, starts, grid) for item in found)
    elif isinstance(found, dict):
        found = {key: _moved(item, starts, grid) for key, item in found.items()}
    elif is_dataclass(found) and not isinstance(found, Grid | type):
        changed = {
            one.name: _moved(getattr(found, one.name), starts, grid) for one in fields(found)
        }
        found = replace(found, **changed)
    return found  # type: ignore[no-any-return]
