"""What stands over the indicators in text with one cell a line: funds and goals by their cells."""

import re
from collections.abc import Iterator, Sequence

from bgtlint.model import Line
from bgtlint.reading.normalise import compact
from bgtlint.recognition.celled_rows import Token
from bgtlint.recognition.fund_words import FundWords, shipped_fund_words
from bgtlint.recognition.funds import AMOUNTS, fund_name
from bgtlint.recognition.inline import begins_inline
from bgtlint.recognition.labels import label
from bgtlint.recognition.layouts import Layout
from bgtlint.recognition.running_cells import FIGURE
from bgtlint.recognition.totals import shipped_closing_words

LEAST_AMOUNTS = 2
MOST_HEADINGS = 2
LONGEST_HEADING = 24
GOALS = ("goal", "term_goal")
ONE_CELL = frozenset({"name", "code", "unit", "unit_code", "department", "budget", "term"})
"""Fields whose value is one cell: words behind it are an unknown label and its value."""
_NEW = re.compile(r"[*★]?[一-鿿()（）]{2,12}")
"""A label that no layout knows."""
Row = tuple[Line, tuple[str | None, ...]]
Funds = tuple[int, int, list[Row]]


def fund_block(tokens: Sequence[Token], words: FundWords, *, kept: bool) -> Funds | None:
    """Return where a block of funds begins and ends and its rows; (0, 0, []) where none stands.

    None where there is one whose figures cannot all be placed. Its columns stand in a row, its
    rows below: a fund's name and the figures behind it, in a `kept` text blank ones too.
    """
    at = 0
    while at < len(tokens):
        end = at
        while end < len(tokens) and _column(tokens[end], words):
            end += 1
        names = [_column(token, words) for token in tokens[at:end]]
        if sum(name in AMOUNTS for name in names) >= LEAST_AMOUNTS:
            return _block(tokens, at, end, words, kept=kept)
        at = max(end, at + 1)
    return 0, 0, []


def _column(token: Token, words: FundWords) -> str:
    return words.columns.get(label(compact(token.text)), "")


def _block(
    tokens: Sequence[Token], at: int, end: int, words: FundWords, *, kept: bool
) -> Funds | None:
    while _column(tokens[at], words) in [_column(token, words) for token in tokens[at + 1 : end]]:
        at += 1
    names = [_column(token, words) for token in tokens[at:end]]
    if len(set(names)) < len(names):
        return None
    start = at
    while start and at - start < MOST_HEADINGS and _heads(tokens[start - 1]):
        start -= 1
    heading = "".join(token.text for token in tokens[start:at])
    rows: list[Row] = [(tokens[at].line, ("", heading, *(t.text for t in tokens[at:end])))]
    if kept:
        while end < len(tokens) and not tokens[end].text:
            end += 1
    while end < len(tokens) and fund_name(compact(tokens[end].text), words)[0]:
        stop, cells = _figures(tokens, end + 1, names, words, kept=kept)
        if cells is None:
            return None
        rows.append((tokens[end].line, ("", tokens[end].text, *cells)))
        end = stop
    return (start, end, rows) if len(rows) > 1 else None


def _heads(token: Token) -> bool:
    text = compact(token.text)
    return len(text) <= LONGEST_HEADING and ("资金" in text or "预算" in text or "万元" in text)


def _figures(
    tokens: Sequence[Token], at: int, names: Sequence[str], words: FundWords, *, kept: bool
) -> tuple[int, list[str] | None]:
    """Return where a fund's figures end and the cell of each column, None where in doubt."""
    width = len(names)
    if kept:
        for size in dict.fromkeys((width, width - (names[-1] == "reason"))):
            kept_cells = [token.text for token in tokens[at : at + size]]
            ahead = compact(tokens[at + size].text) if at + size < len(tokens) else ""
            figures = kept_cells[:-1] if size == width and names[-1] == "reason" else kept_cells
            told = all(not cell or FIGURE.fullmatch(compact(cell)) for cell in figures)
            last = at + size == len(tokens)
            if len(kept_cells) == size and told and (last or ahead) and not FIGURE.fullmatch(ahead):
                return at + size, [*kept_cells, *[""] * (width - size)]
        return at, None
    end = at
    while end < len(tokens) and FIGURE.fullmatch(compact(tokens[end].text)):
        end += 1
    figures = [token.text for token in tokens[at:end]]
    cells = _placed(figures, names)
    if cells is None or (names[-1] == "reason" and len(figures) == width - 1 and end < len(tokens)):
        more = [compact(token.text) for token in tokens[end : end + 2]]
        if (
            cells is not None
            and len(more) == 2
            and not fund_name(more[0], words)[0]
            and (fund_name(more[1], words)[0])
        ):
            return end + 1, [*cells[:-1], tokens[end].text]
    return end, cells


