"""Forms that stand one under another in one table, with nothing between them."""

from collections.abc import Iterator, Sequence

SHORTEST = 4
"""Rows of the shortest form."""


def restarts(labels: Sequence[str]) -> Iterator[int]:
    """Give the rows, counted from 0, where a form begins again, by the first label of each row.

    It does where the first two labels of the table come again one under the other.
    """
    first = list(labels[:2])
    if len(first) < 2 or not all(first) or first[0] == first[1]:
        return
    last = 0
    for row in range(SHORTEST, len(labels) - SHORTEST + 1):
        if labels[row] == first[0] and labels[row + 1] == first[1] and row - last >= SHORTEST:
            last = row
            yield row
