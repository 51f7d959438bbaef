"""Pages that lie askew, as scans with a text layer do, or are seen as in a mirror."""

from collections.abc import Callable, Sequence
from math import atan2, cos, pi, radians, sin
from typing import NamedTuple

QUARTER = pi / 2
SAMPLES = 11
LEAST, MOST = radians(0.05), radians(15)
ALIKE = radians(0.05)


Directions = tuple[float, float, float, float]
"""The first four numbers of a character's matrix."""


class Affine(NamedTuple):
    """The six numbers of a matrix from page space to page space."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float


def sampled(count: int, matrix: Callable[[int], Directions]) -> list[Directions]:
    """Give the matrices of a few characters spread over the page."""
    return [matrix(index) for index in range(0, count, max(count // SAMPLES, 1))]


def skew(sample: Sequence[Directions]) -> float:
    """Give the angle at which most of the characters run, beyond whole quarters; 0 for straight.

    In radians counter-clockwise.
    """
    angles = sorted(_beyond_quarters(a, b) for a, b, _, _ in sample)
    middle = angles[len(angles) // 2] if angles else 0.0
    alike = sum(abs(angle - middle) <= ALIKE for angle in angles)
    return middle if LEAST <= abs(middle) <= MOST and 2 * alike > len(angles) else 0.0


def is_mirrored(sample: Sequence[Directions]) -> bool:
    """Tell whether most of the characters are seen as in a mirror."""
    return 2 * sum(a * d < b * c for a, b, c, d in sample) > len(sample)


def _beyond_quarters(a: float, b: float) -> float:
    if not b:
        return 0.0
    angle = atan2(b, a)
    return angle - round(angle / QUARTER) * QUARTER


def straightening(angle: float, box: Sequence[float]) -> Affine:
    """Give the matrix that turns a page back by an angle about the middle of its box."""
    left, high, right, low = box
    x, y = (left + right) / 2, (high + low) / 2
    c, s = cos(angle), sin(angle)
    return Affine(c, -s, s, c, x - c * x - s * y, y + s * x - c * y)
