"""Blocks of funds in text with one cell a line: their columns, and the figures of each fund."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bgtlint.model import Line
from bgtlint.reading.normalise import compact
from bgtlint.recognition.fund_words import FundWords
from bgtlint.recognition.funds import AMOUNTS, fund_name
from bgtlint.recognition.labels import label
from bgtlint.recognition.plain.celled_rates import without_rate
from bgtlint.recognition.plain.celled_table import Token

LEAST_AMOUNTS = 2
MOST_HEADINGS = 2
LONGEST_HEADING = 24
POINTS = ("weight", "score")
_UNIT = re.compile(r"[(（](?:单位[：:])?[百千万亿]?元[)）]")
_MARK = re.compile(r"[-—/]+")
_NUMBER = re.compile(r"[-−]?\d[\d,]*(?:\.\d+)?")
Row = tuple[Line, tuple[str | None, ...]]


class Funds(NamedTuple):
    """Where a block of funds begins and ends, its rows, and the lines that cannot be placed."""

    begin: int
    end: int
    rows: list[Row]
    left: list[Line]


def fund_block(
    tokens: Sequence[Token], words: FundWords, *, kept: bool, scored: bool = True
) -> Funds | None:
    """Return a block of funds, one without rows where none stands.

    None where there is one whose figures cannot all be placed. Its columns stand in a row, its
    rows below: a fund's name and the figures behind it, in a `kept` text blank ones too. A source
    of money on a line of its own, whose figures alone cannot be placed, is left. Of a form that
    is not `scored` yet a number behind the rate is points, since it has no score.
    """
    at = 0
    while at < len(tokens):
        end = at
        while end < len(tokens) and _column(tokens[end], words):
            end += 1
        names = [_column(token, words) for token in tokens[at:end]]
        if sum(name in AMOUNTS for name in names) >= LEAST_AMOUNTS:
            return _block(tokens, at, end, words, kept=kept, scored=scored)
        at = max(end, at + 1)
    return Funds(0, 0, [], [])


def is_heading(text: str) -> bool:
    """Tell whether a compacted text may head a block of money (项目资金（万元）)."""
    return len(text) <= LONGEST_HEADING and ("资金" in text or "预算" in text or "万元" in text)


def _column(token: Token, words: FundWords) -> str:
    return words.columns.get(label(compact(token.text)), "")


def _block(
    tokens: Sequence[Token], at: int, end: int, words: FundWords, *, kept: bool, scored: bool
) -> Funds | None:
    """Return a block whose columns stand from `at` to `end`; the first may be its heading.

    A heading has the unit of the amounts, or a label of which a later column is another.
    """
    names = [_column(token, words) for token in tokens[at:end]]
    units = [bool(_UNIT.search(token.text)) for token in tokens[at:end]]
    while names[0] in names[1:] or (units[0] and not any(units[1:])):
        at, names, units = at + 1, names[1:], units[1:]
    if len(set(names)) < len(names) or not any(name in AMOUNTS for name in names):
        return None
    start = at
    while start and at - start < MOST_HEADINGS and is_heading(compact(tokens[start - 1].text)):
        start -= 1
    heading = "".join(token.text for token in tokens[start:at])
    rows: list[Row] = [(tokens[at].line, ("", heading, *(t.text for t in tokens[at:end])))]
    while kept and end < len(tokens) and not tokens[end].text:
        end += 1
    left: list[Line] = []
    while end < len(tokens) and fund_name(compact(tokens[end].text), words)[0]:
        found = (
            _kept(tokens, end + 1, names, words)
            if kept
            else _told(tokens, end + 1, names, words, scored=scored)
        )
        if found is None and _is_line(tokens, end) and not _is_total(tokens[end], words):
            left.append(tokens[end].line)
            end = next(n for n in range(end, len(tokens)) if tokens[n].last) + 1
            continue
        if found is None:
            return None
        rows.append((tokens[end].line, ("", tokens[end].text, *found[1])))
        end = found[0]
    return Funds(start, end, rows, left) if len(rows) > 1 else None


def _is_line(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether words from one on, and several of them, are the line of a row."""
    return tokens[at].first and not tokens[at].last


