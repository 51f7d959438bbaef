from pathlib import Path
from typing import Any

import pytest

from bgtlint.model import Finding, Severity, Verdict
from bgtlint.rules.env import Env
from bgtlint.rules.examples import example_record
from bgtlint.rules.findings import finding
from bgtlint.rules.judge import Judgement, judge
from tests.rules.support import COST, one, rule_text


def judged(rule: Any, **values: Any) -> Judgement:
    return judge(rule, Env(example_record(rule.scope, values), rule.parameters, {}))


def found(rule: Any, lang: str = "zh", **values: Any) -> Finding:
    env = Env(example_record(rule.scope, values), rule.parameters, {})
    failure = judge(rule, env).failure
    assert failure is not None
    return finding(rule, env, failure, lang)


LINE = {"quantity": "15 条", "unit_cost": "6000 元/条", "budget": "8.94 万元"}


def test_one_evaluation_gives_message_and_proof(tmp_path: Path) -> None:
    report = found(one(tmp_path, COST), **LINE)
    proof = report.evidence
    assert proof.arithmetic == "15 条 × 6000 元/条 = 9.00 万元 ≠ 8.94 万元，相差 0.06 万元（0.67%）"
    assert (proof.lhs, proof.rhs, proof.gap, proof.gap_percent) == (
        "9.00 万元", "8.94 万元", "0.06 万元", "0.67")  # fmt: skip
    assert report.message == (
        "15 条 × 6000 元/条 = 9.00 万元，预算数为 8.94 万元，相差 0.06 万元（0.67%）"
    )
    assert report.suggestion == "请核对。若预算数无误：8.94 万元 ÷ 15 条 = 5960 元/条（恰好整除）。"
    assert [(o.name, o.value, o.unit, o.interval) for o in proof.operands] == [
        ("quantity", "15", "条", ""),
        ("unit_cost", "6000", "元/条", "[5999.5, 6000.5]"),
        ("fiscal_year", "1", "", ""),
        ("budget", "8.94", "万元", "[8.935, 8.945]"),
    ]
    assert report.location.label == "单价"
    assert [at.label for at in report.related] == ["数量", "预算数"]


def test_the_check_is_told_in_terms_of_the_language_with_its_figures(tmp_path: Path) -> None:
    text = COST.replace("± 0.5%", "± slack").replace("  at:", "  parameters: {slack: 0.5%}\n  at:")
    proof = found(one(tmp_path, text), **LINE).evidence
    assert proof.expression == "quantity × unit_cost × fiscal_year ≈ budget ± slack"
    assert proof.worded == "数量 × 单价 × 年度 ≈ 预算数 ± 0.5%"
    assert found(one(tmp_path, text), "en", **LINE).evidence.worded == (
        "quantity × unit_cost × fiscal_year ≈ budget ± 0.5%"
    )


def test_english(tmp_path: Path) -> None:
    report = found(one(tmp_path, COST), "en", **LINE)
    assert report.message == "9.00 万元 against 8.94 万元: 0.06 万元 (0.67%)"
    assert report.suggestion == "If it is right: 8.94 万元 ÷ 15 条 = 5960 元/条 (exactly)."
    assert report.title == "the product differs from the budget"


@pytest.mark.parametrize(
    ("values", "verdict", "reason"),
    [
        ({**LINE, "budget": "9.00 万元"}, Verdict.PASS, ""),
        (LINE, Verdict.FAIL, ""),
        ({**LINE, "budget": ""}, Verdict.UNKNOWN, "预算数空白"),
        ({**LINE, "unit_cost": "按合同"}, Verdict.UNKNOWN, "单价没有数字"),
        ({**LINE, "unit_cost": "6000 元/户"}, Verdict.UNKNOWN, "计量单位不同：万元与条·元/户"),
        ({**LINE, "total": "是"}, Verdict.NOT_APPLICABLE, ""),
        ({**LINE, "quantity": ""}, Verdict.NOT_APPLICABLE, ""),
    ],
)
def test_four_verdicts(
    tmp_path: Path, values: dict[str, str], verdict: Verdict, reason: str
) -> None:
    outcome = judged(one(tmp_path, COST), **values)
    assert (outcome.verdict, outcome.reason.zh) == (verdict, reason)


def test_the_gravest_severity_that_holds(tmp_path: Path) -> None:
    grades = "{default: info, warning: budget > 5 元, error: budget > 9 元}"
    rule = one(tmp_path, rule_text(severity=grades, assert_="budget < 3 元"))
    assert found(rule, budget="4 元").severity is Severity.INFO
    assert found(rule, budget="6 元").severity is Severity.WARNING
    assert found(rule, budget="10 元").severity is Severity.ERROR


def plan(*shares: str) -> list[dict[str, str]]:
    return [{"percent": share, "label": f"{n}月底"} for n, share in enumerate(shares, 1)]


def test_nondecreasing_names_the_items_below_the_largest_before(tmp_path: Path) -> None:
    rule = one(
        tmp_path,
        rule_text(
            assert_="nondecreasing(c.percent for c in checkpoints where present(c.percent))",
            message="'{culprits} 低'",
        ),
    )
    shares = plan("20%", "60%", "50%", "", "55%", "60%")
    report = found(rule, checkpoints=shares)
    assert report.message == "50%、55% 低"
    assert report.evidence.arithmetic == "20% → 60% → 50% → 55% → 60%"
    assert judged(rule, checkpoints=plan("20%", "20%", "", "100%")).verdict is Verdict.PASS


