"""A form cut from running text is judged only where every part of it looks like one."""

import pytest

from bgtlint.model import Diagnostic, Form, Line, Page
from bgtlint.recognition.document import recognise
from bgtlint.recognition.layout_reading import shipped_layouts, shipped_levels

FORM = (
    "项目支出绩效目标表单位：万元项目名称城市道路维护主管部门湖泽市城管局"
    "年度资金总额260.00其中：财政拨款200.00其他资金60.00绩效目标维护道路52万平方米。"
    "一级指标二级指标三级指标指标值产出指标数量指标维护道路面积52万平方米质量指标路面完好率≥98%"
    "效益指标社会效益指标市民出行条件明显改善满意度指标服务对象满意度指标市民满意度≥90%"
)


def read(text: str) -> tuple[list[Form], list[Diagnostic]]:
    page = Page(None, (Line(text, address="L1"),))
    found = list(recognise([page], shipped_layouts(), shipped_levels()))
    forms = [one for one in found if isinstance(one, Form)]
    return forms, [one for one in found if isinstance(one, Diagnostic)]


def test_a_form_that_holds_together_is_read() -> None:
    forms, said = read(FORM)
    assert [form.fields["budget"].text for form in forms] == ["260.00"]
    assert said == []


@pytest.mark.parametrize(
    ("old", "new", "unsure"),
    [
        ("项目名称城市道路维护", "", "项目名称"),
        ("城市道路维护主管", "城市道路维护任务名称巡查主管", "项目名称"),
        ("湖泽市城管局", "湖泽市城管局上年结余3.25万元", "项目名称"),
        ("产出指标数量指标", "效益指标数量指标", "各级指标"),
        ("路面完好率≥98%", "项目支出绩效目标表（申报）率≥98%", "指标值"),
        ("路面完好率≥98%", "单位（盖章）：≥98%", "指标值"),
    ],
)
def test_a_form_in_doubt_is_named_and_not_read(old: str, new: str, unsure: str) -> None:
    assert FORM.count(old) == 1
    forms, said = read(FORM.replace(old, new))
    assert forms == []
    (diagnostic,) = said
    assert diagnostic.code == "lines-not-understood"
    assert f"能够确定的{unsure}" in diagnostic.closest[0].missing


@pytest.mark.parametrize(
    ("old", "new", "unsure"),
    [
        ("60.00绩效", "60.00约数绩效", "资金金额"),
        ("260.00其中", "其中", "资金金额"),
        ("绩效目标维护道路52万平方米。", "绩效目标 ", "绩效目标"),
        ("路面完好率≥98%", "路面完好率≥98%12条40条", "路面完好率≥98%12条40条"),
        ("路面完好率≥98%", "路面完好率≥98.5.0%", "路面完好率≥98.5.0%"),
        ("市民出行条件明显改善", "市民出行条件一直很好走", "市民出行条件一直很好走"),
        ("市民满意度≥90%", "（平方米）≥90%", "（平方米）≥90%"),
    ],
)
def test_of_a_form_run_together_what_is_unsure_is_named_alone(
    old: str, new: str, unsure: str
) -> None:
    assert FORM.count(old) == 1
    (form,), (diagnostic,) = read(FORM.replace(old, new))
    assert diagnostic.code == "part-not-read"
    (place,) = diagnostic.places
    assert unsure.endswith(place.text)
    assert form.fields["name"].text == "城市道路维护"
    assert ("budget" in form.fields) is (unsure != "资金金额")
    assert ("goal" in form.fields) is (unsure != "绩效目标")
    assert 4 - len(form.rows) == (unsure not in ("资金金额", "绩效目标"))
    assert form.unread_rows == (unsure != "绩效目标")


def test_the_lines_of_a_form_are_no_paragraphs() -> None:
    lines = (
        Line("第一部分", address="L1"),
        Line(FORM, address="L2"),
        Line("第二部分", address="L3"),
    )
    found = recognise([Page(None, lines)], shipped_layouts(), shipped_levels())
    assert [type(one).__name__ for one in found] == ["Line", "Form", "Line"]
