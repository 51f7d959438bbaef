"""Forms with one cell a line are read in the one way that their columns allow, or not at all."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from bgtlint.checker import Settings, check_document
from bgtlint.model import DocumentReport, Status
from tests.recognition.told import told

FOLDER = Path(__file__).parents[3] / "fixtures" / "running"
HEAD = ["项目支出绩效目标表", "（2025年度）", "单位：万元", "项目名称", "河道保洁经费", "实施单位",
        "溪口镇人民政府", "年度资金总额", "36.00", "年度目标", "全镇河道常年保洁。"]  # fmt: skip
COLUMNS = ["一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位", "权重", "备注"]
ROWS = [
    ["产出指标", "数量指标", "保洁河道长度", "≥", "48", "公里", "30", ""],
    ["", "", "保洁人数", "≥", "12", "人", "20", "含临时用工"],
    ["", "质量指标", "保洁合格率", "≥", "95", "%", "20", ""],
    ["效益指标", "社会效益指标", "沿河环境", "定性", "明显改善", "", "20", ""],
    ["满意度指标", "服务对象满意度指标", "村民满意度", "≥", "90", "%", "10", ""],
]
FIRST = len(HEAD) + len(COLUMNS)
LEVELS = ("指标",)


def _cells(rows: Sequence[Sequence[str]], *, kept: bool) -> list[str]:
    merged = [[cell for n, cell in enumerate(row) if cell or n > 1] for row in rows]
    return [cell for row in merged for cell in row if cell or kept]


def _told(lines: Sequence[str], shipped: Settings) -> tuple[Status, Any]:
    report: DocumentReport = check_document("\n".join(lines).encode(), shipped, name="表.txt")
    return report.status, told(report)


@pytest.mark.parametrize("kept", [True, False])
def test_cells_are_told_with_and_without_blank_ones(shipped: Settings, *, kept: bool) -> None:
    status, (forms, _) = _told([*HEAD, *COLUMNS, *_cells(ROWS, kept=kept)], shipped)
    assert status is Status.CHECKED
    assert [row[2] for row in forms[0]["rows"]] == [
        ["保洁河道长度", "48", "30"],
        ["保洁人数", "12", "20"],
        ["保洁合格率", "95", "20"],
        ["沿河环境", "明显改善", "20"],
        ["村民满意度", "90", "10"],
    ]


def test_lines_with_a_bar_behind_every_cell_are_cells(shipped: Settings) -> None:
    plain = [*HEAD, *COLUMNS, *_cells(ROWS, kept=True)]
    barred = [f"{line} |".strip() for line in plain]
    assert _told(barred, shipped) == _told(plain, shipped)


def test_rows_with_blanks_between_cells_are_read(shipped: Settings) -> None:
    plain = [*HEAD, *COLUMNS, *_cells(ROWS, kept=False)]
    rows = [*HEAD, " ".join(COLUMNS), *(" ".join(filter(None, row)) for row in ROWS)]
    assert _told(rows, shipped) == _told(plain, shipped)


def _lost(lines: Sequence[str], start: int) -> Iterator[tuple[str, list[str]]]:
    """Yield each text without one of its lines, and with two of them in one."""
    for at in range(start, len(lines)):
        if not lines[at].endswith(LEVELS):
            yield f"without {at}", [*lines[:at], *lines[at + 1 :]]
        if at + 1 < len(lines):
            yield f"join {at}", [*lines[:at], lines[at] + lines[at + 1], *lines[at + 2 :]]


@pytest.mark.parametrize("kept", [True, False])
def test_a_line_lost_or_two_in_one_are_never_read_as_another_table(
    shipped: Settings, *, kept: bool
) -> None:
    lines = [*HEAD, *COLUMNS, *_cells(ROWS, kept=kept)]
    whole = _told(lines, shipped)[1]
    wrong = [name for name, text in _lost(lines, FIRST)
             for status, found in [_told(text, shipped)]
             if status is Status.CHECKED and found != whole]  # fmt: skip
    assert not wrong


def test_a_list_of_projects_without_a_cell_is_not_read(shipped: Settings) -> None:
    lines = (FOLDER / "sichuan_t_cells_broken.txt").read_text(encoding="utf-8").split("\n")
    start = lines.index("指标性质") + 4
    whole = _told(lines, shipped)[1]
    for at in range(start, start + 30):
        for text in ([*lines[:at], *lines[at + 1 :]],
                     [*lines[:at], lines[at] + lines[at + 1], *lines[at + 2 :]]):  # fmt: skip
            status, found = _told(text, shipped)
            level = lines[at].endswith(LEVELS)
            assert level or status is not Status.CHECKED or found == whole, lines[at]


def test_two_ways_to_cut_are_none(shipped: Settings) -> None:
    columns = ["一级指标", "二级指标", "三级指标", "指标值", "指标解释", "评分标准"]
    rows = ["产出指标", "数量指标", "保洁河道", "按月开展", "按合同约定",
            "质量指标", "保洁质量", "达到要求", "按合同约定"]  # fmt: skip
    assert _told([*HEAD, *columns, *rows], shipped)[0] is Status.UNREAD


def test_costs_over_the_indicators_are_left_to_tables(shipped: Settings) -> None:
    costs = ["成本构成", "金额", "人员费用", "30.00", "船只租用", "6.00"]
    lines = [*HEAD, *costs, *COLUMNS, *_cells(ROWS, kept=False)]
    assert _told(lines, shipped)[0] is Status.UNREAD


def test_a_form_in_a_report_leaves_the_lines_around_it(
    shipped: Settings, checked: Callable[[Path], DocumentReport]
) -> None:
    text = (FOLDER / "sichuan_z_cells_clean.txt").read_text(encoding="utf-8")
    before = "第一部分 基本情况\n本部门负责全县调解工作。\n"
    around = f"{before}{text}第二部分 名词解释\n调解：指居间协商。\n"
    status, found = _told(around.split("\n"), shipped)
    assert status is Status.CHECKED
    assert found[0] == told(checked(FOLDER / "sichuan_z_cells_clean.txt"))[0]
