"""Forms with one cell a line are read in the one way that their columns allow, or not at all."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from bgtlint.checker import Settings, check_document
from bgtlint.model import DocumentReport, Status
from tests.recognition.told import told

FOLDER = Path(__file__).parents[3] / "fixtures" / "running"
HEAD = ["项目支出绩效目标表", "（2025年度）", "单位：万元", "项目名称", "河道保洁经费", "实施单位",
        "溪口镇人民政府", "年度资金总额", "36.00", "年度目标", "全镇河道常年保洁。"]  # fmt: skip
COLUMNS = ["一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位", "权重", "备注"]
ROWS = [
    ["产出指标", "数量指标", "保洁河道长度", "≥", "48", "公里", "30", ""],
    ["", "", "保洁人数", "≥", "12", "人", "20", "含临时用工"],
    ["", "质量指标", "保洁合格率", "≥", "95", "%", "20", ""],
    ["效益指标", "社会效益指标", "沿河环境", "定性", "明显改善", "", "20", ""],
    ["满意度指标", "服务对象满意度指标", "村民满意度", "≥", "90", "%", "10", ""],
]
FIRST = len(HEAD) + len(COLUMNS)
LEVELS = ("指标",)


def _cells(rows: Sequence[Sequence[str]], *, kept: bool) -> list[str]:
    merged = [[cell for n, cell in enumerate(row) if cell or n > 1] for row in rows]
    return [cell for row in merged for cell in row if cell or kept]


def _told(lines: Sequence[str], shipped: Settings) -> tuple[Status, Any]:
    report: DocumentReport = check_document("\n".join(lines).encode(), shipped, name="表.txt")
    return report.status, told(report)


@pytest.mark.parametrize("kept", [True, False])
def test_cells_are_told_with_and_without_blank_ones(shipped: Settings, *, kept: bool) -> None:
    status, (forms, _) = _told([*HEAD, *COLUMNS, *_cells(ROWS, kept=kept)], shipped)
    assert status is Status.CHECKED
    assert [row[2] for row in forms[0]["rows"]] == [
        ["保洁河道长度", "48", "30"],
        ["保洁人数", "12", "20"],
        ["保洁合格率", "95", "20"],
        ["沿河环境", "明显改善", "20"],
        ["村民满意度", "90", "10"],
    ]


def test_lines_with_a_bar_behind_every_cell_are_cells(shipped: Settings) -> None:
    plain = [*HEAD, *COLUMNS, *_cells(ROWS, kept=True)]
    barred = [f"{line} |".strip() for line in plain]
    assert _told(barred, shipped) == _told(plain, shipped)


def test_rows_with_blanks_between_cells_are_read(shipped: Settings) -> None:
    plain = [*HEAD, *COLUMNS, *_cells(ROWS, kept=False)]
    rows = [*HEAD, " ".join(COLUMNS), *(" ".join(filter(None, row)) for row in ROWS)]
    assert _told(rows, shipped) == _told(plain, shipped)


def _lost(lines: Sequence[str], start: int) -> Iterator[tuple[str, list[str]]]:
    """Yield each text without one of its lines, and with two of them in one."""
    for at in range(start, len(lines)):
        if not lines[at].endswith(LEVELS):
            yield f"without {at}", [*lines[:at], *lines[at + 1 :]]
        if at + 1 < len(lines):
            yield f"join {at}", [*lines[:at], lines[at] + lines[at + 1], *lines[at + 2 :]]


@pytest.mark.parametrize("kept", [True, False])
def test_a_line_lost_or_two_in_one_are_never_read_as_another_table(
    shipped: Settings, *, kept: bool
) -> None:
    lines = [*HEAD, *COLUMNS, *_cells(ROWS, kept=kept)]
    whole = _told(lines, shipped)[1]
    wrong = [name for name, text in _lost(lines, FIRST)
             for status, found in [_told(text, shipped)]
             if status is Status.CHECKED and found != whole]  # fmt: skip
    assert not wrong


def test_a_list_of_projects_without_a_cell_is_not_read(shipped: Settings) -> None:
    lines = (FOLDER / "sichuan_t_cells_broken.txt").read_text(encoding="utf-8").split("\n")
    start = lines.index("指标性质") + 4
    whole = _told(lines, shipped)[1]
    for at in range(start, start + 30):
        for text in ([*lines[:at], *lines[at + 1 :]],
                     [*lines[:at], lines[at] + lines[at + 1], *lines[at + 2 :]]):  # fmt: skip
            status, found = _told(text, shipped)
            level = lines[at].endswith(LEVELS)
            assert level or status is not Status.CHECKED or found == whole, lines[at]


def test_two_ways_to_cut_are_none(shipped: Settings) -> None:
    columns = ["一级指标", "二级指标", "三级指标", "指标值", "指标解释", "评分标准"]
    rows = ["产出指标", "数量指标", "保洁河道", "按月开展", "按合同约定",
            "质量指标", "保洁质量", "达到要求", "按合同约定"]  # fmt: skip
    assert _told([*HEAD, *columns, *rows], shipped)[0] is Status.UNREAD


def test_costs_over_the_indicators_are_left_to_tables(shipped: Settings) -> None:
    costs = ["成本构成", "金额", "人员费用", "30.00", "船只租用", "6.00"]
    lines = [*HEAD, *costs, *COLUMNS, *_cells(ROWS, kept=False)]
    assert _told(lines, shipped)[0] is Status.UNREAD


def test_a_form_in_a_report_leaves_the_lines_around_it(
    shipped: Settings, checked: Callable[[Path], DocumentReport]
) -> None:
    text = (FOLDER / "sichuan_z_cells_clean.txt").read_text(encoding="utf-8")
    before = "第一部分 基本情况\n本部门负责全县调解工作。\n"
    around = f"{before}{text}第二部分 名词解释\n调解：指居间协商。\n"
    status, found = _told(around.split("\n"), shipped)
    assert status is Status.CHECKED
    assert found[0] == told(checked(FOLDER / "sichuan_z_cells_clean.txt"))[0]


EVALUATED = """项目支出绩效自评表
    (2024年度)
    项目名称 堤防巡查经费
    主管部门 柳泽县水务局 实施单位 柳泽县堤防站
    项目资金
    (万元)
    年初预算数 全年预算数(A) 全年执行数(B) 分值 执行率(B/A) 得分
    年度资金总额: 60 60 60 10 10
     其中:本年财政拨款 60 60 60 - -
        上年结转资金 - -
    年度总体目标完成情况 预期目标 实际完成情况
     汛期巡查堤防,排除险情。 巡查全部完成。
    年度绩效指标完成情况 一级
    指标
    二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析及改进措施

    产出指标
    (50分)
    数量指标 指标1:巡查堤防次数 24 24 20 20
    ……
    质量指标 指标1:险情处置合格 20 20
    指标2:
    ……
    时效指标 指标1:汛前完成整修 10 10
    效益指标
    (30分)
    可持续影
    响指标
    指标1:堤防安全运行 30 30
    指标2:
    满意度指标
    (10分)
    服务对象
    满意度指标
    指标1:沿堤村民满意度 90% 95% 10 10
    总分 100 100"""


def test_an_indented_form_with_wrapped_levels_and_blank_targets(shipped: Settings) -> None:
    status, (forms, _) = _told(EVALUATED.split("\n"), shipped)
    assert status is Status.CHECKED
    assert forms[0]["funds"][0] == ("budget", {"initial": "60", "adjusted": "60", "executed": "60",
                                               "weight": "10", "score": "10"})  # fmt: skip
    assert [(row[1], row[2][:5]) for row in forms[0]["rows"] if row[2][3]] == [
        ("数量", ["指标1:巡查堤防次数", "24", "24", "20", "20"]),
        ("质量", ["指标1:险情处置合格", "", "", "20", "20"]),
        ("时效", ["指标1:汛前完成整修", "", "", "10", "10"]),
        ("可持续影响", ["指标1:堤防安全运行", "", "", "30", "30"]),
        ("满意度", ["指标1:沿堤村民满意度", "90%", "95%", "10", "10"]),
    ]


def _filled(found: Any) -> list[Any]:
    """Return fields, funds, and the rows with points."""
    return [(form["fields"], form["funds"], [row for row in form["rows"] if row[2][3]])
            for form in found[0]]  # fmt: skip


def test_a_blank_lost_in_such_a_form_is_never_read_as_another_cell(shipped: Settings) -> None:
    whole = _filled(_told(EVALUATED.split("\n"), shipped)[1])
    for at, sign in enumerate(EVALUATED):
        if sign == " " and EVALUATED[at - 1].strip():
            text = EVALUATED[:at] + EVALUATED[at + 1 :]
            status, found = _told(text.split("\n"), shipped)
            near = EVALUATED[at - 9 : at + 9]
            assert status is not Status.CHECKED or _filled(found) == whole, near


def test_points_that_do_not_add_up_leave_blank_targets_unread(shipped: Settings) -> None:
    text = EVALUATED.replace("险情处置合格 20 20", "险情处置合格 15 15")
    assert _told(text.split("\n"), shipped)[0] is Status.UNREAD


def test_a_source_whose_figures_cannot_be_placed_is_named_alone(shipped: Settings) -> None:
    text = EVALUATED.replace("本年财政拨款 60 60 60 - -", "本年财政拨款 60 60")
    status, (forms, _) = _told(text.split("\n"), shipped)
    assert status is Status.PARTLY
    assert [name for name, _ in forms[0]["funds"]] == ["budget", "carried"]
    (project,) = check_document(text.encode(), shipped).projects
    assert project.form.unread_rows == 1


def test_words_in_one_line_are_cells_where_no_cell_has_a_blank(shipped: Settings) -> None:
    plain = [*HEAD, *COLUMNS, *_cells(ROWS, kept=False)]
    assert _told([" ".join(plain)], shipped) == _told(plain, shipped)


def test_a_blank_lost_in_one_line_is_never_read_as_another_cell(shipped: Settings) -> None:
    plain = [*HEAD, *COLUMNS, *_cells(ROWS, kept=False)]
    whole = _told(plain, shipped)[1]
    for at in range(FIRST, len(plain) - 1):
        text = [*plain[:at], plain[at] + plain[at + 1], *plain[at + 2 :]]
        status, found = _told([" ".join(text)], shipped)
        assert status is not Status.CHECKED or found == whole, plain[at]


def test_one_line_with_more_than_a_form_is_not_read(shipped: Settings) -> None:
    plain = [*HEAD, *COLUMNS, *_cells(ROWS, kept=False)]
    assert _told([" ".join([*plain, *plain])], shipped)[0] is Status.UNREAD


BARE = ["项目支出绩效自评表", "（2024年度）", "项目名称 渡口修缮补助", "主管部门 柳泽县交通运输局",
        "预算执行情况（万元）（20分） 预算数（A） 执行数（B） 执行率（B/A） 得分（20分*执行率）",
        "年度财政资金总额 30 30 100% 20",
        "一级指标 二级指标 三级指标 年初目标值（A） 实际完成值（B） 得分",
        "产出指标 数量指标 修缮渡口 2处 2处 20", "质量指标 资金专款专用 专款专用 专款专用 10",
        "成本 每处15万元 15万元 15万元 10", "时效 1年 1年 1年 10",
        "效益指标 社会效益 方便村民过河 明显改善 明显改善 20",
        "满意度指标 服务对象满意度 村民满意度 ≥90% 96% 10",
        "总分 100"]  # fmt: skip


def test_an_indicator_may_be_called_as_its_target(shipped: Settings) -> None:
    status, (forms, _) = _told(BARE, shipped)
    assert status is Status.CHECKED
    assert ("产出", "时效", ["1年", "1年", "1年", "10"]) in forms[0]["rows"]


def test_a_level_without_its_word_is_no_part_of_a_name(shipped: Settings) -> None:
    whole = _told(BARE, shipped)[1]
    text = "\n".join(BARE)
    start = text.index("产出指标 数量指标")
    for at in range(start, len(text)):
        if text[at] in " \n":
            status, found = _told((text[:at] + text[at + 1 :]).split("\n"), shipped)
            assert status is not Status.CHECKED or found == whole, text[at - 8 : at + 8]


@pytest.mark.parametrize("name", ["yunnan_list_rows_clean", "hunan_t_rows_broken",
                                  "shandong_rows_clean"])  # fmt: skip
def test_two_rows_in_one_are_never_read_as_another_list(shipped: Settings, name: str) -> None:
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").split("\n")
    whole = _told(lines, shipped)[1]
    for at in range(3, len(lines) - 1):
        text = [*lines[:at], lines[at] + lines[at + 1], *lines[at + 2 :]]
        status, found = _told(text, shipped)
        assert status is not Status.CHECKED or found == whole, lines[at]


def test_a_project_below_its_unit_begins_with_its_name(shipped: Settings) -> None:
    lines = ["部门预算项目绩效目标申报表（2024年度）", "金额单位：元",
             "单位名称 项目名称 预算数 年度目标 一级指标 二级指标 三级指标 "
             "指标性质 指标值 度量单位 权重",
             "柳泽县水务局 堤防巡查 60,000.00 巡查堤防 产出指标 数量指标 巡查次数 ≥ 24 次 90",
             "满意度指标 服务对象满意度指标 村民满意度 ≥ 90 % 10",
             "渡口修缮 30,000.00 修缮渡口 产出指标 数量指标 修缮渡口 ≥ 2 处 90",
             "满意度指标 服务对象满意度指标 乘客满意度 ≥ 90 % 10"]  # fmt: skip
    status, (forms, _) = _told(lines, shipped)
    assert status is Status.CHECKED
    assert [form["fields"]["name"] for form in forms] == ["堤防巡查", "渡口修缮"]
