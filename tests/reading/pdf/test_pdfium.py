"""What the PDFium engine does beyond reading like pdfplumber: judge itself, and stream."""

import tracemalloc
from pathlib import Path

import pytest
from click.testing import CliRunner
from reportlab.pdfgen.canvas import Canvas

from bgtlint.cli.main import cli
from bgtlint.model import Diagnostic, Grid, Line, Page
from bgtlint.reading.limits import Limits
from bgtlint.reading.pdf import open_pdf, pdfium
from tests.reading.making import grids, lines, only_grid, pdf, rule, shown, table, text

ROWS = [["项目编码", "13082225P001", "项目名称"], ["预算数", "126.15", ""], ["", "25%", "50%"]]


def read(data: bytes) -> list[Page]:
    opened = open_pdf(data, Limits(), "pdfium")
    assert not isinstance(opened, Diagnostic)
    return list(opened.pages())


def stepped(c: Canvas) -> None:
    """Draw a table with a notch at its lower left, and words in the notch."""
    for x0, top, x1, bottom in (
        (60, 100, 300, 100), (60, 130, 300, 130), (180, 160, 300, 160),
        (60, 100, 60, 130), (180, 100, 180, 160), (300, 100, 300, 160),
    ):  # fmt: skip
        rule(c, x0, top, x1, bottom)
    for x, top, string in ((64, 108, "甲"), (184, 108, "乙"), (184, 138, "丙"), (90, 140, "散落")):
        text(c, x, top, string)


def test_a_page_that_neither_engine_gets_right_is_set_aside() -> None:
    page, after = read(pdf(stepped, lambda c: table(c, 100, ROWS)))
    assert page.blocks == ()
    assert page.diagnostics == (Diagnostic("page-text-outside-cells", 1, "散落"),)
    assert shown(only_grid(after)) == ROWS


def test_a_page_set_aside_is_named_and_gives_exit_code_three(tmp_path: Path) -> None:
    file = tmp_path / "stepped.pdf"
    file.write_bytes(pdf(stepped))
    result = CliRunner().invoke(cli, ["check", str(file)])
    assert result.exit_code == 3
    assert "“散落”" in result.output


