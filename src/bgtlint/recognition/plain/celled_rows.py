"""Cells one after the other, cut into the rows of a table: the one way that its columns allow.

A row begins with its levels, where they are not merged over several rows; a list's row may have
the project's own data before them. Cells that can be cut in two ways are cut in none.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bgtlint.reading.normalise import compact
from bgtlint.recognition.cells import template_cells
from bgtlint.recognition.labels import level1, level2
from bgtlint.recognition.plain.celled_cells import is_bare
from bgtlint.recognition.plain.celled_lists import own_data, sums
from bgtlint.recognition.plain.celled_table import (
    INDICATOR,
    SATISFACTION,
    Row,
    Table,
    Taken,
    Token,
    is_level,
    text_at,
)
from bgtlint.recognition.plain.celled_taking import MOST_WORDS, cells_of
from bgtlint.recognition.scored import is_execution

ALONE = "alone"
"""The cell of a row left blank but for what every row says, such as how points are taken off."""
ODD = 2
"""What it costs to take the name of a level for an indicator's, in rows left blank."""


@dataclass(slots=True)
class _Best:
    """The cheapest ways to cut from a place on: cost and number, the first's row and its end."""

    cost: int = 0
    ways: int = 0
    row: Row = field(default_factory=dict)
    end: int = 0


def cut(tokens: Sequence[Token], table: Table) -> tuple[int, list[tuple[int, Row]]]:
    """Return in how many ways the cells make rows, 2 for more, and the rows of the first.

    Each row comes with the place where it begins. Of two ways the one with fewer rows left blank
    counts alone.
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
    if table.fields and not is_level(tokens, at, table):
        yield from ((end, row, 0) for end, row in sums(tokens, at, table))
        for begin, own in own_data(tokens, at, table):
            yield from (
                (end, {**own, **row}, cost) for end, row, cost in _indicator(tokens, begin, table)
                if row.get(table.levels[0])
            )  # fmt: skip
    yield from _indicator(tokens, at, table)


def _indicator(tokens: Sequence[Token], at: int, table: Table) -> Iterator[tuple[int, Row, int]]:
    text = text_at(tokens, at)
    if is_execution(compact(text), table.words) and "level3" in table.columns:
        for end, row in cells_of(tokens, at, table):
            yield end, {**row, "level1": text}, 0
    for begin, named in _levels(tokens, at, table):
        if not begin and not named:
            continue
        blank = template_cells([text_at(tokens, n) for n in range(begin, _stop(tokens, begin))])
        if blank and not table.kept:
            yield begin + blank, {**named, **_blank(tokens, begin, blank, table)}, 0
            continue
        odd = ODD * is_level(tokens, begin, table)
        if not (odd and _is_next_level(named, text_at(tokens, begin), table)):
            for end, row in cells_of(tokens, begin, table):
                loose = _is_loose(row, end - begin, table)
                yield end, {**named, **row}, odd + loose
        end = begin + len(table.columns) * table.kept
        blank = not any(token.text for token in tokens[begin:end])
        last = compact(named.get("level2", ""))
        told = last.endswith(INDICATOR) or level2(last, table.known) != SATISFACTION
        if told and blank and len(table.levels) > 1 and _ends_row(tokens, end, table):
            yield end, named, 1
        text = text_at(tokens, begin)
        if named and text in table.repeated and _ends_row(tokens, begin + 1, table):
            yield begin + 1, {**named, ALONE: text}, 1


def _is_next_level(named: Row, text: str, table: Table) -> bool:
    """Tell whether a level's name is rather that than an indicator's behind the levels `named`.

    An indicator may be called as a level is where it stands under a level 2, but not where that
    may be a level 1 as well (成本指标 社会成本指标, 满意度指标 服务对象满意度指标).
    """
    under = compact(named.get("level2", ""))
    marked = compact(text).endswith(INDICATOR)
    if table.bare and (not under or level1(under, table.known) == SATISFACTION):
        return True
    if under and not under.endswith(INDICATOR):
        return True
    if len(table.levels) > 1 and not under:
        return marked
    return marked and level1(under, table.known) is not None


def _ends_row(tokens: Sequence[Token], at: int, table: Table) -> bool:
    return at == len(tokens) or is_level(tokens, at, table)


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


def _levels(tokens: Sequence[Token], at: int, table: Table) -> Iterator[Taken]:
    """Yield each way to take the levels that a row begins with: where they end, the levels."""
    printed, under = text_at(tokens, at), text_at(tokens, at + 1)
    text, below = compact(printed), compact(under)
    yield at, {}
    if len(table.levels) == 1:
        name = table.levels[0]
        known = level1(text, table.known) or level2(text, table.known)
        if known or (table.kept and not text):
            yield at + 1, {name: text_at(tokens, at)}
        return
    first, second = bool(level1(text, table.known)), bool(level2(text, table.known))
    blank = table.kept and not text
    if (first and level2(below, table.known)) or (table.kept and (first or blank) and not below):
        yield at + 2, dict(zip(table.levels, (printed, under), strict=True))
    if blank and level2(below, table.known):
        yield at + 2, {table.levels[1]: under}
    if second or blank:
        yield at + 1, {table.levels[1]: printed}
