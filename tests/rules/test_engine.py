import pickle
from pathlib import Path

from bgtlint.model import FormKind, Outline, Severity
from bgtlint.rules import run
from tests.rules.support import COST, load, project, rule_text

LINE = ("15 条", "6000 元/条")


def test_findings_and_coverage(tmp_path: Path) -> None:
    projects = [
        project(1, costs=(LINE, ("", "6000 元/条"), ("15 条", "5960 元/条"))),
        project(2, kind=FormKind.SELF_EVALUATION, costs=(LINE,)),
        project(3, {"budget": ""}, costs=(LINE,)),
    ]
    findings, (coverage,) = run(load(tmp_path, COST), projects, Outline(), lang="zh")
    (found,) = findings
    assert (found.rule, found.severity, found.project) == ("CST001", Severity.WARNING, 1)
    assert (found.location.label, found.location.row) == ("成本指标/指标值", 70)
    assert [at.label for at in found.related] == ["数量指标/指标值", "budget"]
    assert found.evidence.lhs == "9.00 万元"
    assert (coverage.passed, coverage.failed, coverage.unknown, coverage.not_applicable) == (
        1, 1, 1, 1)  # fmt: skip
    assert coverage.applied == 3
    assert coverage.reasons == {"预算数空白": 1}


def test_reasons_in_english(tmp_path: Path) -> None:
    projects = [project(1, {"budget": "未定"}, costs=(LINE,))]
    _, (coverage,) = run(load(tmp_path, COST), projects, Outline(), lang="en")
    assert coverage.reasons == {"budget cannot be read": 1}


def test_order_is_page_place_rule(tmp_path: Path) -> None:
    rules = load(
        tmp_path,
        rule_text(id="TST002", name="b", assert_="budget < 0", at="budget"),
        rule_text(id="TST001", name="a", assert_="budget < 0", at="budget"),
        rule_text(id="TST003", name="c", assert_="budget < 0", at="name"),
    )
    findings, coverage = run(rules, [project(2), project(1)], Outline())
    order = [(found.location.page, found.location.row, found.rule) for found in findings]
    assert order == [
        (1, 1, "TST003"), (1, 2, "TST001"), (1, 2, "TST002"),
        (2, 1, "TST003"), (2, 2, "TST001"), (2, 2, "TST002"),
    ]  # fmt: skip
    assert [entry.rule for entry in coverage] == ["TST001", "TST002", "TST003"]


def test_scopes(tmp_path: Path) -> None:
    texts = [
        rule_text(scope, id=f"TST00{n}", name=f"in-{n}", assert_="false")
        for n, scope in enumerate(
            ("document", "project", "fund", "plan", "checkpoint", "cost_line"), 1
        )
    ]
    projects = [
        project(1, {"fiscal": "8.94"}, {"6月底": "50%", "12月底": "100%"}, (LINE,)),
        project(2),
    ]
    _, coverage = run(load(tmp_path, "".join(texts)), projects, Outline())
    assert [entry.failed for entry in coverage] == [1, 2, 3, 1, 2, 1]


def test_plan_end_is_where_the_last_share_should_stand(tmp_path: Path) -> None:
    rule = rule_text("plan", assert_="false", at="plan_end")
    for shares, label in (
        ({"3月底": "50%", "6月底": "", "12月底": ""}, "资金支出计划/6月底"),
        ({"3月底": "50%", "6月底": "70%"}, "资金支出计划/6月底"),
        ({"3月底": "", "6月底": "70%", "12月底": ""}, "资金支出计划/12月底"),
    ):
        (found,), _ = run(load(tmp_path, rule), [project(plan=shares)], Outline())
        assert found.location.label == label


def test_once_joins_the_findings_of_a_document(tmp_path: Path) -> None:
    rule = rule_text(
        assert_="budget > 9 万元",
        at="budget",
        once="document",
        severity="{default: info, error: number = 2}",
    )
    projects = [project(1), project(2), project(3, {"budget": "9.50"})]
    (found,), (coverage,) = run(load(tmp_path, rule), projects, Outline())
    assert coverage.failed == 2
    assert found.severity is Severity.ERROR
    assert found.project is None
    assert found.location.page == 1
    assert [at.page for at in found.related] == [2]
    assert found.message == "坏本文件共 2 处。"


