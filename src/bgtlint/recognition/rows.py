"""Indicator rows of a form: level names carried down, cells by canonical column."""

from collections.abc import Iterator, Mapping

from bgtlint.model import Cell, FormRow, Location
from bgtlint.reading.normalise import squash
from bgtlint.recognition.header import Header
from bgtlint.recognition.labels import level1, level2
from bgtlint.recognition.layouts import Levels
from bgtlint.recognition.view import View


def _drift(view: View, row: int, header: Header, levels: Levels) -> int:
    """Return by how many columns a text row stands left (-) or right (+) of its header.

    Only level names give it away: a row that lost its leading blank begins with a level-2 name
    in the level-1 column.
    """
    for cell in view.filled(row)[:2]:
        text = view.text(cell)
        if "level2" in header.columns and level2(text, levels) and not level1(text, levels):
            return cell.column - header.columns["level2"]
        if "level1" in header.columns and level1(text, levels) and not level2(text, levels):
            return cell.column - header.columns["level1"]
    return 0


def _squeezed(view: View, row: int, header: Header, shift: int) -> Mapping[str, Cell]:
    """Return the cells of a text row that is wider than its header, taken in order."""
    order = sorted(header.columns, key=lambda name: header.columns[name])
    first = next((name for name in order if name not in ("level1", "level2")), None)
    start = header.columns[first] + shift if first else 1
    filled = [cell for cell in view.filled(row) if cell.column >= start]
    names = [name for name in order if name not in ("level1", "level2")]
    if max((cell.column for cell in filled), default=0) - shift <= header.width:
        return {}
    return dict(zip(names, filled, strict=False)) if len(filled) == len(names) else {}


def _cells(view: View, row: int, header: Header, levels: Levels) -> dict[str, Cell]:
    if view.spanned:
        placed = {name: view.at(row, column) for name, column in header.columns.items()}
        return {name: cell for name, cell in placed.items() if cell is not None}
    shift = _drift(view, row, header, levels)
    placed = {name: view.at(row, column + shift) for name, column in header.columns.items()}
    cells = {name: cell for name, cell in placed.items() if cell is not None}
    return {**cells, **_squeezed(view, row, header, shift)}


def _locations(
    view: View, header: Header, cells: Mapping[str, Cell], row: int, prefix: str
) -> dict[str, Location]:
    found: dict[str, Location] = {}
    seen: set[tuple[int, int]] = set()
    for name, printed in header.printed.items():
        if name in ("level1", "level2"):
            continue
        path = f"{prefix}/{printed}"
        cell = cells.get(name)
        if cell is None or (cell.row, cell.column) in seen:
            cell = Cell(row, header.columns[name], "")
        seen.add((cell.row, cell.column))
        found[name] = view.location(cell, path)
    return found


def read_rows(view: View, header: Header, levels: Levels) -> Iterator[FormRow]:
    """Yield the indicator rows below the header.

    A blank level cell repeats the one above (a merged cell as text prints it). A cell merged
    over several columns counts for the first of them; the others are blank there. Rows without
    any text are passed by.
    """
    first = second = printed_first = printed_second = ""
    first_at: Location | None = None
    for row in range(header.row + 1, view.grid.rows + 1):
        cells = _cells(view, row, header, levels)
        if not any(view.text(cell) for name, cell in cells.items()):
            continue
        one, two = cells.get("level1"), cells.get("level2")
        if one is not None and view.text(one):
            name = level1(view.text(one), levels) or squash(one.text)
            if name != first:
                first, second, printed_second = name, "", ""
            printed_first = squash(one.text)
            first_at = view.location(one, printed_first)
        if two is not None and view.text(two) and two is not one:
            second = level2(view.text(two), levels) or squash(two.text)
            printed_second = squash(two.text)
        body = {name: cell for name, cell in cells.items() if name not in ("level1", "level2")}
        if not any(view.text(cell) for cell in body.values()):
            if printed_second:
                places = _locations(view, header, body, row, printed_second)
                yield FormRow(first, second, places, first_at)
            continue
        path = printed_second or printed_first
        yield FormRow(first, second, _locations(view, header, body, row, path), first_at)
