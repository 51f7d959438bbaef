"""The header of indicators in text with one cell a line: its labels and which column each heads."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bgtlint.reading.normalise import compact
from bgtlint.recognition.cells import columns_in_order
from bgtlint.recognition.labels import label, level1, level2
from bgtlint.recognition.layouts import Layout, Levels
from bgtlint.recognition.periods import period
from bgtlint.recognition.plain.celled_table import Token

LEAST_LABELS = 3
MOST_UNKNOWN = 3
"""So many labels that no layout knows may stand in a header."""
LEVELS = ("level1", "level2")
LONGEST = 24
ENDINGS = frozenset({"指标", "标"})
"""What the last line of a label or level name may be."""
NUMBERS = frozenset({"序号", "编号"})
_LABEL = re.compile(r"[一-鿿*（）()、/]{2,14}")


@dataclass(frozen=True, slots=True)
class Head:
    """A header: from which token to before which, and its columns; their numbers go with it.

    `fields` are the columns of a list's projects and `columns` all others, canonical name and
    printed label. `group` is what stands before it and names its block (年度绩效指标).
    """

    start: int
    end: int
    fields: tuple[tuple[str, str], ...]
    columns: tuple[tuple[str, str], ...]
    group: str = ""


def joined(tokens: Sequence[Token], layout: Layout, levels: Levels) -> list[Token]:
    """Return the cells with the labels and level names in one that lines had parted."""
    made: list[Token] = []
    for token in tokens:
        over = made[-2].text if len(made) > 1 else ""
        if made and token.text and _is_one(over, made[-1].text, token.text, layout, levels):
            last = made[-1]
            made[-1] = Token(last.text + token.text, last.line, last.first, token.last)
        else:
            made.append(token)
    return made


def _is_one(over: str, above: str, below: str, layout: Layout, levels: Levels) -> bool:
    """Tell whether two texts are one label or level name of which the second is none.

    The second may be one where the first is none and a level name stands `over` it.
    """
    one, two = compact(above), compact(below)
    whole = one + two
    if not one or len(whole) > LONGEST:
        return False
    ending = two in ENDINGS or two.startswith("(")
    known = _is_level(whole, levels) or (ending and layout.columns_of(label(whole)))
    if not known or (two.startswith("(") and not _is_level(one, levels)):
        return False
    if ending:
        return True
    return not _is_level(one, levels) and (
        not _is_level(two, levels) or _is_level(compact(over), levels)
    )


def _is_level(text: str, levels: Levels) -> bool:
    return bool(level1(text, levels) or level2(text, levels))


def heads(tokens: Sequence[Token], layout: Layout, levels: Levels) -> Iterator[Head]:
    """Yield each header in order: labels in a row, those of the value and of a level among them."""
    at = 0
    while at < len(tokens):
        if not _columns(tokens[at], layout):
            at += 1
            continue
        end = _end(tokens, at, layout, levels)
        found = _head(tokens, at, end, layout)
        if found is not None:
            yield found
        at = max(end, at + 1)


def _columns(token: Token, layout: Layout) -> tuple[str, ...]:
    text = label(compact(token.text))
    return layout.columns_of(text) if len(text) > 1 else ()


def _end(tokens: Sequence[Token], start: int, layout: Layout, levels: Levels) -> int:
    """Return the token after a header's labels, some of them unknown to every layout."""
    end = start
    unknown = 0
    while end < len(tokens):
        text = compact(tokens[end].text)
        if not _columns(tokens[end], layout):
            named = level1(text, levels) or level2(text, levels)
            likely = _LABEL.fullmatch(text) and not period(text) and unknown < MOST_UNKNOWN
            if named or not likely or end - start < LEAST_LABELS:
                break
            unknown += 1
        end += 1
    known = max((n for n in range(start, end) if _columns(tokens[n], layout)), default=start) + 1
    ahead = compact(tokens[end].text) if end < len(tokens) else ""
    return end if level1(ahead, levels) or level2(ahead, levels) else known


def _head(tokens: Sequence[Token], start: int, end: int, layout: Layout) -> Head | None:
    printed = [token.text for token in tokens[start:end]]
    while printed and label(compact(printed[0])) in layout.groups:
        printed.pop(0)
    named = [label(compact(text)) for text in printed]
    claimed = {text: name for name, text in columns_in_order(printed, layout)}
    if len(claimed) < len(set(named) & {text for text in named if layout.columns_of(text)}) - 1:
        return None
    columns = [
        (claimed.pop(text, _other(text, number, layout)), text)
        for number, text in enumerate(printed, 1)
    ]
    names = {name for name, _ in columns}
    if len(printed) < LEAST_LABELS or "value" not in names or not names & set(LEVELS):
        return None
    begin = _fields_begin(tokens, end - len(printed), layout)
    fields = _fields(tokens[begin : end - len(printed)], layout)
    if "name" not in dict(fields):
        begin, fields = end - len(printed), []
    before = compact(tokens[begin - 1].text) if begin else ""
    group = tokens[begin - 1].text if label(before) in layout.groups and not fields else ""
    numbers = [str(n) for n in range(1, len(fields) + len(columns) + 1)]
    numbered = [token.text for token in tokens[end : end + len(numbers)]] == numbers
    stop = end + len(numbers) * numbered
    return Head(begin - bool(group), stop, tuple(fields), tuple(columns), group)


def _other(text: str, number: int, layout: Layout) -> str:
    """Return what a column is called whose label another has (value+2), or none knows (?+2)."""
    valued = "value" in layout.columns_of(label(compact(text)))
    return f"value+{number}" if valued else f"?+{number}"


def _field(token: Token, layout: Layout) -> str:
    text = label(compact(token.text))
    if text in NUMBERS:
        return "#"
    names = layout.fields_of(text, preferred=True) or layout.fields_of(text, preferred=False)
    return names[0] if names else "group" if text in layout.groups else ""


def _fields_begin(tokens: Sequence[Token], at: int, layout: Layout) -> int:
    while at and _field(tokens[at - 1], layout):
        at -= 1
    return at


def _fields(tokens: Sequence[Token], layout: Layout) -> list[tuple[str, str]]:
    found = [(_field(token, layout), token.text) for token in tokens]
    kept = [pair for pair in found if pair[0] != "group"]
    names = [name for name, _ in kept]
    return kept if len(set(names)) == len(names) else []
