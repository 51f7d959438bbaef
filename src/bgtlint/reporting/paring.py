"""What the reporters need of a document, and no more: it has to go from one process to another."""

from collections.abc import Collection
from dataclasses import replace

from bgtlint.model import DocumentReport, Evidence, Finding, Location, Project
from bgtlint.reporting.json_report import write_document

_NOWHERE = Location("", "")
_NO_EVIDENCE = Evidence("", "", ())


def pared(document: DocumentReport, formats: Collection[str], lang: str) -> DocumentReport:
    """Return a report with what these of `FORMATS` show of it, in few records.

    The JSON part is written already. Text and HTML show the findings, HTML draws the tables;
    counts, names and places of projects, and severities are kept for all.
    """
    shown = not {"text", "html"}.isdisjoint(formats)
    return replace(
        document,
        projects=tuple(_project(project, "html" in formats) for project in document.projects),
        findings=document.findings if shown else tuple(map(_finding, document.findings)),
        other_tables=(),
        json=write_document(document, lang) if "json" in formats else b"",
    )


def _project(project: Project, drawn: bool) -> Project:
    form = project.form
    code = form.fields.get("code")
    grids = form.grids if drawn else tuple(replace(grid, cells=()) for grid in form.grids[:1])
    named = replace(
        form,
        title=None,
        fields={"code": code} if code else {},
        plan=(),
        rows=(),
        grids=grids,
        unclaimed=(),
        funds=(),
        tasks=(),
        totals={},
        term_parts={},
        list_sums=(),
        subtotals=(),
        unclaimed_labels=(),
        noted=(),
        unchecked=(),
        unplaced=(),
    )
    return replace(
        project,
        form=named,
        amounts={},
        checkpoints=(),
        indicators=(),
        cost_lines=(),
        funds=(),
        tasks=(),
        totals={},
        sums=(),
    )


def _finding(finding: Finding) -> Finding:
    return replace(
        finding,
        message="",
        suggestion="",
        location=_NOWHERE,
        related=(),
        evidence=_NO_EVIDENCE,
    )
