"""Arranges a report for the page: findings numbered, their cells marked, tables redrawn."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bgtlint.model import (
    DocumentReport,
    Finding,
    Location,
    Operand,
    Project,
    Report,
    Severity,
)
from bgtlint.reporting.places import (
    grid_text,
    operand_text,
    place_text,
    project_code,
    project_spot,
)
from bgtlint.reporting.redraw import (
    CellIndex,
    CellKey,
    DrawnRow,
    Mark,
    column_count,
    draw,
    find_cell,
    index_cells,
)
from bgtlint.reporting.said import is_sum, judged_text, read_gaps
from bgtlint.reporting.tally import SEVERITIES, Tally, by_project, by_severity, judged, tally
from bgtlint.reporting.texts import Say, status_text, term


@dataclass(frozen=True, slots=True)
class OperandRow:
    """An operand: name, as printed, as understood, its interval, place, anchor of its cell."""

    name: str
    text: str
    value: str
    interval: str
    place: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Card:
    """A finding with its number in the document, its anchor and that of its cell ("").

    `sum` is its arithmetic, "" where that only repeats a cell.
    """

    finding: Finding
    number: int
    anchor: str
    cell_anchor: str
    place: str
    status: str
    sum: str
    operands: tuple[OperandRow, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A redrawn grid."""

    caption: str
    columns: int
    rows: tuple[DrawnRow, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one project (None: of the whole document) and its redrawn tables."""

    anchor: str
    title: str
    code: str
    place: str
    grave: tuple[Card, ...]
    light: tuple[Card, ...]
    tables: tuple[Table, ...]

    def count(self, severity: str) -> int:
        """Return how many of the findings are of a severity."""
        cards = (*self.grave, *self.light)
        return sum(card.finding.severity == severity for card in cards)


@dataclass(frozen=True, slots=True)
class Problem:
    """The findings of one rule in a document: an entry of its index."""

    rule: str
    title: str
    severity: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One document."""

    document: DocumentReport
    anchor: str
    counts: Tally
    unread: tuple[str, ...]
    notes: tuple[str, ...]
    clean: bool
    judged: str
    groups: tuple[Group, ...]
    problems: tuple[Problem, ...]
    passes: tuple[tuple[int, str, str, str], ...]


def arrange(report: Report, say: Say) -> tuple[Part, ...]:
    """Arrange every document of a report, in order."""
    return tuple(
        _part(document, f"d{number}", say, report.lang)
        for number, document in enumerate(report.documents, start=1)
    )


def _part(document: DocumentReport, anchor: str, say: Say, lang: str) -> Part:
    projects = {project.form.number: project for project in document.projects}
    grids = [(n, grid) for n, project in projects.items() for grid in project.form.grids]
    index = index_cells([grid for _, grid in grids])
    marks: dict[CellKey, tuple[Mark, ...]] = {}
    cards: dict[int | None, list[Card]] = {}
    ordered = [f for group in by_project(document.findings).values() for f in by_severity(group)]
    for number, finding in enumerate(ordered, start=1):
        target = f"{anchor}-f{number}"
        placed = _marks(finding, number, target, index)
        for key, mark in placed.items():
            marks[key] = (*marks.get(key, ()), mark)
        card = _card(finding, number, anchor=target, index=index, placed=placed, say=say)
        cards.setdefault(finding.project, []).append(card)
    tables: dict[int | None, list[Table]] = {}
    touched = set(cards) | {grids[key[0]][0] for key in marks}
    for place, (owner, grid) in enumerate(grids):
        if owner in touched:
            table = Table(grid_text(grid, say), column_count(grid), draw(grid, place, marks))
            tables.setdefault(owner, []).append(table)
    unread, notes = read_gaps(document, say, lang)
    return Part(
        document=document,
        anchor=anchor,
        counts=tally([document]),
        unread=tuple(unread),
        notes=tuple(notes),
        clean=bool(projects and not document.findings and judged(document.coverage).judged),
        judged=judged_text(document, say),
        groups=tuple(
            _group(anchor, number, projects, cards.get(number, []), tables.get(number, []), say)
            for number in sorted(touched, key=lambda n: (n is not None, n or 0))
        ),
        problems=tuple(_problems([card for group in cards.values() for card in group])),
        passes=tuple(
            (number, project.name, project_code(project) or "", _page_text(project, say))
            for number, project in projects.items()
            if number not in touched
        ),
    )


def _problems(cards: Sequence[Card]) -> Iterator[Problem]:
    """Yield what the rules found, the gravest first; a rule of two severities comes twice."""
    found: dict[tuple[str, Severity], list[Card]] = {}
    for card in cards:
        found.setdefault((card.finding.rule, card.finding.severity), []).append(card)
    for (rule, severity), listed in sorted(
        found.items(), key=lambda item: (SEVERITIES.index(item[0][1]), item[0][0])
    ):
        title = listed[0].finding.title or listed[0].finding.name
        yield Problem(rule, title, severity.value, tuple(listed))


def _marks(finding: Finding, number: int, target: str, index: CellIndex) -> dict[CellKey, Mark]:
    """Mark the finding's own cell, then the other cells it speaks of, each once."""
    operands = [o.location for o in finding.evidence.operands if o.location is not None]
    placed: dict[CellKey, Mark] = {}
    for location in (finding.location, *finding.related, *operands):
        key = find_cell(index, location)
        if key is not None and key not in placed:
            primary = location is finding.location
            anchor = f"{target}-c{len(placed) + 1}"
            placed[key] = Mark(number, anchor, target, finding.severity.value, primary)
    return placed


def _card(
    finding: Finding,
    number: int,
    *,
    anchor: str,
    index: CellIndex,
    placed: Mapping[CellKey, Mark],
    say: Say,
) -> Card:
    def cell_anchor(location: Location | None) -> str:
        key = find_cell(index, location) if location else None
        return placed[key].anchor if key is not None else ""

    return Card(
        finding=finding,
        number=number,
        anchor=anchor,
        cell_anchor=cell_anchor(finding.location),
        place=place_text(finding.location, say),
        status="" if finding.status == "new" else status_text(say, finding.status),
        sum=finding.evidence.arithmetic if is_sum(finding.evidence.arithmetic) else "",
        operands=tuple(
            _operand(operand, cell_anchor(operand.location), say)
            for operand in finding.evidence.operands
        ),
    )


def _group(
    document: str,
    number: int | None,
    projects: Mapping[int, Project],
    cards: Sequence[Card],
    tables: Sequence[Table],
    say: Say,
) -> Group:
    project = projects.get(number) if number is not None else None
    return Group(
        anchor=f"{document}-p{number or 0}",
        title=_title(number, project, say),
        code=(project_code(project) or "") if project else "",
        place=_page_text(project, say) if project else "",
        grave=tuple(card for card in cards if card.finding.severity is not Severity.INFO),
        light=tuple(card for card in cards if card.finding.severity is Severity.INFO),
        tables=tuple(tables),
    )


def _operand(operand: Operand, anchor: str, say: Say) -> OperandRow:
    return OperandRow(
        name=term(say, operand.name),
        text=operand.text,
        value=operand_text(operand),
        interval=operand.interval,
        place=place_text(operand.location, say) if operand.location else "",
        anchor=anchor,
    )


def _title(number: int | None, project: Project | None, say: Say) -> str:
    if number is None:
        return say("whole_document")
    name = project.name if project else ""
    return f"{say('project', n=number)} {name}".strip()


def _page_text(project: Project, say: Say) -> str:
    return project_spot(project, say)
