"""What every spreadsheet reader makes of a sheet, whatever the file: its filled cells by place."""

from dataclasses import dataclass, field
from typing import NamedTuple

NOT_CALCULATED = "#公式未计算"
"""Stands in a cell whose formula was never calculated: no number, and no blank either."""


class Span(NamedTuple):
    """A merged range; rows and columns from 1, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


class Filled(NamedTuple):
    """A cell with text; `stored` where it holds another number than it shows, else None."""

    text: str
    stored: str | None = None


@dataclass(slots=True)
class SheetTable:
    """A sheet as read: cells with text by (row, column), merged ranges, borders, what is hidden.

    `framed` has a byte for each row, 1 where a cell of it has a border at its left or right, so
    that rows by the hundred thousand stay cheap. `uncalculated` are the addresses of formulas
    without a result.
    """

    name: str | None
    cells: dict[tuple[int, int], Filled] = field(default_factory=dict)
    spans: list[Span] = field(default_factory=list)
    framed: bytearray = field(default_factory=bytearray)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    hidden: bool = False
    uncalculated: list[str] = field(default_factory=list)
    different: list[str] = field(default_factory=list)


def letters(column: int) -> str:
    """Name a column: 1 is A, 27 is AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def address(row: int, column: int) -> str:
    """Name a cell: row 8, column 4 is D8."""
    return f"{letters(column)}{row}"


def listed(names: list[str], most: int = 12) -> str:
    """List names, those beyond `most` counted: A1、A2、A3 等 20 处."""
    shown = "、".join(names[:most])
    return shown if len(names) <= most else f"{shown} … ({len(names)})"


def ranges(numbers: set[int], name: str = "") -> str:
    """Write numbers as ranges: 3–5、9; columns by their letters."""
    parts: list[list[int]] = []
    for number in sorted(numbers):
        if parts and number == parts[-1][1] + 1:
            parts[-1][1] = number
        else:
            parts.append([number, number])
    say = letters if name == "columns" else str
    texts = [say(a) if a == b else f"{say(a)}–{say(b)}" for a, b in parts]
    return listed(texts)
