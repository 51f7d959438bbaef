"""YAML nodes to a rule: every key checked, every mistake noted at its line and column."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bgtlint.model import FormKind
from bgtlint.rules import kinds as k
from bgtlint.rules.account import scope_called
from bgtlint.rules.checking import Checking
from bgtlint.rules.errors import did_you_mean
from bgtlint.rules.read_examples import read_examples
from bgtlint.rules.read_parts import (
    read_expression,
    read_grades,
    read_message,
    read_pair,
    read_parameters,
)
from bgtlint.rules.rule import Expression, Rule, Template
from bgtlint.rules.source import Source, check_keys
from bgtlint.rules.texts import Text
from bgtlint.rules.vocabulary import AROUND, names
from bgtlint.rules.whole import goes_through
from bgtlint.yaml_nodes import Node

REQUIRED = ("id", "name", "title", "severity", "scope", "assert", "message", "basis", "examples")
OPTIONAL = (
    *("pedantic", "forms", "when", "at", "once", "suggestion", "why", "ignore", "parameters"),
    "replaces",
    "regions",
    "whole",
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
        parameters, kinds = read_parameters(node.get("parameters"), scope, source)
        at = Checking(scope, kinds, []) if scope else None
        assertion = self.expression("assert", at, k.BOOL)
        when = self.expression("when", at, k.BOOL)
        place = self.place(at)
        severity = read_grades(node.get("severity"), at, source)
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
            once=self.choice("once", ("document", "project", "same")) or "",
            regions=self.flag("regions"),
            whole=self.whole(scope, [one for one in (assertion, when) if one is not None]),
            replaces=self.flag("replaces"),
            why=self.text("why"),
            ignore=self.text("ignore"),
            parameters=parameters,
            examples=examples,
            file=source.file,
            line=node.line,
        )

    def place(self, at: Checking | None) -> Expression | None:
        """Return where a finding is shown; of a list one item has to be chosen."""
        found, node = self.expression("at", at, k.ANY), self.node.get("at")
        if found is None or node is None or found.kind.of is None:
            return found
        self.source.wrong(
            node,
            f"at 应为一处，而这是{found.kind.text.zh}。",
            f"at is one place, this is {found.kind}.",
            Text(
                f"取第一项写 首项({node.value})。",
                f"For its first item write first({node.value}).",
            ),
        )
        return None

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

    def whole(self, scope: str, expressions: Sequence[Expression]) -> bool:
        if self.node.get("whole") is not None:
            return self.flag("whole")
        return goes_through(scope, [one.tree for one in expressions], names(scope))

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
        pair = read_pair(found, key, self.source) if found is not None else None
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
        return (
            None if found is None or at is None else read_expression(found, at, wanted, self.source)
        )

    def template(self, key: str, at: Checking | None) -> Template | None:
        found = self.node.get(key)
        pair = read_pair(found, key, self.source) if found is not None and at is not None else None
        if pair is None or at is None:
            return None
        zh = read_message(pair[0], at, self.source)
        return Template(zh, zh if pair[1] is pair[0] else read_message(pair[1], at, self.source))
