"""What stands over the indicators in text with one cell a line: the fields by their cells."""

import re
from collections.abc import Iterator, Sequence

from bgtlint.model import Line
from bgtlint.reading.normalise import compact
from bgtlint.recognition.fund_words import shipped_fund_words
from bgtlint.recognition.funds import fund_name
from bgtlint.recognition.inline import begins_inline
from bgtlint.recognition.labels import label
from bgtlint.recognition.layouts import Layout
from bgtlint.recognition.plain.celled_funds import is_heading
from bgtlint.recognition.plain.celled_table import Token
from bgtlint.recognition.totals import shipped_closing_words

GOALS = ("goal", "term_goal")
ONE_CELL = frozenset({"name", "code", "unit", "unit_code", "department", "budget", "term"})
"""Fields whose value is one cell: words behind it are an unknown label and its value."""
LEAST_LABEL = 4
LONG_LABEL = 6
LONGEST_LABEL = 24
"""A cell that ends with a label of LONG_LABEL letters or more has it from the next line."""
_NEW = re.compile(r"[*★]?[一-鿿()（）]{2,12}")
"""A label that no layout knows."""
_AMOUNT = re.compile(r"[-−]?\d[\d,]*(?:\.\d+)?")
_DIGITS = re.compile(r"^[\d.,]+")
_END = re.compile(r"(?:[(（][百千万亿]?元[)）])?[:：]?$")
Row = tuple[Line, tuple[str | None, ...]]


def has_joined(tokens: Sequence[Token], layout: Layout) -> bool:
    """Tell whether cells are not such as stand behind labels: lines lost or put together.

    That is a cell that ends with a label, an amount without a label, a second amount behind one,
    and an odd number of cells behind a field that has one.
    """
    row: list[Token] = []
    for token in [*tokens, None]:
        if token is not None and not is_label(token, layout):
            if _ends_with_label(compact(token.text), layout) or (not row and _is_amount(token)):
                return True
            row += [] if begins_inline(token.text, layout.field_words) else [token]
            continue
        if row and is_label(row[0], layout) and _is_odd(row, layout):
            return True
        row = [token] if token is not None else []
    return False


def _is_amount(token: Token) -> bool:
    return bool(_AMOUNT.fullmatch(compact(token.text)))


def _is_odd(row: Sequence[Token], layout: Layout) -> bool:
    """Tell whether the cells behind a label are one too many, or end with another label."""
    money = fund_name(compact(row[0].text), shipped_fund_words())[0]
    if money and sum(map(_is_amount, row[1:])) > 1:
        return True
    if not _fields_of(row[0], layout) & ONE_CELL or len(row) == 1:
        return False
    text = compact(row[1].text)
    return len(row) % 2 == 1 or bool(_tails(text, LEAST_LABEL, 0) & layout.words)


def _tails(text: str, least: int, before: int) -> set[str]:
    return {text[-n:] for n in range(least, len(text) - before + 1) if n < len(text)}


def _ends_with_label(text: str, layout: Layout) -> bool:
    """Tell whether a text that is no label ends with one: a long one, or one behind another."""
    bare = _END.sub("", text)
    words = layout.words | layout.groups
    if _tails(bare, LONG_LABEL, 3) & words or _is_known(_DIGITS.sub("", text), layout):
        return True
    return len(text) <= LONGEST_LABEL and any(
        _is_known(text[:n], layout) and _is_known(text[n:], layout)
        for n in range(LEAST_LABEL, len(text) - LEAST_LABEL + 1)
    )


def _is_known(text: str, layout: Layout) -> bool:
    name, closing = label(text), shipped_closing_words()
    return name in layout.words | layout.groups | closing.goal | closing.achieved


def paired(tokens: Sequence[Token], layout: Layout) -> list[Token]:
    """Return the cells with two goals side by side, and amounts in a row, each behind its label."""
    made = _with_amounts(tokens, layout)
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


def _with_amounts(tokens: Sequence[Token], layout: Layout) -> list[Token]:
    """Return the cells with each amount of a row behind its label in the row above.

    There are as many amounts as labels of money, and another label stands behind them.
    """
    words = shipped_fund_words()
    made = list(tokens)
    at = 0
    while at < len(made):
        end = at
        while end < len(made) and fund_name(compact(made[end].text), words)[0]:
            end += 1
        count = end - at
        stop = end + count
        amounts = made[end:stop]
        closed = stop >= len(made) or is_label(made[stop], layout)
        if count > 1 and len(amounts) == count and closed and all(map(_is_amount, amounts)):
            pairs = zip(made[at:end], amounts, strict=True)
            made[at:stop] = [token for pair in pairs for token in pair]
            at = stop
        at = max(end, at + 1)
    return made


def field_rows(tokens: Sequence[Token], layout: Layout) -> Iterator[Row]:
    """Yield a row for each label with the cells behind it, and for each cell that has no label.

    A heading of money stands in the row of the first label below it. Words behind the cell of a
    field that is no prose are an unknown label and its value.
    """
    row: list[Token] = []
    for token in tokens:
        if is_label(token, layout):
            money = row and len(row) == 1 and is_heading(compact(row[0].text))
            if row and not money:
                yield from _told(row, layout)
                row = []
            row.append(token)
        elif row and (
            is_heading(compact(row[-1].text)) or not begins_inline(token.text, layout.field_words)
        ):
            row.append(token)
        else:
            yield from _told(row, layout)
            row = []
            yield token.line, (token.text,)
    yield from _told(row, layout)


def is_label(token: Token, layout: Layout) -> bool:
    """Tell whether a cell is the label of a field, a fund, a goal, or heads some of them."""
    text = compact(token.text)
    return _is_known(text, layout) or bool(fund_name(text, shipped_fund_words())[0])


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
