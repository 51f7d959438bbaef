"""Rule files to a rule set; every mistake of every file is reported in one run."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from bgtlint.rules.claims import Taken, claim
from bgtlint.rules.env import Steps
from bgtlint.rules.errors import RuleError, RuleErrors, did_you_mean
from bgtlint.rules.examples import ExampleError, differences
from bgtlint.rules.read_rule import read_rule
from bgtlint.rules.rule import Rule, RuleSet
from bgtlint.rules.source import MAX_ERRORS, Source, TooManyErrors
from bgtlint.rules.texts import Text
from bgtlint.yaml_nodes import Node, read_yaml

MAX_STEPS = 100_000
"""How many items of lists the examples of all rules may go through together."""


def load_rules(paths: Sequence[Path], *, check_examples: bool = True) -> RuleSet:
    """Load rule files and check all that can be checked without a document.

    A file is a list of rules or `{rules: [...]}`. A rule with `replaces: true` takes the place of
    the rule of the same id in an earlier file. Raises RuleErrors with every mistake of every
    file, in order; OSError if a file cannot be opened.
    """
    rules: dict[str, Rule] = {}
    errors: list[RuleError] = []
    taken = Taken()
    digest = hashlib.sha256()
    for path in paths:
        content = path.read_bytes()
        digest.update(content + b"\0")
        rules |= {rule.id: rule for rule in _read_file(str(path), content, taken, errors)}
    if check_examples:
        steps = Steps(MAX_STEPS)
        for rule in rules.values():
            errors += _examples(rule, steps)
    if errors:
        raise RuleErrors(_ordered(errors, [str(path) for path in paths]))
    return RuleSet(tuple(sorted(rules.values(), key=lambda rule: rule.id)), digest.hexdigest())


def _read_file(name: str, content: bytes, taken: Taken, errors: list[RuleError]) -> Iterator[Rule]:
    root, text, mistakes = read_yaml(content)
    errors += [
        RuleError(name, wrong.line, wrong.column, wrong.message, hint=wrong.hint)
        for wrong in mistakes[:MAX_ERRORS]
    ]
    source = Source(name, text, errors)
    if root is None:
        if not mistakes:
            errors.append(RuleError(name, 1, 1, Text("文件是空的。", "The file is empty.")))
        return
    try:
        for node in _listed(root, source):
            claim(node, taken, source)
            rule = read_rule(node, source)
            if rule is not None:
                yield rule
    except TooManyErrors:
        return


def _listed(root: Node, source: Source) -> Iterable[Node]:
    if root.kind == "map":
        if root.get("rules") is None and root.get("id") is not None:
            source.wrong(
                root,
                "规则文件应为规则的列表，每条规则以“- id:”开头。",
                "A rule file is a list of rules; each begins with “- id:”.",
            )
            return ()
        for key, _ in root.pairs:
            if key.value != "rules":
                source.wrong(
                    key,
                    f"未知的键 {key.value}。",
                    f"Unknown key {key.value}.",
                    did_you_mean(key.value, ["rules"]),
                )
        listed = root.get("rules")
        root = listed if listed is not None else root
    if root.kind != "list":
        source.wrong(
            root,
            "规则文件应为规则的列表，每条规则以“- id:”开头。",
            "A rule file is a list of rules; each begins with “- id:”.",
        )
        return ()
    return root.items


def _examples(rule: Rule, steps: Steps) -> Iterator[RuleError]:
    for number, example in enumerate(rule.examples, 1):
        try:
            wrong = [one.text for one in differences(rule, example, steps)]
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
