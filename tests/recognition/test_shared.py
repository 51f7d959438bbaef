"""Actual value and score in one cell come apart in every row, or in none."""

import pytest

from bgtlint.checker import Settings, check_document
from bgtlint.model import DocumentReport, Status
from tests.drawn_files import web_page

FORM = """
项目名称 | 免费开放服务 | < | < | < | <
项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 执行率
^ | 年度资金总额 | 60.00 | 60.00 | 57.00 | 95%
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 分值 | 完成值/得分
产出指标 | 数量指标 | 举办培训期数 | ≥20期 | 50 | {done}
^ | 成本指标 | 每期培训成本 | ≤3万元/期 | 30 | 2.8万元/期/30
满意度指标 | 满意度指标 | 群众满意度 | ≥90% | 10 | 95%/10
预算执行率 | < | < | 100% | 10 | 95%/9.5
总分 | < | < | < | 100 | {total}
"""


def report(shipped: Settings, done: str, total: str = "99.5") -> DocumentReport:
    page = web_page("2024年度项目支出绩效自评表", FORM.format(done=done, total=total))
    return check_document(page, shipped)


def judged(found: DocumentReport) -> list[str]:
    return [f.rule for f in found.findings if f.severity != "info" and f.rule != "IND002"]


def test_the_score_is_what_stands_last(shipped: Settings) -> None:
    found = report(shipped, "20期/50")
    (project,) = found.projects
    cells = [row.cells for row in project.form.rows]
    assert [(c["actual"].text, c["score"].text) for c in cells] == [
        ("20期", "50"), ("2.8万元/期", "30"), ("95%", "10"), ("95%", "9.5"),
    ]  # fmt: skip
    assert found.status is Status.CHECKED
    assert judged(found) == []


def test_scores_are_added_up_and_measured(shipped: Settings) -> None:
    assert judged(report(shipped, "18期/50", "99.5")) == ["EVL010"]
    assert judged(report(shipped, "20期/50", "98")) == ["EVL006"]


@pytest.mark.parametrize("done", ["20期", "20期/80", "20期/优", "/50"])
def test_one_cell_that_cannot_be_told_leaves_all_unread(done: str, shipped: Settings) -> None:
    found = report(shipped, done)
    assert found.status is Status.PARTLY
    assert not any("score" in row.cells for row in found.projects[0].form.rows)
    assert [d.code for d in found.diagnostics] == ["cells-not-checked"]
