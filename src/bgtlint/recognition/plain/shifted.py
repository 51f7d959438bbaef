"""Tables pasted as text: a row leaves out the cells that a merged cell above it covers.

A browser copies only the cells that begin in a row, so what stands right of a merged cell moves to
the left. Where level names show it, the rows are moved back: below a header they end where it ends.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bgtlint.model import Cell, Grid
from bgtlint.recognition.cells import FIGURE
from bgtlint.recognition.fund_words import FundWords, shipped_fund_words
from bgtlint.recognition.funds import AMOUNTS, fund_name
from bgtlint.recognition.header import Header
from bgtlint.recognition.labels import label, level1, level2
from bgtlint.recognition.layouts import Layout, Levels
from bgtlint.recognition.pieces import is_value
from bgtlint.recognition.scored import is_execution
from bgtlint.recognition.tasks import shipped_task_words
from bgtlint.recognition.totals import shipped_closing_words
from bgtlint.recognition.view import View

Rows = Mapping[int, Sequence[Cell]]
LEAST_AMOUNTS = 2
LONGEST_LABEL = 12


def is_ragged(grid: Grid) -> bool:
    """Tell whether a table comes from a text and its rows have fewer cells than columns."""
    plain = all(
        (cell.address or "").startswith("L") and cell.row_span == cell.column_span == 1
        for cell in grid.cells
    )
    return plain and len(grid.cells) < grid.rows * grid.columns


def is_ambiguous(grid: Grid, top: int) -> bool:
    """Tell whether the rows above the header hold what cannot be moved back with certainty.

    That are two amounts of one name, as for two periods or income beside spending, tasks, costs,
    and anything scored beside the funds.
    """
    view = View(grid)
    found: list[str] = []
    tasks = shipped_task_words().name | shipped_fund_words().items
    for number in range(1, top):
        texts = [view.text(cell) for cell in view.filled(number)]
        names = {shipped_fund_words().columns.get(label(text), "") for text in texts}
        if {"weight", "score"} <= names and sum(name in AMOUNTS for name in names) < LEAST_AMOUNTS:
            return True
        if tasks & set(map(label, texts)):
            return True
        found += [label(text) for text in texts if fund_name(text, shipped_fund_words())[0]]
    return len(found) > len(set(found))


def is_shifted(grid: Grid, header: Header, levels: Levels) -> bool:
    """Tell whether short rows below the header of a text's table fit it from the right only."""
    rows = _rows(grid)
    widest = rows[header.row][-1].column
    view = View(grid)
    right = left = 0
    for number in range(header.row + 1, grid.rows + 1):
        cells = rows.get(number, ())
        short = widest - cells[-1].column if cells else 0
        if short > 0:
            moved = _fitting(view, cells, short, header, levels)
            still = _fitting(view, cells, 0, header, levels)
            right += moved > still
            left += moved < still
    return right > left


def is_suspect(grid: Grid, header: Header, levels: Levels) -> bool:
    """Tell whether rows of a text's table may have lost cells on the left.

    One below the header ends before it and begins with no level, or it goes on beyond it.
    """
    view = View(grid)
    rows = _rows(grid)
    widest = max(rows[number][-1].column for number in range(header.top, header.row + 1))
    for number in range(header.row + 1, grid.rows + 1):
        cells = rows.get(number, ())
        first = view.text(cells[0]) if cells else ""
        filled = view.filled(number)
        short = bool(cells) and cells[-1].column < widest
        beyond = bool(filled) and filled[-1].column > widest
        if beyond or (first and short and not level1(first, levels)):
            return True
    return False


def _fitting(view: View, cells: Sequence[Cell], by: int, header: Header, levels: Levels) -> int:
    """Return how many cells fit their column, less the level names that stand in none of theirs."""
    columns: dict[int, set[str]] = {}
    for group in header.groups:
        for name, column in group.columns.items():
            columns.setdefault(column, set()).add(name)
    fits = 0
    for cell in cells:
        text = view.text(cell)
        names = columns.get(cell.column + by, set())
        first, second = level1(text, levels), level2(text, levels)
        if (first and "level1" in names) or (second and "level2" in names):
            fits += 1
        elif first or second:
            fits -= 1
        elif {"value", "actual"} & names and is_value(text):
            fits += 1
    return fits


def unshifted(grid: Grid, header: Header, layout: Layout) -> Grid:
    """Return the grid with the rows that are short on the left moved to the right."""
    view = View(grid)
    rows = _rows(grid)
    moves: dict[int, int] = {}
    widest = max(cell.column for cell in rows[header.row])
    for number in range(header.row + 1, grid.rows + 1):
        cells = rows.get(number, ())
        if not cells or label(view.text(cells[0])) in layout.after:
            break
        moves[number] = max(widest - cells[-1].column, 0)
    moves |= _above(view, rows, header, layout)
    wide = {rows[number][0] for number in moves if number > header.row
            and is_execution(view.text(rows[number][0]), shipped_fund_words())}  # fmt: skip
    cells = tuple(
        replace(c, column_span=1 + moves[c.row]) if c in wide
        else replace(c, column=c.column + moves.get(c.row, 0))
        for c in grid.cells
    )  # fmt: skip
    return replace(grid, cells=cells, columns=max(cell.column for cell in cells))


def _rows(grid: Grid) -> Rows:
    rows: dict[int, list[Cell]] = {}
    for cell in sorted(grid.cells, key=lambda cell: (cell.row, cell.column)):
        rows.setdefault(cell.row, []).append(cell)
    return rows


def _above(view: View, rows: Rows, header: Header, layout: Layout) -> Mapping[int, int]:
    """Return how far to move the rows of a fund block, and the row below a row of labels."""
    words = shipped_fund_words()
    known = layout.words | layout.groups | shipped_closing_words().achieved
    moves: dict[int, int] = {}
    width, beside = 0, -1
    funds = labels = False
    for number in range(1, header.top):
        cells = rows.get(number, ())
        texts = [view.text(cell) for cell in cells]
        printed = [label(text) for text in texts if text]
        first = next(iter(texts), "")
        amounts = sum(words.columns.get(text) in AMOUNTS for text in printed)
        money = bool(fund_name(first, words)[0]) or (
            len(texts) > LEAST_AMOUNTS and all(map(FIGURE.fullmatch, filter(None, texts[1:])))
            and any(texts[1:]) and not FIGURE.fullmatch(first) and label(first) not in known
        )  # fmt: skip
        short = width - len(cells)
        if amounts >= LEAST_AMOUNTS or (len(printed) > 1 and _heads(printed, words)):
            width, funds, labels, beside = len(cells), True, False, -1
        elif funds and money and short >= 0:
            beside = short if beside < 0 else beside
            moves[number] = beside
        elif labels and short == 1 and label(first) not in known:
            moves[number] = short
            labels = False
        else:
            funds = False
            short_ones = all(len(text) <= LONGEST_LABEL for text in printed)
            labels = len(printed) > 1 and short_ones and any(t in known for t in printed[1:])
            width = len(cells)
    return moves


def _heads(printed: Sequence[str], words: FundWords) -> bool:
    """Tell whether a row begins with the heading of a block of money and goes on with its total."""
    return "资金" in printed[0] and not fund_name(printed[0], words)[0] and (
        fund_name(printed[1], words)[0] == "budget"
    )  # fmt: skip
