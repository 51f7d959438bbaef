"""Evaluation: three-valued logic over what a document says, with every operand on record.

Arithmetic and comparisons on a blank, absent or unknown operand are unknown and say which one.
A node is compiled once, to a function of the environment; words and functions are looked up
then, not for every subject.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache, partial
from typing import cast

from bgtlint.interpretation.quantities import Quantity, exact
from bgtlint.rules import syntax as s
from bgtlint.rules.aggregates import Aggregate, aggregates
from bgtlint.rules.arithmetic import about, added, compacted, compared, equal, scaled
from bgtlint.rules.env import Env, Read, label, variable
from bgtlint.rules.functions import functions
from bgtlint.rules.parse import regex
from bgtlint.rules.scope import value_of
from bgtlint.rules.texts import Text
from bgtlint.rules.values import (
    ABSENT,
    FALSE,
    TRUE,
    Blank,
    Known,
    Record,
    Unknown,
    Value,
    truth,
)

Run = Callable[[Env], Value]
"""A compiled expression."""
Need = Callable[[Env], Known | Unknown]
"""A compiled operand that has to be known, else why it is not."""
Elements = Callable[[Env], Iterator[tuple[Env, Value]]]
"""The items of an aggregate, each in its environment."""

_MOST = 1 << 14
"""How many compiled nodes are kept; a node that is not kept is compiled again."""


def evaluate(node: s.Node, env: Env) -> Value:
    """Return the value of a checked expression."""
    return compiled(node)(env)


def need(node: s.Node, env: Env) -> Known | Unknown:
    """Return an operand that has to be known, else why it is not."""
    return needed(node)(env)


@lru_cache(maxsize=_MOST)
def compiled(node: s.Node) -> Run:
    """Return the compiled form of a checked expression."""
    return _COMPILE[type(node)](node)


@lru_cache(maxsize=_MOST)
def needed(node: s.Node) -> Need:
    """Return the compiled form of an operand that has to be known."""
    run = compiled(node)
    if isinstance(node, _SETTLED):
        return cast(Need, run)

    def read(env: Env) -> Known | Unknown:
        found = run(env)
        if type(found) is Known or type(found) is Unknown:
            return found
        return _lacking(node, found, env)

    return read


_SETTLED = (
    *(s.Number, s.String, s.Truth, s.Listing, s.Negative, s.Sum, s.Product),
    *(s.Compare, s.Member, s.Matches, s.Logic, s.Not),
)
"""Nodes that are known or unknown, never blank or absent."""


def _lacking(node: s.Node, found: Value, env: Env) -> Known | Unknown:
    name = label(node, env)
    match found:
        case Known() | Unknown():
            return found
        case Blank():
            return Unknown(Text(f"{name.zh}空白", f"{name.en or name.zh} is blank"), found.location)
        case _:
            return Unknown(Text(f"没有{name.zh}", f"there is no {name.en or name.zh}"))


def _constant(value: Value) -> Run:
    return lambda _: value


def _number(node: s.Number) -> Run:
    gap = "" if node.unit in ("", "%", "‰") else " "
    return _constant(Known(exact(node.number, node.unit), f"{node.number:f}{gap}{node.unit}"))


def _name(node: s.Name) -> Run:
    if len(node.path) > 1:
        return partial(_field, node)
    (word,) = node.path

    def run(env: Env) -> Value:
        found = env.variables.get(word) or env.parameters.get(word)
        if found is not None:
            return _explained(node, found, env) if isinstance(found, Unknown) else found
        found = value_of(env.record, word)
        if type(found) is Known and env.trace is None:
            return found
        return _traced(node, found, env)

    return run


def _field(node: s.Name, env: Env) -> Value:
    """Return a field of an item of a list, such as c.percent."""
    word, *fields = node.path
    found = variable(word, env)
    if found is None:
        found = value_of(env.record, word)
    for part in fields:
        if isinstance(found, Known) and isinstance(found.value, Record):
            found = value_of(found.value, part)
        else:
            found = ABSENT
    return _traced(node, found, env)


def _traced(node: s.Name, found: Value, env: Env) -> Value:
    """Return a value that was read, with its name in the reason, and note it as an operand."""
    if isinstance(found, Unknown):
        found = _explained(node, found, env)
    if env.trace is not None and not _many(found):
        env.trace.append(Read(".".join(node.path), label(node, env), found))
    return found


def _explained(node: s.Name, found: Unknown, env: Env) -> Unknown:
    name = label(node, env)
    gap = "" if found.reason.en.startswith(":") else " "
    reason = Text(f"{name.zh}{found.reason.zh}", f"{name.en or name.zh}{gap}{found.reason.en}")
    return Unknown(reason, found.location, found.measure)


def _many(value: Value) -> bool:
    return isinstance(value, Known) and isinstance(value.value, tuple | Record)


def _listing(node: s.Listing) -> Run:
    items = [compiled(item) for item in node.items]
    if all(isinstance(item, s.Number | s.String | s.Truth) for item in node.items):
        return _constant(Known(tuple(item(_NOWHERE) for item in items)))
    return lambda env: Known(tuple(item(env) for item in items))


_NOWHERE = Env(Record("", None), {}, {})
"""Where a literal is evaluated."""


def _negative(node: s.Negative) -> Run:
    operand = needed(node.of)

    def run(env: Env) -> Value:
        found = operand(env)
        if isinstance(found, Unknown) or not isinstance(found.value, Quantity):
            return found
        return Known(-found.value, f"-{found.text}" if found.text else "")

    return run


def _folded(
    parts: tuple[tuple[str, s.Node], ...], combine: Callable[[Known, str, Known], Value]
) -> Run:
    first = needed(parts[0][1])
    rest = [(operator, needed(part)) for operator, part in parts[1:]]

    def run(env: Env) -> Value:
        total: Value = first(env)
        for operator, part in rest:
            found = part(env)
            if isinstance(total, Known):
                total = combine(total, operator, found) if isinstance(found, Known) else found
        return total

    return run


def _compare(node: s.Compare) -> Run:
    first = needed(node.first)
    rest = [(operator, needed(side)) for operator, side in node.rest]
    if len(rest) == 1:
        ((only, other),) = rest
        return lambda env: _link(first(env), only, other(env))

    def run(env: Env) -> Value:
        left, result = first(env), cast(Value, TRUE)
        for operator, side in rest:
            right = side(env)
            result = _both(result, _link(left, operator, right))
            left = right
        return result

    return run


def _link(left: Known | Unknown, operator: str, right: Known | Unknown) -> Value:
    if type(left) is Known and type(right) is Known:
        return compared(left, operator, right)
    return left if isinstance(left, Unknown) else right


def _both(one: Value, other: Value) -> Value:
    """Return the three-valued and."""
    for found in (one, other):
        if isinstance(found, Known) and found.value is False:
            return FALSE
    return one if not isinstance(one, Known) else other


def _approx(node: s.Approx) -> Run:
    left, right = needed(node.left), needed(node.right)
    tolerance = None if node.tolerance is None else needed(node.tolerance)

    def run(env: Env) -> Value:
        one, other = left(env), right(env)
        reach = None if tolerance is None else tolerance(env)
        for side in (one, other, reach):
            if isinstance(side, Unknown):
                return side
        if not isinstance(one, Known) or not isinstance(other, Known):
            return ABSENT
        return about(one, other, reach if isinstance(reach, Known) else None)

    return run


def _member(node: s.Member) -> Run:
    item, items = needed(node.item), needed(node.items)
    words = frozenset(
        compacted(one.value) for one in _parts(node.items) if isinstance(one, s.String)
    )
    only_words = len(words) > 0 and all(isinstance(one, s.String) for one in _parts(node.items))

    def run(env: Env) -> Value:
        found = item(env)
        if isinstance(found, Unknown):
            return found
        if only_words and isinstance(found.value, str):
            return truth((compacted(found.value) in words) is not node.negated)
        listed = items(env)
        if isinstance(listed, Unknown) or not isinstance(listed.value, tuple):
            return listed
        return _among(found, listed.value, node.negated)

    return run


def _parts(node: s.Node) -> tuple[s.Node, ...]:
    return node.items if isinstance(node, s.Listing) else ()


def _among(item: Known, items: tuple[Value, ...], negated: bool) -> Value:
    unknown: Value | None = None
    for other in items:
        same = equal(item, other) if isinstance(other, Known) else Unknown(Text("有空白", "blank"))
        if same is True:
            return truth(not negated)
        if isinstance(same, Unknown):
            unknown = same
    return unknown or truth(negated)


def _matches(node: s.Matches) -> Run:
    item, pattern = needed(node.item), regex(node.pattern.value)

    def run(env: Env) -> Value:
        found = item(env)
        if isinstance(found, Unknown):
            return found
        return truth(pattern.search(str(found.value)) is not None)

    return run


def _logic(node: s.Logic) -> Run:
    """Compile and/or of three values: false and unknown is false, true or unknown is true."""
    parts = [needed(part) for part in node.parts]
    decides = node.operator == "or"
    settled = truth(not decides)

    def run(env: Env) -> Value:
        unknown: Value | None = None
        for part in parts:
            found = part(env)
            if type(found) is Known:
                if found.value is decides:
                    return found
            elif unknown is None:
                unknown = found
        return unknown or settled

    return run


def _not(node: s.Not) -> Run:
    operand = needed(node.of)

    def run(env: Env) -> Value:
        found = operand(env)
        return truth(found.value is not True) if isinstance(found, Known) else found

    return run


def _call(node: s.Call) -> Run:
    row = functions().get(node.name)
    if row is None:
        found, items = aggregates()[node.name], _over_list(node)
        return lambda env: _aggregate(found, items(env))
    call = row.call
    if not row.strict:
        given = [compiled(arg) for arg in node.args]
        if len(given) == 1:
            (only,) = given
            return lambda env: call(only(env))
        return lambda env: call(*(arg(env) for arg in given))
    wanted = [needed(arg) for arg in node.args]

    def run(env: Env) -> Value:
        args = [arg(env) for arg in wanted]
        unknown = next((arg for arg in args if isinstance(arg, Unknown)), None)
        return unknown or call(*args)

    return run


def over_list(node: s.Call, env: Env) -> Iterator[tuple[Env, Value]]:
    """Yield the items of an aggregate over a whole list."""
    return _over_list(node)(env)


def _over_list(node: s.Call) -> Elements:
    items = needed(node.args[0])

    def run(env: Env) -> Iterator[tuple[Env, Value]]:
        found = items(env)
        if isinstance(found, Unknown):
            yield env, found
        elif isinstance(found.value, tuple):
            for item in found.value:
                yield env, item

    return run


def elements(node: s.Each, env: Env) -> Iterator[tuple[Env, Value]]:
    """Yield the body of each item that meets the condition; an unknown condition is its value."""
    return _elements(node)(env)


_TOO_MUCH = Unknown(Text("计算量太大，没有算完", "too much to compute"))


@lru_cache(maxsize=_MOST)
def _elements(node: s.Each) -> Elements:
    items, variable_ = needed(node.items), node.variable
    where = None if node.where is None else needed(node.where)
    body = _body(node)

    def run(env: Env) -> Iterator[tuple[Env, Value]]:
        found = items(env)
        if isinstance(found, Unknown):
            yield env, found
            return
        steps = env.steps
        for item in found.value if isinstance(found.value, tuple) else ():
            if steps is not None:
                steps.left -= 1
                if steps.left < 0:
                    yield env, _TOO_MUCH
                    return
            inner = env.bind(variable_, item)
            if where is not None:
                holds = where(inner if inner.trace is None else replace(inner, trace=None))
                if isinstance(holds, Unknown):
                    yield inner, holds
                    continue
                if holds.value is not True:
                    continue
            yield inner, body(inner)

    return run


def _body(node: s.Each) -> Run:
    if not isinstance(node.body, s.Name) or aggregates()[node.name].name != "count":
        return needed(node.body)
    read = compiled(node.body)

    def run(env: Env) -> Value:
        found = read(env)
        return found if found == FALSE else TRUE

    return run


def _each(node: s.Each) -> Run:
    row, items, key = aggregates()[node.name], _elements(node), id(node)

    def run(env: Env) -> Value:
        if env.memo is None or key not in env.shared or env.trace is not None:
            return _aggregate(row, items(env))
        found = env.memo.get(key)
        if found is None:
            found = env.memo[key] = _aggregate(row, items(env))
        return found

    return run


def _aggregate(row: Aggregate, found: Iterator[tuple[Env, Value]]) -> Value:
    if row.of is None:
        return _counted(found) if row.name == "count" else _quantified(row.name == "any", found)
    known: list[Known] = []
    for _, value in found:
        if not isinstance(value, Known):
            return value
        known.append(value)
    return row.of(known)


def _quantified(decides: bool, found: Iterator[tuple[Env, Value]]) -> Value:
    unknown: Value | None = None
    for _, value in found:
        if isinstance(value, Known):
            if value.value is decides:
                return value
        else:
            unknown = unknown or value
    return unknown or truth(not decides)


def _counted(found: Iterator[tuple[Env, Value]]) -> Value:
    """Return how many items there are; of conditions, how many hold."""
    total = 0
    for _, value in found:
        if isinstance(value, Unknown):
            return value
        total += not (isinstance(value, Known) and value.value is False)
    return Known(exact(total), str(total))


_COMPILE: Mapping[type, Callable[..., Run]] = {
    s.Number: _number,
    s.String: lambda node: _constant(Known(node.value, node.value)),
    s.Truth: lambda node: _constant(truth(node.value)),
    s.Name: _name,
    s.Listing: _listing,
    s.Negative: _negative,
    s.Sum: lambda node: _folded(node.terms, added),
    s.Product: lambda node: _folded(node.factors, scaled),
    s.Compare: _compare,
    s.Approx: _approx,
    s.Member: _member,
    s.Matches: _matches,
    s.Logic: _logic,
    s.Not: _not,
    s.Call: _call,
    s.Each: _each,
}
