"""The examples of a rule file: pass, fail, unknown, skip."""

from collections.abc import Mapping

from bgtlint.model import Severity, Verdict
from bgtlint.rules.errors import did_you_mean
from bgtlint.rules.examples import EXPECTABLE
from bgtlint.rules.rule import Example
from bgtlint.rules.source import Source, check_keys
from bgtlint.rules.texts import Text
from bgtlint.rules.unknown import unknown_name
from bgtlint.rules.vocabulary import names, own_names
from bgtlint.yaml_nodes import Node

_VERDICTS: Mapping[str, Verdict] = {
    "pass": Verdict.PASS,
    "fail": Verdict.FAIL,
    "unknown": Verdict.UNKNOWN,
    "skip": Verdict.NOT_APPLICABLE,
}


def read_examples(node: Node | None, scope: str, source: Source) -> list[Example]:
    """Return the examples of a rule, none without a scope; names have to be known in that."""
    found: list[Example] = []
    if node is None or not scope:
        return found
    if node.kind != "map":
        source.wrong(
            node, "examples 应按 pass、fail 分列。", "examples has the keys pass and fail."
        )
        return found
    check_keys(node, tuple(_VERDICTS), (), source)
    for key, listed in node.pairs:
        verdict = _VERDICTS.get(key.value)
        if listed.kind != "list" and not listed.is_null:
            source.wrong(
                listed,
                f"{key.value} 应为例子的列表。",
                f"{key.value} is a list of examples.",
                Text(
                    "每个例子前面加 -，或整个放进 [ ]。", "Begin each with -, or put all into [ ]."
                ),
            )
        for item in listed.items if verdict is not None else ():
            example = _example(item, scope, verdict, source) if verdict is not None else None
            found += [example] if example is not None else []
    return found


def _example(node: Node, scope: str, verdict: Verdict, source: Source) -> Example | None:
    if node.kind != "map":
        source.wrong(
            node,
            f"例子应为键值对，而这是“{node.value[:20]}”。",
            "An example is a mapping.",
            Text("如 {预算数: 8.94 万元}。", "Such as {budget: 8.94 万元}."),
        )
        return None
    wanted = node.get("expect")
    if wanted is not None and wanted.kind != "map":
        source.wrong(
            wanted,
            "expect 应为键值对，如 {gap: 0.06 万元}。",
            "expect is a mapping, such as {gap: 0.06 万元}.",
        )
    elif wanted is not None:
        check_keys(wanted, (*EXPECTABLE, *names(scope)), (), source)
    _check_names(node, scope, source, ("expect",))
    _check_outcomes(wanted, source)
    values = {key.value: value.plain() for key, value in node.pairs if key.value != "expect"}
    outcomes = {key.value: value.value for key, value in wanted.pairs} if wanted else {}
    return Example(verdict, values, outcomes, node.line, node.column)


def _check_names(node: Node, scope: str, source: Source, others: tuple[str, ...] = ()) -> None:
    """Note the names of an example that its scope does not have, in lists of records too."""
    known = names(scope) if others else own_names(scope)
    for key, value in node.pairs:
        row = known.get(key.value)
        if row is None and key.value not in others:
            source.wrong(
                key,
                f"未知名称 {key.value}。",
                f"Unknown name {key.value}.",
                unknown_name(key.value, known, scope),
            )
        inner = row.kind.of if row is not None else None
        if inner is not None and inner.record:
            for entry in value.items:
                if entry.kind == "map":
                    _check_names(entry, inner.record, source)


def _check_outcomes(node: Node | None, source: Source) -> None:
    """Note a verdict or a severity that there is not."""
    known = {
        "verdict": tuple(verdict.value for verdict in Verdict),
        "severity": tuple(level.value for level in Severity),
    }
    for key, words in known.items():
        found = node.get(key) if node is not None else None
        if found is not None and found.value not in words:
            source.wrong(
                found,
                f"{key} 不能是“{found.value}”。",
                f"{key} cannot be “{found.value}”.",
                did_you_mean(found.value, words),
            )
