"""The operators of the language on compiled operands: each gives one function of the environment.

Three-valued throughout: an operand that is not known makes the outcome unknown, unless the other
operands decide it.
"""

from collections.abc import Callable, Sequence

from bgtlint.reading.normalise import compact
from bgtlint.rules.arithmetic import about, compared, equal, minus
from bgtlint.rules.env import Env
from bgtlint.rules.patterns import Regex
from bgtlint.rules.texts import Text
from bgtlint.rules.values import ABSENT, FALSE, TRUE, Known, Unknown, Value, truth

Step = Callable[[Env], Value]
"""A compiled expression."""
Needed = Callable[[Env], Known | Unknown]
"""A compiled operand that has to be known; otherwise it says why it is not."""
Linked = Sequence[tuple[str, Needed]]
"""Operands, each behind its operator."""

_BLANK_ITEM = Unknown(Text("有空白", "blank"))


def constant(value: Value) -> Step:
    """Return the same value for every subject."""
    return lambda _: value


def negative(operand: Needed) -> Step:
    """Return the operand with the other sign."""

    def run(env: Env) -> Value:
        found = operand(env)
        return found if isinstance(found, Unknown) else minus(found)

    return run


def folded(first: Needed, rest: Linked, combine: Callable[[Known, str, Known], Value]) -> Step:
    """Return a sum or a product, from left to right."""

    def run(env: Env) -> Value:
        total: Value = first(env)
        for operator, part in rest:
            found = part(env)
            if isinstance(total, Known):
                total = combine(total, operator, found) if isinstance(found, Known) else found
        return total

    return run


def comparison(first: Needed, rest: Linked) -> Step:
    """Return whether a chain of exact comparisons holds."""

    def run(env: Env) -> Value:
        left = first(env)
        result: Value = TRUE
        for operator, part in rest:
            right = part(env)
            link: Value
            if isinstance(left, Known) and isinstance(right, Known):
                link = compared(left, operator, right)
            else:
                link = left if isinstance(left, Unknown) else right
            result = link if result is TRUE else _both(result, link)
            left = right
        return result

    return run


def _both(one: Value, other: Value) -> Value:
    """Return the three-valued and."""
    for found in (one, other):
        if isinstance(found, Known) and found.value is False:
            return FALSE
    return one if not isinstance(one, Known) else other


def approximation(one: Needed, other: Needed, reach: Needed | None) -> Step:
    """Return whether two figures agree within what they stand for, or within a tolerance."""

    def run(env: Env) -> Value:
        left, right = one(env), other(env)
        tolerance = None if reach is None else reach(env)
        for side in (left, right, tolerance):
            if isinstance(side, Unknown):
                return side
        if not isinstance(left, Known) or not isinstance(right, Known):
            return ABSENT
        return about(left, right, tolerance if isinstance(tolerance, Known) else None)

    return run


def member(item_of: Needed, items_of: Needed, negated: bool) -> Step:
    """Return whether an item equals one of a list's."""

    def run(env: Env) -> Value:
        item, items = item_of(env), items_of(env)
        if isinstance(item, Unknown):
            return item
        if isinstance(items, Unknown) or not isinstance(items.value, tuple):
            return items
        unknown: Value | None = None
        for other in items.value:
            same = equal(item, other) if isinstance(other, Known) else _BLANK_ITEM
            if same is True:
                return truth(not negated)
            if isinstance(same, Unknown):
                unknown = same
        return unknown or truth(negated)

    return run


def member_of_words(item_of: Needed, words: frozenset[str], negated: bool) -> Step:
    """Return whether a text is one of the words, which are compact."""

    def run(env: Env) -> Value:
        item = item_of(env)
        if isinstance(item, Unknown):
            return item
        found = isinstance(item.value, str) and compact(item.value) in words
        return truth(found is not negated)

    return run


def match(item_of: Needed, pattern: Regex) -> Step:
    """Return whether a pattern is found in a text."""

    def run(env: Env) -> Value:
        item = item_of(env)
        if isinstance(item, Unknown):
            return item
        return truth(pattern.search(str(item.value)) is not None)

    return run


def logic(parts: Sequence[Needed], decides: bool) -> Step:
    """Return and (decided by false) or or (decided by true) of three values."""

    def run(env: Env) -> Value:
        unknown: Value | None = None
        for part in parts:
            found = part(env)
            if isinstance(found, Known):
                if found.value is decides:
                    return found
            elif unknown is None:
                unknown = found
        return unknown or truth(not decides)

    return run


def negation(operand: Needed) -> Step:
    """Return not."""

    def run(env: Env) -> Value:
        found = operand(env)
        return truth(found.value is not True) if isinstance(found, Known) else found

    return run


def call(function: Callable[..., Value], operands: Sequence[Needed]) -> Step:
    """Return a function of known arguments; the first unknown one is the outcome."""

    def run(env: Env) -> Value:
        args = [operand(env) for operand in operands]
        for arg in args:
            if isinstance(arg, Unknown):
                return arg
        return function(*args)

    return run
