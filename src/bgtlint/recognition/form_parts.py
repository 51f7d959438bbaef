"""What every way of reading a form needs: its surroundings, title, rows, and what is left over."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bgtlint.model import Form, FormRow, Line, Location
from bgtlint.reading.normalise import compact
from bgtlint.recognition.choosing import Choice
from bgtlint.recognition.header import Group
from bgtlint.recognition.inline import inline_values
from bgtlint.recognition.layouts import Layout, Levels
from bgtlint.recognition.outline import Heading, is_title
from bgtlint.recognition.periods import TERM, period
from bgtlint.recognition.rows import read_rows
from bgtlint.recognition.unchecked import unchecked, unplaced
from bgtlint.recognition.unclaimed import Left
from bgtlint.recognition.units import Stated
from bgtlint.recognition.view import View


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a table: the lines above it, and what the whole document states."""

    lines: Sequence[Line]
    number: int
    unit: str = ""


def inner_title(view: View, end: int) -> tuple[Location, ...]:
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


def whole_title(places: Sequence[Location]) -> Location | None:
    """Return a title that stands in one cell or two as one place, that of the first."""
    text = "".join(place.text.strip() for place in places)
    return replace(places[0], text=text) if places else None


def all_rows(
    view: View, choice: Choice, levels: Levels, start: int, stop: int
) -> tuple[FormRow, ...]:
    """Return the indicator rows of every list of the form, those of the budget year first.

    Where there are several periods the places of the others say which one is theirs.
    """
    rows = _read(view, choice, levels, start, stop, choice.header.groups)
    if len({row.period for row in rows}) == 1:
        return tuple(replace(row, period="") for row in rows)
    return tuple(map(_saying_period, sorted(rows, key=lambda row: row.period == TERM)))


def regional_rows(
    view: View, choice: Choice, levels: Levels, start: int, stop: int
) -> tuple[FormRow, ...]:
    """Return the rows once more for each region or year with a column of its own and a value."""
    groups = [one for group in choice.header.groups for one in group.of_regions()]
    rows = _read(view, choice, levels, start, stop, groups) if groups else []
    return tuple(row for row in rows if compact(row.cells["value"].text))


def _read(
    view: View, choice: Choice, levels: Levels, start: int, stop: int, groups: Sequence[Group]
) -> list[FormRow]:
    header, after = choice.header, choice.layout.after
    return [
        row
        for group in groups
        for row in read_rows(view, header, levels, group, start, stop, after)
    ]


def _saying_period(row: FormRow) -> FormRow:
    """Return a row of the whole term whose places say so, those that do not say it already."""
    if row.period != TERM:
        return row
    return replace(row, cells={name: _said(place) for name, place in row.cells.items()})


def _said(place: Location) -> Location:
    if period(compact(place.label)):
        return place
    return replace(place, label=f"{TERM}/{place.label}")


def from_lines(heading: Heading, layout: Layout) -> Iterator[tuple[str, Location]]:
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


def money(fields: Mapping[str, Location], parts: Sequence[str]) -> tuple[Location, ...]:
    """Return the amounts of the year, those that a form prints: the budget and its parts."""
    return tuple(fields[name] for name in ("budget", *parts) if name in fields)


def stated_reason(choice: Choice, stated: Stated) -> str:
    """Say why a layout was chosen, and where the unit of amounts is stated."""
    if not stated.unit:
        return choice.reason
    where = " ".join(stated.where.split())
    return f"{choice.reason}；金额单位“{stated.unit}”取自“{where}”"


def with_left(form: Form, left: Left) -> Form:
    """Return a form with what it left over."""
    return replace(
        form,
        unclaimed=left.cells,
        unclaimed_labels=left.labels,
        noted=left.noted,
        unchecked=unchecked(left),
        unplaced=unplaced(left),
    )
