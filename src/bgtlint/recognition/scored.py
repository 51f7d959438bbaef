"""Rows that carry points beside the indicators and the funds: how they are managed, 预算执行率.

Above the indicators such rows stand under a header with points and scores and without amounts
(资金管理情况: 分配科学性 1 | 1); among the indicators 预算执行率 may stand left of the levels.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bgtlint.model import Cell, FundRow
from bgtlint.reading.normalise import compact, squash
from bgtlint.recognition.cells import NUMBER_OF_POINTS
from bgtlint.recognition.fund_words import FundWords
from bgtlint.recognition.funds import AMOUNTS
from bgtlint.recognition.header import Header
from bgtlint.recognition.labels import label
from bgtlint.recognition.shared import SHARED
from bgtlint.recognition.view import View

POINTS = ("weight", "score")
_AMOUNT = re.compile(r"[0-9,]*\.[0-9]+(?:[万亿]?元)?|[0-9,]{4,}(?:[万亿]?元)?")


def _points(view: View, row: int, columns: Mapping[str, int]) -> dict[str, Cell]:
    """Return the cells of points and score that begin in a row and hold numbers."""
    found: dict[str, Cell] = {}
    for name in POINTS:
        cell = view.at(row, columns[name]) if name in columns else None
        if cell is not None and cell.row == row and NUMBER_OF_POINTS.fullmatch(view.text(cell)):
            found[name] = cell
    return found


def _row(view: View, lead: Cell, cells: Mapping[str, Cell], columns: Mapping[str, str]) -> FundRow:
    printed = squash(lead.text)
    places = {n: view.location(cell, f"{printed}/{columns[n]}") for n, cell in cells.items()}
    return FundRow(label(view.text(lead)), "", view.location(lead, printed), places, printed)


def is_execution(text: str, words: FundWords) -> bool:
    """Tell whether a label is the execution rate's (预算执行率（10分）)."""
    return words.columns.get(label(text)) == "rate"


def execution_row(view: View, row: int, columns: Mapping[str, int], words: FundWords) -> bool:
    """Tell whether a row beside the indicators is the execution rate with its points.

    It is named first or after what it is a part of (预算执行 | 执行率); a form that is not yet
    scored has its points only.
    """
    printed = set(POINTS) & columns.keys()
    named = any(is_execution(view.text(cell), words) for cell in view.filled(row)[:2])
    return named and bool(printed) and printed == set(_points(view, row, columns))


def is_points_only(view: View, row: int, columns: Mapping[str, int], words: FundWords) -> bool:
    """Tell whether a row of the execution rate is no indicator: left of the levels, or no target.

    What stands for its target and its actual value may be the budget and what was spent.
    """
    if not execution_row(view, row, columns, words):
        return False
    if view.filled(row)[0].column < min(columns.values()):
        return True
    done = SHARED if SHARED in columns else "actual"
    own = [_own(view, row, columns, name) for name in ("value", done)]
    return not all(own) or all(map(_AMOUNT.fullmatch, own))


def _own(view: View, row: int, columns: Mapping[str, int], name: str) -> str:
    """Return the text of a row's cell in a column, "" where it has none of its own there."""
    cell = view.at(row, columns[name]) if name in columns else None
    own = cell is not None and cell.row == row and cell.column == columns[name]
    return view.text(cell) if own and cell is not None else ""


def _managed(view: View, end: int, words: FundWords) -> Iterator[FundRow]:
    row = 1
    while row < end:
        found = {words.columns.get(view.label(cell), ""): cell for cell in view.filled(row)}
        row += 1
        if not set(POINTS) <= found.keys() or {*AMOUNTS, "rate"} & found.keys():
            continue
        columns = {name: found[name].column for name in POINTS}
        printed = {name: squash(found[name].text) for name in POINTS}
        while row < end and set(cells := _points(view, row, columns)) == set(POINTS):
            lead = next(c for c in view.filled(row) if c.row == row)
            yield _row(view, lead, cells, printed)
            row += 1


def read_scored(view: View, header: Header, last: int, words: FundWords) -> Iterator[FundRow]:
    """Yield the scored rows above the indicators, and the execution rate's beside them.

    Each is a row of its own block without amounts.
    """
    yield from _managed(view, header.top, words)
    printed = {name: header.printed[name] for name in POINTS if name in header.columns}
    for row in range(header.row + 1, last + 1):
        if is_points_only(view, row, header.columns, words):
            lead = view.filled(row)[0]
            if lead.row == row:
                cells = {**_reached(view, row, header), **_points(view, row, header.columns)}
                yield _row(view, lead, cells, {**header.printed, **printed})


def _reached(view: View, row: int, header: Header) -> dict[str, Cell]:
    """Return the target and the actual rate of an execution row, where the row has them."""
    found: dict[str, Cell] = {}
    for name in ("value", "actual"):
        cell = view.at(row, header.columns[name]) if name in header.columns else None
        own = cell is not None and cell.row == row and cell.column == header.columns[name]
        if own and cell is not None and view.text(cell):
            found[name] = cell
    return found


def with_points(
    funds: Sequence[FundRow], scored: Sequence[FundRow], words: FundWords
) -> tuple[tuple[FundRow, ...], tuple[FundRow, ...]]:
    """Return fund and scored rows with the execution rate's points beside what was spent.

    They are the total's where the block of funds has no points of its own, and where the row
    that has them says neither target nor actual rate.
    """
    alone = [
        row for row in scored if is_execution(row.name, words) and row.cells.keys() <= set(POINTS)
    ]
    totals = [row for row in funds if row.name == "budget" and "executed" in row.cells]
    scoring = any(NUMBER_OF_POINTS.fullmatch(compact(row.cells[name].text))
                  for row in funds for name in POINTS if name in row.cells)  # fmt: skip
    if len(alone) != 1 or len(totals) != 1 or scoring:
        return tuple(funds), tuple(scored)
    total = replace(totals[0], cells={**totals[0].cells, **alone[0].cells})
    return (
        tuple(total if row is totals[0] else row for row in funds),
        tuple(row for row in scored if row is not alone[0]),
    )
