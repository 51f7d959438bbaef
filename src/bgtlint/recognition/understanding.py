"""Why a table that speaks of indicators could not be read as a form: what it lacks of which."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bgtlint.model import Diagnostic, Grid, Likeness, Line, Location
from bgtlint.reading.normalise import compact, squash
from bgtlint.recognition.labels import label, level2
from bgtlint.recognition.layouts import Layout, Levels

INDICATOR_WORDS = frozenset({"一级指标", "二级指标", "三级指标", "绩效指标"})
LEAST_LEVELS = 2
LEAST_WORDS = 3
"""How many words of a form a document without tables must hold to be taken for one."""
SURE = 4
"""A label of so many letters is one wherever it stands in a text."""
MOST = 2
"""How many layouts that are equally close are named."""
HEADER = "一级指标二级指标"
"""Two words of a header that have run together."""
ONE_ROW = "同一行的指标表头"
LEVEL_NAMES = ("产出指标", "数量指标")
"""What stands in every form, named where a document holds no level names at all."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a table or a document shows: its labels, and all its text together."""

    labels: frozenset[str]
    text: str

    def holds(self, word: str) -> bool:
        return word in self.labels or (len(word) >= SURE and word in self.text)

    def any(self, words: Iterable[str]) -> bool:
        return any(map(self.holds, words))


def _seen(texts: Sequence[str]) -> _Seen:
    compacted = [compact(text) for text in texts]
    return _Seen(frozenset(map(label, compacted)), "\n".join(compacted))


def not_understood(
    grid: Grid, layouts: Sequence[Layout], levels: Levels, above: Sequence[Line] = ()
) -> Iterator[Diagnostic]:
    """Yield a diagnostic for a table with indicator words or level names but no usable header.

    It says what was seen, which layout that is most like, and what is missing of it; the lines
    `above` may hold the title. A table without such words is some other table.
    """
    texts = [compact(cell.text) for cell in grid.cells]
    labels = {label(text) for text in texts}
    names = {level2(text, levels) for text in texts if text.endswith("指标")} - {None}
    if not INDICATOR_WORDS & labels and len(names) < LEAST_LEVELS:
        return
    title = compact("".join(line.text for line in above[-4:]))
    found = squash("、".join([cell.text for cell in grid.cells if cell.text.strip()][:6]))
    closest = closest_layouts(_seen([cell.text for cell in grid.cells]), layouts, title)
    yield Diagnostic("form-not-understood", grid.page, f"{grid.table}（{found}）", closest)


def nothing_found(
    blocks: Sequence[object], layouts: Sequence[Layout], levels: Levels
) -> Diagnostic:
    """Return the diagnostic for a document without any form: what its text is most like."""
    texts: list[str] = []
    for block in blocks:
        if isinstance(block, Line):
            texts += [block.text, *block.text.split()]
        elif isinstance(block, Grid):
            texts += [cell.text for cell in block.cells]
    seen = _seen(texts)
    generic = next((layout for layout in layouts if layout.generic), None)
    known = {*INDICATOR_WORDS, *(generic.columns["value"] if generic else ())}
    if generic is not None:
        known |= generic.fields["name"].labels | generic.fields["budget"].labels
    named = sum(seen.holds(f"{name}指标") for name in {*levels.level1, *levels.level2})
    if named + sum(map(seen.holds, known)) < LEAST_WORDS:
        return Diagnostic("no-form")
    closest = closest_layouts(seen, layouts, seen.text)
    if named < LEAST_LEVELS:
        closest = tuple(replace(one, missing=(*one.missing, *LEVEL_NAMES)) for one in closest)
    return Diagnostic("no-form-like", closest=closest)


def lines_not_understood(
    lines: Sequence[Line], layouts: Sequence[Layout], levels: Levels
) -> Iterator[Diagnostic]:
    """Yield a diagnostic where lines without cells hold the header and level names of a form.

    Header words stand alone or side by side there; a report that speaks of them puts them in a
    sentence.
    """
    if not any("指标" in line.text for line in lines):
        return
    tokens = [compact(part) for line in lines for part in line.text.split()]
    words = set(map(label, tokens))
    if not (words & INDICATOR_WORDS or HEADER in "".join(tokens)):
        return
    seen = _seen([*tokens, "".join(tokens)])
    generic = next((layout for layout in layouts if layout.generic), None)
    named = sum(seen.holds(f"{name}指标") for name in levels.level2)
    if generic is None or named < LEAST_LEVELS or not seen.any(generic.columns["value"]):
        return
    yield doubtful(lines, layouts)


