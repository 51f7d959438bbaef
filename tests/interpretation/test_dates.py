"""Dates in running text: what is one, and where it stands."""

import pytest

from bgtlint.interpretation.dates import dates
from bgtlint.interpretation.deadlines import read_deadline


def test_every_date_of_a_sentence_is_found_once_and_in_order() -> None:
    text = "2026年3月底前拨付50%,每月20日前发放,10个工作日内办结,2026年12月31日完成"
    found = [(text[date.start : date.end], date.deadline) for date in dates(text)]
    assert found == [
        ("2026年3月底", "2026-03-31"),
        ("每月20日", "---20"),
        ("10个工作日内", "P10D"),
        ("2026年12月31日", "2026-12-31"),
    ]


@pytest.mark.parametrize(
    "text", ["12个月", "5000元/月", "每月3次", "15日游", "2026万元", "100天", "1-12人", "3.5公里内"]
)
def test_counts_of_time_and_other_numbers_are_no_dates(text: str) -> None:
    assert dates(text) == ()


@pytest.mark.parametrize(
    ("text", "seen"),
    [("2026年2月30日前", "2026-02-30"), ("2026年13月前", "2026-13"), ("每月45日前", "45日")],
)
def test_a_day_no_calendar_has(text: str, seen: str) -> None:
    measure = read_deadline(text)
    assert measure is not None
    assert measure.problems == (("no-such-date", seen),)


def test_leap_years() -> None:
    for year, good in ((2024, True), (2026, False), (2000, True)):
        measure = read_deadline(f"{year}年2月29日前")
        assert measure is not None
        assert (not measure.problems) is good


def test_of_two_dates_the_limit_wins() -> None:
    measure = read_deadline("2026年1月启动,2026年10月底前完工")
    assert measure is not None
    assert (measure.comparator, measure.deadline) == ("before", "2026-10-31")


def test_only_a_whole_cell_counts_when_asked() -> None:
    assert read_deadline("2026年12月31日前完成15人", whole_only=True) is None
    assert read_deadline("2026年12月31日前", whole_only=True) is not None
    assert read_deadline("2026年就业补助") is None
