"""Counts what a report holds, and picks the sentence that sums it up."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bgtlint.model import Coverage, DocumentReport, Finding, Report, Severity, Status

SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.INFO)


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over documents, projects and findings by severity."""

    documents: int
    checked: int
    partly: int
    unread: int
    projects: int
    error: int
    warning: int
    info: int

    @property
    def incomplete(self) -> int:
        """How many documents were not read in full."""
        return self.partly + self.unread


@dataclass(frozen=True, slots=True)
class Judged:
    """How often rules were applied, and what they said."""

    rules: int
    passed: int
    failed: int
    unknown: int

    @property
    def judged(self) -> int:
        """How many judgements were asked for."""
        return self.passed + self.failed + self.unknown


def tally(documents: Sequence[DocumentReport]) -> Tally:
    """Count documents by status, projects, and findings by severity."""
    status = Counter(document.status for document in documents)
    severity = Counter(f.severity for document in documents for f in document.findings)
    return Tally(
        documents=len(documents),
        checked=status[Status.CHECKED],
        partly=status[Status.PARTLY],
        unread=status[Status.UNREAD],
        projects=sum(len(document.projects) for document in documents),
        error=severity[Severity.ERROR],
        warning=severity[Severity.WARNING],
        info=severity[Severity.INFO],
    )


def judged(coverage: Iterable[Coverage]) -> Judged:
    """Add up the coverage of rules that could be applied at least once."""
    applied = [entry for entry in coverage if entry.applied]
    return Judged(
        rules=len(applied),
        passed=sum(entry.passed for entry in applied),
        failed=sum(entry.failed for entry in applied),
        unknown=sum(entry.unknown for entry in applied),
    )


def verdict(report: Report) -> str:
    """Name the verdict on a run: errors, incomplete, nothing, warnings or passed.

    A run is never passed when a document was not read in full, or when no form was found or
    no rule judged anything.
    """
    counts = tally(report.documents)
    if counts.error:
        return "errors"
    if counts.incomplete:
        return "incomplete"
    said = judged(report.coverage)
    if counts.warning:
        return "warnings"
    return "passed" if counts.projects and said.passed + said.failed else "nothing"


def by_project(findings: Iterable[Finding]) -> dict[int | None, list[Finding]]:
    """Group findings by project number, whole-document ones (None) first, order kept."""
    groups: dict[int | None, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.project, []).append(finding)
    return dict(sorted(groups.items(), key=lambda item: (item[0] is not None, item[0] or 0)))


def by_severity(findings: Iterable[Finding]) -> list[Finding]:
    """Sort findings by severity, order otherwise kept."""
    return sorted(findings, key=lambda finding: SEVERITIES.index(finding.severity))
