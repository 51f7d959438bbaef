"""Text with one cell a line, as a web page's table is copied: put back into one row a line.

A form is taken so only where its header's labels stand each on a line of its own and every
indicator then has the cells that the header asks for; any other text stays as it is.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bgtlint.model import Line
from bgtlint.reading.normalise import compact
from bgtlint.recognition.cells import (
    FIGURE,
    SIGNS,
    below_one_another,
    columns_in_order,
)
from bgtlint.recognition.fund_words import FundWords, shipped_fund_words
from bgtlint.recognition.funds import AMOUNTS, fund_name
from bgtlint.recognition.labels import label, level1, level2
from bgtlint.recognition.layouts import Layout, Levels
from bgtlint.recognition.pieces import is_value
from bgtlint.recognition.plain.over_forms import stands_over
from bgtlint.recognition.plain.relining_rows import rows_in
from bgtlint.recognition.plain.running_evaluation import MOST_HEADS, closing_line
from bgtlint.recognition.totals import shipped_closing_words

LEAST_LABELS = 4
"""So many header labels one below the other are a header."""
MOST_LABELS = 60
"""So many labels of a header are looked at."""
LONGEST_HEADING = 24
LEAST_WORDS = 20
"""So many words in one line may be a table."""
_UNIT = re.compile(r"[(（](?:单位[:：])?[百千万亿]?元[)）]")
_GRADE = re.compile(r"[优良中差合格不]{1,3}[□√☑■✓☐○●]?|[□√☑■✓☐○●]")
LEVELS = ("level1", "level2")


def relined(lines: Sequence[Line], layout: Layout, levels: Levels) -> Sequence[Line]:
    """Return the lines with the rows of such forms on one line each, else the lines."""
    filled = [piece for _, piece in _pieces(lines, layout)]
    if not any(_columns(line, layout) for line in filled):
        return lines
    made: list[Line] = []
    at = width = known = 0
    changed = False
    while at < len(filled):
        known = known if at < known else _labels_end(filled, at, layout)
        end = known if _is_header(filled[at : min(known, at + MOST_LABELS)], layout) else at
        if end - at < LEAST_LABELS:
            at, width = _above(filled, at, width, made, shipped_fund_words())
            continue
        stop = next((n for n in range(end, len(filled)) if _ends(filled[n])), len(filled))
        names = _names(filled[at:end], layout)
        rows = list(_indicators(filled[end:stop], names, levels))
        if not rows or any(row is None for row in rows):
            made += filled[at:stop]
        else:
            changed = True
            made.append(_joined(filled[at : end + _unknown(filled[end:stop], levels)]))
            made += [row for row in rows if row is not None]
        at = stop
    return made if changed else lines


def origins(made: Sequence[Line], lines: Sequence[Line], layout: Layout) -> Sequence[int]:
    """Return for each made line which of the lines it was or begins with, and their number."""
    if made is lines:
        return range(len(lines) + 1)
    pieces = _pieces(lines, layout)
    found: list[int] = []
    for row in made:
        at = next(at for at, piece in pieces if _begins(piece, row))
        found.append(at)
    return [*found, len(lines)]


def _pieces(lines: Sequence[Line], layout: Layout) -> Iterator[tuple[int, Line]]:
    """Yield the lines with text, each word of one that holds a whole table by itself."""
    for at, line in enumerate(lines):
        words = line.text.split()
        if len(words) < LEAST_WORDS or not _holds_table(words, layout):
            if words:
                yield at, line
            continue
        yield from ((at, replace(line, text=word)) for word in words)


def _holds_table(words: Sequence[str], layout: Layout) -> bool:
    """Tell whether the labels of a header stand in a row and the indicators behind them."""
    run = 0
    for at, word in enumerate(words):
        run = run + 1 if layout.columns_of(label(compact(word))) else 0
        if run >= LEAST_LABELS and len(words) - at > LEAST_WORDS:
            return True
    return False


def _begins(line: Line, row: Line) -> bool:
    where = (line.page, line.address, line.box) == (row.page, row.address, row.box)
    text = "".join(line.text.split())
    return line is row or (where and f"{row.text} ".startswith(f"{text} "))


def _joined(cells: Sequence[Line]) -> Line:
    text = " ".join("".join(cell.text.split()) for cell in cells)
    return replace(cells[0], text=text, secrets=tuple(s for cell in cells for s in cell.secrets))


def _columns(line: Line, layout: Layout) -> tuple[str, ...]:
    text = label(compact(line.text))
    return tuple(layout.columns_of(text)) if len(text) > 1 else ()


def _labels_end(lines: Sequence[Line], start: int, layout: Layout) -> int:
    """Return the line after the labels of columns that begin at a line."""
    return next((n for n in range(start, len(lines)) if not _columns(lines[n], layout)), len(lines))


def _is_header(labels: Sequence[Line], layout: Layout) -> bool:
    """Tell whether labels of columns are a header: one of a value and one of a level are there."""
    found = {name for line in labels for name in _columns(line, layout)}
    return "value" in found and bool({"level1", "level2"} & found)


def _names(labels: Sequence[Line], layout: Layout) -> list[str]:
    """Return the header's canonical columns in order, without the levels."""
    found = below_one_another(columns_in_order([line.text for line in labels], layout))
    return [name for name, _ in found if name not in (*LEVELS, "level3")]


