"""Indicator rows of a form: level names carried down, cells by canonical column."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from bgtlint.model import Cell, FormRow, Location
from bgtlint.reading.normalise import compact, squash
from bgtlint.recognition.fund_words import shipped_fund_words
from bgtlint.recognition.header import Group, Header
from bgtlint.recognition.labels import joined_levels, label, level1, level2
from bgtlint.recognition.layouts import Levels
from bgtlint.recognition.periods import period
from bgtlint.recognition.scored import execution_row, is_points_only
from bgtlint.recognition.totals import is_subtotal, shipped_closing_words
from bgtlint.recognition.view import View

LEVELS = ("level1", "level2")
LONGEST_HEADING = 12
NEAR = 12
"""How many rows up and down tell whether a column is filled at all."""


def _level_names(text: str, levels: Levels) -> set[str]:
    """Return which levels a text names: one, both (成本指标) or none."""
    found = {"level1": level1(text, levels), "level2": level2(text, levels)}
    return {name for name, known in found.items() if known}


def _is_sum(cell: Cell) -> bool:
    return is_subtotal(cell.text, shipped_closing_words())


def _drift(view: View, row: int, header: Header, group: Group, levels: Levels) -> int:
    """Return by how many columns a text row stands left (-) or right (+) of its header.

    Level names give it away: a row that lost its leading blank begins with a level-2 name in the
    level-1 column. Where there is none, or one of either level (成本指标), the width does: a row
    ends as many columns before its header as it begins too early. From the column of level 3 on
    such a name (群众满意度, 完成) is an indicator's own, unless the row reaches beyond its header.
    So is a level-1 name in the level-2 column (实施效果指标/产出指标), with no level 2 behind it.
    A subtotal (小计) stands where its level does.
    """
    filled = view.filled(row)
    if not filled or not any(name in group.columns for name in LEVELS) or _is_sum(filled[0]):
        return 0
    first = min(group.columns[name] for name in LEVELS if name in group.columns)
    short = header.width - filled[-1].column
    named = [_level_names(view.text(cell), levels) for cell in filled[:2]]
    body = min(column for name, column in group.columns.items() if name not in LEVELS)
    early = short > 0 and not any(named) and filled[0].column + short == body
    if early and not header.fields and _reached(view, row, header):
        return -short
    either = named[0] == {"level1", "level2"} and "level2" not in (named[1:] or [set()])[0]
    level1_too = "level2" in group.columns and filled[0].column == group.columns.get("level1")
    if either and short == 1 and level1_too:
        return -1
    third, last = group.columns.get("level3"), max(group.columns.values())
    for at, cell in enumerate(filled[:2]):
        text = view.text(cell)
        within = filled[-1].column <= last
        beyond = third is not None and cell.column >= third and within
        behind = view.text(filled[at + 1]) if at + 1 < len(filled) else ""
        lower = cell.column == group.columns.get("level2") and within and behind
        if cell.column < first - 1 or beyond or (lower and not level2(behind, levels)):
            continue
        if "level2" in group.columns and level2(text, levels) and not level1(text, levels):
            return cell.column - group.columns["level2"]
        if "level1" in group.columns and level1(text, levels) and not level2(text, levels):
            return cell.column - group.columns["level1"]
    return 0


def _reached(view: View, row: int, header: Header) -> bool:
    """Tell whether rows near by fill the header's last column (备注 may be blank in all)."""
    first, last = max(header.row + 1, row - NEAR), min(row + NEAR, view.grid.rows)
    rows = (view.filled(number) for number in range(first, last + 1))
    return any(filled and filled[-1].column >= header.width for filled in rows)