def test_once_joins_the_findings_of_a_project(tmp_path: Path) -> None:
    costs = (("15 条", "6000 元/条"), ("3 台", "9000 元/台"))
    rule = rule_text("cost_line", assert_="false", at="unit_cost", once="project")
    found, _ = run(
        load(tmp_path, rule), [project(1, costs=costs), project(2, costs=costs)], Outline()
    )
    assert [(one.project, len(one.related)) for one in found] == [(1, 1), (2, 1)]
    assert [one.message for one in found] == ["坏本表共 2 处。"] * 2
    (alone,), _ = run(load(tmp_path, rule), [project(2, costs=costs)], Outline())
    assert alone.where == found[1].where


def test_once_joins_what_reads_the_same_in_a_project(tmp_path: Path) -> None:
    costs = (("15 条", "6000 元/条"), ("3 台", "6000 元/条"), ("3 台", "9000 元/台"))
    rule = rule_text("cost_line", assert_="not present(unit_cost)", at="unit_cost", once="same")
    found, _ = run(
        load(tmp_path, rule), [project(1, costs=costs), project(2, costs=costs)], Outline()
    )
    assert [(one.project, len(one.related)) for one in found] == [(1, 1), (1, 0), (2, 1), (2, 0)]
    assert [one.message for one in found] == ["坏本表共 2 处。", "坏"] * 2


def test_a_document_rule_without_a_place_still_has_one(tmp_path: Path) -> None:
    rules = load(tmp_path, rule_text("document", assert_="false"))
    (found,), _ = run(rules, [], Outline())
    assert found.location.label == ""
    (other,), _ = run(load(tmp_path, rule_text(assert_="false")), [project(4)], Outline())
    assert (other.location.label, other.location.page) == ("name", 4)


def test_fingerprints_stay_when_pages_move(tmp_path: Path) -> None:
    rules = load(tmp_path, rule_text(assert_="budget < 0", at="budget"))
    same = {"name": "养护"}
    (one,), _ = run(rules, [project(1, same)], Outline())
    (moved,), _ = run(rules, [project(7, same)], Outline())
    (changed,), _ = run(rules, [project(1, {**same, "budget": "8.95"})], Outline())
    (other,), _ = run(rules, [project(1, {"name": "绿化"})], Outline())
    assert (one.where, one.what) == (moved.where, moved.what)
    assert one.where == changed.where
    assert one.what != changed.what
    assert one.where != other.where


def test_aggregates_of_the_document_see_every_project(tmp_path: Path) -> None:
    rule = rule_text(assert_="project_name = majority(p.name for p in projects)", message="'{rhs}'")
    projects = [project(1, {"name": "甲"}), project(2, {"name": "乙"}), project(3, {"name": "甲"})]
    (found,), _ = run(load(tmp_path, rule), projects, Outline())
    assert (found.project, found.message) == (2, "甲")


def test_rules_can_be_sent_to_another_process(tmp_path: Path) -> None:
    rules = load(tmp_path, COST, rule_text(assert_="name matches '目1'", parameters="{x: 1%}"))
    again = pickle.loads(pickle.dumps(rules))
    projects = [project(1, costs=(LINE,)), project(2)]
    assert run(again, projects, Outline()) == run(rules, projects, Outline())


def test_what_stands_on_a_cell_that_is_not_known_is_unknown(tmp_path: Path) -> None:
    rules = load(tmp_path, rule_text(assert_="name = '甲'", at="name"))
    for text, told in (("#公式未计算", (0, 1)), ("乙", (1, 0))):
        found, (coverage,) = run(
            rules, [project(1, {"name": text})], Outline(), unsettled="#公式未计算"
        )
        assert (coverage.failed, coverage.unknown, len(found)) == (*told, told[0])
