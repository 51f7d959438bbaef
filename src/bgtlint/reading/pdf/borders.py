"""Borders that were left open: sides of official tables, edges at a page break.

Many Chinese tables have no left and right border, and a table cut by a page break often has no
rule under its last row or over its first one. The ends of the other rules show where they miss.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bgtlint.reading.pdf.geometry import SNAP

SHORTEST_TAIL = 8.0


class Rule(NamedTuple):
    """A straight rule: where it lies across its direction, and from where to where along it."""

    at: float
    start: float
    end: float


class Rules(NamedTuple):
    """Horizontal and vertical rules."""

    across: list[Rule]
    upright: list[Rule]


def missing_borders(rules: Rules) -> Rules:
    """Give the rules that close the open borders of each group of rules that touch."""
    found = Rules([], [])
    for group in _groups(rules):
        across = list(_close(group.across, group.upright))
        upright = list(_close(group.upright, group.across))
        found.across.extend(filter(_is_long, _stretched(across, upright)))
        found.upright.extend(filter(_is_long, _stretched(upright, across)))
    return found


def _stretched(closing: Sequence[Rule], others: Sequence[Rule]) -> Iterator[Rule]:
    """Draw new borders out to the corners that they share with new borders across them."""
    ends = [other.at for other in others]
    return (Rule(at, min([start, *ends]), max([end, *ends])) for at, start, end in closing)


def _is_long(rule: Rule) -> bool:
    return rule.end - rule.start >= SHORTEST_TAIL


def _groups(rules: Rules) -> Iterator[Rules]:
    """Separate the rules that hang together; a rule that crosses none is left out."""
    parent = list(range(len(rules.across) + len(rules.upright)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for j, upright in enumerate(rules.upright, len(rules.across)):
        for i, across in enumerate(rules.across):
            if _meet(across, upright):
                parent[root(i)] = root(j)
    groups: dict[int, Rules] = defaultdict(lambda: Rules([], []))
    for i, across in enumerate(rules.across):
        groups[root(i)].across.append(across)
    for j, upright in enumerate(rules.upright, len(rules.across)):
        groups[root(j)].upright.append(upright)
    return (group for group in groups.values() if group.across and group.upright)


def _meet(one: Rule, other: Rule) -> bool:
    return (
        one.start - SNAP <= other.at <= one.end + SNAP
        and other.start - SNAP <= one.at <= other.end + SNAP
    )


def _close(borders: Sequence[Rule], crossing: Sequence[Rule]) -> Iterator[Rule]:
    """Give the first and the last border that the loose ends of the crossing rules ask for."""
    low, high = min(rule.start for rule in crossing), max(rule.end for rule in crossing)
    for at, ends in ((low, [r.start for r in crossing]), (high, [r.end for r in crossing])):
        loose = [
            rule.at
            for rule, end in zip(crossing, ends, strict=True)
            if abs(end - at) <= SNAP and _tail(rule, end, borders) >= SHORTEST_TAIL
        ]
        there = [b for b in borders if abs(b.at - at) <= SNAP]
        marks = [*loose, *(mark for border in there for mark in (border.start, border.end))]
        if loose:
            yield Rule(at, min(marks), max(marks))


def _tail(rule: Rule, end: float, borders: Sequence[Rule]) -> float:
    """Measure how far a rule runs on, at that end, after the last border it meets."""
    return min((abs(b.at - end) for b in borders if _meet(rule, b)), default=0.0)
