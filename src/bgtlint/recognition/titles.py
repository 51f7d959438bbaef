"""The titles above the tables of a document."""

import re
from collections.abc import Iterator, Sequence

from bgtlint.model import Entry, Form, Grid, Line, Location
from bgtlint.reading.normalise import compact
from bgtlint.recognition.contents import NUMBER

_FORM = re.compile(r"(?:绩效|自评).*表(?:[(（].{0,20}[)）])?$")


def is_form_title(text: str) -> bool:
    """Tell whether a compacted text is the title of a performance form."""
    return bool(_FORM.search(text)) and len(text) <= 160


def read_titles(blocks: Sequence[Line | Form | Grid], contents: Sequence[Line]) -> Iterator[Entry]:
    """Yield the titles of the forms in order, and those above tables that were not understood.

    A form whose title was not found is told by an empty title.
    """
    listed = frozenset(map(id, contents))
    above: Line | None = None
    for block in blocks:
        if isinstance(block, Line):
            if id(block) not in listed and is_form_title(compact(block.text)):
                above = block
            continue
        if isinstance(block, Form):
            yield _titled(block, compact(block.title.text) if block.title is not None else "")
        elif above is not None:
            yield _loose(above)
        above = None


def _titled(form: Form, whole: str) -> Entry:
    number = NUMBER.match(whole)
    place = form.title or Location("表题", "", form.grids[0].page, form.grids[0].table)
    return Entry(whole, place, int(number[1]) if number else None, project=form.number)


def _loose(line: Line) -> Entry:
    text = compact(line.text)
    number = NUMBER.match(text)
    place = Location("表题", line.text, line.page, cell=line.address, bbox=line.box)
    return Entry(text, place, int(number[1]) if number else None)
