"""What the cells of a form without any look like: figures, points, signs, the header's columns."""

import re
from collections.abc import Mapping, Sequence

from bgtlint.reading.normalise import compact
from bgtlint.recognition.labels import label
from bgtlint.recognition.layouts import Layout
from bgtlint.recognition.pieces import is_value

FIGURE = re.compile(r"[-−]?[0-9][0-9.,]*%?|—+|/|-+|#[A-Z0-9/]+[!?]?")
"""An amount or a rate, what stands for none, or a sheet's error."""
NUMBER_OF_POINTS = re.compile(r"\d+(?:\.\d+)?分?")
SIGNS = frozenset("≥≤＝=＞＜><") | {">=", "<=", "定性"}
"""What a comparator's cell holds."""
_NUMERIC = re.compile(r"[≥≤≧≦＞＜>=＝<]{0,2}\s*\d")


_TEMPLATE = re.compile(r"指标\d{1,2}[:：]?[-—/]*|…+|[.．]{3,6}")
_NOTHING = re.compile(r"[-—/]+")


def template_cells(cells: Sequence[str]) -> int:
    """Return how many cells at the beginning are a row of the template left blank (指标2： / /)."""
    if not cells or not _TEMPLATE.fullmatch(compact(cells[0])):
        return 0
    filled = (n for n, cell in enumerate(cells) if n and not _NOTHING.fullmatch(compact(cell)))
    return next(filled, len(cells))


def below_one_another(found: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return a header's columns in the order of its cells where its level labels stand below."""
    names = [name for name, _ in found]
    if {"level1", "actual"} <= set(names) and names.index("level1") > names.index("actual"):
        cut = names.index("level1")
        return [*found[cut:], *found[:cut]]
    return found


def rows_of_cells(cells: Sequence[str], names: Sequence[str]) -> list[Mapping[str, str]]:
    """Return cells that follow each other by row and column; none where they leave a doubt.

    Their number tells the rows where no cell is blank or wrapped. A single row needs no more;
    several need a value with a number, or a qualitative one, in the place of each value.
    """
    found = [cell.strip() for cell in cells if cell.strip()]
    width = len(names)
    if "value" not in names or not found or len(found) % width:
        return []
    starts = range(0, len(found), width)
    rows = [dict(zip(names, found[at : at + width], strict=True)) for at in starts]
    several = len(rows) > 1
    for row in rows:
        valued = is_value(row["value"]) or _NUMERIC.match(row["value"])
        if is_value(row["level3"]) or (several and not valued):
            return []
    return [*rows]


def columns_in_order(printed: Sequence[str], layout: Layout) -> list[tuple[str, str]]:
    """Return the canonical columns of a header's labels in order, each once, as printed."""
    taken: dict[int, str] = {}
    for name in layout.column_order:
        fits = [
            (layout.rank(name, label(compact(text))), index)
            for index, text in enumerate(printed)
            if index not in taken and name in layout.columns_of(label(compact(text)))
        ]
        if fits:
            taken[min(fits)[1]] = name
    return [(taken[index], printed[index]) for index in sorted(taken)]
