"""The type check of an expression: names exist, kinds agree. All mistakes are collected."""

import unicodedata
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from bgtlint.interpretation import units
from bgtlint.rules import kinds as k
from bgtlint.rules import syntax as s
from bgtlint.rules.aggregates import Aggregate, aggregates
from bgtlint.rules.errors import ExpressionError, did_you_mean
from bgtlint.rules.functions import functions
from bgtlint.rules.literals import is_zero, literal_kind
from bgtlint.rules.texts import NOTHING, Text
from bgtlint.rules.unknown import unknown_name
from bgtlint.rules.vocabulary import names, own_names


@dataclass(frozen=True, slots=True)
class Checking:
    """Where an expression stands: its scope, the kinds of its parameters and variables."""

    scope: str
    parameters: Mapping[str, k.Kind]
    errors: list[ExpressionError]
    variables: Mapping[str, k.Kind] = field(default_factory=dict)

    def wrong(self, node: s.Node, zh: str, en: str, hint: Text = NOTHING) -> k.Kind:
        """Note a mistake and go on with any kind."""
        self.errors.append(ExpressionError(Text(zh, en), node.span, hint=hint))
        return k.ANY


def check(node: s.Node, at: Checking) -> k.Kind:
    """Return the kind of an expression; mistakes are added to `at.errors`."""
    return _CHECKS[type(node)](node, at)


def expect(node: s.Node, at: Checking, wanted: k.Kind) -> k.Kind:
    """Check an expression that has to be of one kind."""
    found = check(node, at)
    if not k.compatible(found, wanted):
        at.wrong(
            node,
            f"此处应为{wanted.text.zh}，而这是{found.text.zh}。",
            f"Expected {wanted}, this is {found}.",
            _as_truth(node) if wanted is k.BOOL else NOTHING,
        )
    return found


def _as_truth(node: s.Node) -> Text:
    if not isinstance(node, s.Name):
        return NOTHING
    word = ".".join(node.path)
    return Text(
        f"是不是 已填({word})，或与某个数比较？", f"Did you mean present({word}), or a comparison?"
    )


def _number(node: s.Number, at: Checking) -> k.Kind:
    unknown = next((n for n, _ in units.parse(node.unit).parts if units.unit(n) is None), "")
    if unknown:
        return at.wrong(
            node,
            f"未知单位 {unknown}。",
            f"Unknown unit {unknown}.",
            did_you_mean(unknown, (*units.names(), "万元", "亿元")),
        )
    return literal_kind(node.unit)


def _name(node: s.Name, at: Checking) -> k.Kind:
    word, *fields = node.path
    known = names(at.scope)
    found = at.variables.get(word) or at.parameters.get(word)
    if found is None:
        if word not in known:
            words = {*at.variables, *at.parameters, *known}
            return at.wrong(
                node,
                f"未知名称 {word}。",
                f"Unknown name {word}.",
                unknown_name(word, words, at.scope),
            )
        found = known[word].kind
    for part in fields:
        if found is k.ANY:
            return found
        if not found.record:
            return at.wrong(
                node,
                f"{found.text.zh}没有字段 {part}。",
                f"{found} has no field {part}.",
                Text("列表里的项才有字段，如 c.比例（c 属于 时点）。",
                     "Items of a list have fields, as c.percent for c in checkpoints."),
            )  # fmt: skip
        inner = own_names(found.record)
        if part not in inner:
            return at.wrong(
                node,
                f"{found.text.zh}没有字段 {part}。",
                f"{found} has no field {part}.",
                did_you_mean(part, inner),
            )
        found = inner[part].kind
    return found


def _listing(node: s.Listing, at: Checking) -> k.Kind:
    found = k.ANY
    for item in node.items:
        kind = check(item, at)
        if not k.compatible(found, kind):
            at.wrong(
                item,
                f"列表中{kind.text.zh}与{found.text.zh}不能并列。",
                f"{kind} and {found} cannot stand in one list.",
            )
        found = k.narrower(found, kind) if k.compatible(found, kind) else found
    return k.list_of(found)


def _arithmetic(node: s.Node, at: Checking) -> k.Kind:
    found = check(node, at)
    if not k.numeric(found):
        return at.wrong(node, f"{found.text.zh}不能计算。", f"{found} cannot be calculated with.")
    return found


