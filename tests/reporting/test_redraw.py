from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from bgtlint.model import Cell, Grid, Location
from bgtlint.reporting.redraw import Mark, draw, find_cell, index_cells
from tests.reporting import samples


def area(rows: object) -> int:
    return sum(c.row_span * c.column_span for row in rows for c in row.cells)  # type: ignore[attr-defined]


def test_spans_and_texts_stay() -> None:
    rows = draw(samples.grid(), 0, {})
    assert [(c.text, c.row_span, c.column_span) for c in rows[4].cells] == [
        ("25%", 1, 1), ("100%", 1, 2), ("", 1, 1), ("", 1, 1),
    ]  # fmt: skip
    assert (rows[1].cells[0].row_span, area(rows)) == (2, 11 * 6)


def test_turn_of_the_page_is_known() -> None:
    assert [row.page for row in draw(samples.grid(), 0, {})] == [None] * 9 + [11, None]


def test_rows_are_numbered_by_line_where_the_document_has_lines() -> None:
    found = (Cell(1, 1, "甲", address="L88"), Cell(2, 1, "乙"), Cell(3, 1, "丙", address="D8"))
    assert [row.label for row in draw(Grid(None, 1, 3, 1, found), 0, {})] == ["88", "2", "3"]


def test_location_finds_its_cell() -> None:
    index = index_cells([replace(samples.grid(), table=2), samples.grid()])
    assert find_cell(index, samples.at(9, 5, "")) == (1, 9, 5)
    assert find_cell(index, Location("", "", 10, 2, 9, 5)) == (0, 9, 5)
    assert find_cell(index, samples.at(11, 5, "")) == (1, 11, 5)
    assert find_cell(index, Location("", "", 10, 1, 11, 5)) == (1, 11, 5)
    assert find_cell(index, Location("", "", 10, 1, 3, 1)) == (1, 2, 1)
    assert find_cell(index, Location("", "", 12, 1, 9, 5)) is None
    assert find_cell(index, Location("目录", "", 10)) is None


def test_location_with_an_address_finds_the_cell_of_that_text() -> None:
    cells = tuple(Cell(1, n, text, address="L7") for n, text in enumerate("甲乙丙", start=1))
    index = index_cells([Grid(None, 1, 1, 3, cells)])
    assert find_cell(index, Location("", "乙", cell="L7")) == (0, 1, 2)
    assert find_cell(index, Location("", "丁", cell="L7")) == (0, 1, 1)
    assert find_cell(index, Location("", "乙", cell="L8")) is None


def test_gravest_own_finding_gives_the_style() -> None:
    def style(*marks: tuple[str, bool]) -> str:
        made = tuple(Mark(1, "a", "b", severity, primary) for severity, primary in marks)
        return draw(samples.grid(), 0, {(0, 1, 1): made})[0].cells[0].style

    assert style(("info", True), ("error", False)) == "hit info"
    assert style(("info", True), ("warning", True)) == "hit warning"
    assert style(("error", False)) == "used"


spans = st.integers(1, 5)
cells = st.builds(
    Cell, st.integers(1, 5), st.integers(1, 5), st.just("x"), row_span=spans, column_span=spans
)


@settings(deadline=None, derandomize=True, max_examples=200)
@given(st.lists(cells, max_size=12, unique_by=lambda cell: (cell.row, cell.column)))
def test_any_grid_fills_its_rectangle_and_hides_no_cell(found: list[Cell]) -> None:
    rows = draw(Grid(1, 1, 4, 4, tuple(found)), 0, {})
    columns = max([4, *(cell.column for cell in found)])
    assert area(rows) == len(rows) * columns
    assert sum(c.text == "x" for row in rows for c in row.cells) == len(found)
