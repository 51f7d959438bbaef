"""Why an assertion failed: the part of it that decided, both sides, and the items at fault."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bgtlint.interpretation.quantities import Quantity
from bgtlint.model import Location
from bgtlint.rules import syntax as s
from bgtlint.rules.aggregates import aggregates
from bgtlint.rules.arithmetic import aligned
from bgtlint.rules.env import Env, Read
from bgtlint.rules.evaluate import elements, evaluate, over_list
from bgtlint.rules.show import shown
from bgtlint.rules.values import Known, Record, Value, place

_NEGATED = {"=": "≠", "≠": "=", "<": "≥", "≤": ">", ">": "≤", "≥": "<", "≈": "≠"}


@dataclass(frozen=True, slots=True)
class Culprit:
    """An item of a list that broke a rule: how it reads and where it stands."""

    text: str
    location: Location | None


@dataclass(frozen=True, slots=True)
class Sides:
    """The two sides of the comparison that decided; `operator` states what is the case."""

    left_node: s.Node
    right_node: s.Node
    left: Known
    right: Known
    operator: str

    def gap(self) -> Quantity | None:
        """Return left - right in the unit of the right; None for anything but numbers."""
        one, other = self.left.value, self.right.value
        if not isinstance(one, Quantity) or not isinstance(other, Quantity):
            return None
        both = aligned(one, other)
        return both[0] - both[1] if isinstance(both, tuple) else None


@dataclass(frozen=True, slots=True)
class Failure:
    """The part that decided, in its environment; `reads` are its operands in order."""

    node: s.Node
    env: Env
    reads: tuple[Read, ...]
    culprits: tuple[Culprit, ...]
    sides: Sides | None


def explain(tree: s.Node, env: Env) -> Failure:
    """Return why an assertion that is false (or true, below a `not`) is so."""
    seen = trace(tree, env)
    return replace(seen, sides=_sides(seen.node, seen.env))


def trace(tree: s.Node, env: Env) -> Failure:
    """Return the part that decided with its operands, without the sides of its comparison.

    That is all a failure needs that is told together with others.
    """
    node, inner, culprits = _leaf(tree, env)
    traced = inner._replace(trace=[])
    evaluate(node, traced)
    reads = _distinct(traced.trace or [])
    if isinstance(node, s.Each | s.Call) and culprits:
        places = {culprit.location for culprit in culprits}
        reads = tuple(read for read in reads if place(read.value) in places) or reads
    return Failure(node, inner, reads, culprits, None)


def _distinct(reads: list[Read]) -> tuple[Read, ...]:
    if len({read.path for read in reads}) == len(reads):
        return tuple(reads)
    found: dict[tuple[str, Location | None, str], Read] = {}
    for read in reads:
        found.setdefault((read.path, place(read.value), shown(read.value)), read)
    return tuple(found.values())


def _leaf(node: s.Node, env: Env) -> tuple[s.Node, Env, tuple[Culprit, ...]]:
    if isinstance(node, s.Not):
        return _leaf(node.of, env)
    if isinstance(node, s.Logic):
        wanted = evaluate(node, env)
        parts = [part for part in node.parts if _same(evaluate(part, env), wanted)]
        told = [part for part in parts if isinstance(part, s.Compare | s.Approx)]
        counted = [part for part in told if not _worded(part)]
        nested = [part for part in parts if not isinstance(part, s.Compare | s.Approx)]
        return _leaf((counted or nested or told or [node])[0], env)
    if isinstance(node, s.Each | s.Call):
        return _aggregate_leaf(node, env)
    return node, env, ()


def _same(one: Value, other: Value) -> bool:
    return one is other or one == other


def _worded(node: s.Compare | s.Approx) -> bool:
    """Whether a comparison is with a word of the rule's own or with 0: it tells readers little."""
    sides = (node.left, node.right) if isinstance(node, s.Approx) else _operands(node)
    return any(
        isinstance(side, s.String | s.Truth) or (isinstance(side, s.Number) and not side.number)
        for side in sides
    )


def _operands(node: s.Compare) -> tuple[s.Node, ...]:
    return (node.first, *(right for _, right in node.rest))


def _aggregate_leaf(node: s.Each | s.Call, env: Env) -> tuple[s.Node, Env, tuple[Culprit, ...]]:
    row = aggregates().get(node.name)
    if row is None:
        return node, env, ()
    found = list(elements(node, env) if isinstance(node, s.Each) else over_list(node, env))
    if row.culprits is not None:
        known = [(inner, value) for inner, value in found if isinstance(value, Known)]
        fallen = row.culprits([value for _, value in known])
        return node, env, tuple(Culprit(shown(known[n][1]), place(known[n][1])) for n in fallen)
    verdict = evaluate(node, env)
    guilty = [inner for inner, value in found if value == verdict]
    if row.name not in ("all", "any") or not isinstance(node, s.Each) or not guilty:
        return node, env, ()
    if (row.name == "any") == (isinstance(verdict, Known) and verdict.value is False):
        return node, env, ()
    leaf, inner, _ = _leaf(node.body, guilty[0])
    return leaf, inner, tuple(_culprit(node, one) for one in guilty)


def _culprit(node: s.Each, env: Env) -> Culprit:
    """Return how the first operand of a failing item reads, else the item itself."""
    traced = env._replace(trace=[])
    evaluate(node.body, traced)
    item = env.variables.get(node.variable)
    for read in traced.trace or []:
        if place(read.value) is not None:
            return Culprit(shown(read.value) or read.label.zh, place(read.value))
    read_text = next((shown(read.value) for read in traced.trace or []), "")
    plain = isinstance(item, Known) and not isinstance(item.value, Record)
    return Culprit(read_text or (shown(item) if plain and item else ""), None)


def _pairs(node: s.Node) -> Iterator[tuple[s.Node, str, s.Node]]:
    if isinstance(node, s.Approx):
        yield node.left, "≈", node.right
    elif isinstance(node, s.Compare):
        left = node.first
        for operator, right in node.rest:
            yield left, operator, right
            left = right


def _sides(node: s.Node, env: Env) -> Sides | None:
    if not isinstance(node, s.Approx | s.Compare):
        return None
    holds = evaluate(node, env)
    single = isinstance(node, s.Approx) or len(node.rest) == 1
    for left, operator, right in _pairs(node):
        link = node if single else s.Compare(node.span, left, ((operator, right),))
        outcome = holds if single else evaluate(link, env)
        one, other = evaluate(left, env), evaluate(right, env)
        if outcome == holds and isinstance(one, Known) and isinstance(other, Known):
            true = isinstance(holds, Known) and holds.value is True
            return Sides(left, right, one, other, operator if true else _NEGATED[operator])
    return None