def _agree(left: s.Node, one: k.Kind, right: s.Node, other: k.Kind, at: Checking) -> None:
    """Note two sides that cannot be compared or added."""
    if (is_zero(left) and k.numeric(other)) or (is_zero(right) and k.numeric(one)):
        return
    bare = next(
        (side for side in (left, right) if isinstance(side, s.Number) and not side.unit), None
    )
    if not k.compatible(one, other) or (bare is not None and k.RATIO in (one, other)):
        written = k.WRITTEN.get(one)
        hint = NOTHING
        units_ = {
            k.RATIO: "%",
            k.MONEY: " 万元",
            k.RATE: " 元/人",
            k.PRODUCT: " 元",
            k.COUNT: " 人",
        }
        unit = next((text for kind, text in units_.items() if kind in (one, other)), "")
        if bare is not None and unit:
            said = f"{bare.number}{unit}"
            hint = Text(f"是不是 {said}？", f"Did you mean {said}?")
        elif written:
            hint = Text(
                f"{one.text.zh}要与{one.text.zh}比，写法如 {written}。",
                f"Compare {one} with {one}, written as {written}.",
            )
        at.wrong(
            right,
            f"{one.text.zh}与{other.text.zh}不能比较或相加减。",
            f"{one} and {other} cannot be compared or added.",
            hint,
        )


def _sum(node: s.Sum, at: Checking) -> k.Kind:
    first = node.terms[0][1]
    found = _arithmetic(first, at)
    for _, term in node.terms[1:]:
        kind = _arithmetic(term, at)
        _agree(first, found, term, kind, at)
        found = kind if is_zero(first) else k.narrower(found, kind)
    return found


def _product(node: s.Product, at: Checking) -> k.Kind:
    found = _arithmetic(node.factors[0][1], at)
    for operator, factor in node.factors[1:]:
        kind = _arithmetic(factor, at)
        if k.ANY not in (found, kind):
            found = k.multiplied(found, kind) if operator == "×" else k.divided(found, kind)
    return found


def _compare(node: s.Compare, at: Checking) -> k.Kind:
    left, one = node.first, check(node.first, at)
    for operator, right in node.rest:
        other = check(right, at)
        _agree(left, one, right, other, at)
        if operator not in ("=", "≠"):
            for side, kind in ((left, one), (right, other)):
                if not k.numeric(kind) and kind is not k.DATE:
                    at.wrong(side, f"{kind.text.zh}不能比较大小。", f"{kind} cannot be ordered.")
        left, one = right, other
    return k.BOOL


def _approx(node: s.Approx, at: Checking) -> k.Kind:
    one, other = _arithmetic(node.left, at), _arithmetic(node.right, at)
    _agree(node.left, one, node.right, other, at)
    if node.tolerance is not None:
        kind = _arithmetic(node.tolerance, at)
        absolute = kind is not k.NUMBER and k.compatible(kind, other)
        if not absolute and kind not in (k.RATIO, k.ANY):
            at.wrong(
                node.tolerance,
                f"容差应为百分比，而这是{kind.text.zh}。",
                f"A tolerance is a percentage, this is {kind}.",
                _percentage(node.tolerance, kind),
            )
    return k.BOOL


def _percentage(node: s.Node, kind: k.Kind) -> Text:
    """Return a hint where a percentage was written without its sign."""
    if kind is not k.NUMBER or not isinstance(node, s.Number):
        return NOTHING
    return Text(f"是不是 {node.number:f}%？", f"Did you mean {node.number:f}%?")


def _member(node: s.Member, at: Checking) -> k.Kind:
    item, items = check(node.item, at), check(node.items, at)
    if items.of is None:
        if items is not k.ANY:
            at.wrong(
                node.items,
                f"此处应为列表，而这是{items.text.zh}。",
                f"Expected a list, this is {items}.",
            )
    elif not k.compatible(item, items.of):
        at.wrong(
            node.items, f"{item.text.zh}不会在{items.text.zh}中。", f"{item} cannot be in {items}."
        )
    return k.BOOL


def _matches(node: s.Matches, at: Checking) -> k.Kind:
    expect(node.item, at, k.TEXT)
    raw = isinstance(node.item, s.Call) and node.item.name in ("as_printed", "原文")
    wide = [c for c in node.pattern.value if unicodedata.normalize("NFKC", c) != c]
    if wide and not raw:
        at.wrong(
            node.pattern,
            f"文字已统一为半角，“{wide[0]}”永远不会匹配。",
            f"Texts are compared in half width, so “{wide[0]}” never matches.",
            Text("请写半角，或用 原文(…)。", "Write it in half width, or use as_printed(…)."),
        )
    return k.BOOL


