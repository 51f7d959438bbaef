"""The sums of main tasks: columns, sources, and when a task is no sum."""

from dataclasses import replace

import pytest

from bgtlint.interpretation.sums import task_sums
from bgtlint.model import Figure, Form, FormKind, Location, Measure, MeasureKind, Task, TaskRow
from tests.interpretation.forms import projects


def figure(text: str) -> Figure:
    return Figure(Location("", text, row=4), Measure(text, MeasureKind.MONEY))


def task(**amounts: str) -> Task:
    return Task(None, {name: figure(text) for name, text in amounts.items()})


FORM = Form(
    1, "mof-w", FormKind.DEPARTMENT_TARGET, None, {}, (), "万元", (), (), (),
    tasks=(TaskRow({"name": Location("", "防汛", row=4)}),),
)  # fmt: skip
TASKS = (
    task(budget="9", fiscal="7", other="2", executed="8"),
    task(budget="5", fiscal="5", other="", executed="5"),
)
TOTALS = {"task_budget": figure("14"), "task_executed": figure("13")}


def said(form: Form) -> list[tuple[str, list[str]]]:
    found = task_sums(form, TASKS, TOTALS)
    return [(one.total.location.text, [part.location.text for part in one.parts]) for one in found]


def test_columns_add_up_and_so_do_a_tasks_sources() -> None:
    columns = [("14", ["9", "5"]), ("13", ["8", "5"])]
    assert said(FORM) == [*columns, ("9", ["7", "2"]), ("5", ["5", ""])]


def test_an_amount_under_an_unknown_heading_may_be_another_source() -> None:
    strange = replace(FORM, unclaimed=(Location("", "3.00", row=4),))
    assert said(strange) == [("14", ["9", "5"]), ("13", ["8", "5"])]
    elsewhere = replace(FORM, unclaimed=(Location("", "3.00", row=9),))
    assert said(elsewhere) == said(FORM)


BLOCK = """
项目名称|农村客运补贴||
项目总预算|90.00|项目当年预算|{budget}
项目资金来源|来源项目|金额|
|合计|48.00|
|1.一般公共预算财政拨款|40.00|
|2.政府性基金预算财政拨款|8.00|
一级指标|二级指标|三级指标|指标值
产出指标|数量指标|补贴线路|40条
"""
EXECUTED = """
项目名称|农村客运补贴|||||
年度预算|{budget}||||||
项目资金|年初预算数|全年预算数|全年执行数|分值|执行率|得分
年度资金总额|48.00|50.00|49.00|10|98%|9.8
一级指标|二级指标|三级指标|指标值|完成值|分值|得分
产出指标|数量指标|补贴线路|40条|40条|90|90
"""


@pytest.mark.parametrize(
    ("drawing", "budget", "beside"),
    [
        (BLOCK, "48.00", "48.00"), (BLOCK, "84.00", "48.00"),
        (EXECUTED, "48.00", "48.00"), (EXECUTED, "50.00", "50.00"), (EXECUTED, "60.00", "48.00"),
        (EXECUTED, "49.00", "48.00"),
    ],
)  # fmt: skip
def test_a_budget_printed_again_is_set_beside_the_block_s_total(
    drawing: str, budget: str, beside: str
) -> None:
    (project,) = projects(drawing.format(budget=budget), "项目支出绩效表")
    (found,) = (one for one in project.sums if one.kind == "restated")
    assert found.total.location.text == budget
    assert [part.location.text for part in found.parts] == [beside]


def test_a_list_s_sum_is_set_beside_the_run_that_agrees() -> None:
    drawing = """
单位（项目）名称|资金总额|一级指标|二级指标|三级指标|指标值
甲局|8.00||||
甲局机关|8.00||||
一|5.00|产出指标|数量指标|场次|12次
二|3.00|产出指标|数量指标|人次|40人
乙局|4.00||||
三|4.00|产出指标|数量指标|条数|15条
合计|12.00||||
"""
    found = projects(drawing, "项目绩效目标汇总表")
    sums = [(one.total, one.parts) for project in found for one in project.sums]
    assert [(t.location.text, [p.location.text for p in parts]) for t, parts in sums] == [
        ("8.00", ["5.00", "3.00"]), ("12.00", ["5.00", "3.00", "4.00"]), ("4.00", ["4.00"]),
    ]  # fmt: skip
