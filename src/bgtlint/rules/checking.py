"""What the type check goes by: where an expression stands, and what fits what."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from bgtlint.interpretation import units
from bgtlint.rules import kinds as k
from bgtlint.rules import syntax as s
from bgtlint.rules.aggregates import Aggregate
from bgtlint.rules.errors import ExpressionError, did_you_mean
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


def number(node: s.Number, at: Checking) -> k.Kind:
    """Return the kind of a literal number; its unit has to be known."""
    unknown = next((n for n, _ in units.parse(node.unit).parts if units.unit(n) is None), "")
    if unknown:
        return at.wrong(
            node,
            f"未知单位 {unknown}。",
            f"Unknown unit {unknown}.",
            _unit_meant(node.unit) or did_you_mean(unknown, (*units.names(), "万元", "亿元")),
        )
    return literal_kind(node.unit)


def _unit_meant(unit: str) -> Text | None:
    """Return 元/人/天 for 元每人每天, None where that is no unit either."""
    said = unit.replace("每", "/")
    if said == unit or any(units.unit(one) is None for one, _ in units.parse(said).parts):
        return None
    return Text(f"是不是 {said}？", f"Did you mean {said}?")


def name(node: s.Name, at: Checking) -> k.Kind:
    """Return the kind of a name with its fields; all of them have to be known."""
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


def agree(left: s.Node, one: k.Kind, right: s.Node, other: k.Kind, at: Checking) -> None:
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
        elif k.NUMBER in (one, other) and any(isinstance(n, s.Number) for n in (left, right)):
            plain = next(n.number for n in (right, left) if isinstance(n, s.Number))
            hint = Text(f"是不是 {plain}？", f"Did you mean {plain}?")
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


def as_truth(node: s.Node) -> Text:
    """Return a hint where a value stands for a truth."""
    if not isinstance(node, s.Name):
        return NOTHING
    word = ".".join(node.path)
    return Text(
        f"是不是 已填({word})，或与某个数比较？", f"Did you mean present({word}), or a comparison?"
    )


def as_percentage(node: s.Node, kind: k.Kind) -> Text:
    """Return a hint where a percentage was written without its sign."""
    if kind is not k.NUMBER or not isinstance(node, s.Number):
        return NOTHING
    return Text(f"是不是 {node.number:f}%？", f"Did you mean {node.number:f}%?")


def choose(node: s.Node, known: Collection[str], at: Checking) -> None:
    """Note a last argument that is no literal text, or none of those a function knows."""
    if not isinstance(node, s.String):
        at.wrong(node, "此处应为带引号的词表名。", "Expected the quoted name of a word list.")
    elif node.value not in known:
        zh, en = f"没有名为“{node.value}”的词表。", f"There is no word list “{node.value}”."
        at.wrong(node, zh, en, did_you_mean(node.value, known))


def aggregated(node: s.Node, row: Aggregate, body: k.Kind, at: Checking) -> k.Kind:
    """Return the kind of an aggregate over bodies of a kind."""
    if row.body is not None and body is not k.ANY and body not in row.body:
        at.wrong(node, f"{row.name} 不能用于{body.text.zh}。", f"{row.name} does not take {body}.")
    return row.result or body
