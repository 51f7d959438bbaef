"""Self-evaluations without cells: fund blocks, scored rows and totals by their order."""

import pytest

from bgtlint.model import Form, Line, Page
from bgtlint.recognition.document import recognise
from bgtlint.recognition.fund_words import shipped_fund_words
from bgtlint.recognition.layout_reading import shipped_layouts, shipped_levels
from bgtlint.recognition.plain.running_evaluation import running_block, scored_cells, total_cells
from bgtlint.recognition.totals import shipped_closing_words

NAMES = ("level3", "value", "actual", "weight", "score", "reason")
FORM = """项目支出绩效自评表
（2022年度）
项目名称 委托业务
主管部门 池岭县棠溪镇人民政府 实施单位 池岭县棠溪镇人民政府
项目资金（万元） 年初预算数 全年预算数 全年执行数 分值 执行率 得分
年度资金总额： 90 90 89.974 10 99.97% 10
其中：本年财政拨款 90 90 89.974
上年结转资金
年度总体目标 预期目标 实际完成情况
完成50个。 完成50个。
绩效指标 一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析及改进措施
产出指标(60分) 数量指标 委托业务 项目数量 ≥50个 48 30 28.8 个别项目推迟
质量指标 报告合格率 100% 100% 30 30
效益指标(30分) 社会效益指标 市场公平 效果明显 达成预期指标 30 30
总分 100 98.8
"""


def forms(text: str) -> list[Form]:
    page = Page(None, tuple(Line(line) for line in text.splitlines()))
    found = recognise([page], shipped_layouts(), shipped_levels())
    return [form for form in found if isinstance(form, Form)]


def test_a_self_evaluation_without_cells() -> None:
    (form,) = forms(FORM)
    assert form.kind == "self_evaluation"
    assert [(row.name, row.cells["executed"].text) for row in form.funds] == [
        ("budget", "89.974"), ("fiscal", "89.974"), ("carried", ""),
    ]  # fmt: skip
    first = {name: place.text for name, place in form.rows[0].cells.items()}
    assert first == {
        "level3": "委托业务 项目数量", "value": "≥50个", "actual": "48", "weight": "30",
        "score": "28.8", "reason": "个别项目推迟",
    }  # fmt: skip
    assert len(form.rows) == 3
    assert {name: place.text for name, place in form.totals.items()} == {
        "weight": "100", "score": "98.8",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("报告合格率 100% 100% 30 30", ("报告合格率", "100%", "100%", "30", "30", "")),
        (
            "培训人数 100人 90人 10 9 部分 推迟",
            ("培训人数", "100人", "90人", "10", "9", "部分推迟"),
        ),
        ("工期 12 11 10 10", ("工期", "12", "11", "10", "10", "")),
    ],
)
def test_words_by_column(line: str, expected: tuple[str, ...]) -> None:
    assert scored_cells(line.split(), NAMES) == dict(zip(NAMES, expected, strict=True))


@pytest.mark.parametrize("line", ["报告合格率 100%", "报告合格率", "合格率 高 高 优 良"])
def test_a_line_in_doubt_is_left_alone(line: str) -> None:
    assert scored_cells(line.split(), NAMES) is None


def test_only_the_total_is_read_where_a_part_cannot_be_placed() -> None:
    lines = [
        Line("项目资金 年初预算数 全年预算数 全年执行数 分值 执行率 得分"),
        Line("年度资金总额 90 110 100 10 90.91% 9.09"), Line("其中：财政拨款 90 90 90"),
        Line("上年结转资金 20 10"),
    ]  # fmt: skip
    start, end, rows, left = running_block(lines, shipped_fund_words())
    assert (start, end, len(rows)) == (0, 4, 2)
    assert [line.text[:5] for line in left] == ["其中：财政", "上年结转资"]


def test_totals_need_a_number_for_each_column() -> None:
    words = shipped_closing_words()
    found = total_cells("总分 100 98.8", NAMES, words)
    assert found == {"level1": "总分", "weight": "100", "score": "98.8"}
    assert total_cells("总分 98.8", NAMES, words) is None
    assert total_cells("数量指标 100 98.8", NAMES, words) is None


def test_figures_run_together_are_no_amount() -> None:
    text = FORM.replace("项目资金（万元） 年初预算数 全年预算数 全年执行数 分值 执行率 得分\n", "")
    assert forms(text) == []


RATED = ("level3", "value", "actual", "weight", "score", "completion", "reason")


@pytest.mark.parametrize(
    ("line", "rate", "reason"),
    [
        ("支付及时率 100% 97.5% 10 9.75 97.5% 部分跨年", "97.5%", "部分跨年"),
        ("支付及时率 100% 100% 10 10 100%", "100%", ""),
        ("支付及时率 100% 97.5% 10 9.75 部分跨年", "", "部分跨年"),
    ],
)
def test_a_completion_rate_may_follow_the_points(line: str, rate: str, reason: str) -> None:
    found = scored_cells(line.split(), RATED)
    assert found is not None
    assert (found["actual"], found["completion"], found["reason"]) == (
        line.split()[2], rate, reason,
    )  # fmt: skip


WEIGHED = ("level3", "weight", "value", "actual", "score", "reason")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("安装水尺 10 ≥26米 ≥26米 10", ("安装水尺", "10", "≥26米", "≥26米", "10", "")),
        ("安装 水尺 10 26 20 8 到货晚", ("安装水尺", "10", "26", "20", "8", "到货晚")),
    ],
)
def test_points_may_stand_before_the_target(line: str, expected: tuple[str, ...]) -> None:
    assert scored_cells(line.split(), WEIGHED) == dict(zip(WEIGHED, expected, strict=True))


@pytest.mark.parametrize(
    "line", ["安装水尺 10 26 10", "安装水尺 1 2 26 20 8 9", "安装水尺 10 26 20 优"]
)
def test_points_before_the_target_in_doubt_are_left_alone(line: str) -> None:
    assert scored_cells(line.split(), WEIGHED) is None


@pytest.mark.parametrize("cells", [False, True])
def test_rows_of_the_template_left_blank_are_rows(cells: bool) -> None:
    text = FORM.replace("委托业务 项目数量", "项目数量")
    text = text.replace("30 30\n效益", "30 30\n指标2：\n……\n效益")
    text = text.replace("市场公平", "指标1：/ / /\n市场公平")
    (form,) = forms(text.replace(" ", "\n") if cells else text)
    assert [row.cells["level3"].text for row in form.rows] == [
        "项目数量", "报告合格率", "指标2：", "……", "指标1：/", "市场公平",
    ]  # fmt: skip
    assert [row.cells["score"].text for row in form.rows] == ["28.8", "30", "", "", "", "30"]


def test_the_name_of_a_project_may_be_that_of_its_form() -> None:
    (form,) = forms(FORM.replace("项目名称 委托业务", "项目名称 巡查补助绩效自评表"))
    assert form.fields["name"].text == "巡查补助绩效自评表"


def test_an_execution_rate_stands_behind_the_points() -> None:
    lines = [
        Line("项目资金 年初预算数 全年预算数 全年执行数 分值 执行率 得分"),
        Line("年度资金总额 8 8 4 10 50% 5"), Line("其中：当年财政拨款 8 8 4 50%"),
    ]  # fmt: skip
    _, _, rows, left = running_block(lines, shipped_fund_words())
    assert rows[2][1][1:] == ("其中：当年财政拨款", "8", "8", "4", "", "50%", "")
    assert left == []
