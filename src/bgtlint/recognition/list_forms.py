"""Forms of a table that lists many projects: one form for each of its segments."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bgtlint.model import Cell, Form, Location
from bgtlint.reading.normalise import compact
from bgtlint.recognition.choosing import Choice, kind
from bgtlint.recognition.fields import fund_details, fund_parts
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
from bgtlint.recognition.header import Header
from bgtlint.recognition.joined import split_codes
from bgtlint.recognition.layouts import Levels
from bgtlint.recognition.list_sums import Listed, read_list_sums
from bgtlint.recognition.lists import Segment, end_of_list, segments
from bgtlint.recognition.outline import read_heading
from bgtlint.recognition.unclaimed import NOTHING, Left, column_leftovers, taken_by, together
from bgtlint.recognition.units import stated_unit
from bgtlint.recognition.unread import row_leftovers
from bgtlint.recognition.view import View


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


def list_forms(view: View, choice: Choice, levels: Levels, context: Context) -> Iterator[Form]:
    """Yield the form of each project of a list, with what it left over and the sums it begins."""
    layout, header = choice.layout, choice.header
    heading = read_heading(context.lines)
    title = heading.title or whole_title(inner_title(view, header.row))
    shared = dict(from_lines(heading, layout))
    end = end_of_list(view, header, levels, layout.after)
    found = list(segments(view, header, layout, end))
    if not found:
        return
    forms: list[Form] = []
    columns: list[Left] = []
    for offset, segment in enumerate(found):
        fields = _segment_fields(view, header, segment)
        if "unit" in shared:
            fields.setdefault("unit", shared["unit"])
        parts = fund_parts(layout, fields)
        stated = stated_unit(view, heading, header, money(fields, parts), context.unit)
        rows = all_rows(view, choice, levels, segment.start, segment.stop)
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
            regional=regional_rows(view, choice, levels, segment.start, segment.stop),
            grids=(view.grid,),
            reason=stated_reason(choice, stated),
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
        yield with_left(replace(form, list_sums=own), together(left, more))


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
    fields = [place for form in forms for place in form.fields.values()]
    cells = [place for form in forms for row in (*form.rows, *form.regional)
             for place in row.cells.values()]  # fmt: skip
    taken = taken_by([*units, *totals, *fields, *cells])
    left = row_leftovers(view, choice.layout, choice.header, levels, taken, last)
    starts = [0, *(segment.start for segment in found[1:])]
    stops = [*starts[1:], view.grid.rows + 1]
    for start, stop in zip(starts, stops, strict=False):
        yield Left(
            cells=tuple(place for place in left.cells if start <= (place.row or 0) < stop),
            rows=tuple(place for place in left.rows if start <= (place.row or 0) < stop),
        )
