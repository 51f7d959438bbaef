"""Rows of text whose columns blanks hold apart: the lines of a cell put together.

The lines of a cell stand around the middle of its row, or hang below the first; which of the two a
table does is told by cells of two lines around a line that leaves their place free.
"""

import re
from collections.abc import Sequence, Set
from dataclasses import replace
from unicodedata import east_asian_width

from bgtlint.reading.normalise import compact
from bgtlint.recognition.cells import FIGURE, NUMBER_OF_POINTS, SIGNS
from bgtlint.recognition.pieces import begins_with_unit, is_value
from bgtlint.recognition.plain.spaced_words import NEAR, Row, Token, Vocabulary

LEAST_WORDS = 2
FULL = 3
"""So much, in narrow letters, may be left free at the end of a line that goes on in the next."""
_DATE = re.compile(r"\d{1,2}[月日]|[年月日]")
_YEAR = re.compile(r"20\d\d年")


def parted(row: Row, header: Row, names: Set[str]) -> Row:
    """Return a row with words that one blank parts cut where they are those of two cells."""
    made: Row = []
    for token in row:
        rest = token
        if token.top != token.bottom:
            made.append(token)
            continue
        for match in re.finditer(" ", token.text):
            cut = token.start + match.start()
            left = replace(rest, text=rest.text[: cut - rest.start], end=cut)
            right = replace(rest, text=rest.text[cut - rest.start + 1 :], start=cut + 1)
            if _are_two(left, right, header, names):
                made.append(left)
                rest = right
        made.append(rest)
    return made


def _are_two(left: Token, right: Token, header: Row, names: Set[str]) -> bool:
    """Tell whether words parted by one blank stand in two cells."""
    one, two = compact(left.text), compact(right.text)
    ends, begins = one[-1].isdigit(), _YEAR.match(two)
    if right.text[0] in "".join(SIGNS):
        return not ends
    if _are_points(left, right, names) or ("actual" in names and _are_values(one, two)):
        return True
    dated = one[-1] in "年月第" or (_DATE.match(two) and "unit" not in names)
    if (dated or (ends and "unit" not in names)) and not begins:
        return False
    over, under = _heads(left, header), _heads(right, header)
    return bool(over and under) and not set(over) & set(under)


def _are_points(left: Token, right: Token, names: Set[str]) -> bool:
    """Tell whether one of two words is points or a score and the other is not a part of it."""
    one, two = compact(left.text), compact(right.text)
    if is_figure(left) and is_figure(right):
        return True
    if is_figure(right):
        named = bool({"weight", "score"} & names)
        return named and not one[-1].isdigit() and one[-1] not in "年月第"
    reason = len(two) > LEAST_WORDS and not begins_with_unit(two)
    return "score" in names and is_figure(left) and reason


def _are_values(one: str, two: str) -> bool:
    """Tell whether two words are a target and what was reached."""
    if _YEAR.match(one) and _YEAR.match(two):
        return True
    dated = _YEAR.search(one) or _DATE.match(two)
    return is_value(one) and is_value(two) and not dated


def _heads(token: Token, header: Row) -> list[Token]:
    return [head for head in header if head.over(token)]


def in_rows(rows: Sequence[Row], words: Vocabulary) -> list[Row]:
    """Return a table's lines with the lines of each cell in one; what fits nowhere is left."""
    if any(_straddles(rows, at, words) for at in range(1, len(rows) - 1)):
        return centred(rows, words, tall=True)
    return _hung(rows, words)


def centred(rows: Sequence[Row], words: Vocabulary, *, tall: bool = False) -> list[Row]:
    """Return the lines with the halves of a cell above and below its row in the row.

    With `tall` a cell may also have a line in the row itself.
    """
    made = [list(row) for row in rows]
    at = 1
    while at < len(made) - 1:
        joined = around(made[at - 1], made[at], made[at + 1], words, tall=tall)
        if joined is None:
            at += 1
        else:
            made[at - 1 : at + 2] = [joined]
            at = max(at - 2, 1)
    return made


def _straddles(rows: Sequence[Row], at: int, words: Vocabulary) -> bool:
    above, row, below = rows[at - 1 : at + 2]
    valued = len(row) == 1 and is_value(compact(row[0].text))
    return (valued or is_row(row, words)) and around(above, row, below, words) is not None


def around(
    above: Row, row: Row, below: Row, words: Vocabulary, *, tall: bool = False
) -> Row | None:
    """Return a row with the halves of its cells, None where they are no halves of the same."""
    halves = all(map(is_figure, above)) or len(above) <= len(row) + 1
    if len(above) != len(below) or not halves or bottom(above) + 1 < top(row):
        return None
    if is_row(above, words) or is_row(below, words):
        return None
    cells = list(row)
    for one, two in zip(above, below, strict=True):
        if abs(one.start - two.start) > NEAR and not one.over(two):
            return None
        between = [token for token in cells if token.over(one) or token.over(two)]
        if len(between) > tall or (between and (len(above) > 1 or is_figure(between[0]))):
            return None
        for token in between:
            cells.remove(token)
        joined = one.below(between[0]).below(two) if between else one.below(two)
        cells.append(joined)
    return sorted(cells, key=lambda token: token.start)


def _hung(rows: Sequence[Row], words: Vocabulary) -> list[Row]:
    """Return the lines with what hangs below a row's cells in them, where those were full."""
    made: list[Row] = []
    for row in rows:
        over = made[-1] if made else []
        if is_row(row, words) or not is_row(over, words):
            made.append(list(row))
            continue
        places = [[n for n, cell in enumerate(over) if _under(token, cell)] for token in row]
        if any(len(place) != 1 for place in places) or not all(
            _is_full(over[place[0]], token, rows) for place, token in zip(places, row, strict=True)
        ):
            made.append(list(row))
            continue
        for place, token in zip(places, row, strict=True):
            over[place[0]] = over[place[0]].below(token)
    return made


def _under(token: Token, cell: Token) -> bool:
    return cell.over(token) or abs(cell.start - token.start) <= NEAR


def _is_full(cell: Token, under: Token, rows: Sequence[Row]) -> bool:
    """Tell whether the last line of a cell is as wide as its column, so that it may go on."""
    last = cell.text.split("\n")[-1]
    column = [token for row in rows for token in row if token.over(cell) or token.over(under)]
    return _width(last) + FULL >= max(_width(token.text) for token in column)


def _width(text: str) -> int:
    return sum(2 if east_asian_width(sign) in "WFA" else 1 for sign in text)


def top(row: Row) -> int:
    """Return the first line that a row stands in."""
    return min(token.top for token in row)


def bottom(row: Row) -> int:
    """Return the last line that a row stands in."""
    return max(token.bottom for token in row)


def is_figure(token: Token) -> bool:
    """Tell whether a word is an amount, a rate, points, or what stands for none."""
    text = compact(token.text)
    return bool(FIGURE.fullmatch(text) or NUMBER_OF_POINTS.fullmatch(text))


def is_row(row: Row, words: Vocabulary) -> bool:
    """Tell whether a line has a name and a whole value, as a row of its own has."""
    texts = [compact(token.text) for token in row]
    if len(row) < 2:
        return False
    figures = sum(map(is_figure, row))
    if 1 < figures < len(row):
        return True
    return any(map(is_value, texts[1:])) or (words.is_money(texts[0]) and figures > 0)
