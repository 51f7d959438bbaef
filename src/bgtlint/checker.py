"""The pipeline for one document: read, recognise, interpret, judge."""

from dataclasses import dataclass, replace
from pathlib import Path

from bgtlint.interpretation.costs import Costs, shipped_costs
from bgtlint.interpretation.projects import read_project
from bgtlint.model import Diagnostic, DocumentReport, Form, Grid, Line, Location, Project, Status
from bgtlint.reading import Limits, join, open_document
from bgtlint.reading.sheet.table import NOT_CALCULATED
from bgtlint.recognition.document import recognise
from bgtlint.recognition.layout_reading import shipped_layouts, shipped_levels
from bgtlint.recognition.layouts import Layout, Levels
from bgtlint.recognition.masking import masked_pages
from bgtlint.recognition.outline import read_outline
from bgtlint.recognition.understanding import nothing_found
from bgtlint.reporting.diagnosed import is_note
from bgtlint.rules import RuleSet, run


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
    pdf_engine: str = "pdfium",
    lang: str = "zh",
    layouts: tuple[Layout, ...] | None = None,
) -> Settings:
    """Return the settings of a run with the shipped word lists, and layouts unless given."""
    known = shipped_layouts() if layouts is None else layouts
    return Settings(rules, known, shipped_levels(), shipped_costs(), Limits(), pdf_engine, lang)


def check_document(source: Path | bytes, settings: Settings, *, name: str = "") -> DocumentReport:
    """Read one document, by its path or its bytes, and judge it; `name` is the path to show.

    A document, page or table that cannot be read becomes a diagnostic and the status says so.
    """
    reading = open_document(source, pdf_engine=settings.pdf_engine, limits=settings.limits)
    report = DocumentReport(
        name or (str(source) if isinstance(source, Path) else "-"),
        reading.sha256,
        reading.format,
        reading.page_count,
        Status.UNREAD,
        reading.diagnostics,
    )
    if reading.diagnostics and not reading.format:
        return report
    projects: list[Project] = []
    blocks: list[Form | Grid | Line] = []
    others: list[Location] = []
    diagnostics: list[Diagnostic] = list(reading.diagnostics)
    pages = masked_pages(join(reading.pages))
    for found in recognise(pages, settings.layouts, settings.levels):
        match found:
            case Form():
                blocks.append(found)
                projects.append(read_project(found, settings.levels, settings.costs))
            case Line() | Grid():
                blocks.append(found)
            case Location():
                others.append(found)
            case Diagnostic():
                diagnostics.append(found)
    gaps = [diagnostic for diagnostic in diagnostics if not is_note(diagnostic)]
    if not projects and not gaps:
        diagnostics.append(nothing_found(blocks, settings.layouts, settings.levels))
    outline = read_outline(blocks)
    formulas = any(diagnostic.code == "sheet-not-calculated" for diagnostic in diagnostics)
    findings, coverage = run(
        settings.rules,
        projects,
        outline,
        lang=settings.lang,
        unsettled=NOT_CALCULATED if formulas else "",
    )
    status = Status.CHECKED
    if gaps or not projects:
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
