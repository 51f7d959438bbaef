"""The syntax tree of an expression; `span` is the part of the text a node was read from.

Nodes are compared by identity: what is made of a node (its compiled form) is kept by node.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, eq=False)
class Number:
    """A number or quantity: `12`, `80%`, `1 万元`."""

    span: Span
    number: Decimal
    unit: str


@dataclass(frozen=True, slots=True, eq=False)
class String:
    """A text in quotes."""

    span: Span
    value: str


@dataclass(frozen=True, slots=True, eq=False)
class Truth:
    """True or false."""

    span: Span
    value: bool


@dataclass(frozen=True, slots=True, eq=False)
class Name:
    """A name with the fields asked of it: `budget`, `c.percent`."""

    span: Span
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Listing:
    """A list written out: `[a, b]`."""

    span: Span
    items: tuple["Node", ...]


@dataclass(frozen=True, slots=True, eq=False)
class Negative:
    """Unary minus."""

    span: Span
    of: "Node"


@dataclass(frozen=True, slots=True, eq=False)
class Sum:
    """Terms with their signs (+ or -), in order."""

    span: Span
    terms: tuple[tuple[str, "Node"], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Product:
    """Factors with their operators (* or /), in order."""

    span: Span
    factors: tuple[tuple[str, "Node"], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Compare:
    """A chain of exact comparisons (= != < <= > >=); a chain means and."""

    span: Span
    first: "Node"
    rest: tuple[tuple[str, "Node"], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Approx:
    """Equality of what two figures stand for, with a tolerance."""

    span: Span
    left: "Node"
    right: "Node"
    tolerance: "Node | None"


@dataclass(frozen=True, slots=True, eq=False)
class Member:
    """Whether a list holds a value."""

    span: Span
    item: "Node"
    items: "Node"
    negated: bool


@dataclass(frozen=True, slots=True, eq=False)
class Matches:
    """Whether a pattern is found in a text."""

    span: Span
    item: "Node"
    pattern: String


@dataclass(frozen=True, slots=True, eq=False)
class Logic:
    """`and` or `or` of two or more parts."""

    span: Span
    operator: str
    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True, eq=False)
class Not:
    """Logical negation."""

    span: Span
    of: "Node"


@dataclass(frozen=True, slots=True, eq=False)
class Call:
    """A named function with its arguments."""

    span: Span
    name: str
    args: tuple["Node", ...]


@dataclass(frozen=True, slots=True, eq=False)
class Each:
    """An aggregate over the items of a list: `all(body for variable in items where …)`."""

    span: Span
    name: str
    body: "Node"
    variable: str
    items: "Node"
    where: "Node | None"


Node = (
    Number
    | String
    | Truth
    | Name
    | Listing
    | Negative
    | Sum
    | Product
    | Compare
    | Approx
    | Member
    | Matches
    | Logic
    | Not
    | Call
    | Each
)


@cache
def _child_fields(kind: type) -> tuple[str, ...]:
    leaves = {
        "span",
        "number",
        "unit",
        "value",
        "path",
        "name",
        "variable",
        "pattern",
        "negated",
        "operator",
    }
    return tuple(name for name in kind.__slots__ if name not in leaves)  # type: ignore[attr-defined]


def children(node: Node) -> Iterator[Node]:
    """Yield the parts of a node in the order of the text."""
    kind: type = type(node)
    for name in _child_fields(kind):
        part = getattr(node, name)
        if part is None:
            continue
        if not isinstance(part, tuple):
            yield part
            continue
        for item in part:
            yield item[1] if isinstance(item, tuple) else item


def walk(node: Node) -> Iterator[Node]:
    """Yield a node and everything below it."""
    yield node
    for child in children(node):
        yield from walk(child)
