"""What the cells of a form without any look like: figures, points, signs, the header's columns."""

import re
from collections.abc import Sequence

from bgtlint.reading.normalise import compact
from bgtlint.recognition.labels import label
from bgtlint.recognition.layouts import Layout

FIGURE = re.compile(r"[-−]?[0-9][0-9.,]*%?|—+|/|-+|#[A-Z0-9/]+[!?]?")
"""An amount or a rate, what stands for none, or a sheet's error."""
NUMBER_OF_POINTS = re.compile(r"\d+(?:\.\d+)?分?")
SIGNS = frozenset("≥≤＝=＞＜><") | {">=", "<=", "定性"}
"""What a comparator's cell holds."""


def columns_in_order(printed: Sequence[str], layout: Layout) -> list[tuple[str, str]]:
    """Return the canonical columns of a header's labels in order, each once, as printed."""
    taken: dict[int, str] = {}
    for name in layout.column_order:
        fits = [
            (layout.rank(name, label(compact(text))), index)
            for index, text in enumerate(printed)
            if index not in taken and name in layout.columns_of(label(compact(text)))
        ]
        if fits:
            taken[min(fits)[1]] = name
    return [(taken[index], printed[index]) for index in sorted(taken)]
