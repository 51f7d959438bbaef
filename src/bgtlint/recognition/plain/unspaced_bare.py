"""Level names that a form run together prints without 指标, and how it shows that it does."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from bgtlint.reading.normalise import compact
from bgtlint.recognition.labels import level1, level2
from bgtlint.recognition.layouts import Levels
from bgtlint.recognition.plain.running_whole import ABOVE
from bgtlint.recognition.plain.unspaced_rows import Way
from bgtlint.recognition.plain.unspaced_values import is_name

LEAST = 6
"""So many letters of a name are left at least behind a level name that begins amid a segment."""
Place = tuple[int, int]
"""A segment's number, and a row's within it."""


class Piece(NamedTuple):
    """What stands behind a level name: the names over it, its text, its group, blank rows.

    `breaks` are the places in it where a blank stood between figures.
    """

    level1: str
    level2: str
    text: str
    group: int
    blank: Sequence[Mapping[str, str]] = ()
    breaks: frozenset[int] = frozenset()


def named_levels(pieces: Sequence[Piece], levels: Levels) -> set[str | None]:
    """Return the level-2 names that a form prints with 指标."""
    return {level2(compact(one.level2), levels) for one in pieces if one.level2}


def level_begun(text: str, levels: Levels) -> str | None:
    """Return the longest level-2 name that a text begins with."""
    found = [word for word in levels.level2 if text.startswith(word)]
    return max(found, key=len) if found else None


def bare_levels(
    pieces: Sequence[Piece], picked: Sequence[Way], levels: Levels
) -> Mapping[Place, str]:
    """Return the level-2 names that begin rows, by the row's place.

    A row right behind a level 1 that begins with one shows that the form prints them so. Then rows
    amid a segment do too, each level but once and under its own level 1; a word such as 成本 with
    a short name behind it (控制率) may be that name's own and is none.
    """
    found = [*_candidates(pieces, picked, levels)]
    counts = Counter(levels.level2[word] for _, word, _ in found)
    if not any(shown for _, _, shown in found):
        return {}
    return {place: word for place, word, _ in found if counts[levels.level2[word]] == 1}


def _candidates(
    pieces: Sequence[Piece], picked: Sequence[Way], levels: Levels
) -> Iterator[tuple[Place, str, bool]]:
    named = named_levels(pieces, levels)
    for n, (piece, way) in enumerate(zip(pieces, picked, strict=True)):
        over = level1(compact(piece.level1), levels)
        for number, row in enumerate(way):
            word = level_begun(row.text, levels)
            shown = number == 0 and not piece.level2
            if word is None or (number == 0 and not shown) or levels.level2[word] in named:
                continue
            rest = (row.cells or {}).get("level3", "")[len(word) :]
            allowed = ABOVE.get(levels.roles.get(levels.level2[word], ""))
            if is_name(rest) and (shown or len(rest) >= LEAST) and over in (allowed or ()):
                yield (n, number), word, shown
