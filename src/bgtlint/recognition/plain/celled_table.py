"""The cells of a table in text with one cell a line, and how its rows are printed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bgtlint.model import Line
from bgtlint.reading.normalise import compact
from bgtlint.recognition.fund_words import FundWords
from bgtlint.recognition.labels import level1, level2
from bgtlint.recognition.layouts import Levels

INDICATOR = "指标"
SATISFACTION = "满意度"
"""A level 1 that no name of a level 2 below it stands under by itself."""
OWN = "own."
"""What the names of a project's own columns begin with in a row of a list."""
Row = Mapping[str, str]
Taken = tuple[int, Row]


@dataclass(frozen=True, slots=True)
class Token:
    """A cell, or a word of one: its text, "" for one left blank, and its line.

    `first` tells that it begins its line, `last` that it ends it.
    """

    text: str
    line: Line
    first: bool = True
    last: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """How a table is printed: its project's columns, its levels, the columns behind them.

    `fields` and `columns` are canonical names in order; `named` tells that the levels' column
    below the first is the name. `kept` tells that blank cells are there, `lined` that a row
    ends where its line does; the columns of `empty` are blank in every row, those of
    `told` in none. `repeated` are texts of several rows, `labels` those of headers, of which
    `long` ones are told in a longer text too. Where `open`, target and actual may both be blank
    beside points and score. Where `bare`, level 2 is printed without 指标 (成本, 时效), so that
    no such word names an indicator; `combined` tells that units stand in the column of names.
    """

    fields: tuple[str, ...]
    levels: tuple[str, ...]
    columns: tuple[str, ...]
    known: Levels
    words: FundWords
    money: frozenset[str]
    kept: bool = False
    lined: bool = False
    empty: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()
    repeated: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()
    long: tuple[str, ...] = ()
    open: bool = False
    bare: bool = False
    combined: bool = False


def text_at(tokens: Sequence[Token], at: int) -> str:
    """Return the text of a cell, "" behind the last."""
    return tokens[at].text if at < len(tokens) else ""


def is_name(word: str, table: Table) -> bool:
    """Tell whether a compacted word is the name of a level."""
    return bool(level1(word, table.known) or level2(word, table.known))


def is_level(tokens: Sequence[Token], at: int, table: Table) -> bool:
    """Tell whether a cell is the name of a level."""
    return is_name(compact(text_at(tokens, at)), table)


def prints_bare(tokens: Sequence[Token], known: Levels) -> bool:
    """Tell whether a table has names of level 2, satisfaction aside, without 指标 behind them."""
    words = [compact(token.text) for token in tokens]
    above = ["", *words]
    return any(
        level2(word, known) not in (None, SATISFACTION)
        and not level1(word, known)
        and not word.endswith(INDICATOR)
        and not (level2(over, known) and over.endswith(INDICATOR))
        for word, over in zip(words, above, strict=False)
    )