def _squeezed(view: View, row: int, header: Header, group: Group, shift: int) -> Mapping[str, Cell]:
    """Return the cells of a text row that is wider than its header, taken in order."""
    order = sorted(group.columns, key=lambda name: group.columns[name])
    first = next((name for name in order if name not in LEVELS), None)
    start = group.columns[first] + shift if first else 1
    filled = [cell for cell in view.filled(row) if cell.column >= start]
    names = [name for name in order if name not in LEVELS]
    if max((cell.column for cell in filled), default=0) - shift <= header.width:
        return {}
    return dict(zip(names, filled, strict=False)) if len(filled) == len(names) else {}


def _cells(view: View, row: int, header: Header, group: Group, levels: Levels) -> dict[str, Cell]:
    if view.spanned:
        placed = {name: view.at(row, column) for name, column in group.columns.items()}
        return {name: cell for name, cell in placed.items() if cell is not None}
    shift = _drift(view, row, header, group, levels) if len(header.groups) == 1 else 0
    placed = {name: view.at(row, column + shift) for name, column in group.columns.items()}
    cells = {name: cell for name, cell in placed.items() if cell is not None}
    return {**cells, **_squeezed(view, row, header, group, shift)}


def _locations(
    view: View, group: Group, cells: Mapping[str, Cell], row: int, prefix: str
) -> dict[str, Location]:
    found: dict[str, Location] = {}
    seen: set[tuple[int, int]] = set()
    for name, printed in group.printed.items():
        if name in LEVELS:
            continue
        path = f"{prefix}/{printed}" if prefix else printed
        cell = cells.get(name)
        if cell is None or (cell.row, cell.column) in seen:
            cell = Cell(row, group.columns[name], "")
        seen.add((cell.row, cell.column))
        found[name] = view.location(cell, path)
    return found


def repeats_header(view: View, row: int, header: Header) -> bool:
    """Tell whether a row repeats the header's labels, or numbers its columns (1, 2, 3 ...)."""
    if view.numbers_columns(row):
        return True
    texts = [view.text(cell) for cell in view.filled(row)]
    again = {label(text) for text in texts}
    printed = {word for group in header.groups for word in group.printed.values()}
    printed |= {*header.field_labels.values(), *header.words}
    rest = again - printed
    return len(again & printed) >= min(2, len(again)) and all(period(text) for text in rest)


def _block_period(view: View, row: int, group: Group) -> str:
    """Return the period named left of a row's levels: 长期绩效指标 above, 年度绩效指标 below."""
    first = min(group.columns.values())
    for column in range(1, first):
        cell = view.at(row, column)
        text = view.text(cell) if cell is not None else ""
        if text.endswith("指标") and (found := period(text)):
            return found
    return ""


def block_heading(view: View, row: int) -> str:
    """Return the period of a row that only heads the indicators below it: 长期绩效指标."""
    filled = view.filled(row)
    text = view.label(filled[0]) if len(filled) == 1 else ""
    return period(text) if text.endswith("绩效指标") and len(text) <= LONGEST_HEADING else ""


def after_indicators(
    view: View, row: int, header: Header, levels: Levels, after: frozenset[str]
) -> bool:
    """Tell whether a row begins what stands below the indicators (审核意见, 填报人 ...).

    That is a label of `after`, or a new label left of the levels where the header has one
    there, unless it stands beside a level; a running number (序号) is no label.
    """
    filled = view.filled(row)
    if not filled:
        return False
    text = view.text(filled[0])
    if level1(text, levels) or level2(text, levels):
        beside = filled[0].column >= _left(header)
        return not beside and not text.endswith("指标")
    if label(text.split(":")[0]) in after:
        return True
    if text.isdigit():
        return False
    left = _left(header)
    named = any(view.text(c) for c in view.covering(header.row) if c.column < left)
    if not named or header.fields or filled[0].column >= left or period(text):
        return False
    names = (view.text(cell) for cell in filled[1:] if cell.column >= left)
    return not any(level1(name, levels) or level2(name, levels) for name in names)


def _left(header: Header) -> int:
    return min(min(group.columns.values()) for group in header.groups) if header.groups else 1


