"""Cells one after the other, cut into the rows of a table: the one way that its columns allow.

A row begins with its levels, where they are not merged over several rows; a list's row may have
the project's own data before them. Cells that can be cut in two ways are cut in none.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bgtlint.model import Line
from bgtlint.reading.normalise import compact
from bgtlint.recognition.celled_cells import (
    BLANK,
    LONG,
    POINTS,
    PROSE,
    fits,
    fits_kept,
    is_bare,
    is_field,
    kind,
)
from bgtlint.recognition.fund_words import FundWords
from bgtlint.recognition.labels import level1, level2
from bgtlint.recognition.layouts import Levels
from bgtlint.recognition.lists import SUM
from bgtlint.recognition.running_cells import template_cells
from bgtlint.recognition.scored import is_execution

OWN = "own."
"""What the names of a project's own columns begin with in a row of a list."""
ALONE = "alone"
"""The cell of a row left blank but for what every row says, such as how points are taken off."""
ODD = 2
"""What it costs to take the name of a level for an indicator's, in rows left blank."""
SATISFACTION = "满意度"
"""A level 1 that no name of a level 2 below it stands under by itself."""
MEASURED = ("comparator", "unit")
INDICATOR = "指标"
SHORT = 3
TARGETS = ("value", "actual")
MOST_WORDS = 12
"""Over so many words parted by blanks a cell may go."""
Row = Mapping[str, str]
Taken = tuple[int, Row]


@dataclass(frozen=True, slots=True)
class Token:
    """A cell, or a word of one: its text, "" for one left blank, and its line.

    `first` tells that it begins its line, `last` that it ends it.
    """

    text: str
    line: Line
    first: bool = True
    last: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """How a table is printed: its project's columns, its levels, the columns behind them.

    `fields` and `columns` are canonical names in order; `named` tells that the levels' column
    below the first is the name. `kept` tells that blank cells are there, `lined` that a row
    ends where its line does; the columns of `empty` are blank in every row, those of
    `told` in none. `repeated` are texts of several rows, `labels` those of headers.
    """

    fields: tuple[str, ...]
    levels: tuple[str, ...]
    columns: tuple[str, ...]
    known: Levels
    words: FundWords
    money: frozenset[str]
    kept: bool = False
    lined: bool = False
    empty: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()
    repeated: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Best:
    """The cheapest ways to cut from a place on: their cost, how many, the first's row and its end."""

    cost: int = 0
    ways: int = 0
    row: Row = field(default_factory=dict)
    end: int = 0


def cut(tokens: Sequence[Token], table: Table) -> tuple[int, list[tuple[int, Row]]]:
    """Return in how many ways the cells make rows, 2 for more, and the rows of the first.

    Each row comes with the place where it begins. Of two ways the one with fewer rows left blank counts alone.
    """
    best: list[_Best] = [_Best() for _ in range(len(tokens) + 1)]
    best[-1] = _Best(0, 1)
    for at in range(len(tokens) - 1, -1, -1):
        if table.lined and not tokens[at].first:
            continue
        for end, row, cost in _rows(tokens, at, table):
            after = best[end]
            if not after.ways or (table.lined and not tokens[end - 1].last):
                continue
            here = best[at]
            total = after.cost + cost
            if not here.ways or total < here.cost:
                best[at] = _Best(total, after.ways, row, end)
            elif total == here.cost:
                here.ways = min(here.ways + after.ways, 2)
    rows: list[tuple[int, Row]] = []
    at = 0
    while best[at].ways and at < len(tokens):
        row, end = best[at].row, best[at].end
        rows.append((at, row))
        at = end
    return best[0].ways, rows


def _rows(tokens: Sequence[Token], at: int, table: Table) -> Iterator[tuple[int, Row, int]]:
    """Yield each way to take a row at a place: where it ends, its cells, what it costs."""
    if table.fields and not _is_level(tokens, at, table):
        yield from ((end, row, 0) for end, row in _sums(tokens, at, table))
        for begin, own in _fields(tokens, at, table):
            yield from (
                (end, {**own, **row}, cost) for end, row, cost in _indicator(tokens, begin, table)
                if row.get(table.levels[0])
            )  # fmt: skip
    yield from _indicator(tokens, at, table)


