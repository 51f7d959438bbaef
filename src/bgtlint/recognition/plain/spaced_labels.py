"""Labels of text whose columns blanks hold apart, where their letters stand in several lines."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bgtlint.reading.normalise import compact
from bgtlint.recognition.plain.spaced_words import LEAST_LABELS, NEAR, Row, Token, Vocabulary

DEEPEST = 6
"""Over how many lines the letters of one label may stand."""
LONGEST = 24


def fragments(rows: Sequence[Row], words: Vocabulary) -> list[Row]:
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


def stacked(rows: Sequence[Row], base: int, words: Vocabulary) -> list[Row]:
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
