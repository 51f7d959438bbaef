"""Cells that hold the actual value and the score together: 完成值/得分, 42盏/10."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from bgtlint.model import FormRow, Location
from bgtlint.reading.normalise import compact, squash
from bgtlint.recognition.cells import NUMBER_OF_POINTS

SHARED = "result"
"""The column of such cells, by the layouts' name."""
BOTH = ("actual", "score")

_PARTS = re.compile(r"\s*(?P<actual>\S.*?)\s*[/／;；\n]\s*(?P<score>\d+(?:\.\d+)?)\s*分?\s*", re.S)


def _parts(row: FormRow) -> dict[str, Location] | None:
    """Return actual value and score of a cell, None where the last part is no score.

    A score is a number that is not greater than the row's points.
    """
    place, weight = row.cells[SHARED], row.cells.get("weight")
    if not compact(place.text):
        return dict.fromkeys(BOTH, place)
    found = _PARTS.fullmatch(place.text)
    most = NUMBER_OF_POINTS.fullmatch(compact(weight.text)) if weight is not None else None
    if found is None or most is None or weight is None:
        return None
    if Decimal(found["score"]) > Decimal(compact(weight.text).removesuffix("分")):
        return None
    label = squash(place.label)
    return {name: replace(place, text=found[name], label=label) for name in BOTH}


def apart(rows: Sequence[FormRow]) -> tuple[tuple[FormRow, ...], tuple[Location, ...]]:
    """Return the rows with actual value and score apart, and the cells where they cannot be told.

    One cell that does not come apart leaves them all as they are: none is read.
    """
    shared = [row for row in rows if SHARED in row.cells]
    if not shared:
        return tuple(rows), ()
    found = {id(row): _parts(row) for row in shared}
    whole = all(parts is not None for parts in found.values())
    made: list[FormRow] = []
    lost: list[Location] = []
    for row in rows:
        place = row.cells.get(SHARED)
        kept = {name: at for name, at in row.cells.items() if name != SHARED}
        if place is not None and not whole:
            lost += [place] if compact(place.text) else []
        made.append(replace(row, cells={**kept, **((found.get(id(row)) or {}) if whole else {})}))
    return tuple(made), tuple(lost)