@dataclass(slots=True)
class _Names:
    """The level names carried down from row to row, and their cells as printed."""

    first: str
    second: str = ""
    path: str = ""
    first_at: Location | None = None
    own: bool = False

    def take(self, view: View, group: Group, cells: Mapping[str, Cell], levels: Levels) -> None:
        """Take the level names of a row; blank ones stay as they are."""
        one, two = cells.get("level1"), cells.get("level2")
        if one is not None and view.text(one):
            both = joined_levels(view.text(one), levels)
            name = level1(view.text(one), levels) or (both and both[0]) or squash(one.text)
            if name != self.first:
                self.second = ""
            self.first = name
            self.path = self.path if self.second else squash(one.text)
            self.first_at = view.location(one, group.printed.get("level1", ""))
            if both is not None and "level2" not in cells:
                self.second = self.path = both[1]
        self.own = two is not None and bool(view.text(two)) and two is not one
        if self.own and two is not None:
            self.second = level2(view.text(two), levels) or squash(two.text)
            self.path = squash(two.text)


def read_rows(
    view: View,
    header: Header,
    levels: Levels,
    group: Group | None = None,
    start: int = 0,
    stop: int = 0,
    after: frozenset[str] = frozenset(),
) -> Iterator[FormRow]:
    """Yield the indicator rows of one list, from row `start` to before `stop` (0: all of them).

    A blank level cell repeats the one above (a merged cell as text prints it). A cell merged
    over several columns counts for the first of them; the others are blank there. Rows without
    any text, a repeated header, and a level name on a line of its own above its rows are passed
    by; the list ends at a label of `after`.
    """
    group = group or Group(header.columns, header.printed)
    names = _Names(group.level1, path=group.level1)
    waiting: FormRow | None = None
    taken: set[tuple[int, int]] = set()
    rows = range(start or header.row + 1, stop or view.grid.rows + 1)
    block = _block_period(view, header.row, group) or block_heading(view, header.top - 1)
    words = shipped_fund_words()
    for row in rows:
        if heading := block_heading(view, row):
            block, names = heading, _Names(group.level1, path=group.level1)
            continue
        block = _block_period(view, row, group) or block
        if is_points_only(view, row, group.columns, words):
            continue
        if after and after_indicators(view, row, header, levels, after):
            break
        if repeats_header(view, row, header):
            continue
        cells = _cells(view, row, header, group, levels)
        third = cells.get("level3")
        if third and not view.text(third) and execution_row(view, row, group.columns, words):
            cells["level3"] = view.filled(row)[0]
        if not any(view.text(cell) for cell in cells.values()):
            continue
        names.take(view, group, cells, levels)
        body = {name: cell for name, cell in cells.items() if name not in LEVELS}
        places = {(cell.row, cell.column) for cell in body.values()}
        filled = any(view.text(cell) for cell in body.values())
        if filled and places <= taken:
            continue
        found = FormRow(
            names.first, names.second, _locations(view, group, body, row, names.path),
            names.first_at, group.period or block, group.region,
        )  # fmt: skip
        if waiting is not None and (names.own or not filled):
            yield waiting
        waiting = None
        if filled:
            taken |= places
            yield _with_level2(found, levels)
        elif names.second and not group.level1:
            waiting = found
    if waiting is not None:
        yield waiting


def _with_level2(row: FormRow, levels: Levels) -> FormRow:
    """Take the level-2 name off an indicator's name where a form prints both in one cell."""
    named = row.cells.get("level3")
    if row.level2 or named is None:
        return row
    both = joined_levels(compact(named.text), levels)
    if both is None or not both[2]:
        return row
    cells = {**row.cells, "level3": replace(named, text=_rest(named.text, both[2]))}
    return replace(row, level1=both[0] or row.level1, level2=both[1], cells=cells)


def _rest(text: str, rest: str) -> str:
    """Return the end of a text whose compacted form is `rest`."""
    for index in range(len(text)):
        if compact(text[index:]) == rest:
            return text[index:].strip()
    return rest
