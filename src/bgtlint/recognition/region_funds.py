"""Funds with a column for each region: 年度资金总额 | 全市 3600 | 甲县 1400 | 乙县 2200."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bgtlint.model import Cell, Location, PrintedSum
from bgtlint.reading.normalise import squash
from bgtlint.recognition.fund_words import FundWords
from bgtlint.recognition.funds import fund_name
from bgtlint.recognition.regions import is_no_region, is_region, is_whole, names_regions
from bgtlint.recognition.view import View

_AMOUNT = re.compile(r"[-−]?[0-9.,]+(?:[亿万千]?元)?|[-—–/\\―－无]*")


@dataclass(frozen=True, slots=True)
class RegionFunds:
    """What the funds of the regions are: sums of the whole, and every place they take.

    `whole` is where the amount of the whole stands for the rows of the block, None for a block
    without a column of the whole: there a row has no amount of its own.
    """

    sums: tuple[PrintedSum, ...] = ()
    places: tuple[Location, ...] = ()
    whole: Mapping[int, Location | None] | None = None

    def settled(self, fields: Mapping[str, Location]) -> dict[str, Location]:
        """Return the fields with the amounts of the whole, not those of the first region."""
        held = self.whole or {}
        found: dict[str, Location] = {}
        for name, place in fields.items():
            own = held.get(place.row or 0, place)
            if own is not None:
                found[name] = own
        return found


@dataclass(frozen=True, slots=True)
class _Row:
    label: Cell
    whole: Cell | None
    parts: Mapping[str, Cell]


def _columns(view: View, row: int) -> list[Cell]:
    cells = view.filled(row)
    if not names_regions(map(view.label, cells)):
        return []
    return [c for c in cells if is_region(view.label(c)) or is_whole(view.label(c))]


def _rows(
    view: View, row: int, end: int, heads: Sequence[Cell], words: FundWords
) -> Iterator[_Row]:
    """Yield the rows of named funds below a row of regions, as far as they have amounts."""
    for below in range(row + 1, end):
        before = [cell for cell in view.filled(below) if cell.column < heads[0].column]
        if not before or not fund_name(view.text(before[-1]), words)[0]:
            return
        found = [(head, view.at(below, head.column)) for head in heads]
        cells = [(head, cell) for head, cell in found if cell is not None and cell.row == below]
        alone = len({id(cell) for _, cell in cells}) == len(heads)
        if not alone or not all(_AMOUNT.fullmatch(view.text(cell)) for _, cell in cells):
            return
        whole = next((cell for head, cell in cells if is_whole(view.label(head))), None)
        parts = {squash(head.text): cell for head, cell in cells if is_region(view.label(head))}
        yield _Row(before[-1], whole, parts)


def read_region_funds(view: View, end: int, words: FundWords) -> RegionFunds:
    """Return the funds of the regions above row `end`, those of the first block that has some."""
    for row in range(1, end):
        heads = _columns(view, row)
        rows = list(_rows(view, row, end, heads, words)) if heads else []
        if not rows:
            continue
        sums: list[PrintedSum] = []
        beside = [c for c in view.filled(row) if is_no_region(view.label(c))]
        places = [view.location(head, "") for head in (*heads, *beside)]
        whole: dict[int, Location | None] = {}
        for one in rows:
            name = squash(one.label.text)
            parts = tuple(view.location(c, f"{name}/{key}") for key, c in one.parts.items())
            total = view.location(one.whole, name) if one.whole is not None else None
            whole[one.label.row] = total
            places += [view.location(one.label, ""), *parts, *([total] if total else [])]
            if total is not None:
                sums.append(PrintedSum(total, (parts,)))
        return RegionFunds(tuple(sums), tuple(places), whole)
    return RegionFunds()
