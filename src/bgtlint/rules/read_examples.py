"""The examples of a rule file: pass, fail, unknown, skip."""

from collections.abc import Mapping

from bgtlint.model import Verdict
from bgtlint.rules.errors import did_you_mean
from bgtlint.rules.examples import EXPECTABLE
from bgtlint.rules.names import Name
from bgtlint.rules.rule import Example
from bgtlint.rules.source import Source, check_keys
from bgtlint.rules.vocabulary import names, own_names
from bgtlint.yaml_nodes import Node

_VERDICTS: Mapping[str, Verdict] = {
    "pass": Verdict.PASS,
    "fail": Verdict.FAIL,
    "unknown": Verdict.UNKNOWN,
    "skip": Verdict.NOT_APPLICABLE,
}


def read_examples(node: Node | None, scope: str, source: Source) -> list[Example]:
    """Return the examples of a rule; names they use have to be known in its scope."""
    found: list[Example] = []
    if node is None:
        return found
    if node.kind != "map":
        source.wrong(
            node, "examples 应按 pass、fail 分列。", "examples has the keys pass and fail."
        )
        return found
    check_keys(node, tuple(_VERDICTS), (), source)
    for key, listed in node.pairs:
        verdict = _VERDICTS.get(key.value)
        for item in listed.items if verdict is not None else ():
            example = _example(item, scope, verdict, source) if verdict is not None else None
            found += [example] if example is not None else []
    return found


def _example(node: Node, scope: str, verdict: Verdict, source: Source) -> Example | None:
    if node.kind != "map":
        source.wrong(node, "例子应为键值对。", "An example is a mapping.")
        return None
    wanted = node.get("expect")
    if wanted is not None:
        check_keys(wanted, EXPECTABLE, (), source)
    _check_names(node, names(scope), source, ("expect",))
    values = {key.value: value.plain() for key, value in node.pairs if key.value != "expect"}
    outcomes = {key.value: value.value for key, value in wanted.pairs} if wanted else {}
    return Example(verdict, values, outcomes, node.line, node.column)


def _check_names(
    node: Node, known: Mapping[str, Name], source: Source, others: tuple[str, ...] = ()
) -> None:
    """Note the names of an example that its scope does not have, in lists of records too."""
    for key, value in node.pairs:
        row = known.get(key.value)
        if row is None and key.value not in others:
            source.wrong(
                key,
                f"未知名称 {key.value}。",
                f"Unknown name {key.value}.",
                did_you_mean(key.value, known),
            )
        inner = row.kind.of if row is not None else None
        if inner is not None and inner.record:
            for entry in value.items:
                if entry.kind == "map":
                    _check_names(entry, own_names(inner.record), source)
