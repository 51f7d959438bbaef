"""The numbered titles above the tables of a document, and how far their numbers go on."""

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
    """Yield the titles of the forms in order, and numbered titles that no form stands below.

    A form whose title was not found is told by an empty title.
    """
    listed = frozenset(map(id, contents))
    loose: list[Line] = []
    for block in blocks:
        if isinstance(block, Form):
            title = block.title
            whole = compact(title.text) if title is not None else ""
            yield from (_loose(line) for line in loose if compact(line.text) not in whole)
            loose = []
            yield _titled(block, whole)
        elif isinstance(block, Line) and id(block) not in listed:
            text = compact(block.text)
            if NUMBER.match(text) and is_form_title(text):
                loose.append(block)
    yield from (_loose(line) for line in loose)


def _titled(form: Form, whole: str) -> Entry:
    number = NUMBER.match(whole)
    place = form.title or Location("表题", "", form.grids[0].page, form.grids[0].table)
    return Entry(whole, place, int(number[1]) if number else None, project=form.number)


def _loose(line: Line) -> Entry:
    text = compact(line.text)
    number = NUMBER.match(text)
    place = Location("表题", line.text, line.page, cell=line.address, bbox=line.box)
    return Entry(text, place, int(number[1]) if number else None)
