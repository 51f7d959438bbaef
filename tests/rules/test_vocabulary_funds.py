"""Names of funds, read from the drawing of a form."""

import pytest

from bgtlint.model import Outline
from bgtlint.rules.env import Env
from bgtlint.rules.evaluate import evaluate
from bgtlint.rules.parse import parse
from bgtlint.rules.scope import document_record, subjects
from bgtlint.rules.show import shown
from tests.interpretation.forms import projects

FORM = """项目名称|农业保险保费补贴||
主管部门及代码|417-清湾县农业农村局|实施单位|清湾县农业农村局
项目资金（万元）|年度资金总额：|1036.80|
|其中：财政拨款|466.56|
{rows}
年度总体目标|粮食作物应保尽保||
一级指标|二级指标|三级指标|指标值
产出指标|数量指标|投保面积|72万亩"""


def read(rows: str, expression: str, scope: str = "project") -> list[str]:
    found = projects(FORM.format(rows=rows), "项目支出绩效目标表")
    record = document_record(found, Outline(year=2025))
    tree = parse(expression)
    return [shown(evaluate(tree, Env(subject, {}, {}))) for subject in subjects(scope, record)]


@pytest.mark.parametrize(
    ("rows", "unnamed"),
    [
        ("|其他资金|570.24|", "否"),
        ("|银团借款|570.24|", "是"),
        ("|银团借款|570.24|\n|其他资金|0.00|", "是"),
        ("|测算说明|按上年面积|", "否"),
    ],
)
def test_an_amount_of_unknown_name_among_the_funds_is_noticed(rows: str, unnamed: str) -> None:
    assert read(rows, "unnamed_funds") == [unnamed]


def test_a_part_of_a_part_belongs_to_it() -> None:
    rows = "|其中：中央资金|400.00|\n|其他资金|570.24|"
    assert read(rows, "role", "fund") == ["total", "part", "part", "detail"]
    assert read(rows, "whole", "fund")[1:] == ["1036.80 万元", "1036.80 万元", "466.56 万元"]


HUBEI = """项目名称|非遗保护传承||
项目预算（万元）|成本构成|金额|测算依据
|展示活动|32.00|10场×3.2万元/场
|财政拨款|15.00|
|合计|47.00|
年度绩效目标|举办展示活动10场以上||
一级指标|二级指标|指标名称|指标值
产出指标|数量指标|展示活动场次|10场"""


def test_the_items_of_a_budget_set_out_by_its_costs_are_no_sources_of_funds() -> None:
    found = projects(HUBEI, "部门预算项目支出绩效目标表")
    record = document_record(found, Outline(year=2025))
    tree = parse("count(c for c in cost_items) + first(c.amount for c in cost_items) ÷ 32.00 万元")
    [subject] = subjects("project", record)
    assert shown(evaluate(tree, Env(subject, {}, {}))) == "2"
