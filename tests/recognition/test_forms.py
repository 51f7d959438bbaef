from collections.abc import Sequence

import pytest

from bgtlint.model import Cell, Diagnostic, Form, FormKind, Grid, Line, Page
from bgtlint.recognition.document import recognise
from bgtlint.recognition.fields import read_fields
from bgtlint.recognition.layout_reading import shipped_layouts, shipped_levels
from tests.recognition.grids import COUNTY, grid, view

HEADING = ("7. 2025 年公路养护经费绩效目标表", "410001 清湾县交通运输局本级", "单位：万元")


def recognised(
    drawing: str, heading: Sequence[str] = HEADING
) -> tuple[list[Form], list[Diagnostic]]:
    blocks: tuple[Line | Grid, ...] = (*(Line(text) for text in heading), grid(drawing))
    found = list(recognise([Page(None, blocks)], shipped_layouts(), shipped_levels()))
    forms = [item for item in found if isinstance(item, Form)]
    return forms, [item for item in found if isinstance(item, Diagnostic)]


def form(drawing: str, heading: Sequence[str] = HEADING) -> Form:
    forms, diagnostics = recognised(drawing, heading)
    assert diagnostics == []
    (only,) = forms
    return only


def test_the_county_form_is_read_whole() -> None:
    county = form(COUNTY)
    assert (county.layout, county.kind, county.amount_unit) == (
        "hebei-county", FormKind.TARGET, "万元",
    )  # fmt: skip
    assert {name: place.text for name, place in county.fields.items()} == {
        "code": "13082225P000169100010",
        "name": "2025 年公路养护经费",
        "budget": "12.50",
        "fiscal": "10.00",
        "other": "2.50",
        "use": "公路日常养护",
        "goal": "1. 保障农村公路畅通",
        "unit": "410001 清湾县交通运输局本级",
    }
    assert county.fund_parts == ("fiscal", "other")
    assert county.title is not None and county.title.text == HEADING[0]
    assert county.fields["fiscal"].label == "其中：财政资金"
    assert county.unclaimed == () and county.missing == ()


def test_level_names_are_carried_down() -> None:
    rows = form(COUNTY).rows
    assert [(row.level1, row.level2) for row in rows] == [
        ("产出", "数量"), ("产出", "质量"), ("产出", "时效"), ("产出", "成本"),
        ("效益", "社会效益"), ("满意度", "满意度"),
    ]  # fmt: skip
    assert rows[3].cells["value"].text == "5000 元/公里"
    assert rows[3].cells["value"].label == "成本指标/指标值"
    assert (rows[3].cells["value"].row, rows[3].cells["value"].column) == (11, 5)


def test_an_indicator_with_the_name_of_a_level_stays_in_its_column() -> None:
    twice = COUNTY + "||群众满意度|来访群众满意度|≥92%|问卷|\n"
    row = form(twice).rows[-1]
    assert (row.level1, row.level2) == ("满意度", "满意度")
    assert {name: place.text for name, place in row.cells.items()} == {
        "level3": "群众满意度", "description": "来访群众满意度", "value": "≥92%", "basis": "问卷",
    }  # fmt: skip


def test_a_row_that_lost_its_leading_blank_is_put_back() -> None:
    drifted = COUNTY.replace("|质量指标|养护合格率", "质量指标|养护合格率")
    row = form(drifted).rows[1]
    assert (row.level1, row.level2, row.cells["value"].text) == ("产出", "质量", "≥95%")


@pytest.mark.parametrize(
    ("printed", "lost"),
    [
        ("|成本指标|养护单价|", "成本指标|养护单价|"),
        ("||养护单价|", "养护单价|"),
        ("||养护单价|", "|养护单价|"),
    ],
    ids=["name-of-either-level", "both-blanks", "one-of-two-blanks"],
)
def test_a_row_that_begins_too_early_is_put_back(printed: str, lost: str) -> None:
    whole = COUNTY.replace("|成本指标|养护单价|", printed)
    drifted = form(whole.replace(printed, lost)).rows[3]
    straight = form(whole).rows[3]
    assert (drifted.level1, drifted.level2) == (straight.level1, straight.level2)
    assert {name: cell.text for name, cell in drifted.cells.items()} == {
        name: cell.text for name, cell in straight.cells.items()
    }
    assert drifted.cells["value"].text == "5000 元/公里"


