"""Cells that hold one amount or one share."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bgtlint.interpretation.amounts import read_amount, read_percent
from bgtlint.model import MeasureKind


@pytest.mark.parametrize(
    ("text", "number", "unit", "decimals"),
    [
        ("126.15", "126.15", "万元", 2),
        ("1,234.50", "1234.50", "万元", 2),
        ("１，２３４．５", "1234.5", "万元", 1),
        ("126 .15", "126.15", "万元", 2),
        ("12.5万元", "12.5", "万元", 1),
        ("125000元", "125000", "元", 0),
        ("￥5,000.00", "5000.00", "元", 2),
        ("-12.5", "-12.5", "万元", 1),
        ("（12.5）", "-12.5", "万元", 1),
        ("伍万元整", "5", "万元", 0),
        ("财政拨款30万元", "30", "万元", 0),
        ("0", "0", "万元", 0),
    ],
)
def test_amounts(text: str, number: str, unit: str, decimals: int) -> None:
    measure = read_amount(text, "万元")
    assert (measure.kind, measure.unit) == (MeasureKind.MONEY, unit)
    assert (measure.number, measure.decimals) == (Decimal(number), decimals)
    assert (measure.text, measure.problems) == (text, ())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("#REF!", "cell-error"), ("1.2.3", "two-dots"), ("12O.5", "letter-in-number"),
        ("××", "placeholder"), ("待定", "placeholder"), ("126,15", "not-a-number"),
        ("abc", "not-a-number"), ("12.5 13.5", "two-dots"), ("29人", "not-a-number"),
        ("1,52万元", "not-a-number"), ("152，40元整", "not-a-number"),
        ("9" * 300, "not-a-number"),
    ],
)  # fmt: skip
def test_amounts_that_are_none(text: str, code: str) -> None:
    measure = read_amount(text, "万元")
    assert measure.kind is MeasureKind.MALFORMED
    assert [found for found, _ in measure.problems] == [code]


@pytest.mark.parametrize("text", ["", " ", "—", "无", "空", "/"])
def test_blank_cells(text: str) -> None:
    assert read_amount(text, "万元").kind is MeasureKind.EMPTY
    assert read_percent(text).kind is MeasureKind.EMPTY


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("25%", "25"), ("25", "25"), ("2 5 ％", "25"), ("0.25", "0.25"), ("12 月底 100%", "100"),
        ("33.3%", "33.3"), ("-5%", "-5"), ("120", "120"), ("百分之二十五", "25"),
    ],
)  # fmt: skip
def test_shares(text: str, number: str) -> None:
    measure = read_percent(text)
    assert (measure.kind, measure.number) == (MeasureKind.PERCENTAGE, Decimal(number))
    assert (measure.unit, measure.problems) == ("%", ())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("10O%", "letter-in-number"), ("25%%", "doubled"), ("%", "placeholder"),
        ("已完成", "not-a-number"), ("#DIV/0!", "cell-error"), ("1.2.3%", "two-dots"),
    ],
)  # fmt: skip
def test_shares_that_are_none(text: str, code: str) -> None:
    measure = read_percent(text)
    assert measure.kind is MeasureKind.MALFORMED
    assert [found for found, _ in measure.problems] == [code]


@settings(deadline=None, max_examples=200, derandomize=True)
@given(st.text(max_size=40))
def test_any_text_is_read(text: str) -> None:
    assert read_amount(text, "万元").text == text
    assert read_percent(text).text == text


@settings(deadline=None, max_examples=100, derandomize=True)
@given(st.decimals(-(10**9), 10**9, places=2))
def test_formatted_amounts_read_back(number: Decimal) -> None:
    assert read_amount(f"{number:,}", "元").number == number
