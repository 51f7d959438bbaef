"""Deadlines: which date of a cell is its value, and whether it means before or on."""

import re

from bgtlint.interpretation.dates import Date, dates
from bgtlint.interpretation.lexicon import lexicon
from bgtlint.model import Measure, MeasureKind

_AFTER = re.compile(r"(?:日期|日)?(?:之|以)?前|(?:截止|止)")
_AHEAD = re.compile(r"(?:截至|截止到?|不晚于|不迟于|最迟|最晚|不超过|于|在|[≤<])$")
_REACH = 4
_FILLER = re.compile(r"[^\w%‰]*")
_MONTH = re.compile(r"([0-9]{1,2})月")
_LIGHT = ("于", "在")


def read_deadline(text: str, whole_only: bool = False) -> Measure | None:
    """Return the deadline or period a text states, None if it states none.

    `text` is compact. `whole_only` accepts it only if nothing but the date stands there.
    A year alone is a period only when it is the whole text. Comparator `before` or `on`; a bare
    ISO date has none. The first date with a comparator wins.
    """
    found = [_measure(text, date) for date in dates(text)]
    stated = [(measure, whole) for measure, whole in found if measure is not None]
    if whole_only:
        stated = [(measure, whole) for measure, whole in stated if whole]
    best = next((m for m, _ in stated if m.comparator == "before"), None)
    return best or next((m for m, _ in stated), None)


def read_month(text: str) -> Measure | None:
    """Return the month of a cell that is only `6月`, for rows where no count is meant."""
    match = _MONTH.fullmatch(text)
    if match is None or not 1 <= int(match[1]) <= 12:
        return None
    deadline = f"--{int(match[1]):02d}"
    return Measure(text, MeasureKind.DEADLINE, comparator="on", unit="月", deadline=deadline)


def _measure(text: str, date: Date) -> tuple[Measure | None, bool]:
    ahead, after = (
        _AHEAD.search(text, max(0, date.start - _REACH), date.start),
        _AFTER.match(text, date.end),
    )
    said = after is not None or (ahead is not None and ahead[0] not in _LIGHT)
    before = date.duration or date.by_end or said
    begin = ahead.start() if ahead else date.start
    end = after.end() if after else date.end
    whole = bool(_FILLER.fullmatch(text, 0, begin) and _FILLER.fullmatch(text, end))
    if date.needs_before and not whole:
        return None, False
    per = (date.per,) if date.per else ()
    deadline = date.deadline
    if date.period:
        if before and not date.needs_before:
            deadline, before = deadline.partition("..")[2], True
        elif not before:
            kind = MeasureKind.MALFORMED if date.bad else MeasureKind.RANGE
            problems = (("no-such-date", date.bad),) if date.bad else ()
            return Measure(text, kind, unit=date.unit, deadline=deadline, problems=problems), whole
        else:
            deadline = ""
    comparator = "before" if before else "" if date.numeric and whole else "on"
    unit = lexicon().periods.get(date.unit, date.unit) if date.duration else date.unit
    return (
        Measure(
            text,
            MeasureKind.MALFORMED if date.bad else MeasureKind.DEADLINE,
            comparator=comparator,
            unit=unit,
            per=per,
            deadline=deadline,
            problems=(("no-such-date", date.bad),) if date.bad else (),
        ),
        whole,
    )
