import pytest

from bgtlint.model import Grid
from bgtlint.reading.limits import Limits
from bgtlint.reading.pdf.geometry import Glyph
from bgtlint.reading.pdf.layout import Content, assemble


def printed(text: str) -> list[Glyph]:
    return [Glyph(ch, 50 + 10 * i, 100, 60 + 10 * i, 110) for i, ch in enumerate(text)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("\ufffd\ufffd项目", "page-text-unreadable"),
        ("\ue001\uf8ff\uf020目标", "page-text-unreadable"),
        ("绩效目标提升政务服务水平\uf0fe提高工作效率", ""),
    ],
)
def test_codes_without_characters_are_reported_when_they_are_many(text: str, code: str) -> None:
    page = assemble(3, Content(printed(text)), Limits())
    assert [d.code for d in page.diagnostics] == ([code] if code else [])
    assert page.number == 3


def test_a_glyph_between_the_cells_becomes_a_line() -> None:
    boxes = [(50.0, 100.0, 70.0, 120.0), (90.0, 100.0, 110.0, 120.0)]
    page = assemble(1, Content(printed("一二三四五六"), [boxes]), Limits())
    grid, line = page.blocks
    assert isinstance(grid, Grid)
    assert [cell.text for cell in grid.cells] == ["一二", "五六"]
    assert not isinstance(line, Grid)
    assert line.text == "三四"


def test_cells_come_in_order_whatever_the_order_of_the_boxes() -> None:
    boxes = [(60.0, 80.0, 90.0, 100.0), (10.0, 100.0, 60.0, 120.0), (10.0, 80.0, 60.0, 100.0),
             (60.0, 100.0, 90.0, 120.0)]  # fmt: skip
    (grid,) = assemble(1, Content([], [boxes]), Limits()).blocks
    assert isinstance(grid, Grid)
    assert [(c.row, c.column) for c in grid.cells] == [(1, 1), (1, 2), (2, 1), (2, 2)]
    assert grid.box == (10, 80, 90, 120)
