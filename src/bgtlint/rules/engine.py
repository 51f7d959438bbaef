"""Rules on the projects of one document: findings in order, and what each rule covered."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bgtlint.model import Coverage, Finding, FormKind, Outline, Project, Verdict
from bgtlint.rules import syntax as s
from bgtlint.rules.env import Env
from bgtlint.rules.judge import digest, finding, judge
from bgtlint.rules.rule import Expression, Rule, RuleSet
from bgtlint.rules.scope import document_record, subjects
from bgtlint.rules.texts import Text
from bgtlint.rules.values import Record, Value
from bgtlint.rules.vocabulary import names

_Group = tuple[str, frozenset[FormKind]]
"""What the subjects of a rule depend on: its scope and the kinds of form it is for."""


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
    listed: dict[_Group, list[Record]] = {}
    outcomes = []
    for rule in rules.rules:
        group = rule.scope, rule.forms
        if group not in listed:
            listed[group] = list(subjects(rule.scope, document, rule.forms))
        outcomes.append(_judged(rule, listed[group], lang))
    found = [one for outcome in outcomes for one in outcome.findings]
    return tuple(sorted(found, key=_order)), tuple(outcome.coverage for outcome in outcomes)


def _judged(rule: Rule, records: Sequence[Record], lang: str) -> _Outcome:
    counts: Counter[Verdict] = Counter()
    reasons: Counter[str] = Counter()
    findings: list[Finding] = []
    memo: dict[int, Value] = {}
    shared = shared_nodes(rule)
    for record in records:
        env = Env(record, rule.parameters, {}, memo=memo, shared=shared)
        judgement = judge(rule, env)
        counts[judgement.verdict] += 1
        if judgement.verdict is Verdict.UNKNOWN:
            reasons[judgement.reason.say(lang)] += 1
        elif judgement.failure is not None:
            findings.append(finding(rule, env, judgement.failure, lang))
    return _Outcome(
        tuple(_grouped(findings, rule.once, lang)),
        Coverage(
            rule.id,
            counts[Verdict.PASS],
            counts[Verdict.FAIL],
            counts[Verdict.UNKNOWN],
            counts[Verdict.NOT_APPLICABLE],
            dict(sorted(reasons.items())),
        ),
    )


def shared_nodes(rule: Rule) -> frozenset[int]:
    """Return the aggregates of a rule that say the same of every subject of a document."""
    conditions = (condition for _, condition in rule.severity.conditions)
    expressions = [rule.when, rule.check, *conditions]
    return frozenset(
        id(node) for one in expressions if one is not None for node in _shared(one, rule)
    )


def _shared(expression: Expression, rule: Rule) -> Iterator[s.Node]:
    known = names(rule.scope)
    for node in s.walk(expression.tree):
        if isinstance(node, s.Each) and not _free(node, known, frozenset(rule.parameters)):
            yield node


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
