"""Tables of which a converter kept the filled cells alone: `A | B | |||`.

What a merged cell covers and what is blank has gone from such a row, so that its cells have their
order and no columns. They are put back under the header by what fits there, where that can be
done in one way only; else the table is named and not read.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from bgtlint.model import Cell, Grid
from bgtlint.reading.normalise import squash
from bgtlint.recognition.fitting import (
    ANY_LEVEL,
    ANY_LEVEL2,
    FREE,
    NOTHING,
    STRICT,
    fits,
    is_field,
    laid_out,
)
from bgtlint.recognition.fund_words import shipped_fund_words
from bgtlint.recognition.header import Header
from bgtlint.recognition.labels import label, level1, level2
from bgtlint.recognition.layouts import Layout, Levels
from bgtlint.recognition.lists import SUM
from bgtlint.recognition.packed_above import Unsure, placed_above
from bgtlint.recognition.packed_totals import is_sum, placed_totals
from bgtlint.recognition.rows import repeats_header
from bgtlint.recognition.scored import is_execution
from bgtlint.recognition.shifted import is_ragged
from bgtlint.recognition.totals import last_row, shipped_closing_words
from bgtlint.recognition.view import View

OFTEN = 2
"""A text that so many rows have in one column stands in it everywhere."""
UNDER = frozenset({("成本", "产出", True), ("成本", "产出", False), ("满意度", "效益", False)})
"""Level-2 names that are level-1 names too, the level 1 above, and whether bare of 服务对象."""
Places = tuple[int, ...]


def keeps_filled(grid: Grid) -> bool:
    """Tell whether a text's table has rows of different length and no blank cell at all."""
    return is_ragged(grid) and all(cell.text.strip() for cell in grid.cells)


def is_packed(grid: Grid, header: Header) -> bool:
    """Tell whether a row below the header of such a table is shorter than it."""
    view = View(grid)
    width = len(view.row(header.row))
    rows = (len(view.row(number)) for number in range(header.row + 1, grid.rows + 1))
    return any(1 < cells < width for cells in rows)


@dataclass(slots=True)
class _Columns:
    """The columns of a header: the canonical name of each by number ("" where none is known)."""

    names: Mapping[int, str]
    fields: Mapping[int, str]
    money: frozenset[str]
    levels: Levels
    pinned: dict[str, int] = field(default_factory=dict)
    strict: int = STRICT

    def number(self, name: str) -> int | None:
        return next((column for column, own in self.names.items() if own == name), None)

    def allowed(self, text: str, free: frozenset[int]) -> frozenset[int]:
        """Return the columns of indicators that a text fits; of prose only those in `free`."""
        if text in self.pinned:
            return frozenset({self.pinned[text]})
        return frozenset(
            column
            for column, name in self.names.items()
            if (name not in FREE or column in free) and fits(name, text, self.levels, self.strict)
        )

    def own(self, text: str) -> frozenset[int]:
        """Return the columns of the project's fields that a text fits."""
        return frozenset(
            column
            for column, name in self.fields.items()
            if is_field(name, text, self.money, self.levels)
        )

    def is_judged(self, column: int) -> bool:
        return column in self.fields or self.names[column] not in FREE


def _columns(view: View, header: Header, layout: Layout, levels: Levels) -> _Columns:
    fields = {column: name for name, column in header.fields.items()}
    named = {c: n for group in header.groups for n, c in group.columns.items() if c not in fields}
    first = min(named)
    rest = {cell.column for cell in view.row(header.row)} - named.keys() - fields.keys()
    names = {**named, **{column: "" for column in rest if column > first}}
    if fields:
        fields |= {column: "" for column in rest if column < first}
    money = frozenset(name for name, rule in layout.fields.items() if rule.part)
    return _Columns(names, fields, money | {"budget", "total_budget"}, levels)


def placed(grid: Grid, header: Header, layout: Layout, levels: Levels) -> Grid | Unsure:
    """Return the grid with every cell under its label, or what cannot be put there for sure."""
    view = View(grid)
    if len({group.columns.get("level3") for group in header.groups}) > 1:
        return _unsure(view, header.row)
    columns = _columns(view, header, layout, levels)
    above = placed_above(view, header, layout)
    if isinstance(above, Unsure):
        return above
    below = _below(view, header, layout, columns)
    if isinstance(below, Unsure):
        return below
    return _with_blanks(view, {**above, **below}, header)


def _with_blanks(view: View, moves: Mapping[int, Places], header: Header) -> Grid:
    """Return the grid with the cells in their columns, and a blank one wherever none stands."""
    width = max(cell.column for cell in view.row(header.row))
    wide = max([width, *(places[-1] for places in moves.values())])
    cells: list[Cell] = []
    for number in view.rows():
        row = view.row(number)
        places = moves.get(number)
        if places is None:
            cells += row
            continue
        filled = dict(zip(places, row, strict=True))
        blank = Cell(number, 1, "", address=row[0].address)
        cells += (replace(filled.get(c, blank), column=c) for c in range(1, wide + 1))
    return replace(view.grid, cells=tuple(cells), columns=max(cell.column for cell in cells))


