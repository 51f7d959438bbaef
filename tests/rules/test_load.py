from pathlib import Path

import pytest

from bgtlint.rules.errors import RuleErrors
from bgtlint.rules.load import load_rules
from tests.rules.support import COST, load, rule_text


def errors(tmp_path: Path, *texts: str) -> list[tuple[str, int, int, str]]:
    """Return (file, line, column, Chinese message) of every mistake."""
    with pytest.raises(RuleErrors) as caught:
        load(tmp_path, *texts)
    assert all(error.message.en for error in caught.value.errors)
    return [
        (Path(error.file).name, error.line, error.column, error.message.zh)
        for error in caught.value.errors
    ]


def test_a_rule_loads(tmp_path: Path) -> None:
    (rule,) = load(tmp_path, COST).rules
    assert (rule.id, rule.name, rule.scope, rule.pedantic) == (
        "CST001", "cost-product", "cost_line", False)  # fmt: skip
    assert rule.check.text == "quantity × unit_cost × fiscal_year ≈ budget ± 0.5%"
    assert [example.verdict.value for example in rule.examples] == ["pass", "fail"]
    assert rule.basis == {"document": "财预〔2015〕88号", "topic": "相应匹配"}


def test_a_file_may_be_a_mapping_and_rules_come_in_order(tmp_path: Path) -> None:
    second = "rules:\n" + rule_text(id="TST001", name="b")
    rules = load(tmp_path, rule_text(id="TST002", name="a"), second)
    assert [rule.id for rule in rules.rules] == ["TST001", "TST002"]
    assert len(rules.digest) == 64


FIVE_A = """\
- id: TST001
  name: misspelt
  title: 试
  severity: warning
  scope: project
  assert: present(budget) and budgt > 0
  message: "{budget} 与 {budgett}"
  basis: {document: 试}
  examples: {}
- id: TST002
  name: kinds
  title: 试
  severity: warning
  scope: project
  assert: >-
    present(budget)
    and budget > 5%
  message: 坏
  basis: {document: 试}
  examples: {}
"""
FIVE_B = """\
- id: TST002
  name: regex
  title: 试
  severity: warning
  scope: project
  assert: 'name matches "(年"'
  message: 坏
  basis: {document: 试}
  examples: {}
- {id: TST001, name: twice, title: 试, severity: info, scope: project, assert: "true",
   message: 坏, basis: {document: 试}, examples: {}}
"""


def test_all_mistakes_in_one_run_each_at_its_place(tmp_path: Path) -> None:
    found = errors(tmp_path, FIVE_A, FIVE_B)
    assert [(file, line, column) for file, line, column, _ in found] == [
        ("a.yml", 6, 31), ("a.yml", 7, 25), ("a.yml", 17, 18),
        ("b.yml", 1, 7), ("b.yml", 6, 25), ("b.yml", 10, 8)]  # fmt: skip
    texts = [text for *_, text in found]
    assert "未知名称 budgt" in texts[0]
    assert "未知占位符 budgett" in texts[1]
    assert "金额与比率" in texts[2]
    assert "TST002 重复" in texts[3]
    assert "正则表达式有误" in texts[4]
    assert "TST001 重复" in texts[5]


def test_a_tab_is_named(tmp_path: Path) -> None:
    ((_, line, column, says),) = errors(tmp_path, rule_text().replace("  name", "\tname", 1))
    assert (line, column) == (2, 1)
    assert "Tab" in says


def test_duplicates_across_files(tmp_path: Path) -> None:
    first = rule_text() + rule_text(id="TST002", name="other")
    second = rule_text(id="TST003", name="other") + rule_text(name="third")
    found = errors(tmp_path, first, second)
    assert [place[:3] for place in found] == [("b.yml", 2, 9), ("b.yml", 10, 7)]
    assert "other 重复" in found[0][3]
    assert "a.yml:11" in found[0][3]
    assert "TST001 重复" in found[1][3]


def test_hints(tmp_path: Path) -> None:
    with pytest.raises(RuleErrors) as caught:
        load(tmp_path, FIVE_A, FIVE_B)
    assert all(error.hint.zh and error.hint.en for error in caught.value.errors)
    first = caught.value.errors[0]
    assert first.found == "budgt"
    assert "budget" in first.hint.zh
    assert first.text("en").endswith("Unknown name budgt. Did you mean budget, 预算数?") or (
        "Did you mean budget" in first.text("en")
    )
    assert first.text("zh").startswith(f"{first.file}:6:31: ")


