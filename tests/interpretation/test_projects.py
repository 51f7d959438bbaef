from decimal import Decimal

import pytest

from bgtlint.interpretation.breakdown import read_breakdown
from bgtlint.interpretation.projects import name_year
from bgtlint.model import Location, MeasureKind
from tests.interpretation.forms import project, projects


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("2025 年劳务派遣人员经费", 2025),
        ("某财社[2023]220号2024年省级就业补助资金", 2024),
        ("某财社〔2024〕136号就业补助资金", None),
        ("农村公路养护经费", None),
        ("2023-2025年公路养护（2024年）", 2025),
    ],
)
def test_the_year_in_a_name(name: str, year: int | None) -> None:
    assert name_year(name) == year


def test_figures_of_a_form() -> None:
    read = project("12.50", ("数量", "里程", "里程", "25 公里"), ("质量", "合格率", "", "≥95%"))
    assert read.amounts["budget"].measure.number == Decimal("12.50")
    assert read.amounts["other"].measure.kind is MeasureKind.EMPTY
    assert [str(c.percent.measure.number) for c in read.checkpoints if c.percent] == [
        "25", "50", "75", "100",
    ]  # fmt: skip
    assert read.indicators[1].figures["value"].measure.comparator == "≥"
    assert (read.year, read.code is not None and read.code.check_ok) == (2025, True)


@pytest.mark.parametrize(
    ("shares", "read"),
    [
        ("0.25 0.5 0.75 1", "25 50 75 100"),
        ("0 0 0 1", "0 0 0 100"),
        ("0.25 0.5 0.75 1%", "0.25 0.5 0.75 1"),
        ("25 50 75 100", "25 50 75 100"),
        ("0.25 0.5 0.75 0.9", "0.25 0.5 0.75 0.9"),
    ],
)
def test_shares_that_lost_their_format(shares: str, read: str) -> None:
    found = [point.percent for point in project(shares=shares).checkpoints]
    assert " ".join(f"{share.measure.number:f}" for share in found if share) == read


def test_a_doubled_half_is_confirmed_by_the_description() -> None:
    confirmed = project("1", ("数量", "专线", "专线 15 条", "1515")).indicators[0]
    alone = project("1", ("数量", "专线", "专线数量", "1515")).indicators[0]
    assert confirmed.figures["value"].measure.kind is MeasureKind.MALFORMED
    assert alone.figures["value"].measure.kind is MeasureKind.QUANTITATIVE


@pytest.mark.parametrize(
    ("name", "use", "marker"),
    [
        ("2025年养老保险补差", "发放", "补差"),
        ("某财社[2024]136号就业资金", "就业", "财社[2024]136号"),
        ("2025年公路养护经费", "养护", ""),
    ],
)
def test_partial_funding(name: str, use: str, marker: str) -> None:
    assert project(name=name, use=use).partial_funding == marker


def amounts(text: str) -> list[str]:
    return [str(figure.measure.number) for figure in read_breakdown(Location("资金用途", text))]


def test_itemised_amounts() -> None:
    assert amounts("其中：培训费30万元；设备费20.5万元；其他49.5万元") == ["30", "20.5", "49.5"]
    assert amounts("用于：培训费30万元，设备费20万元，共计50万元") == ["30", "20"]
    assert amounts("网络维护费") == []
    assert amounts("补助标准为：每人500元") == []


def test_a_count_in_tens_of_thousands_fits_a_price_for_one() -> None:
    (read,) = projects(
        "项目名称|草原保护|||\n预算数|75.00|||\n一级指标|二级指标|三级指标|指标值|\n"
        "产出指标|数量指标|禁牧面积|10万亩|\n|成本指标|补助标准|≤7.50(元/亩)|"
    )
    (line,) = read.cost_lines
    assert line.quantity is not None and line.unit_cost is not None
    assert (line.quantity.measure.number, line.quantity.measure.unit) == (Decimal(100_000), "亩")
    assert line.unit_cost.measure.per == ("亩",)


def test_a_row_of_qualitative_attribute_is_qualitative_whatever_its_sign() -> None:
    (read,) = projects(
        "项目名称|图书|||||\n一级指标|二级指标|三级指标|指标性质|指标值|度量单位|指标属性\n"
        "效益指标|社会效益指标|阅读环境|=|改善|是/否|定性指标"
    )
    measure = read.indicators[0].figures["value"].measure
    assert (measure.kind, measure.comparator) == (MeasureKind.QUALITATIVE, "定性")


def test_only_the_year_is_compared_with_the_year_s_budget() -> None:
    (read,) = projects(
        "项目名称|管网|||\n年度资金总额|300.00|||\n一级指标|二级指标|三级指标|实施期指标值|年度指标值\n"
        "产出指标|数量指标|改造长度|90公里|30公里\n|成本指标|单价|10万元/公里|10万元/公里"
    )
    assert [one.period for one in read.indicators] == ["年度", "年度", "实施期", "实施期"]
    (line,) = read.cost_lines
    assert line.quantity is not None and line.quantity.measure.number == 30


LIST = """
项目名称|资金总额|绩效目标|成本指标||产出指标||满意度指标|
|||三级指标|指标值|三级指标|指标值|三级指标|指标值
森林防火|30.00|{goal}|每场费用|≤5000元/场|宣传场次|60场|群众满意度|≥92%
||||  |完成时间|2025年10月底前||
||||  |宣传计划完成率|100%||
"""


def test_outputs_without_level_two_are_told_by_their_values() -> None:
    (found,) = projects(LIST.format(goal="宣传60场"), "预算项目绩效目标汇总表")
    assert [(row.name, row.role) for row in found.indicators if row.level1 == "产出"] == [
        ("宣传场次", "quantity"), ("完成时间", "time"), ("宣传计划完成率", "quality"),
    ]  # fmt: skip
