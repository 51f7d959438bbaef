"""The outcome of a run put together from its documents."""

from collections import Counter
from collections.abc import Iterable, Sequence

from bgtlint import __version__
from bgtlint.model import Coverage, DocumentReport, Report
from bgtlint.rules import RuleSet


def total(coverage: Iterable[Coverage]) -> tuple[Coverage, ...]:
    """Return coverage added up by rule, in the order of the rules' ids."""
    by_rule: dict[str, list[Coverage]] = {}
    for entry in coverage:
        by_rule.setdefault(entry.rule, []).append(entry)
    return tuple(_sum(rule, entries) for rule, entries in sorted(by_rule.items()))


def _sum(rule: str, entries: Sequence[Coverage]) -> Coverage:
    reasons: Counter[str] = Counter()
    for entry in entries:
        reasons.update(entry.reasons)
    return Coverage(
        rule=rule,
        passed=sum(entry.passed for entry in entries),
        failed=sum(entry.failed for entry in entries),
        unknown=sum(entry.unknown for entry in entries),
        not_applicable=sum(entry.not_applicable for entry in entries),
        reasons=dict(sorted(reasons.items())),
    )


def assemble(documents: Sequence[DocumentReport], rules: RuleSet, lang: str) -> Report:
    """Return the report of a run: documents in order, coverage of all of them together."""
    coverage = total(entry for document in documents for entry in document.coverage)
    return Report(tuple(documents), coverage, __version__, rules.digest, lang)
