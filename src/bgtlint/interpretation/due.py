"""Deadlines as days of the calendar: the last day a deadline allows, the day of a checkpoint."""

import re
from datetime import date

from bgtlint.interpretation.dates import dates, last_day
from bgtlint.model import Figure, Indicator, MeasureKind
from bgtlint.reading.normalise import compact

CELLS = ("value", "description", "level3")
"""Where a row may state its deadline, the nearest first."""

_DAY = re.compile(r"(?:(\d{4})|-)-(\d\d)(?:-(\d\d))?")
_MONTH = re.compile(r"(?:(20\d\d)年)?(\d{1,2})月(?:份|底|末)?前?")
_QUARTER = re.compile(r"第?([一二三四1-4])季度(?:末|底)?")
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4}
_YEAR_END = ("年底", "年末", "全年")


def deadline_of(indicator: Indicator) -> Figure | None:
    """Return the cell that states a row's deadline or period, None where no cell does."""
    figures = [indicator.figures[name] for name in CELLS if name in indicator.figures]
    return next((figure for figure in figures if _states(figure)), None)


def _states(figure: Figure) -> bool:
    kind, deadline = figure.measure.kind, figure.measure.deadline
    return kind is MeasureKind.DEADLINE or (kind is MeasureKind.RANGE and bool(deadline))


def deadline_year(deadline: str) -> int | None:
    """Return the year of a deadline; None without a year and for a period of two years."""
    years = {part[:4] for part in deadline.split("..") if part[:4].isdigit()}
    return int(years.pop()) if len(years) == 1 else None


def due_day(deadline: str, year: int | None) -> date | None:
    """Return the last day a single deadline allows; a month allows all of it.

    `year` stands in where the deadline has none. None for durations, for what recurs, and for
    days no calendar has.
    """
    found = _DAY.fullmatch(deadline.rpartition("..")[2])
    if found is None:
        return None
    of = int(found[1]) if found[1] else year
    return _day(of, int(found[2]), int(found[3]) if found[3] else None)


def checkpoint_day(label: str, year: int | None) -> date | None:
    """Return the day of a plan's checkpoint (6月底, 第三季度, 年底), None for another label."""
    text = compact(label)
    if text in _YEAR_END:
        return _day(year, 12, 31)
    quarter = _QUARTER.fullmatch(text)
    if quarter:
        number = _QUARTERS.get(quarter[1]) or int(quarter[1])
        return _day(year, 3 * number, None)
    month = _MONTH.fullmatch(text)
    if month is None:
        return None
    return _day(int(month[1]) if month[1] else year, int(month[2]), None)


def _day(year: int | None, month: int, day: int | None) -> date | None:
    if year is None or not 1 <= month <= 12:
        return None
    last = int(last_day(str(year), str(month)))
    if day is None:
        return date(year, month, last)
    return date(year, month, day) if 1 <= day <= last else None


def impossible_date(text: str, *, written: bool) -> str:
    """Return the first date of a text that no calendar has, as written; "" for none.

    With `written` only dates with 年 or 月 count: digits alone may be a number of another kind.
    """
    plain = compact(text)
    for found in dates(plain):
        if found.bad and not (written and found.numeric):
            return plain[found.start : found.end]
    return ""