def _closes(line: Line) -> bool:
    return closing_line(line.text, shipped_closing_words())


def _ends(line: Line) -> bool:
    """Tell whether a line stands below the indicators, or over the next form."""
    return _closes(line) or stands_over(line.text)


def _above(
    lines: Sequence[Line], at: int, width: int, made: list[Line], words: FundWords
) -> tuple[int, int]:
    """Take one line above or below the indicators, with the figures that follow a fund's name.

    Returns the next line and how many columns the fund block has that we are in, 0 for none.
    """
    end = at
    while end < len(lines) and label(compact(lines[end].text)) in words.columns:
        end += 1
    columns = [words.columns[label(compact(line.text))] for line in lines[at:end]]
    if sum(name in AMOUNTS for name in columns) > 1:
        unit = [made.pop()] if made and _UNIT.fullmatch(compact(made[-1].text)) else []
        heading = list(unit)
        while len(heading) < MOST_HEADS and made and _heads(made[-1]):
            heading.insert(0, made.pop())
        made.append(_joined([*heading, *lines[at:end]]))
        return end, len(columns)
    text = compact(lines[at].text)
    end = at + 1
    total = shipped_closing_words().total if _closes(lines[at]) else frozenset()
    while end < len(lines) and (
        FIGURE.fullmatch(compact(lines[end].text)) or label(compact(lines[end].text)) in total
    ):
        end += 1
    fund = fund_name(text, words)[0] or _closes(lines[at]) or end - at - 1 == width > 0
    if not fund or FIGURE.fullmatch(text):
        end = at + 1
    if end == at + 1 and label(text) in shipped_closing_words().grade and end < len(lines):
        end += 1
        while end < len(lines) and _GRADE.fullmatch(compact(lines[end].text)):
            end += 1
    made.append(_joined(lines[at:end]) if end > at + 1 else lines[at])
    return end, width if fund else 0


def _heads(line: Line) -> bool:
    """Tell whether a line is the heading of a fund block (项目资金（万元）)."""
    text = compact(line.text)
    return len(text) <= LONGEST_HEADING and ("资金" in text or "预算" in text)


def _unknown(lines: Sequence[Line], levels: Levels) -> int:
    """Return how many labels that no layout knows stand before the first level name."""
    texts = (compact(line.text) for line in lines)
    named = (n for n, text in enumerate(texts) if level1(text, levels) or level2(text, levels))
    return next(named, 0)


def _indicators(
    lines: Sequence[Line], names: Sequence[str], levels: Levels
) -> Iterator[Line | None]:
    """Yield a line for each indicator with the levels before it; None for cells left over."""
    heads: list[Line] = []
    cells: list[Line] = []
    extra = _unknown(lines, levels)
    texts = [*(compact(line.text) for line in lines), ""]
    for at, line in enumerate([*lines[extra:], None], extra):
        text = texts[at]
        named = line is None or level1(text, levels) or level2(text, levels)
        if named and line is not None and heads and level2(compact(heads[-1].text), levels):
            named = None if is_value(texts[at + 1]) or texts[at + 1] in SIGNS else text
        if not named and line is not None:
            cells.append(line)
            continue
        if cells:
            for row in rows_in(cells, names, extra):
                yield _joined([*heads, *row]) if row else None
                heads = []
            cells = []
        if line is not None:
            heads.append(line)
    if heads:
        yield None
