from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bgtlint.reading.sheet.shown import Shown, general, show_number, show_text, stored_text

ACCOUNTS = '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ '


@pytest.mark.parametrize(
    ("stored", "code", "text", "differs"),
    [
        ("8.9400000000000004", "General", "8.94", False),
        ("0.30000000000000004", "0.0", "0.3", False),
        ("3.3333333333333335", "General", "3.333333333", False),
        ("123456789012", "General", "1.23457E+11", True),
        ("12345678901", "General", "12345678901", False),
        ("1E-7", "General", "0.0000001", False),
        ("0.000012345678", "General", "1.23457E-05", True),
        ("-0", "General", "0", False),
        ("8.937", "0.00", "8.94", True),
        ("2.5", "0", "3", True),
        ("-2.5", "0", "-3", True),
        ("8.94", "0.00", "8.94", False),
        ("12.5", "0.00", "12.50", False),
        ("1234567.891", "#,##0.00", "1,234,567.89", True),
        ("1E5", "#,##0", "100,000", False),
        ("0.95", "0%", "95%", False),
        ("0.125", "0%", "13%", True),
        ("0.955", "0.0%", "95.5%", False),
        ("100", '0.00"万元"', "100.00万元", False),
        ("12345", '0!.0,"万元"', "1.2万元", True),
        ("12000", "0.0,", "12.0", False),
        ("25000000", '0.00,,"百万"', "25.00百万", False),
        ("-5", "0.00;[Red](0.00)", "(5.00)", False),
        ("-5", "0.00_ ;[Red]-0.00\\ ", "-5.00 ", False),
        ("0", '0;-0;"-"', "-", False),
        ("5", '0;-0;"-"', "5", False),
        ("5", ";;;", "", True),
        ("1234.5", ACCOUNTS, " 1,234.50 ", False),
        ("0", ACCOUNTS, " -   ", False),
        ("-1234.5", ACCOUNTS, " -1,234.50 ", False),
        ("5", '[<10]"小"0;[>=10]"大"0', "小5", False),
        ("15", '[<10]"小"0;[>=10]"大"0', "大15", False),
        ("88", "[$¥-804]#,##0.00", "¥88.00", False),
        ("13800138000", "000-0000-0000", "138-0013-8000", False),
        ("7", "000", "007", False),
        ("0.5", "#.##", ".5", False),
        ("12345.678", "0.00E+00", "1.23E+04", True),
        ("123", '[DBNum2][$-804]General"元整"', "壹佰贰拾叁元整", False),
        ("10203", "[DBNum1][$-804]General", "一万〇二百〇三", False),
        ("2025", "[DBNum1]0", "二〇二五", False),
        ("15", '"共"0"条"', "共15条", False),
    ],
)
def test_numbers(stored: str, code: str, text: str, differs: bool) -> None:
    assert show_number(stored, code) == Shown(text, differs)


@pytest.mark.parametrize(
    ("stored", "code", "text"),
    [
        ("45658", 'yyyy"年"m"月"d"日"', "2025年1月1日"),
        ("45658", "yyyy/m/d;@", "2025/1/1"),
        ("45658.5", "yyyy-mm-dd hh:mm", "2025-01-01 12:00"),
        ("45658", "[$-804]aaaa", "星期三"),
        ("45658", "[$-F800]dddd, mmmm dd, yyyy", "Wednesday, January 01, 2025"),
        ("0.75", "h:mm:ss AM/PM", "6:00:00 PM"),
        ("0.25", '上午/下午h"时"mm"分"', '上午6时00分'),
        ("1.5", "[h]:mm", "36:00"),
        ("0.0104166666666667", "mm:ss", "15:00"),
        ("0.999999999", "h:mm:ss", "0:00:00"),
        ("1", "yyyy-mm-dd", "1900-01-01"),
        ("59", "yyyy-mm-dd", "1900-02-28"),
        ("60", "yyyy-mm-dd", "1900-02-29"),
        ("61", "yyyy-mm-dd", "1900-03-01"),
        ("45658", "mm-dd-yy", "01-01-25"),
    ],
)  # fmt: skip
def test_dates(stored: str, code: str, text: str) -> None:
    assert show_number(stored, code) == Shown(text)


def test_days_from_1904() -> None:
    assert show_number("0", "yyyy-mm-dd", from_1904=True) == Shown("1904-01-01")


def test_what_is_no_number_and_no_date() -> None:
    assert show_number("#REF!", "0.00") is None
    assert show_number("NaN", "0.00") is None
    assert show_number("1E999999", "0.00") is None
    assert show_number("-3", "yyyy-mm-dd") == Shown("-3")


@pytest.mark.parametrize(
    ("code", "text", "differs"),
    [("General", "甲", False), ("@", "甲", False), ('@"元"', "甲元", False), (";;;", "", True)],
)
def test_texts(code: str, text: str, differs: bool) -> None:
    assert show_text("甲", code) == Shown(text, differs)


@given(st.decimals(-(10**9), 10**9, places=4), st.integers(0, 4))
def test_a_fixed_format_rounds_halves_away_from_zero(value: Decimal, places: int) -> None:
    code = "0" + ("." + "0" * places if places else "")
    shown = show_number(str(value), code)
    assert shown is not None
    rounded = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    assert Decimal(shown.text) == rounded
    assert shown.differs == (rounded != value)


@given(st.decimals(-(10**8), 10**8, places=2))
def test_general_shows_amounts_whole(value: Decimal) -> None:
    assert Decimal(general(value)) == value
    assert Decimal(stored_text(str(value))) == value


@given(
    st.text(alphabet='0#?.,%;[]@"\\_*!Eyd/ms年-+<>=1', max_size=30),
    st.decimals(-1000, 1000, places=3),
)
def test_any_code_shows_something(code: str, value: Decimal) -> None:
    shown = show_number(str(value), code)
    assert shown is None or isinstance(shown.text, str)
