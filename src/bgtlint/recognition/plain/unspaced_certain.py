"""Which rows of a form run together are certain, segment by segment; the rest is named."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from bgtlint.recognition.layouts import Levels
from bgtlint.recognition.plain.running_whole import begins_with_level
from bgtlint.recognition.plain.unspaced_bare import Piece, Place, bare_levels, level_begun, named_levels
from bgtlint.recognition.plain.unspaced_goals import goal_ways
from bgtlint.recognition.plain.unspaced_rows import Cutting, Way, ways
from bgtlint.recognition.plain.unspaced_sums import Segment, Sums, certain, chosen


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
            cutting.breaks = piece.breaks
            found = ways(piece.text, cutting) if piece.text else [()]
            segments.append(Segment(found or (), piece.group))
        picked = _picked(segments, sums)
        known = _known(picked)
        if not known or cutting.known:
            break
        cutting = Cutting(columns, known)
    bare = bare_levels(pieces, picked, levels)
    return [_told(n, piece, way, bare, pieces, levels)
            for n, (piece, way) in enumerate(zip(pieces, picked, strict=True))]  # fmt: skip


def _picked(segments: Sequence[Segment], sums: Sequence[Sums]) -> list[Way | None]:
    """Return the way of each segment, None where more than one is possible or none."""
    found = chosen(segments, sums)
    told: list[Way | None] = [way for way in found if isinstance(way, tuple)]
    return told if len(told) == len(segments) else certain(segments, sums)


def _told(n: int, piece: Piece, way: Way | None, bare: Mapping[Place, str],
          pieces: Sequence[Piece], levels: Levels) -> Told:  # fmt: skip
    """Return the rows of a way that have all their cells.

    Rows from one on whose name begins with a level that the form names nowhere else may stand
    under that level, unless it surely begins it; the first behind a level name does not where the
    level begins elsewhere.
    """
    if way is None:
        return Told((), [piece.text])
    named = named_levels(pieces, levels)
    begun = {levels.level2[word] for word in bare.values()}
    rows: list[Mapping[str, str]] = []
    lost: list[str] = []
    level, doubt = "", False
    for number, row in enumerate(way):
        level = bare.get((n, number), level)
        own = bare.get((n, number), "")
        first = level_begun(row.text, levels)
        strange = not own and first is not None and levels.level2[first] not in named
        doubt = (doubt or strange) and not own
        if strange and number == 0 and piece.level2 and levels.level2[first or ""] in begun:
            doubt = False
        cells = row.cells
        if doubt or cells is None or begins_with_level(cells["level3"][len(own) :], levels):
            lost.append(row.text)
            continue
        told = {**cells, "level3": cells["level3"][len(own) :]}
        rows.append({**told, "level2": level} if level else told)
    return Told(rows, lost)


def _known(picked: Sequence[Way | None]) -> frozenset[str]:
    """Return the values in words of the rows that are sure."""
    found = {one["value"] for one in _cells(picked)}
    return frozenset(value for value in found if len(value) > 2 and not value[:1].isdigit())


def _cells(picked: Sequence[Way | None]) -> Iterator[Mapping[str, str]]:
    yield from (row.cells for way in picked if way for row in way if row.cells)
