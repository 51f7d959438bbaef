"""The parts of a rule file's keys: expressions, texts in two languages, grades, parameters."""

import re
from dataclasses import replace

from bgtlint.model import Severity
from bgtlint.rules import kinds as k
from bgtlint.rules.check import check, expect
from bgtlint.rules.checking import Checking
from bgtlint.rules.env import Env
from bgtlint.rules.errors import ExpressionError, did_you_mean
from bgtlint.rules.evaluate import evaluate
from bgtlint.rules.parse import parse
from bgtlint.rules.rule import Expression, Grades
from bgtlint.rules.source import Source, check_keys
from bgtlint.rules.template import Part, read_template
from bgtlint.rules.texts import Text
from bgtlint.rules.values import Record, Value
from bgtlint.rules.vocabulary import names
from bgtlint.yaml_nodes import Node

_LEVELS = {"错误": "error", "警告": "warning", "提示": "info", "warn": "warning"}


def read_message(node: Node, at: Checking, source: Source) -> tuple[Part, ...]:
    """Return the parts of a message; mistakes are noted where they stand in it."""
    return read_template(node.value, at, lambda error: source.inside(node, error))


def read_expression(node: Node, at: Checking, wanted: k.Kind, source: Source) -> Expression | None:
    """Return an expression of a kind; None, with its mistakes noted, if it is none."""
    if node.kind != "scalar":
        source.wrong(
            node,
            "此处应为表达式。",
            "Expected an expression.",
            Text("以 [ 或 { 开头的请加引号。", "Quote it if it begins with [ or {."),
        )
        return None
    try:
        tree = parse(node.value)
    except ExpressionError as error:
        source.inside(node, error)
        return None
    errors: list[ExpressionError] = []
    checking = replace(at, errors=errors)
    kind = check(tree, checking) if wanted is k.ANY else expect(tree, checking, wanted)
    for mistake in errors:
        source.inside(node, mistake)
    return None if errors else Expression(node.value, tree, kind)


def read_pair(node: Node, key: str, source: Source) -> tuple[Node, Node] | None:
    """Return the Chinese and the English text of a key; a plain string is both."""
    if node.is_null:
        source.wrong(node, f"{key} 是空的。", f"{key} is empty.")
        return None
    if node.kind == "scalar":
        return node, node
    zh, en = node.get("zh"), node.get("en")
    if node.kind != "map":
        source.wrong(node, f"{key} 应为文字或 {{zh, en}}。", f"{key} is a text or {{zh, en}}.")
        return None
    check_keys(node, ("zh", "en"), ("zh", "en"), source)
    for text in (zh, en):
        if text is not None and text.kind != "scalar":
            source.wrong(text, f"{key} 应为文字。", f"{key} is a text.")
            return None
    return None if zh is None or en is None else (zh, en)


def read_grades(node: Node | None, at: Checking | None, source: Source) -> Grades | None:
    """Return the severity with the conditions for others; None if the default is unknown."""
    known = tuple(level.value for level in Severity)
    if node is None:
        return None
    pairs = (
        dict.fromkeys(("default",), node)
        if node.kind == "scalar"
        else {key.value: value for key, value in node.pairs}
    )
    if node.kind == "map":
        check_keys(node, ("default", *known), ("default",), source)
    elif node.kind == "list":
        source.wrong(
            node,
            "severity 应为一个级别，或级别和条件的键值对。",
            "severity is one level, or a mapping of levels and conditions.",
            Text("如 warning，或 {default: warning, info: 部分资金}。",
                 "Such as warning, or {default: warning, info: partial_funding}."),
        )  # fmt: skip
    default = pairs.get("default")
    if default is None or default.value not in known:
        if default is not None:
            source.wrong(
                default,
                f"未知的严重程度 {default.value}。",
                f"Unknown severity {default.value}.",
                did_you_mean(_LEVELS.get(default.value, default.value), known),
            )
        return None
    conditions = []
    for level in Severity:
        found = pairs.get(level.value)
        if found is not None and at is not None:
            condition = read_expression(found, at, k.BOOL, source)
            if condition is not None:
                conditions.append((level, condition))
    return Grades(Severity(default.value), tuple(conditions))


def read_parameters(
    node: Node | None, scope: str, source: Source
) -> tuple[dict[str, Value], dict[str, k.Kind]]:
    """Return named constants and their kinds; each is a literal or a list of literals."""
    values: dict[str, Value] = {}
    kinds: dict[str, k.Kind] = {}
    if node is not None and node.kind != "map":
        source.wrong(
            node,
            "parameters 应为键值对，如 {share: 0.5%}。",
            "parameters is a mapping, such as {share: 0.5%}.",
        )
    for key, given in node.pairs if node is not None else ():
        if key.value in names(scope):
            source.wrong(
                key,
                f"参数 {key.value} 与已有名称相同。",
                f"The parameter {key.value} is a name already.",
            )
        found = read_parameter(given, source)
        if found is not None:
            values[key.value], kinds[key.value] = found
    return values, kinds


def read_parameter(node: Node, source: Source) -> tuple[Value, k.Kind] | None:
    """Return the value and the kind of a parameter; None if it is no literal."""
    if any(item.kind == "map" for item in (node, *node.items)):
        source.wrong(
            node,
            "参数应为一个数、一段文字或它们的列表。",
            "A parameter is a number, a text or a list of these.",
            Text("如 0.5%、3 万元、[月, 季]。", "Such as 0.5%, 3 万元, [月, 季]."),
        )
        return None
    found = read_expression(_literal(node), Checking("", {}, []), k.ANY, source)
    if found is None:
        return None
    return evaluate(found.tree, Env(Record("", None), {}, {})), found.kind


def _literal(node: Node) -> Node:
    """Return a parameter as an expression: YAML lists and words become lists and texts."""
    if node.kind == "list":
        inside = ", ".join(_literal(item).value for item in node.items)
        return replace(node, kind="scalar", value=f"[{inside}]")
    number = re.fullmatch(r"-?\s*\d+(\.\d+)?\s*\S*( ?\S+)?", node.value)
    if node.style or not (number or node.value in ("true", "false")):
        quoted = node.value.replace('"', '\\"')
        return replace(node, value=f'"{quoted}"')
    return node
