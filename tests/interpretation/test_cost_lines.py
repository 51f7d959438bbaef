from decimal import Decimal

import pytest

from bgtlint.interpretation.cost_lines import factors, product
from bgtlint.interpretation.quantities import exact
from bgtlint.interpretation.tolerance import approximately_equal
from bgtlint.model import CostLine
from tests.interpretation.forms import project

Row = tuple[str, str, str, str]


def line(budget: str, *rows: Row) -> CostLine:
    (only,) = project(budget, *rows).cost_lines
    return only


def wan(line: CostLine) -> Decimal:
    whole = product(line)
    assert whole is not None
    return whole.to("万元").number


@pytest.mark.parametrize(
    ("budget", "quantity", "cost", "expected"),
    [
        ("126.15", ("数量", "人数", "派遣 29 人", "29 人"),
         ("成本", "每人每年 4.35 万", "每人每年 4.35 万", "4.35 万"), "126.15"),
        ("12.50", ("数量", "户数", "贷款户数", "25 户"),
         ("成本", "贴息", "每季度每户 0.125 万元", "0.13 万元/户"), "12.5"),
        ("12.50", ("数量", "户数", "贴息户数", "35 户"),
         ("成本", "贴息", "每户每季度平均 893 元", "893 元"), "12.502"),
        ("6.00", ("数量", "运行经费", "运行经费", "6 万元"),
         ("成本", "月费用", "每月费用 5000 元", "5000 元"), "6"),
        ("3.60", ("质量", "案件", "案件 1000 件", "≥1000 件"),
         ("成本", "办公成本", "每个案件办公成本 36 元", "≤36 元"), "3.6"),
        ("9.00", ("数量", "专线", "专线 15 条", "1515"),
         ("成本", "维护费", "每条维护费 6000 元", "6000 每条 维护费 6000 元"), "9"),
        ("2.40", ("数量", "机构", "服务机构数", "6 个"),
         ("成本", "标准", "按合同", "4000 个/元"), "2.4"),
        ("86.00", ("数量", "学生", "受助学生", "860 名"),
         ("成本", "补助标准", "每生每学期500元", "500元/生·学期"), "86"),
        ("30.00", ("数量", "人员", "保洁人员", "5 人"),
         ("成本", "月工资", "每月 5000 元", "5000元/月"), "30"),
        ("100.00", ("数量", "岗位", "公益岗", "50 人"),
         ("成本", "补贴", "每人每月 2000 元，发放 10 个月", "2000元/人·月"), "100"),
        ("2.00", ("数量", "培训", "每年4次", "4次/年"),
         ("成本", "培训费", "每次培训费", "5000元/次"), "2"),
        ("97.20", ("数量", "面积", "保洁面积", "27 万平方米"),
         ("成本", "保洁费", "每平方米保洁费", "3.6元/平方米"), "97.2"),
        ("97.20", ("数量", "面积", "保洁面积", "27 万平方米"),
         ("成本", "保洁费", "每平方米单价", "3.6 元"), "97.2"),
        ("60.00", ("数量", "材料", "发放材料", "3 万份"),
         ("成本", "印制费", "印制费", "20 元/件"), "60"),
        ("12.00", ("数量", "里程", "养护里程", "3 公里"),
         ("成本", "单价", "每米单价", "40 元/米"), "12"),
        ("6.00", ("数量", "苗木", "苗木", "3 万株"), ("成本", "单价", "单价", "2 元"), "6"),
        ("10.95", ("数量", "人数", "供养人数", "73 人"),
         ("成本", "标准", "护理标准", "1500元/人年"), "10.95"),
        ("6.00", ("数量", "会期", "参会人天数", "200 人天"),
         ("成本", "标准", "会议标准", "300元/人天"), "6"),
        ("9.00", ("数量", "人数", "培训150人，每期3天", "150 人"),
         ("成本", "标准", "每人天200元，共3天", "200元/人天"), "9"),
        ("50.00", ("数量", "笔数", "补贴笔数", "100 笔"),
         ("成本", "标准", "每笔补贴", "5千元/笔"), "50"),
    ],
    ids=["year", "more-precise", "mean", "monthly", "elsewhere", "malformed", "inverted",
         "terms", "monthly-by-count", "months-printed", "frequency", "magnified",
         "magnified-described", "magnified-stand-in", "converted", "magnified-unsaid",
         "person-years", "person-days", "persons-and-days", "thousands"],
)  # fmt: skip
def test_products(budget: str, quantity: Row, cost: Row, expected: str) -> None:
    assert wan(line(budget, quantity, cost)) == Decimal(expected)


