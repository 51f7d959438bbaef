"""The unit of amounts (金额单位) of a form, and where it is printed."""

from dataclasses import dataclass

from bgtlint.model import Cell, Location
from bgtlint.reading.normalise import compact
from bgtlint.recognition.header import Header
from bgtlint.recognition.outline import Heading, amount_unit
from bgtlint.recognition.view import View

NAMES = ("亿元", "万元", "千元", "百元", "元")
_MONEY_WORDS = ("资金", "预算", "金额", "经费", "拨款", "支出", "总额")


@dataclass(frozen=True, slots=True)
class Stated:
    """A unit of amounts and in what it was printed ("" and "" when nothing states it)."""

    unit: str = ""
    where: str = ""


def in_label(text: str) -> str:
    """Return the unit in a compacted label's bracket: `项目资金(万元)`, "" when none."""
    return _bracketed(text) if any(word in text for word in _MONEY_WORDS) else ""


def _bracketed(text: str) -> str:
    for name in NAMES:
        for mark in (f"({name})", f"[{name}]", f"(单位:{name})", f"({name}):", f",{name})"):
            if mark in text:
                return name
    return ""


def _beside(view: View, cell: Cell) -> str:
    """Return the unit right of a cell that says 金额单位."""
    if view.label(cell) not in ("金额单位", "单位", "货币单位"):
        return ""
    right = view.at(cell.row, cell.column + cell.column_span)
    text = view.text(right) if right is not None else ""
    return text if text in NAMES else ""


def stated_unit(
    view: View, heading: Heading, header: Header, money: tuple[Location, ...], general: str
) -> Stated:
    """Return the unit of amounts: of the amounts' own labels, a cell of the form, the line above.

    The amount's own label wins over the line above, which wins over the other labels and over
    `general`, the unit that the document states for all its tables.
    """
    for place in money:
        if unit := _bracketed(compact(place.label)):
            return Stated(unit, place.label)
    for row in range(1, header.row + 1):
        for cell in view.filled(row):
            text = view.text(cell)
            if len(text) <= 40 and (unit := amount_unit(text) or _beside(view, cell)):
                return Stated(unit, cell.text)
    if heading.amount_unit:
        return Stated(heading.amount_unit, "表上方")
    for row in range(1, header.row + 1):
        for cell in view.filled(row):
            text = view.text(cell)
            if len(text) <= 30 and (unit := in_label(text)):
                return Stated(unit, cell.text)
    return Stated(general, "全文说明") if general else Stated()
