"""Serial day numbers as dates and times, under the date tokens of a number format."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from bgtlint.reading.sheet.formatcode import Token

WEEKDAYS = "一二三四五六日"
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December")  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MILLISECONDS = 86_400_000
LAST = 2_958_466
GHOST = 60
"""The 29 February 1900 that spreadsheets count and the calendar does not."""


def date_text(serial: Decimal, tokens: Sequence[Token], *, from_1904: bool = False) -> str | None:
    """Write a serial number as date and time; None for one that is no date (negative, too late)."""
    if not 0 <= serial < LAST:
        return None
    total = int((serial * MILLISECONDS).to_integral_value(ROUND_HALF_UP))
    tenths = _fraction_places(tokens)
    if not tenths:
        total = (total + 500) // 1000 * 1000
    days, milliseconds = divmod(total, MILLISECONDS)
    moment = _day(days, from_1904) + timedelta(milliseconds=milliseconds)
    ghost = days == GHOST and not from_1904
    half = any(token.kind == "half" for token in tokens)
    minutes = _minutes(tokens)
    out: list[str] = []
    after_point = False
    for index, token in enumerate(tokens):
        if token.kind == "date":
            part = _part(token.text.lower(), moment, index in minutes, half)
            out.append("29" if ghost and token.text.lower() in {"d", "dd"} else part)
        elif token.kind == "elapsed":
            unit = {"h": 3_600_000, "m": 60_000, "s": 1000}[token.text[0]]
            out.append(str(total // unit).zfill(len(token.text)))
        elif token.kind == "half":
            out.append(_half(token.text, moment.hour))
        elif token.kind == "point":
            out.append(".")
            after_point = True
        elif token.kind == "digit" and after_point:
            if tenths:
                out.append(f"{milliseconds % 1000:03d}"[:tenths].ljust(tenths, "0"))
                tenths = 0
        elif token.kind in {"literal", "comma", "percent"}:
            out.append(token.text)
    return "".join(out)


def serial(text: str) -> str:
    """Give the serial number of a date in ISO form, counted from 1900; other text as it is."""
    try:
        passed = datetime.fromisoformat(text.strip()).replace(tzinfo=None) - datetime(1899, 12, 30)
    except ValueError:
        return text
    return str((Decimal(passed.days) * 86_400 + passed.seconds) / 86_400)


def _day(days: int, from_1904: bool) -> datetime:
    if from_1904:
        return datetime(1904, 1, 1) + timedelta(days=days)
    start = datetime(1899, 12, 31) if days < GHOST else datetime(1899, 12, 30)
    return start + timedelta(days=days)


def _fraction_places(tokens: Sequence[Token]) -> int:
    places = 0
    after_point = False
    for token in tokens:
        after_point = after_point or token.kind == "point"
        places += after_point and token.kind == "digit"
    return places


def _minutes(tokens: Sequence[Token]) -> frozenset[int]:
    """Find the `m` that are minutes: next after hours or next before seconds."""
    times = [
        (index, token.text.lower()[0])
        for index, token in enumerate(tokens)
        if token.kind in {"date", "elapsed"}
    ]
    found = set()
    for place, (index, letter) in enumerate(times):
        before = times[place - 1][1] if place else ""
        after = times[place + 1][1] if place + 1 < len(times) else ""
        if letter == "m" and (before == "h" or after == "s"):
            found.add(index)
    return frozenset(found)


def _part(code: str, moment: datetime, minute: bool, half: bool) -> str:
    """Write what one run of letters stands for: yyyy, mm, d, hh ..."""
    letter, length = code[0], len(code)
    twelve = (moment.hour - 1) % 12 + 1
    texts = {
        "y": f"{moment.year % 100:02d}" if length < 3 else str(moment.year),
        "e": str(moment.year),
        "b": str(moment.year + 543),
        "d": _named(moment.day, length, DAYS[moment.weekday()]),
        "a": ("" if length == 3 else "星期") + WEEKDAYS[moment.weekday()],
        "h": str(twelve if half else moment.hour).zfill(min(length, 2)),
        "m": str(moment.minute).zfill(min(length, 2))
        if minute
        else _named(moment.month, length, MONTHS[moment.month - 1]),
        "s": str(moment.second).zfill(min(length, 2)),
    }
    return texts.get(letter, "")


def _named(number: int, length: int, name: str) -> str:
    """Write a day or a month: as a number, or by its name where the code is longer than two."""
    if length < 3:
        return str(number).zfill(length)
    return {3: name[:3], 5: name[0]}.get(length, name)


def _half(code: str, hour: int) -> str:
    early, late = code.split("/")
    return early if hour < 12 else late