def _indicator(tokens: Sequence[Token], at: int, table: Table) -> Iterator[tuple[int, Row, int]]:
    text = _text(tokens, at)
    if is_execution(compact(text), table.words) and "level3" in table.columns:
        for end, row in _cells(tokens, at, table):
            yield end, {**row, "level1": text}, 0
    for begin, named in _levels(tokens, at, table):
        if not begin and not named:
            continue
        blank = template_cells([_text(tokens, n) for n in range(begin, _stop(tokens, begin))])
        if blank and not table.kept:
            yield begin + blank, {**named, **_blank(tokens, begin, blank, table)}, 0
            continue
        odd = ODD * _is_level(tokens, begin, table)
        if not (odd and _is_next_level(named, _text(tokens, begin), table)):
            for end, row in _cells(tokens, begin, table):
                loose = _is_loose(row, end - begin, table)
                yield end, {**named, **row}, odd + (not row["value"]) + loose
        end = begin + len(table.columns) * table.kept
        blank = not any(token.text for token in tokens[begin:end])
        last = compact(named.get("level2", ""))
        told = last.endswith(INDICATOR) or level2(last, table.known) != SATISFACTION
        if told and blank and len(table.levels) > 1 and _ends_row(tokens, end, table):
            yield end, named, 1
        text = _text(tokens, begin)
        if named and text in table.repeated and _ends_row(tokens, begin + 1, table):
            yield begin + 1, {**named, ALONE: text}, 1


def _is_next_level(named: Row, text: str, table: Table) -> bool:
    """Tell whether a level's name is rather that than an indicator's behind the levels `named`.

    An indicator may be called as a level is where it stands under a level 2 of another name
    (成本指标 社会成本指标, but not 满意度指标 服务对象满意度指标).
    """
    under = compact(named.get("level2", ""))
    if len(table.levels) > 1 and not under:
        return compact(text).endswith(INDICATOR)
    return compact(text).endswith(INDICATOR) and level1(under, table.known) == SATISFACTION


def _ends_row(tokens: Sequence[Token], at: int, table: Table) -> bool:
    return at == len(tokens) or _is_level(tokens, at, table)


def _is_loose(row: Row, words: int, table: Table) -> bool:
    """Tell whether words of a line may be parted otherwise: some joined, or a target in words."""
    joined = words > sum(map(bool, row.values()))
    return table.lined and (joined or not is_bare(row["value"]))


def _stop(tokens: Sequence[Token], at: int) -> int:
    return min(at + MOST_WORDS, len(tokens))


def _blank(tokens: Sequence[Token], at: int, count: int, table: Table) -> Row:
    """Return a row of the template left blank (指标2： / /)."""
    places = [name for name in ("level3", "value", "actual") if name in table.columns]
    texts = [tokens[n].text for n in range(at, at + count)]
    return dict(zip(places, texts, strict=False))


def _text(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].text if at < len(tokens) else ""


def _is_level(tokens: Sequence[Token], at: int, table: Table) -> bool:
    text = compact(_text(tokens, at))
    return bool(level1(text, table.known) or level2(text, table.known))


def _levels(tokens: Sequence[Token], at: int, table: Table) -> Iterator[Taken]:
    """Yield each way to take the levels that a row begins with: where they end, the levels."""
    printed, under = _text(tokens, at), _text(tokens, at + 1)
    text, below = compact(printed), compact(under)
    yield at, {}
    if len(table.levels) == 1:
        name = table.levels[0]
        known = level1(text, table.known) or level2(text, table.known)
        if known or (table.kept and not text):
            yield at + 1, {name: _text(tokens, at)}
        return
    first, second = bool(level1(text, table.known)), bool(level2(text, table.known))
    blank = table.kept and not text
    if (first and level2(below, table.known)) or (table.kept and (first or blank) and not below):
        yield at + 2, dict(zip(table.levels, (printed, under), strict=True))
    if blank and level2(below, table.known):
        yield at + 2, {table.levels[1]: under}
    if second or blank:
        yield at + 1, {table.levels[1]: printed}


def _cells(tokens: Sequence[Token], at: int, table: Table) -> Iterator[Taken]:
    """Yield each way to take the cells of the columns behind the levels."""
    if table.kept:
        width = len(table.columns)
        texts = [token.text for token in tokens[at : at + width]]
        if len(texts) == width and any(map(compact, texts)):
            pairs = list(zip(table.columns, texts, strict=True))
            whole = not any(_is_joined(text, table, prose=name in PROSE) for name, text in pairs)
            levels = [_is_name(compact(text), table) for text in texts]
            whole = whole and not any(levels[1:])
            if whole and all(fits_kept(name, text) for name, text in pairs):
                yield at + width, dict(pairs)
        return
    yield from _taken(tokens, at, table, 0, {})


