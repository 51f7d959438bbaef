"""Pieces of edges -> whole edges: what lies on one line and follows closely is one."""

from collections.abc import Sequence
from itertools import pairwise
from operator import itemgetter, sub

from bgtlint.reading.pdf.geometry import SNAP
from bgtlint.reading.pdf.ink import Edge, Edges

SHORTEST_RULE = 3.0
DASHES = 4
LONGEST_DASH = 10.0
UNEVEN = 0.5
ALONG = itemgetter(1, 2)


def joined_edges(edges: Edges) -> Edges:
    """Bring edges on common lines, join their pieces and leave out what is too short."""
    found: Edges = []
    edges.sort()
    places = [edge[0] for edge in edges]
    gaps = enumerate(map(sub, places[1:], places), 1)
    for start, end in pairwise([0, *(index for index, gap in gaps if gap > SNAP), len(edges)]):
        same = edges[start:end]
        if not same:
            break
        at = places[start]
        if len(same) > 1:
            if at < places[end - 1]:
                same.sort(key=ALONG)
            at = sum(places[start:end]) / len(same)
        _, low, high = same[0]
        gap = _dash_gap(same) if len(same) >= DASHES else SNAP
        for _, begin, until in same:
            if begin > high + gap:
                if high - low >= SHORTEST_RULE:
                    found.append((at, low, high))
                low, high = begin, until
            elif until > high:
                high = until
        if high - low >= SHORTEST_RULE:
            found.append((at, low, high))
    return found


def _dash_gap(pieces: Sequence[Edge]) -> float:
    """Give the gap to close between the pieces of one line: wider where they are dashes.

    Dashes are short, and most of them equally far apart.
    """
    longest = 0.0
    for _, start, end in pieces:
        if end - start > LONGEST_DASH:
            return SNAP
        longest = max(longest, end - start)
    gaps = sorted(after[1] - before[2] for before, after in pairwise(pieces))
    usual = gaps[len(gaps) // 2]
    alike = sum(abs(gap - usual) <= UNEVEN for gap in gaps)
    dashed = 2 * alike > len(gaps) and SNAP < usual <= longest
    return usual + UNEVEN if dashed else SNAP
