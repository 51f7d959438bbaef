import pytest

from bgtlint.model import Diagnostic, Form, Line, Page
from bgtlint.recognition.document import recognise
from bgtlint.recognition.layout_reading import shipped_layouts, shipped_levels
from bgtlint.recognition.masking import masked_pages
from bgtlint.recognition.pieces import pieces

TOGETHER = (
    "湖泽市2025年部门预算项目支出绩效目标表单位：万元项目名称城市道路维护项目类别延续性项目"
    "主管部门湖泽市城管局年度资金总额260.00其中：财政拨款200.00其他资金60.00绩效目标维护道路"
    "52万平方米。绩效指标一级指标二级指标三级指标指标值产出指标数量指标维护道路面积52万平方米"
    "质量指标路面完好率≥98%成本指标维护单价5元/平方米效益指标社会效益指标市民出行条件明显改善"
    "满意度指标服务对象满意度指标市民满意度≥90%填报人：某某"
)
LINES = """\
项目支出绩效目标申报表（2025年度）
项目名称 乡村公益岗位补助
主管部门及代码 219-皖溪镇人民政府 实施单位 皖溪镇人民政府
项目资金
（万元） 年度资金总额： 90.00
其中：财政拨款 90.00
其他资金
年度
总体
目标 开发乡村公益岗位150个
绩
效
指
标 一级指标 二级指标 三级指标 指标值 分值
产出指标 数量指标 公益岗位数 ≥150个 20
质量指标 岗位
合格率 ≥95% 20
成本指标 岗位补助标准 500元/个·月 20
满意度指标 服务对象
满意度指标 人员满意度 ≥90% 10
联系人：某某
"""


def forms(*lines: str) -> list[Form]:
    blocks = tuple(Line(text, address=f"L{n}") for n, text in enumerate(lines, 1))
    found = list(recognise([Page(None, blocks)], shipped_layouts(), shipped_levels()))
    assert not [item for item in found if isinstance(item, Diagnostic)]
    return [item for item in found if isinstance(item, Form)]


def rows(form: Form) -> list[str]:
    return [
        f"{row.level1}/{row.level2}/{row.cells['level3'].text}={row.cells['value'].text}"
        for row in form.rows
    ]


def test_a_form_run_together_is_cut_by_its_labels() -> None:
    (form,) = forms(TOGETHER)
    fields = {name: place.text for name, place in form.fields.items()}
    assert form.title is not None and form.title.text == "湖泽市2025年部门预算项目支出绩效目标表"
    assert fields["name"] == "城市道路维护" and fields["budget"] == "260.00"
    assert (form.amount_unit, form.fund_parts) == ("万元", ("fiscal", "other"))
    assert rows(form) == [
        "产出/数量/维护道路面积=52万平方米",
        "产出/质量/路面完好率=≥98%",
        "产出/成本/维护单价=5元/平方米",
        "效益/社会效益/市民出行条件=明显改善",
        "满意度/满意度/市民满意度=≥90%",
    ]
    assert "没有分格" in form.reason
    assert form.rows[0].cells["value"].cell == "L1"


def test_lines_with_blanks_between_cells_and_wrapped_labels() -> None:
    (form,) = forms(*LINES.splitlines())
    fields = {name: place.text for name, place in form.fields.items()}
    assert fields["name"] == "乡村公益岗位补助" and fields["unit"] == "皖溪镇人民政府"
    assert (fields["budget"], fields["fiscal"], fields["other"]) == ("90.00", "90.00", "")
    assert fields["goal"] == "开发乡村公益岗位150个"
    assert form.amount_unit == "万元"
    assert rows(form) == [
        "产出/数量/公益岗位数=≥150个",
        "产出/质量/岗位合格率=≥95%",
        "产出/成本/岗位补助标准=500元/个·月",
        "满意度/满意度/人员满意度=≥90%",
    ]
    assert form.rows[0].cells["weight"].text == "20"


def test_several_forms_one_after_the_other() -> None:
    second = TOGETHER.replace("城市道路维护", "桥梁检测").replace("260.00", "90.00")
    found = forms(TOGETHER, second)
    assert [(form.number, form.fields["name"].text) for form in found] == [
        (1, "城市道路维护"), (2, "桥梁检测"),
    ]  # fmt: skip
    assert [form.fields["budget"].text for form in found] == ["260.00", "90.00"]