def _is_total(token: Token, words: FundWords) -> bool:
    return fund_name(compact(token.text), words)[0] == "budget"


def _kept(
    tokens: Sequence[Token], at: int, names: Sequence[str], words: FundWords
) -> tuple[int, list[str]] | None:
    """Return where a fund's cells end and the cells, blank ones as printed.

    A cell of reasons at the end may be merged over several rows.
    """
    width = len(names)
    for size in dict.fromkeys((width, width - (names[-1] == "reason"))):
        cells = [token.text for token in tokens[at : at + size]]
        ahead = compact(tokens[at + size].text) if at + size < len(tokens) else ""
        pairs = zip(names, cells, strict=False)
        told = all(not cell or name == "reason" or _fits(name, cell) for name, cell in pairs)
        last = at + size == len(tokens)
        if len(cells) == size and told and (last or fund_name(ahead, words)[0] or _is_word(ahead)):
            return at + size, [*cells, *[""] * (width - size)]
    return None


def _is_word(text: str) -> bool:
    return bool(text) and not _NUMBER.fullmatch(text.rstrip("%％")) and not _MARK.fullmatch(text)


def _told(
    tokens: Sequence[Token], at: int, names: Sequence[str], words: FundWords, *, scored: bool
) -> tuple[int, list[str]] | None:
    """Return where a fund's figures end and its cells, None where blank ones leave a doubt.

    Words may stand behind the figures, before the next fund, where there is a column of reasons.
    """
    end = at
    while end < len(tokens) and not _is_word(compact(tokens[end].text)):
        end += 1
    figures = [token.text for token in tokens[at:end]]
    ways = [
        way
        for way in _ways(names, figures, scored=scored)
        if len(way) == len(figures)
        and all(_fits(names[n], figure) for n, figure in zip(way, figures, strict=True))
    ]
    if not ways and _is_line(tokens, at - 1) and tokens[end - 1].last:
        ways = without_rate(names, figures)
    if len({tuple(way) for way in ways}) != 1:
        return None
    cells = [""] * len(names)
    for place, figure in zip(ways[0], figures, strict=True):
        cells[place] = figure
    ahead = [bool(fund_name(compact(token.text), words)[0]) for token in tokens[end : end + 2]]
    if names[-1] == "reason" and ahead == [False, True]:
        cells[-1] = tokens[end].text
        end += 1
    return end, cells


def _ways(names: Sequence[str], figures: Sequence[str], *, scored: bool) -> Iterator[list[int]]:
    """Yield which columns figures may stand in: all, the amounts, those and the rate or points."""
    numbers = [n for n, name in enumerate(names) if name != "reason"]
    amounts = [n for n in numbers if names[n] in AMOUNTS]
    points = [n for n in numbers if names[n] in POINTS]
    rates = [n for n in numbers if names[n] == "rate"]
    marks = [bool(_MARK.fullmatch(compact(figure))) for figure in figures]
    yield numbers
    yield []
    if not all(marks):
        yield amounts
    if len(rates) == 1 and figures and "%" in figures[-1]:
        yield sorted([*amounts, *rates])
    if not scored and len(rates) == 1 and "%" in "".join(figures[-2:-1]) and not any(marks):
        yield sorted([*amounts, *rates, *(n for n in points if names[n] == "weight")])
    if len(points) == len(POINTS) and all(marks[-len(points) :]):
        yield points
        yield sorted([*amounts, *points])


def _fits(name: str, text: str) -> bool:
    """Tell whether a figure can stand in a column: only a rate has a sign of per cent."""
    word = compact(text)
    if name in ("rate", "share", "completion"):
        word = word.rstrip("%％")
    return bool(_NUMBER.fullmatch(word) or _MARK.fullmatch(word))