def test_the_basis_is_taken_from_the_first_cell_that_has_a_period() -> None:
    cost = line(
        "10",
        ("数量", "岗位", "岗位", "10 人"),
        ("成本", "每人每年标准", "每人每月 800 元", "800 元/人"),
    )
    assert cost.unit_cost is not None
    assert (cost.unit_cost.measure.per, cost.basis_from) == (("人", "月"), "description")


def test_words_alone_give_a_basis_of_time() -> None:
    cost = line("24", ("数量", "岗位", "", "10 人"), ("成本", "每人每月补贴", "", "2000 元"))
    assert (cost.basis_from, wan(cost)) == ("level3", Decimal(24))


def test_a_price_without_any_basis_says_so() -> None:
    cost = line("11500", ("数量", "退休人数", "", "5288 人"),
                ("成本", "人均补贴标准", "按政策规定", "≥5172.39 元"))  # fmt: skip
    assert (cost.basis_from, cost.total) == ("", False)


@pytest.mark.parametrize("value", ["≤12.50 万元", "12.5万元", "125000元"])
def test_a_cost_equal_to_the_budget_is_a_total(value: str) -> None:
    cost = line("12.50", ("数量", "里程", "", "25 公里"), ("成本", "养护费", "", value))
    assert cost.total


def test_a_total_by_its_words() -> None:
    cost = line("12.50", ("数量", "里程", "", "25 公里"), ("成本", "项目总成本", "", "10万元"))
    assert cost.total


def test_the_building_cost_of_each_one_is_a_price() -> None:
    rows: list[Row] = [("数量", "点位", "", "160个"), ("成本", "单个点位建设成本", "", "≤1200元")]
    cost = line("19.20", *rows)
    assert not cost.total
    assert wan(cost) == Decimal("19.2")
    assert line("19.20", rows[0], ("成本", "点位建设成本", "", "≤19.2万元")).total


def test_no_amount_no_product() -> None:
    cost = line("12.50", ("数量", "里程", "", "25 公里"), ("成本", "标准", "", "政策标准"))
    assert (cost.unit_cost, cost.reason) == (None, "成本指标没有金额")


def test_other_nouns_do_not_pair() -> None:
    cost = line("12.50", ("数量", "里程", "", "25 公里"), ("成本", "补贴", "", "500元/人"))
    assert (cost.quantity, cost.reason) == (None, "没有以“人”计的数量")


def test_nothing_is_bought_of_what_less_is_better_of() -> None:
    rows: list[Row] = [
        ("数量", "隐患点", "", "130处"),
        ("社会效益", "因灾死亡人数", "", "≤3人"),
        ("成本", "监测员补助", "", "200元/人·月"),
    ]
    cost = line("31.20", *rows)
    assert (cost.quantity, cost.reason) == (None, "没有以“人”计的数量")


def test_a_quantity_that_cannot_be_read_is_not_taken_from_another_row() -> None:
    visitors = ("社会效益", "接待观众", "", "18万人次")
    wage = ("成本", "讲解员工资", "", "4000元/人·月")
    cost = line("38.40", ("数量", "讲解员", "在岗讲解员", "8人9人"), visitors, wage)
    assert (cost.quantity, cost.reason) == (None, "没有以“人”计的数量")
    told = line("38.40", ("数量", "讲解员", "在岗讲解员8人", "8人9人"), visitors, wage)
    assert wan(told) == Decimal("38.4")


