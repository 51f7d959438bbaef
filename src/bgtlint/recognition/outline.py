"""What stands outside the tables: titles, units of amounts, departments, the contents."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bgtlint.model import Form, Grid, Line, Location, Outline, Passage
from bgtlint.reading.normalise import compact, squash
from bgtlint.recognition.contents import LONGEST, contents_lines, read_entries
from bgtlint.recognition.passages import read_passages
from bgtlint.recognition.titles import read_titles

_UNIT = re.compile(r"(?:金额)?单位[::]\(?(?:人民币)?\(?(亿元|万元|千元|百元|元)\)?")
_TITLE = re.compile(r"(?:绩效|支出|自评|评价|目标).*表(?:[\((].{0,20}[\))])?$")
_NUMBERED = re.compile(
    r"^(?:\d{1,3}[.、．]"
    r"|\((?:\d{1,3}|[一二三四五六七八九十]{1,3})\)、?"
    r"|(?:附?表|附件|项目)\d{1,3}?(?:-\d{1,3}?)?(?:[.、:]|(?=(?:19|20)\d\d年)|(?=[^\d-])))"
)
_DEPARTMENT = re.compile(r"^(\d{3,9})[-—]?([一-鿿]{2,}.*)$")
_CONTENTS = re.compile(r"^(.*?\S)(?:[.．…·]{3,}\s*|\t\s*|\s{2,})(\d{1,4})$")
_YEAR = re.compile(r"(20\d\d)年?(?:度|部门|预算|项目|财政|.{0,20}绩效)")
_COVER_YEAR = re.compile(r"(20\d\d)年?度?.{0,16}绩效")
_NO_TITLE = re.compile(
    r"^(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+、|-?\d{1,4}-?$|第\d+页)"
)


_GENERAL = re.compile(
    r"(?:本|全|各|均|以下|下列|上述).{0,12}单位(?:均|都|统一)?(?:为|是|以|[::])(?:人民币)?(亿元|万元|千元|百元|元)"
)
NEAR = 8
"""How many lines above a table may hold its fields."""


def general_unit(text: str) -> str:
    """Return the unit that a compacted line states for a whole document, "" when none."""
    found = _GENERAL.search(text) if len(text) <= 200 else None
    return found[1] if found else ""


@dataclass(frozen=True, slots=True)
class Heading:
    """The lines above a table, understood: its title, unit of amounts and department.

    `lines` are those from the title down to the table, parted at tabs.
    """

    title: Location | None = None
    amount_unit: str = ""
    department: Location | None = None
    lines: tuple[Line, ...] = ()


def _location(line: Line, label: str, text: str | None = None) -> Location:
    return Location(
        label,
        text if text is not None else line.text,
        line.page,
        cell=line.address,
        bbox=line.box,
        sheet=line.sheet,
    )


def amount_unit(text: str) -> str:
    """Return the unit of amounts that a compacted text states (单位：万元), "" when none."""
    found = _UNIT.search(text) if "单位" in text else None
    return found[1] if found else ""


def is_title(text: str) -> bool:
    """Tell whether a compacted text is the title of a form."""
    return bool(_TITLE.search(text)) and not amount_unit(text) and len(text) <= 120


def unnumbered(title: str) -> str:
    """Return a compacted title without its number: 3. or (三) or 表3."""
    return _NUMBERED.sub("", title, count=1)


def _windows(count: int) -> Iterator[tuple[int, int]]:
    """Yield runs of at most four lines, those nearest to the table first, short before long."""
    for end in range(count, 0, -1):
        for start in range(end - 1, max(end - 5, -1), -1):
            yield start, end


def _title(lines: Sequence[Line], name: str) -> Location | None:
    """Return the title nearest to a table, put together where it is wrapped over lines.

    A title begins at the line with its number; one without a number goes back as far as the
    project's name does.
    """
    texts = [compact(line.text) for line in lines]
    whole = compact(name)
    best: tuple[int, int] | None = None
    for start, end in _windows(len(lines)):
        if not is_title("".join(texts[start:end])) or not _continues(texts[start + 1 : end]):
            continue
        if (
            end - start > 1
            and is_title("".join(texts[start : end - 1]))
            and texts[end - 1][0] != "("
        ):
            continue
        if _NUMBERED.match(texts[start]) or (whole and whole in "".join(texts[start:end])):
            best = (start, end)
            break
        best = best or (start, end)
    if best is None:
        return None
    start, end = best
    joined = "".join(line.text.strip() for line in lines[start:end])
    return _location(lines[start], "表题", joined)


def _continues(texts: Sequence[str]) -> bool:
    """Tell whether lines may be the rest of a title: no headings, numbers or units of their own."""
    return not any(
        _NO_TITLE.match(text) or _NUMBERED.match(text) or amount_unit(text) for text in texts
    )


def read_heading(lines: Sequence[Line], name: str = "") -> Heading:
    """Read the lines between two tables as the second one's heading.

    A tab in a line parts what stands left and right of a wide gap. `name` is the project's name
    as the form prints it, by which a wrapped title is put together.
    """
    lines = [
        replace(line, text=part) for line in lines for part in line.text.split("\t") if part.strip()
    ]
    title = _title(lines, name)
    unit = ""
    department = None
    near: list[Line] = []
    for line in reversed(lines):
        text = compact(line.text)
        unit = unit or amount_unit(text)
        if department is None and not is_title(text) and _DEPARTMENT.match(text):
            department = _location(line, "预算单位")
        if title is not None and line.text in title.text:
            break
        near.append(line)
    unit = unit or next((u for line in lines if (u := amount_unit(compact(line.text)))), "")
    return Heading(title, unit, department, tuple(reversed(near[:NEAR])))


def read_outline(blocks: Sequence[Line | Form | Grid]) -> Outline:
    """Read what a document prints besides the fields of its forms.

    The table of contents, the titles of the body, every text with its place, the document's
    year, its department, and the year on its cover.
    """
    lines = [block for block in blocks if isinstance(block, Line)]
    contents = []
    year = None
    department = ""
    for line in lines:
        whole = line.text.strip()
        entry = _CONTENTS.match(whole) if len(whole) <= LONGEST else None
        if entry and not _UNIT.search(compact(line.text)):
            contents.append((squash(entry[1]).rstrip(".．…·"), entry[2]))
            continue
        text = compact(line.text)
        found = _YEAR.search(text)
        if year is None and found and not entry:
            year = int(found[1])
        if not department and re.search(r"(?:局|委员会|委|办公室|中心|厅|部|院|政府)$", text):
            department = text
    region = contents_lines(lines)
    passages = tuple(read_passages(blocks, frozenset(map(id, region))))
    return Outline(
        tuple(lines),
        tuple(contents),
        department,
        year,
        passages,
        tuple(read_entries(region)),
        tuple(read_titles(blocks, region)),
        _cover_year(passages),
    )


def _cover_year(passages: Sequence[Passage]) -> tuple[int, Location] | None:
    """Return the year that the cover prints with what the document is."""
    for passage in passages:
        if passage.kind == "cover":
            found = _COVER_YEAR.search(compact(passage.location.text))
            if found:
                return int(found[1]), passage.location
    return None