@pytest.mark.parametrize(
    "text",
    [
        "绩效目标申报表应填写一级指标、二级指标、三级指标和指标值，产出指标和数量指标要细化量化。",
        "一级指标 二级指标 三级指标 指标值",
        "第二部分 预算项目绩效目标",
    ],
)
def test_words_about_forms_are_no_form(text: str) -> None:
    assert forms(text) == []


@pytest.mark.parametrize(
    ("text", "weighted", "expected"),
    [
        (
            "养护里程420公里15路面完好率≥95%15",
            True,
            ["养护里程=420公里(15)", "路面完好率=≥95%(15)"],
        ),
        ("巡查次数反映巡查情况200次", False, ["巡查次数=200次"]),
        ("2025年培训人数≥300人", False, ["2025年培训人数=≥300人"]),
        ("12345热线办结率≥98%", False, ["12345热线办结率=≥98%"]),
        ("完成时间2025年12月底前", False, ["完成时间=2025年12月底前"]),
        ("发放时间每月10日前", False, ["发放时间=每月10日前"]),
        ("出行条件持续改善15", True, ["出行条件=持续改善(15)"]),
        ("护林员补助1000元/人·月", False, ["护林员补助=1000元/人·月"]),
        ("群众获得感", False, ["群众获得感=群众获得感"]),
    ],
)
def test_pieces(text: str, weighted: bool, expected: list[str]) -> None:
    found = pieces(text, weighted=weighted)
    shown = [f"{p.name}={p.value}" + (f"({p.weight})" if p.weight else "") for p in found]
    assert shown == expected


@pytest.mark.parametrize(
    "filler",
    ["1," * 20_000, "里程" * 20_000, " " * 40_000, "表" * 20_000, "其 中 " * 10_000],
)
def test_long_runs_come_to_an_end(filler: str) -> None:
    lines = (TOGETHER.replace("产出指标数量指标", f"产出指标数量指标{filler}", 1), filler)
    page = Page(None, tuple(map(Line, lines)))
    assert list(recognise([page], shipped_layouts(), shipped_levels()))


HEADING = "项目支出绩效目标表\n（2025年度）\n项目责任人： 单位（盖章）：\n"
FIRST = (
    "项目名称 路灯维护\n项目资金（万元） 年度资金总额： 8.00\n其中：财政拨款 8.00\n"
    "年度目标 维护路灯\n一级指标 二级指标 三级指标 指标值\n"
    "产出指标 数量指标 维护路灯数 40盏\n更换灯泡数 60个\n时效指标 完成时间 2025年年底前\n"
    "满意度指标 满意度指标 居民满意度 ≥95%\n"
)
WANTED = [
    "产出/数量/维护路灯数=40盏",
    "产出/数量/更换灯泡数=60个",
    "产出/时效/完成时间=2025年年底前",
    "满意度/满意度/居民满意度=≥95%",
]


@pytest.mark.parametrize("way", ["rows", "cells", "one line"])
def test_the_heading_of_the_next_form_is_none_of_the_last_indicator(way: str) -> None:
    text = HEADING + FIRST + HEADING + FIRST.replace("路灯维护", "路灯改造")
    if way == "cells":
        text = text.replace(" ", "\n")
    lines = text.splitlines() if way != "one line" else [" ".join(text.split())]
    found = forms(*lines)
    assert [form.fields["name"].text for form in found] == ["路灯维护", "路灯改造"]
    assert [rows(form) for form in found] == [WANTED, WANTED]


def test_a_mobile_number_in_a_form_without_cells_is_told() -> None:
    text = HEADING + FIRST.replace("项目资金", "联系电话 13900001234\n项目资金", 1)
    lines = tuple(Line(line, address=f"L{n}") for n, line in enumerate(text.splitlines(), 1))
    (page,) = masked_pages([Page(None, lines)])
    (form,) = (
        one
        for one in recognise([page], shipped_layouts(), shipped_levels())
        if isinstance(one, Form)
    )
    told = [cell for cell in form.grids[0].cells if cell.secrets]
    assert [cell.text for cell in told] == ["139****1234"]
