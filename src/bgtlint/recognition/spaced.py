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
from bgtlint.recognition.running_cells import FIGURE, NUMBER_OF_POINTS
from bgtlint.recognition.spaced_levels import levelled
from bgtlint.recognition.spaced_words import LEAST_LABELS, Row, Token, Vocabulary, tokens_of
from bgtlint.recognition.totals import shipped_closing_words

DEEPEST = 6
"""Over how many lines the letters of one label may stand."""
NEAR = 2
"""How far apart, in characters, the lines of one cell may begin."""
_WIDE = re.compile(r"\S {2,}\S")


def respaced(
    texts: Sequence[str], lines: Sequence[Line], layout: Layout, levels: Levels
) -> tuple[Sequence[Line], Sequence[int]]:
    """Return the lines with the cells of each row on one line, and which line each was before.

    `texts` are the lines with the blanks they begin with.
    """
    if sum(bool(_WIDE.search(text)) for text in texts) < LEAST_LABELS:
        return lines, range(len(lines) + 1)
    words = Vocabulary(layout, levels)
    rows = [tokens_of(text, at, words) for at, text in enumerate(texts)]
    made: list[Line] = []
    origins: list[int] = []
    changed = False
    for start, stop in _forms(rows, words):
        settled = _settled(_stacked(rows[start:stop], words), words)
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


def _forms(rows: Sequence[Row], words: Vocabulary) -> Iterator[tuple[int, int]]:
    """Cut the lines before each title: a form goes from one to the next."""
    starts = [0]
    titles = [at for at, row in enumerate(rows)
              if len(row) == 1 and is_title(compact(row[0].text)) and not words.label(row[0].text)]  # fmt: skip
    starts += [at for at in titles if at and not (at - 1 in titles)]
    yield from ((a, b) for a, b in zip(starts, [*starts[1:], len(rows)], strict=True) if a < b)


def _stacked(rows: Sequence[Row], words: Vocabulary) -> list[Row]:
    """Return the rows with labels and names whose letters stand in several lines put together."""
    left = [list(row) for row in rows]
    for at, row in enumerate(left):
        for place, token in enumerate(row):
            best: list[Token] = []
            run = [token]
            for under in left[at + 1 : at + DEEPEST]:
                fits = [t for t in under if abs(t.start - token.start) <= NEAR]
                if len(fits) != 1:
                    if under and run[-1].bottom < under[0].top - 1:
                        break
                    continue
                run.append(fits[0])
                text = "".join(part.text for part in run)
                if words.known(text) and not all(words.known(part.text) for part in run[1:]):
                    best = list(run)
            if not best or (len(best) == 1):
                continue
            for part in best[1:]:
                for under in left[at + 1 : at + DEEPEST]:
                    if part in under:
                        under.remove(part)
            joined = best[0]
            for part in best[1:]:
                joined = joined.below(part)
            row[place] = joined
    return [row for row in left if row]


def _settled(rows: list[Row], words: Vocabulary) -> list[Row] | None:
    """Return the rows of a form each in one piece, None where some do not settle."""
    rows = _headed(rows, words)
    heads = [at for at, row in enumerate(rows) if words.is_header(row)]
    if len(heads) != 1:
        return None
    head = heads[0]
    header = [t for t in rows[head] if label(compact(t.text)) not in words.layout.groups]
    stop = next((at for at in range(head + 1, len(rows)) if _ends(rows[at], words)), len(rows))
    body, spans = _apart(rows[head + 1 : stop], words)
    made = _whole(body)
    filled = [row for row in made if len(row) > 1]
    if not filled or len(filled) < len(made):
        return None
    named = levelled(filled, spans, words)
    if named is None:
        return None
    below = _whole([row for row in rows[stop:]])
    return [*_whole(rows[:head]), header, *named, *below]


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
    """Return the rows without level names and headings beside them, and the level names."""
    spans: list[Token] = []
    left: list[Row] = []
    for row in rows:
        rest: Row = []
        for token in row:
            name = label(compact(token.text))
            if words.level(token.text) and not is_value(compact(token.text)):
                spans.append(token)
            elif name not in words.layout.groups and not (len(name) == 1 and token is row[0]):
                rest.append(token)
        left += [rest] if rest else []
    return left, spans


def _top(row: Row) -> int:
    return min(token.top for token in row)


def _bottom(row: Row) -> int:
    return max(token.bottom for token in row)


def _whole(rows: list[Row]) -> list[Row]:
    """Return the rows with the lines of cells that stand above and below their middle in them."""
    made = list(rows)
    again = True
    while again:
        again = False
        for at in range(1, len(made) - 1):
            joined = _around(made[at - 1], made[at], made[at + 1])
            if joined is not None:
                made[at - 1 : at + 2] = [joined]
                again = True
                break
    return made


def _around(above: Row, row: Row, below: Row) -> Row | None:
    """Return a row with the halves of its cells, None where they are no halves of the same."""
    if len(above) != len(below) or len(above) > len(row) + 1 or _bottom(above) + 1 < _top(row):
        return None
    if _is_row(above) or _is_row(below):
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


def _is_row(row: Row) -> bool:
    """Tell whether a line has a name and a whole value, as a row of its own has."""
    texts = [compact(token.text) for token in row]
    return len(row) > 1 and any(map(is_value, texts[1:]))