def _taken(
    tokens: Sequence[Token], at: int, table: Table, number: int, row: Row
) -> Iterator[Taken]:
    """Yield each way to take the columns from `number` on."""
    if number == len(table.columns):
        if _is_whole(row, table):
            yield at, row
        return
    name = table.columns[number]
    target = name in TARGETS and set(table.columns) >= POINTS
    if name in table.empty or target or (name in BLANK and name not in table.told):
        yield from _taken(tokens, at, table, number + 1, {**row, name: ""})
    if name in table.empty:
        return
    for end, text in _texts(tokens, at, table, name):
        level = name != "level3" and _is_level(tokens, at, table)
        whole = not _is_joined(text, table, prose=name in PROSE)
        if fits(kind(name), text, row) and not level and whole:
            yield from _taken(tokens, end, table, number + 1, {**row, name: text})


def _is_whole(row: Row, table: Table) -> bool:
    """Tell whether a row has its target and what was reached, or neither beside its points.

    A target with a figure has a comparator and a unit where the table has columns for them.
    """
    if any(map(str.isdigit, row["value"])) and not all(row.get(name, "-") for name in MEASURED):
        return False
    told = [bool(row[name]) for name in TARGETS if name in row and name not in table.empty]
    return all(told) or (not any(told) and all(row.get(name) for name in POINTS))


def _is_joined(text: str, table: Table, *, prose: bool = False) -> bool:
    """Tell whether a cell is a label, or one or a level's name and more, put together by a line.

    Words of `prose` may speak of a level; they do not end with its name.
    """
    word = compact(text)
    if word in table.labels or any(word.startswith(one) or word.endswith(one)
                                   for one in table.labels if len(one) > SHORT):  # fmt: skip
        return True
    at = word.find(INDICATOR)
    while at >= 0:
        rest = word[at + len(INDICATOR) :]
        names = [n for n in range(2, at + 1) if _is_name(word[at - n : at], table)]
        if names and (rest or at not in names) and not (rest and prose):
            return True
        at = word.find(INDICATOR, at + 1)
    return False


def _is_name(word: str, table: Table) -> bool:
    return bool(level1(word, table.known) or level2(word, table.known))


def _texts(tokens: Sequence[Token], at: int, table: Table, name: str) -> Iterator[tuple[int, str]]:
    """Yield each cell that begins at a place: one word, or several of a line in a long column."""
    if at >= len(tokens):
        return
    yield at + 1, tokens[at].text
    if not table.lined or kind(name) not in LONG:
        return
    for end in range(at + 1, min(at + MOST_WORDS, len(tokens))):
        if tokens[end].first or _is_level(tokens, end, table) or is_bare(tokens[end].text):
            return
        yield end + 1, " ".join(token.text for token in tokens[at : end + 1])


def _fields(tokens: Sequence[Token], at: int, table: Table) -> Iterator[Taken]:
    """Yield each way to take a project's own data, which end before a level name."""
    yield from _own(tokens, at, table, 0, {})


def _own(tokens: Sequence[Token], at: int, table: Table, number: int, row: Row) -> Iterator[Taken]:
    if number == len(table.fields):
        if row.get(OWN + "name") and _is_level(tokens, at, table):
            yield at, row
        return
    name = table.fields[number]
    if table.kept:
        if at < len(tokens) and (
            not tokens[at].text or is_field(name, tokens[at].text, table.money)
        ):
            yield from _own(tokens, at + 1, table, number + 1, {**row, OWN + name: tokens[at].text})
        if number or name != "unit":
            return
        yield from _own(tokens, at, table, number + 1, row)
        return
    if name != "name" and name != "#" and name not in table.money:
        yield from _own(tokens, at, table, number + 1, {**row, OWN + name: ""})
    for end, text in _texts(tokens, at, table, name):
        if is_field(name, text, table.money) and not _is_level(tokens, end - 1, table):
            yield from _own(tokens, end, table, number + 1, {**row, OWN + name: text})


def _sums(tokens: Sequence[Token], at: int, table: Table) -> Iterator[Taken]:
    """Yield the row of a unit or a sum: its name and amounts, without any indicator."""
    money = [name for name in table.fields if name in table.money]
    text = compact(_text(tokens, at))
    width = len(table.fields) + len(table.levels) + len(table.columns)
    filled = [token for token in tokens[at : at + (width if table.kept else 1 + len(money))]
              if token.text]  # fmt: skip
    if not money or len(filled) != 1 + len(money) or "unit" not in table.fields[:1]:
        return
    if table.kept and tokens[at + width - 1 : at + width] == []:
        return
    named = SUM.fullmatch(text) or is_field("unit", text, table.money)
    if named and all(is_field(money[0], token.text, table.money) for token in filled[1:]):
        names = [OWN + name for name in ("unit", *money)]
        row = dict(zip(names, (token.text for token in filled), strict=True))
        yield at + (width if table.kept else len(filled)), row
