"""Forms in several tables are put together where nothing else can be meant, and only there."""

import pytest

from bgtlint.checker import Settings, check_document
from bgtlint.model import DocumentReport, Status
from tests.drawn_files import web_page

TITLE = "2025年部门预算项目支出绩效目标表"
HEAD = """
项目名称 | 路灯维护 | < | <
实施单位 | 芦阳市路灯所 | 主管部门 | 芦阳市城管局
年度资金总额（万元） | 8.00 | 其中：财政拨款 | 8.00
"""
FUNDS = """
年度资金总额（万元） | 9.00 | 其中：财政拨款 | 8.00
其他资金 |  | 上年结转 |
"""
BODY = """
一级指标 | 二级指标 | 三级指标 | 指标值
产出指标 | 数量指标 | 维护路灯 | 40盏
^ | 质量指标 | 亮灯率 | ≥98%
满意度指标 | 满意度指标 | 居民满意度 | {value}
"""
WHOLE = HEAD.strip() + BODY


def report(shipped: Settings, *blocks: str) -> DocumentReport:
    return check_document(web_page(TITLE, *blocks), shipped)


@pytest.mark.parametrize("between", [(), ("二、年度绩效指标",), ("（二）绩效指标：", "")])
def test_a_head_and_its_indicators_are_one_form(
    between: tuple[str, ...], shipped: Settings
) -> None:
    found = report(shipped, HEAD, *between, BODY.format(value="≥190%"))
    (project,) = found.projects
    assert (project.name, len(project.indicators), found.status) == (
        "路灯维护", 3, Status.CHECKED,
    )  # fmt: skip
    assert [(grid.table, grid.rows) for grid in project.form.grids] == [(1, 3), (2, 4)]
    at = next(f.location for f in found.findings if f.rule == "SAT002")
    assert (at.table, at.row, at.column) == (2, 4, 4)


def test_funds_may_stand_in_a_table_between(shipped: Settings) -> None:
    head = "\n".join(HEAD.strip().splitlines()[:2])
    found = report(shipped, head, "二、资金情况", FUNDS, "三、绩效指标", BODY.format(value="≥90%"))
    at = next(f.location for f in found.findings if f.rule == "FND001")
    assert (at.table, at.row, at.column, found.status) == (2, 1, 2, Status.CHECKED)


@pytest.mark.parametrize(
    "blocks",
    [
        (HEAD, "本项目由路灯所实施，按季度报告。", BODY),
        (HEAD, "2025年桥梁养护项目绩效目标表", BODY),
        (HEAD, FUNDS.replace("年度资金总额（万元）", "会议室"), BODY),
        (HEAD.replace("项目名称 |", "序号 |"), BODY),
    ],
)
def test_what_may_be_another_forms_stays_apart(blocks: tuple[str, ...], shipped: Settings) -> None:
    found = report(shipped, *(block.format(value="≥90%") for block in blocks))
    (project,) = found.projects
    assert (project.name, found.status) == ("", Status.PARTLY)
    assert "form-incomplete" in [d.code for d in found.diagnostics]


def test_a_name_between_is_that_of_the_indicators(shipped: Settings) -> None:
    found = report(shipped, HEAD, "项目名称：桥梁养护", BODY.format(value="≥90%"))
    assert [project.name for project in found.projects] == ["桥梁养护"]


def test_a_list_of_projects_is_no_head(shipped: Settings) -> None:
    listed = "项目名称 | 金额\n路灯维护 | 8.00\n桥梁养护 | 9.00"
    found = report(shipped, listed, BODY.format(value="≥90%"))
    assert [(p.name, found.status) for p in found.projects] == [("", Status.PARTLY)]


def test_a_whole_form_takes_no_more_indicators(shipped: Settings) -> None:
    found = report(shipped, WHOLE.format(value="≥90%"), BODY.format(value="≥90%"))
    assert [project.name for project in found.projects] == ["路灯维护", ""]
    assert found.status is Status.PARTLY


def test_forms_in_two_tables_follow_one_another(shipped: Settings) -> None:
    second = HEAD.replace("路灯维护", "桥梁养护")
    body = BODY.format(value="≥90%")
    found = report(shipped, HEAD, body, "2025年桥梁养护绩效目标表", second, body)
    assert [(p.name, len(p.indicators)) for p in found.projects] == [
        ("路灯维护", 3), ("桥梁养护", 3),
    ]  # fmt: skip
    assert found.status is Status.CHECKED
