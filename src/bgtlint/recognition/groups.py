"""The indicator lists of a header: which columns belong together, and to which period."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bgtlint.recognition.labels import label, level1, level2
from bgtlint.recognition.layouts import Layout, Levels
from bgtlint.recognition.periods import PAST, TERM, YEAR, period
from bgtlint.recognition.regions import Region, read_regions
from bgtlint.recognition.stacks import Stack
from bgtlint.recognition.view import View
from bgtlint.recognition.year_columns import read_years

LEVELS = ("level1", "level2")
LEAST = frozenset({"level2", "level3"})
JUDGED = frozenset({"weight", "score"})
"""Columns of a table that scores without a value to reach (评分表)."""
NAMED = frozenset({"level1", "level2", "level3", "description", "comparator", "unit", "attribute"})
"""Columns that the values of every region share."""
LOOK_AHEAD = 8
"""How many rows below the header may tell a level column by its names."""
GROUP_LABEL = 100
"""How much worse a level-3 label left of the other columns is (绩效指标 beside the table)."""
LONGEST_LABEL = 24


@dataclass(frozen=True, slots=True)
class Group:
    """Columns that make one indicator list: canonical name → column, and the printed labels.

    `period` tells the lists of a form with several apart (年度, 实施期; "" for the only one);
    `level1` is the level 1 of a list whose columns stand under its name. `regions` are further
    columns with each region's or year's values of the same indicators; `region` is the one whose
    values stand in the value column, "" for the whole; `year` the year whose they are (2023年).
    """

    columns: Mapping[str, int]
    printed: Mapping[str, str]
    period: str = ""
    level1: str = ""
    region: str = ""
    regions: tuple[Region, ...] = ()
    year: str = ""

    @property
    def taken(self) -> frozenset[int]:
        """Every column of the list, those of the regions included."""
        return frozenset((*self.columns.values(), *(one.column for one in self.regions)))

    def of_regions(self) -> Iterator["Group"]:
        """Yield a list for each further region: the names, and its values."""
        kept = {name for name in self.columns if name in NAMED}
        for one in self.regions:
            columns = {name: self.columns[name] for name in kept} | {"value": one.column}
            printed = {name: self.printed[name] for name in kept} | {"value": one.printed}
            yield Group(columns, printed, one.year or self.period, self.level1, one.name)


def _split(found: Sequence[Stack], layout: Layout) -> Iterator[list[Stack]]:
    """Cut the columns where a label comes again that the list before has already."""
    part: list[Stack] = []
    seen: set[str] = set()
    for stack in found:
        name = stack.labels[-1]
        names = layout.columns_of(name)
        if name in seen and names and _has_value(part, layout):
            yield part
            part, seen = [], set()
        part.append(stack)
        seen.add(name)
    if part:
        yield part


def _has_value(part: Sequence[Stack], layout: Layout) -> bool:
    return any("value" in _names(stack, layout) for stack in part)


def _names(stack: Stack, layout: Layout) -> tuple[str, ...]:
    """Return the columns that a stack's lowest known label may be."""
    for text in reversed(stack.labels):
        if names := layout.columns_of(text):
            return names
    return ()


def _assigned(part: Sequence[Stack], layout: Layout) -> dict[str, Stack]:
    """Give each column its stack: the canonical names in order, the better label first."""
    taken: dict[str, Stack] = {}
    names = {id(stack): _names(stack, layout) for stack in part}
    for name in layout.column_order:
        best: tuple[int, Stack] | None = None
        for stack in part:
            if name not in names[id(stack)] or any(stack is other for other in taken.values()):
                continue
            rank = min(layout.rank(name, text) for text in stack.labels)
            levels = [taken[key].column for key in LEVELS if key in taken]
            if name == "level3" and any(column > stack.column for column in levels):
                if stack.labels[-1] in layout.groups:
                    continue  # 绩效指标 beside the table is its heading
                rank += GROUP_LABEL
            if any(period(text) == PAST for text in stack.labels):
                rank += GROUP_LABEL
            if best is None or rank < best[0]:
                best = (rank, stack)
        if best is not None:
            taken[name] = best[1]
    return taken


def _with_levels(
    view: View, taken: Mapping[str, Stack], part: Sequence[Stack], row: int, levels: Levels
) -> dict[str, Stack]:
    """Add the level columns that only their contents tell: level names under a label unknown."""
    found = dict(taken)
    values = found.get("level3") or found.get("value")
    for name, known in (("level1", level1), ("level2", level2)):
        for stack in part:
            if name in found or values is None or stack.column >= values.column:
                continue
            if any(stack is other for other in found.values()):
                continue
            if any(known(text, levels) for text in _below(view, stack, row)):
                found[name] = stack
    return _moved_down(view, found, row, levels)


def _below(view: View, stack: Stack, row: int) -> list[str]:
    """Return the first texts of a column under a header's row."""
    below = (view.at(line, stack.column) for line in range(row + 1, row + LOOK_AHEAD))
    return [view.text(cell) for cell in below if cell is not None and cell.row > row]


