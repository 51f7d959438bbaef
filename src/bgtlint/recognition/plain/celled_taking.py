"""The cells of one indicator in text with one cell a line: each way that the columns allow."""

from collections.abc import Iterator, Sequence

from bgtlint.reading.normalise import compact
from bgtlint.recognition.pieces import is_unit, is_value
from bgtlint.recognition.plain.celled_cells import (
    BLANK,
    LONG,
    PROSE,
    fits,
    fits_kept,
    is_bare,
    kind,
)
from bgtlint.recognition.plain.celled_table import Row, Table, Taken, Token, is_level, is_name

INDICATOR = "指标"
SHORT = 3
MEASURED = ("comparator", "unit")
FIGURED = ("value", "actual")
MOST_WORDS = 12
"""Over so many words parted by blanks a cell may go."""


def cells_of(tokens: Sequence[Token], at: int, table: Table) -> Iterator[Taken]:
    """Yield each way to take the cells of the columns behind the levels."""
    if table.kept:
        width = len(table.columns)
        texts = [token.text for token in tokens[at : at + width]]
        if len(texts) == width and any(map(compact, texts)):
            pairs = list(zip(table.columns, texts, strict=True))
            whole = not any(_is_joined(text, table, prose=name in PROSE) for name, text in pairs)
            levels = [is_name(compact(text), table) for text in texts]
            whole = whole and not any(levels[1:])
            if whole and all(fits_kept(name, text) for name, text in pairs):
                yield at + width, dict(pairs)
        return
    yield from _taken(tokens, at, table, 0, {})


def _taken(
    tokens: Sequence[Token], at: int, table: Table, number: int, row: Row
) -> Iterator[Taken]:
    """Yield each way to take the columns from `number` on."""
    if number == len(table.columns):
        if _is_whole(row, table):
            yield at, row
        return
    name = table.columns[number]
    if name in table.empty or (name in BLANK and name not in table.told):
        yield from _taken(tokens, at, table, number + 1, {**row, name: ""})
    if name in table.empty:
        return
    for end, text in words_at(tokens, at, table, name):
        level = name != "level3" and is_level(tokens, at, table)
        whole = not _is_joined(text, table, prose=name in PROSE)
        if fits(kind(name), text, row) and not level and whole:
            yield from _taken(tokens, end, table, number + 1, {**row, name: text})


def _is_whole(row: Row, table: Table) -> bool:
    """Tell whether a target with a figure has a comparator and a unit, where they have columns."""
    told = [row.get(name, "-") for name in MEASURED if name not in table.empty]
    return all(told) or not any(map(str.isdigit, row["value"]))


def _is_joined(text: str, table: Table, *, prose: bool = False) -> bool:
    """Tell whether a cell is a label, or one or a level's name and more, put together by a line.

    Words of `prose` may speak of a level; they do not end with its name.
    """
    word = compact(text)
    if word in table.labels or any(word.startswith(one) or word.endswith(one)
                                   for one in table.labels if len(one) > SHORT):  # fmt: skip
        return True
    cuts = range(1, len(word) - 1)
    if any(is_value(word[:n]) and is_name(word[n:], table) for n in cuts):
        return True
    at = word.find(INDICATOR)
    while at >= 0:
        rest = word[at + len(INDICATOR) :]
        names = [n for n in range(2, at + 1) if is_name(word[at - n : at], table)]
        if names and (rest or at not in names) and not (rest and prose):
            return True
        at = word.find(INDICATOR, at + 1)
    return False


def words_at(
    tokens: Sequence[Token], at: int, table: Table, name: str
) -> Iterator[tuple[int, str]]:
    """Yield each cell that begins at a place: one word, or several of a line in a long column.

    Where units have no column of their own, a figure and its unit behind a blank are one cell.
    """
    if at >= len(tokens):
        return
    if table.lined and kind(name) in FIGURED and _has_unit_behind(tokens, at, table):
        yield at + 2, tokens[at].text + tokens[at + 1].text
        return
    yield at + 1, tokens[at].text
    if not table.lined or kind(name) not in LONG:
        return
    for end in range(at + 1, min(at + MOST_WORDS, len(tokens))):
        if tokens[end].first or is_level(tokens, end, table) or is_bare(tokens[end].text):
            return
        yield end + 1, " ".join(token.text for token in tokens[at : end + 1])


def _has_unit_behind(tokens: Sequence[Token], at: int, table: Table) -> bool:
    """Tell whether the next word of the line is the unit of the figure at a place."""
    if "unit" in table.columns or at + 1 == len(tokens) or tokens[at + 1].first:
        return False
    return tokens[at].text[-1:].isdigit() and is_unit(compact(tokens[at + 1].text))
