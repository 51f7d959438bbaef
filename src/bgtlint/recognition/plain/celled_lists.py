"""The rows of a list of projects in text with one cell a line: each project's own data."""

import re
from collections.abc import Iterator, Sequence

from bgtlint.reading.normalise import compact
from bgtlint.recognition.lists import SUM
from bgtlint.recognition.plain.celled_cells import is_field
from bgtlint.recognition.plain.celled_table import OWN, Row, Table, Taken, Token, is_level, text_at
from bgtlint.recognition.plain.celled_taking import words_at

_SHORT_CODE = re.compile(r"\d{3,6}")
"""The code of a unit, shorter than that of the projects below it may be."""


def own_data(tokens: Sequence[Token], at: int, table: Table) -> Iterator[Taken]:
    """Yield each way to take a project's own data, which end before a level name."""
    yield from _own(tokens, at, table, 0, {})


def _own(tokens: Sequence[Token], at: int, table: Table, number: int, row: Row) -> Iterator[Taken]:
    if number == len(table.fields):
        if row.get(OWN + "name") and is_level(tokens, at, table):
            yield at, row
        return
    name = table.fields[number]
    begins = table.lined and any(row.values()) and at < len(tokens) and tokens[at].first
    if table.kept:
        if at < len(tokens) and (
            not tokens[at].text or is_field(name, tokens[at].text, table.money)
        ):
            yield from _own(tokens, at + 1, table, number + 1, {**row, OWN + name: tokens[at].text})
        if number or name != "unit":
            return
        yield from _own(tokens, at, table, number + 1, row)
        return
    if name not in {"name", "#", *table.money}:
        yield from _own(tokens, at, table, number + 1, {**row, OWN + name: ""})
    if begins:
        return
    for end, text in words_at(tokens, at, table, name):
        if is_field(name, text, table.money) and not is_level(tokens, end - 1, table):
            yield from _own(tokens, end, table, number + 1, {**row, OWN + name: text})


def sums(tokens: Sequence[Token], at: int, table: Table) -> Iterator[Taken]:
    """Yield the row of a unit or a sum: its name and amounts, without any indicator."""
    if table.lined and not table.kept:
        yield from _unit_line(tokens, at, table)
    money = [name for name in table.fields if name in table.money]
    text = compact(text_at(tokens, at))
    width = len(table.fields) + len(table.levels) + len(table.columns)
    filled = [token for token in tokens[at : at + (width if table.kept else 1 + len(money))]
              if token.text]  # fmt: skip
    if not money or len(filled) != 1 + len(money) or "unit" not in table.fields[:1]:
        return
    if table.kept and tokens[at + width - 1 : at + width] == []:
        return
    named = SUM.fullmatch(text) or is_field("unit", text, table.money)
    if named and all(is_field(money[0], token.text, table.money) for token in filled[1:]):
        names = [OWN + name for name in ("unit", *money)]
        row = dict(zip(names, (token.text for token in filled), strict=True))
        yield at + (width if table.kept else len(filled)), row


def _unit_line(tokens: Sequence[Token], at: int, table: Table) -> Iterator[Taken]:
    """Yield the row of a unit that a line has to itself: its name, or its code, name and amounts.

    A name alone is a unit's where the column's label says that units stand there too.
    """
    end = next((n for n in range(at, len(tokens)) if tokens[n].last), len(tokens) - 1) + 1
    texts = [token.text for token in tokens[at:end]]
    if table.combined and len(texts) == 1 and is_field("name", texts[0], table.money):
        yield end, {OWN + "name": texts[0]}
    money = [name for name in table.fields if name in table.money]
    names = ["unit_code", "name", *money]
    if not money or table.fields[:2] != ("unit_code", "name") or len(texts) != len(names):
        return
    amounts = all(is_field(money[0], text, table.money) for text in texts[2:])
    if _SHORT_CODE.fullmatch(texts[0]) and is_field("name", texts[1], table.money) and amounts:
        yield end, {OWN + name: text for name, text in zip(names, texts, strict=True)}
