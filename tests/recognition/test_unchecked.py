"""What of a form nothing took: named where a rule would have judged it, else noted or silent."""

import pytest

from bgtlint.model import Diagnostic, Form
from bgtlint.reading.picture import PICTURE
from tests.recognition.test_forms import recognised

HEADING = ("项目支出绩效目标表", "（2025年度）")
FORM = """
项目名称|路灯维护|||
主管部门|芦阳市城管局|实施单位|芦阳市路灯所|
项目资金（万元）|年度资金总额|8.00||
|其中：财政拨款|8.00||
|其他资金|0.00||
年度目标|保持夜间照明|||
一级指标|二级指标|三级指标|指标值|备注
产出指标|数量指标|维护路灯|40盏|
|质量指标|亮灯率|≥98%|
|时效指标|完成时间|2025年12月底前|
|成本指标|每盏费用|2000元/盏|
效益指标|社会效益指标|出行安全感|提升|
满意度指标|满意度指标|居民满意度|≥90%|
"""


def read(drawing: str) -> tuple[Form, list[Diagnostic]]:
    (form,), diagnostics = recognised(drawing, HEADING)
    return form, diagnostics


def lost(old: str, new: str) -> list[tuple[int | None, int | None, str, str]]:
    """Return row, column, label and text of the places that are named as not checked."""
    drawn = FORM.replace(old, new)
    assert drawn != FORM
    form, diagnostics = read(drawn)
    codes = ["cells-not-checked"] if form.unchecked else []
    assert [d.code for d in diagnostics if d.code != "words-without-field"] == codes
    assert all(d.places == form.unchecked and d.detail == str(len(d.places))
               for d in diagnostics if d.code in codes)  # fmt: skip
    return [(place.row, place.column, place.label, place.text) for place in form.unchecked]


def test_a_form_read_whole_leaves_nothing() -> None:
    form, diagnostics = read(FORM)
    assert diagnostics == []
    assert (form.unclaimed, form.unchecked, form.unplaced) == ((), (), ())


@pytest.mark.parametrize(
    ("old", "new", "places"),
    [
        pytest.param("|其他资金|0.00||", "|其他资金|0.00||\n|统筹整合部分|12.00||",
                     [(6, 3, "统筹整合部分", "12.00")], id="a fund of unknown name"),
        pytest.param("年度目标|", "当年新增安排|3.50|||\n年度目标|",
                     [(6, 2, "当年新增安排", "3.50")], id="an amount beside an unknown label"),
        pytest.param("|8.00||\n|其中", "|8.00|7.00|\n|其中",
                     [(3, 4, "年度资金总额", "7.00")], id="a second amount of a fund"),
        pytest.param("指标值|备注", "指标值|承诺数", [], id="an unknown column without a cell"),
        pytest.param("指标值|备注\n产出指标|数量指标|维护路灯|40盏|",
                     "指标值|承诺数\n产出指标|数量指标|维护路灯|40盏|42盏",
                     [(None, 5, "承诺数", "42盏")], id="an unknown column with figures"),
        pytest.param("指标值|备注\n产出指标|数量指标|维护路灯|40盏|",
                     "指标值|承诺数（盏）\n产出指标|数量指标|维护路灯|40盏|42",
                     [(None, 5, "承诺数（盏）", "42")], id="an unknown column with its unit"),
        pytest.param("指标值|备注\n产出指标|数量指标|维护路灯|40盏|",
                     "指标值|\n产出指标|数量指标|维护路灯|40盏|42盏",
                     [(8, 5, "", "42盏")], id="figures under no label"),
        pytest.param("效益指标|社", "填报说明|以上为产出|||\n效益指标|社",
                     [(13, None, "", "效益指标、社会效益指标、出行安全感、提升"),
                      (14, None, "", "满意度指标、满意度指标、居民满意度、≥90%")],
                     id="indicators below what closes the list"),
        pytest.param("|≥90%|\n", "|≥90%|\n填表人|周岚|||\n资金补充|其他资金|12.00||\n",
                     [(15, 3, "其他资金", "12.00")], id="a fund below the form"),
    ],
)  # fmt: skip
def test_what_a_rule_would_have_judged_is_named(
    old: str, new: str, places: list[tuple[int | None, int | None, str, str]]
) -> None:
    assert lost(old, new) == places


@pytest.mark.parametrize(
    ("new", "note"),
    [
        ("归口科室|教科文科|||", "“归口科室”×1"),
        ("编制人数|126|在职人数|120|", "“编制人数”×1、“在职人数”×1"),
        ("邮编|050000|||", "“邮编”×1"),
        ("开始建设|2025年3月1日|||", "“开始建设”×1"),
    ],
)
def test_words_and_plain_numbers_beside_unknown_labels_are_noted(new: str, note: str) -> None:
    form, diagnostics = read(FORM.replace("年度目标|", f"{new}\n年度目标|"))
    assert form.unchecked == ()
    assert [(d.code, d.detail) for d in diagnostics] == [("words-without-field", note)]


