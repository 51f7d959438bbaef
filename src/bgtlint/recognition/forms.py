"""Grids to forms: which layout a table has, and which cell is which field."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bgtlint.model import Cell, Form, FormKind, FormRow, Grid, Line, Location
from bgtlint.reading.normalise import compact
from bgtlint.recognition.blocks import read_blocks
from bgtlint.recognition.choosing import Choice, choose, kind
from bgtlint.recognition.fields import fund_details, fund_parts, read_fields
from bgtlint.recognition.header import Header
from bgtlint.recognition.healing import healed
from bgtlint.recognition.inline import inline_values
from bgtlint.recognition.joined import split_codes
from bgtlint.recognition.layouts import Layout, Levels
from bgtlint.recognition.list_sums import Listed, read_list_sums
from bgtlint.recognition.lists import Segment, end_of_list, segments
from bgtlint.recognition.outline import Heading, is_title, read_heading
from bgtlint.recognition.periods import TERM
from bgtlint.recognition.plan import read_plan
from bgtlint.recognition.rows import read_rows
from bgtlint.recognition.term_funds import read_term_parts
from bgtlint.recognition.unchecked import unchecked, unplaced
from bgtlint.recognition.unclaimed import (
    NOTHING,
    Left,
    column_leftovers,
    form_leftovers,
    taken_by,
    together,
)
from bgtlint.recognition.units import Stated, stated_unit
from bgtlint.recognition.unread import last_indicator, row_leftovers
from bgtlint.recognition.view import View

DEPARTMENTAL = frozenset({FormKind.DEPARTMENT_TARGET, FormKind.DEPARTMENT_SELF_EVALUATION})
"""Forms of a whole department: they name a unit, not a project."""


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a table: the lines above it, and what the whole document states."""

    lines: Sequence[Line]
    number: int
    unit: str = ""


def _inner_title(view: View, end: int) -> tuple[Location, ...]:
    """Return a title printed as the grid's own first rows, and the year in brackets under it."""
    for row in range(1, min(end, 4)):
        filled = view.filled(row)
        if len(filled) != 1 or not is_title(view.text(filled[0])):
            continue
        title = view.location(filled[0], "表题")
        below = view.filled(row + 1)
        if len(below) == 1 and row + 1 < end and view.text(below[0])[0] == "(":
            year = view.location(below[0], "表题")
            return (title, year) if is_title(compact(title.text + year.text)) else (title,)
        return (title,)
    return ()


def _whole_title(places: Sequence[Location]) -> Location | None:
    """Return a title that stands in one cell or two as one place, that of the first."""
    text = "".join(place.text.strip() for place in places)
    return replace(places[0], text=text) if places else None


def _all_rows(
    view: View, choice: Choice, levels: Levels, start: int, stop: int
) -> tuple[FormRow, ...]:
    """Return the indicator rows of every list of the form, those of the budget year first."""
    header = choice.header
    rows = [
        row
        for group in header.groups
        for row in read_rows(view, header, levels, group, start, stop, choice.layout.after)
    ]
    if len({row.period for row in rows}) == 1:
        return tuple(replace(row, period="") for row in rows)
    return tuple(sorted(rows, key=lambda row: row.period == TERM))


def _from_lines(heading: Heading, layout: Layout) -> Iterator[tuple[str, Location]]:
    """Yield the fields that stand above the table: `项目名称：…`, the department with its code."""
    for line in heading.lines:
        for word, printed, value in inline_values(line.text, layout.field_words):
            for preferred in (True, False):
                for name in layout.fields_of(word, preferred=preferred):
                    if value:
                        yield (
                            name,
                            Location(printed, value, line.page, cell=line.address, bbox=line.box),
                        )
    if heading.department is not None:
        yield "unit", heading.department


def _money(fields: Mapping[str, Location], parts: Sequence[str]) -> tuple[Location, ...]:
    return tuple(fields[name] for name in ("budget", *parts) if name in fields)


