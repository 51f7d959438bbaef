"""How alike two paragraphs are."""

from collections import Counter
from decimal import Decimal

from bgtlint.reading.normalise import compact

_SHORTEST = 16


def _pairs(text: str) -> Counter[str]:
    plain = compact(text)
    return Counter(plain[place : place + 2] for place in range(len(plain) - 1))


def similarity(one: str, other: str) -> Decimal:
    """Return the share of character pairs that two texts have in common (Dice), 0 to 1.

    Texts of less than 16 characters are alike only when they are the same. The work grows with
    the length of the texts.
    """
    first, second = _pairs(one), _pairs(other)
    total = sum(first.values()) + sum(second.values())
    if not total or min(len(compact(one)), len(compact(other))) < _SHORTEST:
        return Decimal(int(bool(compact(one)) and compact(one) == compact(other)))
    return Decimal(2 * sum((first & second).values())) / Decimal(total)
