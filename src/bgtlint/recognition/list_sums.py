"""Rows of sums in a list of projects (合计, 小计, a unit with its amounts): of which projects."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bgtlint.model import Location, PrintedSum
from bgtlint.reading.normalise import squash
from bgtlint.recognition.header import Header
from bgtlint.recognition.layouts import Layout
from bgtlint.recognition.lists import SUM, Segment
from bgtlint.recognition.rows import repeats_header
from bgtlint.recognition.view import View

MOST = 12
"""How many ways of parting the projects are tried for one row."""
PARTIAL = frozenset({"小计", "本页合计", "单位合计", "部门合计"})
"""Sums of some projects, those since the sum before."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A project of a list: its rows and its fields."""

    segment: Segment
    fields: Mapping[str, Location]


def read_list_sums(
    view: View, layout: Layout, header: Header, projects: Sequence[Listed], end: int
) -> Iterator[tuple[int, PrintedSum]]:
    """Yield each printed sum with the index of the first project that it is likely the sum of.

    A row of sums below projects is of those above it, any other row (a unit's) of those below.
    How far they go is not printed: the likeliest run comes first.
    """
    names = [name for name in header.fields if name in ("budget", *layout.parts)]
    bounds = list(_bounds(view, header, projects, end))
    starts = [project.segment.start for project in projects]
    marks = {row: sum(start < row for start in starts) for row in bounds}
    for row in bounds:
        texts = [view.text(cell) for cell in view.filled(row)]
        word = next((text for text in texts if SUM.fullmatch(text)), "")
        runs = _runs(marks, row, len(projects), word)
        for name in names:
            cell = view.at(row, header.fields[name])
            if not runs or cell is None or cell.row != row or not view.text(cell):
                continue
            first = next(c for c in view.filled(row) if not view.text(c).isdigit())
            column = header.field_labels[name]
            yield (
                runs[0][0],
                PrintedSum(
                    view.location(cell, f"{squash(first.text)}/{column}"),
                    tuple(
                        tuple(p.fields[name] for p in projects[a:b] if name in p.fields)
                        for a, b in runs
                    ),
                ),
            )


def _bounds(view: View, header: Header, projects: Sequence[Listed], end: int) -> Iterator[int]:
    """Yield the rows that belong to no project."""
    inside = {
        row for project in projects for row in range(project.segment.start, project.segment.stop)
    }
    for row in range(header.row + 1, end):
        if row not in inside and view.filled(row) and not repeats_header(view, row, header):
            yield row


def _runs(marks: Mapping[int, int], row: int, count: int, word: str) -> list[tuple[int, int]]:
    """Return runs of projects, from an index to before another, that a row may be the sum of."""
    here = marks[row]
    if word and here:
        firsts = sorted({0, *(mark for other, mark in marks.items() if other < row)} - {here})
        firsts = [first for first in firsts if first < here]
        firsts = firsts[::-1] if word.strip(":") in PARTIAL else firsts
        return [(first, here) for first in firsts[:MOST]]
    lasts = sorted({count, *(mark for other, mark in marks.items() if other > row)})
    lasts = [last for last in lasts if last > here]
    lasts = lasts[::-1] if word and word.strip(":") not in PARTIAL else lasts
    return [(here, last) for last in lasts[:MOST]]
