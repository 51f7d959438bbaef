"""The sections of a document's narrative (总体绩效目标, 工作保障措施) by their headings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bgtlint.model import Line
from bgtlint.reading.normalise import compact
from bgtlint.recognition.contents import LONGEST

_HEADING = re.compile(r"^[一二三四五六七八九十]{1,3}[、.．](?P<name>[^。；;:]{2,30})$")
_CONTENTS = re.compile(r"(?:[.．…·]{2,}|\s)\d{1,4}$")
_PART = re.compile(r"^第[一二三四五六七八九十]+(?:部分|章)")
_PAGE = re.compile(r"^-?\d{1,4}-?$")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading without its number, its line, and the paragraphs below it."""

    name: str
    heading: Line
    paragraphs: tuple[Line, ...]


def read_sections(lines: Sequence[Line]) -> Iterator[Section]:
    """Yield the sections of a narrative; lines of a table of contents are no headings."""
    heading: Line | None = None
    name = ""
    body: list[Line] = []
    for line in lines:
        found = _HEADING.match(compact(line.text))
        contents = _CONTENTS.search(line.text.strip()[-LONGEST:])
        if not ((found and not contents) or _PART.match(compact(line.text))):
            if heading is not None and compact(line.text) and not _PAGE.match(compact(line.text)):
                body.append(line)
            continue
        if heading is not None:
            yield Section(name, heading, tuple(body))
        heading, name = (line, found["name"]) if found else (None, "")
        body = []
    if heading is not None:
        yield Section(name, heading, tuple(body))
