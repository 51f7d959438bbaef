"""Tables without upright rules: read by their columns, or named without a guess."""

from collections.abc import Callable, Sequence
from itertools import pairwise

import pytest
from reportlab.pdfgen.canvas import Canvas

from bgtlint.model import Diagnostic, Page
from bgtlint.reading.limits import Limits
from bgtlint.reading.pdf import open_pdf
from bgtlint.reading.pdf.levels import regions
from tests.reading.making import grids, lines, only_grid, pdf, rule, shown, text

HEADER = ["序号", "项目名称", "预算数（万元）", "执行数（万元）", "备注"]
ROWS = [HEADER, *([str(i), f"设备购置项目{i}", f"{100 + i}.00", f"{50 + i}.50", "跨年" * (i % 2)]
                  for i in range(1, 9))]  # fmt: skip
LEFT = (60, 95, 200, 290, 380, 440)
TOP, PITCH = 100, 20
UNRULED = ["page-table-unruled"]
Draw = Callable[[Canvas], None]


def read(draw: Draw) -> Page:
    opened = open_pdf(pdf(draw), Limits(), "pdfium")
    assert not isinstance(opened, Diagnostic)
    (page,) = opened.pages()
    return page


def words(c: Canvas, rows: Sequence[Sequence[str]] = ROWS) -> None:
    """Print a title and rows; a text of several lines stands in several."""
    text(c, 60, 60, "项目执行情况表", 14)
    for i, row in enumerate(rows):
        for x, string in zip(LEFT, row, strict=False):
            for k, part in enumerate(string.split("\n")):
                text(c, x, TOP + PITCH * i + 11 * k, part, 9)


def level(c: Canvas, *numbers: int) -> None:
    for number in numbers:
        y = TOP - 4 + PITCH * number
        rule(c, LEFT[0] - 4, y, LEFT[-1], y)


def stripes(c: Canvas) -> None:
    """Shade every second row, cell by cell."""
    c.setFillGray(0.9)
    for i in range(1, len(ROWS), 2):
        for x0, x1 in pairwise(LEFT):
            y = c._pagesize[1] - TOP + 4 - PITCH * (i + 1)
            c.rect(x0 - 4, y, x1 - x0, PITCH, stroke=0, fill=1)
    c.setFillGray(0)


@pytest.mark.parametrize(
    "borders",
    [
        lambda c: level(c, *range(len(ROWS) + 1)),
        lambda c: level(c, 0, 1, len(ROWS)),
        lambda c: level(c, *range(1, len(ROWS) + 1)),
        lambda _: None,
        stripes,
    ],
    ids=["level rules", "three rules", "no rule above the header", "no rules", "stripes"],
)
def test_rows_and_columns_without_upright_rules(borders: Draw) -> None:
    def draw(c: Canvas) -> None:
        borders(c)
        words(c)

    page = read(draw)
    assert page.diagnostics == ()
    assert shown(only_grid(page)) == ROWS
    assert lines(page) == ["项目执行情况表"]


@pytest.mark.parametrize("sideways", ["", "装订线"])
def test_a_row_of_two_lines_between_its_rules_is_one_row(sideways: str) -> None:
    rows = [*ROWS[:3], ["3", "设备购置\n和维护", "103.00", "53.50", ""], *ROWS[4:]]

    def draw(c: Canvas) -> None:

        text(c, 60, 60, "项目执行情况表", 14)
        y = TOP
        for row in rows:
            rule(c, LEFT[0] - 4, y - 4, LEFT[-1], y - 4)
            for x, string in zip(LEFT, row, strict=False):
                for k, part in enumerate(string.split("\n")):
                    text(c, x, y + 10 * k, part, 9)
            y += 30 if any("\n" in string for string in row) else PITCH
        rule(c, LEFT[0] - 4, y - 4, LEFT[-1], y - 4)
        c.rotate(90)
        c.drawString(300, -30, sideways)

    page = read(draw)
    assert page.diagnostics == ()
    assert shown(only_grid(page)) == rows


def test_a_row_of_two_lines_without_rules_is_named_and_not_guessed() -> None:
    rows = [*ROWS[:4], ["4", "设备购置\n和维护", "104.00", "54.50", ""], *ROWS[5:]]
    page = read(lambda c: words(c, rows))
    assert [found.code for found in page.diagnostics] == UNRULED
    assert page.diagnostics[0].detail.startswith("序号 项目名称")
    assert grids(page) == []


