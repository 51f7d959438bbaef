"""Rule files to a rule set; every mistake of every file is reported in one run."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from bgtlint.rules.errors import RuleError, RuleErrors
from bgtlint.rules.examples import ExampleError, differences
from bgtlint.rules.read_rule import read_rule
from bgtlint.rules.rule import Rule, RuleSet
from bgtlint.rules.source import Source
from bgtlint.rules.texts import Text
from bgtlint.yaml_nodes import Node, read_yaml


def load_rules(paths: Sequence[Path], *, check_examples: bool = True) -> RuleSet:
    """Load rule files and check all that can be checked without a document.

    A file is a list of rules or `{rules: [...]}`. Raises RuleErrors with every mistake of every
    file, in order; OSError if a file cannot be opened.
    """
    rules: list[Rule] = []
    errors: list[RuleError] = []
    taken: dict[str, str] = {}
    digest = hashlib.sha256()
    for path in paths:
        content = path.read_bytes()
        digest.update(content + b"\0")
        rules += _read_file(str(path), content, taken, errors)
    if check_examples:
        for rule in rules:
            errors += _examples(rule)
    if errors:
        raise RuleErrors(_ordered(errors, [str(path) for path in paths]))
    return RuleSet(tuple(sorted(rules, key=lambda rule: rule.id)), digest.hexdigest())


def _read_file(
    name: str, content: bytes, taken: dict[str, str], errors: list[RuleError]
) -> Iterator[Rule]:
    root, text, mistakes = read_yaml(content)
    errors += [RuleError(name, wrong.line, wrong.column, wrong.message) for wrong in mistakes]
    source = Source(name, text, errors)
    if root is None:
        if not mistakes:
            errors.append(RuleError(name, 1, 1, Text("文件是空的。", "The file is empty.")))
        return
    for node in _listed(root, source):
        _claim(node, taken, source)
        rule = read_rule(node, source)
        if rule is not None:
            yield rule


def _listed(root: Node, source: Source) -> Iterable[Node]:
    if root.kind == "map":
        for key, _ in root.pairs:
            if key.value != "rules":
                source.wrong(key, f"未知的键 {key.value}。", f"Unknown key {key.value}.")
        listed = root.get("rules")
        root = listed if listed is not None else root
    if root.kind != "list":
        source.wrong(root, "规则文件应为规则的列表。", "A rule file is a list of rules.")
        return ()
    return root.items


def _claim(node: Node, taken: dict[str, str], source: Source) -> None:
    """Note an id or name that another rule has, even if either rule is wrong otherwise."""
    for key in ("id", "name"):
        found = node.get(key)
        if found is None:
            continue
        if found.value in taken:
            other = taken[found.value]
            source.wrong(
                found,
                f"{found.value} 重复，已用于 {other}。",
                f"{found.value} is taken already at {other}.",
            )
        else:
            taken[found.value] = f"{source.file}:{found.line}"


def _examples(rule: Rule) -> Iterator[RuleError]:
    for number, example in enumerate(rule.examples, 1):
        try:
            wrong = list(differences(rule, example))
        except ExampleError as error:
            wrong = [error.message]
        for text in wrong:
            yield RuleError(
                rule.file,
                example.line,
                example.column,
                Text(
                    f"{rule.id} 第 {number} 例：{text.zh}", f"{rule.id} example {number}: {text.en}"
                ),
            )


def _ordered(errors: Iterable[RuleError], files: Sequence[str]) -> list[RuleError]:
    place = {name: n for n, name in enumerate(files)}
    distinct = dict.fromkeys(errors)
    return sorted(distinct, key=lambda error: (place[error.file], error.line, error.column))
