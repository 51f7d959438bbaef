from decimal import Decimal

import pytest

from bgtlint.interpretation.cost_lines import product
from tests.interpretation.forms import project

Row = tuple[str, str, str, str]


def sums(budget: str, *rows: Row) -> list[str]:
    wholes = [product(line) for line in project(budget, *rows).cost_lines]
    return [f"{whole.to('万元').number.normalize():f}" for whole in wholes if whole is not None]


EQUIPMENT: tuple[Row, ...] = (
    ("数量", "购置台式计算机", "", "20台"),
    ("数量", "购置打印机", "", "6台"),
    ("成本", "台式计算机单价", "", "≤5500元/台"),
    ("成本", "打印机单价", "", "≤3100元/台"),
)


@pytest.mark.parametrize("budget", ["12.86", "15.00", "9.00"])
def test_a_price_goes_with_the_quantity_of_its_name_whatever_the_budget(budget: str) -> None:
    assert sums(budget, *EQUIPMENT) == ["11", "1.86"]


def test_groups_told_apart_by_letters_and_numbers_are_paired() -> None:
    houses = (
        ("数量", "C级危房改造户数", "C级危房改造", "30户"),
        ("数量", "D级危房改造户数", "D级危房改造", "20户"),
        ("成本", "C级补助标准", "C级危房改造户均补助", "0.8万元/户"),
        ("成本", "D级补助标准", "D级危房改造户均补助", "3万元/户"),
    )
    assert sums("84.00", *houses) == ["24", "60"]
    assert sums("90.00", *houses) == ["24", "60"]


def test_an_amount_without_a_basis_may_be_the_cost_of_its_whole_item() -> None:
    items = (
        ("数量", "购置防火物资", "", "600件"),
        ("数量", "防火宣传", "", "3万份"),
        ("成本", "防火物资成本", "", "≤55万元"),
        ("成本", "防火宣传成本", "", "≤15.5万元"),
    )
    assert sums("70.50", *items) == ["55", "15.5"]
    assert sums("75.00", *items) == ["55", "15.5"]
    priced = (*items[:2], ("成本", "防火物资单价", "", "500元"), ("成本", "宣传品单价", "", "2元"))
    assert sums("36.00", *priced) == ["30", "6"]


def test_prices_that_cannot_be_told_apart_share_as_few_quantities_as_explain_the_budget() -> None:
    rows = (
        ("数量", "甲", "", "10人"),
        ("数量", "乙", "", "20人"),
        ("成本", "丙", "", "1万元/人"),
        ("成本", "丁", "", "1万元/人"),
    )
    assert sorted(map(Decimal, sums("30.00", *rows))) == [10, 20]
    assert sums("40.00", *rows) == ["20", "20"]


def test_a_form_with_too_many_readings_keeps_the_nearest_of_each_price() -> None:
    rows: list[Row] = [("数量", f"事项{n}", "", f"{n}人") for n in range(1, 9)]
    costs: list[Row] = [("成本", f"标准{n}", "", "1万元/人") for n in "甲乙丙丁"]
    assert sums("8.00", *rows, *costs) == ["8", "8", "8", "8"]


@pytest.mark.parametrize(
    ("budget", "first", "second", "price", "expected"),
    [
        ("9.00", ("培训期数", "3期"), ("每期人数", "60人"), "500元/人", "9"),
        ("8.00", ("会议次数", "4次"), ("参会人数", "每次50人"), "400元/人", "8"),
        ("14.40", ("服务人数", "60人"), ("每月服务次数", "4次"), "50元/人·次", "14.4"),
        ("10.00", ("培训期数", "3期"), ("每期人数", "60人"), "500元/人", "3"),
    ],
)
def test_two_quantities_are_multiplied_only_where_that_explains_the_budget(
    budget: str, first: tuple[str, str], second: tuple[str, str], price: str, expected: str
) -> None:
    rows = (("数量", first[0], "", first[1]), ("数量", second[0], "", second[1]))
    assert sums(budget, *rows, ("成本", "费用标准", "", price)) == [expected]
