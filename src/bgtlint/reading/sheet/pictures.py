"""The pictures that float over a sheet, and the blank cells that they fill."""

from bgtlint.reading import archive
from bgtlint.reading.picture import PICTURE
from bgtlint.reading.sheet.parts import relations, root
from bgtlint.reading.sheet.table import Filled, SheetTable, Span
from bgtlint.reading.wordtext import Element, local

MOST = 1000
"""So many pictures of a sheet at most are looked at."""
NOWHERE = Span(0, 0, 0, -1)
"""Where a picture lies that is held by no cell."""
HIGH, WIDE = 40 * 12_700, 200 * 12_700
"""The most height and width (EMU) of a picture that is placed by its upper left corner alone."""


def pictures(data: bytes, part: str) -> list[Span]:
    """Give the cells from the first to the last that each picture of a sheet lies on.

    Source: ECMA-376 part 1, 20.5 (SpreadsheetML drawings); columns and rows count from 0 there.
    """
    found: list[Span] = []
    for kind, entry in relations(data, part).values():
        drawing = archive.entry(data, entry) if kind.endswith("/drawing") else None
        for anchor in root(drawing) if drawing else ():
            if next(anchor.iter("{*}pic"), None) is not None and len(found) < MOST:
                found.append(_span(anchor))
    return found


def _span(anchor: Element) -> Span:
    """Give where a picture lies; one too large to be in a cell spreads over the next."""
    parts = {local(part): part for part in anchor}
    begin = _place(parts.get("from"))
    end = _place(parts.get("to"))
    if end is None and (size := parts.get("ext")) is not None and begin is not None:
        high, wide = (_number(size.get(name)) for name in ("cy", "cx"))
        end = begin[0] + (high > HIGH), begin[1] + (wide > WIDE)
    return NOWHERE if begin is None or end is None else Span(*begin, *end)


def _place(corner: Element | None) -> tuple[int, int] | None:
    if corner is None:
        return None
    texts = {local(part): part.text for part in corner}
    return _number(texts.get("row")) + 1, _number(texts.get("col")) + 1


def _number(text: str | None) -> int:
    bare = (text or "").strip()
    return int(bare) if bare.isascii() and bare.isdecimal() and len(bare) < 12 else 0


def fill_with(table: SheetTable, found: list[Span]) -> None:
    """Let the blank cells, merged ones as one, that hold a whole picture say so.

    What stands alone in its row is no part of a form: an emblem over the title, a seal below.
    """
    rows = {row for row, _ in table.cells}
    for picture in found:
        cell = next((span for span in table.spans if _lies_in(picture, span)), None)
        place = picture[:2] if cell is None else cell[:2]
        whole = cell is not None or picture[:2] == picture[2:]
        if whole and place[0] in rows and place not in table.cells:
            table.cells[place] = Filled(PICTURE)


def _lies_in(inner: Span, outer: Span) -> bool:
    return (
        outer.top <= inner.top
        and outer.left <= inner.left
        and inner.bottom <= outer.bottom
        and inner.right <= outer.right
    )
