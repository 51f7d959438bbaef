"""A profile's file and those it extends -> a profile; every mistake with its line and column."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from bgtlint.model import Severity
from bgtlint.rules import kinds as k
from bgtlint.rules.errors import RuleError, RuleErrors, did_you_mean
from bgtlint.rules.kinds import Kind
from bgtlint.rules.profile import ALL, KEYS, OFF, Profile, Setting
from bgtlint.rules.read_parts import read_parameter
from bgtlint.rules.rule import Rule, RuleSet
from bgtlint.rules.selection import answers
from bgtlint.rules.source import Source, TooManyErrors, check_keys
from bgtlint.rules.texts import NOTHING, Text
from bgtlint.rules.values import Known, Value
from bgtlint.yaml_nodes import Node, read_yaml

MOST_PARENTS = 8

Find = Callable[[str], Path | None]
"""Finds the file of a profile by its name."""


def load_profile(path: Path, rules: RuleSet, find: Find) -> Profile:
    """Read a profile and those it extends, and check them against the rules.

    Raises RuleErrors with every mistake, each with file, line and column; OSError if a file
    cannot be opened.
    """
    errors: list[RuleError] = []
    profile = _EMPTY
    try:
        for source, root, digest in reversed(list(_chain(path, find, errors))):
            profile = _over(profile, _read(root, source, rules, digest))
    except TooManyErrors:
        raise RuleErrors(errors) from None
    if errors:
        raise RuleErrors(errors)
    return profile


_EMPTY = Profile("", NOTHING, "", (), (), "")


def _chain(path: Path, find: Find, errors: list[RuleError]) -> Iterator[tuple[Source, Node, str]]:
    """Yield a profile and those it extends, the nearest first."""
    seen: list[Path] = []
    at: tuple[Source, Node] | None = None
    while True:
        if path.resolve() in seen or len(seen) > MOST_PARENTS:
            if at is not None:
                at[0].wrong(at[1], "配置方案互相继承。", "Profiles extend one another.")
            return
        seen.append(path.resolve())
        content = path.read_bytes()
        root, text, mistakes = read_yaml(content)
        source = Source(str(path), text, errors)
        errors += [
            RuleError(str(path), one.line, one.column, one.message, hint=one.hint)
            for one in mistakes
        ]
        if root is None or root.kind != "map":
            if not mistakes:
                errors.append(_no_mapping(path, root))
            return
        yield source, root, hashlib.sha256(content).hexdigest()
        parent = root.get("extends")
        if parent is None:
            return
        found = find(parent.value)
        if found is None:
            source.wrong(
                parent, f"没有配置方案 {parent.value}。", f"There is no profile {parent.value}."
            )
            return
        path, at = found, (source, parent)


def _no_mapping(path: Path, root: Node | None) -> RuleError:
    line, column = (root.line, root.column) if root is not None else (1, 1)
    text = Text(
        "配置方案应为键值对，如 select: [CST]。", "A profile is a mapping, as select: [CST]."
    )
    return RuleError(str(path), line, column, text)


def _read(root: Node, source: Source, rules: RuleSet, digest: str) -> Profile:
    check_keys(root, KEYS, ("title",), source)
    severity = dict(_severities(root.get("severity"), source, rules))
    given = list(_parameters(root.get("parameters"), source, rules))
    title, province = root.get("title"), root.get("province")
    if province is not None and province.kind != "scalar":
        source.wrong(province, "province 应为文字。", "province is a text.")
    return Profile(
        name=Path(source.file).stem,
        title=_title(title, source),
        province=province.value if province is not None else "",
        years=tuple(_years(root.get("years"), source)),
        files=(source.file,),
        digest=digest,
        select=_codes(root.get("select"), "select", source, rules),
        ignore=_codes(root.get("ignore"), "ignore", source, rules),
        also=_codes(root.get("also"), "also", source, rules, (ALL,)),
        severity=severity,
        parameters={key: setting for key, setting, _ in given},
        values={key: value for key, _, value in given},
    )


def _over(base: Profile, profile: Profile) -> Profile:
    """Return a profile on top of the one it extends."""
    return replace(
        profile,
        province=profile.province or base.province,
        years=profile.years or base.years,
        files=(*base.files, *profile.files),
        digest=hashlib.sha256(f"{base.digest}/{profile.digest}".encode()).hexdigest(),
        select=profile.select or base.select,
        ignore={**base.ignore, **profile.ignore},
        also={**base.also, **profile.also},
        severity={**base.severity, **profile.severity},
        parameters={**base.parameters, **profile.parameters},
        values={**base.values, **profile.values},
    )


def _title(node: Node | None, source: Source) -> Text:
    if node is None or node.kind == "scalar":
        return Text(node.value if node is not None else "")
    check_keys(node, ("zh", "en"), ("zh", "en"), source)
    zh, en = node.get("zh"), node.get("en")
    for said in (zh, en):
        if said is not None and said.kind != "scalar":
            source.wrong(said, "title 应为文字。", "title is a text.")
    return Text(zh.value if zh is not None else "", en.value if en is not None else "")


def _years(node: Node | None, source: Source) -> Iterator[int]:
    for item in _items(node, "years", source):
        if item.value.isdecimal() and len(item.value) == 4:
            yield int(item.value)
        else:
            source.wrong(item, f"“{item.value}”不是年份，应如 2025。",
                         f"“{item.value}” is no year such as 2025.")  # fmt: skip


def _items(node: Node | None, key: str, source: Source) -> tuple[Node, ...]:
    if node is None or node.kind == "list":
        return node.items if node is not None else ()
    source.wrong(
        node, f"{key} 应为列表，如 [{node.value}]。", f"{key} is a list, as [{node.value}]."
    )
    return ()


def _codes(
    node: Node | None, key: str, source: Source, rules: RuleSet, words: tuple[str, ...] = ()
) -> dict[str, str]:
    """Return rule ids, groups and names, or one of the words, each with its place."""
    found: dict[str, str] = {}
    for item in _items(node, key, source):
        if item.value in words or any(answers(rule, item.value) for rule in rules.rules):
            found[item.value] = f"{source.file}:{item.line}"
        else:
            known = [w for rule in rules.rules for w in (rule.id, rule.id[:3], rule.name)]
            _no_rule(item, source, known)
    return found


def _no_rule(node: Node, source: Source, known: Sequence[str]) -> None:
    source.wrong(
        node,
        f"没有规则 {node.value}。",
        f"There is no rule {node.value}.",
        did_you_mean(node.value, known),
    )


def _rules(
    node: Node | None, key: str, source: Source, rules: RuleSet
) -> Iterator[tuple[Rule, Node]]:
    """Yield the rules that a mapping names by id, each with its value."""
    if node is None:
        return
    if node.kind != "map":
        source.wrong(node, f"{key} 应为键值对，键是规则编号。", f"{key} is a mapping by rule id.")
        return
    by_id = {rule.id: rule for rule in rules.rules}
    for name, value in node.pairs:
        rule = by_id.get(name.value)
        if rule is None:
            _no_rule(name, source, list(by_id))
        else:
            yield rule, value


def _severities(node: Node | None, source: Source, rules: RuleSet) -> Iterator[tuple[str, Setting]]:
    known = (*(level.value for level in Severity), OFF)
    for rule, value in _rules(node, "severity", source, rules):
        if value.value in known:
            yield rule.id, Setting(value.value, f"{source.file}:{value.line}")
        else:
            source.wrong(
                value,
                f"未知的严重程度 {value.value}。",
                f"Unknown severity {value.value}.",
                did_you_mean(value.value, known),
            )


def _parameters(
    node: Node | None, source: Source, rules: RuleSet
) -> Iterator[tuple[tuple[str, str], Setting, Value]]:
    for rule, given in _rules(node, "parameters", source, rules):
        if given.kind != "map":
            source.wrong(given, "参数应为键值对。", "Parameters are a mapping.")
            continue
        for name, value in given.pairs:
            if name.value not in rule.parameters:
                source.wrong(
                    name,
                    f"{rule.id} 没有参数 {name.value}。",
                    f"{rule.id} has no parameter {name.value}.",
                    did_you_mean(name.value, rule.parameters)
                    if rule.parameters
                    else Text("这条规则没有参数。", "This rule has no parameters."),
                )
                continue
            read = read_parameter(value, source)
            if read is None:
                continue
            wanted = read_kind(rule.parameters[name.value])
            if not k.compatible(read[1], wanted) or (read[1] in k.PURE and read[1] != wanted):
                source.wrong(
                    value,
                    f"{name.value} 应为{wanted.text.zh}，而这是{read[1].text.zh}。",
                    f"{name.value} is {wanted}, this is {read[1]}.",
                    _percent(value, wanted),
                )
                continue
            shown = (
                value.value if value.kind == "scalar" else "、".join(i.value for i in value.items)
            )
            yield (rule.id, name.value), Setting(shown, f"{source.file}:{value.line}"), read[0]


def _percent(value: Node, wanted: Kind) -> Text:
    if wanted is k.RATIO and value.value.replace(".", "", 1).isdecimal():
        return Text(f"是不是 {value.value}%？", f"Did you mean {value.value}%?")
    return NOTHING


def read_kind(value: Value) -> Kind:
    """Return the kind of a parameter's value."""
    from bgtlint.interpretation.quantities import Quantity
    from bgtlint.rules.literals import literal_kind

    found = value.value if isinstance(value, Known) else ""
    if isinstance(found, Quantity):
        return literal_kind(found.unit)
    if isinstance(found, bool):
        return k.BOOL
    if isinstance(found, tuple):
        return k.list_of(read_kind(found[0]) if found else k.ANY)
    return k.TEXT
