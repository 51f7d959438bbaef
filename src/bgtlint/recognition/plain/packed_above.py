"""What stands above the indicators of a table that kept its filled cells alone.

Money stands under the header of its block, goal and achievement under their labels; a label's own
value follows it and needs no column.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from bgtlint.model import Cell
from bgtlint.reading.normalise import squash
from bgtlint.recognition.cells import FIGURE, NUMBER_OF_POINTS
from bgtlint.recognition.fund_words import FundWords, shipped_fund_words
from bgtlint.recognition.funds import AMOUNTS, fund_name
from bgtlint.recognition.header import Header
from bgtlint.recognition.inline_funds import is_division
from bgtlint.recognition.layouts import Layout
from bgtlint.recognition.plain.fitting import NOTHING
from bgtlint.recognition.sides import has_sides
from bgtlint.recognition.totals import shipped_closing_words
from bgtlint.recognition.view import View

LEAST_AMOUNTS = 2
POINTS = ("weight", "score")
_RATE = re.compile(r"\d+(?:\.\d+)?%?")
LONGEST_LABEL = 16
Places = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Unsure:
    """The text of a row whose cells may stand in more columns than one, and its number."""

    text: str
    row: int


def _unsure(cells: Sequence[Cell]) -> Unsure:
    return Unsure("、".join(squash(cell.text) for cell in cells), cells[0].row)


def placed_above(view: View, header: Header, layout: Layout) -> Mapping[int, Places] | Unsure:
    """Return the columns of the cells of fund rows, and of those below a row of labels."""
    words = shipped_fund_words()
    moves: dict[int, Places] = {}
    number = 1
    uneven = _uneven(view, header.top, words)
    if uneven:
        return _unsure(view.row(uneven))
    while number < header.top:
        kinds = _kinds(view, number, words)
        if kinds:
            number, told = _block(view, number, header.top, kinds, words)
        else:
            told = _under_labels(view, number, header.top, layout)
            number += 1
        if isinstance(told, Unsure):
            return told
        moves |= told
    return moves


def _uneven(view: View, end: int, words: FundWords) -> int:
    """Return a row that lacks a cell of two lists of money side by side, 0 where there is none.

    Such lists stand below their headings (收入 | 支出) or divide the total (按收入性质分：).
    """
    width = 0
    for number in range(1, end):
        texts = [view.text(cell) for cell in view.row(number)]
        money = any(fund_name(part, words)[0] for text in texts for part in text.split(":"))
        if width and money and len(texts) != width:
            return number
        if has_sides(view, number):
            width = len(view.row(number + 1)) if number + 1 < end else 0
        elif any(map(is_division, texts)):
            width = len(texts)
        elif not money:
            width = 0
    return 0


def _kinds(view: View, number: int, words: FundWords) -> list[str]:
    """Return the canonical columns of a fund block's header, [] where a row is none.

    Of two labels for the budget in force the first heads the names of the sources, or is that of
    the year's beginning where no other is.
    """
    found = [words.columns.get(view.label(cell), "") for cell in view.row(number)]
    if found.count("adjusted") > 1:
        found[found.index("adjusted")] = "" if "initial" in found else "initial"
    if sum(name in AMOUNTS for name in found) < LEAST_AMOUNTS:
        return []
    first = next(at for at, name in enumerate(found) if name)
    return found[first:]


def _block(
    view: View, number: int, end: int, kinds: Sequence[str], words: FundWords
) -> tuple[int, Mapping[int, Places] | Unsure]:
    """Return the row after a fund block and the columns of its rows' cells."""
    cells = view.row(number)
    before = len(cells) - len(kinds)
    first = before + 1 if before else 2
    moves = {number: (*range(1, before + 1), *(first + at for at, _ in enumerate(kinds)))}
    start = number
    number += 1
    texts = []
    while number < end and not _kinds(view, number, words):
        row = [view.text(cell) for cell in view.row(number)]
        at = _named_at(row, words)
        if at is None:
            break
        texts.append((number, at, row))
        number += 1
    if not texts:
        return start + 1, moves
    if number < end and _is_figures([view.text(cell) for cell in view.row(number)]):
        return number, _unsure(view.row(number))
    percent = any(text.endswith("%") for _, _, row in texts for text in row)
    for own, at, row in texts:
        total = fund_name(row[at], words)[0] == "budget"
        places = _amounts(row[at + 1 :], kinds, total, percent)
        if places is None or first - 1 - at < 1:
            return number, _unsure(view.row(own))
        names = range(first - 1 - at, first)
        moves[own] = (*names, *(first + place for place in places))
    return number, moves