EXECUTED = """
项目名称|路灯维护||||||
项目资金（万元）|年初预算数|全年预算数|实际到位数|全年执行数|分值|执行率|得分
年度资金总额|8.00|8.00|7.50|8.00|10|100%|10
其中：财政拨款|8.00|8.00|7|8.00|—|100%|—
一级指标|二级指标|三级指标|指标值|实际完成值|分值|得分|
产出指标|数量指标|维护路灯|40盏|40盏|90|90|
"""


def test_a_column_of_the_funds_under_an_unknown_heading_is_named_with_it() -> None:
    form, diagnostics = read(EXECUTED)
    assert [(place.label, place.text) for place in form.unchecked] == [
        ("年度资金总额/实际到位数", "7.50"), ("其中:财政拨款/实际到位数", "7"),
    ]  # fmt: skip
    assert [d.code for d in diagnostics] == ["cells-not-checked"]


def test_points_below_the_form_beside_an_unknown_label_are_noted() -> None:
    form, diagnostics = read(FORM + "填报说明|无|||\n处室复核|98|||\n")
    assert form.unchecked == ()
    assert [d.detail for d in diagnostics] == ["“处室复核”×1"]


@pytest.mark.parametrize("before", ["一级指标", "产出指标|数量"])
def test_the_numbers_of_columns_are_no_figures(before: str) -> None:
    assert read(FORM.replace(before, f"1|2|3|4|5\n{before}"))[1] == []


def test_a_column_of_documents_and_dates_is_noted() -> None:
    drawn = FORM.replace("指标值|备注", "指标值|文件出处").replace("40盏|", "40盏|财预〔2015〕88号")
    form, diagnostics = read(drawn.replace("|≥98%|", "|≥98%|2025年6月底"))
    assert form.unchecked == ()
    assert [d.detail for d in diagnostics] == ["“文件出处”×2"]


def test_a_column_of_words_is_noted_once() -> None:
    drawn = FORM.replace("指标值|备注", "指标值|牵头处室").replace("40盏|", "40盏|养护科")
    form, diagnostics = read(drawn.replace("|≥98%|", "|≥98%|养护科"))
    assert form.unchecked == ()
    assert [d.detail for d in diagnostics] == ["“牵头处室”×2"]


@pytest.mark.parametrize(
    "below",
    [
        "填表人|周岚|联系电话|5552266|",
        "填表人：周岚  联系电话：5552266  2025年1月6日||||",
        "主管部门审核意见|同意，按100%安排|||",
        "本表一式3份，报财政局备案||||",
        "保证措施|落实责任|||",
    ],
)
def test_what_stands_below_a_form_is_passed_by(below: str) -> None:
    form, diagnostics = read(FORM + below)
    assert (form.unchecked, form.unplaced, diagnostics) == ((), (), [])


def test_known_labels_that_no_rule_needs_are_silent() -> None:
    drawn = FORM.replace("年度目标|", "项目类别|延续项目|上年预算数|7.50|\n年度目标|")
    form, diagnostics = read(drawn)
    assert [place.text for place in form.noted] == ["延续项目", "7.50"]
    assert (form.unchecked, diagnostics) == ((), [])


def test_what_a_year_named_by_its_number_spent_is_context() -> None:
    drawing = """
项目名称|办公楼运行保障||||
项目预算（万元）|成本构成|金额|测算（公式）依据|2023年实际执行数|2024年实际执行数
|保安服务费|191|招标文件|191|191
|合计|191||188|191
绩效目标|保障办公楼运行，服务职工520人||||
一级指标|二级指标|三级指标|指标值||
产出指标|数量指标|安检巡察次数|200次||
效益指标|社会效益指标|运行状况|良好||
满意度指标|服务对象满意度指标|职工满意度|≥90%||
"""
    form, diagnostics = read(drawing)
    assert (form.unchecked, diagnostics) == ((), [])
    alone, named = read(drawing.replace("2023年实际执行数", "支出标准"))
    assert "191" in [place.text for place in alone.unchecked]
    assert [found.code for found in named] == ["cells-not-checked", "words-without-field"]


def test_cells_of_the_form_that_show_a_picture_are_named_others_are_not() -> None:
    drawn = FORM.replace("40盏", "〔图片〕").replace("8.00||\n|其中", "〔图片〕||\n|其中", 1)
    form, diagnostics = read(drawn + "审核意见|〔图片〕|||\n")
    (found,) = (d for d in diagnostics if d.code == "cells-pictured")
    assert [place.row for place in found.places] == [3, 8]
    assert found.detail == "2"
    assert form.rows[0].cells["value"].text == PICTURE