def test_a_daily_price_needs_days() -> None:
    missing = line("3", ("数量", "人员", "", "10 人"), ("成本", "补助", "", "100元/人·天"))
    assert missing.reason == "单价按天计，没有天数"
    given = line("3", ("数量", "人员", "", "10 人"), ("数量", "天数", "", "30 天"),
                 ("成本", "补助", "", "100元/人·天"))  # fmt: skip
    assert wan(given) == Decimal(3)


@pytest.mark.parametrize(("budget", "right"), [("30", True), ("32", True), ("36", False)])
def test_a_range_of_persons_allows_what_lies_in_it(budget: str, right: bool) -> None:
    cost = line(budget, ("数量", "人数", "", "280-320人"), ("成本", "标准", "", "1000元/人"))
    whole = product(cost)
    assert whole is not None
    assert approximately_equal(whole, exact(Decimal(budget), "万元"), Decimal("0.005")) is right


def test_the_quantity_nearest_to_the_budget_is_taken() -> None:
    cost = line("4", ("数量", "教师", "", "15 人"), ("数量", "学员", "", "200 人"),
                ("成本", "培训费", "", "200元/人"))  # fmt: skip
    assert cost.quantity is not None and cost.quantity.measure.text == "200 人"


def test_among_several_costs_a_quantity_goes_before_counts_elsewhere() -> None:
    rows = (
        ("数量", "设备", "购置设备", "100 套"),
        ("数量", "专家", "聘请专家", "6 人次"),
        ("质量", "接待群众", "接待群众情况", "≥940 人次"),
        ("成本", "单价", "按合同", "1000 元/套"),
        ("成本", "劳务费", "按标准", "500 元/人次"),
    )
    _, fees = project("10.30", *rows).cost_lines
    assert wan(fees) == Decimal("0.3")
    without = project("10.30", rows[0], *rows[2:]).cost_lines[1]
    assert wan(without) == Decimal(47)


def test_the_price_of_a_whole_contract_is_no_unit_cost() -> None:
    quantity = ("数量", "维修面积", "", "3500 平方米")
    for name in ("合同总价", "中标价"):
        cost = line("120.00", quantity, ("成本", name, "", "300万元"))
        assert (cost.quantity, cost.total) == (None, False) and "合同" in cost.reason


def test_an_amount_without_a_basis_that_exceeds_the_budget_alone_is_a_total() -> None:
    readers = ("数量", "接待读者", "", "≥12万人次")
    cost = line("32.00", readers, ("成本", "运行成本", "", "控制在42万元以内"))
    assert (cost.total, cost.quantity) == (True, None)
    for value in ("≥42万元", "42万元/人次", "22万元"):
        assert not line("32.00", readers, ("成本", "运行成本", "", value)).total


def test_the_factors_of_a_product_are_those_a_reader_multiplies() -> None:
    paid = line("72.00", ("数量", "人数", "", "60人"), ("成本", "补贴", "", "1000元/人·月"))
    assert [one.text() for one in factors(paid)] == ["60 人", "1000 元/人/月", "1 年"]
    bought = line("3.00", ("数量", "设备", "", "6台"), ("成本", "单价", "", "5000元/台"))
    assert [one.text() for one in factors(bought)] == ["6 台", "5000 元/台"]
    assert factors(line("3.00", ("成本", "单价", "", "按规定"))) == ()


@pytest.mark.parametrize(("budget", "counted"), [("79.20", "20人 + 35人"), ("90.00", "35人")])
def test_groups_at_one_price_are_added_up_where_that_explains_the_budget(
    budget: str, counted: str
) -> None:
    cost = line(budget, ("数量", "孤儿人数", "", "20人"), ("数量", "其他儿童人数", "", "35人"),
                ("成本", "生活费标准", "", "1200元/人·月"))  # fmt: skip
    assert cost.quantity is not None and cost.quantity.measure.text == counted
