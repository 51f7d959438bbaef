"""Tables without rulings: text that stands in the same columns on successive lines.

Kept narrow on purpose: at least three columns that several lines share, so that prose, a table
of contents or a line of two fields does not become a table.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from bgtlint.model import Box
from bgtlint.reading.pdf.geometry import SNAP
from bgtlint.reading.pdf.lines import TextLine

COLUMNS = 3
LINES = 4
LEADING = 2.5


class Aligned(NamedTuple):
    """A table made of lines: the box and the text of each cell, and the lines it took."""

    boxes: tuple[Box, ...]
    texts: tuple[str, ...]
    lines: tuple[TextLine, ...]


def aligned_tables(lines: Sequence[TextLine]) -> Iterator[Aligned]:
    """Find the runs of lines that stand in at least three common columns on four lines or more."""
    run: list[TextLine] = []
    for line in lines:
        if run and (len(line.pieces) < 2 or _far(run[-1], line)):
            yield from _table(run)
            run = []
        if len(line.pieces) >= (2 if run else COLUMNS):
            run.append(line)
    yield from _table(run)


def _far(above: TextLine, below: TextLine) -> bool:
    height = above.box[3] - above.box[1]
    return below.box[1] - above.box[3] > LEADING * height


def _table(run: Sequence[TextLine]) -> Iterator[Aligned]:
    full = [line for line in run if len(line.pieces) >= COLUMNS]
    if len(full) < LINES:
        return
    columns = _columns(run)
    if len(columns) < COLUMNS:
        return
    boxes: list[Box] = []
    texts: list[str] = []
    tops = [line.box[1] for line in run] + [run[-1].box[3]]
    if any(below - above <= SNAP for above, below in pairwise(tops)):
        return
    for line, top, bottom in zip(run, tops, tops[1:], strict=False):
        for x0, x1 in columns:
            inside = [p.text for p in line.pieces if x0 <= (p.box[0] + p.box[2]) / 2 < x1]
            boxes.append((x0, top, x1, bottom))
            texts.append(" ".join(inside))
    yield Aligned(tuple(boxes), tuple(texts), tuple(run))


def _columns(run: Sequence[TextLine]) -> list[tuple[float, float]]:
    """Give the columns' x ranges: pieces that overlap in x share one, edges are half way."""
    merged: list[list[float]] = []
    for x0, _, x1, _ in sorted(piece.box for line in run for piece in line.pieces):
        if merged and x0 < merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], x1)
        else:
            merged.append([x0, x1])
    middles = [(a[1] + b[0]) / 2 for a, b in pairwise(merged)]
    edges = [merged[0][0], *middles, merged[-1][1] + 0.01]
    return list(pairwise(edges))