def test_unique_names_every_place_of_a_duplicate(tmp_path: Path) -> None:
    rule = one(
        tmp_path,
        rule_text("document", assert_="unique(p.code for p in projects)", message="'{culprits}'"),
    )
    report = found(rule, projects=[{"code": "A1"}, {"code": "B"}, {"code": "A 1"}])
    assert report.message == "A1"
    assert [operand.text for operand in report.evidence.operands] == ["A1", "A1"]


def test_all_shows_the_first_failing_item_and_names_the_others(tmp_path: Path) -> None:
    rule = one(
        tmp_path,
        rule_text(
            assert_="all(0% ≤ c.percent ≤ 100% for c in checkpoints)", message="'{culprits}'"
        ),
    )
    report = found(rule, checkpoints=plan("20%", "120%", "130%"))
    assert report.message == "120%、130%"
    assert report.evidence.arithmetic == "120% > 100%，相差 20 个百分点"


def test_sums_are_set_out(tmp_path: Path) -> None:
    rule = one(tmp_path, rule_text(assert_="budget ≈ sum(f.amount for f in funds)"))
    report = found(
        rule, budget="12.50 万元", funds=[{"amount": "10.50 万元"}, {"amount": "1.00 万元"}]
    )
    assert report.evidence.arithmetic == (
        "12.50 万元 ≠ 11.50 万元（10.50 万元 + 1.00 万元），相差 1.00 万元（8.70%）"
    )
    assert report.evidence.gap == "1.00 万元"


def test_a_gap_below_zero_keeps_its_sign_in_the_proof_only(tmp_path: Path) -> None:
    rule = one(tmp_path, rule_text(assert_="budget ≥ 3 万元", message="'{gap}'"))
    report = found(rule, budget="1.00 万元")
    assert (report.evidence.gap, report.message) == ("-2.00 万元", "2.00 万元")


def test_negations_and_words_show_what_stands_there(tmp_path: Path) -> None:
    rule = one(
        tmp_path,
        rule_text("indicator", assert_="not (comparator in ['≥'] and number = 100)", at="value"),
    )
    assert found(rule, value="≥100%").evidence.arithmetic == "指标值：≥100%"


def test_equal_sides_are_no_proof(tmp_path: Path) -> None:
    rule = one(tmp_path, rule_text("indicator", assert_="not number_value = 100%", at="value"))
    proof = found(rule, value="≥100%").evidence
    assert (proof.lhs, proof.rhs, proof.gap) == ("", "", "")


def test_a_count_that_is_some_is_no_proof_and_a_printed_figure_below_zero_is(
    tmp_path: Path,
) -> None:
    counted = one(tmp_path, rule_text(assert_="count(f for f in funds) = 0", at="budget"))
    proof = found(counted, budget="2.00 万元", funds=[{"amount": "1.00 万元"}]).evidence
    assert (proof.arithmetic, proof.lhs, proof.gap) == ("预算数：2.00万元", "", "")
    below = one(tmp_path, rule_text(assert_="budget ≥ 0"))
    assert found(below, budget="-2.00 万元").evidence.arithmetic.startswith("-2.00 万元 < 0")


def test_a_comparison_with_zero_is_told_only_where_nothing_else_failed(tmp_path: Path) -> None:
    check = "not (number > 0 and number ≤ 5)"
    rule = one(tmp_path, rule_text("indicator", assert_=check, at="value"))
    assert found(rule, value="3").evidence.arithmetic == "3 ≤ 5，相差 2"


def test_messages_print_values_as_the_document_does(tmp_path: Path) -> None:
    rule = one(
        tmp_path,
        rule_text(
            "indicator",
            assert_="false",
            message="'“{value}”{unit_name}{name}{{x}} {first(i.name for i in indicators)}'",
        ),
    )
    report = found(rule, value="≥95.0 %", indicators=[{"name": "甲"}])
    assert report.message == "“≥95.0%”%{x} 甲"


def test_items_that_are_texts_are_named(tmp_path: Path) -> None:
    rule = one(
        tmp_path,
        rule_text(
            assert_="not any(present(n) for n in lacking(['产出', '效益'], level1_names))",
            message="'缺{culprits}'",
        ),
    )
    report = found(rule, indicators=[{"level1": "满意度", "name": "甲"}])
    assert report.message == "缺产出、效益"
    assert report.evidence.arithmetic == "产出、效益"


def test_a_suggestion_leaves_out_what_the_document_does_not_have(tmp_path: Path) -> None:
    rule = one(
        tmp_path,
        rule_text("indicator", assert_="false", suggestion="'请改。原件是否为“{misread}”。'"),
    )
    assert found(rule, value="292%").suggestion == "请改。原件是否为“≥92%”。"
    assert found(rule, value="120%").suggestion == "请改。"


def test_unreadable_text_is_printed_as_it_stands(tmp_path: Path) -> None:
    rule = one(tmp_path, rule_text(assert_="readable(budget)", message="'“{budget}”'"))
    assert found(rule, budget="12.5.0").message == "“12.5.0”"


def test_fingerprints(tmp_path: Path) -> None:
    rule = one(tmp_path, COST)
    one_, same = found(rule, **LINE), found(rule, "en", **LINE)
    other = found(rule, **{**LINE, "budget": "8.00 万元"})
    assert len(one_.where) == len(one_.what) == 16
    assert (one_.where, one_.what) == (same.where, same.what)
    assert one_.where == other.where
    assert one_.what != other.what
