"""Text whose columns are held apart by blanks, as `pdftotext -layout` prints a page's tables.

A cell of several lines stands there over several lines, centred on its row, and a merged cell in
the middle of its rows. The words of each row are put back into one line, with the levels that
belong to it; a form whose words do not settle stays as it is.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bgtlint.model import Line
from bgtlint.reading.normalise import compact
from bgtlint.recognition.labels import label
from bgtlint.recognition.layouts import Layout, Levels
from bgtlint.recognition.outline import is_title
from bgtlint.recognition.pieces import is_value
from bgtlint.recognition.plain.spaced_labels import fragments, stacked
from bgtlint.recognition.plain.spaced_levels import levelled
from bgtlint.recognition.plain.spaced_rows import around, centred, in_rows, is_figure, parted, top
from bgtlint.recognition.plain.spaced_words import (
    LEAST_LABELS,
    Row,
    Token,
    Vocabulary,
    tokens_of,
    vocabulary,
)
from bgtlint.recognition.totals import shipped_closing_words

MOST_LINES = 300
WIDEST = 1000
"""A page has no more lines, and no wider ones; anything else is no table printed so."""
_PAGE = re.compile(r"[-—–]\d{1,4}[-—–]|第\d{1,4}页(?:[,，]?共\d{1,4}页)?|\d{1,4}/\d{1,4}")
_HEADING = re.compile(r"\S{0,8}(?:资金|预算)\S{0,6}|\([^()]{1,8}\)")
_WIDE = re.compile(r"\S {2,}\S")


def respaced(
    texts: Sequence[str], lines: Sequence[Line], layout: Layout, levels: Levels
) -> tuple[Sequence[Line], Sequence[int]]:
    """Return the lines with the cells of each row on one line, and which line each was before.

    `texts` are the lines with the blanks they begin with.
    """
    wide = sum(bool(_WIDE.search(text)) for text in texts) >= LEAST_LABELS
    if not wide or max(map(len, texts)) > WIDEST or not any("指标" in text for text in texts):
        return lines, range(len(lines) + 1)
    words = vocabulary(layout, levels)
    rows = fragments(
        [[] if _is_page_number(lines, at) else tokens_of(text, at, words)
         for at, text in enumerate(texts)],
        words,
    )  # fmt: skip
    made: list[Line] = []
    origins: list[int] = []
    changed = False
    for start, stop in _forms(rows, words):
        settled = None
        if stop - start <= MOST_LINES and any("指标" in text for text in texts[start:stop]):
            settled = _settled(stacked(rows[start:stop], start, words), words)
        if settled is None:
            made += lines[start:stop]
            origins += range(start, stop)
            continue
        changed = True
        for row in settled:
            at = top(row)
            text = " ".join("".join(token.text.split()) for token in row)
            made.append(replace(lines[at], text=text))
            origins.append(at)
    return (made, [*origins, len(lines)]) if changed else (lines, range(len(lines) + 1))


def _is_page_number(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a line is a page's number: between strokes, or digits at its end, set apart."""
    text = compact(lines[at].text)
    last = at + 1 == len(lines) or lines[at + 1].page != lines[at].page
    apart = at > 0 and _number(lines[at]) > _number(lines[at - 1]) + 1
    return bool(_PAGE.fullmatch(text)) or (last and apart and text.isdigit())


def _number(line: Line) -> int:
    """Return which line of its file a line is."""
    digits = (line.address or "").removeprefix("L")
    return int(digits) if digits.isdigit() else 0


def _forms(rows: Sequence[Row], words: Vocabulary) -> Iterator[tuple[int, int]]:
    """Cut the lines before each title: a form goes from one to the next."""
    starts = [0]
    titles = [at for at, row in enumerate(rows) if _is_title(row, words)]
    starts += [at for at in titles if at and at - 1 not in titles]
    yield from ((a, b) for a, b in zip(starts, [*starts[1:], len(rows)], strict=True) if a < b)


def _is_title(row: Row, words: Vocabulary) -> bool:
    text = row[0].text if len(row) == 1 else ""
    return bool(text) and is_title(compact(text)) and not words.label(text)


def _settled(rows: list[Row], words: Vocabulary) -> list[Row] | None:
    """Return the rows of a form each in one piece, None where some do not settle."""
    rows = _headed(rows, words)
    heads = [at for at, row in enumerate(rows) if words.is_header(row)]
    if len(heads) != 1:
        return None
    head = heads[0]
    rows = _closed(rows, words)
    header = [t for t in rows[head] if not words.is_group(t.text)]
    stop = next((at for at in range(head + 1, len(rows)) if _ends(rows[at], words)), len(rows))
    names = words.columns(header)
    cut = [parted(row, header, names) for row in rows[head + 1 : stop]]
    body, spans = _apart(cut, words)
    body = [_named_and_valued(row) for row in body]
    made = in_rows(body, words)
    filled = [row for row in made if len(row) > 1]
    leaves = len(header) - len({"level1", "level2"} & names)
    if not filled or len(filled) < len(made) or any(len(row) > leaves for row in filled):
        return None
    named = levelled(filled, spans, words)
    if named is None:
        return None
    below = centred(rows[stop:], words)
    above = _headless(_paired(_above(rows[:head], words), words), words)
    if any(all(map(is_figure, row)) for row in (*above, *below)):
        return None
    return [*above, header, *named, *below]


