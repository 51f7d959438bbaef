"""Forms run together without a blank: read as their tables say, what is in doubt named."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bgtlint.recognition.plain.unspaced_rows import Cutting, ways
from tests.recognition.plain.unspaced_tables import (
    Indicator,
    are_named,
    cells,
    evaluations,
    goals_together,
    missing,
    read,
    target_cells,
    targets,
    together,
)

ROWS: list[Indicator] = [
    ("产出指标", "数量指标", "河道清淤长度", "≥420公里", "420公里", "10", "10"),
    ("产出指标", "数量指标", "护林员人数", "50人", "48人", "10", "9"),
    ("产出指标", "质量指标", "工程验收合格率", "100%", "100%", "20", "20"),
    ("效益指标", "社会效益指标", "资金使用合规性", "严格执行规定", "达成预期指标", "30", "30"),
    ("效益指标", "生态效益指标", "培训期数", "11", "11", "10", "10"),
    ("满意度指标", "服务对象满意度指标", "群众满意度", "≥90%", "98.5%", "10", "10"),
]
"""The second row's lost point has no reason printed behind it; it is the last of its level."""


def test_a_self_evaluation_run_together_is_read_by_its_sums() -> None:
    (form,), said = read(together(ROWS))
    assert said == []
    assert cells(form) == ROWS
    assert form.fields["name"].text == "镇区河道管护经费"
    assert [(row.name, row.cells["executed"].text) for row in form.funds] == [
        ("budget", "49.00"), ("fiscal", "49.00"),
    ]  # fmt: skip
    assert {name: place.text for name, place in form.totals.items()} == {
        "weight": "100", "score": "98.8",
    }  # fmt: skip


def test_a_reason_behind_the_last_row_is_read() -> None:
    text = together(ROWS).replace("48人109", "48人1094人缓聘，转入下年")
    (form,), _ = read(text)
    assert form.rows[1].cells["reason"].text == "4人缓聘，转入下年"


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("≥420公里420公里1010", "≥42044001010", "河道清淤长度"),
        ("严格执行规定达成", "很得力达成", "资金使用合规性"),
        ("100%100%2020", "100%100%210", "工程验收合格率"),
        ("50人48人109", "50人48人109没有招满", ""),
        ("49.001098.00%9.8", "49.001097.00%9.8", "资金金额"),
        ("主管部门青禾县水利局实施", "项目主管部门青禾县水利局项目实施", "项目名称"),
        ("河道清淤长度≥", "经济效益清淤长度≥", "经济效益清淤长度"),
    ],
)
def test_what_is_in_doubt_is_named(old: str, new: str, named: str) -> None:
    text = together(ROWS)
    assert text.count(old) == 1
    forms, said = read(text.replace(old, new))
    if not named:
        assert [form.rows[1].cells["reason"].text for form in forms] == ["没有招满"]
        return
    if named == "项目名称":
        assert forms == []
        assert "能够确定的项目名称" in said[0].closest[0].missing
        return
    assert [one.code for one in said] == ["part-not-read"]
    assert any(named in place.text for place in said[0].places)
    (form,) = forms
    lost = missing(cells(form), ROWS)
    assert lost is not None
    assert (form.unread_rows > 0) is bool(lost)
    assert bool(form.funds) is (named != "资金金额")


def test_what_stands_below_the_indicators_is_read() -> None:
    text = (
        together(ROWS).replace("总分100", "其他需要说明的问题无总分100")
        + "自评等级优存在问题部分河段淤积"
    )
    (form,), said = read(text)
    assert form.totals["grade"].text == "优" and form.totals["score"].text == "98.8"
    assert cells(form) == ROWS and said == []


def test_rows_numbered_in_a_template_are_told_apart() -> None:
    rows = [(*row[:2], f"指标1：{row[2]}", *row[3:]) for row in ROWS]
    rows[1] = (*rows[1][:2], rows[1][2].replace("1", "2", 1), *rows[1][3:])
    text = together(rows).replace("质量指标指标1", "质量指标指标1", 1)
    (form,), _ = read(text.replace("2020效益", "2020指标2：……效益"))
    names = [row.cells["level3"].text for row in form.rows]
    assert names == [*(row[2] for row in rows[:3]), "指标2：", "……", *(row[2] for row in rows[3:])]


@pytest.mark.parametrize("name", ["农田水利专项资金", "清淤项目", "2023年河道清淤"])
def test_the_name_is_whole(name: str) -> None:
    (form,), _ = read(together(ROWS).replace("镇区河道管护经费", name))
    assert form.fields["name"].text == name


SCORED = (
    "2024年度财政项目绩效自评表单位名称：青禾县中医院项目名称新院区建设补助主管部门青禾县卫生健康局项目实施单位"
    "青禾县中医院预算执行情况（万元）（20分）预算数（A）执行数（B）执行率（B/A）得分（20分*执行率）"
    "年度财政资金总额600600100%20年度绩效目标1（80分）一级指标二级指标三级指标年初目标值（A）"
    "实际完成值（B）得分产出指标数量指标成本控制情况不超过预算不超过预算10质量指标保证补助资金专款专用"
    "专款专用专款专用10成本每年财政补助600万元600万元600万元10时效2年2年2年10效益指标经济效益"
    "新院区门诊收入达到3亿元3亿元3.2亿元20"
)