def _below(
    view: View, header: Header, layout: Layout, columns: _Columns
) -> Mapping[int, Places] | Unsure:
    """Return the columns of the cells below the header, row by row."""
    words = shipped_closing_words()
    numbers: list[int] = []
    sums: list[int] = []
    execution: list[int] = []
    for number in range(header.row + 1, last_row(view, header, words) + 1):
        if not view.row(number):
            continue
        lead = view.text(view.row(number)[0])
        if label(lead.split(":")[0]) in layout.after:
            break
        if _is_execution(view, number) and min(columns.names) > 1:
            execution.append(number)
            continue
        if repeats_header(view, number, header) or view.numbers_columns(number):
            continue
        (sums if is_sum(lead) and not header.fields else numbers).append(number)
    free = _in_use(view, numbers, columns)
    if isinstance(free, Unsure):
        return free
    found = dict(_rows(view, numbers, columns, free))
    columns.pinned |= _often(view, found, columns)
    found = dict(_rows(view, numbers, columns, free))
    for number in numbers:
        if found[number] is None:
            return _unsure(view, number)
    rows = {number: places for number, places in found.items() if places is not None}
    for number in execution:
        places = _execution(view, number, columns)
        if places is None:
            return _unsure(view, number)
        rows[number] = places
    return placed_totals(view, header, rows, sums)


def _is_execution(view: View, number: int) -> bool:
    words = shipped_fund_words()
    return any(is_execution(view.text(cell), words) for cell in view.row(number)[:2])


def _execution(view: View, number: int, columns: _Columns) -> Places | None:
    """Return the columns of the execution rate's row, which begins left of the levels."""
    texts = [view.text(cell) for cell in view.row(number)]
    named = 1 + any(is_execution(text, shipped_fund_words()) for text in texts[1:2])
    first = min(columns.names)
    third = columns.number("level3") or first
    allowed = [
        frozenset(c for c in columns.allowed(text, frozenset()) if c > third)
        for text in texts[named:]
    ]
    way = laid_out(allowed)
    if way is None or way[0] != way[1]:
        return None
    return (*range(first - 1, first - 1 + named), *way[0])


def _unsure(view: View, number: int) -> Unsure:
    return Unsure("、".join(squash(cell.text) for cell in view.row(number)), number)


def _in_use(view: View, numbers: Sequence[int], columns: _Columns) -> frozenset[int] | Unsure:
    """Return the columns of prose that the rows need: as few as hold every cell.

    A row with all its cells needs them all. Words that nobody knows are taken for units or levels
    only where no column of prose helps.
    """
    free = sorted(column for column, name in columns.names.items() if name in FREE)
    rows = [[view.text(cell) for cell in view.row(number)] for number in numbers]
    short = [row for row in rows if not _is_full(row, columns)]
    least = len(free) if len(short) < len(rows) else 0
    for strict in range(STRICT, ANY_LEVEL + 1):
        for size in range(least, len(free) + 1):
            for chosen in combinations(free, size):
                used = frozenset(chosen)
                lost = next((r for r in short if not _has_way(r, columns, used, strict)), None)
                if lost is None:
                    return used
                short.insert(0, lost)
    return _unsure(view, numbers[rows.index(short[0])])


def _has_way(texts: Sequence[str], columns: _Columns, free: frozenset[int], strict: int) -> bool:
    return any(
        next(_ways(texts, replace(columns, strict=at), free), None) is not None
        for at in range(strict + 1)
    )


def _is_full(texts: Sequence[str], columns: _Columns) -> bool:
    return len(texts) == len(columns.names) + len(columns.fields)


def _often(view: View, found: Mapping[int, Places | None], columns: _Columns) -> Mapping[str, int]:
    """Return the column of words that several rows have in the same one, and fewer elsewhere."""
    seen: dict[str, Counter[int]] = {}
    for number, places in found.items():
        for cell, column in zip(view.row(number), places or (), strict=False):
            text = view.text(cell)
            if column not in columns.fields:
                seen.setdefault(text, Counter())[column] += 1
    return {
        text: column
        for text, counted in seen.items()
        for column, times in counted.items()
        if 2 * times > counted.total() and times >= OFTEN and columns.names[column] in FREE
        and not NOTHING.fullmatch(text)
    }  # fmt: skip


def _rows(
    view: View, numbers: Sequence[int], columns: _Columns, free: frozenset[int]
) -> Iterator[tuple[int, Places | None]]:
    """Yield the columns of each row's cells, None where there are several ways."""
    first, begun = "", False
    for number in numbers:
        texts = [view.text(cell) for cell in view.row(number)]
        places = _one_way(texts, columns, free, first, begun)
        column = columns.number("level1")
        for text, own in zip(texts, places or (), strict=False):
            first = level1(text, columns.levels) or first if own == column else first
        begun = begun or bool(places)
        yield number, places


def _one_way(
    texts: Sequence[str], columns: _Columns, free: frozenset[int], first: str, begun: bool
) -> Places | None:
    """Return the only way to lay a row out; cells of prose may lie further left than they must."""
    if _is_full(texts, columns):
        return tuple(sorted([*columns.names, *columns.fields]))
    ways = _strictest(texts, columns, free, begun)
    told = {_told(texts, way, columns) for way in ways}
    if len(told) == 1 and None not in told:
        return ways[0][0]
    return _by_level(texts, ways, columns, first)


