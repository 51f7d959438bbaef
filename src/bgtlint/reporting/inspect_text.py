"""What was read of a document: layouts, fields, values as understood, what stayed unread."""

from collections.abc import Iterator

from bgtlint.model import (
    Checkpoint,
    CostLine,
    DocumentReport,
    Figure,
    Form,
    Indicator,
    Measure,
    MeasureKind,
    Project,
    Report,
)
from bgtlint.reporting.inspect_money import money_lines
from bgtlint.reporting.places import measure_text, place_text, spot_text
from bgtlint.reporting.sanitise import inline
from bgtlint.reporting.text_report import diagnostic_lines, header_text, project_line
from bgtlint.reporting.texts import Say, speaker, term
from bgtlint.reporting.wrap import Paragraph, set_paragraphs

_PLAIN_KINDS = frozenset({MeasureKind.QUALITATIVE, MeasureKind.EMPTY})


def render_inspection(report: Report, *, width: int | None = None, color: bool = False) -> str:
    """Write what was read of each document, wrapped to `width` cells (None: the terminal's)."""
    say = speaker(report.lang)
    paragraphs = [
        paragraph
        for document in report.documents
        for paragraph in _document(document, say, report.lang)
    ]
    return set_paragraphs(paragraphs, width, color)


def _document(document: DocumentReport, say: Say, lang: str) -> Iterator[Paragraph]:
    yield Paragraph(document.path, style="bold")
    yield Paragraph(header_text(document, say, judged=False), indent=2, style="dim")
    yield from diagnostic_lines(document, say, lang)
    for project in document.projects:
        yield Paragraph("")
        yield project_line(project.form.number, {project.form.number: project}, say)
        yield from _form(project.form, project, say)
        yield from money_lines(project, say)
        yield from _plan(project.checkpoints, say)
        yield from _indicators((*project.indicators, *project.regional), say)
        yield from _costs(project.cost_lines, say)
    if document.other_tables:
        yield Paragraph("")
        yield _heading("other_tables", say)
    for location in document.other_tables:
        yield Paragraph(f"{_printed(location.text, say)} @ {place_text(location, say)}", indent=4)
    yield Paragraph("")


def _form(form: Form, project: Project, say: Say) -> Iterator[Paragraph]:
    reason = f" · {inline(form.reason)}" if form.reason else ""
    yield _fact("layout", form.layout + reason, say)
    yield _fact("kind", say(f"kind_{form.kind.value}"), say)
    yield _fact("amount_unit", form.amount_unit or say("not_stated"), say)
    if project.partial_funding:
        yield _fact("partial_funding", project.partial_funding, say)
    yield _heading("fields", say)
    for name, location in form.fields.items():
        label = term(say, name)
        printed = inline(location.label)
        if printed and printed != label:
            label = f"{label}（{printed}）"
        yield _item(label, _printed(location.text, say), spot_text(location, say), say)
    names = "、".join(term(say, name) for name in form.missing)
    yield _fact("missing", names or say("none"), say)
    if form.noted:
        yield _heading("noted", say)
    for location in form.noted:
        text = _printed(location.text, say)
        yield _item(inline(location.label), text, spot_text(location, say), say)
    if form.unclaimed_labels:
        yield _heading("unclaimed_labels", say)
    for location in form.unclaimed_labels:
        yield _item(_printed(location.text, say), "", spot_text(location, say), say)
    if not form.unclaimed:
        yield _fact("unclaimed", say("none"), say)
        return
    yield _heading("unclaimed", say)
    for location in form.unclaimed:
        text = _printed(location.text, say)
        yield _item(inline(location.label) or say("no_label"), text, spot_text(location, say), say)


def _plan(checkpoints: tuple[Checkpoint, ...], say: Say) -> Iterator[Paragraph]:
    if not checkpoints:
        yield _fact("plan", say("none"), say)
        return
    yield _heading("plan", say)
    for checkpoint in checkpoints:
        label = inline(checkpoint.label) or say("no_label")
        if checkpoint.percent is None:
            place = place_text(checkpoint.label_at, say) if checkpoint.label_at else ""
            yield _item(label, say("no_value"), place, say)
        else:
            yield _figure(label, checkpoint.percent, say)


def _indicators(indicators: tuple[Indicator, ...], say: Say) -> Iterator[Paragraph]:
    if not indicators:
        yield _fact("indicators", say("none"), say)
        return
    yield _heading("indicators", say)
    for indicator in indicators:
        levels = (indicator.level1, indicator.level2, indicator.name)
        path = " / ".join(inline(level) or say("blank") for level in levels)
        told = [word for word in (indicator.period, indicator.region) if word]
        before = "".join(say("period_row", period=inline(word)) for word in told)
        yield Paragraph(before + path, indent=4)
        if "value" not in indicator.figures:
            yield Paragraph(say("no_value"), prefix=_label(term(say, "value"), say), indent=6)
        for column, figure in indicator.figures.items():
            measure = figure.measure
            if column == "value" or measure.problems or measure.kind not in _PLAIN_KINDS:
                yield _figure(term(say, column), figure, say, indent=6)


def _costs(lines: tuple[CostLine, ...], say: Say) -> Iterator[Paragraph]:
    if not lines:
        return
    yield _heading("costs", say)
    for line in lines:
        label = inline(line.cost.name) or say("blank")
        parts = [
            measure_text(figure.measure) or _printed(figure.location.text, say)
            for figure in (line.quantity, line.unit_cost, line.duration)
            if figure is not None
        ]
        complete = line.quantity is not None and line.unit_cost is not None and not line.reason
        text = " × ".join(parts)
        if line.quantity_of is not None and complete:
            text += f"（{inline(line.quantity_of.name)}）"
        if line.basis_from:
            text += f" · {say('basis_from', column=term(say, line.basis_from))}"
        if line.total:
            text += f" · {say('total_cost')}"
        if not complete:
            reason = inline(line.reason) or say("no_reason")
            text += f" · {say('no_product', reason=reason)}"
        yield Paragraph(text.removeprefix(" · "), prefix=_label(label, say), indent=4)


def _figure(label: str, figure: Figure, say: Say, indent: int = 4) -> Paragraph:
    text = f"{_printed(figure.location.text, say)} → {_understood(figure.measure, say)}"
    return _item(label, text, spot_text(figure.location, say), say, indent)


def _understood(measure: Measure, say: Say) -> str:
    parts = [f"{say(f'measure_{measure.kind.value}')} {measure_text(measure)}".rstrip()]
    if measure.approximate:
        parts.append(say("approximate"))
    parts += [f"{say('problem', code=code)} {inline(seen)}" for code, seen in measure.problems]
    return " · ".join(parts)


def _printed(text: str, say: Say) -> str:
    printed = inline(text)
    return say("quoted", text=printed) if printed else say("blank")


def _label(name: str, say: Say) -> str:
    return say("label", name=name)


def _heading(key: str, say: Say) -> Paragraph:
    return Paragraph(say(key), indent=2, style="bold")


def _fact(key: str, text: str, say: Say) -> Paragraph:
    return Paragraph(text, prefix=_label(say(key), say), indent=2, prefix_style="bold")


def _item(label: str, text: str, place: str, say: Say, indent: int = 4) -> Paragraph:
    return Paragraph(f"{text} @ {place}" if place else text, _label(label, say), indent)
