import pytest

from bgtlint.model import Box, Cell, Diagnostic, Grid, Line, Page
from bgtlint.reading.pdf.checks import doubtful, fault

BOX: Box = (60, 100, 160, 140)


def grid(*places: tuple[int, int, int, int]) -> Grid:
    cells = tuple(Cell(row, column, "", tall, wide) for row, column, tall, wide in places)
    rows = max(cell.row + cell.row_span for cell in cells) - 1
    columns = max(cell.column + cell.column_span for cell in cells) - 1
    return Grid(3, 2, rows, columns, cells, BOX)


def code(*blocks: Grid | Line) -> str:
    found = fault(Page(3, blocks))
    return f"{found.code}:{found.page}:{found.detail}" if found else ""


@pytest.mark.parametrize(
    "places",
    [
        [(1, 1, 1, 1), (1, 2, 1, 1), (2, 1, 1, 2)],
        [(1, 1, 1, 1), (1, 2, 1, 1), (2, 1, 1, 1)],
        [(1, 1, 1, 1)],
        [(1, 1, 2, 1), (2, 2, 1, 1)],
    ],
)
def test_sound_tables_pass(places: list[tuple[int, int, int, int]]) -> None:
    assert code(grid(*places)) == ""


def test_cells_on_the_same_place_overlap() -> None:
    assert code(grid((1, 1, 1, 2), (1, 2, 1, 1))) == "page-cells-overlap:3:2"


def test_a_cell_that_touches_others_at_a_corner_only_is_alone() -> None:
    assert code(grid((1, 1, 1, 1), (2, 2, 1, 1), (2, 3, 1, 1))) == "page-cell-alone:3:2"


@pytest.mark.parametrize(
    ("box", "wrong"),
    [((100, 110, 150, 120), True), ((100, 80, 150, 95), False), ((170, 110, 190, 120), False)],
)
def test_text_within_the_box_must_be_in_a_cell(box: Box, wrong: bool) -> None:
    found = code(grid((1, 1, 1, 1), (1, 2, 1, 1)), Line("散落的文字", 3, box))
    assert found == ("page-text-outside-cells:3:散落的文字" if wrong else "")


def test_a_picture_without_text_is_looked_at_again() -> None:
    assert doubtful(Page(1, (), (Diagnostic("page-image-only", 1, "90%"),)))
    assert not doubtful(Page(1, (), (Diagnostic("limit-page-objects", 1, "9 > 8"),)))
