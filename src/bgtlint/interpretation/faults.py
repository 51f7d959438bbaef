"""Cells that are no value: spreadsheet errors, placeholders, formulas, broken numbers."""

import re
from decimal import Decimal

from bgtlint.interpretation import words
from bgtlint.interpretation.lexicon import lexicon
from bgtlint.model import Measure, MeasureKind
from bgtlint.reading.picture import PICTURE

SUSPICIONS = frozenset({"doubled", "run-together", "excel-serial"})
"""Problems that a bare number only suggests; `settle` confirms or withdraws them."""

_LETTER = re.compile(
    r"(?<![A-Za-z0-9.])"
    r"(?:[OoIl]{1,2}[0-9]+|[0-9]+(?:\.[0-9]+)?[Oo]|[0-9]+[.,]?[OoIl]{1,9}[.,]?[0-9])"
    r"[0-9OoIl.,]*(?![A-Za-z])"
)
_TWO_DOTS = re.compile(r"[≥≤<>=]*[0-9]+(?:\.{2,}|\.[0-9]+\.)[0-9]*(?![.0-9])")
_COMMAS = re.compile(r"[≥≤<>=]*[0-9]+(?:,[0-9]+)+(?:\.[0-9]+)?")
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_DATE_LIKE = re.compile(r"(?:19|20)[0-9]{2}\.")
_OPERAND = r"[0-9]+(?:\.[0-9]+)?(?:[%\u4e00-\u9fff]{0,4})"
_OPERATOR = re.compile("[*×xX÷+]")
_FORMULA = re.compile(rf"(?<![0-9]){_OPERAND}[*×xX÷]\(?[0-9]")
_SUM = re.compile(rf"(?=.*[=%\u4e00-\u9fff]){_OPERAND}(?:\+{_OPERAND})+(?:=.*)?")
_PERCENT_FIRST = re.compile(r"([≥≤<>=]*)%([0-9]+(?:\.[0-9]+)?)")
_UNIT_TAIL = re.compile(r"[^0-9A-Za-z.,×Xx*_?□○〇]+$")
_BARE = re.compile(r"[0-9]+")
_SERIALS = range(40000, 50001)
_MARKS = re.compile(r"[≥≤<>=]+")
_LATIN_UNIT = re.compile(r"([0-9]+(?:\.[0-9]+)?)([A-Za-z]{1,5})")


def malformed(text: str, code: str, seen: str, unit: str = "") -> Measure:
    """Return a measure without a number and the one problem it has."""
    return Measure(text, MeasureKind.MALFORMED, unit=unit, problems=((code, seen),))


def fault(text: str) -> Measure | None:
    """Return the malformed measure of a compact text whose number cannot be read, else None."""
    return _left_over(text) or _letter(text) or _punctuation(text) or _formula(text)


def _left_over(text: str) -> Measure | None:
    """Return the measure of an error, a picture, a placeholder or a unit without a number."""
    table = lexicon()
    error = next((word for word in table.cell_errors if word in text), "")
    if error:
        return malformed(text, "cell-error", error)
    if PICTURE in text:
        return malformed(text, "picture", PICTURE)
    placeholder = next((word for word in table.placeholders if word in text), "")
    if placeholder:
        return malformed(text, "placeholder", placeholder, _trailing_unit(text))
    unit = _unit_alone(text)
    if unit == "%" or unit.endswith("元"):
        return malformed(text, "placeholder", text, unit)
    return None


def _unit_at(text: str, start: int) -> tuple[str, int]:
    """Return the unit that begins there, and where it ends with its basis (万元/公里)."""
    unit, end = words.unit_at(text, start)
    if unit.endswith("元"):
        _, end = words.basis_after(text, end)
    return unit, end


def _unit_alone(text: str) -> str:
    """Return the unit that a text without a number is (万元/公里 is 万元 with its basis), or ""."""
    unit, end = _unit_at(text, 0)
    return unit if text and end == len(text) else ""