def _logic(node: s.Logic, at: Checking) -> k.Kind:
    for part in node.parts:
        expect(part, at, k.BOOL)
    return k.BOOL


def _not(node: s.Not, at: Checking) -> k.Kind:
    expect(node.of, at, k.BOOL)
    return k.BOOL


def _call(node: s.Call, at: Checking) -> k.Kind:
    row = functions().get(node.name)
    if row is None:
        aggregate = aggregates().get(node.name)
        if aggregate is not None and len(node.args) == 1:
            return _over_list(node, aggregate, at)
        known = [*functions(), *aggregates()]
        method = Text(
            '值没有方法；查文字用 含有(…, "…") 或 匹配 "…"。',
            'Values have no methods; use contains(…, "…") or matches "…".',
        )
        return at.wrong(
            node,
            f"未知函数 {node.name}。",
            f"Unknown function {node.name}.",
            method if "." in node.name else did_you_mean(node.name, known),
        )
    if len(node.args) != len(row.parameters):
        return at.wrong(
            node,
            f"{node.name} 要 {len(row.parameters)} 个参数，这里写了 {len(node.args)} 个。",
            f"{row.name} takes {len(row.parameters)} argument(s), not {len(node.args)}.",
        )
    found = [
        _arithmetic(arg, at) if wanted is k.QUANTITY else expect(arg, at, wanted)
        for arg, wanted in zip(node.args, row.parameters, strict=True)
    ]
    if row.choices is not None:
        _choose(node.args[-1], row.choices(), at)
    return row.result or found[0]


def _choose(node: s.Node, known: Collection[str], at: Checking) -> None:
    """Note a last argument that is no literal text, or none of those a function knows."""
    if not isinstance(node, s.String):
        at.wrong(node, "此处应为带引号的词表名。", "Expected the quoted name of a word list.")
    elif node.value not in known:
        zh, en = f"没有名为“{node.value}”的词表。", f"There is no word list “{node.value}”."
        at.wrong(node, zh, en, did_you_mean(node.value, known))


def _item_kind(node: s.Node, at: Checking) -> k.Kind:
    found = check(node, at)
    if found.of is None and found is not k.ANY:
        rows = {id(row): row for row in names(at.scope).values() if row.kind.of is not None}
        lists = [word for row in rows.values() for word in (*row.chinese[:1], row.english)]
        at.wrong(
            node,
            f"此处应为列表，而这是{found.text.zh}。",
            f"Expected a list, this is {found}.",
            Text(f"可用的列表：{'、'.join(lists)}。", f"Lists: {', '.join(lists)}."),
        )
    return found.of or k.ANY


def _aggregated(node: s.Node, row: Aggregate, body: k.Kind, at: Checking) -> k.Kind:
    if row.body is not None and body is not k.ANY and body not in row.body:
        at.wrong(node, f"{row.name} 不能用于{body.text.zh}。", f"{row.name} does not take {body}.")
    return row.result or body


def _over_list(node: s.Call, row: Aggregate, at: Checking) -> k.Kind:
    return _aggregated(node, row, _item_kind(node.args[0], at), at)


def _each(node: s.Each, at: Checking) -> k.Kind:
    row = aggregates().get(node.name)
    item = _item_kind(node.items, at)
    inner = Checking(at.scope, at.parameters, at.errors, {**at.variables, node.variable: item})
    if node.where is not None:
        expect(node.where, inner, k.BOOL)
    body = check(node.body, inner)
    if row is None:
        return at.wrong(
            node,
            f"未知聚合 {node.name}。",
            f"Unknown aggregate {node.name}.",
            did_you_mean(node.name, aggregates()),
        )
    return _aggregated(node.body, row, body, at)


_CHECKS: Mapping[type, Callable[..., k.Kind]] = {
    s.Number: _number,
    s.String: lambda *_: k.TEXT,
    s.Truth: lambda *_: k.BOOL,
    s.Name: _name,
    s.Listing: _listing,
    s.Negative: lambda node, at: _arithmetic(node.of, at),
    s.Sum: _sum,
    s.Product: _product,
    s.Compare: _compare,
    s.Approx: _approx,
    s.Member: _member,
    s.Matches: _matches,
    s.Logic: _logic,
    s.Not: _not,
    s.Call: _call,
    s.Each: _each,
}
