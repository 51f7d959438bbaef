"""Text set in upright columns, which follow each other from right to left."""

from collections.abc import Sequence
from itertools import pairwise

from bgtlint.reading.pdf.geometry import Glyph

BESIDE, BELOW, FARTHEST = 0.5, 0.3, 3.0
FEWEST = 3


def upright_columns(glyphs: Sequence[Glyph]) -> list[str] | None:
    """Give the columns of a cell in the order in which they are read; None for other text.

    `glyphs` are in the order of the content: each stands under the one before it, or begins a
    column at the left of it and no lower. One column alone reads like lines of one character.
    """
    printed = [glyph for glyph in glyphs if glyph.text.strip()]
    if len(printed) < FEWEST:
        return None
    columns = [printed[0].text]
    for before, glyph in pairwise(printed):
        em = max(before.x1 - before.x0, before.bottom - before.top)
        right = (glyph.x0 + glyph.x1 - before.x0 - before.x1) / 2
        down = (glyph.top + glyph.bottom - before.top - before.bottom) / 2
        if abs(right) <= BESIDE * em and BELOW * em <= down <= FARTHEST * em:
            columns[-1] += glyph.text
        elif right < -BESIDE * em and down <= BELOW * em:
            columns.append(glyph.text)
        else:
            return None
    return columns if 1 < len(columns) < len(printed) else None