def _moved_down(view: View, found: dict[str, Stack], row: int, levels: Levels) -> dict[str, Stack]:
    """Take level 1 and 2 for 2 and 3 where that is what stands in them, in a form without 3."""
    if "level3" in found or not found.keys() >= {"level1", "level2"}:
        return found
    first, second = (_below(view, found[name], row) for name in LEVELS)
    deeper = any(level2(text, levels) and not level1(text, levels) for text in first)
    if not deeper or any(level1(text, levels) or level2(text, levels) for text in second):
        return found
    rest = {name: stack for name, stack in found.items() if name not in LEVELS}
    return {"level2": found["level1"], "level3": found["level2"], **rest}


def read_groups(
    view: View, found: Sequence[Stack], layout: Layout, levels: Levels, row: int
) -> Iterator[Group]:
    """Yield the indicator lists, the year's first."""
    parts = list(_split(found, layout))
    shared: dict[str, Stack] = {}
    made: list[Group] = []
    for part in parts:
        taken = _with_levels(view, _assigned(part, layout), part, row, levels)
        more = _further(part, taken.get("value"), layout)
        if more is not None:
            taken["value"] = more.own
        if "value" not in taken and not taken.keys() >= JUDGED:
            continue
        shared = {name: stack for name, stack in {**shared, **taken}.items() if name in LEVELS}
        whole = {**shared, **taken} if len(parts) > 1 else taken
        if not LEAST & whole.keys():
            continue
        made += (_with(group, more) for group in _periods(view, whole, part, levels, row))
    yield from sorted(_told_apart(view, made, row), key=lambda group: group.period == TERM)


@dataclass(frozen=True, slots=True)
class _Further:
    """The own column of values of a list, its region or year, and the further columns."""

    own: Stack
    region: str
    year: str
    columns: tuple[Region, ...]


def _further(part: Sequence[Stack], value: Stack | None, layout: Layout) -> _Further | None:
    """Return the columns of regions or of years that stand for the values of one list."""
    if (found := read_regions(part, value, layout)) is not None:
        return _Further(found[0], found[1], "", found[2])
    if (found := read_years(part, value)) is not None:
        return _Further(found[0], "", found[1], found[2])
    return None


def _with(group: Group, more: _Further | None) -> Group:
    """Return a list with its further columns, where they stand for its values."""
    if more is None or group.columns.get("value") != more.own.column:
        return group
    return replace(group, region=more.region, year=more.year, regions=more.columns)


def _told_apart(view: View, made: Sequence[Group], row: int) -> list[Group]:
    """Return the lists with their periods; where nothing tells them apart the year's is last.

    One list alone has no period; several under different level-1 names have none either.
    """
    periods = {group.period for group in made}
    if len(made) == 1 or any(group.level1 for group in made):
        return [replace(group, period="") for group in made]
    if len(periods) == len(made) and "" not in periods:
        return list(made)
    above = (view.text(cell) for line in range(1, row) for cell in view.filled(line))
    term = any(period(text) == TERM and len(text) <= LONGEST_LABEL for text in above)
    names = [*[TERM] * (len(made) - 1), YEAR] if term or TERM in periods else [""] * len(made)
    return [replace(group, period=name) for group, name in zip(made, names, strict=True)]


def _periods(
    view: View, taken: Mapping[str, Stack], part: Sequence[Stack], levels: Levels, row: int
) -> Iterator[Group]:
    """Yield one list for each value column of a group: its own, and that of another period."""
    if "value" not in taken and "term_value" not in taken:
        yield Group(
            {key: stack.column for key, stack in taken.items()},
            {key: stack.printed for key, stack in taken.items()},
        )
        return
    for name in ("value", "term_value"):
        if name not in taken:
            continue
        columns = {
            ("value" if key == "term_value" else key): stack
            for key, stack in taken.items()
            if key not in ("value", "term_value") or key == name
        }
        value = taken[name]
        yield Group(
            {key: stack.column for key, stack in columns.items()},
            {key: stack.printed for key, stack in columns.items()},
            _period(view, value, row),
            _level1(value, levels),
        )
    if "term_value" in taken or "value" not in taken:
        return
    value = taken["value"]
    for other in part:
        if other is value or other.labels[:-1] != value.labels[:-1] or len(value.labels) < 2:
            continue
        periods = {period(other.labels[-1]), period(value.labels[-1])}
        if periods == {YEAR, TERM} and other not in taken.values():
            columns = {**taken, "value": other}
            yield Group(
                {key: stack.column for key, stack in columns.items()},
                {key: stack.printed for key, stack in columns.items()},
                period(other.labels[-1]),
            )


def _period(view: View, value: Stack, row: int) -> str:
    """Return the period of a value column: from its labels, else from the nearest row above."""
    for text in reversed(value.labels):
        if found := period(text):
            return found
    for above in range(row - 1, max(row - 8, 0), -1):
        cell = view.heading(above, value.column)
        text = view.text(cell) if cell is not None else ""
        goal = len(text) <= LONGEST_LABEL and label(text).endswith(("目标", "指标"))
        if goal and (found := period(text)):
            return found
    return ""


def _level1(value: Stack, levels: Levels) -> str:
    for text in reversed(value.labels):
        if name := levels.level1.get(label(text).removesuffix("指标")):
            return name
    return ""
