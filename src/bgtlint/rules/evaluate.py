"""Evaluation: three-valued logic over what a document says, with every operand on record.

Arithmetic and comparisons on a blank, absent or unknown operand are unknown and say which one.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from bgtlint.interpretation.quantities import Quantity, exact
from bgtlint.rules import syntax as s
from bgtlint.rules.aggregates import Aggregate, aggregates
from bgtlint.rules.arithmetic import about, added, compared, equal, scaled
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


def evaluate(node: s.Node, env: Env) -> Value:
    """Return the value of a checked expression."""
    return _EVALUATE[type(node)](node, env)


def need(node: s.Node, env: Env) -> Known | Unknown:
    """Return an operand that has to be known, else why it is not."""
    found = evaluate(node, env)
    match found:
        case Known() | Unknown():
            return found
        case Blank():
            name = label(node, env)
            return Unknown(Text(f"{name.zh}空白", f"{name.en or name.zh} is blank"), found.location)
        case _:
            name = label(node, env)
            return Unknown(Text(f"没有{name.zh}", f"there is no {name.en or name.zh}"))


def _number(node: s.Number, _: Env) -> Value:
    gap = "" if node.unit in ("", "%", "‰") else " "
    return Known(exact(node.number, node.unit), f"{node.number:f}{gap}{node.unit}")


def _name(node: s.Name, env: Env) -> Value:
    word, *fields = node.path
    found = variable(word, env)
    simple = found is not None and not fields
    if found is None:
        found = value_of(env.record, word)
    for part in fields:
        if isinstance(found, Known) and isinstance(found.value, Record):
            found = value_of(found.value, part)
        else:
            found = ABSENT
    if isinstance(found, Unknown):
        name = label(node, env)
        gap = "" if found.reason.en.startswith(":") else " "
        reason = Text(f"{name.zh}{found.reason.zh}", f"{name.en or name.zh}{gap}{found.reason.en}")
        found = Unknown(reason, found.location, found.measure)
    if env.trace is not None and not simple and not _many(found):
        env.trace.append(Read(".".join(node.path), label(node, env), found))
    return found


def _many(value: Value) -> bool:
    return isinstance(value, Known) and isinstance(value.value, tuple | Record)


def _listing(node: s.Listing, env: Env) -> Value:
    return Known(tuple(evaluate(item, env) for item in node.items))


def _negative(node: s.Negative, env: Env) -> Value:
    found = need(node.of, env)
    if isinstance(found, Unknown) or not isinstance(found.value, Quantity):
        return found
    return Known(-found.value, f"-{found.text}" if found.text else "")


def _folded(
    parts: tuple[tuple[str, s.Node], ...], env: Env, combine: Callable[[Known, str, Known], Value]
) -> Value:
    total: Value = need(parts[0][1], env)
    for operator, part in parts[1:]:
        found = need(part, env)
        if isinstance(total, Known):
            total = combine(total, operator, found) if isinstance(found, Known) else found
    return total


def _compare(node: s.Compare, env: Env) -> Value:
    left, outcome = need(node.first, env), TRUE
    result: Value = outcome
    for operator, right_node in node.rest:
        right = need(right_node, env)
        link: Value
        if isinstance(left, Known) and isinstance(right, Known):
            link = compared(left, operator, right)
        else:
            link = left if isinstance(left, Unknown) else right
        result = _both(result, link)
        left = right
    return result


def _both(one: Value, other: Value) -> Value:
    """Return the three-valued and."""
    for found in (one, other):
        if isinstance(found, Known) and found.value is False:
            return FALSE
    return one if not isinstance(one, Known) else other


def _approx(node: s.Approx, env: Env) -> Value:
    left, right = need(node.left, env), need(node.right, env)
    tolerance = None if node.tolerance is None else need(node.tolerance, env)
    for side in (left, right, tolerance):
        if isinstance(side, Unknown):
            return side
    if not isinstance(left, Known) or not isinstance(right, Known):
        return ABSENT
    return about(left, right, tolerance if isinstance(tolerance, Known) else None)


def _member(node: s.Member, env: Env) -> Value:
    item, items = need(node.item, env), need(node.items, env)
    if isinstance(item, Unknown):
        return item
    if isinstance(items, Unknown) or not isinstance(items.value, tuple):
        return items
    unknown: Value | None = None
    for other in items.value:
        same = equal(item, other) if isinstance(other, Known) else Unknown(Text("有空白", "blank"))
        if same is True:
            return truth(not node.negated)
        if isinstance(same, Unknown):
            unknown = same
    return unknown or truth(node.negated)


def _matches(node: s.Matches, env: Env) -> Value:
    item = need(node.item, env)
    if isinstance(item, Unknown):
        return item
    return truth(regex(node.pattern.value).search(str(item.value)) is not None)


def _logic(node: s.Logic, env: Env) -> Value:
    """Return and/or of three values: false and unknown is false, true or unknown is true."""
    decides = node.operator == "or"
    unknown: Value | None = None
    for part in node.parts:
        found = need(part, env)
        if isinstance(found, Known):
            if found.value is decides:
                return found
        elif unknown is None:
            unknown = found
    return unknown or truth(not decides)


def _not(node: s.Not, env: Env) -> Value:
    found = need(node.of, env)
    return truth(found.value is not True) if isinstance(found, Known) else found


def _call(node: s.Call, env: Env) -> Value:
    row = functions().get(node.name)
    if row is None:
        return _aggregate(aggregates()[node.name], over_list(node, env))
    if not row.strict:
        return row.call(*(evaluate(arg, env) for arg in node.args))
    args = [need(arg, env) for arg in node.args]
    unknown = next((arg for arg in args if isinstance(arg, Unknown)), None)
    return unknown or row.call(*args)


def over_list(node: s.Call, env: Env) -> Iterator[tuple[Env, Value]]:
    """Yield the items of an aggregate over a whole list."""
    found = need(node.args[0], env)
    if isinstance(found, Unknown):
        yield env, found
    elif isinstance(found.value, tuple):
        for item in found.value:
            yield env, item


def elements(node: s.Each, env: Env) -> Iterator[tuple[Env, Value]]:
    """Yield the body of each item that meets the condition; an unknown condition is its value."""
    found = need(node.items, env)
    if isinstance(found, Unknown):
        yield env, found
        return
    untraced = env if env.trace is None else replace(env, trace=None)
    for item in found.value if isinstance(found.value, tuple) else ():
        inner = env.bind(node.variable, item)
        if node.where is not None:
            holds = need(node.where, untraced.bind(node.variable, item))
            if isinstance(holds, Unknown):
                yield inner, holds
                continue
            if holds.value is not True:
                continue
        yield inner, _body(node, inner)


def _body(node: s.Each, inner: Env) -> Value:
    if isinstance(node.body, s.Name) and aggregates()[node.name].name == "count":
        found = evaluate(node.body, inner)
        return found if found == FALSE else TRUE
    return need(node.body, inner)


def _each(node: s.Each, env: Env) -> Value:
    if env.memo is None or id(node) not in env.shared or env.trace is not None:
        return _aggregate(aggregates()[node.name], elements(node, env))
    if id(node) not in env.memo:
        env.memo[id(node)] = _aggregate(aggregates()[node.name], elements(node, env))
    return env.memo[id(node)]


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


_EVALUATE: Mapping[type, Callable[..., Value]] = {
    s.Number: _number,
    s.String: lambda node, _: Known(node.value, node.value),
    s.Truth: lambda node, _: truth(node.value),
    s.Name: _name,
    s.Listing: _listing,
    s.Negative: _negative,
    s.Sum: lambda node, env: _folded(node.terms, env, added),
    s.Product: lambda node, env: _folded(node.factors, env, scaled),
    s.Compare: _compare,
    s.Approx: _approx,
    s.Member: _member,
    s.Matches: _matches,
    s.Logic: _logic,
    s.Not: _not,
    s.Call: _call,
    s.Each: _each,
}
