"""Dates, periods and durations in a text, in the written forms of indicator cells."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from bgtlint.interpretation.numerals import chinese_number

_Y = r"(?P<y>(?:19|20)[0-9]{2})"
_M = r"(?P<m>[0-9]{1,2})"
_D = r"(?P<d>[0-9]{1,2})"
_TO = r"(?:-|~|—|–|−|至|到)"
_Q = r"[1-4一二三四]"
_PART = r"(?P<part>月?底|末|初|上旬|中旬|下旬)"
_N = r"(?P<n>[0-9]{1,4}(?:\.[0-9])?|[一二两三四五六七八九十]{1,3}|半)"
_NOT_DIGIT = r"(?<![0-9.])"

_QUARTERS = {"1": 1, "一": 1, "2": 2, "二": 2, "3": 3, "三": 3, "4": 4, "四": 4}
_DURATIONS = {
    "小时": ("PT", "H"), "分钟": ("PT", "M"), "工作日": ("P", "D"), "日历日": ("P", "D"),
    "天": ("P", "D"), "日": ("P", "D"), "周": ("P", "W"), "星期": ("P", "W"), "月": ("P", "M"),
    "季度": ("P", "Q"), "年": ("P", "Y"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Date:
    """A date, period or duration at a place of a text.

    `deadline` as in `Measure.deadline` ("" for a recurring form that has no such notation),
    `start..end` for a period; `bad` says why it is no date; `by_end` marks a date that means
    before without saying so (年内); `numeric` one in digits only; `needs_before` a year alone.
    """

    start: int
    end: int
    deadline: str
    unit: str
    per: str = ""
    bad: str = ""
    period: bool = False
    duration: bool = False
    by_end: bool = False
    numeric: bool = False
    needs_before: bool = False


_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("span", rf"{_NOT_DIGIT}{_Y}年{_M}(?:月份?(?:{_D}[日号])?)?{_TO}"
                 r"(?:(?P<y2>(?:19|20)[0-9]{2})年)?(?P<m2>[0-9]{1,2})月(?!内|以内)"
                 r"(?:份|(?P<d2>[0-9]{1,2})[日号])?[底末]?"),
        ("span", rf"{_NOT_DIGIT}{_Y}(?P<s>[-./]){_M}(?:(?P=s){_D})?{_TO}(?P<y2>(?:19|20)[0-9]{{2}})"
                 r"(?P=s)(?P<m2>[0-9]{1,2})(?:(?P=s)(?P<d2>[0-9]{1,2}))?(?![0-9])"),
        ("span", rf"{_NOT_DIGIT}{_Y}\.{_M}{_TO}(?P<m2>[0-9]{{1,2}})(?:月|(?![0-9.%]))"),
        ("span", r"(?<![0-9年第])(?P<m>[0-9]{1,2})月?(?P<s>-|~|—|–|至|到)(?P<m2>[0-9]{1,2})月"
                 r"(?!内|以内)(?:份|底|末)?"),
        ("every", r"每(?:个)?(?P<p>月|季度?|半年|年|周|星期|学期)(?:度)?(?:的)?(?:(?P<part>末|底)"
                  rf"(?:月)?|(?:最后一个?月|末月)|(?P<first>首月|第[一二]个?月))?(?:{_M}月(?:份)?(?P<mend>底|末)?)?"
                  r"(?:(?P<d>[0-9]{1,2})(?:日期|[日号])|(?P<w>[一二三四五六日天])(?=前|之前))?"),
        ("every", r"(?<![每0-9份一二三四第])(?P<p>月|季度?)(?P<part>末|底)(?=(?:之|以)?前)"),
        ("next", r"(?:次|翌|下一?)年(?:[0-9]{1,2}月(?:[底末份初]|[0-9]{1,2}[日号])?)?"),
        ("every", r"(?<!每)次(?P<p>月)(?P<d>[0-9]{1,2})(?:[日号])"),
        ("full", rf"{_NOT_DIGIT}{_Y}年{_M}月(?:份)?{_D}(?:[日号]|(?![0-9个]))"),
        ("iso", rf"{_NOT_DIGIT}{_Y}(?P<s>[-./]){_M}(?P=s){_D}(?![0-9]|[-./][0-9])[日号]?"),
        ("packed", r"(?<![0-9])(?P<y>20[0-9]{2})(?P<m>0[1-9]|1[0-2])(?P<d>[0-3][0-9])(?![0-9])"),
        ("month", rf"{_NOT_DIGIT}{_Y}年{_M}月(?:份)?{_PART}?"),
        ("isomonth", rf"{_NOT_DIGIT}{_Y}[-./](?P<m>0?[1-9]|1[0-2])"
                     rf"(?:月{_PART}?|(?=$|[底末]|(?:之|以)?前|\)))"),
        ("quarter", rf"{_NOT_DIGIT}{_Y}年(?:度)?第?(?P<q>{_Q})季度(?P<part>末|底)?"),
        ("quarter", rf"第(?P<q>{_Q})季度(?P<part>末|底)?"),
        ("quarter", r"(?<![每/十])(?P<q>[一二三四])季度(?P<part>末|底)?"),
        ("half", rf"(?:{_NOT_DIGIT}{_Y}年(?:度)?)?(?P<h>上|下)半年(?P<part>末|底)?"),
        ("yearend", rf"(?:{_NOT_DIGIT}{_Y}|(?<![0-9]))(?:当)?年(?:度)?(?P<part>年?底|年?末|终)"),
        ("within", rf"{_NOT_DIGIT}{_Y}年(?:度)?(?P<part>以?内)"),
        ("within", r"(?<![0-9一二两三四五六七八九十])年(?:度)?(?P<part>内)(?!容|部|设)"),
        ("day", rf"(?<![0-9]年)(?<![0-9]){_M}月(?:份)?{_D}(?:[日号]|(?=(?:之|以)?前))"),
        ("monthend", rf"(?<![0-9]年)(?<![0-9.]){_M}月(?:份)?(?P<part>底|末|初|上旬|中旬|下旬)"),
        ("monthend", rf"(?<![0-9]年)(?<![0-9.]){_M}月(?:份|(?=(?:之|以)?前))"),
        ("dayonly", r"(?<![0-9年月.])(?P<d>[0-9]{1,2})(?:日期?|号)(?=(?:之|以)?前)"),
        ("duration", rf"(?<![0-9.第]){_N}(?P<k>个)?"
                     r"(?P<u>小时|分钟|工作日|日历日|天|日|周|星期|月|季度|年)"
                     r"(?:之|以)?内(?!容|部|设)"),
        ("year", rf"{_NOT_DIGIT}{_Y}(?:{_TO}(?P<y2>20[0-9]{{2}}))?年(?:度)?"),
    )
)  # fmt: skip


_ANY = re.compile("[年月日号季周天期时钟]|[0-9][-./][0-9]|20[0-9]{6}")
"""What every pattern needs one of."""


@lru_cache(maxsize=1024)
def dates(text: str) -> tuple[Date, ...]:
    """Return the dates of a text in order; of overlapping readings the more telling one."""
    if not _ANY.search(text):
        return ()
    taken = bytearray(len(text))
    found: list[Date] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if any(taken[match.start() : match.end()]):
                continue
            date = _build(kind, match)
            if date is not None:
                found.append(date)
                taken[date.start : date.end] = b"\1" * (date.end - date.start)
    return tuple(sorted(found, key=lambda date: date.start))


def _build(kind: str, match: re.Match[str]) -> Date | None:
    groups = {name: value for name, value in match.groupdict().items() if value}
    build = _BUILDERS.get(kind)
    return build(*match.span(), groups) if build else _day(kind, *match.span(), groups)


def _day(kind: str, start: int, end: int, groups: dict[str, str]) -> Date:
    """Return a day or a month; 底 and 末 are its last day."""
    year, month, day = groups.get("y", ""), groups.get("m", ""), groups.get("d", "")
    if kind == "dayonly":
        bad = "" if 1 <= int(day) <= 31 else f"{day}日"
        return Date(start, end, f"---{int(day):02d}", "日", bad=bad)
    if kind == "yearend":
        month, day = "12", "31"
    elif not day and groups.get("part") in ("底", "末", "月底"):
        day = str(last_day(year, month))
    numeric = kind in ("iso", "packed", "isomonth")
    unit = "日" if day else "月"
    date, bad = written(year, month, day), invalid(year, month, day)
    return Date(start, end, date, unit, bad=bad, numeric=numeric)


def written(year: str, month: str, day: str) -> str:
    """Return `YYYY-MM-DD`, `YYYY-MM`, `--MM-DD` or `--MM`."""
    head = f"{year}-{int(month):02d}" if year else f"--{int(month):02d}"
    return f"{head}-{int(day):02d}" if day else head


def invalid(year: str, month: str, day: str) -> str:
    """Return the date as written if no calendar has it, "" if one does."""
    if not 1 <= int(month) <= 12:
        return written(year, month, day)
    if day and not 1 <= int(day) <= monthrange(int(year) if year else 2024, int(month))[1]:
        return written(year, month, day)
    return ""


def last_day(year: str, month: str) -> int:
    """Return the last day of a month; 28 for a February of no year."""
    known = 1 <= int(month) <= 12
    return monthrange(int(year) if year else 2025, int(month))[1] if known else 31


def _span(start: int, end: int, groups: dict[str, str]) -> Date | None:
    year, year2 = groups.get("y", ""), groups.get("y2", groups.get("y", ""))
    month, month2 = groups["m"], groups["m2"]
    day, day2 = groups.get("d", ""), groups.get("d2", "")
    bad = invalid(year, month, day) or invalid(year2, month2, day2)
    if bad and not day and not year:
        return None
    text = f"{written(year, month, day)}..{written(year2, month2, day2)}"
    return Date(start, end, text, "日" if day2 else "月", bad=bad, period=True)


def _every(start: int, end: int, groups: dict[str, str]) -> Date | None:
    period = groups["p"].removesuffix("度")
    month, day = groups.get("m", ""), groups.get("d", "")
    ends = "part" in groups or "mend" in groups
    if not (month or day or ends or "w" in groups):
        return None
    bad = f"{day}日" if day and not 1 <= int(day) <= 31 else ""
    bad = bad or (f"{month}月" if month and not 1 <= int(month) <= 12 else "")
    number = f"{int(day):02d}" if day else "31"
    if month and period == "年" and not bad:
        day = day or (str(last_day("", month)) if ends else "")
        bad = invalid("", month, day)
        text = written("", month, day)
    elif period == "月":
        text = f"---{number}"
    elif period == "季" and not month and "first" not in groups:
        text = f"Q---{number}"
    else:
        text = f"--12-{number}" if period == "年" and ends else ""
    return Date(start, end, text, "日", per="周" if period == "星期" else period, bad=bad)


def _duration(start: int, end: int, groups: dict[str, str]) -> Date | None:
    printed, unit = groups["n"], groups["u"]
    if printed == "半":
        return None
    number = chinese_number(printed) if not printed[0].isdigit() else None
    size = printed if number is None else f"{number:f}"
    head, tail = _DURATIONS[unit]
    if tail == "Q":
        size, tail = f"{Decimal(size) * 3:f}", "M"
    return Date(start, end, f"{head}{size}{tail}", unit, duration=True)


def _whole(start: int, end: int, groups: dict[str, str]) -> Date:
    """Return a whole quarter, half-year or year; with 底, 末 or 内 only its end counts."""
    year = groups.get("y", "")
    first, last = 1, 12
    if "q" in groups:
        quarter = _QUARTERS[groups["q"]]
        first, last = 3 * quarter - 2, 3 * quarter
    elif "h" in groups:
        first, last = (1, 6) if groups["h"] == "上" else (7, 12)
    if "part" in groups:
        day = str(last_day(year, str(last)))
        return Date(start, end, written(year, str(last), day), "日", by_end="内" in groups["part"])
    year2 = groups.get("y2", year)
    text = f"{written(year, str(first), '')}..{written(year2, str(last), '')}"
    return Date(start, end, text, "月", period=True, needs_before=not {"q", "h"} & groups.keys())


def _next(start: int, end: int, _: dict[str, str]) -> Date:
    """Return a date of next year, which has no notation without knowing this year."""
    return Date(start, end, "", "日")


_BUILDERS: Mapping[str, Callable[[int, int, dict[str, str]], Date | None]] = {
    "next": _next, "span": _span, "every": _every, "duration": _duration,
    "quarter": _whole, "half": _whole, "within": _whole, "year": _whole,
}  # fmt: skip


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of all dates, years included."""
    yield from ((date.start, date.end) for date in dates(text))
