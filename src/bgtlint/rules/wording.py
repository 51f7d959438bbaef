"""An expression written out in Chinese or in English terms; both mean the same."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from bgtlint.rules import syntax as s
from bgtlint.rules.aggregates import aggregates
from bgtlint.rules.functions import functions
from bgtlint.rules.kinds import Kind
from bgtlint.rules.names import Name
from bgtlint.rules.vocabulary import names, own_names

KEYWORDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "or": ("或", "or"),
        "and": ("且", "and"),
        "not": ("非", "not"),
        "in": ("属于", "in"),
        "not in": ("不属于", "not in"),
        "for": ("对于", "for"),
        "where": ("其中", "where"),
        "matches": ("匹配", "matches"),
        "true": ("是", "true"),
        "false": ("否", "false"),
    }
)
"""Every keyword of the language in Chinese and in English."""

_OR, _AND, _NOT, _COMPARISON, _SUM, _PRODUCT, _UNARY, _ATOM = range(8)


@dataclass(frozen=True, slots=True)
class Wording:
    """How to write: the language (`zh`, `en`), the scope of names, what is bound (kind or None).

    `figures` are written for the names of parameters.
    """

    lang: str
    scope: str
    bound: Mapping[str, Kind | None] = field(default_factory=dict)
    figures: Mapping[str, str] = field(default_factory=dict)

    def keyword(self, word: str) -> str:
        """Return a keyword in the language."""
        return KEYWORDS[word][self.lang == "en"]


def worded(node: s.Node, wording: Wording) -> str:
    """Return an expression in a language; without figures, reading it back gives the same tree."""
    return _write(node, wording, _OR)


def term(row: Name, known: Mapping[str, Name], lang: str) -> str:
    """Return the word of a name in a language, the one that is understood as this name."""
    words = (row.english,) if lang == "en" else (*row.chinese, row.english)
    return next((word for word in words if known.get(word) is row), row.english)


def _write(node: s.Node, how: Wording, least: int) -> str:
    write, level = _WRITERS[type(node)]
    text = write(node, how)
    return f"({text})" if level < least else text


def _number(node: s.Number, _: Wording) -> str:
    gap = " " if node.unit and node.unit not in ("%", "‰") else ""
    return f"{node.number:f}{gap}{node.unit}"


def _string(node: s.String, _: Wording) -> str:
    slashed = node.value.endswith("\\")
    for left, right in (('"', '"'), ("'", "'"), ("“", "”")):
        if right not in node.value and not (slashed and left != "“"):
            return f"{left}{node.value}{right}"
    escaped = node.value.replace('"', '\\"')
    return f'"{escaped}"'


def _name(node: s.Name, how: Wording) -> str:
    word, *fields = node.path
    if word in how.bound:
        kind, said = how.bound[word], [word]
    elif word in how.figures:
        return how.figures[word]
    else:
        row = names(how.scope).get(word)
        kind = row.kind if row is not None else None
        said = [term(row, names(how.scope), how.lang) if row is not None else word]
    for part in fields:
        inner = own_names(kind.record) if kind is not None and kind.record else {}
        row = inner.get(part)
        kind = row.kind if row is not None else None
        said.append(term(row, inner, how.lang) if row is not None else part)
    return ".".join(said)


def item_kind(node: s.Node, how: Wording) -> Kind | None:
    """Return what the items of a list are, where a name says so."""
    if not isinstance(node, s.Name):
        return None
    word, *fields = node.path
    found = names(how.scope).get(word)
    kind = how.bound.get(word, found.kind if found is not None else None)
    for part in fields:
        row = own_names(kind.record).get(part) if kind is not None and kind.record else None
        kind = row.kind if row is not None else None
    return kind.of if kind is not None else None


def _joined(items: tuple[tuple[str, s.Node], ...], how: Wording, least: int) -> str:
    (first, node), *rest = items
    text = _write(node, how, least)
    text = f"-{text}" if first == "-" else f"1 ÷ {text}" if first == "÷" else text
    return text + "".join(f" {sign} {_write(part, how, least)}" for sign, part in rest)


def _compare(node: s.Compare, how: Wording) -> str:
    links = ((op, _write(side, how, _SUM)) for op, side in node.rest)
    return _write(node.first, how, _SUM) + "".join(f" {op} {side}" for op, side in links)


def _approx(node: s.Approx, how: Wording) -> str:
    text = f"{_write(node.left, how, _SUM)} ≈ {_write(node.right, how, _SUM)}"
    if node.tolerance is None:
        return text
    return f"{text} ± {_write(node.tolerance, how, _SUM)}"


def _member(node: s.Member, how: Wording) -> str:
    word = how.keyword("not in" if node.negated else "in")
    return f"{_write(node.item, how, _SUM)} {word} {_write(node.items, how, _SUM)}"


def _matches(node: s.Matches, how: Wording) -> str:
    pattern = _string(node.pattern, how)
    return f"{_write(node.item, how, _SUM)} {how.keyword('matches')} {pattern}"


def _logic(node: s.Logic, how: Wording) -> str:
    level = _AND if node.operator == "or" else _NOT
    word = f" {how.keyword(node.operator)} "
    return word.join(_write(part, how, level) for part in node.parts)


def _call(node: s.Call, how: Wording) -> str:
    row = functions().get(node.name) or aggregates().get(node.name)
    said = node.name if row is None else row.name if how.lang == "en" else row.chinese
    return f"{said}({', '.join(_write(arg, how, _OR) for arg in node.args)})"


def _each(node: s.Each, how: Wording) -> str:
    row = aggregates().get(node.name)
    said = node.name if row is None else row.name if how.lang == "en" else row.chinese
    inner = replace(how, bound={**how.bound, node.variable: item_kind(node.items, how)})
    text = (
        f"{said}({_write(node.body, inner, _OR)} {how.keyword('for')} {node.variable}"
        f" {how.keyword('in')} {_write(node.items, how, _SUM)}"
    )
    if node.where is not None:
        text += f" {how.keyword('where')} {_write(node.where, inner, _OR)}"
    return f"{text})"


def _listing(node: s.Listing, how: Wording) -> str:
    return f"[{', '.join(_write(item, how, _OR) for item in node.items)}]"


_WRITERS: Mapping[type, tuple[Callable[..., str], int]] = {
    s.Number: (_number, _ATOM),
    s.String: (_string, _ATOM),
    s.Truth: (lambda node, how: how.keyword("true" if node.value else "false"), _ATOM),
    s.Name: (_name, _ATOM),
    s.Listing: (_listing, _ATOM),
    s.Negative: (lambda node, how: f"-{_write(node.of, how, _UNARY)}", _UNARY),
    s.Sum: (lambda node, how: _joined(node.terms, how, _PRODUCT), _SUM),
    s.Product: (lambda node, how: _joined(node.factors, how, _UNARY), _PRODUCT),
    s.Compare: (_compare, _COMPARISON),
    s.Approx: (_approx, _COMPARISON),
    s.Member: (_member, _COMPARISON),
    s.Matches: (_matches, _COMPARISON),
    s.Logic: (_logic, _OR),
    s.Not: (lambda node, how: f"{how.keyword('not')} {_write(node.of, how, _NOT)}", _NOT),
    s.Call: (_call, _ATOM),
    s.Each: (_each, _ATOM),
}
