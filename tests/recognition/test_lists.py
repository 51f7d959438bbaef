"""Tables that list many projects, as text prints them and with merged cells."""

import pytest

from bgtlint.model import Form
from tests.recognition.test_forms import recognised

HEADING = ("部门预算项目绩效目标表", "金额单位：元")
LIST = """
单位名称|项目名称|预算数|年度目标|绩效指标|||||
||||一级指标|二级指标|三级指标|指标性质|指标值|度量单位
312-甲县文化局||300.00|||||||
312001-甲县文化馆|51152325R000000104211-工资|100.00|发工资|产出指标|数量指标|人数|＝|12|人
|||||质量指标|准确率|＝|100|%
|||满意度行|满意度指标|服务对象满意度指标|职工满意度|≥|95|%
|购书|200.00|买书|产出指标|数量指标|册数|≥|3000|册
合计||300.00|||||||
注：以上均为预算数|||||||||
"""


def read(drawing: str, heading: tuple[str, ...] = HEADING) -> list[Form]:
    forms, diagnostics = recognised(drawing, heading)
    assert diagnostics == []
    return forms


def names(forms: list[Form]) -> list[tuple[int, str, str, int]]:
    return [
        (form.number, form.fields["name"].text, form.fields["unit"].text, len(form.rows))
        for form in forms
    ]


def test_each_project_has_its_rows_and_cells() -> None:
    forms = read(LIST)
    assert names(forms) == [
        (1, "工资", "312001-甲县文化馆", 3), (2, "购书", "312001-甲县文化馆", 1),
    ]  # fmt: skip
    first, second = forms
    assert first.fields["code"].text == "51152325R000000104211"
    assert (first.fields["budget"].text, second.fields["budget"].text) == ("100.00", "200.00")
    assert first.fields["budget"].label == "预算数" and first.amount_unit == "元"
    assert first.grids == second.grids
    assert (second.rows[0].level1, second.rows[0].cells["value"].row) == ("产出", 7)


def test_a_header_printed_again_after_a_page_break_is_no_project() -> None:
    head = "\n".join(LIST.strip().splitlines()[:2])
    broken = LIST.replace("|||||质量指标", f"{head}\n|||||质量指标")
    assert names(read(broken)) == names(read(LIST))


def test_cells_printed_again_after_a_page_break_go_on() -> None:
    again = LIST.replace(
        "|||||质量指标", "312001-甲县文化馆|51152325R000000104211-工资|100.00||产出指标|质量指标"
    )
    assert names(read(again)) == names(read(LIST))


def test_projects_of_one_name_in_two_units_are_two() -> None:
    two = LIST.replace("|购书|200.00|", "312002-甲县图书馆|51152325R000000104322-工资|200.00|")
    assert names(read(two)) == [
        (1, "工资", "312001-甲县文化馆", 3), (2, "工资", "312002-甲县图书馆", 1),
    ]  # fmt: skip


def test_units_and_projects_in_one_column() -> None:
    forms = read(
        """
单位名称、项目名称|项目年度绩效目标|一级指标|二级指标|三级指标|指标性质|指标值|度量单位|指标属性
1|2|3|4|5|6|7|8|9
甲县图书馆||||||||
购书经费|买书|||||||
||产出指标||||||
|||数量指标|||||
||||册数|>=|5000|册|定量指标
||||环境|=|改善|是/否|定性指标
""",
        ("项目支出绩效目标表",),
    )
    (form,) = forms
    assert (form.layout, form.fields["unit"].text) == ("yunnan-list", "甲县图书馆")
    assert [(row.level1, row.level2) for row in form.rows] == [("产出", "数量")] * 2


def test_level_one_lists_side_by_side() -> None:
    forms = read(
        """
单位编码|单位(项目)名称|项目金额(万元)|||成本指标||产出指标||满意度指标|
||资金总额|政府预算资金|单位资金|三级指标|指标值|三级指标|指标值|三级指标|指标值
213|甲市林业局|30|30||||||||
41090025R000000012301|护林员|30|24|6|补助|≤500元/人|人数|600人|满意度|≥95%
|||||||面积|≥3万亩||
""",
        ("部门预算项目绩效目标汇总表",),
    )
    (form,) = forms
    assert (form.layout, form.amount_unit, form.fund_parts) == (
        "henan-t", "万元", ("fiscal", "own"),
    )  # fmt: skip
    assert form.fields["code"].text == "41090025R000000012301"
    assert form.fields["unit"].text == "甲市林业局"
    assert [(row.level1, row.cells["value"].text) for row in form.rows] == [
        ("成本", "≤500元/人"), ("产出", "600人"), ("产出", "≥3万亩"), ("满意度", "≥95%"),
    ]  # fmt: skip


def test_a_project_without_indicators_is_said() -> None:
    forms, diagnostics = recognised(
        LIST.replace("|产出指标|数量指标|册数|≥|3000|册", "||||||"), HEADING
    )
    assert len(forms) == 2
    assert [(found.code, found.detail, found.closest[0].missing) for found in diagnostics] == [
        ("form-incomplete", "2", ("绩效指标",))
    ]


def test_a_word_that_names_a_level_too_may_stand_as_a_value() -> None:
    drawing = """
一级指标|二级指标|指标名称|指标值|绩效标准|依据
产出指标|数量指标|培训场次|20场|计划标准|工作计划
||培训任务|完成|计划标准|工作计划
||成果验收|完成||工作计划
"""
    (form,) = recognised(f"项目名称|培训|预算数|6.00||\n{drawing.strip()}", ("单位：万元",))[0]
    assert [row.cells["value"].text for row in form.rows] == ["20场", "完成", "完成"]
    assert [row.cells["level3"].text for row in form.rows] == ["培训场次", "培训任务", "成果验收"]


SIDE = """
单位编码（项目编码）|项目单位（项目名称）|项目金额（万元）||成本指标||产出指标||满意度指标|
||资金总额|政府预算资金|三级指标|指标值|三级指标|指标值|三级指标|指标值
213001|甲县林业局机关|96.00|96.00||||||
41090025T000000012301|防火宣传|36.00|36.00|每场费用|≤6000元/场|宣传场次|60场|村民满意度|≥90%
41090025T000000012302|苗木抚育|60.00|60.00|亩均补助|200元/亩|抚育面积|3000亩|林农满意度|≥85%
"""


def test_a_column_of_units_whose_bracket_names_projects_holds_both() -> None:
    forms = read(SIDE, ("部门预算项目支出绩效目标表",))
    assert [form.layout for form in forms] == ["henan-t", "henan-t"]
    assert names(forms) == [
        (1, "防火宣传", "甲县林业局机关", 3),
        (2, "苗木抚育", "甲县林业局机关", 3),
    ]


TWICE = """
项目名称|预算数|一级指标|二级指标|三级指标|指标值
义诊|12.00|产出指标|数量指标|场次|24场
||满意度指标|服务对象满意度指标|群众满意度|≥90%
{second}
||满意度指标|服务对象满意度指标|患者满意度|≥90%
"""


@pytest.mark.parametrize(
    ("second", "projects"),
    [
        ("义诊|12.00|产出指标|数量指标|病床|40张", 2),
        ("义诊|12.00|效益指标|社会效益指标|受益人数|40人", 1),
        ("义诊|12.00|满意度指标|服务对象满意度指标|家属满意度|≥90%", 1),
    ],
)
def test_a_name_printed_again_begins_a_project_where_its_levels_begin_anew(
    second: str, projects: int
) -> None:
    assert len(read(TWICE.format(second=second))) == projects
