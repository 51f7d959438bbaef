"""Forms printed as running text, without any cells: cut by labels and level names into a grid.

What pages and extractors leave of a table is lines with blanks between cells, or everything run
together (`项目名称公路养护项目类别常年性…产出指标数量指标养护里程420公里`). The words that forms
print anyway tell the cells apart; the grid then goes through the layouts as any other does.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from bgtlint.model import Cell, Grid, Line
from bgtlint.reading.normalise import compact
from bgtlint.recognition.fund_words import shipped_fund_words
from bgtlint.recognition.labels import label, level1, level2
from bgtlint.recognition.layouts import Layout, Levels
from bgtlint.recognition.outline import is_title
from bgtlint.recognition.pieces import Piece, is_value, pieces, with_units
from bgtlint.recognition.running_cells import SIGNS, columns_in_order
from bgtlint.recognition.running_doubt import BESIDE, is_doubtful
from bgtlint.recognition.running_evaluation import (
    Block,
    closing_line,
    grade_cells,
    is_evaluated,
    running_block,
    scored_cells,
    total_cells,
)
from bgtlint.recognition.running_words import Words, is_header, words_of
from bgtlint.recognition.scored import is_execution
from bgtlint.recognition.totals import shipped_closing_words

LEAST_LEVELS = 2
LONGEST_TITLE = 120
QUALITATIVE = "定性"
MOST_EXTRA = 3
_EXTRA = re.compile(r"[一-鿿()（）、/]{2,14}")
MIXED = 24
"""A goal that begins with the label of what was achieved is both, as two columns run together."""
LEVEL_COLUMNS = ("level1", "level2")
_TITLE = re.compile(r"[^\s。；;]*表(?:\s*[（(][^（）()]{1,12}[）)])?\s*$")
_UNIT_PHRASE = re.compile(r"[（(]?(?:金额)?单位\s*[：:]\s*(?:人民币)?[百千万亿]?元[）)]?")
_BELOW = re.compile(
    r"(?m)^[ \t]*(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+、|附件\d*[ \t]*$"
    r"|第?\s*\d+\s*页|[-—–]\s*\d+\s*[-—–][ \t]*$)"
)
"""A line that stands below a form: the next part, an annex, the page's number."""
_YEAR_LINE = re.compile(r"[（(]?20\d\d年度?[）)]?|附[件表]\d*")
_HEADING = re.compile(
    r"\s*(?:项目|年度|部门)?(?:预算资金|资金|预算)(?:执行)?(?:情况|安排|来源|构成|申请)?"
    r"\s*[（(](?:(?:金额)?单位[：:])?(?:人民币)?[百千万亿]?元[）)]$"
    r"|\s*(?:金额)?单位[：:](?:人民币)?[百千万亿]?元$"
)
"""The heading of a block of money, or the unit, at the end of the value before it."""
_AMOUNT_UNIT = re.compile(r"[百千万亿]?元\b")
Row = tuple[Line, tuple[str, ...]]


class Running(NamedTuple):
    """A form that lines hold: its grid, None where it is in doubt, and which lines are its own.

    The lines from `begin` on stand before it, those from `start` to `stop` are its own; `text`
    is all of it, its indicators begin at `body`.
    `left` are lines of its funds whose figures cannot be placed.
    """

    grid: Grid | None
    begin: int
    start: int
    stop: int
    text: str = ""
    body: int = 0
    left: Sequence[Line] = ()


@dataclass(frozen=True, slots=True)
class _Text:
    """Lines put together, and which line a place in them belongs to."""

    text: str
    lines: Sequence[Line]
    starts: Sequence[int]

    def index(self, place: int) -> int:
        return max(bisect_right(self.starts, place) - 1, 0)

    def line(self, place: int) -> Line:
        return self.lines[self.index(place)]

    def without(self, block: Block, offset: int) -> "_Text":
        """Return the text with the lines of a block blanked, every place as it was."""
        start, end = block[:2]
        if end <= start:
            return self
        first = self.starts[offset + start]
        last = self.starts[offset + end] if offset + end < len(self.starts) else len(self.text)
        text = f"{self.text[:first]}{' ' * (last - first - 1)}\n{self.text[last:]}"
        return _Text(text, self.lines, self.starts)


