"""The same language as grammar.lark by recursive descent, many times as fast and without lark.

The words are those of the grammar file; only its rules are written again here. Anything that is
not plainly an expression, and anything near the bounds, gives None and is left to the grammar.
"""

import re
from collections.abc import Callable, Mapping
from typing import TypeVar

from bgtlint.rules import parts as p
from bgtlint.rules import syntax as s
from bgtlint.rules.errors import ExpressionError
from bgtlint.rules.patterns import check_pattern
from bgtlint.rules.scan import NotPlain, Reading, words

_MOST_ITEMS = 100
_DEEPEST = 34
"""How deep brackets and signs may go; an expression in brackets has six levels at most."""
_BRACKET = 6

_NEGATION = ("_NOT",)
_OPERANDS = ("_NOT", "TRUE", "FALSE", "QUANTITY", "ADD", "STRING", "NAME", "_OPEN", "_BEGIN")

_Found = tuple[s.Node, int, int]
"""A node, and where it begins and ends with the brackets around it."""


T = TypeVar("T")


def parse_quickly(text: str) -> s.Node | None:
    """Return the tree of an expression, None for what is left to the grammar."""
    reading = Reading(text)
    try:
        node, _, _ = _disjunction(reading, _BRACKET)
    except (NotPlain, ExpressionError):
        return None
    return node if reading.rest() == len(text) else None


def _disjunction(reading: Reading, depth: int) -> _Found:
    return _logical(reading, depth, "_OR", "or", _conjunction)


def _conjunction(reading: Reading, depth: int) -> _Found:
    return _logical(reading, depth, "_AND", "and", _negation)


def _logical(
    reading: Reading, depth: int, word: str, operator: str, part: Callable[[Reading, int], _Found]
) -> _Found:
    node, start, end = part(reading, depth)
    if reading.operator() != word:
        return node, start, end
    parts = [node]
    while reading.operator() == word:
        reading.taken()
        node, _, end = part(reading, depth)
        parts.append(node)
    return s.Logic((start, end), operator, _few(parts)), start, end


def _few(items: list[T]) -> tuple[T, ...]:
    if len(items) > _MOST_ITEMS:
        raise NotPlain
    return tuple(items)


def _negation(reading: Reading, depth: int) -> _Found:
    at = reading.rest()
    word = words(_NEGATION).match(reading.text, at)
    if word is None:
        return _comparison(reading, depth)
    reading.at, reading.ahead = word.end(), None
    node, _, end = _negation(reading, _deeper(depth, 1))
    return s.Not((at, end), node), at, end


def _comparison(reading: Reading, depth: int) -> _Found:
    left, start, end = _sum(reading, depth)
    build = _COMPARISONS.get(reading.operator())
    return build(reading, depth, left, start) if build is not None else (left, start, end)


def _compared(reading: Reading, depth: int, first: s.Node, start: int) -> _Found:
    links: list[tuple[str, s.Node]] = []
    end = start
    while reading.operator() == "COMPARE":
        sign = p.COMPARE[reading.taken()[0].translate(p.HALF_WIDTH)]
        node, _, end = _sum(reading, depth)
        links.append((sign, node))
    return s.Compare((start, end), first, _few(links)), start, end


def _about(reading: Reading, depth: int, left: s.Node, start: int) -> _Found:
    reading.taken()
    right, _, end = _sum(reading, depth)
    within: s.Node | None = None
    if reading.operator() == "_WITHIN":
        reading.taken()
        within, _, end = _sum(reading, depth)
    return s.Approx((start, end), left, right, within), start, end


def _member(reading: Reading, depth: int, item: s.Node, start: int) -> _Found:
    negated = reading.taken().lastgroup == "_NOT"
    if negated:
        reading.take(("_IN",))
    items, _, end = _sum(reading, depth)
    return s.Member((start, end), item, items, negated), start, end


def _matched(reading: Reading, _: int, item: s.Node, start: int) -> _Found:
    reading.taken()
    found = reading.take(("STRING",))
    pattern = s.String(found.span(), p.unquoted(found[0]))
    check_pattern(pattern.value, pattern.span)
    return s.Matches((start, found.end()), item, pattern), start, found.end()


def _sum(reading: Reading, depth: int) -> _Found:
    pairs, start, end = _chain(reading, depth, "ADD", p.SIGN, "+", _product)
    return (pairs[0][1] if len(pairs) == 1 else s.Sum((start, end), _few(pairs))), start, end


def _product(reading: Reading, depth: int) -> _Found:
    pairs, start, end = _chain(reading, depth, "MULTIPLY", p.FACTOR, "×", _factor)
    return (pairs[0][1] if len(pairs) == 1 else s.Product((start, end), _few(pairs))), start, end


