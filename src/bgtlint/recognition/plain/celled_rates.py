"""A line of amounts, points and score whose execution rate was left blank: told by arithmetic."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations

from bgtlint.reading.normalise import compact
from bgtlint.recognition.funds import AMOUNTS

BUDGETS = ("adjusted", "initial")
MOST = 100
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def without_rate(names: Sequence[str], figures: Sequence[str]) -> list[list[int]]:
    """Return in which columns figures stand that lack the rate alone, if in no others they can.

    Points, score, amounts and rate have to agree in one way only, the one without a rate; figures
    that are no bare numbers stand in none. Each way tells the columns' places in order.
    """
    texts = [compact(figure).replace(",", "") for figure in figures]
    if not all(map(_NUMBER.fullmatch, texts)) or not {"rate", "weight", "score"} <= set(names):
        return []
    places = [n for n, name in enumerate(names) if name not in ("reason", "")]
    ways = [
        list(way)
        for way in combinations(places, len(texts))
        if _agrees({names[n]: text for n, text in zip(way, texts, strict=True)})
    ]
    blank = [n for n in places if ways and n not in ways[0]]
    return ways if len(ways) == 1 and [names[n] for n in blank] == ["rate"] else []


def _agrees(row: Mapping[str, str]) -> bool:
    """Tell whether points, score and rate are what the amounts beside them make."""
    most, score, rate = (row.get(name) for name in ("weight", "score", "rate"))
    if "executed" not in row or (most is not None and Decimal(most) > MOST):
        return False
    told: list[bool] = []
    for ratio in _ratios(row):
        right = [_is(rate, ratio * 100)] if rate is not None else []
        if score is not None:
            right += [most is not None and _is(score, min(ratio, Decimal(1)) * Decimal(most))]
        told.append(all(right))
    return any(told) and set(row) <= {*AMOUNTS, "weight", "score", "rate"}


def _ratios(row: Mapping[str, str]) -> Iterator[Decimal]:
    for name in BUDGETS:
        if name in row and Decimal(row[name]):
            yield Decimal(row["executed"]) / Decimal(row[name])


def _is(text: str, exact: Decimal) -> bool:
    """Tell whether a number is an exact one as it is rounded there."""
    told = Decimal(text)
    return round(exact, -int(told.as_tuple().exponent)) == told
