"""The table of contents (目录): its lines, and the entries they make up."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bgtlint.model import Entry, Line, Location
from bgtlint.reading.normalise import compact

ENTRY = re.compile(
    r"^(.*?\S)(?:(?:…{2,}|[.．…·]{3,})\s*|\t\s*|\s{2,}|(?<=目标表|自评表|评价表|申报表|审批表)\s?)(\d{1,4})$",
    re.DOTALL,
)
"""A line of the contents: a title, dot leaders or a wide gap, and a page number.

After the title of a form one blank or none will do: a web page keeps no tab.
"""

NUMBER = re.compile(r"^(\d{1,3})[.、．](?!\d{1,2}(?:\D|$))")
"""The number of a title; 2.5 and 3.12 are no titles' numbers, 2.2024年 is."""

_MARK = re.compile(
    r"^(?:\d{1,3}[.、．]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|第)"
)
_HEADING = re.compile(r"^目[录次錄]$")
_LEADERS = re.compile(r"(?:…{2,}|[.．…·]{3,})\d{1,4}$")
_AMOUNT = re.compile(r"单位[:：]")
_JOINED = re.compile(r"(?<=表)(?:[.．…·\s]*(?P<page>\d{1,4})?\s+)?(?=\d{1,3}[.、．](?:20\d\d|\D))")
_MOST_BETWEEN = 4
LONGEST = 300
"""Characters of the longest line of the contents."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of the contents' text with the line it stands in."""

    text: str
    page: int | None
    line: Line


def entry_of(text: str) -> re.Match[str] | None:
    """Match a line of the contents; none is longer than a line of print."""
    return ENTRY.match(text) if len(text) <= LONGEST else None


def contents_lines(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of the table of contents: from 目录, or an entry with leaders, to its end.

    Between entries at most four lines may print no page number (names of parts, wrapped titles).
    """
    start = last = None
    for index, line in enumerate(lines):
        text = compact(line.text)
        entry = entry_of(line.text.strip()) and not _AMOUNT.search(text)
        if start is None:
            if _HEADING.match(text) or (entry and _LEADERS.search(text)):
                start = index
                last = index if entry else None
        elif index - (start if last is None else last) > _MOST_BETWEEN + 1:
            break
        elif entry:
            last = index
    return list(lines[start : last + 1]) if start is not None and last is not None else []


def read_entries(region: Sequence[Line]) -> Iterator[Entry]:
    """Yield the entries of the contents with titles, numbers, pages and places.

    A title wrapped over lines is joined; two titles run together on one line are parted.
    """
    waiting: list[_Part] = []
    for line in region:
        text = line.text.strip()
        if _HEADING.match(compact(text)):
            continue
        found = entry_of(text)
        part = _Part(found[1], int(found[2]), line) if found else _Part(text, None, line)
        if waiting and not _MARK.match(compact(text)):
            first = waiting.pop(0)
            part = _Part(f"{first.text}{part.text}", part.page, first.line)
        if part.page is None and _MARK.match(compact(text)) and not text.startswith("第"):
            waiting = [part]
            continue
        waiting = []
        if part.page is not None:
            yield from _entries(part)


def _entries(part: _Part) -> Iterator[Entry]:
    text = part.text
    begin = 0
    for joint in _JOINED.finditer(text):
        page = int(joint["page"]) if joint["page"] else None
        yield _entry(text[begin : joint.start()], page, part.line)
        begin = joint.end()
    yield _entry(text[begin:], part.page, part.line)


def _entry(text: str, page: int | None, line: Line) -> Entry:
    title = compact(text).rstrip(".．…·")
    number = NUMBER.match(title)
    place = Location("目录", line.text, line.page, cell=line.address, bbox=line.box)
    return Entry(title, place, int(number[1]) if number else None, page)
