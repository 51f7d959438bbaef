"""Forms one under another with nothing between them are read as the forms they are."""

from dataclasses import replace

import pytest

from bgtlint.model import Cell, Grid, Page
from bgtlint.reading import join, open_document
from bgtlint.reading.stacked import restarts
from tests.reading.making import docx, grids
from tests.reading.sheet.books import book, data, row

FORM = [["项目名称", "甲"], ["预算数", "10"], ["一级指标", "指标值"], ["产出指标", "15条"]]


def shapes(page: Page) -> list[tuple[int, int, str]]:
    return [(grid.table, grid.rows, grid.cells[1].text) for grid in grids(page)]


def word(rows: list[list[str]]) -> bytes:
    cells = (
        "".join(f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in one)
        for one in rows
    )
    return docx(f"<w:tbl>{''.join(f'<w:tr>{one}</w:tr>' for one in cells)}</w:tbl>")


@pytest.mark.parametrize("gap", [0, 1, 2])
def test_forms_on_one_sheet(gap: int) -> None:
    step = len(FORM) + gap
    rows = [row(n * step + i, *cells) for n in range(3) for i, cells in enumerate(FORM, 1)]
    (page,) = join(open_document(book(data(*rows))).pages)
    assert shapes(page) == [(1, 4, "甲"), (2, 4, "甲"), (3, 4, "甲")]
    assert [grid.cells[0].address for grid in grids(page)] == [f"A{1 + n * step}" for n in range(3)]


def test_tables_that_word_made_one() -> None:
    (page,) = join(open_document(word(FORM * 2)).pages)
    assert shapes(page) == [(1, 4, "甲"), (2, 4, "甲")]


def test_tables_of_a_web_page_made_one() -> None:
    rows = "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in FORM * 2)
    other = "<table><tr><td>序号</td><td>1</td></tr></table>"
    html = f"<html><meta charset=utf-8><table>{rows}</table>{other}</html>"
    (page,) = join(open_document(html.encode()).pages)
    assert shapes(page) == [(1, 4, "甲"), (2, 4, "甲"), (3, 1, "1")]


def cells(rows: list[list[str]], first: int = 1, page: int | None = None) -> tuple[Cell, ...]:
    """Make the cells of rows, 10 pt high each, on a page."""
    return tuple(
        Cell(row, column, text, page=page,
             box=(column * 50.0, row * 10.0, column * 50.0 + 50, row * 10.0 + 10))
        for row, texts in enumerate(rows, first)
        for column, text in enumerate(texts, 1)
    )  # fmt: skip


def test_a_form_that_begins_on_a_later_page() -> None:
    grid = Grid(7, 1, 8, 2, (*cells(FORM), *cells(FORM, 5, 8)), (50.0, 10.0, 150.0, 50.0))
    (page,) = join([Page(7, (grid,))])
    first, second = grids(page)
    assert (first.page, first.rows, first.box) == (7, 4, (50.0, 10.0, 150.0, 50.0))
    assert (second.page, second.rows, second.box) == (8, 4, (50.0, 50.0, 150.0, 90.0))
    assert [(cell.row, cell.page) for cell in second.cells[:3]] == [(1, None), (1, None), (2, None)]


def test_a_cell_that_runs_on_into_the_next_form_keeps_the_table_whole() -> None:
    made = [replace(cell, row_span=2) if cell.row == 4 and cell.column == 2 else cell
            for cell in cells(FORM * 2)]  # fmt: skip
    (page,) = join([Page(1, (Grid(1, 1, 8, 2, tuple(made)),))])
    assert len(grids(page)) == 1


@pytest.mark.parametrize(
    ("labels", "found"),
    [
        ("甲乙丙丁甲乙丙丁甲乙丙丁", [4, 8]),
        ("甲乙丙丁甲丙乙丁", []),  # the first label alone comes again
        ("甲乙丙丁戊甲乙丙丁戊甲乙丙", []),  # the last is shorter than a form
        ("甲甲丙丁甲甲丙丁", []),  # rows of one group
        ("甲乙甲乙甲乙甲乙", []),  # two rows for each subject: no form is as short
        ("甲乙丙甲丁甲乙丙甲丁", []),  # a group within
        ("甲", []),
        ("", []),
    ],
)
def test_where_a_form_begins_again(labels: str, found: list[int]) -> None:
    assert list(restarts(labels)) == found


def test_a_list_whose_header_comes_again_is_one_table() -> None:
    rows = [["序号", "项目"], *([str(n), "修路"] for n in range(1, 9))]
    (page,) = join(open_document(word([*rows[:5], rows[0], *rows[5:]])).pages)
    (grid,) = grids(page)
    assert grid.rows == 10
