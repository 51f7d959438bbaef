import pytest

from bgtlint.rules import kinds as k
from bgtlint.rules.check import check
from bgtlint.rules.checking import Checking
from bgtlint.rules.parse import parse
from tests.rules.support import mistakes


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("quantity × unit_cost × fiscal_year ≈ budget ± 0.5%", "cost_line"),
        ("数量 × 单价 × 年度 ≈ 预算数 ± 1 万元", "cost_line"),
        ("budget = 0", "project"),
        ("0 < budget", "project"),
        ("budget ≥ 1 元", "project"),
        ("budget × 1% ≤ 10000 × budget", "project"),
        ("budget / sum(f.amount for f in funds) ≤ 100%", "project"),
        ("count(f for f in funds) / count(funds) ≥ 50%", "project"),
        ("0% ≤ percent ≤ 100%", "checkpoint"),
        ("unit_cost > budget", "cost_line"),
        ("value = 12 月 or value = 3 人 or value = 95%", "indicator"),
        ("name = project_name", "indicator"),
        ('name matches "^\\d"', "project"),
        ('as_printed(name) matches "（"', "project"),
        ('"x" in problems', "indicator"),
        ("code in [code_region, 'a']", "project"),
        ("partial_funding = false", "project"),
        ("unique(p.code for p in projects where present(p.code))", "document"),
        ("all(all(0% ≤ c.percent for c in p.checkpoints) for p in projects)", "document"),
        ("length(goal) ≥ 10 and contains(goal, use)", "project"),
        ("abs(budget - 1 万元) ≤ 1 元", "project"),
        ("same(name, goal) or says(name, 'vague-times') or 列入(name, '计件单位')", "project"),
        ("any(present(n) for n in lacking(['产出'], level1_names))", "project"),
        ("pick(['a'], ['b'], true) = ['a']", "project"),
        ("all(c.day > due and days(due, c.day) > 30 for c in checkpoints)", "indicator"),
    ],
)
def test_right_kinds(text: str, scope: str) -> None:
    assert [str(wrong) for wrong in mistakes(text, scope)] == []


@pytest.mark.parametrize(
    ("text", "scope", "place", "says"),
    [
        ("budgt = 0", "project", "budgt", "未知名称 budgt"),
        ("预算树 = 0", "project", "预算树", "未知名称"),
        ("percent = 0%", "project", "percent", "未知名称"),
        ("budget > 5%", "project", "5%", "金额与比率"),
        ("budget > 5", "project", "5", "金额与数"),
        ("percent = 100", "checkpoint", "100", "比率与数"),
        ("budget = name", "project", "name", "金额与文字"),
        ("budget + 5% > 0", "project", "5%", "金额与比率"),
        ("budget and true", "project", "budget", "应为是否"),
        ("not name", "project", "name", "应为是否"),
        ("name > goal", "project", "name", "不能比较大小"),
        ("name × 2 > 0", "project", "name", "不能计算"),
        ("budget in budget", "project", "budget", "应为列表"),
        ("budget in [1%]", "project", "[1%]", "不会在"),
        ("[1 元, 'a'] = [1 元]", "project", "'a'", "不能并列"),
        ("budget matches 'a'", "project", "budget", "应为文字"),
        ("name matches '（'", "project", "'（'", "永远不会匹配"),
        ("budget ≈ budget ± 5", "project", "5", "容差"),
        ("lenght(name) > 1", "project", "lenght(name)", "未知函数"),
        ("length(name, name) > 1", "project", "length(name, name)", "1 个参数"),
        ("length(budget) > 1", "project", "budget", "应为文字"),
        ("summ(f.amount for f in funds) > 0", "project", "summ(", "未知聚合"),
        ("sum(f.label for f in funds) > 0", "fund", "f.label", "不能用于文字"),
        ("all(f.amount for f in funds)", "project", "f.amount", "不能用于金额"),
        ("sum(f.amount for f in budget) > 0", "project", "budget", "应为列表"),
        ("sum(f.amuont for f in funds) > 0", "project", "f.amuont", "没有字段 amuont"),
        ("budget.amount > 0", "project", "budget.amount", "没有字段"),
        ("implied(budget) > 0", "project", "implied(budget)", "未知函数"),
        ("says(name, 'vague-time')", "project", "'vague-time'", "没有名为"),
        ("says(name, goal)", "project", "goal", "词表名"),
        ("due > 1", "indicator", "1", "日期与数"),
        ("days(due, year) > 1", "indicator", "year", "应为日期"),
        ("lacking(name, level1_names) = []", "project", "name", "应为文字列表"),
    ],
)
def test_wrong_kinds(text: str, scope: str, place: str, says: str) -> None:
    (wrong, *_) = mistakes(text, scope)
    start, end = wrong.span
    assert text[start:end].startswith(place)
    assert says in wrong.message.zh
    assert wrong.message.en


def test_hints_name_what_was_meant() -> None:
    assert "budget" in mistakes("budgt = 0")[0].hint.zh
    assert "amount" in mistakes("sum(f.amuont for f in funds) > 0")[0].hint.en
    assert "100%" in mistakes("percent = 100", "checkpoint")[0].hint.zh
    assert "vague-times" in mistakes("says(name, 'vague-time')")[0].hint.zh


def test_all_mistakes_of_an_expression_are_found() -> None:
    assert len(mistakes("budgt = 0 and goall = 'x' and budget > 5%")) == 3


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("1 元", k.MONEY), ("1 元/人", k.RATE), ("1 人", k.COUNT), ("1%", k.RATIO),
        ("1 月", k.DURATION), ("1", k.NUMBER), ("1 元/人 × 2 人", k.PRODUCT),
        ("6 元 / 2 人", k.RATE), ("6 元 / 2 元", k.NUMBER), ("2 × 3 元", k.MONEY),
        ("6 元 / 2 元/人", k.QUANTITY), ("'a'", k.TEXT), ("是", k.BOOL),
        ("max(f.amount for f in funds)", k.MONEY), ("count(funds)", k.NUMBER),
    ],
)  # fmt: skip
def test_kind(text: str, kind: k.Kind) -> None:
    assert check(parse(text), Checking("project", {}, [])) is kind
