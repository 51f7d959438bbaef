"""Level and upright edges -> ruled tables, as the boxes of their cells.

Each line of the grid is a row of bits, so that a cell costs a few integer operations however
many lines the page has.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby
from typing import NamedTuple

from bgtlint.model import Box, Cell, Diagnostic, Grid
from bgtlint.reading.limits import over
from bgtlint.reading.pdf.borders import SHORTEST_TAIL, Rule, Rules, missing_borders
from bgtlint.reading.pdf.geometry import SNAP
from bgtlint.reading.pdf.ink import Rulings
from bgtlint.reading.pdf.joining import joined_edges
from bgtlint.reading.pdf.underlines import without_underlines

PAIRS_PER_CROSSING = 400
MOST_INSIDE = 2
FEW, LETTER = 12, 15.0
Slot = tuple[int, int, int, int]


class Lines(NamedTuple):
    """The lines of a page and which pieces of them are drawn, one row of bits per level line.

    Bit j of `across[i]`: line i is drawn from upright j to j + 1; of `upright[i]`: upright j is
    drawn from line i to i + 1; of `points[i]`: line i and upright j meet.
    """

    xs: list[float]
    ys: list[float]
    across: list[int]
    upright: list[int]
    points: list[int]


class Table(NamedTuple):
    """A ruled table: for each cell its lines (left, top, right, bottom), and the lines' places.

    Cells come row by row from the left; places are rounded as the boxes of the model are.
    """

    slots: tuple[Slot, ...]
    xs: list[float]
    ys: list[float]

    @property
    def boxes(self) -> list[Box]:
        """The boxes of the cells, in the order of the slots."""
        xs, ys = self.xs, self.ys
        return [(xs[a], ys[b], xs[c], ys[d]) for a, b, c, d in self.slots]

    def grid(self, page: int, texts: Sequence[str]) -> Grid:
        """Make the grid, with the texts of the cells in the order of the slots.

        A line at which no cell starts makes no row and no column.
        """
        slots, xs, ys = self.slots, self.xs, self.ys
        lefts, tops, rights, bottoms = map(set, zip(*slots, strict=True))
        columns = list(accumulate((i in lefts for i in range(len(xs))), initial=0))
        rows = list(accumulate((i in tops for i in range(len(ys))), initial=0))
        cells = tuple(
            Cell(
                rows[top] + 1,
                columns[left] + 1,
                text,
                rows[bottom] - rows[top],
                columns[right] - columns[left],
                (xs[left], ys[top], xs[right], ys[bottom]),
            )
            for (left, top, right, bottom), text in zip(slots, texts, strict=True)
        )
        box = xs[min(lefts)], ys[min(tops)], xs[max(rights)], ys[max(bottoms)]
        return Grid(page, 1, len(tops), len(lefts), cells, box)


def ruled_tables(rulings: Rulings, crossings: int, number: int) -> list[Table] | Diagnostic:
    """Find the tables of a page, or say how many crossings of its lines are too many.

    Open borders are closed as `missing_borders` says; a table of one column is framed text and
    left out.
    """
    joined = Rulings(joined_edges(rulings.across), joined_edges(rulings.upright))
    pairs = len(joined.across) * len(joined.upright)
    too_many = over("page-crossings", pairs, crossings * PAIRS_PER_CROSSING, number)
    if too_many:
        return too_many
    joined = without_underlines(joined, rulings.across)
    lines = _lines(joined)
    if _crossings(lines) <= crossings and _has_loose_ends(joined, lines):
        rules = Rules([Rule(*edge) for edge in joined.across], [Rule(*e) for e in joined.upright])
        missing = missing_borders(rules)
        joined = Rulings(
            joined_edges([*joined.across, *missing.across]),
            joined_edges([*joined.upright, *missing.upright]),
        )
        lines = _lines(joined)
    too_many = over("page-crossings", _crossings(lines), crossings, number)
    if too_many:
        return too_many
    xs, ys = [round(x, 2) for x in lines.xs], [round(y, 2) for y in lines.ys]
    return [
        Table(tuple(slots), xs, ys)
        for slots in _tables(list(_slots(lines)))
        if any(slot[0] != slots[0][0] for slot in slots) and not _are_tick_boxes(slots, xs, ys)
    ]


def _lines(rulings: Rulings) -> Lines:
    ys = [at for at, _ in groupby(edge[0] for edge in rulings.across)]
    xs = [at for at, _ in groupby(edge[0] for edge in rulings.upright)]
    across, upright = [0] * len(ys), [0] * len(ys)
    level, points = [0] * len(ys), [0] * len(ys)
    at = {y: i for i, y in enumerate(ys)}
    for y, start, end in rulings.across:
        first, last = bisect_left(xs, start - SNAP), bisect_right(xs, end + SNAP)
        if last > first:
            level[at[y]] |= (1 << last) - (1 << first)
            across[at[y]] |= (1 << (last - 1)) - (1 << first)
    j = {x: 1 << i for i, x in enumerate(xs)}
    for x, start, end in rulings.upright:
        first, last = bisect_left(ys, start - SNAP), bisect_right(ys, end + SNAP)
        bit = j[x]
        for i in range(first, last - 1):
            upright[i] |= bit
            points[i] |= bit
        if last > first:
            points[last - 1] |= bit
    return Lines(xs, ys, across, upright, [a & b for a, b in zip(level, points, strict=True)])


def _are_tick_boxes(slots: Sequence[Slot], xs: Sequence[float], ys: Sequence[float]) -> bool:
    """Tell whether cells are squares to tick, side by side: no higher or wider than a letter."""
    return len(slots) <= FEW and all(
        xs[right] - xs[left] <= LETTER and ys[bottom] - ys[top] <= LETTER
        for left, top, right, bottom in slots
    )


def _crossings(lines: Lines) -> int:
    return sum(row.bit_count() for row in lines.points)


def _has_loose_ends(rulings: Rulings, lines: Lines) -> bool:
    """Tell whether an edge runs on after the last line it meets, as at an open border."""
    xs, ys, points = lines.xs, lines.ys, lines.points
    at = {y: i for i, y in enumerate(ys)}
    for y, start, end in rulings.across:
        met = points[at[y]] & _bits(xs, start, end)
        if met:
            low, high = (met & -met).bit_length() - 1, met.bit_length() - 1
            if xs[low] - start >= SHORTEST_TAIL or end - xs[high] >= SHORTEST_TAIL:
                return True
    bits = {x: 1 << j for j, x in enumerate(xs)}
    for x, start, end in rulings.upright:
        bit = bits[x]
        rows = range(bisect_left(ys, start - SNAP), bisect_right(ys, end + SNAP))
        low = next((i for i in rows if points[i] & bit), -1)
        if low >= 0:
            high = next(i for i in reversed(rows) if points[i] & bit)
            if ys[low] - start >= SHORTEST_TAIL or end - ys[high] >= SHORTEST_TAIL:
                return True
    return False


def _bits(places: Sequence[float], start: float, end: float) -> int:
    first, last = bisect_left(places, start - SNAP), bisect_right(places, end + SNAP)
    return (1 << last) - (1 << first) if last > first else 0


def _slots(lines: Lines) -> Iterator[Slot]:
    """Give the smallest cell at the right of and below each crossing, if there is one."""
    for top in range(len(lines.ys) - 1):
        corners = lines.across[top] & lines.upright[top]
        while corners:
            left = (corners & -corners).bit_length() - 1
            corners &= corners - 1
            slot = _slot(lines, left, top)
            if slot:
                yield slot


def _slot(lines: Lines, left: int, top: int) -> Slot | None:
    across, upright = lines.across, lines.upright
    above = across[top] >> left
    sides = upright[top] >> left
    for bottom in range(top + 1, len(across)):
        both = above & across[bottom] >> left
        if both & 1:
            right = sides >> 1 & _low_ones(both)
            if right:
                return left, top, left + (right & -right).bit_length(), bottom
        sides &= upright[bottom] >> left
        if sides < 3 or not sides & 1:
            return None
    return None


def _low_ones(bits: int) -> int:
    """Keep the unbroken ones at the low end."""
    return (bits ^ (bits + 1)) >> 1


def _tables(slots: list[Slot]) -> list[list[Slot]]:
    """Put cells that share a corner into one table; the cells keep their order."""
    if slots and is_whole(slots):
        return [slots]
    owners: dict[tuple[int, int], list[Slot]] = {}
    for slot in slots:
        left, top, right, bottom = slot
        corners = ((left, top), (right, top), (left, bottom), (right, bottom))
        table: list[Slot] = []
        for corner in corners:
            other = owners.get(corner)
            if other is not None and other is not table:
                table = _merged(table, other, owners) if table else other
        table.append(slot)
        for corner in corners:
            owners[corner] = table
    tables = {id(table): table for table in owners.values()}
    return [sorted(_without_frame(table), key=_reading) for table in tables.values()]


def _without_frame(slots: list[Slot]) -> list[Slot]:
    """Leave out a cell that lies around three others or more: the frame that the table stands in.

    Only where cells cover more places than there are.
    """
    covered, there = _places(slots)
    if covered <= there:
        return slots
    starts = sorted((top, left) for left, top, _, _ in slots)
    return [slot for slot in slots if not _is_frame(slot, starts)]


def _is_frame(slot: Slot, starts: Sequence[tuple[int, int]]) -> bool:
    left, top, right, bottom = slot
    inside = -1  # the cell itself
    for row in range(top, bottom):
        inside += bisect_left(starts, (row, right)) - bisect_left(starts, (row, left))
        if inside > MOST_INSIDE:
            return True
    return False


def is_whole(slots: Sequence[Slot]) -> bool:
    """Tell whether the cells, which never overlap, fill one rectangle."""
    covered, there = _places(slots)
    return covered == there


def _places(slots: Sequence[Slot]) -> tuple[int, int]:
    """Count the places that the cells cover, and those of the rectangle around them."""
    lefts, tops, rights, bottoms = zip(*slots, strict=True)
    covered = sum((right - left) * (bottom - top) for left, top, right, bottom in slots)
    return covered, (max(rights) - min(lefts)) * (max(bottoms) - min(tops))


def _merged(
    one: list[Slot], other: list[Slot], owners: dict[tuple[int, int], list[Slot]]
) -> list[Slot]:
    """Move the smaller of two tables into the larger."""
    small, large = sorted((one, other), key=len)
    for left, top, right, bottom in small:
        for corner in ((left, top), (right, top), (left, bottom), (right, bottom)):
            owners[corner] = large
    large += small
    return large


def _reading(slot: Slot) -> tuple[int, int]:
    return slot[1], slot[0]
