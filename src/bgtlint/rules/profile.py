"""Profiles (配置方案): which rules a province or year uses, how grave, with which parameters.

A profile only selects, grades and sets parameters; it never changes what a rule checks.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from bgtlint.model import Severity
from bgtlint.rules.rule import Rule, RuleSet
from bgtlint.rules.selection import answers
from bgtlint.rules.texts import Text
from bgtlint.rules.values import Value

KEYS = (
    "title",
    "province",
    "years",
    "extends",
    "select",
    "ignore",
    "also",
    "severity",
    "parameters",
)
OFF, ALL = "off", "all"


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting of a profile and the place it was read from (`file:line`)."""

    value: str
    place: str


@dataclass(frozen=True, slots=True)
class Profile:
    """A profile with those it extends: the nearest setting of each kind wins.

    `select` empty means all rules; `also` turns on rules that are off by default, `all` every one
    of them. `severity` by rule id, `off` turns the rule off; `parameters` by rule id and name.
    """

    name: str
    title: Text
    province: str
    years: tuple[int, ...]
    files: tuple[str, ...]
    digest: str
    select: Mapping[str, str] = field(default_factory=dict)
    ignore: Mapping[str, str] = field(default_factory=dict)
    also: Mapping[str, str] = field(default_factory=dict)
    severity: Mapping[str, Setting] = field(default_factory=dict)
    parameters: Mapping[tuple[str, str], Setting] = field(default_factory=dict)
    values: Mapping[tuple[str, str], Value] = field(default_factory=dict)


def apply(profile: Profile, rules: RuleSet) -> RuleSet:
    """Return the rules as a profile has them: chosen, graded, with its parameters."""
    chosen = tuple(_applied(profile, rule) for rule in rules.rules if _kept(profile, rule))
    digest = hashlib.sha256(f"{rules.digest}/{profile.digest}".encode()).hexdigest()
    return replace(rules, rules=chosen, digest=digest)


def _kept(profile: Profile, rule: Rule) -> bool:
    graded = profile.severity.get(rule.id)
    if graded is not None and graded.value == OFF:
        return False
    if profile.select and not any(answers(rule, code) for code in (*profile.select, *profile.also)):
        return False
    return not any(answers(rule, code) for code in profile.ignore)


def _applied(profile: Profile, rule: Rule) -> Rule:
    named = any(code in (rule.id, rule.name) for code in profile.select)
    on = named or any(code == ALL or answers(rule, code) for code in profile.also)
    graded = profile.severity.get(rule.id)
    severity = rule.severity
    if graded is not None:
        severity = replace(severity, default=Severity(graded.value))
    own = {name: value for (ident, name), value in profile.values.items() if ident == rule.id}
    return replace(
        rule,
        severity=severity,
        pedantic=rule.pedantic and not on,
        parameters={**rule.parameters, **own},
    )