def _named_at(texts: Sequence[str], words: FundWords) -> int | None:
    """Return which cell of a row names a source of money, None where none does."""
    known = (at for at, text in enumerate(texts[:2]) if fund_name(text, words)[0])
    own = 0 if len(texts) > 1 and _is_figures(texts[1:]) and not _is_figures(texts[:1]) else None
    return next(known, own)


def _is_figures(texts: Sequence[str]) -> bool:
    return bool(texts) and all(FIGURE.fullmatch(text) for text in texts)


def _amounts(
    texts: Sequence[str], kinds: Sequence[str], total: bool, percent: bool
) -> Places | None:
    """Return the only way in which the cells of a fund row stand under the block's header."""
    if len(texts) == len(kinds):
        return tuple(range(len(kinds)))
    for points in (True,) if total else (False, True):
        ways = [
            places
            for places in combinations(range(len(kinds)), len(texts))
            if all(
                _fits(kinds[at], text, points, percent)
                for at, text in zip(places, texts, strict=True)
            )
        ]
        if ways:
            return _only(ways, texts, kinds, total)
    return None


def _only(
    ways: Sequence[Places], texts: Sequence[str], kinds: Sequence[str], total: bool
) -> Places | None:
    """Return the way that may be right, its dashes where points would be, None for several."""
    named = {way: [kinds[at] for at in way] for way in ways}
    right = [w for w in ways if _stands(dict(zip(named[w], texts, strict=True)), kinds, total)]
    figures = {
        tuple((at, text) for at, text in zip(way, texts, strict=True) if _RATE.search(text))
        for way in right
    }
    if len(figures) != 1:
        return None
    return max(right, key=lambda way: sum(name in POINTS for name in named[way]))


def _stands(row: Mapping[str, str], kinds: Sequence[str], total: bool) -> bool:
    """Tell whether a way to place a row may be right: a rate needs the amounts that it is of.

    Where an amount is missing beside it, and in a short row of totals, it has to be theirs to the
    last digit printed; of nothing any rate may be told.
    """
    rate = row.get("rate", "")
    if not _RATE.fullmatch(rate):
        return True
    missing = any(kind in AMOUNTS and not _RATE.search(row.get(kind, "")) for kind in kinds)
    if not (missing or total):
        return True
    spent = row.get("executed", "").replace(",", "")
    budgets = [row.get(name, "").replace(",", "") for name in ("adjusted", "initial")]
    whole = next(filter(_RATE.fullmatch, budgets), "")
    if not _RATE.fullmatch(spent) or not whole:
        return False
    if not Decimal(whole):
        return True
    told = Decimal(rate.rstrip("%"))
    return round(Decimal(spent) / Decimal(whole) * 100, -int(told.as_tuple().exponent)) == told


def _fits(kind: str, text: str, points: bool, percent: bool) -> bool:
    if NOTHING.fullmatch(text):
        return kind not in ("reason", "calculation", "past", "")
    if kind in AMOUNTS:
        return bool(FIGURE.fullmatch(text)) and not text.endswith("%")
    if kind in ("rate", "share"):
        return bool(FIGURE.fullmatch(text)) and text.endswith("%") == percent
    if kind in ("weight", "score"):
        return points and bool(NUMBER_OF_POINTS.fullmatch(text))
    return not FIGURE.fullmatch(text)


def _under_labels(
    view: View, number: int, end: int, layout: Layout
) -> Mapping[int, Places] | Unsure:
    """Return the columns of the cells that stand below a row of labels.

    They are as many as the labels at the row's end; what heads these covers the rows below too.
    """
    words = shipped_closing_words()
    goals = words.goal | words.achieved
    goals |= layout.fields["goal"].words | layout.fields["term_goal"].words
    leaves = layout.field_words | goals
    known = leaves | layout.words | layout.groups
    labels = view.row(number)
    printed = [view.label(cell) for cell in labels]
    below = view.row(number + 1) if number + 1 < end else ()
    short = all(len(view.text(cell)) <= LONGEST_LABEL for cell in labels)
    if len(labels) < 2 or not short or not below or not all(text in known for text in printed[1:]):
        return {}
    if any(view.label(cell) in known or view.text(cell).endswith((":", "：")) for cell in below):
        return {}
    headed = printed[0] not in leaves or (
        len(labels) > 2 and all(text in goals for text in printed)
    )
    own = [n for n in range(headed, len(labels)) if printed[n] not in layout.groups - leaves]
    if len(below) != len(own):
        return _unsure(below)
    columns = tuple(cell.column for cell in labels)
    return {number: columns, number + 1: tuple(columns[n] for n in own)}
