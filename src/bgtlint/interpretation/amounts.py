"""Cells that hold one figure of a known kind: amounts of money, shares of the spend plan."""

import re
from collections.abc import Callable
from dataclasses import replace

from bgtlint.interpretation.faults import fault, malformed
from bgtlint.interpretation.lexicon import lexicon
from bgtlint.interpretation.measures import is_money, is_percent, to_measure
from bgtlint.interpretation.mentions import decimal_of, mentions
from bgtlint.interpretation.rewriting import with_digits
from bgtlint.model import Measure, MeasureKind
from bgtlint.reading.normalise import compact

_NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]*)?|\.[0-9]+"
_PLAIN = re.compile(
    rf"(?P<open>\()?(?P<minus>[-−]|负)?(?P<yuan>¥)?(?P<number>{_NUMBER})(?P<close>\))?"
)
_TWO_DOTS = re.compile(r"[0-9.]*\.[0-9]*\.[0-9]*")
_COMMA = re.compile(r"[0-9],$")
"""A number cut short at a comma out of place: 1,52万元 is neither 52 nor 1.52."""
_LONGEST = 200


def read_amount(text: str, unit: str) -> Measure:
    """Read a cell of a funds block; a bare number is money in `unit`, as the form prints it.

    A unit printed in the cell wins. Negative amounts may be `-12.5` or `(12.5)`. Blank, — and 无
    are EMPTY; anything else is MALFORMED with one problem (not-a-number, two-dots,
    letter-in-number, cell-error, placeholder).
    """
    plain = compact(text)
    bare = _bare(text, plain, MeasureKind.MONEY, unit)
    return bare or _worded(text, plain, is_money, "")


def read_percent(text: str) -> Measure:
    """Read a cell of the spend plan: `25%`, `25`, `0.25` are percentages as printed.

    Words around one percentage are passed over (12月底100%); a blank cell is EMPTY, anything else
    MALFORMED with one problem.
    """
    plain = compact(text)
    share = plain.removesuffix("%") if plain != "%" else plain
    bare = _bare(text, share, MeasureKind.PERCENTAGE, "%")
    return bare or _worded(text, plain, is_percent, "%")


def _bare(text: str, plain: str, kind: MeasureKind, unit: str) -> Measure | None:
    """Return the measure of a blank or of a number alone."""
    if not plain or plain in lexicon().empty:
        return Measure(text, MeasureKind.EMPTY)
    match = _PLAIN.fullmatch(plain) if len(plain) <= _LONGEST else None
    if match is None or bool(match["open"]) != bool(match["close"]):
        return None
    number, decimals = decimal_of(match["number"])
    if bool(match["minus"]) != bool(match["open"]):
        number = number.copy_negate()
    unit = "元" if match["yuan"] else unit
    return Measure(text, kind, number=number, unit=unit, decimals=decimals)


def _worded(text: str, plain: str, wanted: Callable[[str], bool], unit: str) -> Measure:
    """Return the one figure of the wanted unit among words, or what is wrong."""
    if len(plain) > _LONGEST:
        return malformed(text, "not-a-number", f"{plain[:20]}…", unit)
    if _TWO_DOTS.fullmatch(plain.removesuffix("%")):
        return malformed(text, "two-dots", plain, unit)
    if "%%" in plain:
        return malformed(text, "doubled", "%%", unit)
    broken = fault(plain)
    if broken is not None and broken.problems[0][0] != "two-values":
        return replace(broken, text=text, unit=unit or broken.unit)
    digits = with_digits(plain)
    found = [mention for mention in mentions(digits) if mention.unit]
    whole = len(found) == 1 and not _COMMA.search(digits[: found[0].start])
    if whole and wanted(found[0].unit) and (unit or not found[0].per):
        return to_measure(text, found[0], "cost")
    return malformed(text, "not-a-number", plain[:40], unit)
