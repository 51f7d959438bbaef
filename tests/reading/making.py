"""Small documents drawn or packed for one test."""

import io
import zipfile
from collections.abc import Callable, Sequence

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from bgtlint.model import Box, Cell, Grid, Line, Page

FONT = "STSong-Light"
ROW = 24.0
Draw = Callable[[Canvas], object]
Frame = tuple[float, float, float, float]


def pdf(*pages: Draw, size: tuple[float, float] = A4, password: str = "") -> bytes:
    """Make a PDF of the pages that the functions draw."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=size, encrypt=password or None, pageCompression=1)
    for draw in pages:
        canvas.setFont(FONT, 10)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def text(canvas: Canvas, x: float, top: float, string: str, size: float = 10) -> None:
    """Print a line of text whose upper edge is about `top` points from the top of the page."""
    canvas.setFont(FONT, size)
    canvas.drawString(x, canvas._pagesize[1] - top - size, string)


def rule(canvas: Canvas, x0: float, top: float, x1: float, bottom: float) -> None:
    """Draw a stroke."""
    height = canvas._pagesize[1]
    canvas.line(x0, height - top, x1, height - bottom)


def bar(canvas: Canvas, x0: float, top: float, x1: float, bottom: float) -> None:
    """Draw a border as a filled rectangle half a point thick."""
    height = canvas._pagesize[1]
    wide, tall = max(x1 - x0, 0.5), max(bottom - top, 0.5)
    canvas.rect(x0, height - top - tall, wide, tall, stroke=0, fill=1)


def dashes(canvas: Canvas, x0: float, top: float, x1: float, bottom: float) -> None:
    """Draw a border as single short strokes, 3 points with gaps of 2."""
    length = max(x1 - x0, bottom - top)
    along_x = x1 > x0
    at = 0.0
    while at < length:
        end = min(at + 3, length)
        piece = (x0 + at, top, x0 + end, top) if along_x else (x0, top + at, x0, top + end)
        rule(canvas, *piece)
        at += 5


def framed(frame: Frame) -> list[tuple[float, float, float, float]]:
    """Give the four borders of a frame."""
    x0, top, x1, bottom = frame
    return [(x0, top, x1, top), (x0, bottom, x1, bottom), (x0, top, x0, bottom),
            (x1, top, x1, bottom)]  # fmt: skip


def table(
    canvas: Canvas,
    top: float,
    rows: Sequence[Sequence[str | None]],
    *,
    left: float = 60,
    width: float = 90,
    style: str = "strokes",
    spans: dict[tuple[int, int], tuple[int, int]] | None = None,
) -> float:
    """Draw a ruled table and give its bottom; None is a place that a span covers.

    `spans` by (row, column) from 0: (rows, columns).
    """
    for i, row in enumerate(rows):
        for j, string in enumerate(row):
            if string is None:
                continue
            tall, wide = (spans or {}).get((i, j), (1, 1))
            x0, y0 = left + j * width, top + i * ROW
            frame = (x0, y0, x0 + wide * width, y0 + tall * ROW)
            if style == "rects":
                height = canvas._pagesize[1]
                canvas.rect(x0, height - frame[3], frame[2] - x0, frame[3] - y0)
            else:
                stroke = {"strokes": rule, "bars": bar, "dashes": dashes}[style]
                for border in framed(frame):
                    stroke(canvas, *border)
            for k, part in enumerate(string.split("\n")):
                text(canvas, x0 + 4, y0 + 3 + 10 * k, part, 8)
    return top + len(rows) * ROW


def packed(entries: dict[str, str | bytes]) -> bytes:
    """Make a zip file, the same at any time."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return target.getvalue()


def docx(body: str, name: str = "word/document.xml") -> bytes:
    """Make a Word file with this body."""
    spaces = (
        'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
        'xmlns:v="urn:schemas-microsoft-com:vml"'
    )
    return packed({name: f"<w:document {spaces}><w:body>{body}</w:body></w:document>"})


def grid(
    rows: Sequence[Sequence[str]],
    *,
    page: int | None = 1,
    number: int = 1,
    edges: Sequence[float] = (),
    top: float = 100,
) -> Grid:
    """Make a grid without spans; with the x of its column edges its cells get boxes."""
    cells = []
    for i, row in enumerate(rows, 1):
        for j, string in enumerate(row, 1):
            box: Box | None = None
            if edges:
                box = (edges[j - 1], top + 20 * (i - 1), edges[j], top + 20 * i)
            cells.append(Cell(i, j, string, box=box))
    return Grid(page, number, len(rows), max(map(len, rows)), tuple(cells))


def page(number: int, *blocks: Line | Grid | str) -> Page:
    """Make a page; a string is a line."""
    made = (Line(block, number) if isinstance(block, str) else block for block in blocks)
    return Page(number, tuple(made))


def shown(grid: Grid) -> list[list[str]]:
    """Give the texts of a grid row by row, in the order of the cells."""
    rows: list[list[str]] = [[] for _ in range(grid.rows)]
    for cell in grid.cells:
        rows[cell.row - 1].append(cell.text)
    return rows


def only_grid(found: Page) -> Grid:
    """Give the one grid of a page."""
    (one,) = grids(found)
    return one


def grids(found: Page) -> list[Grid]:
    """Give the grids of a page."""
    return [block for block in found.blocks if isinstance(block, Grid)]


def lines(found: Page) -> list[str]:
    """Give the lines of a page."""
    return [block.text for block in found.blocks if isinstance(block, Line)]
