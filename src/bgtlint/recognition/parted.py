"""Forms in several tables: the name and the funds in one, the indicators in the next.

They are put together where nothing else can be meant: the first table names a project or a unit
and has no indicators, the next has indicators and names none, and between them stands nothing but
a heading of such a part (绩效指标), on one page or over one page break.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
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
PLAIN = "级指标"
"""What the header of indicators holds as a rule: quick to find in a table that is no head."""
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
    if grid.rows > TALLEST or any(PLAIN in cell.text for cell in grid.cells):
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


@dataclass(slots=True)
class _Window:
    """Pages held back while a form may go on, and the tables of it so far.

    `blocks` are those of each page, a table that went into an earlier one as None; `chain` the
    page and place of each table of the form, its head first.
    """

    layout: Layout
    levels: Levels
    pages: list[Page] = field(default_factory=list)
    blocks: list[list[Line | Grid | None]] = field(default_factory=list)
    chain: list[tuple[int, int]] = field(default_factory=list)

    def goes_on(self, page: Page) -> bool:
        """Tell whether a page is the next one while a form is open."""
        last = self.pages[-1].number if self.pages else None
        return bool(self.chain) and last is not None and page.number == last + 1

    def add(self, page: Page) -> None:
        """Take the blocks of a page, and put a form together where its indicators come."""
        before = self.pages[-1].blocks if self.pages else ()
        repeated = frozenset(compact(one.text) for one in before if isinstance(one, Line))
        self.pages.append(page)
        self.blocks.append(list(page.blocks))
        for place, block in enumerate(page.blocks):
            at = (len(self.pages) - 1, place)
            if isinstance(block, Line):
                if not _says_nothing(block, self.layout, repeated):
                    self.chain = []
            elif self.chain and is_body(block, self.layout, self.levels):
                self._close(at)
            elif self.chain and is_middle(block, self.layout):
                self.chain.append(at)
            else:
                self.chain = [at] if is_head(block, self.layout) else []

    def _close(self, at: tuple[int, int]) -> None:
        """Put the tables of a form in the place of the first of them."""
        places = [*self.chain, at]
        found = [self.blocks[page][place] for page, place in places]
        grids = [block for block in found if isinstance(block, Grid)]
        self.chain = []
        if len({grid.sheet for grid in grids}) > 1:
            return
        for page, place in places:
            self.blocks[page][place] = None
        first, place = places[0]
        self.blocks[first][place] = one_grid(grids)

    def release(self) -> Iterator[Page]:
        """Yield the pages held back."""
        for page, blocks in zip(self.pages, self.blocks, strict=True):
            kept = tuple(block for block in blocks if block is not None)
            yield replace(page, blocks=kept) if kept != page.blocks else page
        self.pages, self.blocks, self.chain = [], [], []


def put_together(pages: Iterable[Page], layout: Layout, levels: Levels) -> Iterator[Page]:
    """Yield the pages with the tables of one form as one grid, where the first of them stands.

    Pages are held back while what may be the head of a form is the last thing on them.
    """
    window = _Window(layout, levels)
    for page in pages:
        if not window.goes_on(page):
            yield from window.release()
        window.add(page)
    yield from window.release()


def one_grid(grids: Sequence[Grid]) -> Grid:
    """Return the tables of a form as one grid, one under another; its `parts` are the tables."""
    head, cells, rows = grids[0], [*grids[0].cells], grids[0].rows
    for grid in grids[1:]:
        page = None if grid.page == head.page else grid.page
        cells += (replace(cell, row=cell.row + rows, page=cell.page or page) for cell in grid.cells)
        rows += grid.rows
    columns = max(grid.columns for grid in grids)
    return replace(head, rows=rows, columns=columns, cells=tuple(cells), parts=tuple(grids))


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
