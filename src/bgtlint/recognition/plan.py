"""The spend plan (资金支出计划): checkpoints and cumulative percentages, read by place and order.

Extractors let columns drift and spill labels and values over the following lines, so a value is
taken by its column where every value stands under a label, else by its order in the row.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bgtlint.model import Cell, Location, PlanCell
from bgtlint.reading.normalise import squash
from bgtlint.recognition.fields import known_labels
from bgtlint.recognition.labels import label
from bgtlint.recognition.layouts import Layout
from bgtlint.recognition.view import View

_CHECKPOINT = re.compile(
    r"(?:\d{2,4}年)?(?:\d{1,2}月(?:份|底|末)?(?:\d{1,2}日)?前?|第?[一二三四1-4]季度(?:末|底)?|年底|年末|全年)"
)
_WITH_VALUE = re.compile(rf"({_CHECKPOINT.pattern})[::]?(\d[\d.]*%?)$")


@dataclass(frozen=True, slots=True)
class _Token:
    cell: Cell
    label: str = ""
    value: bool = False


_Pair = tuple[_Token | None, _Token | None]


def _tokens(view: View, row: int, plan: frozenset[str]) -> list[_Token]:
    tokens = []
    for cell in view.filled(row):
        text = view.text(cell)
        if label(text) in plan:
            continue
        both = _WITH_VALUE.fullmatch(text)
        if both:
            tokens.append(_Token(cell, both[1], True))
        elif _CHECKPOINT.fullmatch(label(text)):
            tokens.append(_Token(cell, squash(cell.text)))
        else:
            tokens.append(_Token(cell, value=True))
    return tokens


def _rows(view: View, layout: Layout, end: int) -> Iterator[int]:
    """Yield the rows from the plan's label to the row before the next section's label."""
    others = known_labels(layout) - layout.plan
    inside = False
    for row in range(1, end):
        texts = [view.label(cell) for cell in view.filled(row)]
        if any(text in layout.plan for text in texts):
            inside = True
        elif inside and texts and texts[0] in others:
            return
        if inside:
            yield row


def _under(view: View, heading: Cell, value: Cell) -> bool:
    """Tell whether a value stands in its heading's columns."""
    if not view.spanned:
        return heading.column == value.column
    return (
        heading.column < value.column + value.column_span
        and value.column < heading.column + heading.column_span
    )


def _pair(view: View, headings: list[_Token], values: list[_Token]) -> list[_Pair]:
    """Pair one row of labels with one row of values."""
    placed = {
        id(value): next((h for h in headings if _under(view, h.cell, value.cell)), None)
        for value in values
    }
    aligned = [heading for heading in placed.values() if heading is not None]
    if len(aligned) < len(values) <= len(headings) and not view.spanned:
        rest = [None] * (len(headings) - len(values))
        return list(zip(headings, [*values, *rest], strict=True))
    by_label = {id(placed[id(value)]): value for value in values if placed[id(value)]}
    pairs: list[_Pair] = [(heading, by_label.get(id(heading))) for heading in headings]
    pairs += [(None, value) for value in values if placed[id(value)] is None]
    return sorted(pairs, key=lambda pair: min(token.cell.column for token in pair if token))


def _row_pairs(tokens: list[_Token]) -> tuple[list[_Pair], list[_Token]]:
    """Split a row into labels with their own value beside them, and values of the labels above."""
    inline: list[_Pair] = []
    values: list[_Token] = []
    waiting: _Token | None = None
    for token in tokens:
        if token.label and token.value:
            inline.append((token, token))
        elif token.label:
            if waiting is not None:
                inline.append((waiting, None))
            waiting = token
        elif waiting is not None:
            inline.append((waiting, token))
            waiting = None
        else:
            values.append(token)
    if waiting is not None:
        inline.append((waiting, None))
    return inline, values


def _pairs(view: View, layout: Layout, end: int) -> Iterator[_Pair]:
    pending: list[_Token] = []
    for row in _rows(view, layout, end):
        tokens = _tokens(view, row, layout.plan)
        if not tokens:
            continue
        if not any(token.value for token in tokens):
            yield from _pair(view, pending, [])
            pending = tokens
            continue
        inline, values = _row_pairs(tokens)
        if values:
            yield from _pair(view, pending, values)
            pending = []
        yield from inline
    yield from _pair(view, pending, [])


def _place(view: View, heading: _Token | None, value: _Token | None, path: str) -> Location | None:
    """Return the place of a value: its cell, or the blank one below its label, or the label's."""
    if value is not None:
        place = view.location(value.cell, path)
        both = _WITH_VALUE.fullmatch(view.text(value.cell)) if value is heading else None
        return replace(place, text=both[2]) if both else place
    if heading is None:
        return None
    below = view.at(heading.cell.row + heading.cell.row_span, heading.cell.column)
    blank = below is not None and not view.text(below)
    place = view.location(below if below is not None and blank else heading.cell, path)
    return replace(place, text="")


def read_plan(view: View, layout: Layout, end: int) -> tuple[PlanCell, ...]:
    """Return the checkpoints above row `end` in order; a blank one keeps its blank cell's place."""
    cells = []
    for heading, value in _pairs(view, layout, end):
        name = heading.label if heading else ""
        path = f"资金支出计划/{name}" if name else "资金支出计划"
        at = view.location(heading.cell, path) if heading else None
        cells.append(PlanCell(name, at, _place(view, heading, value, path)))
    return tuple(cells)
