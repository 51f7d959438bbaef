"""The cells of one indicator in text with one cell a line: each way that the columns allow."""

import re
from collections.abc import Iterator, Sequence

from bgtlint.reading.normalise import compact
from bgtlint.recognition.cells import NUMBER_OF_POINTS
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
from bgtlint.recognition.plain.celled_table import (
    INDICATOR,
    Row,
    Table,
    Taken,
    Token,
    is_level,
    is_name,
)

MEASURED = ("comparator", "unit")
OPEN = ("value", "actual")
"""Columns that are blank together where the indicator's name says what is to be reached."""
TWICE = re.compile(r"(..+)\1$")
"""The end of a name that target and actual, which are the same, were run together with."""
_DATE = re.compile(r"20\d\d年(?:\d{1,2}月|底)")
_SUMMED = re.compile(r"\d+(?:\.\d+)?分?$")
_COUNTED = re.compile(r"\d+(?:\.\d+)?[一-鿿]{1,3}")
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
    opens = table.open and table.columns[number : number + 2] == OPEN
    if opens and _says_all(row.get("level3", "")):
        yield from _taken(tokens, at, table, number + 2, {**row, **dict.fromkeys(OPEN, "")})
    if name in table.empty or (name in BLANK and name not in table.told):
        yield from _taken(tokens, at, table, number + 1, {**row, name: ""})
    if name in table.empty or (row.get("level3") and _begins_line(tokens, at, table)):
        return
    for end, text in words_at(tokens, at, table, name):
        told = fits(kind(name), text, row) or (
            name == "level3" and _is_value_thrice(tokens, at, table)
        )
        if not told or (name != "level3" and is_level(tokens, at, table)):
            continue
        if not _is_joined(text, table, prose=name in PROSE):
            yield from _taken(tokens, end, table, number + 1, {**row, name: text})


def _says_all(name: str) -> bool:
    """Tell whether a name may stand alone: one word, no target and actual run together with it."""
    return bool(name) and len(name.split()) == 1 and not TWICE.search(compact(name))


def _begins_line(tokens: Sequence[Token], at: int, table: Table) -> bool:
    """Tell whether a word begins a line where lines are rows."""
    return table.lined and at < len(tokens) and tokens[at].first


def _is_value_thrice(tokens: Sequence[Token], at: int, table: Table) -> bool:
    """Tell whether an indicator is called as its target and what was reached (1年 1年 1年)."""
    texts = [compact(token.text) for token in tokens[at : at + 3]]
    here = table.columns[:3] == ("level3", *OPEN)
    return here and len(texts) == 3 and len(set(texts)) == 1 and bool(_COUNTED.fullmatch(texts[0]))


def _is_whole(row: Row, table: Table) -> bool:
    """Tell whether a target with a figure has a comparator and a unit, where they have columns."""
    dated = bool(_DATE.match(compact(row["value"])))
    told = [row.get(name, "-") for name in MEASURED
            if name not in table.empty and not (dated and name == "unit")]  # fmt: skip
    return all(told) or not any(map(str.isdigit, row["value"]))


def _is_joined(text: str, table: Table, *, prose: bool = False) -> bool:
    """Tell whether a cell is a label, or one or a level's name and more, put together by a line.

    Words of `prose` may speak of a level; they do not end with its name.
    """
    word = compact(text)
    if (
        _SUMMED.sub("", word) in table.labels
        or word.startswith(table.long)
        or word.endswith(table.long)
    ):
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
    if table.lined and kind(name) in OPEN and _has_unit_behind(tokens, at, table):
        yield at + 2, tokens[at].text + tokens[at + 1].text
        return
    yield at + 1, tokens[at].text
    first = compact(tokens[at].text)
    if not table.lined or kind(name) not in LONG or is_unit(first) or is_bare(first):
        return
    for end in range(at + 1, min(at + MOST_WORDS, len(tokens))):
        if tokens[end].first or is_level(tokens, end, table) or is_bare(tokens[end].text):
            return
        points = NUMBER_OF_POINTS.match(compact(tokens[end].text))
        level = points is not None and is_name(compact(tokens[end].text)[points.end() :], table)
        ended = compact(tokens[end].text).endswith(INDICATOR)
        if level or ended or tokens[end].text == tokens[end - 1].text:
            return
        yield end + 1, " ".join(token.text for token in tokens[at : end + 1])


def _has_unit_behind(tokens: Sequence[Token], at: int, table: Table) -> bool:
    """Tell whether the next word of the line is the unit of the figure at a place."""
    if "unit" in table.columns or at + 1 == len(tokens) or tokens[at + 1].first:
        return False
    return tokens[at].text[-1:].isdigit() and is_unit(compact(tokens[at + 1].text))
