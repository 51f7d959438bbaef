"""Deadlines and checkpoints as days, and dates that no calendar has."""

from datetime import date

import pytest

from bgtlint.interpretation.due import (
    checkpoint_day,
    deadline_of,
    deadline_year,
    due_day,
    impossible_date,
)
from bgtlint.interpretation.values import read_value
from bgtlint.model import Figure, Indicator, Location


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("2025年8月30日之前拨付", date(2025, 8, 30)),
        ("2025年8月前完成", date(2025, 8, 31)),
        ("2024年2月底前", date(2024, 2, 29)),
        ("在4月20日前发放完成", date(2025, 4, 20)),
        ("12月底前", date(2025, 12, 31)),
        ("2025年1月-6月", date(2025, 6, 30)),
        ("10个工作日内", None),
        ("2025年2月30日前", None),
    ],
)
def test_the_last_day_a_deadline_allows(text: str, last: date | None) -> None:
    assert due_day(read_value(text, "time").deadline, 2025) == last


def test_a_deadline_without_a_year_needs_one() -> None:
    assert due_day("--04-20", None) is None


@pytest.mark.parametrize(
    ("deadline", "year"),
    [
        ("2025-08-30", 2025),
        ("2025-08", 2025),
        ("2025-01..2025-12", 2025),
        ("2024-09..2025-08", None),
        ("--08-30", None),
        ("---20", None),
        ("P10D", None),
        ("", None),
    ],
)
def test_the_year_of_a_deadline(deadline: str, year: int | None) -> None:
    assert deadline_year(deadline) == year


@pytest.mark.parametrize(
    ("label", "day"),
    [
        ("6 月底", date(2025, 6, 30)),
        ("6月", date(2025, 6, 30)),
        ("2026年3月底", date(2026, 3, 31)),
        ("第三季度", date(2025, 9, 30)),
        ("4季度末", date(2025, 12, 31)),
        ("年底", date(2025, 12, 31)),
        ("13月底", None),
        ("合计", None),
        ("", None),
    ],
)
def test_the_day_of_a_checkpoint(label: str, day: date | None) -> None:
    assert checkpoint_day(label, 2025) == day


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("截至2025年2月30日的在册人数", "2025年2月30日"),
        ("2025年6月31日前", "2025年6月31日"),
        ("2024年2月29日前", ""),
        ("每月30日前", ""),
        ("合同编号20251345", ""),
        ("", ""),
    ],
)
def test_dates_that_no_calendar_has(text: str, seen: str) -> None:
    assert impossible_date(text, written=True) == seen


def test_digits_alone_count_only_where_a_date_is_meant() -> None:
    assert impossible_date("2025-02-30", written=False) == "2025-02-30"
    assert impossible_date("2025-02-30", written=True) == ""


def test_the_nearest_cell_states_the_deadline() -> None:
    def row(**cells: str) -> Indicator:
        figures = {
            name: Figure(Location(name, text), read_value(text, "time"))
            for name, text in cells.items()
        }
        return Indicator("产出", "时效", "", figures, "time")

    named = deadline_of(row(value="及时", description="拨付时间", level3="8月底前拨付"))
    assert named is not None and named.location.label == "level3"
    valued = deadline_of(row(value="9月底前", description="8月底前", level3="拨付"))
    assert valued is not None and valued.location.label == "value"
    assert deadline_of(row(value="及时", level3="拨付时间")) is None