def _together(lines: Sequence[Line]) -> _Text:
    starts: list[int] = []
    size = 0
    for line in lines:
        starts.append(size)
        size += len(line.text) + 1
    return _Text("\n".join(line.text for line in lines), lines, starts)


def running_forms(lines: Sequence[Line], layout: Layout, levels: Levels) -> Iterator[Running]:
    """Yield each form that lines hold without cells.

    A form is known by three header labels or more in a row, the value's among them, and by two
    level names after them. It begins at its first label; cells keep the place of their line.
    """
    if not any("指标" in line.text for line in lines):
        return
    whole = _together(lines)
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
        end = _end(whole.text, head.end(), limit, words, layout, last=index + 1 == len(heads))
        top, columns = _header(whole.text, head, words, layout)
        body = whole.text[top:end]
        found = [m for m in words.levels.finditer(body) if level2(compact(m.group()), levels)]
        if len(found) >= LEAST_LEVELS:
            table += 1
            above = whole.lines[whole.index(begin) : whole.index(head.start())]
            block = running_block(above, shipped_fund_words())
            indicators = list(_body_rows(whole, (head.start(), top), columns, body, words, levels))
            first = words.labels.search(whole.text, begin, head.start())
            begins = first.start() if first else head.start()
            start, stop = whole.index(begins), whole.index(end - 1) + 1
            place = whole.index(begin), start, stop
            first_mark = next(words.levels.finditer(body)).start()
            if compact(body[:first_mark]) or is_doubtful(
                [line.text for line in above], bool(block[2]), indicators, layout
            ):
                yield Running(None, *place)
                begin = end
                continue
            rows = [
                *_head_rows(whole.without(block, whole.index(begin)), begin, head.start(), words),
                *block[2],
                *indicators,
            ]
            yield Running(
                _grid(rows, table), *place, whole.text[begins:end], head.start() - begins, block[3]
            )
        begin = end


def _end(text: str, start: int, limit: int, words: Words, layout: Layout, *, last: bool) -> int:
    """Return where a form's indicators end: at what stands below them, or the next form's name."""
    for pattern in (words.after, _BELOW):
        below = pattern.search(text, start, limit)
        limit = below.start() if below is not None else limit
    if last:
        return limit
    names = layout.fields["name"].labels if "name" in layout.fields else frozenset()
    for match in words.labels.finditer(text, start, limit):
        if label(compact(match.group())) in names:
            return _before_title(text, start, match.start())
    return limit


def _before_title(text: str, start: int, end: int) -> int:
    """Return where the lines begin that stand over a form: its title, the year, the unit."""
    while end > start:
        line_start = max(text.rfind("\n", start, end - 1) + 1, start)
        line = compact(text[line_start:end])
        over = is_title(line) or _YEAR_LINE.fullmatch(line) or _UNIT_PHRASE.fullmatch(line)
        if line_start == start or (line and not over):
            return end
        end = line_start
    return end


def _labels(text: str, begin: int, end: int, words: Words) -> Iterator[re.Match[str]]:
    """Yield the labels; one that would begin with the end of a value begins on the next line."""
    for match in words.labels.finditer(text, begin, end):
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


def _head_rows(whole: _Text, begin: int, end: int, words: Words) -> Iterator[Row]:
    """Yield label and value of each field; the text before the first label is the title's."""
    text = whole.text
    found = list(_labels(text, begin, end, words))
    first = found[0].start() if found else end
    before = text[max(begin, first - LONGEST_TITLE) : first].split("\n")[-1].strip()
    if stated := _UNIT_PHRASE.search(before):
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
        if (inside := _TITLE.search(tail)) and is_title(compact(inside.group())):
            yield whole.line(match.start()), (inside.group().strip(),)
            value = value[: len(value) - len(tail) + inside.start()].strip()
        yield whole.line(match.start()), (match.group().strip(), value)


