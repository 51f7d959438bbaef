"""Tables that a page break cuts, from the PDF to one grid, with both engines."""

from collections.abc import Sequence

import pytest
from reportlab.pdfgen.canvas import Canvas

from bgtlint.model import Diagnostic, Form, Page
from bgtlint.reading import Limits, join
from bgtlint.reading.pdf import ENGINES, open_pdf
from bgtlint.recognition.document import recognise
from bgtlint.recognition.layout_reading import shipped_layouts, shipped_levels
from tests.reading.making import ROW, Draw, grids, only_grid, pdf, rule, shown, table, text

HEAD = ["一级指标", "二级指标", "三级指标", "指标值"]
ONE = [HEAD, ["产出指标", "数量指标", "专线条数", "15 条"], ["", "质量指标", "正常使用", "正常"]]
TWO = [["", "时效指标", "按月支付", "12 月"], ["", "成本指标", "每条费用", "6000 元"]]
THREE = [["效益指标", "社会效益", "服务水平", "提高"], ["满意度指标", "满意度", "群众", "≥90%"]]
ENGINE = pytest.mark.parametrize("engine", ENGINES)


def sheet(
    number: int, rows: Sequence[Sequence[str]], *, top: float = 60, lines: Sequence[str] = ()
) -> Draw:
    """Make a page: a table, lines under it, the page number."""

    def draw(c: Canvas) -> None:
        bottom = table(c, top, rows)
        for at, string in enumerate(lines):
            text(c, 60, bottom + 20 + 20 * at, string)
        text(c, 290, 800, f"- {number} -")

    return draw


def joined(engine: str, *draws: Draw) -> list[Page]:
    opened = open_pdf(pdf(*draws), Limits(), engine)
    assert not isinstance(opened, Diagnostic)
    pages = list(join(opened.pages()))
    assert [found for page in pages for found in page.diagnostics] == []
    return pages


@ENGINE
@pytest.mark.parametrize("repeated", [[], [HEAD]])
def test_a_table_over_three_pages_is_one(engine: str, repeated: list[list[str]]) -> None:
    rows = [ONE, [*repeated, *TWO], [*repeated, *THREE]]
    pages = joined(engine, *(sheet(n, part) for n, part in enumerate(rows, 1)))
    assert [len(grids(page)) for page in pages] == [1, 0, 0]
    grid = only_grid(pages[0])
    assert shown(grid) == [*ONE, *TWO, *THREE]
    assert [cell.page for cell in grid.cells[::4]] == [None, None, None, 2, 2, 3, 3]


@ENGINE
def test_a_row_cut_in_two_is_put_together(engine: str) -> None:
    def cut(c: Canvas, top: float, rows: Sequence[Sequence[str]], *, last: bool) -> None:
        """Draw rows without a rule where the page cuts them."""
        bottom = top + ROW * len(rows)
        for i in range(len(rows) + 1):
            if i != (len(rows) if last else 0):
                rule(c, 60, top + ROW * i, 420, top + ROW * i)
        for x in (60, 150, 240, 330, 420):
            rule(c, x, top, x, bottom)
        for i, row in enumerate(rows):
            for j, string in enumerate(row):
                for k, part in enumerate(string.split("\n")):
                    text(c, 64 + 90 * j, top + ROW * i + 2 + 10 * k, part, 8)

    long = "工资和社会保险按时\n足额发放到每一位参"
    first = [HEAD, ["产出指标", "质量指标", long, "正常"]]
    rest = [["", "", "保人员手中", ""], *TWO]
    pages = joined(
        engine,
        lambda c: cut(c, 740, first, last=True),
        lambda c: cut(c, 60, rest, last=False),
    )
    assert shown(only_grid(pages[0])) == [
        HEAD,
        ["产出指标", "质量指标", f"{long}\n保人员手中", "正常"],
        *TWO,
    ]


@ENGINE
def test_two_tables_on_a_page_stay_two(engine: str) -> None:
    def both(c: Canvas) -> None:
        table(c, 60, ONE)
        text(c, 60, 150, "附表")
        table(c, 180, [HEAD, *THREE])

    (page,) = joined(engine, both)
    assert [shown(grid) for grid in grids(page)] == [ONE, [HEAD, *THREE]]
    assert [grid.table for grid in grids(page)] == [1, 2]


@ENGINE
def test_two_tables_close_together_stay_two(engine: str) -> None:
    def both(c: Canvas) -> None:
        bottom = table(c, 60, ONE)
        table(c, bottom + 6, [HEAD, *THREE])

    (page,) = joined(engine, both)
    assert [shown(grid) for grid in grids(page)] == [ONE, [HEAD, *THREE]]


@ENGINE
def test_a_title_at_the_foot_belongs_to_the_table_on_the_next_page(engine: str) -> None:
    title = "2. 就业服务专线项目绩效目标表"
    pages = joined(
        engine, sheet(1, [*ONE, *TWO], lines=[title]), sheet(2, [HEAD, *ONE[1:], *THREE])
    )
    found = list(recognise(iter(pages), shipped_layouts(), shipped_levels()))
    forms = [form for form in found if isinstance(form, Form)]
    assert [form.title.text if form.title else "" for form in forms] == ["", title]
    assert [len(form.rows) for form in forms] == [4, 4]
