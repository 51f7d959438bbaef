"""Rules on the projects of one document: findings in order, and what each rule covered."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bgtlint.model import Coverage, Finding, FormKind, Location, Outline, Project, Verdict
from bgtlint.rules import syntax as s
from bgtlint.rules.env import Env, Steps
from bgtlint.rules.explain import explain
from bgtlint.rules.findings import Sighting, digest, finding, sighting, stands_on
from bgtlint.rules.judge import verdict_of
from bgtlint.rules.quick_names import differs
from bgtlint.rules.rule import Rule, RuleSet
from bgtlint.rules.scope import DOCUMENT_LISTS, document_record, subjects
from bgtlint.rules.sieve import sifted
from bgtlint.rules.texts import NOTHING, Text
from bgtlint.rules.values import Record, Value
from bgtlint.rules.whole import NOT_READ, apart

_Group = tuple[str, frozenset[FormKind], bool]
"""What the subjects of a rule depend on: its scope, the kinds of form it is for, and regions."""

_UNSETTLED = Text("公式没有计算结果", "a formula without its result")
_NOBODY = Record("", None)
_NO_VARIABLES: Mapping[str, Value] = {}

MAX_STEPS = 2_000_000
"""How many items of lists one rule may go through in one document."""


@dataclass(frozen=True, slots=True)
class _Outcome:
    findings: tuple[Finding, ...]
    coverage: Coverage


def run(
    rules: RuleSet,
    projects: Sequence[Project],
    outline: Outline,
    *,
    lang: str = "zh",
    unsettled: str = "",
) -> tuple[tuple[Finding, ...], tuple[Coverage, ...]]:
    """Return what the rules find in one document, and the coverage of each rule.

    Findings come in the order of page, table, place and rule; coverage in that of the rules.
    `unsettled` is the text of cells whose contents are not known, such as a formula without its
    result: what fails because of one is unknown.
    """
    document = document_record(projects, outline)
    outcomes: dict[str, _Outcome] = {}
    for (scope, forms, regions), members in _groups(rules):
        records = list(subjects(scope, document, forms, regions=regions))
        outcomes |= {rule.id: _judged(rule, records, lang, unsettled) for rule in members}
        document.values.pop(DOCUMENT_LISTS.get(scope, ""), None)  # texts by the ten thousand
    found = [one for outcome in outcomes.values() for one in outcome.findings]
    coverage = tuple(outcomes[rule.id].coverage for rule in rules.rules)
    return tuple(sorted(found, key=_order)), coverage


def _groups(rules: RuleSet) -> list[tuple[_Group, list[Rule]]]:
    """Return the rules by what their subjects depend on, those on texts first.

    Rules of one group share their subjects and what was read of them.
    """
    groups: dict[_Group, list[Rule]] = {}
    for rule in rules.rules:
        groups.setdefault((rule.scope, rule.forms, rule.regions), []).append(rule)
    return sorted(groups.items(), key=lambda group: group[0][0] not in DOCUMENT_LISTS)


def _judged(rule: Rule, records: Sequence[Record], lang: str, unsettled: str) -> _Outcome:
    counts: Counter[Verdict] = Counter()
    reasons: Counter[str] = Counter()
    failures: list[Env] = []
    records, lacking = apart(rule, records)
    if lacking:
        counts[Verdict.UNKNOWN] = reasons[NOT_READ.say(lang)] = lacking
    counts[Verdict.PASS], counts[Verdict.NOT_APPLICABLE], others = sifted(rule, records, MAX_STEPS)
    shared, steps = shared_nodes(rule) if others else frozenset[int](), Steps(MAX_STEPS)
    around = Env(_NOBODY, rule.parameters, _NO_VARIABLES, None, {}, shared, steps)
    for record, verdict in others:
        env, reason = around._replace(record=record), NOTHING
        if verdict is None:
            verdict, reason = verdict_of(rule, env)  # noqa: PLW2901  undecided so far
        if unsettled and verdict is Verdict.FAIL and stands_on(rule, env, unsettled):
            verdict, reason = Verdict.UNKNOWN, _UNSETTLED  # noqa: PLW2901
        counts[verdict] += 1
        if verdict is Verdict.FAIL:
            failures.append(env)
        elif verdict is Verdict.UNKNOWN:
            reasons[reason.say(lang)] += 1
    found = tuple(_findings(rule, failures, lang))
    coverage = Coverage(
        rule.id,
        counts[Verdict.PASS],
        counts[Verdict.FAIL],
        counts[Verdict.UNKNOWN],
        counts[Verdict.NOT_APPLICABLE],
        dict(sorted(reasons.items())),
    )
    return _Outcome(found, coverage)


def shared_nodes(rule: Rule) -> frozenset[int]:
    """Return the aggregates of a rule that say the same of every subject of a document."""
    conditions = (condition for _, condition in rule.severity.conditions)
    bound = frozenset(rule.parameters)
    expressions = (one for one in (rule.when, rule.check, *conditions) if one is not None)
    return frozenset(key for one in expressions for key in _shared(one.tree, rule.scope, bound))


@lru_cache(maxsize=4096)
def _shared(tree: s.Node, scope: str, bound: frozenset[str]) -> tuple[int, ...]:
    return tuple(
        id(node)
        for node in s.walk(tree)
        if isinstance(node, s.Each) and not differs(node, scope, bound)
    )


def _findings(rule: Rule, failures: Sequence[Env], lang: str) -> Iterator[Finding]:
    """Yield a finding for each failure, or one for all that `once` joins."""
    if not rule.once:
        told = [_told(rule, env, lang) for env in failures]
        yield from _apart(told) if rule.regions else told
        return
    groups: dict[tuple[int | None, str], list[Sighting]] = {}
    for env in failures:
        seen = sighting(rule, env)
        project = None if rule.once == "document" else seen.project
        groups.setdefault((project, seen.what if rule.once == "same" else ""), []).append(seen)
    for group in groups.values():
        yield _joined(rule, group, lang)


def _apart(told: Sequence[Finding]) -> Iterator[Finding]:
    """Yield findings of different places: the regions of a row share its name."""
    seen: set[tuple[int | None, Location]] = set()
    for one in told:
        if (one.project, one.location) not in seen:
            seen.add((one.project, one.location))
            yield one


def _told(rule: Rule, env: Env, lang: str) -> Finding:
    return finding(rule, env, explain(rule.check.tree, env), lang)


def _joined(rule: Rule, group: Sequence[Sighting], lang: str) -> Finding:
    """Return one finding for all of a document or project, with the places of all of them."""
    first, *others = sorted(group, key=lambda seen: _place_order(seen.location))
    told = _told(rule, first.env, lang)
    if not others:
        return told
    places = dict.fromkeys(seen.location for seen in others if seen.location != first.location)
    whole = rule.once == "document" or first.project is None
    return replace(
        told,
        severity=min((seen.severity for seen in group), key=("error", "warning", "info").index),
        message=told.message + _places(len(group), whole).say(lang),
        project=told.project if len({seen.project for seen in group}) == 1 else None,
        related=tuple(places),
        where=digest(rule.id, "document") if rule.once == "document" else told.where,
        what=digest(*sorted(seen.what for seen in group)),
    )


def _places(count: int, whole: bool) -> Text:
    if whole:
        return Text(f"本文件共 {count} 处。", f" {count} places in this document.")
    return Text(f"本表共 {count} 处。", f" {count} places in this table.")


def _order(found: Finding) -> tuple[tuple[float, float, float, float], str]:
    return _place_order(found.location), found.rule


def _place_order(at: Location) -> tuple[float, float, float, float]:
    top = at.bbox[1] if at.bbox is not None else float(at.row or 0)
    left = at.bbox[0] if at.bbox is not None else float(at.column or 0)
    return (at.page or 0, at.table or 0, top, left)
