"""Pages that lie askew, as scans with a text layer do, or are seen as in a mirror."""

from collections.abc import Callable, Sequence
from math import atan2, cos, pi, radians, sin
from typing import NamedTuple

QUARTER = pi / 2
SAMPLES = 11
LEAST, MOST = radians(0.05), radians(15)
ALIKE = radians(0.05)


class Affine(NamedTuple):
    """The six numbers of a matrix from page space to page space."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float


def skew(count: int, matrix: Callable[[int], tuple[float, float, float, float]]) -> float:
    """Give the angle at which most of the characters run, beyond whole quarters; 0 for straight.

    In radians counter-clockwise, from a few characters spread over the page.
    """
    sample = range(0, count, max(count // SAMPLES, 1))
    angles = sorted(_beyond_quarters(*matrix(index)[:2]) for index in sample)
    middle = angles[len(angles) // 2] if angles else 0.0
    alike = sum(abs(angle - middle) <= ALIKE for angle in angles)
    return middle if LEAST <= abs(middle) <= MOST and 2 * alike > len(angles) else 0.0


def is_mirrored(count: int, matrix: Callable[[int], tuple[float, float, float, float]]) -> bool:
    """Tell whether most of the characters are seen as in a mirror, from a few of them."""
    sample = range(0, count, max(count // SAMPLES, 1))
    turned_over = sum(a * d < b * c for a, b, c, d in map(matrix, sample))
    return 2 * turned_over > len(sample)


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
