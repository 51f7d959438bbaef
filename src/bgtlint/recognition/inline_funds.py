"""Divisions of the total whose cells hold label and amount together (按支出性质分：2308.14).

Below a heading that divides the total, cells such as `其中：基本支出：1408.14` and `项目支出：900`
stand in its column.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from bgtlint.model import Cell, FundRow
from bgtlint.reading.normalise import squash
from bgtlint.recognition.fund_words import FundWords
from bgtlint.recognition.funds import fund_name
from bgtlint.recognition.view import View

_HEADING = re.compile(r"按[一-鿿]{2,8}分(?:类)?[::](?P<amount>[0-9.,]+)?(?:[亿万千]?元)?")
_PART = re.compile(
    r"(?P<label>(?:其中[::,,]?)?[^::0-9]{2,16})[::](?P<amount>[0-9.,]*)(?:[亿万千]?元)?"
)


def is_division(text: str) -> bool:
    """Tell whether a compacted text divides the total: 按支出性质分:2308.14."""
    return bool(_HEADING.fullmatch(text))


def _row(view: View, cell: Cell, name: str, amount: str, block: str) -> FundRow:
    printed = squash(cell.text).split("：")[0].split(":")[0]
    place = replace(view.location(cell, printed), text=amount)
    part_of = "" if name == "budget" else "budget"
    return FundRow(name, part_of, view.location(cell, printed), {"adjusted": place}, block)


def read_inline_funds(view: View, end: int, words: FundWords) -> Iterator[FundRow]:
    """Yield the total and the parts of every such division above row `end`."""
    open_at: dict[int, str] = {}
    for row in range(1, end):
        for cell in view.filled(row):
            text = view.text(cell)
            if ":" not in text:
                continue
            heading = _HEADING.fullmatch(text)
            if heading is not None:
                open_at[cell.column] = text.split(":")[0]
                amount = heading["amount"] or ""
                yield _row(view, cell, "budget", amount, open_at[cell.column])
                continue
            part = _PART.fullmatch(text)
            block = open_at.get(cell.column)
            if part is None or block is None:
                continue
            name, _ = fund_name(part["label"], words)
            if name and name != "budget":
                yield _row(view, cell, name, part["amount"], block)