def test_a_cell_over_two_rows_between_level_rules_is_named_and_not_guessed() -> None:
    def draw(c: Canvas) -> None:
        level(c, *(number for number in range(len(ROWS) + 1) if number != 4))
        y = TOP - 4 + PITCH * 4
        rule(c, LEFT[1], y, LEFT[-1], y)
        words(c)

    page = read(draw)
    assert [found.code for found in page.diagnostics] == UNRULED
    assert grids(page) == []


def test_numbers_under_a_header_that_leaves_no_gap_are_named_and_not_guessed() -> None:
    close = ["序号", "项目名称", "预算数（万元）含上年结转数", "执行数（万元）", "备注"]
    page = read(lambda c: words(c, [close, *ROWS[1:]]))
    assert [found.code for found in page.diagnostics] == UNRULED
    assert grids(page) == []


def test_rules_with_common_ends_bound_a_region() -> None:
    rules = [
        (100.0, 50.0, 450.0),
        (150.0, 51.0, 250.0),
        (150.0, 250.0, 449.0),
        (200.0, 50.0, 450.0),
    ]
    across = (50.0, 450.0)
    assert list(regions(rules)) == [((100.0, 150.0, 200.0), across, True)]
    broken = list(regions([*rules, (180.0, 250.0, 450.0)]))
    assert broken == [((100.0, 150.0, 180.0, 200.0), across, False)]
    assert list(regions(rules[:1])) == []
    dashes = [(150.0, x, x + 4.0) for x in range(50, 450, 8)]
    assert list(regions([rules[0], *dashes, rules[-1]])) == [((100.0, 150.0, 200.0), across, True)]


def test_rules_side_by_side_bound_regions_of_their_own() -> None:
    left = [(100.0 + 20 * n, 50.0, 400.0) for n in range(3)]
    right = [(110.0 + 20 * n, 440.0, 790.0) for n in range(4)]
    assert list(regions([*left, *right])) == [
        ((100.0, 120.0, 140.0), (50.0, 400.0), True),
        ((110.0, 130.0, 150.0, 170.0), (440.0, 790.0), True),
    ]
    title = (60.0, 50.0, 790.0)
    assert [region.whole for region in regions([title, *left])] == [False]


OTHER = [HEADER, *([str(i), f"房屋维修项目{i}", f"{200 + i}.00", f"{90 + i}.50", "结转" * (i % 2)]
                   for i in range(1, 7))]  # fmt: skip


def side_by_side(
    c: Canvas, shift: float, *, ruled: bool = True, other: Sequence[Sequence[str]] = OTHER
) -> None:
    """Print two logical pages on one sheet, the right one lower by `shift` points."""
    c.setPageSize((960, 595))
    for rows in (ROWS, other):
        if ruled:
            level(c, *range(len(rows) + 1))
        words(c, rows)
        c.translate(460, -shift)


@pytest.mark.parametrize("shift", [0, 3, 10])
def test_two_tables_side_by_side_are_two_tables(shift: float) -> None:
    page = read(lambda c: side_by_side(c, shift))
    assert page.diagnostics == ()
    assert [shown(grid) for grid in grids(page)] == [ROWS, OTHER]


def test_two_tables_without_rules_are_two_where_both_have_the_same_header() -> None:
    page = read(lambda c: side_by_side(c, 0, ruled=False, other=[*OTHER, *OTHER[-2:]]))
    assert page.diagnostics == ()
    assert [shown(grid) for grid in grids(page)] == [ROWS, [*OTHER, *OTHER[-2:]]]


def test_prose_beside_a_table_with_level_rules_is_no_column_of_it() -> None:
    prose = "本年度按照年初批复的目标组织实施，详见附件"

    def draw(c: Canvas) -> None:
        c.setPageSize((842, 595))
        level(c, *range(len(ROWS) + 1))
        words(c)
        for number in range(14):
            text(c, 500, 98 + 14 * number, prose, 9)

    page = read(draw)
    assert page.diagnostics == ()
    assert shown(only_grid(page)) == ROWS
    assert lines(page).count(prose) == 14
