"""Targets of several years, side by side or one list under the other: each keeps its period."""

import pytest

from bgtlint.checker import Settings, check_document
from bgtlint.model import DocumentReport, Status
from bgtlint.recognition.year_columns import names_years, year_of
from tests.drawn_files import web_page

FORM = """
项目名称 | 管网改造 | < | < | <
年度资金总额（万元） | 300.00 | < | 其中：财政拨款 | 300.00
一级指标 | 二级指标 | 三级指标 | {years}
产出指标 | 数量指标 | 改造管网长度 | 20公里 | 25公里
^ | 成本指标 | 管网改造单价 | 15万元/公里 | 15万元/公里
满意度指标 | 满意度指标 | 用户满意度 | ≥90% | {value}
"""
LISTS = """
项目名称 | 管网改造 | < | <
年度资金总额（万元） | 300.00 | 其中：财政拨款 | 300.00
{first} | < | < | <
一级指标 | 二级指标 | 三级指标 | 指标值
产出指标 | 数量指标 | 改造管网长度 | 75公里
^ | 成本指标 | 管网改造单价 | 15万元/公里
{second} | < | < | <
一级指标 | 二级指标 | 三级指标 | 指标值
产出指标 | 数量指标 | 改造管网长度 | 20公里
^ | 成本指标 | 管网改造单价 | 15万元/公里
"""


def report(
    shipped: Settings, title: str, years: str = "2025年 | 2026年", value: str = "≥90%"
) -> DocumentReport:
    return check_document(web_page(title, FORM.format(years=years, value=value)), shipped)


def test_labels_of_years() -> None:
    assert year_of("2024年目标值") == "2024年" == year_of("2024")
    assert year_of("2024年实际完成值") == "" == year_of("上年")
    assert names_years(["一级指标", "2024年", "2025年"]) and not names_years(["2024年", "2024"])


@pytest.mark.parametrize("years", ["2025年 | 2026年", "2025年度指标值 | 2026年度指标值"])
def test_the_year_of_the_title_is_the_budgets(years: str, shipped: Settings) -> None:
    found = report(shipped, "2025年项目支出绩效目标表", years, "≥190%")
    (project,) = found.projects
    assert [one.period for one in project.regional] == ["2026年"] * 3
    assert [f.rule for f in found.findings if f.severity != "info"] == ["SAT002"]
    assert project.cost_lines and found.status is Status.CHECKED


def test_a_later_year_may_be_the_budgets(shipped: Settings) -> None:
    found = report(shipped, "2026年项目支出绩效目标表")
    (project,) = found.projects
    assert {one.period for one in project.regional} == {"2025年"}
    assert [one.figures["value"].location.text for one in project.indicators][:1] == ["25公里"]
    assert "CST001" in [f.rule for f in found.findings]


def test_no_year_is_compared_with_the_budget_of_an_unknown_one(shipped: Settings) -> None:
    found = report(shipped, "项目支出绩效目标表")
    (project,) = found.projects
    assert {one.period for one in project.indicators} == {"2025年"}
    assert project.cost_lines == ()


def test_two_lists_one_under_the_other(shipped: Settings) -> None:
    page = LISTS.format(first="长期绩效指标", second="年度绩效指标")
    found = check_document(web_page("2025年项目支出绩效目标表", page), shipped)
    (project,) = found.projects
    assert [one.period for one in project.indicators] == ["年度", "年度", "实施期", "实施期"]
    assert not {"CST006", "IND013", "IND004"} & {f.rule for f in found.findings}
    assert project.form.rows[2].cells["value"].label == "实施期/数量指标/指标值"


def test_rows_of_regions_that_moved_left_are_not_read(shipped: Settings) -> None:
    lines = [
        "2025年项目支出绩效目标表",
        "项目名称\t管网改造",
        "年度资金总额（万元）\t300.00",
        "绩效指标\t一级指标\t二级指标\t三级指标\t指标值",
        "2025年\t2026年\t2027年",
        "产出指标\t数量指标\t改造管网长度\t20公里\t25公里\t30公里",
        "满意度指标\t满意度指标\t用户满意度\t≥90%\t≥90%\t≥90%",
    ]
    found = check_document("\n".join(lines).encode(), shipped)
    assert (found.status, found.projects) == (Status.UNREAD, ())
    towns = "\n".join(lines).replace("2025年\t2026年\t2027年", "东坪县\t西塘县\t北原区")
    found = check_document(towns.encode(), shipped)
    assert (found.status, found.projects) == (Status.UNREAD, ())