def _above(rows: list[Row], words: Vocabulary) -> list[Row]:
    """Return the rows over the indicators, those of a block of funds as those of a table."""
    head = next((at for at, row in enumerate(rows) if words.heads_funds(row)), None)
    if head is None:
        return centred(rows, words)
    stop = next((at for at in range(head + 1, len(rows)) if _is_other(rows[at], words)), len(rows))
    return [
        *centred(rows[: head + 1], words),
        *in_rows(rows[head + 1 : stop], words),
        *centred(rows[stop:], words),
    ]


def _is_other(row: Row, words: Vocabulary) -> bool:
    """Tell whether a row begins with a label that is none of money."""
    text = row[0].text
    return words.label(text) and not words.is_money(text) and not _HEADING.fullmatch(compact(text))


def _headless(rows: list[Row], words: Vocabulary) -> list[Row]:
    """Return the rows with the heading beside a block of funds before the block's columns."""
    head = next((at for at, row in enumerate(rows) if words.heads_funds(row)), None)
    if head is None:
        return rows
    made = rows[: head + 1]
    heading: Row = []
    for at, row in enumerate(rows[head + 1 :], head + 1):
        beside = len(row) > 1 and words.is_money(row[1].text) and not words.is_money(row[0].text)
        alone = len(row) == 1 and bool(_HEADING.fullmatch(compact(row[0].text)))
        if not (beside or alone or any(map(is_figure, row)) or words.is_money(row[0].text)):
            return [*_with_heading(made, head, heading), *rows[at:]]
        heading += row[:1] if beside or alone else []
        rest = row[1:] if beside else [] if alone else row
        made += [rest] if rest else []
    return _with_heading(made, head, heading)


def _with_heading(rows: list[Row], head: int, heading: Row) -> list[Row]:
    if not heading:
        return rows
    first = rows[head][0]
    text = "".join(token.text for token in heading if not token.text.endswith(("分）", "分)")))
    return [*rows[:head], [Token(text, 0, 0, first.top, first.top), *rows[head]], *rows[head + 1 :]]


def _closed(rows: list[Row], words: Vocabulary) -> list[Row]:
    """Return the rows with the halves of figures about a line of totals in it."""
    for at in range(1, len(rows) - 1):
        if _ends(rows[at], words) and all(map(is_figure, [*rows[at - 1], *rows[at + 1]])):
            joined = around(rows[at - 1], rows[at], rows[at + 1], words)
            if joined is not None:
                return [*rows[: at - 1], joined, *rows[at + 2 :]]
    return rows


def _paired(rows: list[Row], words: Vocabulary) -> list[Row]:
    """Return the rows with amounts beside their labels where a row of labels stands over them."""
    made: list[Row] = []
    labels: Row = []
    for row in rows:
        money = [token for token in row if words.is_money(token.text)]
        if len(row) > 1 and len(money) == len(row):
            labels = row
        elif labels and len(row) == len(labels) and all(map(is_figure, row)):
            at = made.index(labels)
            made[at] = [token for pair in zip(labels, row, strict=True) for token in pair]
            labels = []
            continue
        elif len(row) > 1:
            labels = []
        made.append(row)
    return made


def _headed(rows: list[Row], words: Vocabulary) -> list[Row]:
    """Return the rows with labels side by side, some half a line higher than others, in one."""
    made: list[Row] = []
    for row in rows:
        above = made[-1] if made else []
        labels = all(words.label(token.text) for token in [*above, *row])
        apart = not any(one.over(two) for one in above for two in row)
        if above and labels and apart and len(above) + len(row) >= LEAST_LABELS:
            made[-1] = sorted([*above, *row], key=lambda token: token.start)
        else:
            made.append(row)
    return made


def _ends(row: Row, words: Vocabulary) -> bool:
    """Tell whether a row begins what stands below the indicators."""
    name = label(re.split("[:：]", compact(row[0].text))[0])
    return name in shipped_closing_words().closing or name in words.layout.after


def _apart(rows: Sequence[Row], words: Vocabulary) -> tuple[list[Row], list[Token]]:
    """Return the rows without level names and headings left of them, and the level names."""
    spans = [token for row in rows for token in _levels(row, words)]
    edge = min((token.start for token in spans), default=0)
    left: list[Row] = []
    for row in rows:
        rest = [token for token in row if token not in spans
                and not words.is_group(token.text)
                and not (token.end <= edge and words.in_group(token.text))]  # fmt: skip
        left += [rest] if rest else []
    return left, spans


def _named_and_valued(row: Row) -> Row:
    """Return a row of one word as two where one blank parts it from a value: it has both."""
    token = row[0]
    if len(row) > 1 or is_value(compact(token.text)) or token.top != token.bottom:
        return row
    for match in re.finditer(" ", token.text):
        left, right = token.text[: match.start()], token.text[match.end() :]
        if is_value(compact(right)) and not any(map(str.isdigit, left)):
            cut = token.start + match.start()
            return [replace(token, text=left, end=cut), replace(token, text=right, start=cut + 1)]
    return row


def _levels(row: Row, words: Vocabulary) -> Iterator[Token]:
    """Yield the level names of a line: one of each level, the second right of the first."""
    taken: set[int] = set()
    for token in row:
        if is_value(compact(token.text)):
            continue
        ranks = words.ranks(token.text)
        rank = next((rank for rank in sorted(ranks) if rank > max(taken, default=0)), 0)
        if rank:
            taken.add(rank)
            yield token
