"""Mentions to measures: the kind of a number and what is wrong about it."""

from bgtlint.interpretation.lexicon import lexicon
from bgtlint.interpretation.mentions import Mention
from bgtlint.model import Measure, MeasureKind

_UP, _DOWN = frozenset("≥>"), frozenset("≤<")
_LEAST_UNLIKELY_PERCENT = 1000


def is_money(unit: str) -> bool:
    """Whether a unit name is one of money."""
    return unit.endswith(("元", "圆"))


def is_percent(unit: str) -> bool:
    """Whether a unit name is a share of a hundred or a thousand."""
    return unit in ("%", "‰", "百分比", "千分比")


def to_measure(text: str, mention: Mention, expect: str = "") -> Measure:
    """Return the measure of a mention; `text` is the raw text it carries.

    `expect` decides whether 人/万元 is a cost turned round or a productivity.
    """
    comparator, problems = _comparator(mention)
    number, upper, decimals = mention.number, mention.upper, mention.decimals
    unit, per = mention.unit, mention.per
    if unit in ("‰", "千分比"):
        number, decimals = number.scaleb(-1), decimals + 1
        upper = None if upper is None else upper.scaleb(-1)
    if is_percent(unit):
        unit, per = "%", ()
        if mention.decreasing and not comparator and upper is None:
            number = number.copy_negate() if number > 0 else number
        if number >= _LEAST_UNLIKELY_PERCENT:
            problems.append(("run-together", f"{number}%"))
    elif unit.startswith("个") and unit[1:] in lexicon().periods:
        unit = unit[1:]
    kind = MeasureKind.QUANTITATIVE
    if is_money(unit):
        kind = MeasureKind.RATE if per else MeasureKind.MONEY
    elif unit == "%":
        kind = MeasureKind.PERCENTAGE
    elif expect in ("", "cost") and any(map(is_money, per)):
        money = next(filter(is_money, per))
        problems.append(("inverted-unit", f"{unit}/{money}"))
        unit, per = money, (unit, *(name for name in per if name != money))
    if upper is not None:
        kind = MeasureKind.RANGE
        if upper < number:
            problems.append(("range-reversed", f"{number}..{upper}"))
    if problems:
        kind = MeasureKind.MALFORMED
    if mention.incomplete:
        problems.append(("unit-incomplete", f"{mention.number}{mention.incomplete}"))
    return Measure(
        text=text,
        kind=kind,
        comparator=comparator,
        number=number,
        upper=upper,
        unit=unit,
        per=per,
        decimals=decimals,
        approximate=mention.approximate,
        problems=tuple(problems),
    )


def _comparator(mention: Mention) -> tuple[str, list[tuple[str, str]]]:
    """Return the comparator that counts, and the problem of two that do not go together."""
    found = [(sign, word) for sign, word in mention.comparators if sign != "≈"]
    if not found:
        return ("≈" if mention.approximate else ""), []
    symbols = [word for _, word in found if not _is_word(word)]
    signs = {sign for sign, _ in found}
    agree = signs <= _UP or signs <= _DOWN or len(signs) == 1
    sign = next((sign for sign, word in found if not _is_word(word)), found[0][0])
    if len(symbols) > 1 or not agree:
        return sign, [("two-comparators", "、".join(word for _, word in reversed(found)))]
    return sign, []


def _is_word(word: str) -> bool:
    return word == "after" or word[0] > "\u3000"
