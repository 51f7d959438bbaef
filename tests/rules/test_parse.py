import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bgtlint.rules import syntax as s
from bgtlint.rules.errors import ExpressionError
from bgtlint.rules.parse import MAX_LENGTH, parse


def shape(node: s.Node) -> object:
    """Return a tree as nested tuples without spans."""
    match node:
        case s.Number(number=number, unit=unit):
            return f"{number}{unit}"
        case s.String(value=value):
            return repr(value)
        case s.Truth(value=value):
            return value
        case s.Name(path=path):
            return ".".join(path)
        case s.Listing(items=items):
            return ["list", *map(shape, items)]
        case s.Negative(of=of):
            return ("neg", shape(of))
        case s.Sum(terms=terms):
            return ("sum", *((sign, shape(term)) for sign, term in terms))
        case s.Product(factors=factors):
            return ("product", *((sign, shape(factor)) for sign, factor in factors))
        case s.Compare(first=first, rest=rest):
            return ("compare", shape(first), *((op, shape(side)) for op, side in rest))
        case s.Approx(left=left, right=right, tolerance=tolerance):
            within = None if tolerance is None else shape(tolerance)
            return ("about", shape(left), shape(right), within)
        case s.Member(item=item, items=items, negated=negated):
            return ("member", shape(item), shape(items), negated)
        case s.Matches(item=item, pattern=pattern):
            return ("matches", shape(item), pattern.value)
        case s.Logic(operator=operator, parts=parts):
            return (operator, *map(shape, parts))
        case s.Not(of=of):
            return ("not", shape(of))
        case s.Call(name=name, args=args):
            return ("call", name, *map(shape, args))
        case s.Each(name=name, body=body, variable=variable, items=items, where=where):
            return (name, shape(body), variable, shape(items), where and shape(where))


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a + b × c", ("sum", ("+", "a"), ("+", ("product", ("×", "b"), ("×", "c"))))),
        ("(a + b) * c", ("product", ("×", ("sum", ("+", "a"), ("+", "b"))), ("×", "c"))),
        ("a - b + c", ("sum", ("+", "a"), ("-", "b"), ("+", "c"))),
        ("a ÷ b / c", ("product", ("×", "a"), ("÷", "b"), ("÷", "c"))),
        ("-a × b", ("product", ("×", ("neg", "a")), ("×", "b"))),
        ("+a", "a"),
        ("a = b", ("compare", "a", ("=", "b"))),
        ("a == b", ("compare", "a", ("=", "b"))),
        ("a != b", ("compare", "a", ("≠", "b"))),
        ("a ≠ b", ("compare", "a", ("≠", "b"))),
        ("a <= b", ("compare", "a", ("≤", "b"))),
        ("a ≧ b", ("compare", "a", ("≥", "b"))),
        ("a ＞ b", ("compare", "a", (">", "b"))),
        ("a ＜ b", ("compare", "a", ("<", "b"))),
        ("a ＝ b", ("compare", "a", ("=", "b"))),
        ("0% ≤ x < 100%", ("compare", "0%", ("≤", "x"), ("<", "100%"))),
        ("a ≈ b", ("about", "a", "b", None)),
        ("a ~= b +- 0.5%", ("about", "a", "b", "0.5%")),
        ("a ≈ b ± tol", ("about", "a", "b", "tol")),
        ("a or b and not c", ("or", "a", ("and", "b", ("not", "c")))),
        ("a 或 b 且 非 c", ("or", "a", ("and", "b", ("not", "c")))),
        ("a 并且 (b 或者 c)", ("and", "a", ("or", "b", "c"))),
        ("not a = b", ("not", ("compare", "a", ("=", "b")))),
        ("a in ['x', “y”]", ("member", "a", ["list", "'x'", "'y'"], False)),
        ("a not in []", ("member", "a", ["list"], True)),
        ('a matches "^\\d+$"', ("matches", "a", "^\\d+$")),
        ("a 匹配 '月'", ("matches", "a", "月")),
        ("是 = true", ("compare", True, ("=", True))),
        ("否 = false", ("compare", False, ("=", False))),
        ("1 万元", "1万元"),
        ("6000元/人·月", "6000元/人·月"),
        ("12 月 且 b", ("and", "12月", "b")),
        ("3 或 b", ("or", "3", "b")),
        ("80 %", "80%"),
        ("８", "8"),
        ("预算数 ≥ c.百分比", ("compare", "预算数", ("≥", "c.百分比"))),
        ("present(a)", ("call", "present", "a")),
        ("已填（a，b）", ("call", "已填", "a", "b")),
        ("sum(f.amount for f in funds)", ("sum", "f.amount", "f", "funds", None)),
        (
            "all(c.p > 0 for c in list where present(c.p))",
            ("all", ("compare", "c.p", (">", "0")), "c", "list", ("call", "present", "c.p")),
        ),
        ("非税收入 = 1", ("compare", "非税收入", ("=", "1"))),
        ("notable and order", ("and", "notable", "order")),
    ],
)
def test_tree(text: str, tree: object) -> None:
    assert shape(parse(text)) == tree


def test_spans_point_into_the_text() -> None:
    node = parse("budget ≈ (quantity × 2)")
    assert isinstance(node, s.Approx)
    assert [node.left.span, node.right.span] == [(0, 6), (10, 22)]


@pytest.mark.parametrize(
    ("text", "start", "found"),
    [
        ("a $ b", 2, "$"),
        ("a b", 2, "b"),
        ("a +", 3, ""),
        ("", 0, ""),
        ("a.b.", 3, "."),
        ("x matches '('", 10, "("),
        ("a ** b", 3, "*"),
        ("f(a for)", 7, ")"),
        ("__import__('os')", 0, "_"),
        ("1e9", 1, "e9"),
    ],
)
def test_a_bad_text_says_where(text: str, start: int, found: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        parse(text)
    assert (caught.value.span[0], caught.value.found) == (start, found)
    assert caught.value.message.zh
    assert caught.value.message.en


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a" * (MAX_LENGTH + 1), "长度"),
        ("-" * 1000 + "a", "嵌套"),
        ("not " * 60 + "a", "嵌套"),
        ("(1+" * 300 + "1" + ")" * 300, "嵌套"),
        ("[" + ",".join("1" * 900) + "]", "列举"),
    ],
)
def test_bounds(text: str, reason: str) -> None:
    with pytest.raises(ExpressionError, match=reason):
        parse(text)


@pytest.mark.parametrize("text", ["(" * 900 + "a" + ")" * 900, "+".join("a" * 200)])
def test_long_but_flat_is_fine(text: str) -> None:
    assert parse(text)


_WORDS = st.sampled_from(
    [
        "a", "预算数", "c.percent", "1", "0.5%", "12 月", "'x'", "(", ")", "[", "]", ",", "+", "-",
        "×", "/", "≈", "±", "=", "≤", " and ", "或", "not ", "非 ", "in", "matches", " for ",
        " where ", "sum", "是", " ", "“", "”", "\\", "\n", "{", ".",
    ]
)  # fmt: skip


@settings(deadline=None, derandomize=True, max_examples=300)
@given(st.one_of(st.text(max_size=80), st.lists(_WORDS, max_size=25).map("".join)))
def test_any_text_is_a_tree_or_the_typed_error(text: str) -> None:
    try:
        node = parse(text)
    except ExpressionError as wrong:
        assert 0 <= wrong.span[0] <= len(text)
    else:
        assert sum(1 for _ in s.walk(node)) <= len(text)
