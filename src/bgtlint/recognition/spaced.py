"""Text whose columns are held apart by blanks, as `pdftotext -layout` prints a page's tables.

A cell of several lines stands there over several lines, centred on its row, and a merged cell in
the middle of its rows. The words of each row are put back into one line, with the levels that
belong to it; a form whose words do not settle stays as it is.
"""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from bgtlint.model import Line
from bgtlint.reading.normalise import compact
from bgtlint.recognition.labels import label
from bgtlint.recognition.layouts import Layout, Levels
from bgtlint.recognition.outline import is_title
from bgtlint.recognition.pieces import begins_with_unit, is_value
from bgtlint.recognition.running_cells import FIGURE, NUMBER_OF_POINTS, SIGNS
from bgtlint.recognition.spaced_levels import levelled
from bgtlint.recognition.spaced_words import (
    LEAST_LABELS,
    Row,
    Token,
    Vocabulary,
    tokens_of,
    vocabulary,
)
from bgtlint.recognition.totals import shipped_closing_words

DEEPEST = 6
"""Over how many lines the letters of one label may stand."""
MOST_LINES = 300
WIDEST = 1000
"""A page has no more lines, and no wider ones; anything else is no table printed so."""
LONGEST = 24
NEAR = 2
"""How far apart, in characters, the lines of one cell may begin."""
LEAST_WORDS = 2
_HEADING = re.compile(r"\S{0,8}(?:资金|预算)\S{0,6}|\([^()]{1,8}\)")
_DATE = re.compile(r"\d{1,2}[月日]|[年月日]")
_YEAR = re.compile(r"20\d\d年")
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
    rows = _fragments([tokens_of(text, at, words) for at, text in enumerate(texts)], words)
    made: list[Line] = []
    origins: list[int] = []
    changed = False
    for start, stop in _forms(rows, words):
        settled = None
        if stop - start <= MOST_LINES and any("指标" in text for text in texts[start:stop]):
            settled = _settled(_stacked(rows[start:stop], start, words), words)
        if settled is None:
            made += lines[start:stop]
            origins += range(start, stop)
            continue
        changed = True
        for row in settled:
            at = min(token.top for token in row)
            text = " ".join("".join(token.text.split()) for token in row)
            made.append(replace(lines[at], text=text))
            origins.append(at)
    return (made, [*origins, len(lines)]) if changed else (lines, range(len(lines) + 1))


def _fragments(rows: Sequence[Row], words: Vocabulary) -> list[Row]:
    """Return the rows with the halves of labels above and below a header each for itself."""
    heads = [sum(words.label(token.text) for token in row) >= LEAST_LABELS for row in rows]
    made: list[Row] = []
    for at, row in enumerate(rows):
        beside = any(heads[max(at - 1, 0) : at + 2]) and not heads[at]
        parts = [part for token in row for part in token.text.split()]
        if beside and all(map(words.in_head, parts)):
            made.append([
                replace(token, text=part.group(), start=token.start + part.start(),
                        end=token.start + part.end())
                for token in row for part in re.finditer(r"\S+", token.text)
            ])  # fmt: skip
        else:
            made.append(list(row))
    return made


def _forms(rows: Sequence[Row], words: Vocabulary) -> Iterator[tuple[int, int]]:
    """Cut the lines before each title: a form goes from one to the next."""
    starts = [0]
    titles = [at for at, row in enumerate(rows) if _is_title(row, words)]
    starts += [at for at in titles if at and at - 1 not in titles]
    yield from ((a, b) for a, b in zip(starts, [*starts[1:], len(rows)], strict=True) if a < b)


def _is_title(row: Row, words: Vocabulary) -> bool:
    text = row[0].text if len(row) == 1 else ""
    return bool(text) and is_title(compact(text)) and not words.label(text)


