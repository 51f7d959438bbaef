"""When a project begins and ends, as its form prints it in one cell (项目期限) or in two."""

import re
from datetime import date

from bgtlint.interpretation.dates import dates, last_day
from bgtlint.model import Form, Location
from bgtlint.reading.normalise import compact

_DAY = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?")


def term_start(form: Form) -> tuple[date, Location] | None:
    """Return the first day of a project with its place; None where no day can be told."""
    place = form.fields.get("term_start")
    if place is not None:
        return _at(_days(place)[:1], place, last=False)
    return _at(_span(form)[:1], form.fields.get("term"), last=False)


def term_end(form: Form) -> tuple[date, Location] | None:
    """Return the last day of a project with its place; a month or year lasts to its end."""
    place = form.fields.get("term_end")
    if place is not None:
        return _at(_days(place)[-1:], place, last=True)
    return _at(_span(form)[-1:], form.fields.get("term"), last=True)


def _days(place: Location) -> list[str]:
    """Return the days and months of a text, a period's first and last ones among them."""
    found = dates(compact(place.text))
    if any(one.bad or one.duration or one.per for one in found):
        return []
    return [part for one in found for part in one.deadline.split("..")]


def _span(form: Form) -> list[str]:
    """Return the days of a text that prints beginning and end; [] for a length (1年) or one day."""
    place = form.fields.get("term")
    found = _days(place) if place is not None else []
    return found if len(found) > 1 else []


def _at(days: list[str], place: Location | None, *, last: bool) -> tuple[date, Location] | None:
    found = _DAY.fullmatch(days[0]) if days else None
    if found is None or place is None:
        return None
    year, month, day = found[1], found[2], found[3]
    if day is None:
        day = str(last_day(year, month)) if last else "1"
    return date(int(year), int(month), int(day)), place