def _chain(
    reading: Reading,
    depth: int,
    word: str,
    signs: Mapping[str, str],
    first: str,
    part: Callable[[Reading, int], _Found],
) -> tuple[list[tuple[str, s.Node]], int, int]:
    """Read operands with a sign between them; each is paired with the sign before it."""
    node, start, end = part(reading, depth)
    pairs = [(first, node)]
    while reading.operator() == word:
        sign = signs[reading.taken()[0].translate(p.HALF_WIDTH)]
        node, _, end = part(reading, depth)
        pairs.append((sign, node))
    return pairs, start, end


def _factor(reading: Reading, depth: int) -> _Found:
    found = reading.take(_OPERANDS)
    build = _ATOMS.get(found.lastgroup or "")
    if build is None:
        raise NotPlain
    return build(reading, depth, found)


def _signed(reading: Reading, depth: int, found: re.Match[str]) -> _Found:
    node, _, end = _factor(reading, _deeper(depth, 1))
    span = (found.start(), end)
    if p.SIGN[found[0].translate(p.HALF_WIDTH)] == "-":
        node = s.Negative(span, node)
    return node, *span


def _bracketed(reading: Reading, depth: int, found: re.Match[str]) -> _Found:
    node, _, _ = _disjunction(reading, _deeper(depth, _BRACKET))
    return node, found.start(), reading.expect("_CLOSE").end()


def _listing(reading: Reading, depth: int, found: re.Match[str]) -> _Found:
    items, end = _items(reading, depth, "_END")
    return s.Listing((found.start(), end), items), found.start(), end


def _items(reading: Reading, depth: int, closing: str) -> tuple[tuple[s.Node, ...], int]:
    """Read expressions with commas between them up to a bracket."""
    if reading.operator() == closing:
        return (), reading.taken().end()
    reading.ahead = None
    items: list[s.Node] = []
    while not items or reading.operator() == "_COMMA":
        if items:
            reading.taken()
        items.append(_disjunction(reading, _deeper(depth, _BRACKET))[0])
    return _few(items), reading.expect(closing).end()


def _named(reading: Reading, depth: int, found: re.Match[str]) -> _Found:
    name, start = found[0], found.start()
    if reading.operator() != "_OPEN":
        return s.Name(found.span(), tuple(name.split("."))), start, found.end()
    reading.taken()
    if reading.operator() == "_CLOSE":
        end = reading.taken().end()
        return s.Call((start, end), name, ()), start, end
    reading.ahead = None
    body, _, _ = _disjunction(reading, _deeper(depth, _BRACKET))
    if reading.operator() == "_FOR":
        return _each(reading, depth, found, body)
    args = [body]
    while reading.operator() == "_COMMA":
        reading.taken()
        args.append(_disjunction(reading, _deeper(depth, _BRACKET))[0])
    end = reading.expect("_CLOSE").end()
    return s.Call((start, end), name, _few(args)), start, end


def _each(reading: Reading, depth: int, found: re.Match[str], body: s.Node) -> _Found:
    reading.taken()
    variable = reading.take(("NAME",))[0]
    reading.take(("_IN",))
    items, _, _ = _sum(reading, _deeper(depth, _BRACKET))
    where: s.Node | None = None
    if reading.operator() == "_WHERE":
        reading.taken()
        where = _disjunction(reading, _deeper(depth, _BRACKET))[0]
    span = (found.start(), reading.expect("_CLOSE").end())
    return s.Each(span, found[0], body, variable, items, where), *span


def _deeper(depth: int, levels: int) -> int:
    if depth + levels > _DEEPEST:
        raise NotPlain
    return depth + levels


def _leaf(
    build: Callable[[str, s.Span], s.Node],
) -> Callable[[Reading, int, re.Match[str]], _Found]:
    def read(_: Reading, __: int, found: re.Match[str]) -> _Found:
        span = found.span()
        return build(found[0], span), *span

    return read


_ATOMS: Mapping[str, Callable[[Reading, int, re.Match[str]], _Found]] = {
    "QUANTITY": _leaf(p.quantity),
    "STRING": _leaf(lambda word, span: s.String(span, p.unquoted(word))),
    "TRUE": _leaf(lambda _, span: s.Truth(span, True)),
    "FALSE": _leaf(lambda _, span: s.Truth(span, False)),
    "NAME": _named,
    "ADD": _signed,
    "_OPEN": _bracketed,
    "_BEGIN": _listing,
}

_COMPARISONS: Mapping[str, Callable[[Reading, int, s.Node, int], _Found]] = {
    "COMPARE": _compared,
    "_ABOUT": _about,
    "_IN": _member,
    "_NOT": _member,
    "_MATCHES": _matched,
}
