"""Amounts itemised in a text: 其中：培训费 30 万元；设备费 20 万元."""

import re

from bgtlint.interpretation.values import read_numbers
from bgtlint.model import Figure, Location, MeasureKind

_CUE = re.compile(r"其中|包括|分别为|明细|[:：]")
_TOTAL = re.compile(r"(?:合计|共计|总计|共需|总额|总投资|共)[^0-9]{0,6}$")
_ITEM = re.compile(r"[;；。，,、\n]")


def read_breakdown(place: Location) -> tuple[Figure, ...]:
    """Return the amounts of money that a text lists item by item, () when it lists none.

    An item is a clause with one amount; prices (元/人), totals (共 50 万元) and what stands
    before the cue (其中, 包括, a colon) are no items.
    """
    cue = _CUE.search(place.text)
    if cue is None:
        return ()
    items = []
    for clause in _ITEM.split(place.text[cue.end() :]):
        amounts = [m for m in read_numbers(clause) if m.kind is MeasureKind.MONEY]
        if len(amounts) == 1 and not _TOTAL.search(clause.split(amounts[0].text[:1])[0]):
            items.append(Figure(place, amounts[0]))
    return tuple(items)
