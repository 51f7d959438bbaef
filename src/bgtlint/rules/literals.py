"""The kinds of numbers written in an expression."""

from bgtlint.interpretation import units
from bgtlint.rules import kinds as k
from bgtlint.rules import syntax as s


def literal_kind(unit: str) -> k.Kind:
    """Return the kind of a number with this unit."""
    if not unit:
        return k.NUMBER
    parsed = units.parse(unit)
    dimension = dict(parsed.dimension)
    if not dimension:
        return k.RATIO
    if dimension.get("元"):
        return k.MONEY if len(dimension) == 1 else k.RATE
    return k.DURATION if dimension == dict(units.parse("年").dimension) else k.COUNT


def is_zero(node: s.Node) -> bool:
    """Whether an expression is a plain 0, which compares with every number."""
    return isinstance(node, s.Number) and not node.number and not node.unit
