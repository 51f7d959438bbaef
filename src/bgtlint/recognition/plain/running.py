"""Forms printed as running text, without any cells: cut by labels and level names into a grid.

What pages and extractors leave of a table is lines with blanks between cells, or everything run
together (`项目名称公路养护项目类别常年性…产出指标数量指标养护里程420公里`). The words that forms
print anyway tell the cells apart; the grid then goes through the layouts as any other does.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bgtlint.model import Cell, Grid, Line
from bgtlint.reading.normalise import compact
from bgtlint.recognition.fund_words import shipped_fund_words
from bgtlint.recognition.labels import label, level2
from bgtlint.recognition.layouts import Layout, Levels
from bgtlint.recognition.outline import is_title
from bgtlint.recognition.plain.over_forms import UNIT_PHRASE, stands_over
from bgtlint.recognition.plain.running_body import body_rows, header_of
from bgtlint.recognition.plain.running_doubt import is_doubtful
from bgtlint.recognition.plain.running_evaluation import running_block
from bgtlint.recognition.plain.running_text import Text, together
from bgtlint.recognition.plain.running_whole import SURE
from bgtlint.recognition.plain.running_words import Words, is_header, words_of
from bgtlint.recognition.plain.unspaced import is_unspaced, unspaced_form
from bgtlint.recognition.plain.unspaced_names import named
from bgtlint.recognition.totals import shipped_closing_words

LEAST_LEVELS = 2
LONGEST_TITLE = 120
LONGEST_OVER = 600
"""So many letters at most are looked at for what stands over a form."""
NAME = (f"{SURE}项目名称",)
MIXED = 24
"""A goal that begins with the label of what was achieved is both, as two columns run together."""
_TITLE = re.compile(r"[^\s。；;]*表(?:\s*[（(][^（）()]{1,12}[）)])?\s*$")
_BELOW = re.compile(
    r"(?m)^[ \t]*(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+、|附件\d*[ \t]*$"
    r"|第?\s*\d+\s*页|[-—–]\s*\d+\s*[-—–][ \t]*$)"
)
"""A line that stands below a form: the next part, an annex, the page's number."""
_HEADING = re.compile(
    r"\s*(?:项目|年度|部门)?(?:预算资金|资金|预算)(?:执行)?(?:情况|安排|来源|构成|申请)?"
    r"\s*[（(](?:(?:金额)?单位[：:])?(?:人民币)?[百千万亿]?元[）)](?:\s*[（(]\d{1,2}\s*分[）)])?$"
    r"|\s*(?:金额)?单位[：:](?:人民币)?[百千万亿]?元$"
)
"""The heading of a block of money, or the unit, at the end of the value before it."""
_AMOUNT_UNIT = re.compile(r"[百千万亿]?元\b")
Row = tuple[Line, tuple[str, ...]]


class Running(NamedTuple):
    """A form that lines hold: its grid, None where it is in doubt, and which lines are its own.

    The lines from `begin` on stand before it, those from `start` to `stop` are its own; `text`
    is all of it, its indicators begin at `body`.
    `left` are lines of its funds whose figures cannot be placed, `unsure` says what is in doubt,
    `lost` are the texts of indicators that are. A form `apart` is read as far as it is certain.
    """

    grid: Grid | None
    begin: int
    start: int
    stop: int
    text: str = ""
    body: int = 0
    left: Sequence[Line] = ()
    unsure: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    apart: bool = False


def running_forms(lines: Sequence[Line], layout: Layout, levels: Levels) -> Iterator[Running]:
    """Yield each form that lines hold without cells.

    A form is known by three header labels or more in a row, the value's among them, and by two
    level names after them. It begins at its first label; cells keep the place of their line.
    """
    if not any("指标" in line.text for line in lines):
        return
    whole = together(lines)
    words = words_of(layout, levels)
    heads = [
        match
        for match in words.header.finditer(whole.text)
        if is_header(match.group(), words, layout)
    ]
    begin = 0
    table = 0
    for index, head in enumerate(heads):
        limit = heads[index + 1].start() if index + 1 < len(heads) else len(whole.text)
        end = _end(whole.text, head.end(), limit, words, last=index + 1 == len(heads))
        top, columns = header_of(whole.text, head, words, layout)
        body = whole.text[top:end]
        found = [m for m in words.levels.finditer(body) if level2(compact(m.group()), levels)]
        if len(found) >= LEAST_LEVELS:
            table += 1
            above = whole.lines[whole.index(begin) : whole.index(head.start())]
            block = running_block(above, shipped_fund_words())
            indicators = list(body_rows(whole, (head.start(), top), columns, body, words, levels))
            first = words.labels.search(whole.text, begin, head.start())
            begins = first.start() if first else head.start()
            start, stop = whole.index(begins), whole.index(end - 1) + 1
            place = whole.index(begin), start, stop
            line_end = whole.text.find("\n", end)
            whole_end = min(_end(whole.text, head.end(), limit, words,
                                 last=index + 1 == len(heads), kept=True),
                            line_end if line_end >= 0 else len(whole.text))  # fmt: skip
            unspaced = unspaced_form(whole, (begin, head.start(), top, whole_end), columns, words,
                                 layout, levels) if is_unspaced(head.group()) else None  # fmt: skip
            fields = named(
                [*_head_rows(unspaced.above, begin, head.start(), words)], words, layout
            ) if unspaced else None  # fmt: skip
            unsure = unspaced and NAME
            if unspaced and fields:
                rows = [*fields, *unspaced.funds, *unspaced.rows]
                yield Running(_grid(rows, table, whole.lines), *place, whole.text[begins:whole_end],
                              head.start() - begins, unspaced.left, unspaced.unsure,
                              unspaced.lost, apart=True)  # fmt: skip
                begin = whole_end
                continue
            first_mark = next(words.levels.finditer(body)).start()
            if unsure or (
                compact(body[:first_mark])
                or is_doubtful([line.text for line in above], bool(block[2]), indicators, layout)
            ):
                yield Running(None, *place, unsure=unsure or ())
                begin = end
                continue
            rows = [
                *_head_rows(whole.without(block, whole.index(begin)), begin, head.start(), words),
                *block[2],
                *indicators,
            ]
            yield Running(
                _grid(rows, table, whole.lines),
                *place,
                whole.text[begins:end],
                head.start() - begins,
                block[3],
            )
        begin = end


