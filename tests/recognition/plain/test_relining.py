"""Forms copied with one cell a line, or one row a line: read as their tables are, or named."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bgtlint.checker import Settings, check_document
from bgtlint.model import DocumentReport, Status
from bgtlint.reading.normalise import compact
from fixtures.builder.drawing import Drawing, DrawnTable, load_drawings

FOLDER = Path(__file__).parents[3] / "fixtures"
READ = ["province_gx_z", "province_xj_z", "province_yn_z", "province_zj_z", "province_nm_z"]
NAMED = ["province_ha_z", "province_he_wz"]
"""Forms that score beside the indicators, or list tasks: their lines leave too much in doubt."""


def copied(drawing: Drawing, *, row_a_line: bool) -> bytes:
    """Return a drawing as a browser's text: blank cells leave nothing behind."""
    lines: list[str] = []
    for block in drawing.blocks:
        if isinstance(block, DrawnTable):
            rows: list[list[str]] = [[] for _ in range(block.rows)]
            for cell in block.cells:
                rows[cell.row] += cell.text.split("\n") if cell.text.strip() else []
            lines += [text for row in rows for text in ([" ".join(row)] if row_a_line else row)]
        elif isinstance(block, str):
            lines.append(block)
    return "\n".join(lines).encode()


def told(report: DocumentReport) -> tuple[list[Any], list[tuple[str, str, str]]]:
    """Return name, amounts and indicators of each project, and the findings."""
    projects = [
        (
            compact(project.form.fields["name"].text),
            project.form.amount_unit,
            [
                (row.level1, row.level2, *(compact(row.cells[n].text) for n in ("level3", "value",
                 "actual", "weight", "score")))
                for row in project.form.rows
            ],
            [
                [compact(row.cells[n].text) for n in ("initial", "adjusted", "executed", "rate")]
                for row in project.form.funds[:2]
            ],
        )
        for project in report.projects
    ]  # fmt: skip
    found = [(f.rule, f.severity, compact(f.message)) for f in report.findings]
    return projects, sorted(f for f in found if f[1] != "info")


@pytest.mark.parametrize("row_a_line", [False, True], ids=["cell-a-line", "row-a-line"])
@pytest.mark.parametrize("version", [0, 1], ids=["clean", "broken"])
@pytest.mark.parametrize("name", READ)
def test_copied_text_is_read_as_its_table_is(
    name: str,
    version: int,
    row_a_line: bool,
    shipped: Settings,
    checked: Callable[[Path], DocumentReport],
) -> None:
    drawing = load_drawings(FOLDER / f"drawings/{name}.yml")[version]
    report = check_document(copied(drawing, row_a_line=row_a_line), shipped)
    assert report.status is Status.CHECKED
    assert told(report) == told(checked(FOLDER / f"provinces/{drawing.name}.docx"))


@pytest.mark.parametrize("row_a_line", [False, True], ids=["cell-a-line", "row-a-line"])
@pytest.mark.parametrize("name", NAMED)
def test_copied_text_in_doubt_is_named_and_not_judged(
    name: str, row_a_line: bool, shipped: Settings
) -> None:
    drawing = load_drawings(FOLDER / f"drawings/{name}.yml")[1]
    report = check_document(copied(drawing, row_a_line=row_a_line), shipped)
    assert (report.status, report.projects) == (Status.UNREAD, ())
    assert [d.code for d in report.diagnostics] == ["lines-not-understood"]
    assert not [f for f in report.findings if f.project is not None]


HEAD = "项目支出绩效目标表\n项目名称\n路灯维护\n预算数\n8万元\n"


@pytest.mark.parametrize(
    ("body", "rows"),
    [
        (
            "一级指标\n二级指标\n三级指标\n指标值\n产出指标\n数量指标\n维护路灯\n40盏\n更换灯具\n6套\n"
            "质量指标\n亮灯率\n≥98%",
            ["维护路灯=40盏", "更换灯具=6套", "亮灯率=≥98%"],
        ),
        (
            "一级指标\n二级指标\n三级指标\n指标性质\n指标值\n度量单位\n产出指标\n数量指标\n维护路灯\n＝\n"
            "40\n盏\n质量指标\n亮灯情况\n定性\n优良中低差\n亮灯率\n≥\n98\n%",
            ["维护路灯=40", "亮灯情况=优良中低差", "亮灯率=98"],
        ),
    ],
    ids=["values", "split-values"],
)
def test_a_target_form_with_one_cell_a_line_is_read(
    body: str, rows: list[str], shipped: Settings
) -> None:
    (project,) = check_document((HEAD + body).encode(), shipped).projects
    assert compact(project.form.fields["name"].text) == "路灯维护"
    cells = [row.cells for row in project.form.rows]
    assert [f"{c['level3'].text}={c['value'].text}" for c in cells] == rows


MIXED = (
    "项目支出绩效自评表\n项目名称 路灯维护\n项目资金（万元） 年初预算数 全年预算数 全年执行数\n"
    "年度资金总额 8 8 8\n一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分\n"
    "产出指标 数量指标 维护路灯 40盏 40盏 50 50\n{}\n"
)


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("质量指标 亮灯率 ≥98% 98% 50 50", Status.CHECKED),
        ("质量指标 亮灯率\n≥98%\n98% 5\n0 50", Status.UNREAD),
        ("质量指标 亮灯率 ≥98% 50", Status.UNREAD),
    ],
    ids=["whole", "torn", "lacking"],
)
def test_a_row_without_all_its_cells_leaves_the_form_unread(
    line: str, status: Status, shipped: Settings
) -> None:
    assert check_document(MIXED.format(line).encode(), shipped).status is status
