"""YAML nodes to a rule: every key checked, every mistake noted at its line and column."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from bgtlint.model import FormKind, Severity
from bgtlint.rules import kinds as k
from bgtlint.rules.account import scope_called
from bgtlint.rules.check import Checking, check, expect
from bgtlint.rules.env import Env
from bgtlint.rules.errors import ExpressionError, did_you_mean
from bgtlint.rules.evaluate import evaluate
from bgtlint.rules.parse import parse
from bgtlint.rules.read_examples import read_examples
from bgtlint.rules.rule import Expression, Grades, Rule, Template
from bgtlint.rules.source import Source, check_keys
from bgtlint.rules.template import Part, read_template
from bgtlint.rules.texts import Text
from bgtlint.rules.values import Record, Value
from bgtlint.rules.vocabulary import AROUND, names
from bgtlint.yaml_nodes import Node

REQUIRED = ("id", "name", "title", "severity", "scope", "assert", "message", "basis", "examples")
OPTIONAL = (
    *("pedantic", "forms", "when", "at", "once", "suggestion", "why", "ignore", "parameters"),
    "replaces",
)

_ID = re.compile(r"[A-Z]{3}[0-9]{3}")
_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_FORMS = {
    "id": Text(
        "如 BUR001：三个大写字母加三位数字。", "Such as BUR001: three capitals, three digits."
    ),
    "name": Text(
        "如 cost-product：小写英文，用 - 连接。", "Such as cost-product: lower case, with -."
    ),
}
_LEVELS = {"错误": "error", "警告": "warning", "提示": "info", "warn": "warning"}
TRUE, FALSE = ("true", "True", "yes", "是"), ("false", "False", "no", "否")


def read_rule(node: Node, source: Source) -> Rule | None:
    """Return the rule of a mapping; None if anything about it is wrong."""
    before = len(source.errors)
    if node.kind != "map":
        source.wrong(node, "规则应为键值对。", "A rule is a mapping.")
        return None
    check_keys(node, (*REQUIRED, *OPTIONAL), REQUIRED, source)
    rule = _Reading(node, source).rule()
    for key, value in node.pairs:
        if rule is None and len(source.errors) == before and value.kind != "scalar":
            source.wrong(
                value, f"{key.value} 不能这样写。", f"{key.value} cannot be written like this."
            )
    return rule if rule is not None and len(source.errors) == before else None


@dataclass(frozen=True, slots=True)
class _Reading:
    """One rule being read from its mapping."""

    node: Node
    source: Source

    def rule(self) -> Rule | None:
        node, source = self.node, self.source
        scope = self.choice("scope", tuple(AROUND)) or ""
        parameters, kinds = _parameters(node.get("parameters"), scope, source)
        at = Checking(scope, kinds, []) if scope else None
        assertion = self.expression("assert", at, k.BOOL)
        when = self.expression("when", at, k.BOOL)
        place = self.expression("at", at, k.ANY)
        severity = _grades(node.get("severity"), at, source)
        message = self.template("message", at)
        suggestion = self.template("suggestion", at)
        examples = tuple(read_examples(node.get("examples"), scope, source))
        ident = self.matching("id", _ID, "ABC001")
        name = self.matching("name", _NAME, "cost-product")
        title, basis = self.text("title"), self.strings("basis")
        if assertion is None or message is None or severity is None or title is None:
            return None
        return Rule(
            id=ident,
            name=name,
            title=title,
            severity=severity,
            scope=scope,
            check=assertion,
            message=message,
            basis=basis,
            when=when,
            at=place,
            suggestion=suggestion,
            forms=self.forms(),
            pedantic=self.flag("pedantic"),
            once=self.choice("once", ("document", "project")) or "",
            replaces=self.flag("replaces"),
            why=self.text("why"),
            ignore=self.text("ignore"),
            parameters=parameters,
            examples=examples,
            file=source.file,
            line=node.line,
        )

    def matching(self, key: str, pattern: re.Pattern[str], such: str) -> str:
        found = self.node.get(key)
        if found is not None and not pattern.fullmatch(found.value):
            self.source.wrong(
                found, f"{key} 应形如 {such}。", f"{key} has to look like {such}.", _FORMS[key]
            )
        return found.value if found is not None else ""

    def choice(self, key: str, known: tuple[str, ...]) -> str | None:
        found = self.node.get(key)
        if found is None:
            return None
        if found.value not in known:
            self.source.wrong(
                found,
                f"{key} 不能是“{found.value}”。",
                f"{key} cannot be “{found.value}”.",
                did_you_mean(scope_called(found.value), known),
            )
            return None
        return found.value

    def flag(self, key: str) -> bool:
        found = self.node.get(key)
        if found is not None and found.value not in (*TRUE, *FALSE):
            self.source.wrong(found, f"{key} 应为 true 或 false。", f"{key} is true or false.")
        return found is not None and found.value in TRUE

    def forms(self) -> frozenset[FormKind]:
        found = self.node.get("forms")
        if found is not None and found.kind != "list":
            self.source.wrong(
                found,
                "forms 应为列表。",
                "forms is a list.",
                Text(f"如 [{found.value or 'target'}]。", f"Such as [{found.value or 'target'}]."),
            )
        known = tuple(kind.value for kind in FormKind)
        chosen = set()
        for item in found.items if found is not None else ():
            if item.value in known:
                chosen.add(FormKind(item.value))
            else:
                self.source.wrong(
                    item,
                    f"未知的表类型 {item.value}。",
                    f"Unknown form kind {item.value}.",
                    did_you_mean(item.value, known),
                )
        return frozenset(chosen)

    def text(self, key: str) -> Text | None:
        found = self.node.get(key)
        pair = _pair(found, key, self.source) if found is not None else None
        return None if pair is None else Text(pair[0].value, pair[1].value)

    def strings(self, key: str) -> Mapping[str, str]:
        found = self.node.get(key)
        if found is None:
            return {}
        if found.kind != "map":
            self.source.wrong(
                found,
                f"{key} 应为键值对。",
                f"{key} is a mapping.",
                Text(f"如 {{document: {found.value or '文件名'}}}。",
                     f"Such as {{document: {found.value or 'name'}}}."),
            )  # fmt: skip
        else:
            check_keys(found, ("document", "topic", "url"), ("document",), self.source)
        for name, value in found.pairs:
            if value.kind != "scalar":
                self.source.wrong(value, f"{name.value} 应为文字。", f"{name.value} is a text.")
        return {name.value: value.value for name, value in found.pairs}

    def expression(self, key: str, at: Checking | None, wanted: k.Kind) -> Expression | None:
        found = self.node.get(key)
        return None if found is None or at is None else _expression(found, at, wanted, self.source)

    def template(self, key: str, at: Checking | None) -> Template | None:
        found = self.node.get(key)
        pair = _pair(found, key, self.source) if found is not None and at is not None else None
        if pair is None or at is None:
            return None
        zh = _template(pair[0], at, self.source)
        return Template(zh, zh if pair[1] is pair[0] else _template(pair[1], at, self.source))


def _template(node: Node, at: Checking, source: Source) -> tuple[Part, ...]:
    return read_template(node.value, at, lambda error: source.inside(node, error))


def _expression(node: Node, at: Checking, wanted: k.Kind, source: Source) -> Expression | None:
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


def _pair(node: Node, key: str, source: Source) -> tuple[Node, Node] | None:
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


def _grades(node: Node | None, at: Checking | None, source: Source) -> Grades | None:
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
            condition = _expression(found, at, k.BOOL, source)
            if condition is not None:
                conditions.append((level, condition))
    return Grades(Severity(default.value), tuple(conditions))


def _parameters(
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
    found = _expression(_literal(node), Checking("", {}, []), k.ANY, source)
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
