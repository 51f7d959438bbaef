"""Rows of indicators below what closes a list: named, where cells are merged over rows too."""

from bgtlint.checker import Settings, check_document
from bgtlint.model import DocumentReport

FORM = """<p>项目支出绩效目标表<p>单位：万元<table>
<tr><td>项目名称<td colspan=4>路灯维护<tr><td>年度预算<td colspan=4>8.00
<tr><td rowspan=3>绩效指标<td>一级指标<td>二级指标<td>三级指标<td>指标值
<tr><td rowspan=2>产出指标<td>数量指标<td>维护路灯<td>40盏<tr><td>质量指标<td>亮灯率<td>≥98%
{between}
<tr><td rowspan=3>{label}<td rowspan=3>效益指标<td rowspan=2>社会效益指标<td>出行安全感<td>提升
<tr><td>受益居民<td>≥500人<tr><td>生态效益指标<td>节能率<td>≥5%
<tr><td>审核意见<td colspan=4>同意</table>"""
NOTE = "<tr><td>填报说明<td colspan=4>以上为产出"


def read(settings: Settings, label: str, between: str = "") -> DocumentReport:
    form = FORM.format(label=label, between=between)
    return check_document(f"<html>{form}</html>".encode(), settings)


def test_every_row_beside_a_level_is_named_with_what_it_says(shipped: Settings) -> None:
    report = read(shipped, "绩效指标", NOTE)
    (project,), (found,) = report.projects, report.diagnostics
    assert len(project.indicators) == 2
    assert (found.code, found.detail) == ("cells-not-checked", "3")
    assert [(place.row, place.column, place.text) for place in found.places] == [
        (7, None, "绩效指标、效益指标、社会效益指标、出行安全感"),
        (8, None, "受益居民、≥500人"),
        (9, None, "生态效益指标、节能率、≥5%"),
    ]


def test_a_new_label_beside_a_level_ends_nothing(shipped: Settings) -> None:
    report = read(shipped, "补充内容")
    assert report.diagnostics == ()
    assert [row.name for row in report.projects[0].indicators] == [
        "维护路灯", "亮灯率", "出行安全感", "受益居民", "节能率",
    ]  # fmt: skip


WIDE = """<p>项目支出绩效目标表<p>单位：万元<table>
<tr><td>项目名称<td colspan=5>路灯维护<tr><td>年度预算<td colspan=5>8.00
<tr><td>一级指标<td>二级指标<td>三级指标<td>指标值<td colspan=2>承诺
<tr><td rowspan=2>产出指标<td>数量指标<td>维护路灯<td>40盏<td>力争<td>42盏
<tr><td>质量指标<td>亮灯率<td>≥98%<td>力争<td>99%
<tr><td>填表人<td>周岚<td>填报日期<td colspan=3>2025年1月6日</table>"""


def test_a_label_over_two_columns_is_of_both_and_ends_with_the_list(shipped: Settings) -> None:
    (found,) = check_document(f"<html>{WIDE}</html>".encode(), shipped).diagnostics
    assert [(place.label, place.column, place.text) for place in found.places] == [
        ("承诺", 5, "42盏、99%")
    ]
