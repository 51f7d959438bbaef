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


def masked_pages(pages: Iterable[Page]) -> tuple[Page, ...]:
    """Return the pages with personal numbers masked, each told by its cell or line.

    A number found once is masked wherever its digits stand, with or without gaps.
    """
    found = tuple(pages)
    known = {number: secret for page in found for number, secret in _numbers(page)}
    return tuple(_page(page, known) for page in found) if known else found


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


def _page(page: Page, known: Mapping[str, Secret]) -> Page:
    pattern = re.compile(
        r"(?<![0-9A-Za-z])(?:"
        + "|".join(r"[\s-]?".join(map(re.escape, number)) for number in sorted(known, key=_longest))
        + r")(?![0-9A-Za-z])",
        re.IGNORECASE,
    )
    return replace(page, blocks=tuple(_block(block, pattern, known) for block in page.blocks))


def _longest(number: str) -> tuple[int, str]:
    return -len(number), number


def _block(
    block: Line | Grid, pattern: re.Pattern[str], known: Mapping[str, Secret]
) -> Line | Grid:
    if isinstance(block, Grid):
        return replace(block, cells=tuple(_hidden(cell, pattern, known) for cell in block.cells))
    return _hidden(block, pattern, known)


def _hidden(holder: Holder, pattern: re.Pattern[str], known: Mapping[str, Secret]) -> Holder:
    secrets: list[Secret] = []

    def cover(found: re.Match[str]) -> str:
        secret = known[re.sub(r"[\s-]", "", found[0]).upper()]
        secrets.append(secret)
        return secret.masked

    text = pattern.sub(cover, holder.text)
    return replace(holder, text=text, secrets=tuple(secrets)) if secrets else holder
