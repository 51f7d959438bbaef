"""Suspicions about a bare number, settled by what the words of its row say."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from bgtlint.interpretation.faults import SUSPICIONS
from bgtlint.interpretation.mentions import mentions
from bgtlint.interpretation.rewriting import with_digits
from bgtlint.model import Measure, MeasureKind
from bgtlint.reading.normalise import compact

_LONGEST = 2000
_LEAST = 4
"""Digits of the shortest number with a unit that may be doubled: 22座 is one as it stands."""


def settle(measure: Measure, described: Sequence[Measure], expect: str = "") -> Measure:
    """Confirm or withdraw what only the look of a bare number suggests.

    `described` are the measures of the description and the name of the same row. A doubled or
    run-together number stays malformed if its first part stands there with a unit and the whole
    number does not; a bare number such as 88 becomes `doubled` on the same evidence. A
    spreadsheet's day number stays only in a row of 时效. With a unit four digits or more may be
    doubled too (2323座 beside 23座). Everything else is left alone.
    """
    digits = compact(measure.text)
    if measure.unit or measure.comparator or not (digits.isascii() and digits.isdigit()):
        return _repeated(measure, described)
    code = measure.problems[0][0] if measure.problems else ""
    if code == "excel-serial":
        return measure if expect == "time" else _withdrawn(measure)
    if measure.kind is MeasureKind.MALFORMED and code not in SUSPICIONS:
        return measure
    if not code and not _is_double(digits):
        return measure
    part = digits[:-3] if code == "run-together" else digits[: len(digits) // 2]
    stated = set(_stated(described))
    if Decimal(part) in stated and Decimal(digits) not in stated:
        problem = (code or "doubled", digits)
        return replace(measure, kind=MeasureKind.MALFORMED, problems=(problem,))
    return _withdrawn(measure)


def _repeated(measure: Measure, described: Sequence[Measure]) -> Measure:
    """Return 2323座 as malformed where the row's words state 23座 and not 2323座."""
    digits = compact(measure.text).removesuffix(measure.unit)
    if not measure.unit or measure.problems or len(digits) < _LEAST or not digits.isdigit():
        return measure
    stated = set(_stated(described, measure.unit))
    half = Decimal(digits[: len(digits) // 2])
    if not _is_double(digits) or half not in stated or Decimal(digits) in stated:
        return measure
    problems = (("doubled", compact(measure.text)),)
    return replace(measure, kind=MeasureKind.MALFORMED, problems=problems)


def _is_double(digits: str) -> bool:
    half, odd = divmod(len(digits), 2)
    return bool(half) and not odd and digits[0] != "0" and digits[:half] == digits[half:]


def _withdrawn(measure: Measure) -> Measure:
    return replace(measure, kind=MeasureKind.QUANTITATIVE, problems=())


def _stated(described: Iterable[Measure], unit: str = "") -> Iterable[Decimal]:
    """Yield every number with a unit, or with this one, that the words of the row state."""
    for measure in described:
        if measure.number is not None and measure.unit and unit in ("", measure.unit):
            yield measure.number
        if len(measure.text) <= _LONGEST:
            found = mentions(with_digits(compact(measure.text)))
            yield from (m.number for m in found if m.unit and unit in ("", m.unit))
