from pathlib import Path

import pytest

from tests.rules.support import one, rule_text
from tests.rules.test_judge import found

PRODUCT = "quantity × unit_cost × fiscal_year ≈ budget"


def suggestion(tmp_path: Path, wanted: str, assertion: str = PRODUCT, **values: str) -> str:
    text = rule_text("cost_line", assert_=assertion, suggestion=f"'{{{wanted}}}'")
    return found(one(tmp_path, text), **values).suggestion


@pytest.mark.parametrize(
    ("values", "solved"),
    [
        (("15 条", "6000 元/条", "8.94 万元"), "8.94 万元 ÷ 15 条 = 5960 元/条（恰好整除）"),
        (("70450 人", "20.5 元/人/月", "1859.88 万元"),
         "1859.88 万元 ÷ 70450 人 ÷ 12 个月 = 22 元/人/月（恰好整除）"),
        (("76000 人", "10 元/人", "86.64 万元"), "86.64 万元 ÷ 76000 人 = 11.4 元/人（恰好整除）"),
        (("7380 人", "67 元/人", "65.00 万元"), "65.00 万元 ÷ 7380 人 ≈ 88.0759 元/人"),
    ],
)  # fmt: skip
def test_unit_cost(tmp_path: Path, values: tuple[str, str, str], solved: str) -> None:
    quantity, cost, budget = values
    given = {"quantity": quantity, "unit_cost": cost, "budget": budget}
    assert suggestion(tmp_path, "implied(unit_cost)", **given) == solved


def test_all_operands_prices_first_and_counts_only_whole(tmp_path: Path) -> None:
    given = {"quantity": "76000 人", "unit_cost": "10 元/人", "budget": "86.64 万元"}
    assert suggestion(tmp_path, "implied", **given) == (
        "86.64 万元 ÷ 76000 人 = 11.4 元/人（恰好整除）；或 "
        "86.64 万元 ÷ 10 元/人 = 86640 人（恰好整除）"
    )
    given = {"quantity": "15 条", "unit_cost": "6000 元/条", "budget": "8.94 万元"}
    assert suggestion(tmp_path, "implied(quantity)", **given) == ""
    assert suggestion(tmp_path, "implied", **given).count("=") == 1


def test_the_other_side_and_the_other_order(tmp_path: Path) -> None:
    given = {"quantity": "15 条", "unit_cost": "6000 元/条", "budget": "8.94 万元"}
    assert suggestion(tmp_path, "implied(budget)", **given) == (
        "15 条 × 6000 元/条 = 9.00 万元（恰好整除）"
    )
    swapped = "budget = quantity × unit_cost"
    assert suggestion(tmp_path, "implied(单价)", swapped, **given) == (
        "8.94 万元 ÷ 15 条 = 5960 元/条（恰好整除）"
    )


def test_a_sentence_without_its_solution_is_left_out(tmp_path: Path) -> None:
    wanted = "{zh: '请核对。若无误：{implied}。', en: 'Check. If so: {implied}.'}"
    text = rule_text("cost_line", assert_="false", suggestion=wanted)
    rule = one(tmp_path, text)
    assert found(rule, budget="1 元").suggestion == "请核对。"
    assert found(rule, "en", budget="1 元").suggestion.strip() == "Check."


def test_a_zero_divides_nothing(tmp_path: Path) -> None:
    given = {"quantity": "0 条", "unit_cost": "6000 元/条", "budget": "8.94 万元"}
    assert suggestion(tmp_path, "implied(unit_cost)", **given) == ""