def _placed(figures: Sequence[str], names: Sequence[str]) -> list[str] | None:
    """Return the cells of figures with blank ones left out, None where that leaves a doubt."""
    amounts = sum(name in AMOUNTS for name in names)
    points = [n for n, name in enumerate(names) if name in ("weight", "score")]
    numbers = len(names) - (names[-1] == "reason")
    blank = [""] * len(names)
    digits = any(any(map(str.isdigit, figure)) for figure in figures)
    if len(figures) in (len(names), numbers):
        return [*figures, *blank[len(figures) :]]
    if not figures:
        return blank
    first = all(name in AMOUNTS for name in names[:amounts])
    rated = names[amounts : amounts + 1] == ["rate"] and "%" in figures[-1]
    if digits and first and (len(figures) == amounts or (rated and len(figures) == amounts + 1)):
        return [*figures, *blank[len(figures) :]]
    if not digits and len(figures) == len(points):
        cells = list(blank)
        for place, figure in zip(points, figures, strict=True):
            cells[place] = figure
        return cells
    if digits and len(figures) == amounts + len(points) and first and _marks(figures[amounts:]):
        cells = [*figures[:amounts], *blank[amounts:]]
        for place, figure in zip(points, figures[amounts:], strict=True):
            cells[place] = figure
        return cells
    return None


def _marks(figures: Sequence[str]) -> bool:
    return not any(any(map(str.isdigit, figure)) for figure in figures)


def paired(tokens: Sequence[Token], layout: Layout) -> list[Token]:
    """Return the cells with two goals side by side each behind its label."""
    made = list(tokens)
    rules = [layout.fields[name] for name in GOALS if name in layout.fields]
    goals = {word for rule in rules for word in rule.words} | shipped_closing_words().achieved
    goals |= shipped_closing_words().goal
    for at in range(len(made) - 3):
        four = [label(compact(token.text)) for token in made[at : at + 5]]
        ends = len(four) < 5 or four[4] in layout.words | layout.groups or not four[4]
        told = [text in goals for text in four[:4]]
        if told == [True, True, False, False] and ends and all(four[:4]):
            made[at + 1], made[at + 2] = made[at + 2], made[at + 1]
    return made


def field_rows(tokens: Sequence[Token], layout: Layout) -> Iterator[Row]:
    """Yield a row for each label with the cells behind it, and for each cell that has no label.

    A heading of money stands in the row of the first label below it. Words behind the cell of a
    field that is no prose are an unknown label and its value.
    """
    row: list[Token] = []
    for token in tokens:
        if is_label(token, layout):
            money = row and len(row) == 1 and _heads(row[0])
            if row and not money:
                yield from _told(row, layout)
                row = []
            row.append(token)
        elif row and (_heads(row[-1]) or not begins_inline(token.text, layout.field_words)):
            row.append(token)
        else:
            yield from _told(row, layout)
            row = []
            yield token.line, (token.text,)
    yield from _told(row, layout)


def is_label(token: Token, layout: Layout) -> bool:
    """Tell whether a cell is the label of a field, a fund, a goal, or heads some of them."""
    text = label(compact(token.text))
    closing = shipped_closing_words()
    return (
        text in layout.words
        or text in layout.groups
        or text in closing.goal
        or text in closing.achieved
        or bool(fund_name(compact(token.text), shipped_fund_words())[0])
    )


def _told(row: Sequence[Token], layout: Layout) -> Iterator[Row]:
    if not row:
        return
    line = row[0].line
    labels = sum(1 for token in row if is_label(token, layout))
    values = [token.text for token in row[labels:]]
    first = tuple(token.text for token in row[:labels])
    extra = values[1:]
    single = bool(_fields_of(row[labels - 1], layout) & ONE_CELL) if labels else False
    if not (single and extra and all(map(_NEW.fullmatch, extra[::2]))):
        yield line, (*first, " ".join(values))
        return
    yield line, (*first, values[0])
    yield from ((line, tuple(extra[n : n + 2])) for n in range(0, len(extra), 2))


def _fields_of(token: Token, layout: Layout) -> set[str]:
    text = label(compact(token.text))
    return {n for kind in (True, False) for n in layout.fields_of(text, preferred=kind)}