def _reason(choice: Choice, stated: Stated) -> str:
    if not stated.unit:
        return choice.reason
    where = " ".join(stated.where.split())
    return f"{choice.reason}；金额单位“{stated.unit}”取自“{where}”"


def _single(view: View, choice: Choice, levels: Levels, context: Context) -> Form:
    layout, header = choice.layout, choice.header
    end = header.row
    blocks = read_blocks(view, header, layout, context.lines)
    fields = dict(read_fields(view, layout, end, blocks.rows))
    heading = read_heading(context.lines, fields["name"].text if "name" in fields else "")
    below = () if heading.title else _inner_title(view, end)
    title = heading.title or _whole_title(below)
    for name, place in _from_lines(heading, layout):
        fields.setdefault(name, place)
    fields = split_codes(fields)
    plan = read_plan(view, layout, end)
    jumbled = blocks.jumbled(fields, layout)
    fields = blocks.settled(fields, layout)
    printed = _all_rows(view, choice, levels, 0, 0)
    rows, subtotals = blocks.indicator_rows(printed), tuple(blocks.subtotals(printed))
    parts = fund_parts(layout, fields)
    stated = stated_unit(view, heading, header, _money(fields, parts), context.unit)
    form_kind = kind(layout, compact(title.text) if title else "", header)
    if form_kind in DEPARTMENTAL and "unit" in fields:
        fields["name"] = fields["unit"]
    missing = [n for n in layout.required if n not in fields and n not in blocks.provided]
    if jumbled and "budget" not in missing:
        missing.append("budget")
    if not rows:
        missing.append("indicators")
    places = [*fields.values(), *(p for c in plan for p in (c.label, c.value) if p is not None)]
    term_parts = read_term_parts(view, layout, fields)
    places += [
        *term_parts.values(),
        *(one.total for one in subtotals),
        *blocks.places,
        *(p for row in rows for p in row.cells.values()),
    ]
    taken = taken_by([*places, *filter(None, [title, *below])])
    last = last_indicator(view, layout, header, levels, blocks.last)
    left = together(
        form_leftovers(view, layout, header.top, taken),
        column_leftovers(view, layout, header, header.row + 1, view.grid.rows + 1, taken),
        row_leftovers(view, layout, header, levels, taken, last),
    )
    form = Form(
        number=context.number,
        layout=layout.id,
        kind=form_kind,
        title=title,
        fields=fields,
        fund_parts=parts,
        fund_details=fund_details(layout, fields),
        term_parts=term_parts,
        subtotals=subtotals,
        amount_unit=stated.unit,
        plan=plan,
        rows=rows,
        grids=(view.grid,),
        reason=_reason(choice, stated),
        missing=tuple(missing),
        levels=layout.levels,
        funds=(*blocks.funds, *blocks.scored),
        tasks=blocks.tasks,
        totals=blocks.totals,
    )
    return _with(form, left)


def _with(form: Form, left: Left) -> Form:
    """Return a form with what it left over."""
    return replace(
        form,
        unclaimed=left.cells,
        unclaimed_labels=left.labels,
        noted=left.noted,
        unchecked=unchecked(left),
        unplaced=unplaced(left),
    )


def _column_label(view: View, header: Header, name: str) -> str:
    """Return the label over a project column as printed."""
    for row in range(header.row, header.top - 1, -1):
        cell = view.at(row, header.fields[name])
        if cell is not None and view.text(cell):
            return " ".join(cell.text.split())
    return header.field_labels[name]


def _segment_fields(view: View, header: Header, segment: Segment) -> dict[str, Location]:
    fields = {
        name: view.location(
            segment.cells.get(name, Cell(segment.start, column, "")),
            _column_label(view, header, name),
        )
        for name, column in header.fields.items()
    }
    if segment.unit is not None and not compact(fields["unit"].text if "unit" in fields else ""):
        fields["unit"] = view.location(segment.unit, "单位名称")
    return split_codes(fields)


