"""Forms of a text that read alike: Chinese numerals as digits, split cells as one."""

import re

from bgtlint.interpretation import words
from bgtlint.interpretation.deadlines import read_deadline
from bgtlint.interpretation.lexicon import lexicon
from bgtlint.interpretation.numerals import (
    CAPITALS,
    CHARACTERS,
    chinese_fraction,
    chinese_number,
    percent_of,
)

_DATE = re.compile(
    r"(?P<year>[二2][〇零0][一二三四五六七八九〇零]{2})(?=年)"
    r"|(?P<month>[一二三四五六七八九十]{1,3})(?=月(?:底|末|份|初|[上中下]旬|之?前|[一二三四五六七八九十]{1,3}[日号]))"
    r"|(?<=月)(?P<day>[一二三四五六七八九十]{1,3})(?=[日号])"
)
_OFTEN = re.compile(r"一(年|月|周|天|日|季度|学期)([一二两三四五六七八九十]{1,3}[次期场回])")
_RUN = re.compile(f"[{CHARACTERS}]+(?:点[{CHARACTERS}]+)?")
_NUMERALS = re.compile(f"[{CHARACTERS}二〇零/]")
_FRACTION = re.compile(
    f"(?P<below>[{CHARACTERS}]+)分之"
    f"(?P<above>[{CHARACTERS}]+(?:点[{CHARACTERS}]+)?|[0-9]+(?:\\.[0-9]+)?)"
)
_SLASHED = re.compile(
    r"(?<![0-9./])(?P<above>[1-9][0-9]{0,3})/(?P<below>[1-9][0-9]{0,3})(?![0-9./])"
)
_RATE_BRACKET = re.compile(
    r"([0-9])\(([百千万亿]?元/[^()0-9]{1,12}|[^()0-9/]{1,12}/[百千万亿]?元)\)$"
)
_DATED = re.compile(r"(?:每|[12][0-9]{3}[年.\-/]|[0-9]{1,2}月)")
_TAIL = ("万", "萬", "亿", "億")
_ARABIC = str.maketrans("萬億", "万亿")


def with_digits(text: str) -> str:
    """Return a compact text with its Chinese numerals as digits, where they surely are numbers.

    Dates (三月底前), percentages (百分之九十五) and sums of money (伍万元) anywhere; fractions and
    counts (三次) only where nothing but the number, its comparator, unit and basis stands there.
    """
    if not _NUMERALS.search(text):
        return text
    often = _OFTEN.fullmatch(text)
    if often:
        text = f"每{often[1]}{often[2]}"
    text = _DATE.sub(lambda match: f"{chinese_number(match[0]) or match[0]}", text)
    text = _FRACTION.sub(_percent, text)
    bare = _strip(text)
    for pattern in (_FRACTION, _SLASHED):
        match = pattern.fullmatch(bare)
        if match:
            fraction = chinese_fraction(f"{match['below']}分之{match['above']}")
            if fraction is not None and fraction <= 1:
                return text.replace(match[0], f"{percent_of(fraction)}%", 1)
    return _RUN.sub(lambda match: _number(text, match), text)


def join_split(text: str) -> tuple[str, str]:
    """Return sign and joined value of a compact text of up to three cells, `≥|95|%`.

    The sign is 定性, 不适用 or "" (comparators stay in the value); a text without `|` is itself.
    """
    cells = text.split("|")
    if len(cells) == 1:
        return "", text
    signs, comparators = lexicon().signs, lexicon().before
    sign, *rest = cells
    if sign and sign not in signs and sign not in comparators:
        sign, rest = "", cells
    value = rest[0] if rest else ""
    unit = rest[1] if len(rest) > 1 else ""
    if comparators.get(sign) and value.startswith((sign, comparators[sign])):
        sign = ""
    if value and unit not in lexicon().empty and not value.endswith((unit, f"({unit})")):
        value += "" if _is_date(value) and not _is_date(value + unit) else unit
    elif not value and words.is_unit(unit):
        value = unit if sign in comparators else ""
    match signs.get(sign):
        case "qualitative":
            return "定性", value
        case "inapplicable":
            return "不适用", value
        case "quantitative":
            return "", value
    return "", sign + value


def _is_date(text: str) -> bool:
    """Tell whether a text is a date alone; a unit cell after it (年月日, 时间) names the kind."""
    return bool(_DATED.match(text)) and read_deadline(text, whole_only=True) is not None


def without_bracket(text: str) -> str:
    """Return a compact value with its price unit out of the bracket: `≤200.00(元/平方米)`."""
    return _RATE_BRACKET.sub(r"\1\2", text)


def _percent(match: re.Match[str]) -> str:
    sign = {"百": "%", "千": "‰"}.get(match["below"])
    if sign is None:
        return match[0]
    above = match["above"]
    number = above if above[0].isascii() else chinese_number(above)
    return match[0] if number is None else f"{number}{sign}"


def _strip(text: str) -> str:
    """Return a text without the comparators and the basis around its number."""
    _, begin = words.basis_before(text, 0, len(text))
    match = _RUN.search(text)
    if match is None and not any(character.isdigit() for character in text):
        return ""
    first = match.start() if match else next(i for i, c in enumerate(text) if c.isdigit())
    if match and any(character.isdigit() for character in text[:first]):
        first = next(i for i, c in enumerate(text) if c.isdigit())
    _, start = words.comparators_before(text, first)
    if start and begin:
        return ""
    for word in lexicon().after:
        if text.endswith(word):
            return text[first : len(text) - len(word)]
    return text[first:]


def _number(text: str, match: re.Match[str]) -> str:
    printed, start, end = match[0], *match.span()
    if text[start - 1 : start].isdigit():  # 5千元: the numeral only goes on a printed number
        return printed
    magnitude = printed[-1] if printed.endswith(_TAIL) and len(printed) > 1 else ""
    unit, after = words.unit_at(text, end)
    if unit.endswith("元") and (magnitude or any(c in CAPITALS + "十百千" for c in printed)):
        number = chinese_number(printed[:-1] if magnitude else printed)
        return printed if number is None else f"{number}{magnitude.translate(_ARABIC)}"
    number = chinese_number(printed)
    if not unit or number is None or not _alone(text, start, after):
        return printed
    return f"{number}"


def _alone(text: str, start: int, end: int) -> bool:
    """Whether only comparators and a basis surround the number at `start`..`end`."""
    _, begin = words.comparators_before(text, start)
    _, begin = words.basis_before(text, 0, begin)
    _, end = words.basis_after(text, end)
    _, end = words.comparator_after(text, end)
    return begin == 0 and end == len(text)
