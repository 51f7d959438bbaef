"""A drawn form as a PDF: its lines of text and its ruled tables, one page high enough for each."""

from collections.abc import Sequence
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from fixtures.builder.drawing import Break, Drawing, DrawnCell, DrawnTable

FONT, SIZE, LEADING, MARGIN, GAP = "STSong-Light", 8.0, 10.0, 40.0, 18.0


def _lines(text: str, width: float) -> list[str]:
    """Break a text at its own breaks and where the cell ends."""
    lines: list[str] = []
    for part in text.split("\n"):
        lines.append("")
        for character in part:
            longer = lines[-1] + character
            if pdfmetrics.stringWidth(longer, FONT, SIZE) > width and lines[-1]:
                lines.append(character)
            else:
                lines[-1] = longer
    return lines


def _edges(table: DrawnTable, room: float) -> list[float]:
    whole = sum(table.widths)
    edges = [MARGIN]
    for width in table.widths:
        edges.append(edges[-1] + room * width / whole)
    return edges


def _shown(cell: DrawnCell, edges: Sequence[float]) -> list[str]:
    return _lines(cell.text, edges[cell.column + cell.columns] - edges[cell.column] - 6)


def _tops(table: DrawnTable, edges: Sequence[float], top: float) -> list[float]:
    """Return where each row begins and the last one ends; a merged cell fits its rows together."""
    heights = [LEADING + 6.0] * table.rows
    for cell in sorted(table.cells, key=lambda cell: cell.rows):
        needed = len(_shown(cell, edges)) * LEADING + 6
        rows = heights[cell.row : cell.row + cell.rows]
        heights[cell.row + cell.rows - 1] += max(needed - sum(rows), 0)
    return [top + sum(heights[:n]) for n in range(table.rows + 1)]


def write_drawn_pdf(drawing: Drawing, path: Path) -> None:
    """Write a drawing as a PDF; a table ends its page."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    wide = A4[1] if drawing.landscape else A4[0]
    canvas = Canvas(str(path), pageCompression=1)
    waiting: list[str] = []
    for block in (*drawing.blocks, Break()):
        if isinstance(block, str):
            waiting.append(block)
            continue
        if not waiting and isinstance(block, Break):
            continue
        top = MARGIN + len(waiting) * GAP
        edges = _edges(block, wide - 2 * MARGIN) if isinstance(block, DrawnTable) else []
        tops = _tops(block, edges, top) if isinstance(block, DrawnTable) else [top]
        high = max(A4[1], tops[-1] + MARGIN)
        canvas.setPageSize((wide, high))
        canvas.setFont(FONT, SIZE + 2)
        for n, line in enumerate(waiting):
            canvas.drawString(MARGIN, high - MARGIN - n * GAP, line)
        waiting = []
        canvas.setFont(FONT, SIZE)
        for cell in block.cells if isinstance(block, DrawnTable) else ():
            left, right = edges[cell.column], edges[cell.column + cell.columns]
            upper, lower = tops[cell.row], tops[cell.row + cell.rows]
            canvas.rect(left, high - lower, right - left, lower - upper)
            for k, text in enumerate(_shown(cell, edges)):
                canvas.drawString(left + 3, high - upper - SIZE - 2 - k * LEADING, text)
        canvas.showPage()
    canvas.save()
