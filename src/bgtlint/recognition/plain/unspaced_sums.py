"""The sums of a self-evaluation as judge between the ways to cut its rows."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from bgtlint.recognition.plain.unspaced_rows import Way

MOST_STATES = 5000
WHOLE = (Decimal(100), Decimal(90))
"""What points add up to where no total is printed: with and without those for execution."""


class Segment(NamedTuple):
    """The ways to cut what stands behind one level name; `group` numbers its level 1."""

    ways: Sequence[Way]
    group: int


class Sums(NamedTuple):
    """What a form prints: its total points and score less those for execution, None for none.

    `groups` are the points printed at level 1 by the group's number.
    """

    weight: Decimal | None
    score: Decimal | None
    groups: dict[int, Decimal]
    weighted: bool = True


_State = tuple[Decimal, Decimal, Decimal]
_Picks = tuple[int, ...]


def chosen(segments: Sequence[Segment], printed: Sequence[Sums]) -> list[Way] | list[int]:
    """Return the way of each segment that the sums allow, else the numbers of those in doubt.

    Points have to add up, to 100 or what is printed; `printed` are the sums with the points for
    execution and without. Scores choose between ways; where they choose none the form may be wrong
    itself, and is read if its points leave one way.
    """
    if not all(segment.ways for segment in segments):
        return [n for n, segment in enumerate(segments) if not segment.ways]
    found = _all(segments, printed)
    if not found and printed[0].weighted:
        found = _all(segments, [sums._replace(score=None) for sums in printed])
    if len(found) == 1:
        return [segment.ways[pick] for segment, pick in zip(segments, found[0], strict=True)]
    several = [n for n in range(len(segments)) if len({picks[n] for picks in found}) > 1]
    return several or [n for n, segment in enumerate(segments) if len(segment.ways) > 1]


def _all(segments: Sequence[Segment], printed: Sequence[Sums]) -> list[_Picks]:
    """Return the selections that any of the sums allows, each once."""
    found = (one for sums in printed for one in _selections(segments, sums))
    return list(dict.fromkeys(found))


def _selections(segments: Sequence[Segment], sums: Sums) -> list[_Picks]:
    """Return selections that the sums allow, two of each sum at most; none if too many to try."""
    none = Decimal(0)
    states: dict[_State, list[_Picks]] = {(none, none, none): [()]}
    for number, segment in enumerate(segments):
        last = number + 1 == len(segments) or segments[number + 1].group != segment.group
        ways = [(n, *_added(way)) for n, way in enumerate(segment.ways) if _is_open(way, sums)]
        following: dict[_State, list[_Picks]] = {}
        for (group, weight, score), picks in states.items():
            for n, points, scored in ways:
                within = group + points
                if last and within != sums.groups.get(segment.group, within):
                    continue
                if weight + points > max(WHOLE):
                    continue
                state = (none if last else within, weight + points, score + scored)
                kept = following.setdefault(state, [])
                kept += [(*one, n) for one in picks][: 2 - len(kept)]
        if len(following) > MOST_STATES:
            return []
        states = following
    fits = [picks for (_, weight, score), picks in states.items() if _fits(weight, score, sums)]
    return [one for picks in fits for one in picks]


def _is_open(way: Way, sums: Sums) -> bool:
    """Tell whether a way counts: where scores have no sum, none may be above its points."""
    judged = not sums.weighted or (sums.weight is not None and sums.score is not None)
    return judged or all(row.score <= row.weight for row in way)


def _added(way: Way) -> tuple[Decimal, Decimal]:
    none = Decimal(0)
    return sum((row.weight for row in way), none), sum((row.score for row in way), none)


def _fits(weight: Decimal, score: Decimal, sums: Sums) -> bool:
    if sums.weighted:
        if sums.weight is None and weight not in WHOLE:
            return False
        if sums.weight is not None and weight != sums.weight:
            return False
    return sums.score is None or score == sums.score