def _told(
    texts: Sequence[str], way: tuple[Places, Places], columns: _Columns
) -> tuple[int | None, ...] | None:
    """Return the judged columns of a row's cells, None where these are not the same throughout."""
    left, right = way
    told: list[int | None] = []
    for text, one, other in zip(texts, left, right, strict=True):
        if one == other:
            told.append(one if columns.is_judged(one) else None)
        elif NOTHING.fullmatch(text) or not any(
            map(columns.is_judged, _between(one, other, columns))
        ):
            told.append(None)
        else:
            return None
    return tuple(told)


def _between(first: int, last: int, columns: _Columns) -> list[int]:
    """Return the known columns from one to another."""
    known = [*columns.names, *columns.fields]
    return [column for column in known if first <= column <= last]


def _by_level(
    texts: Sequence[str], ways: Sequence[tuple[Places, Places]], columns: _Columns, first: str
) -> Places | None:
    """Decide for a level 2 where its name is a level 1 too (成本指标) and it belongs to that above.

    It does where the same name is the level 1 in force, cost where that is output, and where it is
    benefit a satisfaction that says whose it is (服务对象满意度).
    """
    one, two = columns.number("level1"), columns.number("level2")
    name = level1(texts[0], columns.levels)
    plain = label(texts[0]).removesuffix("指标") == name
    if len(ways) != 1 or one is None or two is None or not level2(texts[0], columns.levels):
        return None
    if not name or (name != first and (name, first, plain) not in UNDER):
        return None
    left, right = ways[0]
    if left[0] != one or right[0] != two:
        return None
    moved = ((two, *left[1:]), right)
    return moved[0] if _told(texts, moved, columns) else None


def _strictest(
    texts: Sequence[str], columns: _Columns, free: frozenset[int], begun: bool
) -> list[tuple[Places, Places]]:
    """Return the ways to lay a row out that take the fewest unknown words for units or levels.

    The first row of a list begins with its unit, where there is a column for it.
    """
    found: list[tuple[Places, Places]] = []
    for strict in range(STRICT, ANY_LEVEL + 1):
        found = found or list(_ways(texts, replace(columns, strict=strict), free))
    units = [column for column, name in columns.fields.items() if name == "unit"]
    if begun or not units:
        return found
    whole = laid_out([columns.own(text) for text in texts], {0: units[0]})
    sure = [way for way in found if way[0][0] == way[1][0] == units[0]]
    return sure or ([whole] if whole else [])


def _ways(
    texts: Sequence[str], columns: _Columns, free: frozenset[int]
) -> Iterator[tuple[Places, Places]]:
    """Yield the ways to lay a row out with an indicator's name, else without one.

    Names of levels stand before it, and the cells of a project before these.
    """
    levels = columns.levels
    known = [bool(level1(text, levels) or level2(text, levels)) for text in texts]
    suffixed = [k and text.endswith(("指标", ")")) for k, text in zip(known, texts, strict=True)]
    begins = next((at for at, own in enumerate(suffixed) if own), 0 if not any(known) else
                  known.index(True))  # fmt: skip
    if columns.fields and (begins or not any(known)):
        yield from _with_fields(texts, columns, free, begins if any(known) else len(texts))
        if begins:
            return
    allowed = [columns.allowed(text, free) for text in texts]
    third = columns.number("level3")
    if third is not None:
        for at in reversed(range(len(texts))):
            if third in allowed[at] and (columns.strict >= ANY_LEVEL2 or all(known[:at])):
                way = laid_out(allowed, {at: third})
                if way is not None:
                    yield way
                    return
    if any(columns.names[c] not in FREE for one in allowed for c in one):
        way = laid_out([one - {third} if third is not None else one for one in allowed])
        if way is not None and (third is None or all(known) or _pinned(texts, columns, known)):
            yield way


def _pinned(texts: Sequence[str], columns: _Columns, known: Sequence[bool]) -> bool:
    """Tell whether all that stands behind the levels is known to stand in columns of prose."""
    return all(own or text in columns.pinned for text, own in zip(texts, known, strict=True))


def _with_fields(
    texts: Sequence[str], columns: _Columns, free: frozenset[int], begins: int
) -> Iterator[tuple[Places, Places]]:
    """Yield the ways to lay out a row that begins a project, or has no indicator at all."""
    own = [columns.own(text) for text in texts[:begins]]
    names = [column for column, name in columns.fields.items() if name == "name"]
    if begins == len(texts):
        if SUM.fullmatch(texts[0]):
            own[0] = frozenset({min(own[0])}) if own[0] else own[0]
        way = laid_out(own)
        if way is not None:
            yield way
        return
    for rest in _ways(texts[begins:], replace(columns, fields={}), free):
        for at in range(begins):
            way = laid_out(own, {at: names[0]}) if names else laid_out(own)
            if way is not None:
                yield (*way[0], *rest[0]), (*way[1], *rest[1])