def _header(
    text: str, head: re.Match[str], words: Words, layout: Layout
) -> tuple[int, list[tuple[str, str]]]:
    """Return where a header ends and its columns, labels that no layout knows included.

    Such labels end the header's line, behind the known ones; their columns are called `?1` …
    """
    end = head.end()
    if end < len(text) and not text[end].isspace():
        within = max(head.group().rfind(" "), head.group().rfind("\n"))
        end = head.start() + within + 1 if within > 0 else end
    columns = _columns(text[head.start() : end], words, layout)
    stop = text.find("\n", end)
    tokens = text[end:stop].split() if stop > 0 else []
    if not 0 < len(tokens) <= MOST_EXTRA or not (text[end].isspace() or text[end - 1].isspace()):
        return head.end(), _columns(head.group(), words, layout)
    if not all(_EXTRA.fullmatch(compact(token)) for token in tokens):
        return head.end(), _columns(head.group(), words, layout)
    printed = [text for _, text in columns]
    known = dict(columns_in_order([*printed, *tokens], layout))
    names = {text: name for name, text in known.items()}
    found = [(names.get(token, f"?{n}"), token) for n, token in enumerate(tokens, 1)]
    return stop, [*columns, *found]


def _columns(head: str, words: Words, layout: Layout) -> list[tuple[str, str]]:
    """Return the header's columns, canonical and printed, in order, each once."""
    printed = [match.group() for match in words.heads.finditer(head)]
    found = columns_in_order(printed, layout)
    names = [name for name, _ in found]
    if {"level1", "actual"} <= set(names) and names.index("level1") > names.index("actual"):
        cut = names.index("level1")
        found = [*found[cut:], *found[:cut]]
    return found


def _body_rows(
    whole: _Text,
    header: tuple[int, int],
    columns: list[tuple[str, str]],
    body: str,
    words: Words,
    levels: Levels,
) -> Iterator[Row]:
    top, end = header
    if "level3" not in dict(columns):
        at = max((i for i, (name, _) in enumerate(columns) if name in LEVEL_COLUMNS), default=-1)
        columns.insert(at + 1, ("level3", "三级指标"))
    yield whole.line(top), tuple(printed for _, printed in columns)
    names = [name for name, _ in columns]
    closing = shipped_closing_words()
    cut = next((m.start() for m in re.finditer(r"(?m)^.*$", body) if is_evaluated(names)
                and closing_line(m.group(), closing)), len(body))  # fmt: skip
    below, body = body[cut:], body[:cut]
    first = second = ""
    marks = list(words.levels.finditer(body))
    for index, mark in enumerate(marks):
        stop = marks[index + 1].start() if index + 1 < len(marks) else len(body)
        between = body[mark.end() : stop]
        name = compact(mark.group())
        above = level1(name, levels) is not None and (
            level2(name, levels) is None or (not between.strip() and index + 1 < len(marks))
        )
        if above:
            first, second = mark.group(), ""
        else:
            second = mark.group()
        place = whole.line(end + mark.start())
        for cells in _indicators(between, names):
            row = {**cells, "level1": first, "level2": second}
            if second and "level2" not in names:
                row["level3"] = f"{compact(second)}：{cells['level3'].lstrip('：:')}"
            if is_execution(compact(cells["level3"]), shipped_fund_words()):
                if not is_evaluated(names):
                    continue
                row |= {"level1": cells["level3"], "level2": ""}
            yield place, tuple(row.get(name, "") for name in names)
    for line in below.split("\n"):
        if graded := grade_cells(line, closing):
            yield whole.line(end + cut), graded
        total = total_cells(line, names, closing)
        if total is not None:
            place = whole.line(end + cut)
            yield place, tuple(total.get(name, "") for name in names)


