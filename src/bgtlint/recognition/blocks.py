"""What a form holds beside fields, plan and indicators: fund blocks, main tasks, totals, goals."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bgtlint.model import FormRow, FundRow, Line, Location, PrintedSum, TaskRow
from bgtlint.reading.normalise import squash
from bgtlint.recognition.fund_words import shipped_fund_words
from bgtlint.recognition.funds import AMOUNTS, fund_headings, read_funds
from bgtlint.recognition.header import Header
from bgtlint.recognition.inline_funds import read_inline_funds
from bgtlint.recognition.layouts import Layout
from bgtlint.recognition.scored import POINTS, read_scored, with_points
from bgtlint.recognition.shared import SHARED
from bgtlint.recognition.tasks import AMOUNTS as TASK_AMOUNTS
from bgtlint.recognition.tasks import read_tasks, shipped_task_words, task_headings
from bgtlint.recognition.totals import (
    goal_headings,
    is_subtotal,
    last_row,
    read_achievement,
    read_totals,
    shipped_closing_words,
)
from bgtlint.recognition.view import View

_SEVERAL = re.compile(r"\d[%元]?\s+[\d.]")


@dataclass(frozen=True, slots=True)
class Blocks:
    """The blocks of one form; `goals` are goal and achieved where they stand below their labels."""

    funds: tuple[FundRow, ...]
    tasks: tuple[TaskRow, ...]
    totals: Mapping[str, Location]
    goals: Mapping[str, Location]
    last: int
    headings: tuple[Location, ...] = ()
    evaluated: bool = False
    scored: tuple[FundRow, ...] = ()

    @property
    def provided(self) -> frozenset[str]:
        """The fields that a block gives in place of a label and its value."""
        return frozenset({"budget"} if self.funds or self.priced else ())

    @property
    def priced(self) -> bool:
        """Whether the main tasks have amounts."""
        return any(TASK_AMOUNTS & task.cells.keys() for task in self.tasks)

    @property
    def places(self) -> list[Location]:
        """Every place that a block has taken."""
        return [
            *(
                place
                for row in (*self.funds, *self.scored)
                for place in (row.label, *row.cells.values())
            ),
            *(place for row in self.tasks for place in row.cells.values()),
            *self.totals.values(),
            *self.headings,
        ]

    def jumbled(self, fields: Mapping[str, Location], layout: Layout) -> frozenset[str]:
        """Return the amounts of a self-evaluation that are several figures run together.

        They are the row of a fund block that was not read as one.
        """
        if self.funds or not self.evaluated:
            return frozenset()
        money = ("budget", "total_budget", *layout.parts)
        return frozenset(n for n in money if n in fields and _SEVERAL.search(fields[n].text))

    @property
    def rows(self) -> frozenset[int]:
        """The rows of the blocks that hold amounts, their headers included."""
        funds = [p for row in self.funds for p in (row.label, *row.cells.values())]
        tasks = [p for row in self.tasks for p in row.cells.values()] if self.priced else []
        headings = self.headings if self.funds or self.priced else ()
        totals = [p for name, p in self.totals.items() if name.startswith("task_")]
        return frozenset(p.row for p in (*funds, *tasks, *headings, *totals) if p.row is not None)

    def settled(self, fields: Mapping[str, Location], layout: Layout) -> dict[str, Location]:
        """Return the fields without those that a block holds in their place, with the goals."""
        held: set[str] = set(layout.parts) if self.funds else set()
        if self.tasks:
            held.add("use")
        held |= self.jumbled(fields, layout)
        return {**{n: place for n, place in fields.items() if n not in held}, **self.goals}

    def indicator_rows(self, rows: Iterable[FormRow]) -> tuple[FormRow, ...]:
        """Return the rows that are indicators: not below the last one, and no subtotals."""
        return tuple(row for row in self._above(rows) if not _is_subtotal(row))

    def subtotals(self, rows: Iterable[FormRow]) -> Iterator[PrintedSum]:
        """Yield the points of subtotal rows, each with those of the indicators above it.

        These go back to the subtotal before, or as far as the level-1 name does, or to the first.
        """
        seen: list[FormRow] = []
        since: list[FormRow] = []
        for row in self._above(rows):
            if not _is_subtotal(row):
                seen.append(row)
                since.append(row)
                continue
            level = [one for one in seen if one.level1 == seen[-1].level1]
            for name in POINTS:
                runs = [_points(run, name) for run in (since, level, seen)]
                found = tuple(dict.fromkeys(run for run in runs if run))
                if found and name in row.cells and squash(row.cells[name].text):
                    yield PrintedSum(row.cells[name], found)
            since = []

    def _above(self, rows: Iterable[FormRow]) -> Iterator[FormRow]:
        for row in rows:
            if max((place.row or 0 for place in row.cells.values()), default=0) <= self.last:
                yield row


def _is_subtotal(row: FormRow) -> bool:
    return is_subtotal(row.level2 or row.level1, shipped_closing_words())


def _points(rows: Iterable[FormRow], name: str) -> tuple[Location, ...]:
    """Return the cells of points of rows; one merged over several counts once."""
    return tuple(dict.fromkeys(row.cells[name] for row in rows if name in row.cells))


def amounts_of(row: FundRow) -> Iterator[Location]:
    """Yield the cells of a fund row that hold money."""
    yield from (place for name, place in row.cells.items() if name in AMOUNTS)


def read_blocks(view: View, header: Header, layout: Layout, lines: Sequence[Line]) -> Blocks:
    """Read the blocks above and below the indicators of a form."""
    words = shipped_closing_words()
    end = header.top
    funds = read_funds(view, end, shipped_fund_words(), layout.not_money)
    tasks, task_totals = read_tasks(view, end, shipped_task_words())
    in_tasks = {place.row for task in tasks for place in task.cells.values()}
    in_tasks |= {place.row for place in task_totals.values()}
    funds = tuple(row for row in funds if row.label.row not in in_tasks)
    funds += tuple(read_inline_funds(view, end, shipped_fund_words()))
    totals = dict(read_totals(view, header, lines, words))
    totals.update({f"task_{name}": place for name, place in task_totals.items()})
    goals = read_achievement(view, end, words)
    headings = [*fund_headings(view, end, shipped_fund_words()), *goal_headings(view, end, words)]
    if tasks:
        headings += task_headings(view, end, shipped_task_words())
    evaluated = bool({"actual", "score", SHARED} & header.columns.keys())
    last = last_row(view, header, words)
    scored = tuple(read_scored(view, header, last, shipped_fund_words()))
    funds, scored = with_points(funds, scored, shipped_fund_words())
    return Blocks(funds, tasks, totals, goals, last, tuple(headings), evaluated, scored)