def doubtful(
    lines: Sequence[Line], layouts: Sequence[Layout], unsure: tuple[str, ...] = ()
) -> Diagnostic:
    """Return the diagnostic for a form without cells whose words may belong to other cells.

    `unsure` is what could not be told, where that is known; it stands for what is missing.
    """
    tokens = [compact(part) for line in lines for part in line.text.split()]
    seen = _seen([*tokens, "".join(tokens)])
    first = next((line for line in lines if "指标" in line.text), lines[0])
    closest = closest_layouts(seen, layouts, seen.text)
    if unsure:
        closest = tuple(replace(one, missing=unsure) for one in closest)
    return Diagnostic("lines-not-understood", first.page, squash(first.text)[:40], closest)


def closest_layouts(seen: _Seen, layouts: Sequence[Layout], title: str) -> tuple[Likeness, ...]:
    """Return the layouts with most of their marks in a text, each with what the text lacks of it.

    Where no layout has a mark of its own there, the generic one is the closest.
    """
    found = [
        ((_marks(layout, seen, title), -len(missing)), layout, missing)
        for layout in layouts
        if layout.generic or _marks(layout, seen, title) > 0
        for missing in [_missing(layout, seen)]
    ]
    best = max((rank for rank, layout, _ in found), default=None)
    return tuple(
        Likeness(layout.id, layout.title["zh"], layout.title["en"], missing)
        for rank, layout, missing in found
        if rank == best
    )[:MOST]


def lacking(layout: Layout, names: Iterable[str]) -> Likeness:
    """Return a layout with the fields that a form it read lacks, as the layout prints them."""
    missing = tuple(
        "绩效指标" if name == "indicators" else layout.fields[name].usual for name in names
    )
    return Likeness(layout.id, layout.title["zh"], layout.title["en"], missing)


def _marks(layout: Layout, seen: _Seen, title: str) -> int:
    """Return how much of what tells a layout stands in a text; 0 when nothing of its own does."""
    detect = layout.detect
    own = sum(map(seen.holds, detect.labels)) + seen.any(detect.any_of)
    own += any(word in title for word in detect.title)
    if not own:
        return 0
    kind = next((k for words, k in layout.kinds if all(w in title for w in words)), None)
    against = sum(map(seen.holds, detect.none)) + (kind is not None and kind != layout.kind)
    return 2 * own - 2 * against + (kind == layout.kind)


def _missing(layout: Layout, seen: _Seen) -> tuple[str, ...]:
    """Return the labels and columns that a layout needs and a text does not hold."""
    detect, columns = layout.detect, layout.columns
    fields = [layout.fields[name] for name in layout.required if name in layout.fields]
    missing = [rule.usual for rule in fields if not seen.any(rule.words)]
    missing += sorted(word for word in detect.labels if not seen.holds(word))
    if detect.any_of and not seen.any(detect.any_of):
        missing.append("”或“".join(sorted(detect.any_of)[:3]))
    if not seen.any((*columns.get("level2", ()), *columns.get("level3", ()))):
        missing.append(columns["level3"][0])
    needed = [name for name in detect.columns if name in columns and name != "value"]
    missing += [columns[n][0] for n in ("value", *needed) if not seen.any(columns[n])]
    return tuple(dict.fromkeys(missing)) or (ONE_ROW,)


def cells_not_placed(grid: Grid, row: int) -> Diagnostic:
    """Return the diagnostic for a table without blank cells whose row fits in several ways."""
    cells = sorted((cell for cell in grid.cells if cell.row == row), key=lambda c: c.column)
    text = "、".join(" ".join(cell.text.split()) for cell in cells)
    place = Location("", text, grid.page, grid.table, row, cell=cells[0].address)
    return Diagnostic("cells-not-placed", grid.page, places=(place,))


def other_table(grid: Grid) -> Location:
    """Return the place of a table that is no form, with the texts that it begins with."""
    texts = [" ".join(cell.text.split()) for cell in grid.cells if cell.text.strip()]
    return Location("", "、".join(texts[:4])[:80], grid.page, grid.table, bbox=grid.box)