def _letter(text: str) -> Measure | None:
    letter = _LETTER.search(text)
    if letter is None:
        return None
    return malformed(text, "letter-in-number", letter[0], words.unit_at(text, letter.end())[0])


def _punctuation(text: str) -> Measure | None:
    """Return the measure of a whole cell such as 1.2.3万元 or 12,34人."""
    dots = _TWO_DOTS.match(text)
    if dots and not _DATE_LIKE.match(text.lstrip("≥≤<>=")):
        unit, end = _unit_at(text, dots.end())
        if end == len(text) and (unit or dots[0][-1:].isdigit()):
            return malformed(text, "two-dots", dots[0], unit)
    listed = _COMMAS.match(text)
    if listed and not _GROUPED.fullmatch(listed[0].lstrip("≥≤<>=")):
        unit, end = _unit_at(text, listed.end())
        if end == len(text):
            return malformed(text, "two-values", listed[0], unit)
    return None


def _formula(text: str) -> Measure | None:
    if not _OPERATOR.search(text):
        return None
    plain = text
    for name in lexicon().names:
        plain = plain.replace(name, "") if any(sign in name for sign in "×*xX") else plain
    found = _FORMULA.search(plain) or _SUM.fullmatch(plain)
    return malformed(text, "formula", text[:40]) if found else None


def _trailing_unit(text: str) -> str:
    tail = _UNIT_TAIL.search(text)
    unit, end = words.unit_at(text, tail.start()) if tail else ("", 0)
    return unit if end == len(text) else ""


def percent_first(text: str) -> Measure | None:
    """Return the measure of `%95`, None for anything else."""
    match = _PERCENT_FIRST.fullmatch(text)
    if match is None:
        return None
    sign = lexicon().before.get(match[1], "")
    return Measure(
        text,
        MeasureKind.MALFORMED,
        comparator=sign,
        number=Decimal(match[2]),
        unit="%",
        decimals=len(match[2].partition(".")[2]),
        problems=(("percent-first", text),),
    )


def comparator_without_number(text: str) -> Measure | None:
    """Return the measure of a comparator that stands alone or before words, else None.

    A unit after it (≥ %) is no word: the number is missing. A number with Latin letters that are
    no unit we know (≥5G) is a number in a unit of its own.
    """
    marks = _MARKS.match(text)
    if marks:
        word = marks[0]
    else:
        word = next((w for w in lexicon().before if text == w and len(w) > 1), "")
    if not word:
        return None
    rest = text[len(word) :]
    sign = lexicon().before.get(word, lexicon().before.get(word[-1:], ""))
    latin = _LATIN_UNIT.fullmatch(rest)
    if latin:
        return Measure(
            text,
            MeasureKind.QUANTITATIVE,
            comparator=sign,
            number=Decimal(latin[1]),
            unit=latin[2],
            decimals=len(latin[1].partition(".")[2]),
        )
    unit = rest if rest and words.is_unit(rest) else _unit_alone(rest)
    code = "comparator-with-words" if rest and not unit else "comparator-only"
    problems = ((code, rest or word),)
    return Measure(text, MeasureKind.MALFORMED, comparator=sign, unit=unit, problems=problems)


def suspicion(digits: str, expect: str) -> tuple[str, str] | None:
    """Return what a bare whole number may be instead of itself, else None.

    A doubled half (1515), a value run together with the weight 100 of the next column (88100),
    a spreadsheet's day number (45658, only where a date is expected or nothing is).
    """
    if not _BARE.fullmatch(digits) or digits.startswith("0"):
        return None
    half, odd = divmod(len(digits), 2)
    if not odd and half >= 2 and digits[:half] == digits[half:]:
        return "doubled", digits
    if len(digits) == 5 and digits.endswith("100"):
        return "run-together", digits
    if expect in ("", "time") and len(digits) == 5 and int(digits) in _SERIALS:
        return "excel-serial", digits
    return None
