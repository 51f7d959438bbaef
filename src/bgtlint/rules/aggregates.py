"""The aggregates over lists: what each takes, what it gives, and how it is computed."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from bgtlint.interpretation.quantities import exact
from bgtlint.rules import kinds as k
from bgtlint.rules.arithmetic import added, less, same_key
from bgtlint.rules.texts import Text
from bgtlint.rules.values import Known, Unknown, Value, truth

_EMPTY = Unknown(Text("没有可用的项", "there is no item to use"))

Items = Sequence[Known]


@dataclass(frozen=True, slots=True)
class Aggregate:
    """One aggregate; `body` None takes any kind, a `result` of None is the body's kind.

    `of` computes it from the known items, `culprits` names the items that make it false.
    `all`, `any` and `count` are computed by the evaluator and have no `of`.
    """

    name: str
    chinese: str
    body: frozenset[k.Kind] | None
    result: k.Kind | None
    doc: Text
    of: Callable[[Items], Value] | None = None
    culprits: Callable[[Items], list[int]] | None = None


def _sum(items: Items) -> Value:
    total: Value = Known(exact(0), "0")
    for item in items:
        if isinstance(total, Known):
            total = added(total, "+", item)
    return total


def _extreme(items: Items, largest: bool) -> Value:
    if not items:
        return _EMPTY
    best = items[0]
    for item in items[1:]:
        smaller = less(best, item) if largest else less(item, best)
        if isinstance(smaller, Unknown):
            return smaller
        if smaller:
            best = item
    return best


def _majority(items: Items) -> Value:
    """Return the most common value; unknown for none, and where two are equally common."""
    counts = Counter(same_key(item) for item in items)
    ranked = counts.most_common(2)
    if not ranked:
        return _EMPTY
    if len(ranked) > 1 and ranked[0][1] == ranked[1][1]:
        return Unknown(Text("多数值不唯一", "no value is the most common"))
    return next(item for item in items if same_key(item) == ranked[0][0])


def _duplicates(items: Items) -> list[int]:
    counts = Counter(same_key(item) for item in items)
    return [n for n, item in enumerate(items) if counts[same_key(item)] > 1]


def _falls(items: Items) -> list[int]:
    """Return the items below the largest before them."""
    fallen: list[int] = []
    for n, item in enumerate(items):
        largest = _extreme(items[:n], largest=True)
        if isinstance(largest, Known) and less(item, largest) is True:
            fallen.append(n)
    return fallen


def _nondecreasing(items: Items) -> Value:
    largest = _extreme(items, largest=True)
    if items and isinstance(largest, Unknown):
        return largest
    return truth(not _falls(items))


_LOGICAL = frozenset({k.BOOL})
_ORDERED = k.NUMERIC | {k.DATE}

AGGREGATES: tuple[Aggregate, ...] = (
    Aggregate("all", "全部", _LOGICAL, k.BOOL, Text("每一项都成立", "every item holds")),
    Aggregate("any", "任一", _LOGICAL, k.BOOL, Text("至少一项成立", "some item holds")),
    Aggregate(
        "count",
        "计数",
        None,
        k.NUMBER,
        Text("项数；条件只数成立的", "how many items; of a condition, how many hold"),
    ),
    Aggregate(
        "sum", "求和", k.NUMERIC, None, Text("合计，没有项为 0", "the total, 0 of none"), _sum
    ),
    Aggregate(
        "min",
        "最小",
        _ORDERED,
        None,
        Text("最小的一项", "the least item"),
        lambda items: _extreme(items, largest=False),
    ),
    Aggregate(
        "max",
        "最大",
        _ORDERED,
        None,
        Text("最大的一项", "the largest item"),
        lambda items: _extreme(items, largest=True),
    ),
    Aggregate(
        "first",
        "首项",
        None,
        None,
        Text("第一项", "the first item"),
        lambda items: items[0] if items else _EMPTY,
    ),
    Aggregate(
        "last",
        "末项",
        None,
        None,
        Text("最后一项", "the last item"),
        lambda items: items[-1] if items else _EMPTY,
    ),
    Aggregate(
        "majority",
        "多数",
        None,
        None,
        Text("出现最多的值，不唯一时不作判断", "the most common value, if there is one"),
        _majority,
    ),
    Aggregate(
        "unique",
        "互不相同",
        None,
        k.BOOL,
        Text("各项互不相同", "no two items are the same"),
        lambda items: truth(not _duplicates(items)),
        _duplicates,
    ),
    Aggregate(
        "nondecreasing",
        "逐项不降",
        _ORDERED,
        k.BOOL,
        Text("每一项都不小于前面最大的一项", "no item is below the largest before it"),
        _nondecreasing,
        _falls,
    ),
)


@cache
def aggregates() -> Mapping[str, Aggregate]:
    """Return the aggregates by English and Chinese name."""
    found = {row.name: row for row in AGGREGATES} | {row.chinese: row for row in AGGREGATES}
    return MappingProxyType(found)
