"""The quick parser and the grammar: the same trees, or the quick one leaves it to the grammar."""

from dataclasses import fields

from hypothesis import given, settings
from hypothesis import strategies as st

from bgtlint.cli.options import rule_files
from bgtlint.rules import load_rules
from bgtlint.rules import syntax as s
from bgtlint.rules.parse_grammar import parse_by_grammar
from bgtlint.rules.parse_quickly import parse_quickly
from bgtlint.rules.scan import terminals

WORDS = st.sampled_from(
    [
        "a", "预算数", "c.percent", "1", "0.5%", "12 月", "万元/人", "'x'", "“甲”", "(", ")", "（",
        "）", "[", "]", ",", "+", "-", "−", "×", "/", "≈", "±", "+-", "~=", "=", "＝", "≤", "!=",
        " and ", " or ", "且", "或", "或者", "not ", "非 ", "非(", "不属于", "属于", " in ", "in",
        " matches ", "匹配 '.'", " for ", "对于", " where ", "其中", "sum(", "f()", "是", "否",
        "true", " count(x for x in xs) ", " x = y ", " ", "\n", "\u3000", "{", ".", "、",
    ]
)  # fmt: skip


def full(part: object) -> object:
    """Return a tree with its spans as nested tuples."""
    if isinstance(part, tuple):
        return tuple(full(item) for item in part)
    if type(part).__module__ == s.__name__:
        found = (getattr(part, field.name) for field in fields(part))  # type: ignore[arg-type]
        return (type(part).__name__, *map(full, found))
    return part


@settings(deadline=None, derandomize=True, max_examples=600)
@given(st.lists(WORDS, min_size=1, max_size=14).map("".join))
def test_what_is_plain_is_what_the_grammar_reads(text: str) -> None:
    found = parse_quickly(text)
    assert found is None or full(found) == full(parse_by_grammar(text))


def test_every_shipped_expression_is_plain() -> None:
    expressions = {
        expression.text
        for rule in load_rules(rule_files([]), check_examples=False).rules
        for expression in (rule.when, rule.check, rule.at)
        if expression is not None
    }
    assert len(expressions) > 150
    for text in expressions:
        assert full(parse_quickly(text)) == full(parse_by_grammar(text)), text


def test_brackets_count_for_the_sum_around_them_and_not_for_the_one_inside() -> None:
    found = parse_quickly("( a + b ) × -c")
    assert isinstance(found, s.Product)
    assert found.span == (0, 14)
    assert [part.span for _, part in found.factors] == [(2, 7), (12, 14)]


def test_what_is_near_the_bounds_is_left_to_the_grammar() -> None:
    assert parse_quickly("(" * 7 + "a" + ")" * 7) is None
    assert parse_quickly("+".join("a" * 101)) is None
    assert parse_quickly("9" * 31) is None
    assert parse_quickly("a matches '('") is None


def test_the_words_are_those_of_the_grammar() -> None:
    assert terminals()["TRUE"] == (3, "true(?!\\w)|是(?!\\w)")
    assert {"_OR", "QUANTITY", "STRING", "NAME", "_COMMA"} <= terminals().keys()
