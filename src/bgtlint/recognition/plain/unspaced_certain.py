"""Which rows of a form run together are certain, segment by segment; the rest is named."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from bgtlint.recognition.layouts import Levels
from bgtlint.recognition.plain.running_whole import begins_with_level
from bgtlint.recognition.plain.unspaced_bare import (
    Piece,
    Place,
    bare_levels,
    level_begun,
    named_levels,
)
from bgtlint.recognition.plain.unspaced_goals import goal_ways, hides_value
from bgtlint.recognition.plain.unspaced_rows import REASONS, Cutting, Row, Way, ways
from bgtlint.recognition.plain.unspaced_sums import Segment, Sums, chosen

_DIGIT = re.compile(r"\d")
_MONEY = re.compile(r"\d[\d.]*[万亿]?元|20\d\d年")
POINTS = "分值和得分的合计"
"""What is not sure where every row is read and they do not add up."""
_COUNTED = re.compile(r"[A-Za-z千百万亿号期级度年月日标楼层代#＃]")
_LAST_ONE = re.compile(r"\d+(?:\.\d+)?")
_LAST = re.compile(r"\d[\d.]*$")


class Told(NamedTuple):
    """The rows of a segment that are certain, by column, and the texts of those that are not."""

    rows: Sequence[Mapping[str, str]]
    lost: Sequence[str] = ()


def goal_rows(pieces: Sequence[Piece], columns: tuple[str, ...]) -> list[Told]:
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
        picked, summed = _picked(segments, [piece.text for piece in pieces], sums)
        known = _known(picked)
        if not known or cutting.known:
            break
        cutting = Cutting(columns, known)
    bare = bare_levels(pieces, picked, levels)
    named = named_levels(pieces, levels)
    read = [_told(n, piece, way, bare, named, levels)
            for n, (piece, way) in enumerate(zip(pieces, picked, strict=True))]  # fmt: skip
    if not summed and not any(told.lost for told in read):
        read[-1] = read[-1]._replace(lost=[POINTS])
    return read


def _picked(segments: Sequence[Segment], texts: Sequence[str], sums: Sequence[Sums]
            ) -> tuple[list[Way], bool]:  # fmt: skip
    """Return the rows of each segment, and whether they add up; those in doubt have no cells.

    Where the sums leave one way for all of them and every word has its cell, it is read. Else
    something is not what it seems, and a row counts that shows by itself what it is.
    """
    found = chosen(segments, sums)
    told = [way for way in found if isinstance(way, tuple)]
    if len(told) < len(segments):
        told = [()] * len(segments)
    elif all(row.cells is not None for way in told for row in way):
        return told, True
    weighted = sums[0].weighted
    return [_shown(segment.ways, text, way, weighted)
            for segment, text, way in zip(segments, texts, told, strict=True)], False  # fmt: skip


def _shown(ways: Sequence[Way], text: str, summed: Way, weighted: bool) -> Way:
    """Return the first rows of a segment that every way to cut it has, and the rest in doubt.

    Points are all the digits at a row's end, and printed twice or in the way that the sums leave
    (`summed`). No name may hold a row of its own, no reason may be one, and what follows is no word
    that counts (11千伏).
    """
    possible = [way for way in ways if all(map(_is_apart, way))
                and (not weighted or all(row.score <= row.weight for row in way))]  # fmt: skip
    if any(all(row.cells for row in way) for way in ways if way not in possible):
        possible = []
    placed = [dict(_placed(way)) for way in possible]
    rows: list[Row] = []
    end = 0
    for at, row in placed[0].items() if placed else ():
        shown = not weighted or row.score == row.weight or row in summed
        agreed = all(one.get(at) == row for one in placed)
        stands = at == end and not _COUNTED.match(text, at + len(row.text))
        certain = row.cells and shown and agreed and stands
        if not certain or _may_hold_more(row, weighted):
            break
        rows.append(row)
        end = at + len(row.text)
    return (*rows, *_doubt(text[end:]))


def _may_hold_more(row: Row, weighted: bool) -> bool:
    """Tell whether a row's name may end with the next row's: it has a figure, or holds a value.

    The latter counts where points are printed. Sums of money and years in a name are no points
    with a name behind them.
    """
    cells = row.cells or {}
    name = cells.get("level3", "")
    if any(cells.get(reason) for reason in REASONS):
        return True
    return bool(_DIGIT.search(_MONEY.sub("", name))) or (weighted and hides_value(name))


def _placed(way: Way) -> Iterator[tuple[int, Row]]:
    at = 0
    for row in way:
        yield at, row
        at += len(row.text)


def _doubt(text: str) -> Iterator[Row]:
    if text:
        yield Row(text, None, Decimal(0), Decimal(0))


def _is_apart(row: Row) -> bool:
    """Tell whether points and score are all the digits that a row ends with."""
    last = _LAST.search(row.text)
    if last is None:
        return False
    printed = [(row.cells or {}).get(name, "") for name in ("weight", "score", "completion")]
    return "".join(printed) == last.group() if row.cells else _fits(row, last.group())


def _fits(row: Row, run: str) -> bool:
    """Tell whether a run of digits is the points of a row whose values are not told apart."""
    parts = [(run[:at], run[at:]) for at in range(len(run))]
    return any(
        _LAST_ONE.fullmatch(score) and Decimal(score) == row.score
        and (Decimal(points) == row.weight if _LAST_ONE.fullmatch(points)
             else not points and not row.weight)
        for points, score in parts
    )  # fmt: skip


def _told(n: int, piece: Piece, way: Way, bare: Mapping[Place, str],
          named: set[str | None], levels: Levels) -> Told:  # fmt: skip
    """Return the rows of a way that have all their cells.

    Rows from one on whose name begins with a level that the form names nowhere else may stand
    under that level, unless it surely begins it; the first behind a level name does not where the
    level begins elsewhere.
    """
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


def _known(picked: Sequence[Way]) -> frozenset[str]:
    """Return the values in words of the rows that are sure."""
    found = {one["value"] for one in _cells(picked)}
    return frozenset(value for value in found if len(value) > 2 and not value[:1].isdigit())


def _cells(picked: Sequence[Way]) -> Iterator[Mapping[str, str]]:
    yield from (row.cells for way in picked for row in way if row.cells)
