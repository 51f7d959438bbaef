"""Rows that carry points beside the indicators and the funds: how they are managed, 预算执行率.

Above the indicators such rows stand under a header with points and scores and without amounts
(资金管理情况: 分配科学性 1 | 1); among the indicators 预算执行率 may stand left of the levels.
"""

from collections.abc import Iterator, Mapping

from bgtlint.model import Cell, FundRow
from bgtlint.reading.normalise import squash
from bgtlint.recognition.fund_words import FundWords
from bgtlint.recognition.funds import AMOUNTS
from bgtlint.recognition.header import Header
from bgtlint.recognition.labels import label
from bgtlint.recognition.running_cells import NUMBER_OF_POINTS
from bgtlint.recognition.view import View

POINTS = ("weight", "score")


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
    left = min(header.columns.values())
    printed = {name: header.printed[name] for name in POINTS if name in header.columns}
    for row in range(header.row + 1, last + 1):
        if execution_row(view, row, header.columns, words):
            lead = view.filled(row)[0]
            if lead.column < left and lead.row == row:
                cells = {**_reached(view, row, header), **_points(view, row, header.columns)}
                yield _row(view, lead, cells, {**header.printed, **printed})


def _reached(view: View, row: int, header: Header) -> dict[str, Cell]:
    """Return the target and the actual rate of an execution row, where the row has them."""
    found: dict[str, Cell] = {}
    for name in ("value", "actual"):
        cell = view.at(row, header.columns[name]) if name in header.columns else None
        if cell is not None and cell.row == row and cell.column == header.columns[name]:
            found[name] = cell
    return found
