"""The same document gives the same projects, values and findings in every file type."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bgtlint.checker import Settings, check_document
from bgtlint.model import DocumentReport, Figure, Finding, Indicator, Project
from bgtlint.reading.normalise import compact
from fixtures.builder.delimited import write_csv
from fixtures.builder.load import load_document

FIXTURES = Path(__file__).parent.parent / "fixtures"
SOURCES = sorted((FIXTURES / "sources").glob("*.yml"))


def read(figure: Figure) -> tuple[object, ...]:
    measure = figure.measure
    return (
        compact(figure.location.text),
        measure.kind,
        measure.comparator,
        measure.number,
        measure.unit,
        measure.per,
    )


def row(indicator: Indicator) -> tuple[object, ...]:
    figures = {name: read(figure) for name, figure in indicator.figures.items()}
    return indicator.level1, indicator.level2, compact(indicator.name), figures


def plan(project: Project, drifted: bool) -> list[object]:
    """Give the plan; of one whose columns drifted only the values, whose order is all it has."""
    read_values = [(compact(c.label), c.percent and read(c.percent)) for c in project.checkpoints]
    if not drifted:
        return list(read_values)
    return [value for _, value in read_values if value and value[0]]


def label(finding: Finding, drifted: bool) -> str:
    """Give what a finding's place is called; under a checkpoint that drifted only the plan."""
    printed = compact(finding.location.label)
    return printed.split("/")[0] if drifted and finding.rule.startswith("PLN") else printed


def told(report: DocumentReport, drifted: bool = False) -> dict[str, object]:
    """Give all that a report says, places left out."""
    return {
        "projects": [
            (
                compact(project.name),
                project.code,
                project.form.kind,
                project.form.layout,
                project.form.amount_unit,
                {name: read(figure) for name, figure in project.amounts.items()},
                plan(project, drifted),
                [row(indicator) for indicator in project.indicators],
            )
            for project in report.projects
        ],
        "findings": sorted(
            (f.rule, f.project or 0, label(f, drifted), compact(f.message))
            for f in report.findings
        ),
    }  # fmt: skip


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(source, id=source.stem, marks=pytest.mark.xdist_group(source.stem))
        for source in SOURCES
    ],
)
def test_every_file_type_says_the_same(
    source: Path, shipped: Settings, checked: Callable[[Path], DocumentReport]
) -> None:
    document = load_document(source)
    stem = FIXTURES / document.family / document.name
    reports = {
        suffix: checked(stem.with_suffix(f".{suffix}"))
        for suffix in ("docx", "xlsx", "html", "txt", "pdf")
    }
    reports["csv"] = check_document(write_csv(document).encode("gb18030"), shipped)
    assert len({report.format for report in reports.values()}) == len(reports)
    for suffix, report in reports.items():
        drifted = suffix == "txt"
        expected, found = told(reports["docx"], drifted), told(report, drifted)
        assert found["projects"] == expected["projects"], suffix
        assert found["findings"] == expected["findings"], suffix
