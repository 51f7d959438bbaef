"""Sums set out for readers: `15 条 × 6000 元/条 = 9.00 万元 ≠ 8.94 万元`."""

from bgtlint.interpretation.quantities import Quantity, comparable
from bgtlint.rules import syntax as s
from bgtlint.rules.aggregates import aggregates
from bgtlint.rules.env import Env
from bgtlint.rules.evaluate import elements, evaluate, over_list
from bgtlint.rules.explain import Failure, Sides
from bgtlint.rules.show import absolute, plain, share, shown
from bgtlint.rules.texts import Text
from bgtlint.rules.values import Known, Value, place

_MOST_TERMS = 8
_ABSOLUTE = frozenset({"abs", "绝对值"})


def is_one(value: Value) -> bool:
    """Whether a factor is the plain number 1, which no reader needs to see."""
    return (
        isinstance(value, Known)
        and isinstance(value.value, Quantity)
        and value.value.number == 1
        and not value.value.unit
    )


def set_out(node: s.Node, env: Env) -> str:
    """Return an expression with its figures in place of its names."""
    if isinstance(node, s.Product):
        return _product(node, env)
    if isinstance(node, s.Sum):
        first, *rest = node.terms
        return set_out(first[1], env) + "".join(
            f" {sign} {set_out(term, env)}" for sign, term in rest
        )
    if isinstance(node, s.Negative):
        return f"-{set_out(node.of, env)}"
    if isinstance(node, s.Each | s.Call):
        row = aggregates().get(node.name)
        if row is not None and row.name == "sum":
            found = elements(node, env) if isinstance(node, s.Each) else over_list(node, env)
            terms = [plain(value) for _, value in found if isinstance(value, Known)]
            if len(terms) > _MOST_TERMS:
                terms = [*terms[: _MOST_TERMS - 1], "…", terms[-1]]
            return " + ".join(terms)
    if isinstance(node, s.Call) and node.name in _ABSOLUTE:
        return f"|{set_out(node.args[0], env)}|"
    value = evaluate(node, env)
    return plain(value) if isinstance(value, Known) else shown(value)


def _product(node: s.Product, env: Env) -> str:
    text = ""
    for operator, factor in node.factors:
        if is_one(evaluate(factor, env)) and len(node.factors) > 1:
            continue
        part = set_out(factor, env)
        if isinstance(factor, s.Sum):
            part = f"（{part}）"
        text += f" {operator} {part}" if text else part if operator == "×" else f"1 ÷ {part}"
    return text or "1"


def side_text(side: Known, other: Known) -> str:
    """Return one side: as printed, or computed and in the unit of the other side."""
    found, target = side.value, other.value
    if side.text or not isinstance(found, Quantity) or not isinstance(target, Quantity):
        return plain(side)
    return found.to(target.unit).text() if comparable(found, target) else found.text()


def _side(node: s.Node, env: Env, value: str, left: bool) -> str:
    sum_ = set_out(node, env)
    if sum_ == value or not sum_:
        return value
    return f"{sum_} = {value}" if left else f"{value}（{sum_}）"


def arithmetic(failure: Failure, lang: str) -> str:
    """Return the sum set out, or what was found where there is no sum; "" for nothing to show."""
    sides = failure.sides
    if sides is not None and not _word(sides.left_node) and not _word(sides.right_node):
        return _comparison(sides, failure.env, lang)
    series = _series(failure)
    if series:
        return series
    if failure.culprits:
        return "、".join(culprit.text for culprit in failure.culprits if culprit.text)
    if isinstance(failure.node, s.Matches):
        found = shown(evaluate(failure.node.item, failure.env))
        return Text(
            f"“{found}”对照 {failure.node.pattern.value}",
            f"“{found}” against {failure.node.pattern.value}",
        ).say(lang)
    return "，".join(
        f"{read.label.say(lang)}：{shown(read.value) or Text('空白', 'blank').say(lang)}"
        for read in failure.reads
        if place(read.value) is not None
    )


def _series(failure: Failure) -> str:
    """Return every value of a list whose order is wrong: 25% → 60% → 50% → 100%."""
    node, env = failure.node, failure.env
    if not isinstance(node, s.Each | s.Call):
        return ""
    row = aggregates().get(node.name)
    if row is None or row.name != "nondecreasing":
        return ""
    found = elements(node, env) if isinstance(node, s.Each) else over_list(node, env)
    return " → ".join(plain(value) for _, value in found if isinstance(value, Known))


def _word(node: s.Node) -> bool:
    """Whether a side is a word of the rule's own, which tells readers nothing."""
    return isinstance(node, s.String | s.Truth | s.Listing)


def _comparison(sides: Sides, env: Env, lang: str) -> str:
    left = _side(sides.left_node, env, side_text(sides.left, sides.right), True)
    right = _side(sides.right_node, env, side_text(sides.right, sides.left), False)
    if left == right:
        return ""
    text = f"{left} {sides.operator} {right}"
    gap = sides.gap()
    if gap is None or not gap.number or not isinstance(sides.right.value, Quantity):
        return text
    return text + _difference(gap, gap_percent(sides)).say(lang)


def _difference(gap: Quantity, percent: str) -> Text:
    amount = absolute(gap.text())
    if gap.unit == "%":
        points = amount.removesuffix("%")
        return Text(f"，相差 {points} 个百分点", f", a difference of {points} percentage points")
    if not percent:
        return Text(f"，相差 {amount}", f", a difference of {amount}")
    return Text(f"，相差 {amount}（{percent}%）", f", a difference of {amount} ({percent}%)")


def gap_percent(sides: Sides) -> str:
    """Return the gap as a share of the right side in percent, without sign.

    Plain numbers (years, ranks) and percentages have none.
    """
    gap = sides.gap()
    if gap is None or gap.unit in ("", "%", "‰") or not isinstance(sides.right.value, Quantity):
        return ""
    right = sides.right.value
    return share(gap.number, right.to(gap.unit).number) if comparable(right, gap) else ""
