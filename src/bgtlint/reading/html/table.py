"""HTML tables -> grids: where each cell stands (HTML standard, "forming a table")."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from bgtlint.model import Cell, Grid, Line
from bgtlint.reading.picture import PICTURE

WIDEST, TALLEST = 1000, 65_534
Item = Line | Grid


@dataclass(slots=True)
class Flow:
    """Text being gathered, of the page or of a cell: finished lines and grids, an open line."""

    items: list[Item] = field(default_factory=list)
    open: list[str] = field(default_factory=list)

    def end_line(self) -> None:
        """Close the open line."""
        text = "".join(self.open).strip()
        self.open.clear()
        if text:
            self.items.append(Line(text))

    def text(self) -> str:
        """Give the flow's own lines, those of tables inside it left out."""
        return "\n".join(item.text for item in self.items if isinstance(item, Line))


@dataclass(slots=True)
class CellFlow(Flow):
    """The text of a cell, how many rows and columns it covers, and whether it shows a picture."""

    rows: int = 1
    columns: int = 1
    pictured: bool = False

    def shown(self) -> str:
        """Give what a grid says of the cell: its text, or that it is a picture."""
        return self.text() or PICTURE * self.pictured


@dataclass(slots=True)
class TableFlow:
    """A table being gathered: its rows of cells, and the lines of its caption.

    A table of more than `most` places is given without its cells: they are set aside unplaced.
    """

    most: int
    rows: list[list[CellFlow]] = field(default_factory=list)
    caption: Flow = field(default_factory=Flow)

    def items(self) -> Iterator[Item]:
        """Give what the table is: caption, grid and grids of nested tables, or mere layout.

        A table that only arranges others on the page, or only frames text, has no row with two
        filled cells; its contents come one after the other.
        """
        yield from self.caption.items
        cells = [cell for row in self.rows for cell in row]
        nested = any(isinstance(item, Grid) for cell in cells for item in cell.items)
        filled = max((sum(bool(cell.text()) for cell in row) for row in self.rows), default=0)
        widest = max(map(len, self.rows), default=0)
        if filled < 2 and (nested or widest < 2):
            for cell in cells:
                yield from cell.items
            return
        if filled:
            yield self._grid()
        for cell in cells:
            yield from (item for item in cell.items if isinstance(item, Grid))

    def _grid(self) -> Grid:
        height = len(self.rows)
        placed: list[Cell] = []
        taken: dict[int, int] = {}
        for number, row in enumerate(self.rows, 1):
            column = 1
            for cell in row:
                while taken.get(column, 0) >= number:
                    column += 1
                last = min(number + cell.rows - 1, height)
                wide = 1
                while wide < cell.columns and taken.get(column + wide, 0) < number:
                    wide += 1
                placed.append(Cell(number, column, cell.shown(), last - number + 1, wide))
                taken.update(dict.fromkeys(range(column, column + wide), last))
                column += wide
                if column * height > self.most + height:
                    return Grid(None, 0, height, column - 1, ())
        columns = max((cell.column + cell.column_span - 1 for cell in placed), default=0)
        return Grid(None, 0, height, columns, tuple(placed))


def spans(text: str | None, most: int) -> int:
    """Read a rowspan or colspan; 0 means all that are left."""
    bare = (text or "").strip()
    if not bare.isascii() or not bare.isdecimal():
        return 1
    return min(int(bare[:6]), most) or (most if most == TALLEST else 1)


def numbered(items: list[Item], first: int = 1) -> Iterator[Item]:
    """Give the items of a page, its grids numbered."""
    number = first
    for item in items:
        if isinstance(item, Grid):
            yield replace(item, table=number)
            number += 1
        else:
            yield item
