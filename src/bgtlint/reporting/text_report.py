"""The report for a terminal or a log: one part per document, errors and warnings first."""

from collections.abc import Iterator, Mapping

from bgtlint.model import (
    DocumentReport,
    Finding,
    Location,
    Operand,
    Project,
    Report,
    Severity,
    Status,
)
from bgtlint.reporting.places import (
    operand_text,
    place_text,
    project_code,
    project_spot,
    spot_text,
)
from bgtlint.reporting.said import CONTAINERS, document_name, is_sum, judged_text, read_gaps
from bgtlint.reporting.sanitise import inline
from bgtlint.reporting.tally import by_project, by_severity, judged, tally, verdict
from bgtlint.reporting.texts import Say, speaker, status_text, term
from bgtlint.reporting.wrap import Paragraph, set_paragraphs

_MARKS = {Severity.ERROR: "✖", Severity.WARNING: "▲", Severity.INFO: "·"}
_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.INFO: "cyan"}
_VERDICT_STYLES = {"passed": "bold green", "warnings": "bold yellow"}
_BLANK = Paragraph("")
_MOST_SPOTS = 6
"""How many other places are written out; JSON and HTML have all."""


def render_text(report: Report, *, width: int | None = None, color: bool = False) -> str:
    """Write a report as text, wrapped to `width` cells (None: the terminal's width).

    Nothing is cut off: long texts wrap, figures stay whole. `color` adds ANSI colours.
    """
    return set_paragraphs(list(_report(report)), width, color)


def _report(report: Report) -> Iterator[Paragraph]:
    say = speaker(report.lang)
    for document in report.documents:
        yield from _document(document, say, report.lang)
        yield _BLANK
    yield from _closing(report, say)


def _document(document: DocumentReport, say: Say, lang: str) -> Iterator[Paragraph]:
    yield Paragraph(document_name(document, say), style="bold")
    yield Paragraph(header_text(document, say), indent=2, style="dim")
    yield from diagnostic_lines(document, say, lang)
    projects = {project.form.number: project for project in document.projects}
    grave = [f for f in document.findings if f.severity is not Severity.INFO]
    light = [f for f in document.findings if f.severity is Severity.INFO]
    for number, findings in by_project(grave).items():
        yield _BLANK
        yield project_line(number, projects, say)
        for finding in by_severity(findings):
            yield from _finding(finding, say)
    if light:
        yield _BLANK
        yield Paragraph(say("infos", n=len(light)), prefix="○ ", style="bold")
        for number, findings in by_project(light).items():
            yield project_line(number, projects, say, indent=2)
            for finding in findings:
                yield from _info(finding, say)
    if document.status is not Status.UNREAD and document.format not in CONTAINERS:
        yield from _checked(document, say)


def header_text(document: DocumentReport, say: Say, *, judged: bool = True) -> str:
    """Say format, pages, projects, status and counts of a document on one line.

    A document that was only read, not `judged`, has neither status nor counts.
    """
    counts = tally([document])
    parts = [inline(document.format)] if document.format else []
    if document.pages is not None:
        parts.append(say("pages", n=document.pages))
    parts.append(say("projects", n=counts.projects))
    if judged or document.status is not Status.CHECKED:
        parts.append(say(document.status.value))
    if judged:
        parts.append(say("counts", error=counts.error, warning=counts.warning, info=counts.info))
    return " · ".join(parts)


def diagnostic_lines(document: DocumentReport, say: Say, lang: str) -> Iterator[Paragraph]:
    """Show what of a document was not read, and the notes on its reading."""
    lost, notes = read_gaps(document, say, lang)
    if lost:
        yield Paragraph(say("not_read"), prefix="!! ", indent=2, style="bold red")
        for text in lost:
            yield Paragraph(text, prefix="- ", indent=5)
    for text in notes:
        yield Paragraph(text, prefix=say("label", name=say("notes")), indent=2, style="dim")


def project_line(
    number: int | None, projects: Mapping[int, Project], say: Say, indent: int = 0
) -> Paragraph:
    """Name a project, or the whole document, above what is said of it."""
    if number is None:
        return Paragraph(say("whole_document"), prefix="■ ", indent=indent, style="bold")
    parts = [say("project", n=number)]
    if number in projects:
        project = projects[number]
        spot = project_spot(project, say)
        code = project_code(project)
        parts += [inline(project.name)] if project.name else []
        parts += [inline(code)] if code else []
        parts += [spot] if spot else []
    return Paragraph(" · ".join(parts), prefix="■ ", indent=indent, style="bold")


def _head(finding: Finding, say: Say) -> Paragraph:
    severity = finding.severity
    place = place_text(finding.location, say) or say("place_document")
    status = "" if finding.status == "new" else f" [{status_text(say, finding.status)}]"
    return Paragraph(
        f"{finding.rule}{status} {place}",
        prefix=f"{_MARKS[severity]} {say(severity.value)} ",
        indent=2,
        prefix_style=_STYLES[severity],
    )


