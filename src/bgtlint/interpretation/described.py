"""The number that a row's own words give for its value (指标值与描述)."""

import re
from dataclasses import replace
from decimal import Decimal

from bgtlint.interpretation.quantities import Quantity, exact
from bgtlint.interpretation.tolerance import amount, count, percent
from bgtlint.interpretation.values import read_numbers
from bgtlint.model import Figure, Indicator, Measure, MeasureKind
from bgtlint.reading.normalise import compact

_EACH = re.compile(
    r"每(?!年|月|季|周|日|天|半年|学期|次|期|批|轮|届)[一-鿿]{1,8}?"
    r"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十]+)[个场次名人台套件份册辆座处户只头]?"
)
"""每村至少一场, 每乡镇配备2名: a share of the total; 每年12次 is the total itself."""
_NUMBERS = frozenset(
    {
        MeasureKind.QUANTITATIVE,
        MeasureKind.MONEY,
        MeasureKind.RATE,
        MeasureKind.PERCENTAGE,
    }
)


def bare(measure: Measure) -> Quantity | None:
    """Return a measure's number and unit without its basis, None for anything but one number."""
    if measure.kind not in _NUMBERS or measure.number is None:
        return None
    plain = replace(measure, per=()) if measure.per else measure
    found = amount(plain, Decimal("Infinity")) or percent(plain, exact=True) or count(plain)
    return found if found is not None else exact(measure.number, measure.unit)


def _whole(text: str, value: Figure) -> str:
    """Return the words without what each one gets (每村至少一场), where the value is a total."""
    if value.measure.kind is not MeasureKind.QUANTITATIVE or value.measure.per:
        return text
    return _EACH.sub("", compact(text))


def described(indicator: Indicator) -> Figure | None:
    """Return the one number in the description, else in the name, that states the value again.

    Only numbers of the value's dimension count. Where the words hold several, one that equals
    the value is taken; several others say nothing, and None is returned.
    """
    value = indicator.figures.get("value")
    stated = bare(value.measure) if value else None
    if stated is None or not stated.unit:
        return None
    for name in ("description", "level3"):
        figure = indicator.figures.get(name)
        numbers = read_numbers(_whole(figure.measure.text, value)) if figure and value else ()
        alike = [(m, q) for m in numbers if (q := bare(m)) is not None and q.same_kind(stated)]
        if figure is None or not alike:
            continue
        same = [m for m, q in alike if q.to(stated.unit).number == stated.number]
        distinct = {q.to(stated.unit).number for _, q in alike}
        if same or len(distinct) == 1:
            return Figure(figure.location, (same or [alike[0][0]])[0])
        return None
    return None
