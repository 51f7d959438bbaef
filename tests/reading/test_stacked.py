"""Forms one under another with nothing between them are read as the forms they are."""

import pytest

from bgtlint.model import Page
from bgtlint.reading import open_document
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
    (page,) = open_document(book(data(*rows))).pages
    assert shapes(page) == [(1, 4, "甲"), (2, 4, "甲"), (3, 4, "甲")]
    assert [grid.cells[0].address for grid in grids(page)] == [f"A{1 + n * step}" for n in range(3)]


def test_tables_that_word_made_one() -> None:
    (page,) = open_document(word(FORM * 2)).pages
    assert shapes(page) == [(1, 4, "甲"), (2, 4, "甲")]


@pytest.mark.parametrize(
    ("labels", "found"),
    [
        ("甲乙丙丁甲乙丙丁甲乙丙丁", [4, 8]),
        ("甲乙丙丁甲丙乙丁", []),  # the first label alone comes again
        ("甲甲丙丁甲甲丙丁", []),  # rows of one group
        ("甲乙甲乙甲乙甲乙", [4]),  # no form is as short as two rows
        ("甲", []),
        ("", []),
    ],
)
def test_where_a_form_begins_again(labels: str, found: list[int]) -> None:
    assert list(restarts(labels)) == found


def test_a_list_whose_header_comes_again_is_one_table() -> None:
    rows = [["序号", "项目"], *([str(n), "修路"] for n in range(1, 9))]
    (page,) = open_document(word([*rows[:5], rows[0], *rows[5:]])).pages
    (grid,) = grids(page)
    assert grid.rows == 10
