"""Evaluation: three-valued logic over what a document says, with every operand on record.

An expression is turned into a function of the environment once and run for every subject.
Arithmetic and comparisons on a blank, absent or unknown operand are unknown and say which one.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import cast

from bgtlint.interpretation.quantities import exact
from bgtlint.reading.normalise import compact
from bgtlint.rules import operators as o
from bgtlint.rules import syntax as s
from bgtlint.rules.aggregates import Aggregate, aggregates
from bgtlint.rules.arithmetic import added, scaled
from bgtlint.rules.env import Env, Read, label
from bgtlint.rules.functions import functions
from bgtlint.rules.operators import Needed, Step
from bgtlint.rules.patterns import regex
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

Items = Callable[[Env], Iterator[tuple[Env, Value]]]
"""The items of an aggregate, each with the environment it is seen in."""

_MOST = 1 << 14
"""How many compiled nodes are kept; a node that is not kept is compiled again."""


@lru_cache(maxsize=_MOST)
def compiled(node: s.Node) -> Step:
    """Return a checked expression as a function of its environment."""
    return _COMPILE[type(node)](node)


def evaluate(node: s.Node, env: Env) -> Value:
    """Return the value of a checked expression."""
    return compiled(node)(env)


@lru_cache(maxsize=_MOST)
def needed(node: s.Node) -> Needed:
    """Return an operand that has to be known; what is blank or absent is unknown and says so."""
    step = compiled(node)
    if not isinstance(node, s.Name | s.Call | s.Each):
        return cast("Needed", step)

    def run(env: Env) -> Known | Unknown:
        found = step(env)
        if isinstance(found, Known) or isinstance(found, Unknown):  # noqa: SIM101  the faster way
            return found
        name = label(node, env)
        if isinstance(found, Blank):
            reason = Text(f"{name.zh}空白", f"{name.en or name.zh} is blank")
            return Unknown(reason, found.location)
        return Unknown(Text(f"没有{name.zh}", f"there is no {name.en or name.zh}"))

    return run


def _linked(parts: tuple[tuple[str, s.Node], ...]) -> list[tuple[str, Needed]]:
    return [(operator, needed(part)) for operator, part in parts]


def _number(node: s.Number) -> Step:
    gap = "" if node.unit in ("", "%", "‰") else " "
    return o.constant(Known(exact(node.number, node.unit), f"{node.number:f}{gap}{node.unit}"))


def _name(node: s.Name) -> Step:
    """Compile a name; one that is known and of which no record is kept takes the short way."""
    word, *fields = node.path
    slow = _traced_name(node)
    if fields:
        return slow

    def run(env: Env) -> Value:
        if env.trace is not None or word in env.variables or word in env.parameters:
            return slow(env)
        found = env.record.values.get(word) or value_of(env.record, word)
        return slow(env) if isinstance(found, Unknown) else found

    return run


def _traced_name(node: s.Name) -> Step:
    word, *fields = node.path

    def run(env: Env) -> Value:
        record, parameters, variables, trace, *_ = env
        found = variables.get(word) or parameters.get(word)
        simple = found is not None and not fields
        if found is None:
            found = record.values.get(word) or value_of(record, word)
        for part in fields:
            if isinstance(found, Known) and isinstance(found.value, Record):
                found = value_of(found.value, part)
            else:
                found = ABSENT
        if isinstance(found, Unknown):
            found = _named(node, found, env)
        if trace is not None and not simple and not _many(found):
            trace.append(Read(".".join(node.path), label(node, env), found))
        return found

    return run


def _named(node: s.Name, found: Unknown, env: Env) -> Unknown:
    name = label(node, env)
    gap = "" if found.reason.en.startswith(":") else " "
    reason = Text(f"{name.zh}{found.reason.zh}", f"{name.en or name.zh}{gap}{found.reason.en}")
    return Unknown(reason, found.location, found.measure)


def _many(value: Value) -> bool:
    return isinstance(value, Known) and isinstance(value.value, tuple | Record)


def _listing(node: s.Listing) -> Step:
    items = [compiled(item) for item in node.items]
    return lambda env: Known(tuple(item(env) for item in items))


def _member(node: s.Member) -> Step:
    if isinstance(node.items, s.Listing):
        words = [item.value for item in node.items.items if isinstance(item, s.String)]
        if len(words) == len(node.items.items):
            known = frozenset(map(compact, words))
            return o.member_of_words(needed(node.item), known, node.negated)
    return o.member(needed(node.item), needed(node.items), node.negated)


def _call(node: s.Call) -> Step:
    row = functions().get(node.name)
    if row is None:
        aggregate, items = aggregates()[node.name], _over_list(node)
        return lambda env: _aggregate(aggregate, items(env))
    if row.strict:
        return o.call(row.call, [needed(arg) for arg in node.args])
    call, steps = row.call, [compiled(arg) for arg in node.args]
    if len(steps) == 1:
        (only,) = steps
        return lambda env: call(only(env))
    return lambda env: call(*[step(env) for step in steps])


def over_list(node: s.Call, env: Env) -> Iterator[tuple[Env, Value]]:
    """Yield the items of an aggregate over a whole list."""
    return _over_list(node)(env)


def _over_list(node: s.Call) -> Items:
    items_of = needed(node.args[0])

    def run(env: Env) -> Iterator[tuple[Env, Value]]:
        found = items_of(env)
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
def _elements(node: s.Each) -> Items:
    items_of, body = needed(node.items), _body(node)
    condition = None if node.where is None else needed(node.where)

    def run(env: Env) -> Iterator[tuple[Env, Value]]:
        found = items_of(env)
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
            inner = env.bind(node.variable, item)
            if condition is not None:
                holds = condition(inner if inner.trace is None else inner._replace(trace=None))
                if isinstance(holds, Unknown):
                    yield inner, holds
                    continue
                if holds.value is not True:
                    continue
            yield inner, body(inner)

    return run


def _body(node: s.Each) -> Step:
    if not isinstance(node.body, s.Name) or aggregates()[node.name].name != "count":
        return needed(node.body)
    counted = compiled(node.body)
    return lambda env: FALSE if counted(env) == FALSE else TRUE


def _each(node: s.Each) -> Step:
    row, items, key = aggregates()[node.name], _elements(node), id(node)

    def run(env: Env) -> Value:
        if env.memo is None or key not in env.shared or env.trace is not None:
            return _aggregate(row, items(env))
        if key not in env.memo:
            env.memo[key] = _aggregate(row, items(env))
        return env.memo[key]

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


_COMPILE: Mapping[type, Callable[..., Step]] = {
    s.Number: _number,
    s.String: lambda node: o.constant(Known(node.value, node.value)),
    s.Truth: lambda node: o.constant(truth(node.value)),
    s.Name: _name,
    s.Listing: _listing,
    s.Negative: lambda node: o.negative(needed(node.of)),
    s.Sum: lambda node: o.folded(needed(node.terms[0][1]), _linked(node.terms[1:]), added),
    s.Product: lambda node: o.folded(needed(node.factors[0][1]), _linked(node.factors[1:]), scaled),
    s.Compare: lambda node: o.comparison(needed(node.first), _linked(node.rest)),
    s.Approx: lambda node: o.approximation(
        needed(node.left), needed(node.right), node.tolerance and needed(node.tolerance)
    ),
    s.Member: _member,
    s.Matches: lambda node: o.match(needed(node.item), regex(node.pattern.value)),
    s.Logic: lambda node: o.logic([needed(part) for part in node.parts], node.operator == "or"),
    s.Not: lambda node: o.negation(needed(node.of)),
    s.Call: _call,
    s.Each: _each,
}
