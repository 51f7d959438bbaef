"""What quick conditions are put together from: true, false, or None for undecided, of a record."""

import operator
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

from bgtlint.interpretation.quantities import Quantity
from bgtlint.reading.normalise import compact, squash
from bgtlint.rules.arithmetic import compared, equal
from bgtlint.rules.patterns import regex
from bgtlint.rules.values import ABSENT, FALSE, TRUE, Known, Record, Unknown, Value

Condition = Callable[[Record], bool | None]
"""A condition; None where it is undecided."""
Operand = Callable[[Record], Value]
"""An operand; anything but a known value leaves what is made of it undecided."""

_ORDERS: Mapping[str, Callable[[Decimal, Decimal], bool]] = MappingProxyType(
    {
        "=": operator.eq,
        "≠": operator.ne,
        "<": operator.lt,
        "≤": operator.le,
        ">": operator.gt,
        "≥": operator.ge,
    }
)


def decided(value: Value) -> bool | None:
    """Return a truth value as it is; None for anything else."""
    if type(value) is Known:
        found = value.value
        if found is True or found is False:
            return found
    return None


def holds(step: Operand) -> Condition:
    """Return whether an operand is true."""
    return lambda record: decided(step(record))


def as_value(step: Condition) -> Operand:
    """Return a condition as an operand."""

    def run(record: Record) -> Value:
        found = step(record)
        return ABSENT if found is None else TRUE if found else FALSE

    return run


def same_for_all(step: Condition) -> Condition:
    """Return a condition that says the same of every record of a document: asked once."""
    kept: list[bool | None] = []

    def run(record: Record) -> bool | None:
        if not kept:
            kept.append(step(record))
        return kept[0]

    return run


def same_value(step: Operand) -> Operand:
    """Return an operand that says the same of every record of a document: asked once."""
    kept: list[Value] = []

    def run(record: Record) -> Value:
        if not kept:
            kept.append(step(record))
        return kept[0]

    return run


def every(parts: Sequence[Condition]) -> Condition:
    """Return `and`: false as soon as one is."""

    def run(record: Record) -> bool | None:
        outcome: bool | None = True
        for part in parts:
            found = part(record)
            if found is False:
                return False
            if found is None:
                outcome = None
        return outcome

    return run


def some(parts: Sequence[Condition]) -> Condition:
    """Return `or`: true as soon as one is."""

    def run(record: Record) -> bool | None:
        outcome: bool | None = False
        for part in parts:
            found = part(record)
            if found is True:
                return True
            if found is None:
                outcome = None
        return outcome

    return run


def negated(part: Condition) -> Condition:
    """Return `not`."""

    def run(record: Record) -> bool | None:
        found = part(record)
        return None if found is None else not found

    return run


def comparison(one: Operand, sign: str, other: Operand) -> Condition:
    """Return an exact comparison; figures of one unit are compared as they stand."""
    order = _ORDERS[sign]

    def run(record: Record) -> bool | None:
        left, right = one(record), other(record)
        if type(left) is not Known or type(right) is not Known:
            return None
        first, second = left.value, right.value
        if type(first) is Quantity and type(second) is Quantity and first.unit == second.unit:
            return order(first.number, second.number)
        return decided(compared(left, sign, right))

    return run


def text_is(one: Operand, word: str, wanted: bool) -> Condition:
    """Return whether a text is (or, with `wanted` false, is not) a word, space and width aside."""
    plain, constant = compact(word), Known(word, word)

    def run(record: Record) -> bool | None:
        left = one(record)
        if type(left) is not Known:
            return None
        found = left.value
        if type(found) is str:
            return (found == word or compact(found) == plain) is wanted
        same = equal(left, constant)
        return None if isinstance(same, Unknown) else same is wanted

    return run


def one_of_words(one: Operand, words: frozenset[str], wanted: bool) -> Condition:
    """Return whether a text is one of the words, which are compact."""

    def run(record: Record) -> bool | None:
        left = one(record)
        if type(left) is not Known:
            return None
        found = left.value
        return (type(found) is str and (found in words or compact(found) in words)) is wanted

    return run


def one_of(one: Operand, items_of: Operand, wanted: bool) -> Condition:
    """Return whether a value equals one of a list's."""

    def run(record: Record) -> bool | None:
        left, items = one(record), items_of(record)
        if type(left) is not Known or type(items) is not Known or type(items.value) is not tuple:
            return None
        unknown = False
        for other in items.value:
            same = equal(left, other) if type(other) is Known else None
            if same is True:
                return wanted
            unknown = unknown or same is not False
        return None if unknown else not wanted

    return run


def matched(one: Operand, pattern: str) -> Condition:
    """Return whether a pattern is found in a text; it is compiled when it is first needed."""

    def run(record: Record) -> bool | None:
        left = one(record)
        if type(left) is not Known:
            return None
        return regex(pattern).search(str(left.value)) is not None

    return run


def filled(step: Operand) -> Condition:
    """Return the function `present` of an operand as it is, known or not."""

    def run(record: Record) -> bool | None:
        value = step(record)
        if type(value) is Known:
            found = value.value
            return bool(found) if isinstance(found, str | tuple) else True
        if type(value) is Unknown and value.location is not None:
            return bool(squash(value.location.text))
        return False

    return run
