"""Which rows of a form run together are certain, segment by segment; the rest is named."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from bgtlint.reading.normalise import compact
from bgtlint.recognition.labels import level2
from bgtlint.recognition.layouts import Levels
from bgtlint.recognition.plain.unspaced_goals import goal_ways
from bgtlint.recognition.plain.unspaced_rows import Cutting, Row, Way, ways
from bgtlint.recognition.plain.unspaced_sums import Segment, Sums, certain, chosen


class Piece(NamedTuple):
    """What stands behind a level name: the names over it, its text, its group, blank rows."""

    level1: str
    level2: str
    text: str
    group: int
    blank: Sequence[Mapping[str, str]] = ()


class Told(NamedTuple):
    """The rows of a segment that are certain, by column, and the texts of those that are not."""

    rows: Sequence[Mapping[str, str]]
    lost: Sequence[str] = ()


def goal_rows(
    pieces: Sequence[Piece], columns: tuple[str, ...], _: Sequence[Sums], levels: Levels
) -> list[Told]:
    """Return the rows of each segment of a goal table; a segment with a doubt has none."""
    told = []
    for piece in pieces:
        rows = goal_ways(piece.text, columns) if piece.text else []
        told.append(Told((), [piece.text]) if rows is None else Told(rows))
    return told


def scored_rows(
    pieces: Sequence[Piece], columns: tuple[str, ...], sums: Sequence[Sums], levels: Levels
) -> list[Told]:
    """Return the rows of each segment of a self-evaluation that the sums leave no doubt of."""
    cutting = Cutting(columns)
    for _ in range(2):
        segments = []
        for piece in pieces:
            found = ways(piece.text, cutting) if piece.text else [()]
            segments.append(Segment(found or (), piece.group))
        picked = _picked(segments, sums)
        known = _known(picked)
        if not known or cutting.known:
            break
        cutting = Cutting(columns, known)
    return [_told(piece, way, pieces, levels) for piece, way in zip(pieces, picked, strict=True)]


def _picked(segments: Sequence[Segment], sums: Sequence[Sums]) -> list[Way | None]:
    """Return the way of each segment, None where more than one is possible or none."""
    found = chosen(segments, sums)
    told: list[Way | None] = [way for way in found if isinstance(way, tuple)]
    return told if len(told) == len(segments) else certain(segments, sums)


def _told(piece: Piece, way: Way | None, pieces: Sequence[Piece], levels: Levels) -> Told:
    """Return the rows of a way that have all their cells.

    Rows from one on whose name begins with a level that the form names nowhere else may stand
    under that level: forms print 经济效益 without 指标 at times.
    """
    if way is None:
        return Told((), [piece.text])
    named = {level2(compact(one.level2), levels) for one in pieces if one.level2}
    other = next((n for n, row in enumerate(way) if _begins_other(row, named, levels)), len(way))
    rows = [row.cells for row in way[:other] if row.cells is not None]
    lost = [row.text for n, row in enumerate(way) if n >= other or row.cells is None]
    return Told(rows, lost)


def _begins_other(row: Row, named: set[str | None], levels: Levels) -> bool:
    first = {canon for word, canon in levels.level2.items() if row.text.startswith(word)}
    return bool(first) and not named & first


def _known(picked: Sequence[Way | None]) -> frozenset[str]:
    """Return the values in words of the rows that are sure."""
    found = {one["value"] for one in _cells(picked)}
    return frozenset(value for value in found if len(value) > 2 and not value[:1].isdigit())


def _cells(picked: Sequence[Way | None]) -> Iterator[Mapping[str, str]]:
    yield from (row.cells for way in picked if way for row in way if row.cells)
