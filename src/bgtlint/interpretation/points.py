"""Points (分值, 得分) and execution rates (执行率) as printed in self-evaluations."""

import re
from dataclasses import replace
from decimal import Decimal

from bgtlint.interpretation.amounts import read_percent
from bgtlint.interpretation.decimals import nearest
from bgtlint.interpretation.lexicon import lexicon
from bgtlint.interpretation.mentions import decimal_of
from bgtlint.model import Measure, MeasureKind
from bgtlint.reading.normalise import compact

_POINTS = re.compile(r"(?P<minus>[-−])?(?P<number>[0-9]+(?:\.[0-9]+)?)(?:分|%)?")
_IN_HEADING = re.compile(r"(?<![0-9])([0-9]+(?:\.[0-9]+)?)分")
_BARE_IN_HEADING = re.compile(r"[^0-9]*\(?([0-9]+(?:\.[0-9]+)?)\)?")
_PERCENT_HEADING = re.compile(r"[(（]%[)）]")
_HUNDRED = Decimal(100)


def read_points(text: str) -> Measure:
    """Read a cell of points: `10`, `10分`, `22.5`; blank, — and / are EMPTY, others MALFORMED."""
    plain = compact(text)
    if not plain or plain in lexicon().empty:
        return Measure(text, MeasureKind.EMPTY)
    found = _POINTS.fullmatch(plain)
    if found is None:
        return Measure(text, MeasureKind.MALFORMED, problems=(("not-a-number", plain[:40]),))
    number, decimals = decimal_of(found["number"])
    number = number.copy_negate() if found["minus"] else number
    return Measure(text, MeasureKind.QUANTITATIVE, number=number, unit="分", decimals=decimals)


def read_heading_points(text: str) -> Measure:
    """Read the points a heading carries: `产出指标(50分)`, `产出指标（50）`, `得分(20分*执行率)`.

    EMPTY where it carries none or a span of them (40-50)分.
    """
    plain = compact(text)
    found = _IN_HEADING.search(plain) or _BARE_IN_HEADING.fullmatch(plain)
    if found is None or re.search(r"\d[-~]\d", plain):
        return Measure(text, MeasureKind.EMPTY)
    number, decimals = decimal_of(found[1])
    return Measure(text, MeasureKind.QUANTITATIVE, number=number, unit="分", decimals=decimals)


def read_rate(text: str, heading: str = "") -> Measure:
    """Read an execution rate: `98.5%`, `98.5`, and `1` or `0.985` as the share of one.

    A number up to 1 without a percent sign is a share unless the heading says (%).
    """
    measure = read_percent(text)
    number = measure.number
    bare = "%" not in compact(text) and not _PERCENT_HEADING.search(heading)
    if number is None or not bare or not 0 < number <= 1:
        return measure
    shifted = nearest().multiply(number, _HUNDRED)
    return replace(measure, number=shifted, decimals=max(measure.decimals - 2, 0))
