"""Which texts are figures, and which figures are likely money."""

import pytest

from bgtlint.recognition.figures import holds_figure, is_figure, is_money


@pytest.mark.parametrize("text", ["12.00", "1,200", "-3.5", "≥95%", "40盏", "2000元/盏", "12万元"])
def test_a_figure(text: str) -> None:
    assert is_figure(text)


@pytest.mark.parametrize(
    "text",
    ["", "无", "2025年", "2025-12-31", "2025年12月31日", "3月底", "第2批", "5552266转8", "提升"],
)
def test_no_figure(text: str) -> None:
    assert not is_figure(text)


@pytest.mark.parametrize(
    ("text", "beside", "money"),
    [
        ("126", "", True), ("126", "编制人数", False), ("126", "其他收入", True),
        ("12.50", "补充", True), ("30%", "占比", True), ("提升", "", False),
    ],
)  # fmt: skip
def test_money_is_told_by_digits_and_label(text: str, beside: str, money: bool) -> None:
    assert is_money(text, beside) is money


@pytest.mark.parametrize(
    "text", ["40盏", "已完成40盏", "95%以上", "12", "共3批、40盏", "2,800元/人"]
)
def test_a_text_that_states_a_number(text: str) -> None:
    assert holds_figure(text)


@pytest.mark.parametrize(
    "text",
    ["", "养护科", "2025年12月底前", "财预〔2015〕88号", "第3条", "P0012", "2025-12-31", "3月",
     "完成40盏路灯的维护并对全部线路进行巡检，确保夜间照明达标"],
)  # fmt: skip
def test_a_text_that_states_none(text: str) -> None:
    assert not holds_figure(text)
