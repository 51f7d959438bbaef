"""The rows of a goal table run together: name and value behind each level name, by grammar alone.

No sum judges them. A segment is cut only where each value stands by its sign, its percentage or
the word before it, and where no figure in a name could be a value of its own.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from bgtlint.recognition.plain.unspaced_values import (
    LEAST_NAME,
    LONGEST_VALUE,
    SIGNS,
    cut_one,
    figure_starts,
    goes_on,
    is_figure,
    is_led,
    is_name,
    is_phrase,
    unspaced_words,
)

LONGEST_GOAL = 24
"""A longer name in a goal table may be two rows."""
LONGEST_PHRASE = 10
LONGEST_WORDS = 12
MUCH = 4
MOST = 400
"""A longer segment is left alone."""
_RUN = re.compile(r"\d{5}|\d20\d\d年|\d(?:千伏|号|度)$")
"""Digits of which the last may begin the next row's name."""


def is_goal(columns: Sequence[str]) -> bool:
    """Tell whether columns are a name and its value, and at most a note nobody filled in.

    What the indicator says may stand between them.
    """
    return [*columns] in (
        ["level3", "value"], ["level3", "value", "note"], ["level3", "description", "value"],
    )  # fmt: skip


def goal_ways(text: str, columns: Sequence[str]) -> list[Mapping[str, str]] | None:
    """Return the rows of a segment, None where they leave a doubt."""
    if len(text) > MOST:
        return None
    rows: list[Mapping[str, str]] = []
    start = 0
    for end in _ends(text):
        cut = cut_one(text[start:end])
        if cut is None:
            return None
        told = _described(text[start : start + cut]) if "description" in columns else {}
        if told is None or _is_doubtful(text[start:end], cut, columns, told):
            return None
        if end < len(text) and _may_end_sooner(text, start + cut, end):
            return None
        at = start + cut
        rows.append({"level3": text[start:at].rstrip("。；"), "value": text[at:end], **told})
        start = end
    return rows if start == len(text) else None


def _described(text: str) -> Mapping[str, str] | None:
    """Return name and description of a text, parted by the word that begins descriptions.

    None where there is none or more than one, or the description has a figure.
    """
    begins = [at for word in unspaced_words()["describes"]
              for at in [text.find(word, LEAST_NAME)] if at > 0]  # fmt: skip
    at = min(begins, default=0)
    if not at or any(map(str.isdigit, text[at:])) or not is_name(text[:at]):
        return None
    again = any(text.find(word, at + len(word)) > 0 for word in unspaced_words()["describes"])
    again = again or _holds_value(text[at:])
    return None if again else {"level3": text[:at], "description": text[at:]}


def _is_doubtful(text: str, cut: int, columns: Sequence[str], told: Mapping[str, str]) -> bool:
    """Tell whether a name may hold a row of its own, or a value in words what is behind it."""
    name, value = told.get("level3", text[:cut]), text[cut:]
    known = is_figure(value) or is_phrase(value)
    noted = "note" in columns or bool(told)
    if hides_value(name):
        return True
    return not known and (noted or len(value) > LONGEST_WORDS or goes_on(value))


def _may_end_sooner(text: str, start: int, end: int) -> bool:
    """Tell whether the last letters of a value may begin the next row's name."""
    if _RUN.search(text[start:end]):
        return True
    return any(
        end <= at + len(word)
        for at in range(max(start + 1, end - 3), end)
        for word in unspaced_words()["unit_begins"]
        if text.startswith(word, at)
    )


def hides_value(name: str) -> bool:
    """Tell whether a name may be two rows run together: a value within it, and a name behind.

    A year that begins the name is none, nor are words such as 提升 with little on either side.
    """
    return len(name) > LONGEST_GOAL or _holds_value(name)


def _holds_value(name: str) -> bool:
    words = unspaced_words()
    ends = (*words["name_ends"], *words["weak_ends"])
    long = tuple(word for word in words["strong_begins"] if len(word) > 1)
    for at in range(LEAST_NAME, len(name) - LEAST_NAME):
        head = name[:at]
        if not is_name(head):
            continue
        ended = head.endswith(ends)
        if name[at:].startswith(words["strong_begins"] if ended else long):
            return True
        for end in range(at + 1, min(len(name) - LEAST_NAME, at + LONGEST_PHRASE) + 1):
            value, rest = name[at:end], name[end:]
            if not is_name(rest):
                continue
            if is_figure(value) and _is_whole(name, at, end):
                return True
            amid = (at >= MUCH and len(rest) >= MUCH) or value.startswith(words["degrees"])
            if (ended or amid) and is_phrase(value):
                return True
    return False


def _is_whole(name: str, at: int, end: int) -> bool:
    """Tell whether a figure within a name is not cut out of a longer run of digits."""
    return at in set(figure_starts(name[:end], end)) and not name[end - 1].isdigit()


def _ends(text: str) -> Iterator[int]:
    """Yield where each row's value surely ends; the last at the end of the segment."""
    at = 0
    while at < len(text):
        end = _next(text, at)
        if end is None:
            yield len(text)
            return
        yield end
        at = end


def _next(text: str, start: int) -> int | None:
    """Return where the first value that is one by itself ends, with more text behind it."""
    for end in range(start + 3, len(text)):
        if not _is_end(text, end):
            continue
        for at in figure_starts(text[start:end], end - start):
            name = text[start : start + at]
            value = text[start + at : end]
            sure = value[0] in SIGNS or value.endswith(("%", "％")) or is_led(name, "name_ends")
            if is_name(name) and sure:
                return end
    return None


def _is_end(text: str, end: int) -> bool:
    """Tell whether a value with a figure may end here: no longer one would, and a name follows."""
    if text[end].isdigit() and not re.match(r"20\d\d年", text[end:]):
        return False
    if text[end] in f"{SIGNS}%％.,，、;；。:：)）-~～/以之":
        return False
    longer = any(
        is_figure(text[at:stop])
        for stop in range(end + 1, min(len(text), end + 8) + 1)
        for at in figure_starts(text[max(0, end - LONGEST_VALUE) : end], min(end, LONGEST_VALUE))
        for at in [max(0, end - LONGEST_VALUE) + at]
    )
    return not longer
