"""Indicators of one name compared over tables, with comparator and unit in columns of their own."""

import pytest

from bgtlint.checker import Settings, check_document

FORM = """<p>项目支出绩效目标表<table>
<tr><td>项目名称<td>{name}<tr><td>预算数<td>{budget}万元
<tr><td>一级指标<td>二级指标<td>三级指标<td>绩效指标性质<td>绩效指标值<td>绩效度量单位
<tr><td>产出指标<td>数量指标<td>{name}次数<td>=<td>{budget}<td>次
<tr><td>产出指标<td>质量指标<td>验收合格率<td>{sign}<td>{value}<td>%
<tr><td>满意度指标<td>满意度指标<td>居民满意度<td>≥<td>90<td>%</table>"""


def told(settings: Settings, sign: str, value: str = "95") -> list[tuple[str, str]]:
    forms = [
        FORM.format(name="河道保洁", budget="12", sign="≥", value="95"),
        FORM.format(name="公厕管护", budget="15", sign="≥", value="95"),
        FORM.format(name="路灯维护", budget="18", sign=sign, value=value),
    ]
    report = check_document(f"<html><body>{''.join(forms)}</body></html>".encode(), settings)
    assert len(report.projects) == 3
    return [(f.rule, f.message) for f in report.findings if f.rule in ("CNS002", "CNS003")]


def test_another_comparator_in_its_own_column_is_told(shipped: Settings) -> None:
    ((rule, message),) = told(shipped, "=")
    assert rule == "CNS003" and "=95%" in message and "≥95%" in message


@pytest.mark.parametrize(("sign", "value", "rules"), [("≥", "95", []), ("≥", "98", ["CNS002"])])
def test_the_same_comparator_is_not(
    sign: str, value: str, rules: list[str], shipped: Settings
) -> None:
    assert [rule for rule, _ in told(shipped, sign, value)] == rules
