"""Actual values (实际完成值), read in the terms of the target they answer."""

import re
from dataclasses import replace
from decimal import Decimal

from bgtlint.interpretation.decimals import nearest
from bgtlint.interpretation.measures import is_money
from bgtlint.interpretation.mentions import decimal_of
from bgtlint.interpretation.values import read_value
from bgtlint.model import Measure, MeasureKind
from bgtlint.reading.normalise import compact

_BARE = re.compile(
    r"(?P<sign>[≥≤><=])?(?P<number>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)"
)
_PERMILLE = re.compile("‰|千分")
_ONE = Decimal(1)
_HUNDRED = Decimal(100)


def read_actual(text: str, target: Measure | None, expect: str) -> Measure:
    """Read an actual value; a number without a unit has the unit of its target.

    Beside a target in percent, 0.98 and 1 stand for 98% and 100% (a worksheet's format lost),
    unless the target is a small share itself; beside one in ‰ it is ‰. Nothing raises.
    """
    bare = _BARE.fullmatch(compact(text))
    if bare is None:
        return in_unit(read_value(text, expect), target)
    number, decimals = decimal_of(bare["number"])
    plain = Measure(
        text,
        MeasureKind.QUANTITATIVE,
        comparator=bare["sign"] or "",
        number=number,
        decimals=decimals,
    )
    return in_unit(plain, target)


def in_unit(measure: Measure, target: Measure | None) -> Measure:
    """Return a bare number as one in the unit of its target; anything else as it is."""
    if (
        target is None
        or target.number is None
        or measure.number is None
        or measure.unit
        or measure.kind is not MeasureKind.QUANTITATIVE
    ):
        return measure
    if target.unit == "%":
        return _percentage(measure, target)
    kind: MeasureKind = measure.kind
    if is_money(target.unit):
        kind = MeasureKind.RATE if target.per else MeasureKind.MONEY
    return replace(measure, kind=kind, unit=target.unit, per=target.per)


def _percentage(measure: Measure, target: Measure) -> Measure:
    number, decimals = measure.number, measure.decimals
    aim = target.number
    if number is not None and _PERMILLE.search(target.text):
        number, decimals = number.scaleb(-1), decimals + 1
    elif number is not None and aim is not None and 0 < number <= _ONE and aim >= 10:
        number, decimals = nearest().multiply(number, _HUNDRED), max(decimals - 2, 0)
    return replace(measure, kind=MeasureKind.PERCENTAGE, number=number, unit="%", decimals=decimals)
