"""Chinese numerals."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bgtlint.interpretation.numerals import chinese_fraction, chinese_number, percent_of

DIGITS = "零一二三四五六七八九"
CAPITAL = "零壹贰叁肆伍陆柒捌玖"


def written(number: int, digits: str, tens: str, group: str = "万") -> str:
    """A number below 10^8 in positional Chinese."""
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        zero = digits[0] if 0 < low < 1000 else ""
        return written(high, digits, tens) + group + zero + (written(low, digits, tens) or "")
    text, gap = "", False
    for power in (3, 2, 1, 0):
        digit = number // 10**power % 10
        if digit:
            text += (digits[0] if gap and text else "") + digits[digit]
            text += tens[3 - power] if power else ""
        gap = not digit
    return text


@settings(deadline=None, max_examples=200, derandomize=True)
@given(st.integers(1, 10**8 - 1))
def test_positional_numerals(number: int) -> None:
    assert chinese_number(written(number, DIGITS, "千百十")) == number
    assert chinese_number(written(number, CAPITAL, "仟佰拾")) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("十", "10"), ("十五", "15"), ("一百二十", "120"), ("两千", "2000"),
        ("二〇二六", "2026"), ("三点五", "3.5"), ("零", "0"), ("伍万", "50000"),
        ("三十万", "300000"), ("一亿零五万", "100050000"),
    ],
)  # fmt: skip
def test_written_numbers(text: str, number: str) -> None:
    assert chinese_number(text) == Decimal(number)


@pytest.mark.parametrize("text", ["", "三点", "点五", "万", "半", "15", "一户", "一" * 40])
def test_what_is_no_numeral(text: str) -> None:
    assert chinese_number(text) is None


def test_fractions() -> None:
    assert chinese_fraction("三分之二") == Fraction(2, 3)
    assert chinese_fraction("百分之95") == Fraction(95, 100)
    assert chinese_fraction("零分之一") is None
    assert chinese_fraction("三分二") is None
    assert percent_of(Fraction(2, 3)) == Decimal("66.67")
    assert str(percent_of(Fraction(1, 2))) == "50"
