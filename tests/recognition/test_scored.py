"""Points beside the indicators count for the total; headings and years past are said for what."""

import pytest

from bgtlint.checker import Settings, check_document
from bgtlint.model import Project
from tests.recognition.test_forms import form as read_form

EVALUATION = """
<p>项目支出绩效自评表<p>单位：万元
<table><tr><td>项目名称<td colspan=8>路灯维护
<tr><td rowspan=2>项目资金<td><td>年初预算数<td>全年预算数<td>全年执行数<td>分值<td>执行率
<td>得分<td>
<tr><td>年度资金总额<td>8<td>8<td>8<td>{execution}<td>100%<td>{execution}<td>
{beside}
<tr><td rowspan=5>绩效指标<td>一级指标<td>二级指标<td>三级指标<td>指标值<td>实际完成值
<td>分值<td>得分<td>备注
<tr><td>产出指标<td>数量指标<td>维护路灯<td>40盏<td>40盏<td>50<td>50<td>
<tr><td>产出指标<td>质量指标<td>亮灯率<td>≥98%<td>98%<td>20<td>20<td>
<tr><td>效益指标<td>社会效益指标<td>出行安全感<td>提升<td>提升<td>{benefit}<td>{benefit}<td>
<tr><td>满意度指标<td>满意度指标<td>居民满意度<td>≥90%<td>92%<td>10<td>10<td>
{rate}
<tr><td colspan=6>总分<td>100<td>{total}<td></table>
"""
MANAGED = (
    "<tr><td rowspan=3>资金管理情况<td><td colspan=3>情况说明<td>分值<td>得分<td colspan=2>存在问题"
    "<tr><td>分配科学性<td colspan=3>按数量分配<td>3<td>3<td colspan=2>无"
    "<tr><td>使用规范性<td colspan=3>专款专用<td>2<td>{score}<td colspan=2>无"
)
RATE = "<tr><td colspan=4>预算执行率（10分）<td>≥95%<td>100%<td>10<td>{score}<td>"


def findings(page: str, settings: Settings) -> list[str]:
    report = check_document(f"<html><body>{page}</body></html>".encode(), settings)
    (project,) = report.projects
    assert isinstance(project, Project)
    return [f.rule for f in report.findings if f.severity != "info"]


@pytest.mark.parametrize(
    ("score", "total", "rules"),
    [("2", "100", []), ("2", "95", ["EVL006"]), ("1", "100", ["EVL006"])],
)
def test_how_the_funds_were_managed_counts(
    score: str, total: str, rules: list[str], shipped: Settings
) -> None:
    page = EVALUATION.format(
        execution="10", beside=MANAGED.format(score=score), benefit="5", rate="", total=total
    )
    assert findings(page, shipped) == rules


@pytest.mark.parametrize(("score", "total", "rules"), [("10", "100", []), ("10", "90", ["EVL006"])])
def test_an_execution_rate_left_of_the_levels_counts(
    score: str, total: str, rules: list[str], shipped: Settings
) -> None:
    page = EVALUATION.format(
        execution="—", beside="", benefit="10", rate=RATE.format(score=score), total=total
    )
    assert findings(page, shipped) == rules


PAST = """
<p>部门整体支出绩效目标表<p>单位：万元
<table><tr><td>部门名称<td colspan=5>澜城区园林局
<tr><td rowspan=2>项目<td rowspan=2><td rowspan=2>当年金额<td rowspan=2>占比
<td colspan=2>近两年收支金额
<tr><td>2023年<td>2024年
<tr><td rowspan=2>收入构成<td>财政拨款<td>90<td>100%<td>80<td>85
<tr><td>合计<td>90<td>100%<td>80<td>85
<tr><td>年度目标<td colspan=5>养护绿地3万平方米。
<tr><td>一级指标<td>二级指标<td colspan=2>三级指标<td colspan=2>指标值
<tr><td>产出指标<td>数量指标<td colspan=2>养护绿地<td colspan=2>3万平方米</table>
"""


def test_years_past_are_noted_and_group_headings_are_no_labels(shipped: Settings) -> None:
    (project,) = check_document(f"<html>{PAST}</html>".encode(), shipped).projects
    form = project.form
    assert (form.unclaimed_labels, form.unclaimed) == ((), ())
    noted = [(place.label, place.text) for place in form.noted]
    assert [text for label, text in noted if label == "近两年收支金额"] == [
        "2023年", "2024年", "80", "85", "80", "85",
    ]  # fmt: skip


TARGET = """
<p>项目支出绩效目标表<p>单位：万元
<table><tr><td>项目名称<td colspan=5>森林防火<tr><td>年度预算<td colspan=5>64.80
<tr><td>其中：财政资金<td>60.80<td colspan=2>其他资金<td colspan=2>0.00
<tr><td rowspan=3>绩效指标<td>一级指标<td>二级指标<td>三级指标<td>指标值<td>分值
<tr><td>产出指标<td>数量指标<td>聘用护林员<td>54人<td>60
<tr><td>满意度指标<td>满意度指标<td>林农满意度<td>≥90%<td>30
<tr><td>预算执行（10分）<td colspan=3>执行率<td>100%<td>{points}</table>
"""


