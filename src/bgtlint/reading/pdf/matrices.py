"""Matrices of PDF: six numbers from one space to another. Definition: PDF 32000-1, 8.3.4."""

from bgtlint.model import Box

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
UNIT: Matrix = (1, 0, 0, 1, 0, 0)


def placed(matrix: Matrix, x: float, y: float) -> Point:
    """Place a point of PDF space, y upwards, on a page whose y runs downwards."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, -(b * x + d * y + f)


def times(inner: Matrix, outer: Matrix | None) -> Matrix:
    """Multiply two matrices, the inner one applied first. Formula: PDF 32000-1, 8.3.4."""
    if outer is None:
        return inner
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (
        a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k,
        e * h + f * j + m,
    )  # fmt: skip


def around(points: list[Point]) -> Box:
    """Give the smallest box around at least one point."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)
