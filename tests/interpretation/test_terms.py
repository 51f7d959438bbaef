"""When a project begins and ends, in one cell and in two."""

from datetime import date

import pytest

from bgtlint.interpretation.terms import term_end, term_start
from bgtlint.model import Form, FormKind, Location


def form(**fields: str) -> Form:
    places = {name: Location(name, text) for name, text in fields.items()}
    return Form(1, "", FormKind.TARGET, None, places, (), "", (), (), ())


def days(**fields: str) -> tuple[date | None, date | None]:
    start, end = term_start(form(**fields)), term_end(form(**fields))
    return start[0] if start else None, end[0] if end else None


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2025-01-01 至 2025-12-31", date(2025, 1, 1), date(2025, 12, 31)),
        ("2025-12 至 2025-01", date(2025, 12, 1), date(2025, 1, 31)),
        ("2025年1月-12月", date(2025, 1, 1), date(2025, 12, 31)),
        ("2025年3月1日—2026年2月28日", date(2025, 3, 1), date(2026, 2, 28)),
        ("2024年-2026年", date(2024, 1, 1), date(2026, 12, 31)),
        ("20250101-20251231", date(2025, 1, 1), date(2025, 12, 31)),
        ("2025.1-2025.12", date(2025, 1, 1), date(2025, 12, 31)),
    ],
)
def test_beginning_and_end_in_one_cell(text: str, start: date, end: date) -> None:
    assert days(term=text) == (start, end)


@pytest.mark.parametrize(
    "text", ["1年", "长期", "", "2025年12月31日", "3个月内", "2025年2月30日至3月1日"]
)
def test_a_length_or_a_single_day_is_no_span(text: str) -> None:
    assert days(term=text) == (None, None)


def test_two_cells() -> None:
    assert days(term_start="2025-03", term_end="2025年11月") == (
        date(2025, 3, 1),
        date(2025, 11, 30),
    )
    assert days(term_start="2025-03-05", term_end="") == (date(2025, 3, 5), None)
