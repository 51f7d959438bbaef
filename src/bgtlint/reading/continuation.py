"""Tables that a page break cut in two: one grid again, before anything looks at them.

Two different forms on successive pages have the same columns too, so a grid is joined only when
nothing but repeated lines and page numbers stands between the parts, and when the second part
does not begin like a form of its own.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from bgtlint.model import Grid, Line, Page
from bgtlint.reading.normalise import compact
from bgtlint.reading.seam import fits, merged
from bgtlint.reading.stacked import apart

FOLIO = re.compile(
    r"[-—–·.()/]*(第?\d{1,4}页?|page\d{1,4}|[ivxlc]{1,6})([/,，、共of]*\d{1,4}页?)?[-—–·.()/]*",
    re.IGNORECASE,
)
CONTINUED = re.compile(r"\(?(续|接)(上|前)?(表|页)?\d*\)?")


class Held(NamedTuple):
    """Pages held back: the one with the open grid, and what is left of those that went into it."""

    pages: tuple[Page, ...]
    at: int | None

    @property
    def grid(self) -> Grid | None:
        """The grid that may go on."""
        block = None if self.at is None else self.pages[0].blocks[self.at]
        return block if isinstance(block, Grid) else None


def join(pages: Iterable[Page]) -> Iterator[Page]:
    """Join tables that continue over the page break, and take apart what holds several forms.

    The joined grid stands on the first of its pages; its cells from a later page carry that
    page's number. One page is held back, or as many as one table runs over. Pages without a
    number are sheets of a workbook or whole texts, over whose ends no table goes.
    """
    return map(apart, _continued(pages))


def _continued(pages: Iterable[Page]) -> Iterator[Page]:
    held: Held | None = None
    for page in pages:
        if held is None:
            held = Held((page,), None)
            continue
        joined = _joined(held, page)
        if joined is None:
            yield from held.pages
            held = Held((page,), None)
        elif joined.at is None:
            yield from joined.pages[:-1]
            held = Held(joined.pages[-1:], None)
        else:
            held = joined
    if held is not None:
        yield from held.pages


def _joined(held: Held, page: Page) -> Held | None:
    """Put the page's first grid into the open one, None when it does not belong there.

    `at` comes back as None when the last grid of `page` is another one than the joined one.
    """
    last = held.pages[-1]
    if last.number is None:
        return None
    tail = held.at if held.at is not None else _edge(held.pages[0].blocks, _texts(page), -1)
    head = _edge(page.blocks, _texts(held.pages[0]) | _texts(last), 1)
    if tail is None or head is None:
        return None
    first, second = held.pages[0].blocks[tail], page.blocks[head]
    if not (isinstance(first, Grid) and isinstance(second, Grid) and fits(first, second)):
        return None
    blocks = list(held.pages[0].blocks)
    blocks[tail] = merged(first, second, page.number)
    rest = replace(page, blocks=page.blocks[:head] + page.blocks[head + 1 :])
    whole = (replace(held.pages[0], blocks=tuple(blocks)), *held.pages[1:], rest)
    ends = not any(_stops(block, frozenset()) for block in page.blocks[head + 1 :])
    return Held(whole, tail if ends else None)


def _texts(page: Page) -> frozenset[str]:
    return frozenset(compact(block.text) for block in page.blocks if isinstance(block, Line))


def _edge(blocks: Sequence[Line | Grid], repeated: frozenset[str], step: int) -> int | None:
    """Find the first block (last with step -1) that is no running line; None if it is no grid."""
    order = range(len(blocks)) if step > 0 else reversed(range(len(blocks)))
    found = next((index for index in order if _stops(blocks[index], repeated)), None)
    return found if found is not None and isinstance(blocks[found], Grid) else None


def _stops(block: Line | Grid, repeated: frozenset[str]) -> bool:
    """Tell whether a block ends a table's page: not a page number or a line on both pages."""
    if isinstance(block, Grid):
        return True
    text = compact(block.text)
    running = text in repeated or FOLIO.fullmatch(text) or CONTINUED.fullmatch(text)
    return bool(text) and not running
