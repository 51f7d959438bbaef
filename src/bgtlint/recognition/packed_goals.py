"""The rows of a goal table run together: name and value behind each level name, by grammar alone.

No sum judges them. A segment is cut only where each value stands by its sign, its percentage or
the word before it, and where no figure in a name could be a value of its own.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from bgtlint.recognition.packed_values import (
    LONGEST_VALUE,
    SIGNS,
    cut_one,
    figure_starts,
    is_figure,
    is_led,
    is_name,
)

MOST = 400
"""A longer segment is left alone."""
_DIGIT = re.compile(r"\d")


def is_goal(columns: Sequence[str]) -> bool:
    """Tell whether columns are a name and its value, and at most a note nobody filled in."""
    return [*columns] in (["level3", "value"], ["level3", "value", "note"])


def goal_ways(text: str, columns: Sequence[str]) -> list[Mapping[str, str]] | None:
    """Return the rows of a segment, None where they leave a doubt."""
    del columns
    if len(text) > MOST:
        return None
    rows: list[Mapping[str, str]] = []
    start = 0
    for end in _ends(text):
        cut = cut_one(text[start:end])
        if cut is None:
            return None
        at = start + cut
        rows.append({"level3": text[start:at].rstrip("。；"), "value": text[at:end]})
        start = end
    return rows if start == len(text) else None


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
