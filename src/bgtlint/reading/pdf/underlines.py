"""Underlines that all but fill their cell: they are no borders between rows.

A border meets the uprights at its ends. What stops short of both, more than the borders of the same
table do, and meets no other upright, is a line under text or one to write on.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from math import inf

from bgtlint.reading.pdf.geometry import SNAP
from bgtlint.reading.pdf.ink import Edge, Edges, Rulings
from bgtlint.reading.pdf.joining import ALONG, joined_edges

SHORT = 0.8
LEVEL, TOUCHING = 0.5, 0.5
FEW = 200


def without_underlines(joined: Rulings, across: Edges) -> Rulings:
    """Join the level edges anew without underlines; `across` are their pieces."""
    xs = [edge[0] for edge in joined.upright]
    ends = {edge[1:] for edge in joined.across}  # most borders of a table share theirs
    if not any(_begins_short(start, xs) or _ends_short(end, xs) for start, end in ends):
        return joined
    lines = _touching(across)
    likely = [
        line
        for line in lines
        if _begins_short(line[1], xs) and _ends_short(line[2], xs) and _is_within(line, joined)
    ]
    if not 0 < len(likely) <= FEW:
        return joined
    borders = _crossed(lines, joined)
    found = [line for line in likely if _is_shorter(line, borders, joined.upright)]
    if not found:
        return joined
    rest = [piece for piece in across if not any(_is_of(piece, line) for line in found)]
    return Rulings(joined_edges(rest), joined.upright)


def _begins_short(start: float, xs: Sequence[float]) -> bool:
    """Tell whether an edge begins a little way inside an upright and meets none there."""
    after = bisect_right(xs, start - SHORT)
    meets = after < len(xs) and xs[after] < start + SHORT
    return not meets and after > 0 and start - xs[after - 1] <= SNAP


def _ends_short(end: float, xs: Sequence[float]) -> bool:
    after = bisect_left(xs, end + SHORT)
    meets = after > 0 and xs[after - 1] > end - SHORT
    return not meets and after < len(xs) and xs[after] - end <= SNAP


def _touching(pieces: Edges) -> Edges:
    """Join what is level and touches."""
    lines: Edges = []
    row: Edges = []
    for piece in [*sorted(pieces), (inf, 0.0, 0.0)]:
        if row and piece[0] - row[0][0] > LEVEL:
            row.sort(key=ALONG)
            at, low, high = row[0]
            for _, start, end in row[1:]:
                if start > high + TOUCHING:
                    lines.append((at, low, high))
                    low = start
                high = max(high, end)
            lines.append((at, low, high))
            row = []
        row.append(piece)
    return lines


def _is_of(piece: Edge, line: Edge) -> bool:
    return abs(piece[0] - line[0]) <= LEVEL and line[1] <= piece[1] and piece[2] <= line[2]


def _is_within(line: Edge, joined: Rulings) -> bool:
    """Tell whether uprights pass a line at both ends, and none meets it between them."""
    y, start, end = line
    level = [u for u in joined.upright if u[1] - SNAP <= y <= u[2] + SNAP]
    passing = [u[0] for u in level if u[1] < y - SNAP and y + SNAP < u[2]]
    return (
        not any(start < at < end for at, _, _ in level)
        and any(start - SNAP <= at <= start for at in passing)
        and any(end <= at <= end + SNAP for at in passing)
    )


def _crossed(lines: Edges, joined: Rulings) -> Edges:
    """Give the lines that are pieces of edges which meet an upright between their ends."""
    crossed = [
        (y, start, end)
        for y, start, end in joined.across
        if any(
            start + SNAP < at < end - SNAP and top - SNAP <= y <= low + SNAP
            for at, top, low in joined.upright
        )
    ]
    places = [edge[0] for edge in crossed]
    return [
        line
        for line in lines
        if any(
            edge[1] <= line[1] and line[2] <= edge[2]
            for edge in crossed[
                bisect_left(places, line[0] - SNAP) : bisect_right(places, line[0] + SNAP)
            ]
        )
    ]


def _is_shorter(line: Edge, borders: Edges, uprights: Edges) -> bool:
    """Tell whether a line ends farther from its uprights than other borders do."""
    y, start, end = line
    left = max(at for at, _, _ in uprights if at <= start)
    right = min(at for at, _, _ in uprights if at >= end)
    others = [border for border in borders if abs(border[0] - y) > SNAP]
    return start - left >= SHORT + _usual(left, others) and right - end >= SHORT + _usual(
        right, others
    )


def _usual(at: float, borders: Edges) -> float:
    """Measure how far off an upright borders end, at most."""
    gaps = (max(start - at, at - end, 0.0) for _, start, end in borders)
    return max((gap for gap in gaps if gap <= SNAP), default=0.0)
