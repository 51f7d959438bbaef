"""Text and tables that run over the edge of the visible page, so that a reader sees a part."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bgtlint.model import Box
from bgtlint.reading.pdf.geometry import enclose
from bgtlint.reading.pdf.pdfium_chars import Chars
from bgtlint.reading.pdf.pdfium_view import View
from bgtlint.reading.pdf.ruled import Table
from bgtlint.reading.pdf.runs import Run, part

NEAR = 2.0


class Seen(NamedTuple):
    """The runs on the visible page, and the indexes of the characters outside it."""

    runs: list[Run]
    hidden: list[int]


class Cut(NamedTuple):
    """Words outside the page that belong to what is on it, and whether they are a table's."""

    text: str
    in_table: bool


def visible(runs: Sequence[Run], chars: Chars, view: View) -> Seen:
    """Leave out what lies outside the visible page."""
    kept: list[Run] = []
    hidden: list[int] = []
    width, height = view.width, view.height
    straight = not view.skew
    for run in runs:
        _, x0, top, x1, bottom, start, _ = run
        if x0 >= 0 and top >= 0 and x1 <= width and bottom <= height and straight:
            kept.append(run)
            continue
        first = 0
        for index in range(len(run.text) + 1):
            at = start + index
            if index < len(run.text):
                if view.shows(_box(chars, at)):
                    continue
                hidden.append(at)
            if first < index:
                kept.append(part(chars, run, first, index))
            first = index + 1
    return Seen(kept, hidden)


def visible_tables(tables: Sequence[Table], view: View) -> Sequence[Table]:
    """Leave out the cells outside the visible page."""
    across, down = (0.0, view.width), (0.0, view.height)
    if not view.skew and all(_within(t.xs, across) and _within(t.ys, down) for t in tables):
        return tables
    shown = (
        table._replace(
            slots=tuple(s for s, b in zip(table.slots, table.boxes, strict=True) if view.shows(b))
        )
        for table in tables
    )
    return [table for table in shown if table.slots]


def cut(
    chars: Chars, seen: Seen, kept: Iterable[Run], tables: Sequence[Table], view: View
) -> Cut | None:
    """Find words outside the page that go on from what is `kept` or lie in a table it shows."""
    if not seen.hidden:
        return None
    shown = {at for run in kept for at in range(run.start, run.start + len(run.text))}
    boxes = [enclose(t.boxes) for t in tables if any(map(view.shows, t.boxes))]
    found = Cut("", False)
    for at in seen.hidden:
        inside = any(_holds(box, _box(chars, at)) for box in boxes)
        if chars.text[at].isalnum() and (
            inside or any(n in shown and _is_near(chars, at, n) for n in (at - 1, at + 1))
        ):
            found = Cut(found.text + chars.text[at], found.in_table or inside)
    return found if found.text else None


def _box(chars: Chars, at: int) -> Box:
    return chars.x0[at], chars.top[at], chars.x1[at], chars.bottom[at]


def _is_near(chars: Chars, one: int, other: int) -> bool:
    a, b = _box(chars, one), _box(chars, other)
    size = max(a[2] - a[0], a[3] - a[1])
    across, down = abs(a[0] + a[2] - b[0] - b[2]) / 2, abs(a[1] + a[3] - b[1] - b[3]) / 2
    return max(across, down) <= NEAR * size


def _holds(box: Box, other: Box) -> bool:
    x, y = (other[0] + other[2]) / 2, (other[1] + other[3]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _within(places: Sequence[float], span: tuple[float, float]) -> bool:
    return not places or (span[0] <= places[0] and places[-1] <= span[1])
