"""Grids to forms: which layout a table has, and which cell is which field."""

from collections.abc import Sequence

from bgtlint.model import Form, FormKind, Grid
from bgtlint.reading.normalise import compact
from bgtlint.recognition.blocks import read_blocks
from bgtlint.recognition.choosing import Choice, choose, kind
from bgtlint.recognition.fields import fund_details, fund_parts, read_fields
from bgtlint.recognition.form_parts import (
    Context,
    all_rows,
    from_lines,
    inner_title,
    money,
    regional_rows,
    stated_reason,
    whole_title,
    with_left,
)
from bgtlint.recognition.fund_words import shipped_fund_words
from bgtlint.recognition.healing import healed
from bgtlint.recognition.joined import split_codes
from bgtlint.recognition.layouts import Layout, Levels
from bgtlint.recognition.list_forms import list_forms
from bgtlint.recognition.outline import read_heading
from bgtlint.recognition.parted import relocated
from bgtlint.recognition.plan import read_plan
from bgtlint.recognition.region_funds import read_region_funds
from bgtlint.recognition.shared import apart
from bgtlint.recognition.term_funds import read_term_parts
from bgtlint.recognition.unclaimed import (
    Left,
    column_leftovers,
    form_leftovers,
    taken_by,
    together,
)
from bgtlint.recognition.units import stated_unit
from bgtlint.recognition.unread import last_indicator, row_leftovers
from bgtlint.recognition.view import View
from bgtlint.recognition.year_columns import own_year, printed_year

DEPARTMENTAL = frozenset({FormKind.DEPARTMENT_TARGET, FormKind.DEPARTMENT_SELF_EVALUATION})
"""Forms of a whole department: they name a unit, not a project."""


def _single(view: View, choice: Choice, levels: Levels, context: Context) -> Form:
    layout, header = choice.layout, choice.header
    end = header.row
    blocks = read_blocks(view, header, layout, context.lines)
    fields = dict(read_fields(view, layout, end, blocks.rows))
    regions = read_region_funds(view, header.top, shipped_fund_words())
    fields = regions.settled(fields)
    heading = read_heading(context.lines, fields["name"].text if "name" in fields else "")
    below = () if heading.title else inner_title(view, end)
    title = heading.title or whole_title(below)
    for name, place in from_lines(heading, layout):
        fields.setdefault(name, place)
    fields = split_codes(fields)
    plan = read_plan(view, layout, end)
    jumbled = blocks.jumbled(fields, layout)
    fields = blocks.settled(fields, layout)
    printed = all_rows(view, choice, levels, 0, 0)
    rows, subtotals = blocks.indicator_rows(printed), tuple(blocks.subtotals(printed))
    rows, lost = apart(rows)
    regional = blocks.indicator_rows(regional_rows(view, choice, levels, 0, 0))
    first = next((group.year for group in header.groups if group.year), "")
    rows, regional = own_year(rows, regional, first, printed_year(title, context.lines))
    parts = fund_parts(layout, fields)
    stated = stated_unit(view, heading, header, money(fields, parts), context.unit)
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
        *regions.places,
        *(one.total for one in subtotals),
        *blocks.places,
        *(p for row in (*rows, *regional) for p in row.cells.values()),
    ]
    taken = taken_by([*places, *filter(None, [title, *below])])
    last = last_indicator(view, layout, header, levels, blocks.last)
    left = together(
        form_leftovers(view, layout, header.top, taken),
        column_leftovers(view, layout, header, header.row + 1, last + 1, taken),
        row_leftovers(view, layout, header, levels, taken, last),
        Left(columns=lost[:1]),
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
        regional=regional,
        region_sums=regions.sums,
        grids=(view.grid,),
        reason=stated_reason(choice, stated),
        missing=tuple(missing),
        levels=layout.levels,
        funds=(*blocks.funds, *blocks.scored),
        tasks=blocks.tasks,
        totals=blocks.totals,
    )
    return with_left(form, left)


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
        return tuple(list_forms(view, choice, levels, context))
    form = _single(view, choice, levels, context)
    return (relocated(form, grid) if grid.parts else form,)