@pytest.mark.parametrize(
    ("key", "text", "line", "column", "says"),
    [
        ("id", "cst1", 1, 7, "id 应形如"),
        ("name", "Cost Product", 2, 9, "name 应形如"),
        ("severity", "fatal", 4, 13, "未知的严重程度 fatal"),
        ("severity", "{error: 'true'}", 4, 13, "缺少 default"),
        ("severity", "{default: info, warn: 'true'}", 4, 29, "未知的键 warn"),
        ("severity", "{default: info, error: budget}", 4, 36, "应为是否"),
        ("scope", "projekt", 5, 10, "scope 不能是"),
        ("assert", "budget", 6, 11, "应为是否"),
        ("assert", "[a]", 6, 11, "应为表达式"),
        ("assert", "'1 +'", 6, 15, "不完整"),
        ("assert", "budget ＞ 10000", 6, 20, "金额与数"),
        ("message", "'{gap'", 7, 13, "花括号"),
        ("message", "{zh: 坏}", 7, 12, "缺少 en"),
        ("message", "'好 {bad name}'", 7, 20, "不应出现"),
        ("message", "'{budget > 5%}'", 7, 23, "金额与比率"),
        ("basis", "{docment: a}", 8, 11, "未知的键 docment"),
        ("examples", "{passes: []}", 9, 14, "未知的键 passes"),
        ("examples", "{pass: [{budgt: 1 元}]}", 9, 22, "未知名称 budgt"),
        ("examples", "{pass: [{funds: [{amuont: 1 元}]}]}", 9, 31, "未知名称 amuont"),
        ("examples", "{pass: [{partial_funding: maybe}]}", 9, 21, "不是是否"),
        ("examples", "{fail: [{budget: 1 元}]}", 9, 21, "判为 pass，应为 fail"),
        ("forms", "[taget]", 10, 11, "未知的表类型 taget"),
        ("pedantic", "maybe", 10, 13, "true 或 false"),
        ("once", "table", 10, 9, "once 不能是"),
        ("parameters", "{budget: 1%}", 10, 16, "与已有名称相同"),
        ("serverity", "info", 10, 3, "未知的键 serverity"),
    ],
)
def test_each_mistake_has_its_place(
    tmp_path: Path, key: str, text: str, line: int, column: int, says: str
) -> None:
    found = errors(tmp_path, rule_text(**{f"{key}_": text}))
    assert any((at, where) == (line, column) and says in told for _, at, where, told in found), (
        found
    )


@pytest.mark.parametrize("key", ["id", "title", "severity", "scope", "assert", "message", "basis"])
def test_required_keys(tmp_path: Path, key: str) -> None:
    found = errors(tmp_path, rule_text(**{f"{key}_": "-"}))
    assert ("a.yml", 1, 3, f"缺少 {key}。") in found


@pytest.mark.parametrize(
    ("expected", "says"),
    [
        ("{gap: 0.07 万元}", "gap 为 0.06 万元，应为 0.07 万元"),
        ("{gap: -0.06 万元}", "应为 -0.06 万元"),
        ("{severity: error}", "severity 为 warning，应为 error"),
        ("{verdict: pass}", "判为 fail，应为 pass"),
        ("{lhs: 9 元}", "lhs 为 9.00 万元，应为 9 元"),
    ],
)
def test_examples_must_give_what_they_say(tmp_path: Path, expected: str, says: str) -> None:
    text = COST.replace("{gap: 0.06 万元, severity: warning}", expected)
    (found,) = errors(tmp_path, text)
    assert found[1:3] == (19, 9)
    assert says in found[3]


def test_examples_write_figures_as_they_like(tmp_path: Path) -> None:
    text = COST.replace("{gap: 0.06 万元", "{gap: 0.060万元, lhs: 9万元, gap_percent: '0.67'")
    assert load(tmp_path, text).rules


def test_examples_may_be_unknown_or_skipped(tmp_path: Path) -> None:
    more = ("    unknown: [{quantity: 15 条, unit_cost: 6000 元/条}]\n"
            "    skip: [{quantity: '', unit_cost: 6000 元/条, budget: 8.94 万元}]\n")  # fmt: skip
    verdicts = [e.verdict.value for e in load(tmp_path, COST + more).rules[0].examples]
    assert verdicts == ["pass", "fail", "unknown", "not_applicable"]


def test_parameters_are_names(tmp_path: Path) -> None:
    text = rule_text(
        parameters="{share: 0.5%, words: [月, 季], most: 3 万元}",
        assert_="budget ≈ 3 万元 ± share and budget ≤ most and name not in words",
        message="'{share}'",
        examples="{pass: [{budget: 3 万元, name: 年}], fail: [{budget: 3 万元, name: 月}]}",
    )
    (rule,) = load(tmp_path, text).rules
    assert set(rule.parameters) == {"share", "words", "most"}


def test_broken_files_are_errors_not_exceptions(tmp_path: Path) -> None:
    found = errors(tmp_path, "- id: [\n", "", "3", "other: []", "- 3")
    assert [(file, line) for file, line, *_ in found] == [
        ("a.yml", 2),
        ("b.yml", 1),
        ("c.yml", 1),
        ("d.yml", 1),
        ("d.yml", 1),
        ("e.yml", 1),
    ]


def test_a_missing_file_is_the_callers_mistake(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load_rules([tmp_path / "none.yml"])