def _indicators(text: str, names: Sequence[str]) -> Iterator[Mapping[str, str]]:
    """Yield the cells of the indicators that stand behind one level name."""
    rest = [name for name in names if name not in LEVEL_COLUMNS]
    evaluated = is_evaluated(names)
    pending = ""
    for line in text.split("\n"):
        tokens = (line if "unit" in names else with_units(line)).split()
        if evaluated and (scored := scored_cells(tokens, rest)) is not None:
            yield {**scored, "level3": pending + scored["level3"]}
            pending = ""
            continue
        if len(tokens) > 1 and (placed := _placed(tokens, rest)) is not None:
            yield {**placed, "level3": pending + placed.get("level3", "")}
            pending = ""
            continue
        run = pending + "".join(tokens)
        found = list(_pieces(run, names))
        if len(found) == 1 and found[0].name == found[0].value:
            pending = run
            continue
        pending = ""
        yield from (_cells(piece, names) for piece in found)
    if pending:
        yield from (_cells(piece, names) for piece in _pieces(pending, names))


def _pieces(run: str, names: Sequence[str]) -> Iterator[Piece]:
    """Yield the indicators of a run; words behind the only one are those of a column behind."""
    weighted = "weight" in names and not is_evaluated(names)
    behind = names[names.index("value") + 1 :] if "value" in names else ()
    told = [name for name in behind if name in BESIDE]
    found = list(pieces(run, weighted=weighted, described="description" in names and not told))
    last = found[-1] if len(found) == 2 and len(told) == 1 else None
    if last is not None and last.name == last.value and found[0].name != found[0].value:
        yield replace(found[0], behind=last.name)
        return
    yield from found


def _cells(piece: Piece, names: Sequence[str]) -> Mapping[str, str]:
    if "comparator" in names and piece.name.endswith(QUALITATIVE) and piece.name != QUALITATIVE:
        piece = replace(piece, name=piece.name.removesuffix(QUALITATIVE))
        return {**_cells(piece, names), "comparator": QUALITATIVE}
    if "attribute" in names and "comparator" not in names and piece.value[:1] in SIGNS:
        rest = replace(piece, value=piece.value[1:])
        return {**_cells(rest, names), "attribute": piece.value[:1]}
    told = {name: piece.behind for name in names if name in BESIDE and piece.behind}
    return {
        **told,
        "level3": piece.name,
        "value": piece.value,
        "description": piece.description or told.get("description", ""),
        "weight": piece.weight,
    }


def _placed(tokens: Sequence[str], names: Sequence[str]) -> Mapping[str, str] | None:
    """Return words between blanks by column: one for each, else name, value and what follows."""
    if len(tokens) == len(names):
        return dict(zip(names, tokens, strict=True))
    at = next((i for i, token in enumerate(tokens) if i and (is_value(token) or token in SIGNS)), 0)
    if not at:
        return {"level3": tokens[0], "value": tokens[1]} if len(tokens) == 2 else None
    behind = [name for name in names if name != "level3"]
    if "value" in behind and tokens[at] not in SIGNS:
        behind = behind[behind.index("value") :]
    elif "comparator" in behind:
        behind = behind[behind.index("comparator") :]
    placed = {"level3": "".join(tokens[:at])}
    left = list(tokens[at:])
    for name in behind:
        if left and not (name == "unit" and left[0].isdigit()):
            placed[name] = left.pop(0)
    return placed


def _grid(rows: Sequence[Row], table: int) -> Grid:
    cells = tuple(
        Cell(number, column, text, address=line.address, box=line.box, page=line.page)
        for number, (line, texts) in enumerate(rows, 1)
        for column, text in enumerate(texts, 1)
    )
    width = max(len(texts) for _, texts in rows)
    return Grid(rows[0][0].page, table, len(rows), width, cells)
