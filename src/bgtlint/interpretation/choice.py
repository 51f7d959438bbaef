"""Which of several numbers in a cell is its value."""

from collections.abc import Sequence

from bgtlint.interpretation.lexicon import lexicon
from bgtlint.interpretation.measures import is_money, is_percent
from bgtlint.interpretation.mentions import Mention


def fits(mention: Mention, expect: str) -> bool:
    """Whether a number is of the kind that a row expects (成本 money, 满意度 %, 数量 a count)."""
    unit = mention.unit
    match expect:
        case "cost":
            return is_money(unit)
        case "satisfaction" | "quality":
            return is_percent(unit)
        case "quantity":
            return bool(unit) and not is_money(unit) and not is_percent(unit)
        case "time":
            return unit in lexicon().periods
    return bool(unit)


def choose(found: Sequence[Mention], expect: str) -> Mention:
    """Return the number that fits best: by kind, then with a unit, then with a comparator.

    Raises ValueError for no number at all.
    """
    return min(
        found,
        key=lambda m: (not fits(m, expect), not m.unit, not m.comparators, m.start),
    )


def rivals(found: Sequence[Mention], chosen: Mention) -> list[Mention]:
    """Return the other numbers of the same unit and basis that say something else."""
    return [
        m
        for m in found
        if m.unit == chosen.unit and m.per == chosen.per and m.number != chosen.number
    ]


def only_values(text: str, found: Sequence[Mention]) -> bool:
    """Whether the text is nothing but these numbers, without a separator between them."""
    return sum(m.end - m.start for m in found) == len(text)
