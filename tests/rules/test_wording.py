"""Chinese and English wordings say the same."""

from dataclasses import replace

import pytest

from bgtlint.cli.options import rule_files
from bgtlint.rules.aggregates import AGGREGATES
from bgtlint.rules.examples import differences
from bgtlint.rules.functions import FUNCTIONS
from bgtlint.rules.load import load_rules
from bgtlint.rules.parse import parse
from bgtlint.rules.rule import Expression, Rule
from bgtlint.rules.vocabulary import AROUND, names, own_names
from bgtlint.rules.wording import KEYWORDS, Wording, term, worded
from tests.rules.test_parse import shape

RULES = load_rules(rule_files([]), check_examples=False).rules
EXPRESSIONS = [
    pytest.param(rule, one, id=f"{rule.id}-{n}")
    for rule in RULES
    for n, one in enumerate(
        [rule.check, *([rule.when] if rule.when else []), *(c for _, c in rule.severity.conditions)]
    )
]


@pytest.mark.parametrize(("rule", "expression"), EXPRESSIONS)
def test_a_wording_reads_back_as_the_same_tree(rule: Rule, expression: Expression) -> None:
    bound = dict.fromkeys(rule.parameters)
    english = worded(expression.tree, Wording("en", rule.scope, bound))
    assert shape(parse(english)) == shape(parse(expression.text))
    chinese = worded(expression.tree, Wording("zh", rule.scope, bound))
    assert worded(parse(chinese), Wording("en", rule.scope, bound)) == english


@pytest.mark.parametrize(
    ("scope", "english", "chinese"),
    [
        ("cost_line", "quantity × unit_cost × fiscal_year ≈ budget ± 0.5%",
         "数量 × 单价 × 年度 ≈ 预算数 ± 0.5%"),
        ("plan", "all(c.percent > 0% for c in checkpoints where present(c.percent))",
         "全部(c.百分比 > 0% 对于 c 属于 时点 其中 已填(c.百分比))"),
        ("indicator", 'not (level1 not in ["产出", "效益"] or name matches "^满意")',
         '非 (一级指标 不属于 ["产出", "效益"] 或 三级指标 匹配 "^满意")'),
        ("project", "partial_funding = true and (budget - 1 万元) × 2 ≥ 0.5 万元",
         "部分资金 = 是 且 (预算数 - 1 万元) × 2 ≥ 0.5 万元"),
        ("project", "-budget ÷ 2 < 1 万元", "-预算数 ÷ 2 < 1 万元"),
        ("project", "name = '\"' and code = \"'\"", "项目名称 = '\"' 且 项目编码 = \"'\""),
    ],
)  # fmt: skip
def test_both_wordings(scope: str, english: str, chinese: str) -> None:
    assert worded(parse(english), Wording("zh", scope)) == chinese
    assert worded(parse(chinese), Wording("en", scope)) == english
    assert shape(parse(worded(parse(english), Wording("en", scope)))) == shape(parse(english))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_in_chinese_terms_gives_the_same_examples(rule: Rule) -> None:
    """Every shipped rule, its conditions in Chinese, says the same of its examples."""

    def chinese(one: Expression | None) -> Expression | None:
        if one is None:
            return None
        text = worded(one.tree, Wording("zh", rule.scope, dict.fromkeys(rule.parameters)))
        return Expression(text, parse(text), one.kind)

    check = chinese(rule.check)
    assert check is not None
    grades = tuple(
        (level, made)
        for level, one in rule.severity.conditions
        if (made := chinese(one)) is not None
    )
    told = replace(
        rule,
        check=check,
        when=chinese(rule.when),
        severity=replace(rule.severity, conditions=grades),
    )
    assert [list(differences(told, example)) for example in told.examples] == [
        [] for _ in told.examples
    ]


def test_every_name_function_and_keyword_has_a_chinese_form() -> None:
    for scope in AROUND:
        for row in own_names(scope).values():
            known = names(scope)
            if known.get(row.english) is row:
                assert term(row, known, "zh") != row.english, f"{scope}.{row.english}"
    assert all(row.chinese for row in AGGREGATES)
    assert all(row.chinese for row in FUNCTIONS)
    assert all(zh != en for zh, en in KEYWORDS.values())
