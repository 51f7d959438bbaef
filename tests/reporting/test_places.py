from decimal import Decimal

import pytest

from bgtlint.model import Location, Measure, MeasureKind
from bgtlint.reporting.places import measure_text, place_text, plain
from bgtlint.reporting.texts import speaker


@pytest.mark.parametrize(
    ("location", "zh", "en"),
    [
        (Location("成本指标/指标值", "", 10, 1, 8, 5), "第10页 表1 第8行第5列 成本指标/指标值",
         "page 10 table 1 row 8 column 5 成本指标/指标值"),
        (Location("预算数", "", None, 2, 8, 5), "表2 第8行第5列 预算数",
         "table 2 row 8 column 5 预算数"),
        (Location("预算数", "", None, 2, 8, 5, "L205"), "第205行 预算数", "line 205 预算数"),
        (Location("预算数", "", None, 1, 8, 4, "D8"), "表1 单元格D8 预算数",
         "table 1 cell D8 预算数"),
        (Location("预算数", "", None, 1, 8, 4, "D8", sheet="表一", stored="8.937"),
         "工作表“表一” 单元格D8（实存 8.937） 预算数",
         "sheet “表一” cell D8 (stored: 8.937) 预算数"),
        (Location("", "", 3), "第3页", "page 3"),
        (Location("目录", "", None, None, 4), "第4行 目录", "row 4 目录"),
        (Location("", ""), "", ""),
    ],
)  # fmt: skip
def test_place(location: Location, zh: str, en: str) -> None:
    assert place_text(location, speaker("zh")) == zh
    assert place_text(location, speaker("en")) == en


@pytest.mark.parametrize(
    ("number", "text"),
    [("1E+3", "1000"), ("12.50", "12.50"), ("1E-7", "0.0000001"), ("-0.06", "-0.06")],
)
def test_numbers_keep_their_digits_and_have_no_exponent(number: str, text: str) -> None:
    assert plain(Decimal(number)) == text


def test_measure() -> None:
    rate = Measure("", MeasureKind.RATE, "≤", Decimal("4.35"), None, "万元", ("人", "年"))
    assert measure_text(rate) == "≤4.35 万元/人/年"
