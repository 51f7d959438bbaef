from bgtlint.model import Cell, Grid
from bgtlint.recognition.header import Header
from bgtlint.recognition.healing import healed
from bgtlint.recognition.layout_reading import shipped_levels

HEADER = Header(1, {"level2": 1, "value": 2}, {"level2": "二级指标", "value": "指标值"}, 2)


def grid(*rows: tuple[str, str, int]) -> Grid:
    cells = [Cell(1, 1, "二级指标"), Cell(1, 2, "指标值")]
    for row, (first, second, page) in enumerate(rows, 2):
        cells += (
            Cell(row, column, text, page=page if page > 1 else None)
            for column, text in ((1, first), (2, second))
        )
    return Grid(1, 1, len(rows) + 1, 2, tuple(cells))


def texts(grid: Grid) -> list[str]:
    return [cell.text for cell in sorted(grid.cells, key=lambda cell: (cell.row, cell.column))][2:]


def test_a_level_name_cut_by_the_page_is_put_together() -> None:
    cut = grid(("服务对象满", "群众满意", 1), ("意度指标", "度≥90%", 2), ("数量指标", "3座", 2))
    whole = healed(cut, HEADER, shipped_levels())
    assert whole.rows == 3
    assert texts(whole) == ["服务对象满\n意度指标", "群众满意\n度≥90%", "数量指标", "3座"]


def test_rows_on_one_page_are_left_alone() -> None:
    same = grid(("服务对象满", "a", 1), ("意度指标", "b", 1))
    assert healed(same, HEADER, shipped_levels()) == same


def test_whole_rows_after_a_page_break_are_left_alone() -> None:
    whole = grid(("数量指标", "a", 1), ("质量指标", "b", 2))
    assert healed(whole, HEADER, shipped_levels()) == whole