def _stacked(rows: Sequence[Row], base: int, words: Vocabulary) -> list[Row]:
    """Return the rows with labels and names whose letters stand in several lines put together.

    What is put together stands in the line of its middle, if nothing else stands there.
    """
    left = [list(row) for row in rows]
    for at in range(len(left)):
        for token in list(left[at]):
            parts = _stack(token, left[at + 1 : at + DEEPEST], words)
            if not parts or token not in left[at]:
                continue
            for row in left[at : at + DEEPEST]:
                row[:] = [one for one in row if one not in parts]
            joined = parts[0]
            for part in parts[1:]:
                joined = joined.below(part)
            middle = left[(joined.top + joined.bottom) // 2 - base]
            even = (joined.top + joined.bottom) % 2
            place = left[at] if even or any(joined.over(one) for one in middle) else middle
            place.append(joined)
            place.sort(key=lambda one: one.start)
    return [row for row in left if row]


def _stack(token: Token, below: Sequence[Row], words: Vocabulary) -> list[Token]:
    """Return the tokens that make a known word with one in the lines over them, [] for none."""
    run = [token]
    best: list[Token] = []
    for row in below:
        fits = [one for one in row if abs(one.start - token.start) <= NEAR]
        if not fits:
            continue
        run.append(fits[0])
        text = "".join(one.text for one in run)
        whole = words.known(token.text) and all(words.known(one.text) for one in run[1:])
        if len(compact(text)) > LONGEST:
            break
        if words.known(text) and not whole:
            best = list(run)
    return best


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
    parted = [_parted(row, header, names) for row in rows[head + 1 : stop]]
    body, spans = _apart(parted, words)
    made = _whole(body, words)
    filled = [row for row in made if len(row) > 1]
    leaves = len(header) - len({"level1", "level2"} & names)
    if not filled or len(filled) < len(made) or any(len(row) > leaves for row in filled):
        return None
    named = levelled(filled, spans, words)
    if named is None:
        return None
    below = _whole(rows[stop:], words)
    above = _headless(_paired(_whole(rows[:head], words), words), words)
    return [*above, header, *named, *below]


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
        if not (beside or alone or any(map(_figure, row)) or words.is_money(row[0].text)):
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
        if _ends(rows[at], words) and all(map(_figure, [*rows[at - 1], *rows[at + 1]])):
            joined = _around(rows[at - 1], rows[at], rows[at + 1], words)
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
        elif labels and len(row) == len(labels) and all(map(_figure, row)):
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


def _parted(row: Row, header: Row, names: Set[str]) -> Row:
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
    if _figure(left) and _figure(right):
        return True
    if _figure(right):
        named = bool({"weight", "score"} & names)
        return named and not one[-1].isdigit() and one[-1] not in "年月第"
    reason = len(two) > LEAST_WORDS and not begins_with_unit(two)
    return "score" in names and _figure(left) and reason


def _are_values(one: str, two: str) -> bool:
    """Tell whether two words are a target and what was reached."""
    if _YEAR.match(one) and _YEAR.match(two):
        return True
    dated = _YEAR.search(one) or _DATE.match(two)
    return is_value(one) and is_value(two) and not dated


def _heads(token: Token, header: Row) -> list[Token]:
    return [head for head in header if head.over(token)]


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


def _top(row: Row) -> int:
    return min(token.top for token in row)


def _bottom(row: Row) -> int:
    return max(token.bottom for token in row)


def _whole(rows: list[Row], words: Vocabulary) -> list[Row]:
    """Return the rows with the lines of cells that stand above and below their middle in them."""
    made = list(rows)
    again = True
    while again:
        again = False
        for at in range(1, len(made) - 1):
            joined = _around(made[at - 1], made[at], made[at + 1], words)
            if joined is not None:
                made[at - 1 : at + 2] = [joined]
                again = True
                break
    return made


def _around(above: Row, row: Row, below: Row, words: Vocabulary) -> Row | None:
    """Return a row with the halves of its cells, None where they are no halves of the same."""
    halves = all(map(_figure, above)) or len(above) <= len(row) + 1
    if len(above) != len(below) or not halves or _bottom(above) + 1 < _top(row):
        return None
    if _is_row(above, words) or _is_row(below, words):
        return None
    cells = list(row)
    for one, two in zip(above, below, strict=True):
        if abs(one.start - two.start) > NEAR and not one.over(two):
            return None
        between = [token for token in cells if token.over(one) or token.over(two)]
        if len(between) > 1 or (between and (len(above) > 1 or _figure(between[0]))):
            return None
        for token in between:
            cells.remove(token)
        joined = one.below(between[0]).below(two) if between else one.below(two)
        cells.append(joined)
    return sorted(cells, key=lambda token: token.start)


def _figure(token: Token) -> bool:
    text = compact(token.text)
    return bool(FIGURE.fullmatch(text) or NUMBER_OF_POINTS.fullmatch(text))


def _is_row(row: Row, words: Vocabulary) -> bool:
    """Tell whether a line has a name and a whole value, as a row of its own has."""
    texts = [compact(token.text) for token in row]
    if len(row) < 2:
        return False
    return any(map(is_value, texts[1:])) or (words.is_money(texts[0]) and any(map(_figure, row)))
