"""Fund blocks (资金情况): rows of sources, columns of amounts, execution rate and points.

A block begins at a header row (年初预算数 | 全年预算数 | 全年执行数 …) and goes on as long as its
rows are named amounts. Department forms may print one without a header, a label and its amount a
row; that is read where it divides the total into basic and project expenditure.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bgtlint.model import Cell, FundRow, Location
from bgtlint.reading.normalise import squash
from bgtlint.recognition.fund_words import FundWords, Part
from bgtlint.recognition.labels import label
from bgtlint.recognition.sides import has_sides, side_of
from bgtlint.recognition.view import View

AMOUNTS = ("initial", "adjustment", "adjusted", "executed")
"""The columns that hold money."""
POINTS = re.compile(r"(?:^|[(/])([0-9]+(?:\.[0-9]+)?)分")
"""Points printed in a heading: 得分(20分*执行率), 预算执行情况(10分)."""

_AMOUNT = re.compile(r"[-−(¥]?[0-9.,]+\)?(?:[亿万千]?元)?%?")
_BLANK = frozenset({"", "—", "——", "-", "--", "/", "\\", "无", "–", "*", "―", "－"})
_PREFIX = re.compile(
    r"^(?:\d{1,2}[、.．]|\([一二三四五六七八九十\d]{1,2}\)|[①-⑩]|[一二三四五六七八九十]、|[-·•])"
)
_YEAR = re.compile(r"^20\d\d年度?")
_HEADING = re.compile(r"^[一-鿿]{0,8}(?:来源|结构|性质|类别|分类|类型)(?:划分|分)?[::]")
_OF_WHICH = re.compile(r"^其中[::,,]?")


@dataclass(frozen=True, slots=True)
class _Header:
    row: int
    columns: Mapping[str, Cell]
    first: int


@dataclass(slots=True)
class _Block:
    """What is known of the block being read: its name, its rows' parents so far."""

    name: str
    total: bool = False
    parts: int = 0
    top: str = ""
    top_column: int = 0
    nested: str = ""
    nested_type: bool = False
    by_type: bool = False
    last: str = ""
    closed: bool = False
    top_plain: bool = False
    top_numbered: bool = False


def fund_name(text: str, words: FundWords) -> tuple[str, Part | None]:
    """Return the canonical source that a compacted label names, and its rule; "" for neither.

    `budget` is the total; `1、资金来源:(1)政府预算资金` is read by what stands last.
    """
    name = text
    for _ in range(4):
        plain = label(name)
        if plain in words.total:
            return "budget", None
        if plain in words.parts:
            return words.parts[plain].name, words.parts[plain]
        shorter = _HEADING.sub("", _OF_WHICH.sub("", _PREFIX.sub("", name)))
        if shorter == name:
            break
        name = shorter
    return "", None


def _header(view: View, row: int, words: FundWords) -> _Header | None:
    columns: dict[str, Cell] = {}
    items: Cell | None = None
    for cell in view.filled(row):
        text = label(_YEAR.sub("上年", view.text(cell)))
        name = words.columns.get(text, "")
        if text in words.items and not columns:
            items = cell
        elif items is not None and text in words.item_amounts:
            name = "initial"
        if not name:
            continue
        if name == "adjusted" and name in columns:
            earlier = columns.pop(name)
            if earlier is not view.filled(row)[0]:
                columns.setdefault("initial", earlier)
        columns.setdefault(name, cell)
    amounts = [columns[name].column for name in AMOUNTS if name in columns]
    told = len(amounts) > 1 or (amounts and (items or {"rate", "share"} & columns.keys()))
    return _Header(row, columns, min(amounts)) if told else None


def _cells(view: View, row: int, header: _Header) -> Mapping[str, Cell]:
    """Return a row's cells by column: the one that most overlaps its heading."""
    found: dict[str, Cell] = {}
    for name, heading in header.columns.items():
        if not view.spanned:
            cell = view.at(row, heading.column)
        else:
            end = heading.column + heading.column_span
            reach = [view.at(row, column) for column in range(heading.column, end)]
            known = [one for one in reach if one is not None]
            cell = max(known, key=known.count) if known else None
        if cell is not None:
            found[name] = cell
    return found


def _label_cell(view: View, row: int, before: int) -> Cell | None:
    filled = [cell for cell in view.filled(row) if cell.column < before]
    return filled[-1] if filled else None


def _group(view: View, cell: Cell) -> str:
    """Return the heading of the group that a row stands in (收入构成, 项目资金), "" for none."""
    for column in range(1, cell.column):
        found = view.at(cell.row, column)
        if found is not None and found is not cell and view.text(found):
            return squash(found.text)
    return ""


def _is_amounts(view: View, cells: Mapping[str, Cell]) -> bool:
    texts = [view.text(cells[name]) for name in (*AMOUNTS, "rate") if name in cells]
    filled = [text for text in texts if text not in _BLANK]
    return bool(filled) and all(_AMOUNT.fullmatch(text) for text in filled)


def _parent(block: _Block, name: str, part: Part | None, cell: Cell, text: str) -> str:
    """Return the name of the row that this one is a part of, and remember where we are."""
    within = part.within if part else ""
    again = text.startswith("其中")
    by_type = part is not None and part.division == "type"
    follows = block.last == block.top and block.top not in ("", "other")
    numbered = bool(_PREFIX.match(text))
    of_which = again and block.top_plain and not by_type and name != "fiscal"
    inside = block.top and (
        (within and within in (block.top, block.nested))
        or of_which
        or (block.nested and block.top_numbered and not numbered)
        or (again and block.parts > 0 and (part is None or name == "carried"))
        or (by_type and ((again and follows and not block.by_type) or block.nested_type))
        or cell.column > block.top_column
        or (block.nested and part is None)
    )
    block.last = name
    if inside:
        block.nested, block.nested_type = block.top, by_type
        return block.top
    block.nested, block.nested_type = "", False
    block.by_type = by_type
    block.top_plain, block.top_numbered = not again, numbered
    block.top, block.top_column = name, cell.column if not block.top else block.top_column
    return "budget"


