"""A form of approval with the points for execution and a social cost, checked as a whole."""

import pytest

from bgtlint.checker import Settings, check_document

FORM = """<p>项目支出绩效目标审批表<p>金额单位：万元<table>
<tr><td>项目名称<td>小流域水土保持监测<td>预算部门<td>县水土保持站
<tr><td>当年年度预算<td>52.50<td>项目总预算<td>52.50
<tr><td>其中：财政资金<td>52.50<td>其它资金<td>0
<tr><td>{execution}<td colspan=3>10分
<tr><td>年度绩效目标<td colspan=3>监测小流域15条，掌握土壤流失情况。
<tr><td>一级指标<td>二级指标<td>三级指标<td>指标值
<tr><td>成本指标<td>经济成本指标<td>单条监测成本<td>{price}
<tr><td>成本指标<td>社会成本指标<td>监测安全事故<td>{social}
<tr><td>产出指标<td>数量指标<td>监测小流域<td>15条
<tr><td>产出指标<td>质量指标<td>监测数据合格率<td>≥95%
<tr><td>产出指标<td>时效指标<td>监测完成时间<td>2025年11月底前
<tr><td>效益指标<td>生态效益指标<td>土壤流失减少<td>≥300吨
<tr><td>满意度指标<td>服务对象满意度指标<td>村民满意度<td>≥88%</table>"""


@pytest.mark.parametrize(
    ("price", "social", "found"),
    [
        ("3.5万元/条", "0起", []),
        ("3.1万元/条", "0起", ["CST001"]),
        ("≤3.1万元/条", "≤1%", ["CST001"]),
        ("3.1万元/条", "按合同支付", []),
        ("3.1万元/条", "6万元", []),
    ],
)
@pytest.mark.parametrize("execution", ["预算执行", "预算执行（10分）"])
def test_a_number_that_is_no_money_is_no_second_cost(
    shipped: Settings, execution: str, price: str, social: str, found: list[str]
) -> None:
    form = FORM.format(execution=execution, price=price, social=social)
    report = check_document(f"<html>{form}</html>".encode(), shipped)
    assert report.diagnostics == ()
    assert [f.rule for f in report.findings if f.rule in ("CST001", "CST002")] == found
