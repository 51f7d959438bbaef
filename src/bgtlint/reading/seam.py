"""Whether a grid goes on from another, and the grid that both make."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from unicodedata import east_asian_width

from bgtlint.model import Box, Cell, Grid
from bgtlint.reading.normalise import compact
from bgtlint.reading.pdf.geometry import SNAP, lattice

HEADER_CELLS = 3
FORM_LABELS = 3
WIDEST_HALF = 6.0
FILLED = 0.65
Row = tuple[Cell, ...]


def fits(first: Grid, second: Grid) -> bool:
    """Tell whether `second`, next after `first`, is the same table: same columns, no new form."""
    return _same_columns(first, second) and not _new_form(_rows(first), _rows(second))


def merged(first: Grid, second: Grid, page: int | None) -> Grid:
    """Make one grid of two: a repeated header dropped, a row cut in two put together."""
    above, below = _aligned(first, second)
    rows = _rows(below)
    repeated = _repeated(_rows(above), rows)
    body = [row for row in rows[repeated:] if row]
    cells = list(above.cells)
    if body and _is_rest(_rows(above)[-1], body[0]):
        cells = _appended(cells, body[0])
        body = body[1:]
    start = min((cell.row for row in body for cell in row), default=1)
    if body:
        cells, kept = _spanned(cells, body[0], first.rows)
        body = [kept, *body[1:]]
    cells += (
        replace(cell, row=cell.row - start + first.rows + 1, page=cell.page or page)
        for row in body
        for cell in row
    )
    height = max(cell.row + cell.row_span - 1 for cell in cells)
    return replace(above, rows=height, cells=tuple(cells))


def _rows(grid: Grid) -> list[Row]:
    rows: list[list[Cell]] = [[] for _ in range(grid.rows)]
    for cell in grid.cells:
        rows[cell.row - 1].append(cell)
    return [tuple(row) for row in rows]


def _texts(row: Row) -> list[str]:
    return [text for text in (compact(cell.text) for cell in row) if text]


def _boxes(grid: Grid) -> list[Box]:
    return [cell.box for cell in grid.cells if cell.box]


def _same_columns(first: Grid, second: Grid) -> bool:
    """Compare the x of all column edges; the part with fewer cells may show only some of them."""
    one, two = _boxes(first), _boxes(second)
    if len(one) < len(first.cells) or len(two) < len(second.cells):
        return first.columns == second.columns
    edges = [sorted({x for box in boxes for x in (box[0], box[2])}) for boxes in (one, two)]
    if any(abs(edges[0][end] - edges[1][end]) > SNAP for end in (0, -1)):
        return False
    few, many = sorted(edges, key=len)
    return all(any(abs(x - other) <= SNAP for other in many) for x in few)


def _new_form(first: Sequence[Row], second: Sequence[Row]) -> bool:
    """Tell whether the second part begins like the first: a form of its own.

    It does when its first label is that of the first part, when both begin with one cell over
    the whole width (a title inside the frame), or when a label stands in the same one of the
    next rows; a repeated header is looked past. A part that repeats the whole first one is a
    form printed twice.
    """
    repeated = _repeated(first, second)
    if repeated == len(first) == len(second):
        return True
    one, two = first[repeated:], second[repeated:]
    labels = Counter(text for row in first for text in _texts(row)[:1])
    if not repeated and one and two and len(one[0]) == len(two[0]) == 1:
        return True
    return any(
        _texts(a)[:1] == _texts(b)[:1] != []
        and ((index == 0 and not repeated) or labels[_texts(a)[0]] == 1)
        for index, (a, b) in enumerate(zip(one[:FORM_LABELS], two, strict=False))
    )


def _repeated(first: Sequence[Row], second: Sequence[Row]) -> int:
    """Count the rows at the head of `second` that repeat the header of `first`.

    The header is a run of rows with at least one of three printed cells or more; at the top of
    `first`, or, for a header under the head of a form, anywhere in it.
    """
    one, two = [_texts(row) for row in first], [_texts(row) for row in second]
    best = 0
    for start in range(len(one)):
        length = 0
        while (
            start + length < len(one)
            and length < len(two)
            and one[start + length] == two[length]
            and (two[length] or length)
        ):
            length += 1
        if length > best and any(len(row) >= HEADER_CELLS for row in two[:length]):
            best = length
    return best


def _aligned(first: Grid, second: Grid) -> tuple[Grid, Grid]:
    """Count the columns of both parts on the column edges that both show."""
    one, two = _boxes(first), _boxes(second)
    if len(one) < len(first.cells) or len(two) < len(second.cells):
        return first, second
    shift = max(box[3] for box in one) - min(box[1] for box in two)
    lowered = [(x0, top + shift, x1, bottom + shift) for x0, top, x1, bottom in two]
    common = lattice([*one, *lowered])
    slots = iter(common.slots)

    def renumbered(grid: Grid) -> Grid:
        cells = (
            replace(cell, column=slot.column, column_span=slot.column_span)
            for cell, slot in zip(grid.cells, slots, strict=False)
        )
        return replace(grid, columns=common.columns, cells=tuple(cells))

    above = renumbered(first)
    return above, renumbered(second)


def _is_rest(last: Row, row: Row) -> bool:
    """Tell whether a row is the rest of the one before the page break.

    Its leading cell is empty where the row before has text, and each of its texts goes on from
    a cell whose last line is full; that takes boxes.
    """
    before = {(cell.column, cell.column_span): cell for cell in last}
    pairs = [(before.get((cell.column, cell.column_span)), cell) for cell in row]
    going_on = [(cell, rest) for cell, rest in pairs if compact(rest.text)]
    finished = [cell for cell, rest in pairs if cell and compact(cell.text) and not rest.text]
    return (
        bool(going_on and finished)
        and not compact(row[0].text)
        and all(cell and _full(cell, rest.text) for cell, rest in going_on)
    )


def _spanned(cells: Sequence[Cell], row: Row, rows: int) -> tuple[list[Cell], Row]:
    """Let merged cells go on into the empty ones that lead the first row after the page break.

    One of the two parts spans several rows; what leads a row is on its left.
    """
    ends = {
        (cell.column, cell.column_span): at
        for at, cell in enumerate(cells)
        if cell.row + cell.row_span - 1 == rows and compact(cell.text)
    }
    made = list(cells)
    if not any(compact(cell.text) for cell in row):
        return made, row
    for number, rest in enumerate(row):
        at = ends.get((rest.column, rest.column_span))
        if compact(rest.text) or at is None or made[at].row_span == rest.row_span == 1:
            return made, row[number:]
        made[at] = replace(made[at], row_span=made[at].row_span + rest.row_span)
    return made, ()


def _full(cell: Cell, rest: str) -> bool:
    """Tell whether the last line of a cell fills its width and is no shorter than other lines."""
    lines = cell.text.split("\n")
    last = _width(lines[-1])
    if not cell.box or last * WIDEST_HALF < FILLED * (cell.box[2] - cell.box[0]):
        return False
    return last >= max(map(_width, [*lines, *rest.split("\n")])) - 2


def _width(line: str) -> int:
    return sum(2 if east_asian_width(ch) in "WFA" else 1 for ch in line.strip())


def _appended(cells: Sequence[Cell], row: Row) -> list[Cell]:
    last = max(cell.row for cell in cells)
    rests = {cell.column: cell.text for cell in row if compact(cell.text)}
    return [
        replace(cell, text=f"{cell.text}\n{rests[cell.column]}")
        if cell.row == last and cell.column in rests
        else cell
        for cell in cells
    ]
