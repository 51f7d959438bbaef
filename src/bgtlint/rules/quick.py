"""The verdict alone, fast: most subjects pass or are not concerned, and nobody asks for words.

An expression becomes a function of a record that is true, false, or None where something is not
known. What it decides is what `evaluate` would say; for None, and for the words of a failure,
`evaluate` is asked. A condition is made for one run over one document: it keeps what is the same
for all subjects of it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from bgtlint.interpretation.quantities import exact
from bgtlint.reading.normalise import compact
from bgtlint.rules import quick_operators as q
from bgtlint.rules import syntax as s
from bgtlint.rules.aggregates import aggregates
from bgtlint.rules.arithmetic import about, added, minus, scaled
from bgtlint.rules.env import Env
from bgtlint.rules.evaluate import compiled
from bgtlint.rules.functions import functions
from bgtlint.rules.quick_names import Ground, name
from bgtlint.rules.quick_operators import Condition, Operand
from bgtlint.rules.values import ABSENT, Known, Record, Value

_CONSTANT = Env(Record("", None), {}, {})


def condition(node: s.Node, ground: Ground) -> Condition:
    """Return a checked expression as a condition."""
    build = _CONDITIONS.get(type(node))
    if build is None:
        return q.holds(operand(node, ground))
    made = build(node, ground)
    return made if ground.differs(node) else q.same_for_all(made)


def operand(node: s.Node, ground: Ground) -> Operand:
    """Return a checked expression as an operand."""
    build = _OPERANDS.get(type(node))
    return q.as_value(condition(node, ground)) if build is None else build(node, ground)


def _literal(node: s.Node, _: Ground) -> Operand:
    found = compiled(node)(_CONSTANT)
    return lambda _: found


def _combined(
    parts: tuple[tuple[str, s.Node], ...],
    ground: Ground,
    combine: Callable[[Known, str, Known], Value],
) -> Operand:
    first, *rest = [(sign, operand(part, ground)) for sign, part in parts]
    start = first[1]

    def run(record: Record) -> Value:
        total = start(record)
        for sign, part in rest:
            found = part(record)
            if type(total) is not Known or type(found) is not Known:
                return ABSENT
            total = combine(total, sign, found)
        return total

    return run


def _negative(node: s.Negative, ground: Ground) -> Operand:
    part = operand(node.of, ground)

    def run(record: Record) -> Value:
        found = part(record)
        return minus(found) if type(found) is Known else ABSENT

    return run


def _listing(node: s.Listing, ground: Ground) -> Operand:
    if all(isinstance(item, s.Number | s.String | s.Truth) for item in node.items):
        return _literal(node, ground)
    items = [operand(item, ground) for item in node.items]
    return lambda record: Known(tuple(item(record) for item in items))


def _call(node: s.Call, ground: Ground) -> Operand:
    """Return a function; one that takes the unknown as it is has to be given it as it is."""
    row = functions().get(node.name)
    if row is None:  # an aggregate over a list as it stands is seldom written
        return lambda _: ABSENT
    call, args = row.call, [operand(arg, ground) for arg in node.args]
    if not row.strict and all(isinstance(arg, _AS_IT_IS) for arg in node.args):
        return lambda record: call(*[arg(record) for arg in args])

    def run(record: Record) -> Value:
        given = [arg(record) for arg in args]
        for one in given:
            if type(one) is not Known:
                return ABSENT
        return call(*given)

    return run


def _asked(node: s.Call, ground: Ground) -> Condition:
    if node.name in _PRESENT and isinstance(node.args[0], s.Name):
        return q.filled(operand(node.args[0], ground))
    return q.holds(_call(node, ground))


def _member(node: s.Member, ground: Ground) -> Condition:
    item, wanted = operand(node.item, ground), not node.negated
    if isinstance(node.items, s.Listing):
        words = [one.value for one in node.items.items if isinstance(one, s.String)]
        if len(words) == len(node.items.items):
            return q.one_of_words(item, frozenset(map(compact, words)), wanted)
    return q.one_of(item, operand(node.items, ground), wanted)


def _compare(node: s.Compare, ground: Ground) -> Condition:
    links, left = [], node.first
    for sign, right in node.rest:
        one = operand(left, ground)
        if sign in ("=", "≠") and isinstance(right, s.String):
            links.append(q.text_is(one, right.value, sign == "="))
        else:
            links.append(q.comparison(one, sign, operand(right, ground)))
        left = right
    return links[0] if len(links) == 1 else q.every(links)


def _approx(node: s.Approx, ground: Ground) -> Condition:
    parts = (node.left, node.right, *((node.tolerance,) if node.tolerance else ()))
    one, other, *reach = [operand(part, ground) for part in parts]

    def run(record: Record) -> bool | None:
        left, right = one(record), other(record)
        within = reach[0](record) if reach else None
        if type(left) is not Known or type(right) is not Known:
            return None
        if within is not None and type(within) is not Known:
            return None
        return q.decided(about(left, right, within))

    return run


def _logic(node: s.Logic, ground: Ground) -> Condition:
    parts = [condition(part, ground) for part in node.parts]
    return q.some(parts) if node.operator == "or" else q.every(parts)


def _each(node: s.Each, ground: Ground) -> Operand:
    row = aggregates()[node.name]
    if row.of is None and row.name != "count":
        return q.as_value(_quantified(node, ground, row.name == "any"))
    run = _counted(node, ground) if row.of is None else _gathered(node, ground, row.of)
    return run if ground.differs(node) else q.same_value(run)


Loop = tuple[list[Value], Ground, Callable[[Record], tuple[Value, ...] | None], Condition | None]


def _loop(node: s.Each, ground: Ground) -> Loop:
    """Return the cell of the variable, the ground inside, the items and the condition on them."""
    cell: list[Value] = [ABSENT]
    inner = replace(ground, variables={**ground.variables, node.variable: cell})
    listed, left = operand(node.items, ground), ground.left

    def items(record: Record) -> tuple[Value, ...] | None:
        found = listed(record)
        if type(found) is not Known:
            return None
        inside = found.value if isinstance(found.value, tuple) else ()
        left[0] -= len(inside)
        return inside if left[0] >= 0 else None

    return cell, inner, items, None if node.where is None else condition(node.where, inner)


def _quantified(node: s.Each, ground: Ground, decides: bool) -> Condition:
    cell, inner, items, where = _loop(node, ground)
    body = condition(node.body, inner)

    def run(record: Record) -> bool | None:
        inside = items(record)
        if inside is None:
            return None
        outcome: bool | None = not decides
        for item in inside:
            cell[0] = item
            meant = True if where is None else where(record)
            found = body(record) if meant is True else meant
            if found is decides and meant is True:
                return decides
            if found is None:
                outcome = None
        return outcome

    return run


def _counted(node: s.Each, ground: Ground) -> Operand:
    cell, inner, items, where = _loop(node, ground)
    body, named = operand(node.body, inner), isinstance(node.body, s.Name)

    def run(record: Record) -> Value:
        inside, total = items(record), 0
        if inside is None:
            return ABSENT
        for item in inside:
            cell[0] = item
            meant = True if where is None else where(record)
            if meant is None:
                return ABSENT
            if meant:
                found = body(record)
                if type(found) is not Known and not named:
                    return ABSENT
                total += type(found) is not Known or found.value is not False
        return _whole(total)

    return run


def _gathered(node: s.Each, ground: Ground, of: Callable[[Sequence[Known]], Value]) -> Operand:
    cell, inner, items, where = _loop(node, ground)
    body = operand(node.body, inner)

    def run(record: Record) -> Value:
        inside, known = items(record), []
        if inside is None:
            return ABSENT
        for item in inside:
            cell[0] = item
            meant = True if where is None else where(record)
            if meant is None:
                return ABSENT
            if meant:
                found = body(record)
                if type(found) is not Known:
                    return ABSENT
                known.append(found)
        return of(known)

    return run


@lru_cache(maxsize=1024)
def _whole(number: int) -> Known:
    return Known(exact(number), str(number))


_AS_IT_IS = s.Name | s.Number | s.String | s.Truth
_PRESENT = frozenset({"present", "已填"})

_OPERANDS: Mapping[type, Callable[[Any, Ground], Operand]] = {
    s.Number: _literal,
    s.String: _literal,
    s.Truth: _literal,
    s.Name: name,
    s.Listing: _listing,
    s.Negative: _negative,
    s.Sum: lambda node, ground: _combined(node.terms, ground, added),
    s.Product: lambda node, ground: _combined(node.factors, ground, scaled),
    s.Call: _call,
    s.Each: _each,
}

_CONDITIONS: Mapping[type, Callable[[Any, Ground], Condition]] = {
    s.Compare: _compare,
    s.Approx: _approx,
    s.Member: _member,
    s.Matches: lambda node, ground: q.matched(operand(node.item, ground), node.pattern.value),
    s.Logic: _logic,
    s.Not: lambda node, ground: q.negated(condition(node.of, ground)),
    s.Call: _asked,
}