def _finding(finding: Finding, say: Say) -> Iterator[Paragraph]:
    yield _head(finding, say)
    yield Paragraph(finding.message, indent=4)
    arithmetic = inline(finding.evidence.arithmetic)
    if is_sum(arithmetic) and arithmetic not in inline(finding.message):
        yield Paragraph(
            arithmetic, prefix=say("label", name=say("sum")), indent=4, prefix_style="dim"
        )
    for operand in finding.evidence.operands:
        if _adds(operand, finding):
            yield Paragraph(_operand(operand, say), prefix="- ", indent=6, style="dim")
    yield from _elsewhere(finding, say)
    if finding.suggestion:
        prefix = say("label", name=say("mend"))
        yield Paragraph(finding.suggestion, prefix=prefix, indent=4, prefix_style="green")


def _info(finding: Finding, say: Say) -> Iterator[Paragraph]:
    place = place_text(finding.location, say)
    status = "" if finding.status == "new" else f" [{status_text(say, finding.status)}]"
    mend = say("label", name=say("mend")) + finding.suggestion if finding.suggestion else ""
    text = f"{finding.rule}{status} {say('label', name=place)}{finding.message} {mend}"
    yield Paragraph(text, prefix=f"{_MARKS[Severity.INFO]} ", indent=4, prefix_style="cyan")
    yield from _elsewhere(finding, say, indent=6)


def _elsewhere(finding: Finding, say: Say, indent: int = 4) -> Iterator[Paragraph]:
    """Say where else a finding stands that joins several, as far as its operands do not."""
    told = {_spot(one.location) for one in finding.evidence.operands if one.location is not None}
    places = [spot_text(at, say) for at in finding.related if _spot(at) not in told]
    spots = [spot for spot in dict.fromkeys(places) if spot]
    if not spots:
        return
    more = say("others_more", n=len(spots) - _MOST_SPOTS) if len(spots) > _MOST_SPOTS else ""
    yield Paragraph(
        say("others_comma").join(spots[:_MOST_SPOTS]) + more,
        prefix=say("label", name=say("others")),
        indent=indent,
        prefix_style="dim",
        style="dim",
    )


def _adds(operand: Operand, finding: Finding) -> bool:
    """Whether a line for the operand says more than message and sum already do."""
    if operand.location is not None and _spot(operand.location) != _spot(finding.location):
        return True
    shown = _dense(finding.message + finding.evidence.arithmetic)
    return _dense(operand.text) not in shown


def _spot(location: Location) -> tuple[object, ...]:
    return (location.page, location.table, location.row, location.column, location.cell)


def _dense(text: str) -> str:
    return "".join(text.split())


def _operand(operand: Operand, say: Say) -> str:
    printed = inline(operand.text)
    parts = [term(say, operand.name), say("quoted", text=printed) if printed else say("blank")]
    understood = operand_text(operand)
    if understood and _dense(understood) != _dense(operand.text):
        parts.append(f"→ {understood}")
    if operand.location is not None:
        parts.append(place_text(operand.location, say))
    return " · ".join(parts)


def _checked(document: DocumentReport, say: Say) -> Iterator[Paragraph]:
    if document.findings:
        yield _BLANK
    elif document.projects and judged(document.coverage).judged:
        whole = document.status is Status.CHECKED
        yield Paragraph(say("clean" if whole else "clean_partly"), indent=2, style="green")
    if not document.projects:
        yield Paragraph(say("no_projects"), indent=2, style="bold yellow")
    yield Paragraph(judged_text(document, say), indent=2)


def summary_text(report: Report) -> str:
    """Say the verdict on a run and its counts in one line."""
    say, counts = speaker(report.lang), tally(report.documents)
    told = say(f"verdict_{verdict(report)}", error=counts.error, warning=counts.warning)
    found = say("counts", error=counts.error, warning=counts.warning, info=counts.info)
    return f"{told} · {say('summary_projects', n=counts.projects)} · {found}"


def _closing(report: Report, say: Say) -> Iterator[Paragraph]:
    counts = tally(report.documents)
    name = verdict(report)
    text = say(f"verdict_{name}", error=counts.error, warning=counts.warning)
    yield Paragraph(
        text, prefix=say("label", name=say("summary")), style=_VERDICT_STYLES.get(name, "bold red")
    )
    yield Paragraph(
        say(
            "summary_documents",
            n=counts.documents,
            checked=counts.checked,
            partly=counts.partly,
            unread=counts.unread,
        ),
        indent=2,
    )
    found = say("counts", error=counts.error, warning=counts.warning, info=counts.info)
    yield Paragraph(f"{say('summary_projects', n=counts.projects)} · {found}", indent=2)
    said = judged(report.coverage)
    if said.unknown:
        yield Paragraph(say("note_unknown", n=said.unknown), indent=2)
    several = len(report.documents) > 1  # the one document has said it already
    lost = [
        (document.path, line)
        for document in report.documents
        if several
        for line in read_gaps(document, say, report.lang)[0]
    ]
    if lost:
        yield Paragraph(say("summary_not_read"), prefix="!! ", indent=2, style="bold red")
        for path, line in lost:
            yield Paragraph(say("label", name=inline(path)) + line, prefix="- ", indent=5)