def test_levels_printed_without_their_word_are_told_where_the_form_shows_them() -> None:
    (form,), (said,) = read(SCORED)
    assert [(row.level2, row.cells["level3"].text) for row in form.rows] == [
        ("数量", "成本控制情况"), ("质量", "保证补助资金专款专用"), ("成本", "每年财政补助600万元"),
        ("经济效益", "新院区门诊收入达到3亿元"),
    ]  # fmt: skip
    assert [row.cells["actual"].text for row in form.rows] == [
        "不超过预算", "专款专用", "600万元", "3.2亿元",
    ]  # fmt: skip
    assert [place.text for place in said.places] == ["时效2年2年2年10"]
    assert form.amount_unit == "万元" and form.unread_rows == 1


def test_a_blank_between_figures_parts_them() -> None:
    text = "护林员人数50人48人22.522.5"
    columns = ("level3", "value", "actual", "weight", "score")
    many = ways(text, Cutting(columns))
    told = ways(text, Cutting(columns, breaks=frozenset({11, 15})))
    assert many is not None and told is not None and len(many) > len(told)
    sure = [way[0] for way in told if way[0].cells is not None]
    assert [(str(row.weight), str(row.score)) for row in sure] == [("22.5", "22.5")]
    (form,), said = read(together(ROWS).replace("100%100%2020", "100% 100% 20 20"))
    assert cells(form) == ROWS and said == []


def test_what_an_indicator_says_is_parted_from_its_name() -> None:
    text = goals_together(GOALS).replace("三级指标指标值", "三级指标绩效标准指标值")
    text = text.replace("改造卫生厕所户数", "改造卫生厕所户数反映改厕任务完成情况")
    text = text.replace("改厕验收合格率", "改厕验收合格率反映改厕质量")
    (form,), (said,) = read(text.replace("管护达标率≥98%", ""))
    assert [(row.cells["level3"].text, row.cells["value"].text) for row in form.rows] == [
        ("改造卫生厕所户数", "≥2400户"), ("改厕验收合格率", "100%"),
    ]  # fmt: skip
    assert form.rows[0].cells["description"].text == "反映改厕任务完成情况"
    assert [place.text for place in said.places] == ["农村人居环境明显改善"]


GOALS = [
    ("产出指标", "数量指标", "改造卫生厕所户数", "≥2400户"),
    ("产出指标", "质量指标", "改厕验收合格率", "100%"),
    ("产出指标", "质量指标", "管护达标率", "≥98%"),
    ("效益指标", "生态效益指标", "农村人居环境", "明显改善"),
]


def test_a_goal_table_run_together_is_read() -> None:
    (form,), said = read(goals_together(GOALS))
    assert said == []
    assert target_cells(form) == GOALS


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("农村人居环境明显改善", "提升产业融合经济效益良好"),
        ("改造卫生厕所户数≥2400户", "资金使用合规性严格执行规定改造户数≥2400户"),
        ("改厕验收合格率100%", "改厕验收合格率＝110项目达标率100%"),
        ("改厕验收合格率100%", "户外厕所改造合格户外厕所验收100%"),
    ],
)
def test_a_goal_table_is_read_without_what_is_in_doubt(old: str, new: str) -> None:
    text = goals_together(GOALS)
    assert old in text
    (form,), said = read(text.replace(old, new))
    assert [one.code for one in said] == ["part-not-read"]
    assert any(new in place.text for place in said[0].places)
    assert missing(target_cells(form), GOALS)
    assert form.unread_rows == 1


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(evaluations(), st.booleans())
def test_what_is_read_of_a_table_run_together_is_what_it_says(
    rows: list[Indicator], printed: bool
) -> None:
    forms, said = read(together(rows, printed=printed))
    assert forms or said
    for form in forms:
        lost = missing(cells(form), rows)
        assert lost is not None and are_named(lost, said)
        assert form.unread_rows or not lost


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(targets())
def test_what_is_read_of_a_goal_table_is_what_it_says(
    rows: list[tuple[str, str, str, str]],
) -> None:
    forms, said = read(goals_together(rows))
    assert forms or said
    for form in forms:
        lost = missing(target_cells(form), rows)
        assert lost is not None and are_named(lost, said)
        assert bool(form.unread_rows) is bool(lost)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 5), st.integers(5, 6), st.sampled_from("0123456789"))
def test_points_with_a_wrong_digit_are_never_read_as_others(
    at: int, column: int, digit: str
) -> None:
    row = list(ROWS[at])
    row[column] = digit + row[column][1:]
    wrong: list[Indicator] = [*ROWS[:at], tuple(row), *ROWS[at + 1 :]]
    text = together(ROWS).replace("".join(ROWS[at][2:]), "".join(row[2:]))
    forms, said = read(text)
    for form in forms:
        lost = missing(cells(form), wrong)
        assert lost is not None and are_named(lost, said)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(evaluations(), st.data())
def test_of_a_mutilated_table_no_other_row_is_read_wrong(
    rows: list[Indicator], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(rows) - 1))
    whole = "".join(rows[at][2:])
    place = data.draw(st.integers(2, len(whole) - 1))
    other = whole[:place] + data.draw(st.sampled_from(["", "1", "的", "%"])) + whole[place + 1 :]
    text = together(rows)
    if text.count(whole) != 1:
        return
    forms, _ = read(text.replace(whole, other))
    for form in forms:
        shown = [row for row in cells(form) if "".join(row[2:]) != other]
        assert missing(shown, rows) is not None


@pytest.mark.parametrize(
    "body",
    ["9" * 50000, "河道清淤长度≥420公里420公里1010" * 2000, "长度1个1个11" * 3000,
     "质量指标长度≥1个1个11" * 3000],
    ids=["digits", "rows", "figures", "levels"],
)  # fmt: skip
def test_a_long_text_comes_to_an_end(body: str) -> None:
    _, said = read((together(ROWS[:1], printed=False) + "质量指标" + body)[:50000])
    assert said
