"""Every fixture gives the findings that stand beside it, in every file type it comes in."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from bgtlint.model import DocumentReport, Finding
from bgtlint.reading.normalise import compact

FIXTURES = Path(__file__).parent.parent / "fixtures"
EXPECTED = sorted(FIXTURES.rglob("*.expected.yml"))
DOCUMENTS = [
    (document, expected)
    for expected in EXPECTED
    for document in sorted(expected.parent.glob(expected.name.replace(".expected.yml", ".*")))
    if document != expected
]


def fits(finding: Finding, entry: dict[str, Any]) -> bool:
    """Tell whether a finding is the one an expectation names."""
    if finding.rule != entry["rule"] or finding.project != entry.get("project"):
        return False
    if "severity" in entry and finding.severity != entry["severity"]:
        return False
    return "label" not in entry or compact(finding.location.label) == compact(entry["label"])


def strays(report: DocumentReport, expected: dict[str, Any]) -> list[str]:
    """Return the expectations not met and the findings that nobody expects."""
    left = list(report.findings)
    wrong = []
    for entry in expected.get("must") or []:
        found = next((finding for finding in left if fits(finding, entry)), None)
        if found is None:
            wrong.append(f"missing: {entry}")
        else:
            left.remove(found)
    allowed = expected.get("may") or []
    for finding in left:
        if not any(fits(finding, entry) for entry in allowed):
            wrong.append(f"unexpected: {finding.project} {finding.rule} {finding.severity} "
                         f"{finding.location.label}: {finding.message}")  # fmt: skip
    return wrong


def test_there_are_fixtures() -> None:
    families = Counter(expected.parent.name for expected in EXPECTED)
    assert sum(families.values()) >= 7
    assert len(DOCUMENTS) >= 3 * len(EXPECTED)


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        pytest.param(*pair, id=pair[0].name, marks=pytest.mark.xdist_group(pair[0].stem))
        for pair in DOCUMENTS
    ],
)
def test_fixture(document: Path, expected: Path, checked: Callable[[Path], DocumentReport]) -> None:
    wanted = yaml.safe_load(expected.read_text(encoding="utf-8"))
    report = checked(document)
    assert (report.status, len(report.projects)) == (
        wanted.get("status", "checked"),
        wanted["projects"],
    )
    assert strays(report, wanted) == []
