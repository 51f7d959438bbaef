"""Columns of targets for several years beside one another: 2023年 | 2024年 | 2025年."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bgtlint.model import FormRow, Line, Location
from bgtlint.reading.normalise import compact
from bgtlint.recognition.periods import PAST, TERM, period
from bgtlint.recognition.regions import LEAST, Region
from bgtlint.recognition.stacks import Stack

NEAR = 3
"""How many lines above a form may print its year."""
_PRINTED = re.compile(r"(20\d\d)年")
_YEAR = re.compile(
    r"(20\d\d)年?度?(?:绩效|年度|预期|计划)?(?:指标值|目标值|预期值|计划值|目标|指标)?"
)

Rows = tuple[FormRow, ...]


def year_of(text: str) -> str:
    """Return the year of a label that heads a year's targets (2024年目标值), "" for any other."""
    found = _YEAR.fullmatch(text)
    return f"{found[1]}年" if found else ""


def names_years(labels: Iterable[str]) -> bool:
    """Tell whether a row of labels holds columns of targets for several years."""
    return len({year_of(text) for text in labels} - {""}) >= LEAST


def read_years(
    part: Sequence[Stack], value: Stack | None
) -> tuple[Stack, str, tuple[Region, ...]] | None:
    """Return the first year's column, that year, and the columns of the years after it.

    None where the values have no such column, or where years stand under a heading of years past.
    """
    past = {id(one) for one in part if any(period(text) == PAST for text in one.labels[:-1])}
    run = [one for one in part if year_of(one.labels[-1]) and id(one) not in past]
    years = [year_of(one.labels[-1]) for one in run]
    places = [part.index(one) for one in run]
    beside = places == list(range(places[0], places[0] + len(places))) if places else False
    if len(run) < LEAST or not beside or years != sorted(set(years)):
        return None
    if value is not None and value not in run:
        return None
    others = tuple(
        Region("", one.column, one.printed, year)
        for one, year in zip(run[1:], years[1:], strict=True)
    )
    return run[0], years[0], others


def printed_year(title: Location | None, above: Sequence[Line]) -> str:
    """Return the year that a title or the line under it prints (2023年), "" for none."""
    near = [line.text for line in reversed(above[-NEAR:])]
    for text in (title.text if title is not None else "", *near):
        if found := _PRINTED.search(compact(text)):
            return found[0]
    return ""


def own_year(rows: Rows, regional: Rows, first: str, year: str) -> tuple[Rows, Rows]:
    """Return the rows of a form's own year, and those of the other years.

    `first` is the year of the rows so far, `year` that of the form ("" where it prints none). A
    form of another year, or of none that is known, has no rows of its budget's year.
    """
    if not first or first == year:
        return rows, regional
    own = [row for row in rows if row.period != TERM]
    moved = tuple(replace(row, period=first) for row in own)
    if year in {row.period for row in regional}:
        told = own[0].period if own else ""
        mine = tuple(replace(row, period=told) for row in regional if row.period == year)
        rest = tuple(row for row in regional if row.period != year)
        return (*mine, *(row for row in rows if row.period == TERM)), (*moved, *rest)
    return (*moved, *(row for row in rows if row.period == TERM)), regional