def test_a_target_has_points_for_execution_without_a_score(shipped: Settings) -> None:
    report = check_document(f"<html>{TARGET.format(points='10')}</html>".encode(), shipped)
    (project,) = report.projects
    assert [(fund.name, fund.figures["weight"].location.text) for fund in project.funds] == [
        ("预算执行", "10")
    ]
    assert len(project.indicators) == 2 and report.diagnostics == ()


def test_points_alone_are_no_fund_block(shipped: Settings) -> None:
    report = check_document(f"<html>{TARGET.format(points='10')}</html>".encode(), shipped)
    assert "FND001" in {finding.rule for finding in report.findings}


SUBTOTALS: tuple[tuple[str, str, str, str, list[str]], ...] = (
    ("50", "50", "70", "70", []), ("50", "50", "75", "70", ["EVL019"]),
    ("50", "45", "70", "70", ["EVL019"]),
)  # fmt: skip


@pytest.mark.parametrize(("quantity", "given", "both", "scored", "rules"), SUBTOTALS)
def test_subtotals_of_points_are_checked_and_no_indicators(
    quantity: str, given: str, both: str, scored: str, rules: list[str], shipped: Settings
) -> None:
    page = EVALUATION.format(execution="10", beside="", benefit="10", rate="", total="100")
    first = "<tr><td>产出指标<td>质量指标"
    page = page.replace(
        first, f"<tr><td>产出指标<td>小计<td><td><td><td>{quantity}<td>{given}<td>{first}", 1
    )
    second = "<tr><td>效益指标<td>社会"
    page = page.replace(
        second, f"<tr><td>产出指标<td>小计<td><td><td><td>{both}<td>{scored}<td>{second}", 1
    ).replace("rowspan=5>绩效", "rowspan=7>绩效")
    report = check_document(f"<html><body>{page}</body></html>".encode(), shipped)
    assert report.diagnostics == ()
    assert len(report.projects[0].indicators) == 4
    assert [f.rule for f in report.findings if f.severity != "info"] == rules


TEXT = """
项目名称|路灯维护|||||||
项目资金|年初预算数|全年预算数|全年执行数|分值|执行率|得分||
年度资金总额|8|8|8|10|100%|10||
一级指标|二级指标|三级指标|指标值|实际完成值|分值|得分|指标完成率|备注
产出指标|数量指标|维护路灯|40盏|40盏|60|60|100%|
|质量指标|亮灯率|≥98%|98%|30|30|100%|
小计|||||90|90||
总分|||||100|100||
"""


def test_a_subtotal_of_a_text_has_not_lost_its_leading_blanks() -> None:
    found = read_form(TEXT, ("项目支出绩效自评表", "单位：万元"))
    assert [row.cells["level3"].text for row in found.rows] == ["维护路灯", "亮灯率"]
    assert [(one.total.text, [place.text for place in one.runs[0]]) for one in found.subtotals] == [
        ("90", ["60", "30"]), ("90", ["60", "30"]),
    ]  # fmt: skip
    assert (found.unclaimed, found.unchecked) == ((), ())


FOOT = """
<p>2024年度项目支出绩效自评表
<table><tr><td>项目名称<td colspan=6>免费开放
<tr><td rowspan=2>项目资金（万元）<td><td>年初预算数<td>全年预算数<td>全年执行数<td colspan=2>执行率
<tr><td>年度资金总额<td>60.00<td>60.00<td>57.00<td colspan=2>95%
<tr><td>一级指标<td>二级指标<td>三级指标<td>年度指标值<td>实际完成值<td>分值<td>得分
<tr><td>产出指标<td>数量指标<td>培训期数<td>≥20期<td>20期<td>80<td>80
<tr><td>满意度指标<td>满意度指标<td>群众满意度<td>≥90%<td>95%<td>10<td>10
{foot}<tr><td colspan=5>总分<td>100<td>{total}</table>
"""
FEET = (
    "<tr><td>预算执行指标<td>预算执行率指标<td>预算执行率<td>100%<td>95%<td>10<td>{score}",
    "<tr><td colspan=3>预算执行率<td>100%<td>95%<td>10<td>{score}",
    "<tr><td colspan=3>预算执行率<td><td><td>10<td>{score}",
    "<tr><td colspan=5>预算执行率（10分）<td>10<td>{score}",
    "<tr><td>产出指标<td>成本指标<td>预算执行率<td>100%<td>95%<td>10<td>{score}",
)


def judged(page: str, settings: Settings) -> list[str]:
    return [rule for rule in findings(page, settings) if not rule.startswith("IND00")]


@pytest.mark.parametrize("foot", FEET)
def test_the_execution_rate_counts_wherever_it_stands_at_the_foot(
    foot: str, shipped: Settings
) -> None:
    right = FOOT.format(foot=foot.format(score="9.5"), total="99.5")
    assert judged(right, shipped) == []
    summed = FOOT.format(foot=foot.format(score="9.5"), total="98.5")
    assert judged(summed, shipped) == ["EVL006"]
    (wrong,) = judged(FOOT.format(foot=foot.format(score="8"), total="98"), shipped)
    assert wrong in ("EVL002", "EVL007")


def test_budget_and_spending_beside_the_rate_are_no_targets(shipped: Settings) -> None:
    foot = "<tr><td colspan=3>预算执行率<td>60.00<td>57.00<td>10<td>9.5"
    assert judged(FOOT.format(foot=foot, total="99.5"), shipped) == []