def test_a_doubtful_page_is_read_by_pdfplumber(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def astray(_: object, __: object, number: int) -> Page | None:
        asked.append(number)
        if number == 1:
            return None
        stray = Line("126.15", number, (100, 110, 120, 120))
        return Page(number, (Grid(number, 1, 1, 1, (), (60, 100, 330, 172)), stray))

    monkeypatch.setattr(pdfium, "read_page", astray)
    first, second = read(pdf(*[lambda c: table(c, 100, ROWS)] * 2))
    assert asked == [1, 2]
    assert [shown(only_grid(page)) for page in (first, second)] == [ROWS, ROWS]


def test_text_printed_over_its_neighbour_stays_in_its_cell() -> None:
    def draw(c: Canvas) -> None:
        table(c, 100, [["项目", "金额"], ["", "3.5"]])
        text(c, 64, 126, "就业创业服务专线经费测算", 8)

    (page,) = read(pdf(draw))
    assert [cell.text for cell in only_grid(page).cells][2] == "就业创业服务专线经费测算"


def test_what_is_typed_into_fields_is_read() -> None:
    def draw(c: Canvas) -> None:
        table(c, 100, [["budget", ""], ["", "2"]])
        c.acroForm.textfield(
            value="126.15", x=152, y=c._pagesize[1] - 122, width=60, height=20, fontSize=9,
            borderWidth=0,
        )  # fmt: skip

    (page,) = read(pdf(draw))
    assert [cell.text for cell in only_grid(page).cells] == ["budget", "126.15", "", "2"]


def test_pages_come_one_at_a_time_and_are_let_go() -> None:
    def peak(count: int) -> int:
        data = pdf(*[lambda c: table(c, 100, ROWS * 6)] * count)
        opened = open_pdf(data, Limits(), "pdfium")
        assert not isinstance(opened, Diagnostic)
        tracemalloc.start()
        seen = sum(len(grids(page)) for page in opened.pages())
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert seen == count
        return most

    peak(2)
    assert peak(80) < 1.5 * peak(8)


def test_a_page_can_be_read_alone() -> None:
    data = pdf(lambda c: text(c, 60, 60, "一"), lambda c: text(c, 60, 60, "二"))
    opened = open_pdf(data, Limits(), "pdfium")
    assert not isinstance(opened, Diagnostic)
    assert lines(opened.page(2)) == ["二"]
    pages = opened.pages()
    assert lines(next(pages)) == ["一"]


def test_documents_can_be_read_side_by_side_and_left_unfinished() -> None:
    data = pdf(*[lambda c: table(c, 100, ROWS)] * 4)
    opened = open_pdf(data, Limits(), "pdfium")
    assert not isinstance(opened, Diagnostic)
    one, other = opened.pages(), opened.pages()
    for first, second in zip(one, other, strict=True):
        assert first == second
    for page in opened.pages():
        assert shown(only_grid(page)) == ROWS
        break


def test_the_engines_are_compared_on_a_folder(tmp_path: Path) -> None:
    (tmp_path / "same.pdf").write_bytes(pdf(lambda c: table(c, 100, ROWS)))
    run = CliRunner()
    alike = run.invoke(cli, ["inspect", "--compare-engines", str(tmp_path)])
    assert (alike.exit_code, alike.output) == (0, "共 0 处不同。\n")
    (tmp_path / "torn.pdf").write_bytes(pdf(stepped))
    found = run.invoke(cli, ["inspect", "--compare-engines", str(tmp_path / "torn.pdf")])
    assert found.exit_code == 1
    assert "pdfium 读作“page-text-outside-cells”" in found.output
    missing = run.invoke(cli, ["inspect", "--compare-engines", str(tmp_path / "none.pdf")])
    assert missing.exit_code == 2


@pytest.mark.parametrize("gap", [2.0, 5.0, 6.5, 8.0])
def test_dashes_far_apart_make_a_border(gap: float) -> None:
    def draw(c: Canvas) -> None:
        for top in (100, 124, 148):
            rule(c, 60, top, 240, top)
        for x in (60, 150, 240):
            start = 100.0
            while start < 148:
                rule(c, x, start, x, min(start + 5, 148))
                start += 5 + gap
        for i in range(2):
            for j in range(2):
                text(c, 64 + 90 * j, 103 + 24 * i, f"{i}{j}", 8)

    (page,) = read(pdf(draw))
    assert shown(only_grid(page)) == [["00", "01"], ["10", "11"]]


def test_a_frame_that_touches_its_table_is_no_cell() -> None:
    def draw(c: Canvas) -> None:
        text(c, 64, 84, "附表", 8)
        table(c, 100, ROWS)
        for border in ((52, 80, 330, 80), (52, 172, 330, 172), (52, 80, 52, 172),
                       (330, 80, 330, 172)):  # fmt: skip
            rule(c, *border)

    (page,) = read(pdf(draw))
    assert shown(only_grid(page)) == ROWS
    assert lines(page) == ["附表"]
    assert page.diagnostics == ()


def test_text_that_a_clip_hides_above_a_table_is_not_there() -> None:
    """As sheets print the text of a merged cell on each of the pages that the cell is on."""

    def draw(c: Canvas) -> None:
        text(c, 60, 50, "标题")
        table(c, 100, ROWS)
        c.saveState()
        path = c.beginPath()
        path.rect(60, c._pagesize[1] - 172, 90, 72)
        c.clipPath(path, stroke=0)
        text(c, 64, 80, "绩效指标", 8)
        c.restoreState()

    (page,) = read(pdf(draw))
    assert lines(page) == ["标题"]
    assert shown(only_grid(page)) == ROWS
