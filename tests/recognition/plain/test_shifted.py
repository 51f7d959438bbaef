"""Tables pasted from a browser: rows are moved back, or the form is named."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bgtlint.checker import Settings, check_document
from bgtlint.model import DocumentReport, Form, Status
from fixtures.builder.drawing import Drawing, DrawnTable, load_drawings
from tests.recognition.told import told

FOLDER = Path(__file__).parents[3] / "fixtures"
READ = [
    ("layouts", "adjusted_z"), ("layouts", "mof_t"), ("layouts", "mof_zf"),
    ("layouts", "sichuan_z"), ("provinces", "province_nm_z"), ("provinces", "province_zj_z"),
]  # fmt: skip
NAMED = ["mof_t_periods", "mof_w", "hubei_w", "province_ha_z", "province_js_w", "province_sx"]
"""Two periods, tasks, income beside spending, points beside the funds: nothing tells what moved."""


def pasted(drawing: Drawing) -> bytes:
    """Return a drawing as a browser copies it: a tab between the cells that begin in a row."""
    lines: list[str] = []
    for block in drawing.blocks:
        if isinstance(block, DrawnTable):
            rows: list[list[str]] = [[] for _ in range(block.rows)]
            for cell in block.cells:
                rows[cell.row].append(cell.text.replace("\n", ""))
            lines += ["\t".join(row) for row in rows]
        elif isinstance(block, str):
            lines.append(block)
    return "\n".join(lines).encode()


@pytest.mark.parametrize("version", [0, 1], ids=["clean", "broken"])
@pytest.mark.parametrize(("family", "name"), READ)
def test_rows_are_moved_back_under_their_columns(
    family: str,
    name: str,
    version: int,
    shipped: Settings,
    checked: Callable[[Path], DocumentReport],
) -> None:
    drawing = load_drawings(FOLDER / f"drawings/{name}.yml")[version]
    report = check_document(pasted(drawing), shipped)
    assert report.status is Status.CHECKED
    assert told(report) == told(checked(FOLDER / f"{family}/{drawing.name}.docx"))


@pytest.mark.parametrize("name", NAMED)
def test_what_cannot_be_moved_back_for_sure_is_named(name: str, shipped: Settings) -> None:
    report = check_document(pasted(load_drawings(FOLDER / f"drawings/{name}.yml")[0]), shipped)
    assert report.status is Status.UNREAD
    codes = {diagnostic.code for diagnostic in report.diagnostics}
    assert codes & {"form-not-understood", "cells-not-placed"}


def test_the_report_says_that_rows_were_moved(shipped: Settings) -> None:
    report = check_document(pasted(load_drawings(FOLDER / "drawings/mof_t.yml")[0]), shipped)
    (form,) = (project.form for project in report.projects)
    assert isinstance(form, Form)
    assert form.reason.startswith("合并格右边的内容已移回原栏")