def test_a_row_with_stray_blanks_is_read_in_order() -> None:
    drifted = COUNTY.replace(
        "|质量指标|养护合格率|养护合格情况|≥95%|养护合同|",
        "|质量指标|养护合格率||养护合格情况||≥95%|养护合同",
    )
    row = form(drifted).rows[1]
    assert row.cells["value"].text == "≥95%"
    assert row.cells["description"].text == "养护合格情况"


def test_blank_cells_are_kept_with_their_place() -> None:
    blank = form(COUNTY.replace("2025年12月31日前", "")).rows[2].cells["value"]
    assert (blank.text, blank.row, blank.column) == ("", 10, 5)


def test_merged_cells_by_spans() -> None:
    cells = (
        Cell(1, 1, "项目名称"), Cell(1, 2, "桥梁维修", column_span=4),
        Cell(2, 1, "一级指标"), Cell(2, 2, "二级指标"), Cell(2, 3, "三级指标"),
        Cell(2, 4, "指标值", column_span=2),
        Cell(3, 1, "产出指标", row_span=2), Cell(3, 2, "数量指标"), Cell(3, 3, "维修座数"),
        Cell(3, 4, "3座", column_span=2),
        Cell(4, 2, "质量指标"), Cell(4, 3, "合格率"), Cell(4, 4, "100%", column_span=2),
    )  # fmt: skip
    found = list(
        recognise(
            [Page(1, (Line("项目支出绩效自评表"), Line("单位：万元"), Grid(1, 1, 4, 5, cells)))],
            shipped_layouts(),
            shipped_levels(),
        )
    )
    (only,) = (item for item in found if isinstance(item, Form))
    assert (only.layout, only.kind) == ("generic", FormKind.SELF_EVALUATION)
    assert [(row.level1, row.cells["value"].text) for row in only.rows] == [
        ("产出", "3座"), ("产出", "100%"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "heading",
    [
        ("12. 2025年省级居民养老补助资金", "（困难群众代缴费）绩效目标表"),
        ("12. 2025年省级居民养老补助资金（困难群众代缴费）绩效目", "标表"),
        ("第二部分", "12. 2025年省级居民养老补助资金", "（困难群众代缴", "费）绩效目标表"),
    ],
)
def test_a_wrapped_title_is_put_together(heading: tuple[str, ...]) -> None:
    title = form(COUNTY, (*heading, "410001 清湾县人社局", "单位：万元")).title
    assert title is not None
    assert title.text == "12. 2025年省级居民养老补助资金（困难群众代缴费）绩效目标表"


def test_a_wrapped_title_without_a_number_goes_back_to_the_name() -> None:
    heading = ("第 3 页", "2025 年公路养护", "经费绩效目标表", "单位：万元")
    title = form(COUNTY, heading).title
    assert title is not None and title.text == "2025 年公路养护经费绩效目标表"


def test_no_unit_of_amounts_is_said_where_no_rule_can() -> None:
    assert recognised(COUNTY, HEADING[:2])[1] == []
    drawing = COUNTY.replace("预算数|12.50|", "预算数|12.50万元|")
    _, diagnostics = recognised(drawing, HEADING[:2])
    assert [found.code for found in diagnostics] == ["amount-unit-missing"]


def test_a_missing_field_is_said() -> None:
    _, diagnostics = recognised(COUNTY.replace("预算数|12.50|", "||"))
    (found,) = diagnostics
    assert (found.code, found.detail) == ("form-incomplete", "1")
    assert [(one.layout, one.missing) for one in found.closest] == [("hebei-county", ("预算数",))]


def test_indicator_words_without_a_header_are_said() -> None:
    forms, diagnostics = recognised("一级指标|产出指标\n三级指标|里程")
    assert forms == []
    assert [found.code for found in diagnostics] == ["form-not-understood"]


def test_other_tables_are_passed_by() -> None:
    assert recognised("科目|金额\n教育支出|12.50") == ([], [])


JOINED = """
项目名称|草原保护|预算数|75.00
指标类别|指标名称|指标值|评分标准
产出指标|数量指标：禁牧面积|10万亩|未达标扣分
|质量指标：落实率|≥95%|未达标扣分
满意度指标|服务对象满意度指标：牧户满意度|≥90%|
"""


def test_a_scoring_standard_is_no_basis() -> None:
    rows = form(JOINED).rows
    assert [row.cells["grading"].text for row in rows] == ["未达标扣分", "未达标扣分", ""]
    assert all("basis" not in row.cells for row in rows)


def test_a_blank_last_cell_moves_no_row_whose_levels_stand_with_the_names() -> None:
    last = form(JOINED).rows[-1]
    assert (last.level1, last.level2) == ("满意度", "满意度")
    assert (last.cells["level3"].text, last.cells["value"].text) == ("牧户满意度", "≥90%")


def test_a_department_beside_the_unit_of_one_table_states_none_for_all() -> None:
    second = "8. 2025 年桥梁养护经费绩效目标表"
    blocks: tuple[Line | Grid, ...] = (
        Line(HEADING[0]),
        Line("410001 清湾县交通运输局本级\t单位：万元"),
        grid(COUNTY),
        Line(second),
        Line(HEADING[1]),
        grid(COUNTY),
    )
    found = list(recognise([Page(None, blocks)], shipped_layouts(), shipped_levels()))
    assert [item.amount_unit for item in found if isinstance(item, Form)] == ["万元", ""]


def test_a_heading_of_funds_with_a_blank_beside_it_is_no_blank_budget() -> None:
    found = form(
        """
项目名称|海漂垃圾清理|||
项目资金（万元）||资金总额：|65|
||其中：财政拨款|65|
一级指标|二级指标|三级指标|指标值|权重
产出指标|数量指标|清理海漂垃圾数量|≥1300吨|20
效益指标|生态效益指标|海岸环境质量|明显改善|20
""",
        ("项目支出绩效目标表", "（2025年度）"),
    )
    assert (found.fields["budget"].label, found.fields["budget"].text) == ("资金总额：", "65")


def test_a_part_of_a_printed_part_is_kept_apart_from_the_parts_of_the_budget() -> None:
    found = form(
        "项目名称|义务教育公用经费||\n"
        "主管部门及代码|417-清湾县教育局|实施单位|清湾县教育局\n"
        "项目资金（万元）|年度资金总额：|1280.50|\n"
        "|其中：财政拨款|1280.50|\n|其中：中央资金|768.30|\n|省级资金|512.20|\n|其他资金|0.00|\n"
        "年度总体目标|保障学校运转||\n"
        "一级指标|二级指标|三级指标|指标值\n"
        "产出指标|数量指标|补助学生人数|15065人\n",
        ("项目支出绩效目标表",),
    )
    assert found.fund_parts == ("fiscal", "other")
    assert found.fund_details == {"upper": "fiscal", "provincial": "fiscal"}


def test_a_form_without_level_3_whose_level_1_column_holds_level_2_is_read_one_level_down() -> None:
    found = form(
        "项目名称|办公楼运行保障||||\n"
        "项目预算（万元）|成本构成|金额|测算（公式）依据||\n"
        "|合计|814|||\n"
        "绩效指标|一级指标|二级指标|绩效标准|预期实现值|\n"
        "|数量指标|日常维修次数|全年维修情况|280次|\n"
        "||安检巡察次数|巡检情况|200次|\n"
        "|质量指标|维修验收合格率|维修质量|≥92%|\n"
        "|成本指标|水电消耗下降率|消耗下降情况|≥5%|\n",
        ("部门预算项目支出绩效目标表",),
    )
    rows = [(row.level2, row.cells["level3"].text) for row in found.rows]
    assert rows[:2] == [("数量", "日常维修次数"), ("数量", "安检巡察次数")]
    assert rows[2:] == [("质量", "维修验收合格率"), ("成本", "水电消耗下降率")]


def test_the_heading_of_indicators_is_no_value_of_a_field() -> None:
    drawing = view("项目名称|修桥|项目金额（万元）|成本指标")
    layout = next(one for one in shipped_layouts() if one.generic)
    assert "budget" not in {name for name, at in read_fields(drawing, layout, 2).items() if at.text}
