"""The sums below the indicators of a table that kept its filled cells alone: 总分 | 100 | 96."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from bgtlint.reading.normalise import squash
from bgtlint.recognition.cells import NUMBER_OF_POINTS
from bgtlint.recognition.header import Header
from bgtlint.recognition.labels import label
from bgtlint.recognition.plain.packed_above import Unsure
from bgtlint.recognition.totals import shipped_closing_words
from bgtlint.recognition.view import View

POINTS = ("weight", "score")
FULL = Decimal(100)
"""What points add up to in a whole form; who reaches it has as many points as there are."""
EXECUTION = Decimal(10)
"""The points of the execution rate, which forms count in their total and print above."""


def is_sum(text: str) -> bool:
    """Tell whether a row is a sum of points: 小计, 总分."""
    words = shipped_closing_words()
    return label(text) in words.subtotal | words.total


def placed_totals(
    view: View, header: Header, rows: Mapping[int, tuple[int, ...]], subtotals: Sequence[int]
) -> Mapping[int, tuple[int, ...]] | Unsure:
    """Add the columns of rows of points to those of the indicators.

    A single number is that of the column whose points it is the sum of.
    """
    found = dict(rows)
    totals = [
        number
        for number in range(header.row + 1, view.grid.rows + 1)
        if view.row(number)
        and number not in rows
        and number not in subtotals
        and is_sum(view.text(view.row(number)[0]))
    ]
    for number in [*subtotals, *totals]:
        places = _placed(view, header, rows, number, number in totals)
        if places is None:
            text = "、".join(squash(cell.text) for cell in view.row(number))
            return Unsure(text, number)
        found[number] = places
    return found


def _placed(
    view: View, header: Header, rows: Mapping[int, tuple[int, ...]], number: int, whole: bool
) -> tuple[int, ...] | None:
    cells = view.row(number)
    columns = [header.columns[name] for name in POINTS if name in header.columns]
    numbers = [cell for cell in cells[1:] if NUMBER_OF_POINTS.fullmatch(view.text(cell))]
    if not columns or not numbers:
        return tuple(cell.column for cell in cells)
    if len(numbers) == len(columns):
        chosen = columns
    elif len(numbers) == 1 and whole:
        fit = [c for c in columns if _adds_up(view, rows, c, view.text(numbers[0]))]
        full = len(fit) == 1 or Decimal(view.text(numbers[0]).removesuffix("分")) == FULL
        chosen = fit[: int(full)]
    else:
        return None
    labels = [cell for cell in cells if cell not in numbers]
    if len(numbers) > 1 and all(is_sum(view.text(cell)) for cell in labels[1:]) and labels[1:]:
        beside = cells[-1].column < min(columns)
        return tuple(cell.column for cell in cells) if beside else None
    if len(chosen) != len(numbers) or numbers != list(cells[1 : 1 + len(numbers)]):
        return None
    first = min(min(columns) - 1, header.columns.get("level2", 1), header.columns.get("level1", 1))
    behind = cells[1 + len(numbers) :]
    last = max(columns)
    return (max(first, 1), *chosen, *(last + 1 + at for at, _ in enumerate(behind)))


def _adds_up(view: View, rows: Mapping[int, tuple[int, ...]], column: int, text: str) -> bool:
    printed = [
        view.text(cell)
        for number, places in rows.items()
        for cell, own in zip(view.row(number), places, strict=True)
        if own == column
    ]
    points = [Decimal(one.removesuffix("分")) for one in printed if NUMBER_OF_POINTS.fullmatch(one)]
    total = Decimal(text.removesuffix("分"))
    return bool(points) and total in (sum(points), sum(points) + EXECUTION)
