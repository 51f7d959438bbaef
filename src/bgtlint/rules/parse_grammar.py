"""Expression texts to syntax trees by grammar.lark, and what is wrong with a text that is none."""

from functools import cache
from pathlib import Path
from typing import Any

from lark import Lark, Token, Transformer, Tree, v_args
from lark.exceptions import UnexpectedCharacters, UnexpectedInput, UnexpectedToken, VisitError
from lark.tree import Meta

from bgtlint.rules import parts as b
from bgtlint.rules import syntax as s
from bgtlint.rules.errors import ExpressionError
from bgtlint.rules.mistaken import meant
from bgtlint.rules.patterns import check_pattern
from bgtlint.rules.texts import Text


def _pairs(
    words: list[Any], operators: dict[str, str], first: str
) -> tuple[tuple[str, s.Node], ...]:
    """Pair each operand with the operator before it."""
    signs = [first, *(operators[str(word).translate(b.HALF_WIDTH)] for word in words[1::2])]
    return tuple(zip(signs, words[0::2], strict=True))


@v_args(meta=True)
class _Build(Transformer[Token, s.Node]):
    """Builds nodes from a tree whose depth is bounded."""

    def either(self, meta: Meta, parts: list[s.Node]) -> s.Node:
        return s.Logic(_span(meta), "or", tuple(parts))

    def both(self, meta: Meta, parts: list[s.Node]) -> s.Node:
        return s.Logic(_span(meta), "and", tuple(parts))

    def denied(self, meta: Meta, parts: list[s.Node]) -> s.Node:
        return s.Not(_span(meta), parts[0])

    def compared(self, meta: Meta, parts: list[Any]) -> s.Node:
        pairs = _pairs(parts, b.COMPARE, "")
        return s.Compare(_span(meta), parts[0], pairs[1:])

    def about(self, meta: Meta, parts: list[s.Node]) -> s.Node:
        return s.Approx(_span(meta), parts[0], parts[1], parts[2] if len(parts) > 2 else None)

    def member(self, meta: Meta, parts: list[s.Node]) -> s.Node:
        return s.Member(_span(meta), parts[0], parts[1], False)

    def stranger(self, meta: Meta, parts: list[s.Node]) -> s.Node:
        return s.Member(_span(meta), parts[0], parts[1], True)

    def matched(self, meta: Meta, parts: list[Any]) -> s.Node:
        place = _token_span(parts[1])
        pattern = s.String(place, b.unquoted(parts[1]))
        check_pattern(pattern.value, place)
        return s.Matches(_span(meta), parts[0], pattern)

    def added(self, meta: Meta, parts: list[Any]) -> s.Node:
        return s.Sum(_span(meta), _pairs(parts, b.SIGN, "+"))

    def multiplied(self, meta: Meta, parts: list[Any]) -> s.Node:
        return s.Product(_span(meta), _pairs(parts, b.FACTOR, "×"))

    def signed(self, meta: Meta, parts: list[Any]) -> s.Node:
        sign = b.SIGN[str(parts[0]).translate(b.HALF_WIDTH)]
        return s.Negative(_span(meta), parts[1]) if sign == "-" else parts[1]

    def quantity(self, meta: Meta, parts: list[Token]) -> s.Node:
        return b.quantity(str(parts[0]), _span(meta))

    def string(self, meta: Meta, parts: list[Token]) -> s.Node:
        return s.String(_span(meta), b.unquoted(parts[0]))

    def true(self, meta: Meta, _: list[Token]) -> s.Node:
        return s.Truth(_span(meta), True)

    def false(self, meta: Meta, _: list[Token]) -> s.Node:
        return s.Truth(_span(meta), False)

    def name(self, meta: Meta, parts: list[Token]) -> s.Node:
        return s.Name(_span(meta), tuple(str(parts[0]).split(".")))

    def call(self, meta: Meta, parts: list[Any]) -> s.Node:
        args = tuple(part for part in parts[1:] if part is not None)
        return s.Call(_span(meta), str(parts[0]), args)

    def each(self, meta: Meta, parts: list[Any]) -> s.Node:
        name, body, variable, items, where = parts
        return s.Each(_span(meta), str(name), body, str(variable), items, where)

    def listing(self, meta: Meta, parts: list[Any]) -> s.Node:
        return s.Listing(_span(meta), tuple(part for part in parts if part is not None))


def _span(meta: Meta) -> s.Span:
    return meta.start_pos, meta.end_pos


def _token_span(token: Token) -> s.Span:
    return token.start_pos or 0, token.end_pos or 0


@cache
def _parser() -> Lark:
    """Build the parser once; about 30 ms."""
    grammar = Path(__file__).with_name("grammar.lark").read_text(encoding="utf-8")
    return Lark(grammar, parser="lalr", propagate_positions=True, maybe_placeholders=True)


def _check_bounds(root: Tree[Token]) -> None:
    """Refuse deep trees and long lists, without recursion."""
    stack = [(root, 1)]
    while stack:
        tree, depth = stack.pop()
        if depth > b.MAX_DEPTH:
            raise ExpressionError(
                Text(f"表达式嵌套超过 {b.MAX_DEPTH} 层。", f"Nested deeper than {b.MAX_DEPTH}."),
                _span(tree.meta),
                hint=Text("请拆成几条规则。", "Make several rules of it."),
            )
        if len(tree.children) > 2 * b.MAX_ITEMS:
            raise ExpressionError(
                Text(f"一处列举超过 {b.MAX_ITEMS} 项。", f"More than {b.MAX_ITEMS} items."),
                _span(tree.meta),
            )
        stack += [(part, depth + 1) for part in tree.children if isinstance(part, Tree)]


def parse_by_grammar(text: str) -> s.Node:
    """Return the tree of an expression; ExpressionError for a text that is none."""
    try:
        tree = _parser().parse(text)
    except UnexpectedInput as wrong:
        raise _unexpected(text, wrong) from wrong
    _check_bounds(tree)
    try:
        return _Build().transform(tree)
    except VisitError as wrong:
        if isinstance(wrong.orig_exc, ExpressionError):
            raise wrong.orig_exc from wrong
        raise


def _unexpected(text: str, wrong: UnexpectedInput) -> ExpressionError:
    place, found, allowed = None, "", set[str]()
    if isinstance(wrong, UnexpectedCharacters):
        place, allowed = wrong.pos_in_stream, set(wrong.allowed or ())
        found = text[place] if place is not None and place < len(text) else ""
    elif isinstance(wrong, UnexpectedToken):
        allowed = set(wrong.accepts or wrong.expected)
        if wrong.token.type != "$END":
            place, found = wrong.token.start_pos, str(wrong.token)
    if place is None:
        return ExpressionError(
            Text("表达式不完整。", "The expression ends too early."),
            (len(text), len(text)),
            hint=meant(text, len(text), allowed),
        )
    return ExpressionError(
        Text(f"此处不应出现“{found}”。", f"Unexpected “{found}”."),
        (place, place + len(found)),
        found,
        meant(text, place, allowed),
    )