def _list(view: View, choice: Choice, levels: Levels, context: Context) -> Iterator[Form]:
    layout, header = choice.layout, choice.header
    heading = read_heading(context.lines)
    title = heading.title or _whole_title(_inner_title(view, header.row))
    shared = dict(_from_lines(heading, layout))
    end = end_of_list(view, header, levels, layout.after)
    found = list(segments(view, header, layout, end))
    forms: list[Form] = []
    columns: list[Left] = []
    for offset, segment in enumerate(found):
        fields = _segment_fields(view, header, segment)
        if "unit" in shared:
            fields.setdefault("unit", shared["unit"])
        parts = fund_parts(layout, fields)
        stated = stated_unit(view, heading, header, _money(fields, parts), context.unit)
        rows = _all_rows(view, choice, levels, segment.start, segment.stop)
        missing = [name for name in ("name",) if not compact(fields[name].text)]
        if not rows:
            missing.append("indicators")
        columns.append(column_leftovers(view, layout, header, segment.start, segment.stop, NOTHING))
        form = Form(
            number=context.number + offset,
            layout=layout.id,
            kind=kind(layout, compact(title.text) if title else "", header),
            title=title,
            fields=fields,
            fund_parts=parts,
            fund_details=fund_details(layout, fields),
            amount_unit=stated.unit,
            plan=(),
            rows=rows,
            grids=(view.grid,),
            reason=_reason(choice, stated),
            missing=tuple(missing),
            levels=layout.levels,
        )
        forms.append(form)
    listed = [Listed(segment, form.fields) for segment, form in zip(found, forms, strict=True)]
    sums = list(read_list_sums(view, layout, header, listed, end))
    totals = [one.total for _, one in sums]
    rest = _between(view, choice, levels, forms, found, end - 1, totals)
    for index, (form, left, more) in enumerate(zip(forms, columns, rest, strict=True)):
        own = tuple(one for first, one in sums if first == index)
        yield _with(replace(form, list_sums=own), together(left, more))


def _between(
    view: View,
    choice: Choice,
    levels: Levels,
    forms: Sequence[Form],
    found: Sequence[Segment],
    last: int,
    totals: Sequence[Location],
) -> Iterator[Left]:
    """Yield for each project of a list the rows and figures from its first row to the next's.

    What stands above the first project is the first's.
    """
    units = [view.location(segment.unit, "") for segment in found if segment.unit is not None]
    places = [
        place
        for form in forms
        for row in form.rows
        for place in (*form.fields.values(), *row.cells.values())
    ]
    taken = taken_by([*units, *totals, *places])
    left = row_leftovers(view, choice.layout, choice.header, levels, taken, last)
    starts = [0, *(segment.start for segment in found[1:])]
    stops = [*starts[1:], view.grid.rows + 1]
    for start, stop in zip(starts, stops, strict=False):
        yield Left(
            cells=tuple(place for place in left.cells if start <= (place.row or 0) < stop),
            rows=tuple(place for place in left.rows if start <= (place.row or 0) < stop),
        )


def read_forms(
    grid: Grid, context: Context, layouts: Sequence[Layout], levels: Levels
) -> tuple[Form, ...]:
    """Return the forms that a grid holds: one, or one for each project that it lists."""
    view = View(grid)
    title = compact("".join(line.text for line in context.lines[-12:]))
    inner = "".join(view.text(cell) for row in range(1, 4) for cell in view.filled(row)[:1])
    choice = choose(view, layouts, levels, title + inner)
    if choice is None:
        return ()
    if any(cell.page not in (None, grid.page) for cell in grid.cells):
        grid = healed(grid, choice.header, levels)
        view = View(grid)
    if choice.header.fields:
        return tuple(_list(view, choice, levels, context))
    return (_single(view, choice, levels, context),)
