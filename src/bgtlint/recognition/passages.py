"""Every printed text of a document with its place: paragraphs, headings, cells."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bgtlint.model import Cell, Form, Grid, Line, Location, Passage
from bgtlint.reading.normalise import compact
from bgtlint.recognition.labels import label
from bgtlint.recognition.titles import is_form_title
from bgtlint.recognition.view import View

_PART = re.compile(r"^第[一二三四五六七八九十]+(?:部分|章|节)")
_SECTION = re.compile(r"^(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）])")
_LIST = re.compile(
    r"^(?:\d{1,3}[.、．)）]|[(（]\d{1,3}[)）]|[-•·●◆■]|[一二三四五六七八九十]是|第[一二三四五六七八九十]+[，,、])"
)
_PAGE_NUMBER = re.compile(r"^(?:[-—–]*\d{1,4}[-—–]*|第\d+页(?:[,，]?共\d+页)?|\d{1,4}/\d{1,4})$")
_ENDS = tuple("。！？；：!?;:”…")
_LONGEST_HEADING = 30
_SHORTEST_WRAPPED = 25
_SHORTEST_LINE = 15
_EDGE = 36.0

_Shares = Mapping[tuple[int, int | None], Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class _Above:
    """What has been seen above a line."""

    part: str = ""
    section: str = ""
    begun: bool = False

    @property
    def name(self) -> str:
        return "/".join(name for name in (self.part, self.section) if name)


def read_passages(
    blocks: Sequence[Line | Form | Grid], contents: frozenset[int]
) -> Iterator[Passage]:
    """Yield the texts of a document in order; `contents` are the ids of the lines of its contents.

    Lines that a page's edge broke are joined to one paragraph; page numbers are left out.
    """
    edges = _right_edges(blocks)
    covered = bool(contents) or any(
        isinstance(block, Line) and _PART.match(compact(block.text)) for block in blocks
    )
    above = _Above(begun=not covered)
    shares = _shares(blocks)
    waiting: Passage | None = None
    last: Line | None = None
    for block in blocks:
        if not isinstance(block, Line):
            if waiting is not None:
                yield waiting
            waiting = last = None
            above = replace(above, begun=True)
            yield from _cells(block, shares)
            continue
        text = compact(block.text)
        if not text or _PAGE_NUMBER.match(text):
            continue
        listed = id(block) in contents
        kind, above = _kind(text, above, listed)
        if waiting is not None and last is not None:
            if kind == waiting.kind == "paragraph" and _goes_on(last, block, edges):
                waiting, last = _joined(waiting, block), block
                continue
            yield waiting
        place = Location(_label(kind, above), block.text, block.page, cell=block.address,
                         bbox=block.box)  # fmt: skip
        waiting = Passage(place, kind, above.name, None, block.secrets)
        last = block
    if waiting is not None:
        yield waiting


def _kind(text: str, above: _Above, listed: bool) -> tuple[str, _Above]:
    if listed:
        return "contents", replace(above, begun=True)
    if _PART.match(text) and len(text) <= _LONGEST_HEADING:
        return "heading", _Above(text, "", True)
    if _SECTION.match(text) and len(text) <= _LONGEST_HEADING and not text.endswith(_ENDS):
        return "heading", _Above(above.part, text, True)
    if not above.begun:
        return "cover", above
    return "paragraph", above


def _label(kind: str, above: _Above) -> str:
    if kind == "cover":
        return "封面"
    if kind == "contents":
        return "目录"
    return above.section or above.part or "正文"


def _right_edges(blocks: Iterable[Line | Form | Grid]) -> Mapping[int, float]:
    """Return how far right the text of each page goes."""
    edges: dict[int, float] = {}
    for block in blocks:
        if isinstance(block, Line) and block.box is not None and block.page is not None:
            edges[block.page] = max(edges.get(block.page, 0.0), block.box[2])
    return edges


def _goes_on(first: Line, second: Line, edges: Mapping[int, float]) -> bool:
    """Tell whether the second line is the rest of the first's paragraph."""
    above, below = compact(first.text), compact(second.text)
    if above.endswith(_ENDS) or is_form_title(above) or _LIST.match(below):
        return False
    if first.box is not None and first.page is not None:
        return len(above) >= _SHORTEST_LINE and first.box[2] > edges[first.page] - _EDGE
    return len(above) >= _SHORTEST_WRAPPED


def _joined(passage: Passage, line: Line) -> Passage:
    text = f"{passage.location.text}\n{line.text}"
    place = replace(passage.location, text=text)
    return replace(passage, location=place, secrets=(*passage.secrets, *line.secrets))


def _cells(block: Form | Grid, shares: _Shares) -> Iterator[Passage]:
    """Yield the filled cells of a table, those of a form under the names its findings use.

    Of a list of projects each form yields its own cells; what no form took is yielded once.
    """
    grids = block.grids if isinstance(block, Form) else (block,)
    places = [_named(block, grid) if isinstance(block, Form) else {} for grid in grids]
    labels = _labels(place for named in places for place in named.values())
    number = block.number if isinstance(block, Form) else None
    for grid, named in zip(grids, places, strict=True):
        view = View(grid)
        for cell in shares.get((id(grid), number), ()):
            place = named.get((cell.row, cell.column))
            kind = "label" if place is None and label(compact(cell.text)) in labels else "cell"
            place = place or view.location(cell, "表格")
            yield Passage(place, kind, "", number, cell.secrets)


def _shares(blocks: Iterable[Line | Form | Grid]) -> _Shares:
    """Return the filled cells of each grid that each form took, None standing for no form.

    What no form took of a grid belongs to the first form that has it.
    """
    grids: dict[int, Grid] = {}
    rest: dict[int, int] = {}
    owners: dict[tuple[int, int, int], int] = {}
    for block in blocks:
        if isinstance(block, Line):
            continue
        for grid in block.grids if isinstance(block, Form) else (block,):
            grids[id(grid)] = grid
            if isinstance(block, Form):
                rest.setdefault(id(grid), block.number)
                for row, column in _named(block, grid):
                    owners.setdefault((id(grid), row, column), block.number)
    shares: dict[tuple[int, int | None], list[Cell]] = {}
    for own, grid in grids.items():
        for cell in sorted(grid.cells, key=lambda cell: (cell.row, cell.column)):
            if cell.text.strip():
                owner = owners.get((own, cell.row, cell.column), rest.get(own))
                shares.setdefault((own, owner), []).append(cell)
    return shares


def _labels(places: Iterable[Location]) -> frozenset[str]:
    """Return the labels under which a form's cells are known, each part of a path by itself."""
    return frozenset(label(part) for place in places for part in compact(place.label).split("/"))


def _named(form: Form, grid: Grid) -> Mapping[tuple[int, int], Location]:
    """Return the places of a form in one of its tables, by row and column."""
    pages = {grid.page, *(cell.page for cell in grid.cells if cell.page is not None)}
    places = [*form.fields.values()]
    places += [place for cell in form.plan for place in (cell.label, cell.value) if place]
    places += [place for row in form.rows for place in row.cells.values()]
    return {
        (place.row, place.column): place
        for place in reversed(places)
        if place.row is not None
        and place.column is not None
        and place.text
        and place.table == grid.table
        and place.page in pages
    }