def _end(text: str, start: int, limit: int, words: Words, *, last: bool, kept: bool = False) -> int:
    """Return where a form's indicators end: at what stands below them, or the next form's name.

    With `kept` what stands below them in the same line is theirs.
    """
    for pattern in (_BELOW,) if kept else (words.after, _BELOW):
        below = pattern.search(text, start, limit)
        limit = below.start() if below is not None else limit
    if last:
        return limit
    for match in words.labels.finditer(text, start, limit):
        if label(compact(match.group())) in words.names:
            return _before_title(text, start, match.start())
    return limit


def _before_title(text: str, start: int, end: int) -> int:
    """Return where what stands over a form begins: its title, the year, the unit, blank labels.

    Whole lines are looked at first, then the words between blanks at the end of a line.
    """
    start = max(start, end - LONGEST_OVER)
    while end > start:
        bare = start + len(text[start:end].rstrip())
        line = max(text.rfind("\n", start, bare) + 1, start)
        word = bare - len(text[line:bare].rsplit(None, 1)[-1]) if bare > line else line
        begins = next((at for at in (line, word) if stands_over(text[at:bare])), None)
        if begins is None or begins == start:
            return end
        end = begins
    return end


def _labels(text: str, begin: int, end: int, words: Words) -> Iterator[re.Match[str]]:
    """Yield the labels; one that would begin with the end of a value begins on the next line.

    A word before a stop or comma is part of a sentence.
    """
    for match in words.labels.finditer(text, begin, end):
        if text[match.end() : match.end() + 1] in set("。；，、"):
            continue
        gap = re.search(r"\s", match.group().strip())
        inside = match.start() > begin and "一" <= text[match.start() - 1] <= "鿿"
        if gap is None or not inside or match.group()[0].isspace():
            yield match
            continue
        later = words.labels.search(text, match.start() + gap.end(), match.end() + 1)
        if later is not None:
            yield later


def _achieved() -> frozenset[str]:
    return shipped_closing_words().achieved


def _head_rows(whole: Text, begin: int, end: int, words: Words) -> Iterator[Row]:
    """Yield label and value of each field; the text before the first label is the title's."""
    text = whole.text
    found = list(_labels(text, begin, end, words))
    first = found[0].start() if found else end
    before = text[max(begin, first - LONGEST_TITLE) : first].split("\n")[-1].strip()
    if stated := UNIT_PHRASE.search(before):
        yield whole.line(begin + stated.start()), (stated.group(),)
        before = before.replace(stated.group(), "").strip()
    if before and (title := _TITLE.search(before)) and is_title(compact(title.group())):
        yield whole.line(max(first - 1, 0)), (title.group().strip(),)
    for index, match in enumerate(found):
        stop = found[index + 1].start() if index + 1 < len(found) else end
        value = " ".join(text[match.end() : stop].split())
        if _AMOUNT_UNIT.match(value):
            yield whole.line(match.start()), (match.group().strip() + value,)
            continue
        if heading := _HEADING.search(value):
            yield whole.line(match.start()), (match.group().strip(), value[: heading.start()])
            yield whole.line(match.start()), (heading.group(),)
            continue
        if any(word in compact(value)[:MIXED] for word in _achieved()):
            value = ""
        tail = value[-LONGEST_TITLE:]
        named = label(compact(match.group())) in words.names and _TITLE.fullmatch(value)
        if not named and (inside := _TITLE.search(tail)) and is_title(compact(inside.group())):
            yield whole.line(match.start()), (inside.group().strip(),)
            value = value[: len(value) - len(tail) + inside.start()].strip()
        yield whole.line(match.start()), (match.group().strip(), value)


def _grid(rows: Sequence[Row], table: int, lines: Sequence[Line]) -> Grid:
    """Return the grid of rows; a cell with what is masked in some line is told to have it."""
    secrets = dict.fromkeys(secret for line in lines for secret in line.secrets)
    cells = tuple(
        Cell(
            number,
            column,
            text,
            address=line.address,
            box=line.box,
            page=line.page,
            secrets=tuple(one for one in secrets if one.masked in text),
        )
        for number, (line, texts) in enumerate(rows, 1)
        for column, text in enumerate(texts, 1)
    )
    width = max(len(texts) for _, texts in rows)
    return Grid(rows[0][0].page, table, len(rows), width, cells)
