"""Rules on the projects of one document: findings in order, and what each rule covered."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bgtlint.model import Coverage, Finding, FormKind, Outline, Project, Verdict
from bgtlint.rules import syntax as s
from bgtlint.rules.env import Env, Steps
from bgtlint.rules.judge import digest, finding, judging
from bgtlint.rules.rule import Rule, RuleSet
from bgtlint.rules.scope import document_record, subjects
from bgtlint.rules.texts import Text
from bgtlint.rules.values import Record, Value
from bgtlint.rules.vocabulary import names

_Group = tuple[str, frozenset[FormKind]]
"""What the subjects of a rule depend on: its scope and the kinds of form it is for."""

MAX_STEPS = 2_000_000
"""How many items of lists one rule may go through in one document."""


@dataclass(frozen=True, slots=True)
class _Outcome:
    findings: tuple[Finding, ...]
    coverage: Coverage


def run(
    rules: RuleSet, projects: Sequence[Project], outline: Outline, *, lang: str = "zh"
) -> tuple[tuple[Finding, ...], tuple[Coverage, ...]]:
    """Return what the rules find in one document, and the coverage of each rule.

    Findings come in the order of page, table, place and rule; coverage in that of the rules.
    """
    document = document_record(projects, outline)
    listed: dict[tuple[str, frozenset[FormKind]], list[Record]] = {}
    outcomes = [_judged(rule, _subjects(rule, document, listed), lang) for rule in rules.rules]
    found = [one for outcome in outcomes for one in outcome.findings]
    return tuple(sorted(found, key=_order)), tuple(outcome.coverage for outcome in outcomes)


def _subjects(
    rule: Rule, document: Record, listed: dict[tuple[str, frozenset[FormKind]], list[Record]]
) -> list[Record]:
    """Return the subjects of a rule; rules of one scope share them and what was read of them."""
    key = rule.scope, rule.forms
    if key not in listed:
        listed[key] = list(subjects(rule.scope, document, rule.forms))
    return listed[key]


def _judged(rule: Rule, records: Sequence[Record], lang: str) -> _Outcome:
    passed = skipped = unknown = 0
    reasons: Counter[str] = Counter()
    findings: list[Finding] = []
    memo: dict[int, Value] = {}
    shared = shared_nodes(rule)
    steps = Steps(MAX_STEPS)
    judge = judging(rule)
    for record in records:
        env = Env(record, rule.parameters, {}, memo=memo, shared=shared, steps=steps)
        judgement = judge(env)
        verdict = judgement.verdict
        if verdict is Verdict.NOT_APPLICABLE:
            skipped += 1
        elif verdict is Verdict.PASS:
            passed += 1
        elif judgement.failure is not None:
            findings.append(finding(rule, env, judgement.failure, lang))
        else:
            unknown += 1
            reasons[judgement.reason.say(lang)] += 1
    ordered = dict(sorted(reasons.items()))
    found = tuple(_grouped(findings, rule.once, lang))
    return _Outcome(found, Coverage(rule.id, passed, len(findings), unknown, skipped, ordered))


def shared_nodes(rule: Rule) -> frozenset[int]:
    """Return the aggregates of a rule that say the same of every subject of a document."""
    conditions = (condition for _, condition in rule.severity.conditions)
    bound = frozenset(rule.parameters)
    expressions = (one for one in (rule.when, rule.check, *conditions) if one is not None)
    return frozenset(key for one in expressions for key in _shared(one.tree, rule.scope, bound))


@lru_cache(maxsize=4096)
def _shared(tree: s.Node, scope: str, bound: frozenset[str]) -> tuple[int, ...]:
    known = names(scope)
    return tuple(
        id(node)
        for node in s.walk(tree)
        if isinstance(node, s.Each) and not _free(node, known, bound)
    )


def _free(node: s.Node, known: Mapping[str, object], bound: frozenset[str]) -> bool:
    """Tell whether an expression names something that differs from subject to subject."""
    if isinstance(node, s.Name):
        row = known.get(node.path[0])
        return node.path[0] not in bound and getattr(row, "scope", "") != "document"
    inner = bound | {node.variable} if isinstance(node, s.Each) else bound
    return any(_free(child, known, inner) for child in s.children(node))


def _grouped(findings: Sequence[Finding], once: str, lang: str) -> Iterator[Finding]:
    """Yield the findings as they are, or one for the document or for each project."""
    if not once:
        yield from findings
        return
    groups: dict[int | None, list[Finding]] = {}
    for one in findings:
        groups.setdefault(one.project if once == "project" else None, []).append(one)
    for group in groups.values():
        yield _joined(group, once, lang) if len(group) > 1 else group[0]


def _joined(findings: Sequence[Finding], once: str, lang: str) -> Finding:
    """Return one finding for all of a document or project, with the places of all of them."""
    first = min(findings, key=_order)
    others = [one for one in sorted(findings, key=_order) if one is not first]
    related = tuple(dict.fromkeys(one.location for one in others if one.location != first.location))
    note = _places(len(findings), once)
    severity = min((one.severity for one in findings), key=("error", "warning", "info").index)
    return replace(
        first,
        severity=severity,
        message=first.message + note.say(lang),
        project=first.project if len({one.project for one in findings}) == 1 else None,
        related=related,
        where=digest(first.rule, "document") if once == "document" else first.where,
        what=digest(*sorted(one.what for one in findings)),
    )


def _places(count: int, once: str) -> Text:
    if once == "document":
        return Text(f"本文件共 {count} 处。", f" {count} places in this document.")
    return Text(f"本表共 {count} 处。", f" {count} places in this table.")


def _order(found: Finding) -> tuple[float, float, float, float, str]:
    at = found.location
    top = at.bbox[1] if at.bbox is not None else float(at.row or 0)
    left = at.bbox[0] if at.bbox is not None else float(at.column or 0)
    return (at.page or 0, at.table or 0, top, left, found.rule)
