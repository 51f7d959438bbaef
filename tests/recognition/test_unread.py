"""Rows of indicators that no list took, where cells are merged over rows."""

from bgtlint.checker import Settings, check_document

FORM = """<p>项目支出绩效目标表<p>单位：万元<table>
<tr><td>项目名称<td colspan=4>路灯维护<tr><td>年度预算<td colspan=4>8.00
<tr><td rowspan=3>绩效指标<td>一级指标<td>二级指标<td>三级指标<td>指标值
<tr><td rowspan=2>产出指标<td>数量指标<td>维护路灯<td>40盏<tr><td>质量指标<td>亮灯率<td>≥98%
<tr><td rowspan=3>补充内容<td rowspan=3>效益指标<td rowspan=2>社会效益指标<td>出行安全感<td>提升
<tr><td>受益居民<td>≥500人<tr><td>生态效益指标<td>节能率<td>≥5%
<tr><td>审核意见<td colspan=4>同意</table>"""


def test_every_row_beside_a_level_is_named_with_what_it_says(shipped: Settings) -> None:
    report = check_document(f"<html>{FORM}</html>".encode(), shipped)
    (project,), (found,) = report.projects, report.diagnostics
    assert len(project.indicators) == 2
    assert (found.code, found.detail) == ("cells-not-checked", "3")
    assert [(place.row, place.column) for place in found.places] == [
        (6, None),
        (7, None),
        (8, None),
    ]
    assert [place.text for place in found.places] == [
        "补充内容、效益指标、社会效益指标、出行安全感", "受益居民、≥500人", "生态效益指标、节能率、≥5%",
    ]  # fmt: skip
