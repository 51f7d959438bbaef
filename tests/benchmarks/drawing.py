"""A generated document drawn as a PDF: cover, contents, goals, and one page a ruled table."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from fixtures.builder.facts import DocumentFacts, ProjectFacts
from fixtures.builder.form import FormCell, form_rows, placed
from fixtures.builder.pages import (
    PART_TWO,
    contents,
    goal_headings,
    part_one,
    table_titles,
    unit_line,
)

FONT, SIZE, LEADING = "STSong-Light", 8.0, 10.0
EDGES = (40.0, 110.0, 180.0, 250.0, 350.0, 420.0, 490.0, 555.0)
TOP = 90.0
LINES = 40


def _lines(text: str, width: float) -> list[str]:
    """Break a text where the cell ends; a run of digits and signs is kept whole."""
    lines = [""]
    for character in text:
        line = lines[-1] + character
        if pdfmetrics.stringWidth(line, FONT, SIZE) > width and lines[-1]:
            lines.append(character)
        else:
            lines[-1] = line
    return lines


def _table(canvas: Canvas, project: ProjectFacts, top: float) -> None:
    rows = list(placed(form_rows(project)))
    heights = [_height(row) for row in rows]
    tops = [top + sum(heights[:n]) for n in range(len(rows) + 1)]
    page = canvas._pagesize[1]
    for n, row in enumerate(rows):
        column = 0
        for cell, begins in row:
            if begins:
                left, right = EDGES[column], EDGES[column + cell.columns]
                upper, lower = tops[n], tops[min(n + cell.rows, len(rows))]
                canvas.rect(left, page - lower, right - left, lower - upper)
                for k, line in enumerate(_lines(cell.text, right - left - 6)):
                    canvas.drawString(left + 3, page - upper - SIZE - 2 - k * LEADING, line)
            column += cell.columns


def _height(row: tuple[tuple[FormCell, bool], ...]) -> float:
    """Return the height of a row: that of its longest cell; a merged cell may use one row only."""
    column, most = 0, 1
    for cell, begins in row:
        if begins:
            width = EDGES[column + cell.columns] - EDGES[column] - 6
            most = max(most, len(_lines(cell.text, width)) if cell.text else 1)
        column += cell.columns
    return most * LEADING + 6


def _front(document: DocumentFacts) -> Iterator[Sequence[str]]:
    """Yield the lines of the pages before the tables: cover, contents, goals."""
    yield [*document.marks, *document.cover]
    entries = [f"{entry}{'.' * 6}{page}" if page else entry for entry, page in contents(document)]
    for start in range(0, len(entries), LINES):
        yield ["目录" if not start else "", *entries[start : start + LINES]]
    goals = [*part_one(document)]
    for heading, (_, paragraphs) in zip(goal_headings(document), document.goals, strict=True):
        goals.append(heading)
        for paragraph in paragraphs:
            goals += _lines(paragraph, EDGES[-1] - EDGES[0])
    goals += [*PART_TWO, *document.notes]
    for start in range(0, len(goals), LINES):
        yield goals[start : start + LINES]


def write_pdf(document: DocumentFacts, path: Path) -> None:
    """Write a document as a PDF, each table on a page of its own."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    canvas = Canvas(str(path), pagesize=A4, pageCompression=1)
    for page in _front(document):
        canvas.setFont(FONT, SIZE + 2)
        for n, line in enumerate(page):
            canvas.drawString(EDGES[0], A4[1] - TOP - n * 1.6 * LEADING, line)
        canvas.showPage()
    for heading, project in zip(table_titles(document), document.projects, strict=True):
        canvas.setFont(FONT, 12)
        canvas.drawCentredString(A4[0] / 2, A4[1] - 50, heading)
        canvas.setFont(FONT, SIZE)
        canvas.drawString(EDGES[0], A4[1] - TOP + 20, project.unit)
        canvas.drawRightString(EDGES[-1], A4[1] - TOP + 6, unit_line(document, project))
        _table(canvas, project, TOP)
        canvas.showPage()
    canvas.save()
