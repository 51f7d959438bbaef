"""What an engine found on a page -> the page's lines and grids in reading order."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from bgtlint.model import Box, Cell, Diagnostic, Grid, Line, Page
from bgtlint.reading.limits import Limits, over
from bgtlint.reading.pdf.aligned import aligned_tables
from bgtlint.reading.pdf.geometry import (
    Glyph,
    deal,
    enclose,
    in_reading_order,
    lattice,
    turn_box,
)
from bgtlint.reading.pdf.levels import Level
from bgtlint.reading.pdf.lines import TextLine, cell_text, main_turn, text_lines, turned
from bgtlint.reading.pdf.undecoded import undecoded

IMAGE_SHARE = 0.5
SHOWN = 20
MANY_SHAPES = 300
PAGE_NUMBER_SIGNS = "0123456789第共页—–-/·. "


@dataclass(frozen=True, slots=True)
class Content:
    """A page as an engine sees it: glyphs, and the cell boxes of each ruled table.

    Points from the top left of the visible page. `image_share` is the part of the page under
    images, `shapes` the number of filled or stroked curves; `levels` gives the level rules of the
    page once it is turned by quarters.
    """

    glyphs: Sequence[Glyph]
    tables: Sequence[Sequence[Box]] = ()
    image_share: float = 0.0
    shapes: int = 0
    levels: Callable[[int], Sequence[Level]] = lambda _: ()


def assemble(number: int, content: Content, limits: Limits) -> Page:
    """Put the page together: cells with text and spans, the lines around them, what is wrong.

    A page whose text runs sideways is read turned; boxes stay those of the page as it is.
    """
    too_many = over("page-characters", len(content.glyphs), limits.page_characters, number)
    if too_many:
        return Page(number, (), (too_many,))
    turn = main_turn(content.glyphs)
    glyphs = turned(content.glyphs, turn) if turn else content.glyphs
    tables = [[turn_box(box, turn) for box in boxes] for boxes in content.tables]
    blocks, unclear = _blocks(number, glyphs, tables, lambda: content.levels(turn))
    page = page_of(number, blocks, (*_wrong(number, content), *unclear))
    return with_boxes(page, lambda box: turn_box(box, -turn)) if turn else page


def with_boxes(page: Page, placed: Callable[[Box], Box]) -> Page:
    """Give the page with its boxes placed anew."""
    return replace(page, blocks=tuple(_placed(block, placed) for block in page.blocks))


def page_of(number: int, blocks: Sequence[Line | Grid], wrong: tuple[Diagnostic, ...]) -> Page:
    """Make the page; text that could not be decoded is not used."""
    if any(found.code == "page-text-unreadable" for found in wrong):
        return Page(number, (), wrong)
    return Page(number, tuple(blocks), wrong)


class Found(NamedTuple):
    """The blocks of a page, and what could not be made one."""

    blocks: list[Line | Grid]
    wrong: tuple[Diagnostic, ...]


def _blocks(
    number: int,
    glyphs: Sequence[Glyph],
    tables: Sequence[Sequence[Box]],
    levels: Callable[[], Sequence[Level]],
) -> Found:
    dealt, rest = deal([box for boxes in tables for box in boxes], glyphs)
    texts = map(cell_text, dealt)
    grids = [_grid(number, boxes, [next(texts) for _ in boxes]) for boxes in tables]
    return blocks_of(number, grids, text_lines(rest), levels)


def blocks_of(
    number: int,
    grids: Sequence[Grid],
    lines: Sequence[TextLine],
    levels: Callable[[], Sequence[Level]] = list,
) -> Found:
    """Put tables and lines in reading order; aligned text outside the ruled tables makes tables.

    Where the rows of such a table are unclear, its text is left out and the table named.
    """
    found = list(grids)
    wrong: list[Diagnostic] = []
    tables, lines = aligned_tables(lines, levels)
    for table in tables:
        if table.boxes:
            found.append(_grid(number, table.boxes, table.texts))
        else:
            words = " ".join(word.text for word in table.lines[0].words)
            wrong.append(Diagnostic("page-table-unruled", number, words[:SHOWN]))
    order = in_reading_order([grid.box for grid in found if grid.box])
    numbered = (_numbered(found[i], n) for n, i in enumerate(order, 1))
    blocks: list[Line | Grid] = [*numbered, *(_as_line(number, line) for line in lines)]
    ordered = [blocks[i] for i in in_reading_order([b.box for b in blocks if b.box])]
    return Found(ordered, tuple(wrong))


def _numbered(grid: Grid, table: int) -> Grid:
    return grid if grid.table == table else replace(grid, table=table)


def _grid(number: int, boxes: Sequence[Box], texts: Sequence[str]) -> Grid:
    shape = lattice(boxes)
    cells = (
        Cell(slot.row, slot.column, text, slot.row_span, slot.column_span, _round(edges))
        for slot, text, edges in zip(shape.slots, texts, boxes, strict=True)
    )
    ordered = tuple(sorted(cells, key=lambda cell: (cell.row, cell.column)))
    return Grid(number, 1, shape.rows, shape.columns, ordered, _round(enclose(boxes)))


def _as_line(number: int, line: TextLine) -> Line:
    return Line(line.text, number, _round(line.box))


def _round(box: Box) -> Box:
    x0, top, x1, bottom = box
    return round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2)


def _placed(block: Line | Grid, placed: Callable[[Box], Box]) -> Line | Grid:
    box = block.box and _round(placed(block.box))
    if isinstance(block, Line):
        return replace(block, box=box)
    cells = (replace(cell, box=cell.box and _round(placed(cell.box))) for cell in block.cells)
    return replace(block, box=box, cells=tuple(cells))


def _wrong(number: int, content: Content) -> tuple[Diagnostic, ...]:
    printed = "".join(glyph.text for glyph in content.glyphs if glyph.text.strip())
    return unseen(number, printed, content.image_share, content.shapes)


def unseen(number: int, printed: str, image_share: float, shapes: int) -> tuple[Diagnostic, ...]:
    """Say what on the page is there for the eye but not for the reader."""
    unreadable = undecoded(printed)
    if unreadable:
        return (Diagnostic("page-text-unreadable", number, f"{unreadable}/{len(printed)}"),)
    if not printed.strip(PAGE_NUMBER_SIGNS):
        if image_share >= IMAGE_SHARE:
            return (Diagnostic("page-image-only", number, f"{image_share:.0%}"),)
        if shapes >= MANY_SHAPES:
            return (Diagnostic("page-text-as-shapes", number, str(shapes)),)
    return ()
