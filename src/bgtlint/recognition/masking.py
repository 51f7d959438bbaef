"""Pages with every personal number masked, before anything else sees them.

What is masked here cannot come out again: forms, findings and reports know the masked text only.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from bgtlint.model import Cell, Grid, Line, Page, Secret
from bgtlint.reading.normalise import compact
from bgtlint.recognition.personal import find_personal

Holder = TypeVar("Holder", Cell, Line)

_RUN = re.compile(r"(?<![0-9A-Za-z])[0-9](?:[\s-]?[0-9Xx])+(?![0-9A-Za-z])")
_PIECE = re.compile(r"([\s-]?)([0-9Xx]+)")
_MOST_PIECES = 8


def masked_pages(pages: Iterable[Page]) -> tuple[Page, ...]:
    """Return the pages with personal numbers masked, each told by its cell or line.

    A number found once is masked wherever its digits stand, with or without gaps.
    """
    found = tuple(pages)
    known = {number: secret for page in found for number, secret in _numbers(page)}
    if not known:
        return found
    return tuple(
        replace(page, blocks=tuple(_block(block, known) for block in page.blocks)) for page in found
    )


def _numbers(page: Page) -> Iterator[tuple[str, Secret]]:
    for block in page.blocks:
        texts: Iterable[tuple[str, tuple[str, ...]]] = (
            [(block.text, ())] if isinstance(block, Line) else _labelled(block)
        )
        for text, labels in texts:
            for found in find_personal(text, labels):
                yield found.number.upper(), found.secret


def _labelled(grid: Grid) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the texts of cells with the text left of each and that at the top of its column."""
    rows: dict[int, list[Cell]] = {}
    tops: dict[int, Cell] = {}
    for cell in sorted(grid.cells, key=lambda cell: (cell.row, cell.column)):
        left = rows.setdefault(cell.row, [])
        if sum(map(str.isdigit, cell.text)) >= 9:
            near = (left[-1:], [tops[cell.column]] if cell.column in tops else [])
            yield cell.text, tuple(compact(one.text) for cells in near for one in cells)
        if cell.text.strip():
            left.append(cell)
            tops.setdefault(cell.column, cell)


def _block(block: Line | Grid, known: Mapping[str, Secret]) -> Line | Grid:
    if isinstance(block, Grid):
        return replace(block, cells=tuple(_hidden(cell, known) for cell in block.cells))
    return _hidden(block, known)


def _hidden(holder: Holder, known: Mapping[str, Secret]) -> Holder:
    secrets: list[Secret] = []
    text = _RUN.sub(lambda run: _covered(run[0], known, secrets), holder.text)
    return replace(holder, text=text, secrets=tuple(secrets)) if secrets else holder


def _covered(run: str, known: Mapping[str, Secret], secrets: list[Secret]) -> str:
    """Return a run of digits and gaps with the known numbers in it masked."""
    pieces = _PIECE.findall(run)
    shown = ""
    index = 0
    while index < len(pieces):
        for last in range(min(len(pieces), index + _MOST_PIECES), index, -1):
            whole = "".join(digits for _, digits in pieces[index:last]).upper()
            if whole in known:
                secrets.append(known[whole])
                shown += pieces[index][0] + known[whole].masked
                index = last
                break
        else:
            shown += "".join(pieces[index])
            index += 1
    return shown
