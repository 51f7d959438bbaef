"""What an operand would have to be for the two sides to agree (反推)."""

from collections.abc import Iterator
from dataclasses import dataclass

from bgtlint.interpretation import units
from bgtlint.interpretation.quantities import Quantity, comparable, is_round
from bgtlint.rules import syntax as s
from bgtlint.rules.env import Env
from bgtlint.rules.evaluate import evaluate
from bgtlint.rules.explain import Failure
from bgtlint.rules.setting_out import is_one, set_out, side_text
from bgtlint.rules.texts import Text
from bgtlint.rules.values import Known
from bgtlint.rules.vocabulary import names

MOST = 3

Factors = tuple[tuple[str, s.Node], ...]


@dataclass(frozen=True, slots=True)
class Solution:
    """The value one operand would need, the sum that gives it, and whether it comes out round."""

    name: str
    value: Quantity
    working: str
    round: bool

    def say(self, lang: str) -> str:
        """Return the working with its result."""
        note = Text("（恰好整除）", " (exactly)").say(lang) if self.round else ""
        found = self.value.text()
        if found.startswith("≈"):
            return f"{self.working} ≈ {found[1:]}"
        return f"{self.working} = {found}{note}"


def solve(failure: Failure, path: tuple[str, ...]) -> Solution | None:
    """Solve the deciding comparison for one operand of a product; None where it cannot be."""
    sides = failure.sides
    if sides is None:
        return None
    env = failure.env
    for side, node, other, other_node in (
        (sides.left, sides.left_node, sides.right, sides.right_node),
        (sides.right, sides.right_node, sides.left, sides.left_node),
    ):
        factors = _factors(node)
        places = [n for n, (_, factor) in enumerate(factors) if _is(factor, path, env)]
        if len(places) != 1:
            continue
        if len(factors) == 1:
            return _whole(path, other, side, other_node, env)
        return _solved(factors, places[0], path, other, side_text(other, side), env)
    return None


def solutions(failure: Failure) -> tuple[Solution, ...]:
    """Return what each operand of the product would need, at most three.

    Round values come first, and of those prices before counts: a budget is computed from a price.
    """
    sides = failure.sides
    if sides is None:
        return ()
    found = [
        solution
        for node in (sides.left_node, sides.right_node)
        if isinstance(node, s.Product)
        for path in _operands(node, failure.env)
        if (solution := solve(failure, path)) is not None
    ]
    return tuple(sorted(found, key=_order)[:MOST])


def _order(solution: Solution) -> tuple[bool, bool]:
    return not solution.round, _counts(solution.value)


def _factors(node: s.Node) -> Factors:
    return node.factors if isinstance(node, s.Product) else (("×", node),)


def _operands(node: s.Product, env: Env) -> Iterator[tuple[str, ...]]:
    """Yield the names of a product that are printed in the document, not derived."""
    for _, factor in node.factors:
        if isinstance(factor, s.Name):
            row = names(env.record.kind).get(factor.path[0])
            if row is not None and row.derive is None:
                yield factor.path


def _is(node: s.Node, path: tuple[str, ...], env: Env) -> bool:
    if not isinstance(node, s.Name) or len(node.path) != len(path):
        return False
    known = names(env.record.kind)
    one, other = known.get(node.path[0]), known.get(path[0])
    return node.path == path or (len(path) == 1 and one is not None and one is other)


def _whole(
    path: tuple[str, ...], value: Known, side: Known, node: s.Node, env: Env
) -> Solution | None:
    """Return the other side itself, where the operand stands alone."""
    if not isinstance(value.value, Quantity) or not isinstance(side.value, Quantity):
        return None
    if not comparable(value.value, side.value):
        return None
    found = value.value.to(side.value.unit)
    return Solution(path[-1], found, set_out(node, env), is_round(found))


def _solved(
    factors: Factors, at: int, path: tuple[str, ...], total: Known, total_text: str, env: Env
) -> Solution | None:
    result, wanted = total.value, _quantity(factors[at][1], env)
    if factors[at][0] == "÷" or wanted is None or not isinstance(result, Quantity):
        return None
    above: list[tuple[str, s.Node]] = []
    for n, (operator, factor) in enumerate(factors):
        if n == at or is_one(evaluate(factor, env)):
            continue
        value = _quantity(factor, env)
        if value is None or not value.number:
            return None
        result = result * value if operator == "÷" else result / value
        above.append(("×" if operator == "÷" else "÷", factor))
    if not comparable(result, wanted):
        return None
    result = result.to(wanted.unit)
    if _counts(result) and result.number != result.number.to_integral_value():
        return None
    working = total_text + "".join(f" {op} {set_out(factor, env)}" for op, factor in above)
    return Solution(path[-1], result, working, is_round(result))


def _quantity(node: s.Node, env: Env) -> Quantity | None:
    found = evaluate(node, env)
    return found.value if isinstance(found, Known) and isinstance(found.value, Quantity) else None


def _counts(quantity: Quantity) -> bool:
    dimension = dict(units.parse(quantity.unit).dimension)
    return bool(dimension) and "元" not in dimension
