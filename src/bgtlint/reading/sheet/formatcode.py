"""Number format codes (ECMA-376 part 1, 18.8.30) taken apart: sections, conditions, tokens."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

TOKEN = re.compile(
    r"""
    (?P<quoted>"[^"]*"?)
  | [\\!](?P<escaped>.)
  | _(?P<pad>.)
  | \*(?P<fill>.)
  | \[(?P<bracket>[^\]]*)\]
  | (?P<general>General|G/通用格式|常规)
  | (?P<half>AM/PM|A/P|上午/下午)
  | (?P<exponent>E[+-])
  | (?P<date>a{3,4}|y+|e+|m+|d+|h+|s+|b{1,4}|g{1,3})
  | (?P<digit>[0#?])
  | (?P<point>\.)
  | (?P<comma>,)
  | (?P<percent>%)
  | (?P<text>@)
  | (?P<literal>.)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
CURRENCY = re.compile(r"\$([^-]*)(?:-.*)?")
ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
NUMERALS = re.compile(r"DBNum([123])", re.IGNORECASE)
LONGEST = 500


class Token(NamedTuple):
    """A piece of a section: literal, digit, point, comma, percent, exponent, date, half, elapsed,
    general or text; `text` as it stands, without quotes."""  # noqa: D205, D209

    kind: str
    text: str


class Section(NamedTuple):
    """A section: its tokens, its condition (operator and bound), its Chinese numerals (0: none)."""

    tokens: tuple[Token, ...]
    condition: tuple[str, Decimal] | None = None
    numerals: int = 0

    def has(self, *kinds: str) -> bool:
        """Tell whether a token of one of these kinds is in it."""
        return any(token.kind in kinds for token in self.tokens)


@lru_cache(maxsize=1024)
def sections(code: str) -> tuple[Section, ...]:
    """Take a format code apart; an empty or overlong code is General."""
    if not code or len(code) > LONGEST:
        code = "General"
    parts: list[list[re.Match[str]]] = [[]]
    for found in TOKEN.finditer(code):
        if found.lastgroup == "literal" and found[0] == ";":
            parts.append([])
        else:
            parts[-1].append(found)
    return tuple(_section(part) for part in parts[:4])


def _section(matches: list[re.Match[str]]) -> Section:
    tokens = tuple(_tokens(matches))
    brackets = [found["bracket"] for found in matches if found.lastgroup == "bracket"]
    conditions = [found for found in map(CONDITION.fullmatch, brackets) if found]
    numerals = [int(found[1]) for found in map(NUMERALS.match, brackets) if found]
    condition = (conditions[0][1], Decimal(conditions[0][2])) if conditions else None
    return Section(tokens, condition, numerals[0] if numerals else 0)


def _tokens(matches: list[re.Match[str]]) -> Iterator[Token]:
    for found in matches:
        kind = found.lastgroup or "literal"
        if kind == "quoted":
            yield Token("literal", found[0].strip('"'))
        elif kind == "escaped":
            yield Token("literal", found["escaped"])
        elif kind == "pad":
            yield Token("literal", " ")
        elif kind == "bracket":
            yield from _bracket(found["bracket"])
        elif kind != "fill":
            yield Token(kind, found[0])


def _bracket(text: str) -> Iterator[Token]:
    currency = CURRENCY.fullmatch(text)
    if currency and currency[1]:
        yield Token("literal", currency[1])
    elif ELAPSED.fullmatch(text):
        yield Token("elapsed", text.lower())
