"""Which rows a merged level name belongs to, told by the line that its middle stands in."""

from collections.abc import Callable, Sequence

from bgtlint.reading.normalise import compact
from bgtlint.recognition.labels import level1, level2
from bgtlint.recognition.plain.running_whole import ABOVE
from bgtlint.recognition.plain.spaced_words import Row, Token, Vocabulary

SURE = 0.9
"""So much nearer, in lines, the best way to share rows out has to be than any other."""
FAR = 1.0
"""So far, in lines on average, a name may stand from the middle of its rows."""
FARTHEST = 2.0
"""The same where there is one way only."""
Group = tuple[int, int]
Named = tuple[float, list[tuple[int, tuple[Token, ...]]]]
Way = tuple[float, list[Group]]
Fits = Callable[[Token, Group], bool]
Cost = Callable[[Token, Sequence[Row]], float]


def levelled(rows: Sequence[Row], spans: Sequence[Token], words: Vocabulary) -> list[Row] | None:
    """Return the rows with the level names before the first of theirs, None where in doubt.

    Names stand in the middle of their rows or at the top, all of a table alike.
    """
    firsts, seconds = _parted(spans, words)
    if not seconds:
        return None
    found = [
        way
        for cost in (_from_middle, _from_top)
        if (way := _named(rows, firsts, seconds, cost, words)) is not None
    ]
    if not found:
        return None
    found.sort(key=lambda way: way[0])
    (far, named), (other, differing) = found[0], found[-1]
    if named != differing and other - far < SURE:
        return None
    texts = dict(named)
    return [[*texts.get(at, ()), *row] for at, row in enumerate(rows)]


def _named(
    rows: Sequence[Row],
    firsts: Sequence[Token],
    seconds: Sequence[Token],
    cost: Cost,
    words: Vocabulary,
) -> Named | None:
    """Return how far names stand from their rows, and the names before a row by its place."""
    shared = _shared(seconds, rows, lambda *_: True, cost)
    if shared is None:
        return None
    far, groups = shared
    named: dict[int, list[Token]] = {}
    for name, (start, _) in zip(seconds, groups, strict=True):
        named.setdefault(start, []).append(name)
    if firsts:
        held = [[token for row in rows[start:stop] for token in row] for start, stop in groups]
        upper = _shared(
            firsts, held, lambda one, group: _over(one, seconds[slice(*group)], words), cost
        )
        if upper is None:
            return None
        far += upper[0]
        for name, (start, _) in zip(firsts, upper[1], strict=True):
            named[groups[start][0]].insert(0, name)
    return far, [(place, tuple(names)) for place, names in sorted(named.items())]


def _parted(spans: Sequence[Token], words: Vocabulary) -> tuple[list[Token], list[Token]]:
    """Return the level-1 and the level-2 names from top to bottom."""
    ones = [t for t in spans if not level2(compact(t.text), words.levels)]
    twos = [t for t in spans if not level1(compact(t.text), words.levels)]
    firsts, seconds = list(ones), list(twos)
    for token in spans:
        if token in ones or token in twos:
            continue
        left = min((abs(token.start - one.start) for one in ones), default=1 << 20)
        right = min((abs(token.start - two.start) for two in twos), default=1 << 20)
        (firsts if left < right else seconds).append(token)
    return sorted(firsts, key=lambda t: t.middle), sorted(seconds, key=lambda t: t.middle)


def _over(first: Token, seconds: Sequence[Token], words: Vocabulary) -> bool:
    """Tell whether level-2 names may stand under a level-1 name."""
    name = level1(compact(first.text), words.levels)
    for second in seconds:
        role = words.levels.roles.get(level2(compact(second.text), words.levels) or "", "")
        if role in ABOVE and name not in ABOVE[role]:
            return False
    return True


def _shared(names: Sequence[Token], rows: Sequence[Row], fits: Fits, cost: Cost) -> Way | None:
    """Return which rows each name has, in order; None where no way or more than one is likely."""
    ranked = _best(names, rows, fits, cost)
    if not ranked or (len(ranked) > 1 and ranked[1][0] - ranked[0][0] < SURE):
        return None
    near = FAR if len(ranked) > 1 else FARTHEST
    return ranked[0] if ranked[0][0] <= near * len(names) else None


def _best(names: Sequence[Token], rows: Sequence[Row], fits: Fits, cost: Cost) -> list[Way]:
    """Return the best way to share rows out among names in order, and the next best."""
    ways: list[list[Way]] = [[(0.0, [])], *([] for _ in rows)]
    for name in names:
        following: list[list[Way]] = [[] for _ in ways]
        for end in range(1, len(rows) + 1):
            found = [
                (far + cost(name, rows[start:end]), [*groups, (start, end)])
                for start in range(end)
                if ways[start] and fits(name, (start, end))
                for far, groups in ways[start]
            ]
            following[end] = sorted(found)[:2]
        ways = following
    return ways[-1]


def _from_middle(name: Token, rows: Sequence[Row]) -> float:
    top = min(token.top for token in rows[0])
    bottom = max(token.bottom for token in rows[-1])
    return abs((top + bottom) / 2 - name.middle)


def _from_top(name: Token, rows: Sequence[Row]) -> float:
    return float(abs(min(token.top for token in rows[0]) - name.top))
