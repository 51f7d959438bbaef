"""The pipeline for one document: read, recognise, interpret, judge."""

from dataclasses import dataclass, replace
from pathlib import Path

from bgtlint.interpretation.costs import Costs, shipped_costs
from bgtlint.interpretation.projects import read_project
from bgtlint.model import Diagnostic, DocumentReport, Form, Line, Location, Project, Status
from bgtlint.reading import Limits, join, open_document
from bgtlint.recognition.forms import recognise
from bgtlint.recognition.layouts import Layout, Levels, shipped_layouts, shipped_levels
from bgtlint.recognition.outline import read_outline
from bgtlint.rules import RuleSet, run

PARTLY = frozenset({"form-not-understood", "form-incomplete", "amount-unit-missing"})


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run goes by: rules, layouts, word lists, limits, language of messages."""

    rules: RuleSet
    layouts: tuple[Layout, ...]
    levels: Levels
    costs: Costs
    limits: Limits
    pdf_engine: str
    lang: str


def settings(
    rules: RuleSet,
    *,
    pdf_engine: str = "pdfplumber",
    lang: str = "zh",
    layouts: tuple[Layout, ...] | None = None,
) -> Settings:
    """Return the settings of a run with the shipped word lists, and layouts unless given."""
    known = shipped_layouts() if layouts is None else layouts
    return Settings(rules, known, shipped_levels(), shipped_costs(), Limits(), pdf_engine, lang)


def check_document(path: Path, settings: Settings, *, name: str = "") -> DocumentReport:
    """Read one document and judge it; `name` is the path to show instead of `path`.

    A document, page or table that cannot be read becomes a diagnostic and the status says so.
    """
    reading = open_document(path, pdf_engine=settings.pdf_engine, limits=settings.limits)
    report = DocumentReport(
        name or str(path),
        reading.sha256,
        reading.format,
        reading.page_count,
        Status.UNREAD,
        reading.diagnostics,
    )
    if reading.diagnostics and not reading.format:
        return report
    projects: list[Project] = []
    lines: list[Line] = []
    others: list[Location] = []
    diagnostics: list[Diagnostic] = list(reading.diagnostics)
    for found in recognise(join(reading.pages), settings.layouts, settings.levels):
        match found:
            case Form():
                projects.append(read_project(found, settings.levels, settings.costs))
            case Line():
                lines.append(found)
            case Location():
                others.append(found)
            case Diagnostic():
                diagnostics.append(found)
    if not projects and not diagnostics:
        diagnostics.append(Diagnostic("no-form"))
    outline = read_outline(lines)
    findings, coverage = run(settings.rules, projects, outline, lang=settings.lang)
    status = Status.CHECKED
    if diagnostics:
        status = Status.PARTLY if projects else Status.UNREAD
    return replace(
        report,
        status=status,
        diagnostics=tuple(diagnostics),
        projects=tuple(projects),
        findings=findings,
        coverage=coverage,
        other_tables=tuple(others),
    )
