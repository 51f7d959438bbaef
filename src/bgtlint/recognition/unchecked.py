"""Which of what is left over was not checked: what a rule would have judged had it been read."""

from collections.abc import Iterable, Iterator

from bgtlint.model import Diagnostic, Form, Location
from bgtlint.reading.normalise import compact, squash
from bgtlint.reading.picture import PICTURE
from bgtlint.recognition.figures import is_money
from bgtlint.recognition.labels import label
from bgtlint.recognition.unclaimed import LONGEST, Left

MOST = 8
"""How many labels a note names."""


def unchecked(left: Left) -> tuple[Location, ...]:
    """Return rows of indicators, columns with figures, and amounts that nothing took."""
    cells = [
        place
        for place in left.cells
        if is_money(compact(place.text), compact(place.label)) and not _listed(place, left)
    ]
    return (*left.rows, *left.columns, *cells)


def unplaced(left: Left) -> tuple[Location, ...]:
    """Return the other cells that nothing took, columns of words included."""
    lost = set(map(id, unchecked(left)))
    return tuple(
        place for place in left.cells if id(place) not in lost and not _listed(place, left)
    )


def _listed(place: Location, left: Left) -> bool:
    """Tell whether a cell stands in a column that is named as a whole."""
    return any(
        (one.column or 0) <= (place.column or 0) and label(compact(one.label)) == place.label
        for one in left.columns
    )


def not_checked(forms: Iterable[Form]) -> Iterator[Diagnostic]:
    """Yield the diagnostic that names what of a table's forms was not checked, if anything."""
    found: dict[tuple[object, ...], Location] = {}
    for form in forms:
        for place in form.unchecked:
            found.setdefault((place.row, place.column, place.label), place)
    if found:
        places = tuple(found.values())
        yield Diagnostic("cells-not-checked", places[0].page, str(len(places)), (), places)


def pictured(forms: Iterable[Form]) -> Iterator[Diagnostic]:
    """Yield the diagnostic that names the cells of forms that show a picture, if there are any."""
    places = [place for form in forms for place in _read(form) if PICTURE in place.text]
    if places:
        found = {(place.row, place.column, place.cell): place for place in places}
        yield Diagnostic(
            "cells-pictured", places[0].page, str(len(found)), (), tuple(found.values())
        )


def _read(form: Form) -> Iterator[Location]:
    """Yield the cells that a form read as the values of its fields and columns."""
    yield from form.fields.values()
    cells = [row.cells for row in (*form.rows, *form.regional)]
    cells += [row.cells for row in form.funds] + [row.cells for row in form.tasks]
    yield from (place for row in cells for place in row.values())
    yield from (cell.value for cell in form.plan if cell.value is not None)
    yield from form.totals.values()


def not_placed(forms: Iterable[Form]) -> Iterator[Diagnostic]:
    """Yield the note on words of a document's forms that stand in no field, if there are any."""
    counts: dict[str, int] = {}
    first: dict[str, Location] = {}
    for form in forms:
        for place in form.unplaced:
            name = squash(place.label) or squash(place.text)[:LONGEST]
            counts[name] = counts.get(name, 0) + 1
            first.setdefault(name, place)
    if counts:
        named = sorted(counts, key=lambda name: -counts[name])[:MOST]
        said = "、".join(f"“{name}”×{counts[name]}" for name in named)
        rest = "…" if len(counts) > MOST else ""
        places = tuple(first[name] for name in named)
        yield Diagnostic("words-without-field", None, said + rest, (), places)