def _locations(
    view: View, row: int, cells: Mapping[str, Cell], header: _Header, name: str
) -> dict[str, Location]:
    """Return the places of a row's cells; reasons merged over several rows are the first's."""
    found: dict[str, Location] = {}
    for column, heading in header.columns.items():
        path = f"{name}/{squash(heading.text)}"
        cell = cells.get(column)
        if cell is not None and (column != "reason" or cell.row == row):
            found[column] = view.location(cell, path)
    return found


def _weight(view: View, header: _Header) -> Location | None:
    """Return the heading that states the points of the block, where no cell does."""
    for name in ("weight", "score", "rate"):
        heading = header.columns.get(name)
        if heading is not None and POINTS.search(view.text(heading)):
            return view.location(heading, squash(heading.text))
    for row in range(max(header.row - 2, 1), header.row + 1):
        for column in range(1, header.first):
            cell = view.at(row, column)
            if cell is not None and POINTS.search(view.text(cell)):
                return view.location(cell, squash(cell.text))
    return None


def _read_block(
    view: View, header: _Header, end: int, words: FundWords, others: frozenset[str]
) -> Iterator[FundRow]:
    block = _Block("")
    points = _weight(view, header)
    left = [cell for cell in view.filled(header.row) if cell.column < header.first]
    heading = squash(left[0].text) if left else ""
    for row in range(header.row + 1, end):
        if _header(view, row, words) is not None:
            return
        cell = _label_cell(view, row, header.first)
        cells = _cells(view, row, header)
        if cell is None:
            if left and row == header.row + 1 and _is_amounts(view, cells):
                block = _Block(heading, total=True)
                placed = _locations(view, row, cells, header, heading)
                if points is not None and not _filled(placed.get("weight")):
                    placed["weight"] = points
                yield FundRow("budget", "", view.location(left[0], heading), placed, heading)
            continue
        text = view.text(cell)
        name, part = fund_name(text, words)
        if not name:
            if label(text) in others or not _is_amounts(view, cells):
                if block.total or block.parts:
                    return
                continue
            name = label(text)
        group = _group(view, cell) or block.name or heading
        if block.closed or (name == "budget" and block.total):
            block = _Block(group)
        block.name = block.name or group
        parent = ""
        if name == "budget":
            block.total, block.closed = True, block.parts > 0
        else:
            parent = _parent(block, name, part, cell, text)
            block.parts += 1
        placed = _locations(view, row, cells, header, squash(cell.text))
        if name == "budget" and points is not None and not _filled(placed.get("weight")):
            placed["weight"] = points
        at = view.location(cell, squash(cell.text))
        yield FundRow(name, parent, at, placed, block.name)


def _filled(location: Location | None) -> bool:
    return location is not None and squash(location.text) not in _BLANK


def _plain_rows(view: View, end: int, words: FundWords) -> Iterator[FundRow]:
    """Yield the rows of a block without a header: a label and its amount, one after the other."""
    blocks: dict[int, _Block] = {}
    for row in range(1, end):
        filled = view.filled(row)
        for index, cell in enumerate(filled):
            name, part = fund_name(view.text(cell), words)
            if not name:
                continue
            after = filled[index + 1] if index + 1 < len(filled) else None
            right = view.at(row, cell.column + cell.column_span)
            value = right if after is None else after
            if value is None or not (
                view.text(value) in _BLANK or _AMOUNT.fullmatch(view.text(value))
            ):
                continue
            side = side_of(view, cell)
            block = blocks.setdefault(cell.column if side else 0, _Block(side))
            if name == "budget" and block.total:
                block = blocks[cell.column if side else 0] = _Block(side)
            block.total = block.total or name == "budget"
            parent = "" if name == "budget" else _parent(block, name, part, cell, view.text(cell))
            printed = squash(cell.text)
            yield FundRow(
                name,
                parent,
                view.location(cell, printed),
                {"initial": view.location(value, printed)},
                block.name,
            )


def _plain_block(view: View, end: int, words: FundWords) -> tuple[FundRow, ...]:
    rows = tuple(_plain_rows(view, end, words))
    names = {row.name for row in rows}
    return rows if {"budget", "basic", "program"} <= names else ()


def fund_headings(view: View, end: int, words: FundWords) -> Iterator[Location]:
    """Yield the cells of the header rows of fund blocks above row `end`, 收入 | 支出 included."""
    for row in range(1, end):
        if _header(view, row, words) is not None or has_sides(view, row):
            yield from (view.location(cell, "") for cell in view.filled(row))


def read_funds(
    view: View, end: int, words: FundWords, others: frozenset[str] = frozenset()
) -> tuple[FundRow, ...]:
    """Return the rows of every fund block above row `end`, in order; () where there is none.

    `others` are labels of the form's other fields, at which a block ends.
    """
    rows: list[FundRow] = []
    for row in range(1, end):
        header = _header(view, row, words)
        if header is not None:
            rows += _read_block(view, header, end, words, others)
    return tuple(rows) or _plain_block(view, end, words)
