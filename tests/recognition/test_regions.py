"""Targets for several regions beside one another: each is read, named and judged by itself."""

import pytest

from bgtlint.checker import Settings, check_document
from bgtlint.model import DocumentReport, Status
from bgtlint.recognition.regions import are_regions, is_region, is_whole, names_regions
from tests.drawn_files import web_page

TITLE = "2025年渠道维修资金区域绩效目标表"
FORM = """
项目名称 | 渠道维修资金 | < | < | < | <
资金情况（万元） | 资金总额 | < | 300.00 | < | <
^ | 其中：财政拨款 | < | 300.00 | < | <
总体目标 | 维修渠道20公里。 | < | < | < | <
绩效指标 | 一级指标 | 二级指标 | 三级指标 | {first} | {second}
^ | 产出指标 | 数量指标 | 维修渠道长度 | {one} | {two}
^ | ^ | 质量指标 | 工程验收合格率 | 100% | 100%
^ | ^ | 时效指标 | 维修完成时间 | 2025年11月底前 | 2025年11月底前
^ | ^ | 成本指标 | 每公里维修成本 | 15万元/公里 | 15万元/公里
^ | 效益指标 | 社会效益指标 | 受益户数 | ≥900户 | ≥700户
^ | 满意度指标 | 满意度指标 | 农户满意度 | ≥90% | ≥90%
"""


def report(shipped: Settings, **words: str) -> DocumentReport:
    kept = {"first": "东坪县", "second": "西塘县", "one": "12公里", "two": "8公里"} | words
    return check_document(web_page(TITLE, FORM.format(**kept)), shipped)


def said(found: DocumentReport) -> list[tuple[str, str]]:
    return [(f.rule, f.location.label) for f in found.findings if f.severity != "info"]


@pytest.mark.parametrize(
    "name", ["东坪县", "西塘县目标值", "市本级", "石桥镇双河村", "北原区指标值"]
)
def test_a_region_is_told_by_how_its_name_ends(name: str) -> None:
    assert is_region(name) and not is_whole(name)


@pytest.mark.parametrize("name", ["区域", "补助地区", "行政村", "指标值", "备注", "3县", "分值"])
def test_what_names_no_region_is_none(name: str) -> None:
    assert not is_region(name) and not is_whole(name)


def test_one_region_alone_tells_nothing() -> None:
    assert not names_regions(["一级指标", "东坪县", "备注"])
    assert not names_regions(["全市", "合计"])
    assert names_regions(["全市", "东坪县"])
    assert not are_regions(["东坪县", "西塘县", "建设任务"])


def test_the_column_of_the_whole_is_the_forms_own(shipped: Settings) -> None:
    found = report(shipped, first="全市目标值", one="20公里")
    (project,) = found.projects
    assert [one.region for one in project.indicators] == [""] * 6
    assert [one.region for one in project.regional] == ["西塘县"] * 6
    assert said(found) == [] and found.status is Status.CHECKED
    assert project.cost_lines


def test_without_the_whole_no_region_is_measured_by_the_budget(shipped: Settings) -> None:
    found = report(shipped)
    (project,) = found.projects
    assert {one.region for one in project.indicators} == {"东坪县"}
    assert project.cost_lines == () and said(found) == []


def test_a_finding_names_the_region(shipped: Settings) -> None:
    assert said(report(shipped, two="8")) == [("VAL002", "数量指标/西塘县")]


def test_the_unit_behind_the_name_is_that_of_every_region(shipped: Settings) -> None:
    page = FORM.format(first="东坪县", second="西塘县", one="12", two="8")
    page = page.replace("维修渠道长度", "维修渠道长度（公里）").replace(
        "受益户数", "受益情况（好）"
    )
    found = check_document(web_page(TITLE, page), shipped)
    assert said(found) == []


def test_an_unknown_heading_beside_one_region_is_named(shipped: Settings) -> None:
    found = report(shipped, first="指标值", second="牵头分工")
    assert found.status is Status.PARTLY
    assert [d.code for d in found.diagnostics] == ["cells-not-checked"]


def test_what_the_regions_share_is_said_once(shipped: Settings) -> None:
    found = report(shipped, first="全市", one="#REF!", two="8公里")
    page = FORM.format(first="全市", second="东坪县", one="20公里", two="8公里")
    named = check_document(web_page(TITLE, page.replace("受益户数", "#REF!")), shipped)
    assert [f.rule for f in found.findings].count("VAL017") == 1
    assert [f.rule for f in named.findings].count("VAL017") == 1


FUNDS = """
项目名称 | 渠道维修资金 | < | < | <
资金情况（万元） | 区域 | {heads}
^ | 年度资金总额 | {sums}
^ | 其中：财政拨款 | {sums}
^ | 其他资金 | | |{blank}
年度目标 | 维修渠道20公里。 | < | < | <
一级指标 | 二级指标 | 三级指标 | 指标值 | <
产出指标 | 数量指标 | 维修渠道长度 | 20公里 | <
"""


@pytest.mark.parametrize(
    ("heads", "sums", "budget", "rules"),
    [
        ("全市 | 东坪县 | 西塘县", "300.00 | 180.00 | 120.00", "300.00", []),
        ("东坪县 | 西塘县 | 合计", "180.00 | 120.00 | 300.00", "300.00", []),
        ("全市 | 东坪县 | 西塘县", "300.00 | 180.00 | ", "300.00", []),
        ("全市 | 东坪县 | 西塘县", "300.00 | 180.00 | 110.00", "300.00", ["FND013", "FND013"]),
        ("东坪县 | 西塘县 | 北原区", "180.00 | 120.00 | 60.00", None, []),
    ],
)
def test_the_funds_of_the_regions_add_up(
    heads: str, sums: str, budget: str | None, rules: list[str], shipped: Settings
) -> None:
    found = check_document(web_page(TITLE, FUNDS.format(heads=heads, sums=sums, blank="")), shipped)
    (project,) = found.projects
    place = project.form.fields.get("budget")
    assert (place.text if place else None) == budget
    assert [f.rule for f in found.findings if f.rule.startswith("FND")] == rules
    assert found.diagnostics == ()
