"""Chinese numerals: 一百二十, 伍万, 三点五, 三分之二."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

_DIGITS = {
    **dict.fromkeys("零〇", 0),
    **dict.fromkeys("一壹", 1),
    **dict.fromkeys("二贰两", 2),
    **dict.fromkeys("三叁", 3),
    **dict.fromkeys("四肆", 4),
    **dict.fromkeys("五伍", 5),
    **dict.fromkeys("六陆", 6),
    **dict.fromkeys("七柒", 7),
    **dict.fromkeys("八捌", 8),
    **dict.fromkeys("九玖", 9),
}
_TENS = {**dict.fromkeys("十拾", 10), **dict.fromkeys("百佰", 100), **dict.fromkeys("千仟", 1000)}
_GROUPS = {**dict.fromkeys("万萬", 10**4), **dict.fromkeys("亿億", 10**8)}

CHARACTERS = "".join([*_DIGITS, *_TENS, *_GROUPS])
"""Every character a Chinese numeral is made of, but the point."""

CAPITALS = "壹贰叁肆伍陆柒捌玖拾佰仟"
"""The characters that only numerals of money use."""


def chinese_number(text: str) -> Decimal | None:
    """Return the value of a Chinese numeral, None if it is none.

    Positional (一百二十), plain digits (二〇二五) and a decimal part (三点五) are read; 半 is not.
    """
    whole, point, rest = text.partition("点")
    number = _integer(whole)
    if number is None or not point:
        return None if number is None else Decimal(number)
    if not rest or any(character not in _DIGITS for character in rest):
        return None
    return Decimal(f"{number}." + "".join(str(_DIGITS[character]) for character in rest))


def chinese_fraction(text: str) -> Fraction | None:
    """Return the value of 三分之二 or 百分之九十五, None if it is none; digits are allowed too."""
    below, between, above = text.partition("分之")
    bottom, top = _either(below), _either(above)
    if not between or bottom is None or top is None or not bottom:
        return None
    return Fraction(top) / Fraction(bottom)


def percent_of(fraction: Fraction) -> Decimal:
    """Return a fraction in percent, rounded half up to two places, without trailing zeros."""
    exact = Decimal(fraction.numerator * 100) / Decimal(fraction.denominator)
    places = min(2, max(0, -int(exact.normalize().as_tuple().exponent)))
    return exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def _either(text: str) -> Decimal | None:
    if text.isascii() and text.replace(".", "", 1).isdigit() and text[0] != "." != text[-1]:
        return Decimal(text)
    return chinese_number(text)


def _integer(text: str) -> int | None:
    if not text or len(text) > 30 or any(character not in CHARACTERS for character in text):
        return None
    if all(character in _DIGITS for character in text):
        return int("".join(str(_DIGITS[character]) for character in text))
    total = group = 0
    digit: int | None = None
    for character in text:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _TENS:
            group += (1 if digit is None else digit) * _TENS[character]
            digit = None
        else:
            group += digit or 0
            if not group:
                return None
            total = (
                (total + group) * _GROUPS[character]
                if _GROUPS[character] == 10**8
                else (total + group * _GROUPS[character])
            )
            group, digit = 0, None
    return total + group + (digit or 0)
