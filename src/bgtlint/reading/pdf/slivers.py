"""Empty strips between the strokes of a broad border: they are no rows and no columns."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from bgtlint.reading.pdf.ruled import Slot, Table, is_whole

BROADEST = 10.0


class Filled(NamedTuple):
    """A table and the texts of its cells."""

    table: Table
    texts: list[str]


def without_slivers(tables: Sequence[Table], texts: Sequence[list[str]]) -> Iterator[Filled]:
    """Close the strips of each table that are too narrow for text and have none."""
    xs, ys = (tables[0].xs, tables[0].ys) if tables else ([], [])  # a page's tables share them
    narrow = _narrow(xs), _narrow(ys)
    for table, inside in zip(tables, texts, strict=True):
        yield _closed(table, inside, *narrow) if any(narrow) else Filled(table, inside)


def _narrow(places: Sequence[float]) -> list[int]:
    return [at for at, (a, b) in enumerate(pairwise(places)) if b - a <= BROADEST]


def _closed(table: Table, texts: list[str], narrow: list[int], low: list[int]) -> Filled:
    slots = table.slots
    columns = _empty(narrow, [(slot[0], slot[2]) for slot in slots], texts)
    rows = _empty(low, [(slot[1], slot[3]) for slot in slots], texts)
    if not (columns or rows) or _overlap(slots):
        return Filled(table, texts)
    across, down = _joined(len(table.xs), columns), _joined(len(table.ys), rows)
    moved = [
        ((across[left], down[top], across[right], down[bottom]), text)
        for (left, top, right, bottom), text in zip(slots, texts, strict=True)
    ]
    kept = [(slot, text) for slot, text in moved if slot[0] < slot[2] and slot[1] < slot[3]]
    if not kept or not is_whole([slot for slot, _ in kept]):
        return Filled(table, texts)
    return Filled(table._replace(slots=tuple(s for s, _ in kept)), [text for _, text in kept])


def _overlap(slots: Sequence[Slot]) -> bool:
    """Tell whether two of the cells lie on one place, as where something is drawn over them."""
    places = [
        (x, y)
        for left, top, right, bottom in slots
        for x in range(left, right)
        for y in range(top, bottom)
    ]
    return len(set(places)) < len(places)


def _empty(strips: list[int], ends: Sequence[tuple[int, int]], texts: list[str]) -> set[int]:
    """Give the strips, by the line they start at, that cells fill alone, none of them with text."""
    alone: dict[int, bool] = {}
    for (start, end), text in zip(ends, texts, strict=True):
        if end == start + 1 and start in strips:
            alone[start] = alone.get(start, True) and not text
    return {strip for strip, is_empty in alone.items() if is_empty}


def _joined(count: int, strips: set[int]) -> list[int]:
    """Give for each line the first of those that it is one with."""
    joined = list(range(count))
    for at in sorted(strips):
        joined[at + 1] = joined[at]
    return joined
