from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from bgtlint.model import Box
from bgtlint.reading.pdf.geometry import (
    Glyph,
    Slot,
    are_stripes,
    deal,
    in_reading_order,
    lattice,
    tracks,
    turn_box,
)


def test_starts_close_together_are_one_track() -> None:
    assert tracks([10, 11.5, 50, 12.9, 49]) == [10, 49]


def test_spans_count_the_tracks_that_start_inside() -> None:
    boxes: list[Box] = [(0, 0, 100, 20), (100, 0, 200, 40), (0, 20, 50, 40), (50, 20, 100, 40)]
    found = lattice(boxes)
    assert (found.rows, found.columns) == (2, 3)
    assert found.slots == (Slot(1, 1, 1, 2), Slot(1, 3, 2, 1), Slot(2, 1, 1, 1), Slot(2, 2, 1, 1))


def test_edges_that_miss_each_other_by_a_hair_make_no_row() -> None:
    boxes: list[Box] = [(0, 0, 50, 20), (50, 0.8, 100, 21.5), (0, 20, 50, 40), (50, 21.5, 100, 40)]
    assert lattice(boxes).rows == 2
    assert all(slot.row_span == 1 for slot in lattice(boxes).slots)


def test_glyphs_go_where_their_centre_is() -> None:
    boxes: list[Box] = [(0, 0, 50, 20), (50, 0, 100, 20), (0, 20, 100, 40)]
    glyphs = [Glyph("a", 45, 5, 54, 15), Glyph("b", 47, 5, 57, 15), Glyph("c", 90, 15, 99, 27),
              Glyph("d", 101, 5, 109, 15), Glyph("e", 0, -12, 9, -2)]  # fmt: skip
    dealt, rest = deal(boxes, glyphs)
    assert [[g.text for g in part] for part in dealt] == [["a"], ["b"], ["c"]]
    assert [g.text for g in rest] == ["d", "e"]


def test_reading_order_is_by_level_then_from_the_left() -> None:
    boxes: list[Box] = [(300, 99, 400, 150), (50, 101, 200, 300), (50, 20, 400, 40)]
    assert in_reading_order(boxes) == [2, 1, 0]


numbers = st.integers(-500, 500)


@given(numbers, numbers, numbers, numbers, st.integers(0, 3))
@settings(deadline=None, max_examples=60, derandomize=True)
def test_turning_there_and_back_changes_nothing(
    x: int, y: int, width: int, height: int, quarters: int
) -> None:
    box = (float(x), float(y), float(x + abs(width)), float(y + abs(height)))
    turned = turn_box(box, quarters)
    assert turned[0] <= turned[2]
    assert turned[1] <= turned[3]
    assert turn_box(turned, -quarters) == box


sizes = st.lists(st.integers(4, 60), min_size=1, max_size=6)


@given(sizes, sizes)
@settings(deadline=None, max_examples=60, derandomize=True)
def test_a_full_grid_comes_back_cell_for_cell(widths: list[int], heights: list[int]) -> None:
    xs = [sum(widths[:i]) for i in range(len(widths) + 1)]
    ys = [sum(heights[:i]) for i in range(len(heights) + 1)]
    boxes = [
        (float(x0), float(y0), float(x1), float(y1))
        for y0, y1 in pairwise(ys)
        for x0, x1 in pairwise(xs)
    ]
    found = lattice(boxes)
    assert (found.rows, found.columns) == (len(heights), len(widths))
    expected = [
        Slot(i, j, 1, 1) for i in range(1, found.rows + 1) for j in range(1, found.columns + 1)
    ]
    assert list(found.slots) == expected


def test_tables_of_one_row_each_are_stripes() -> None:
    def row(top: float) -> list[Box]:
        return [(x, top, x + 50, top + 20) for x in (0.0, 50.0, 100.0)]

    assert are_stripes([row(0), row(40)])
    assert not are_stripes([row(0)])
    assert not are_stripes([[*row(0), *row(20)], row(60)])
