"""The type check of an expression: names exist, kinds agree. All mistakes are collected."""

import unicodedata
from collections.abc import Callable, Mapping

from bgtlint.rules import kinds as k
from bgtlint.rules import syntax as s
from bgtlint.rules.aggregates import Aggregate, aggregates
from bgtlint.rules.checking import (
    Checking,
    aggregated,
    agree,
    as_percentage,
    as_truth,
    choose,
    name,
    number,
)
from bgtlint.rules.errors import did_you_mean
from bgtlint.rules.functions import functions
from bgtlint.rules.literals import is_zero
from bgtlint.rules.texts import NOTHING, Text
from bgtlint.rules.unknown import function_meant
from bgtlint.rules.vocabulary import names


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
            as_truth(node) if wanted is k.BOOL else NOTHING,
        )
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


def _sum(node: s.Sum, at: Checking) -> k.Kind:
    first = node.terms[0][1]
    found = _arithmetic(first, at)
    for _, term in node.terms[1:]:
        kind = _arithmetic(term, at)
        agree(first, found, term, kind, at)
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
        agree(left, one, right, other, at)
        if operator not in ("=", "≠"):
            for side, kind in ((left, one), (right, other)):
                if not k.numeric(kind) and kind is not k.DATE:
                    at.wrong(side, f"{kind.text.zh}不能比较大小。", f"{kind} cannot be ordered.")
        left, one = right, other
    return k.BOOL


def _approx(node: s.Approx, at: Checking) -> k.Kind:
    one, other = _arithmetic(node.left, at), _arithmetic(node.right, at)
    agree(node.left, one, node.right, other, at)
    if node.tolerance is not None:
        kind = _arithmetic(node.tolerance, at)
        absolute = kind is not k.NUMBER and k.compatible(kind, other)
        if not absolute and kind not in (k.RATIO, k.ANY):
            at.wrong(
                node.tolerance,
                f"容差应为百分比，而这是{kind.text.zh}。",
                f"A tolerance is a percentage, this is {kind}.",
                as_percentage(node.tolerance, kind),
            )
    return k.BOOL


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
        guess = function_meant(node.name) or did_you_mean(node.name, known)
        return at.wrong(
            node,
            f"未知函数 {node.name}。",
            f"Unknown function {node.name}.",
            method if "." in node.name else guess,
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
        choose(node.args[-1], row.choices(), at)
    return row.result or found[0]


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


def _over_list(node: s.Call, row: Aggregate, at: Checking) -> k.Kind:
    return aggregated(node, row, _item_kind(node.args[0], at), at)


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
    return aggregated(node.body, row, body, at)


_CHECKS: Mapping[type, Callable[..., k.Kind]] = {
    s.Number: number,
    s.String: lambda *_: k.TEXT,
    s.Truth: lambda *_: k.BOOL,
    s.Name: name,
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
