"""One file -> its format, its fingerprint and its pages, whatever the format."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from bgtlint.model import Diagnostic, Grid, Line, Page
from bgtlint.reading.detect import detect
from bgtlint.reading.limits import Limits, over


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as opened: what it is, and its pages, read one at a time as they are asked for.

    `format` is "" when nothing reads the file; `page_count` None for formats without pages.
    `diagnostics` say why the document as a whole could not be read; then there are no pages.
    A damaged page comes without blocks and with diagnostics of its own. `sha256` is "" for a
    file over the byte limit, which is not read at all.
    """

    format: str
    sha256: str
    page_count: int | None
    pages: Iterator[Page]
    diagnostics: tuple[Diagnostic, ...] = ()


class Request(NamedTuple):
    """What a reader needs: the bytes, the limits and the name of the PDF engine."""

    data: bytes
    limits: Limits
    pdf_engine: str


class Contents(NamedTuple):
    """What a reader gives: the number of pages and the pages, or why there are none."""

    page_count: int | None
    pages: Iterator[Page]
    diagnostic: Diagnostic | None = None


Opened = Iterator[Page] | Diagnostic


def _contents(opened: Opened) -> Contents:
    if isinstance(opened, Diagnostic):
        return Contents(None, iter(()), opened)
    return Contents(None, opened)


def _pdf(request: Request) -> Contents:
    from bgtlint.reading.pdf import open_pdf

    opened = open_pdf(request.data, request.limits, request.pdf_engine)
    if isinstance(opened, Diagnostic):
        return Contents(None, iter(()), opened)
    return Contents(opened.page_count, opened.pages())


def _docx(request: Request) -> Contents:
    from bgtlint.reading.docx import read_docx

    return _contents(read_docx(request.data, request.limits))


def _xlsx(request: Request) -> Contents:
    from bgtlint.reading.sheet.xlsx import read_xlsx

    return _contents(read_xlsx(request.data, request.limits))


def _xmlss(request: Request) -> Contents:
    from bgtlint.reading.sheet.xmlss import read_xmlss

    return _contents(read_xmlss(request.data, request.limits))


def _html(request: Request) -> Contents:
    from bgtlint.reading.html import read_html

    return _contents(read_html(request.data, request.limits))


def _mhtml(request: Request) -> Contents:
    from bgtlint.reading.html import read_mhtml

    return _contents(read_mhtml(request.data, request.limits))


def _csv(request: Request) -> Contents:
    from bgtlint.reading.sheet.delimited import read_delimited

    return _contents(read_delimited(request.data, request.limits))


def _text(request: Request) -> Contents:
    from bgtlint.reading.text import read_text

    return Contents(*read_text(request.data, request.limits))


def _converted(name: str) -> Callable[[Request], Contents]:
    """Make the reader of a format that LibreOffice turns into one that is read here."""

    def read(request: Request) -> Contents:
        from bgtlint.reading.office import CONVERSIONS, convert

        made = convert(request.data, name, request.limits)
        if isinstance(made, Diagnostic):
            return Contents(None, iter(()), made)
        contents = READERS[CONVERSIONS[name].target](request._replace(data=made))
        note = Page(None, (), (Diagnostic("office-converted", detail=name),))
        return contents._replace(pages=chain([note], contents.pages))

    return read


READERS: dict[str, Callable[[Request], Contents]] = {
    "pdf": _pdf,
    "docx": _docx,
    "xlsx": _xlsx,
    "xmlss": _xmlss,
    "html": _html,
    "mhtml": _mhtml,
    "csv": _csv,
    "text": _text,
    **{name: _converted(name) for name in ("doc", "xls", "xlsb", "rtf", "odt", "ods", "wordml")},
}
"""The reader of each format that `detect` names; `zip` has none, its members are documents."""


def open_document(
    source: Path | bytes, *, pdf_engine: str = "pdfium", limits: Limits | None = None
) -> Reading:
    """Open a document by its path or its bytes; its format is decided by its content.

    Raises OSError when the path cannot be read and ValueError for an unknown `pdf_engine`;
    everything wrong with the content is a diagnostic.
    """
    limits = limits or Limits()
    size = len(source) if isinstance(source, bytes) else source.stat().st_size
    too_big = over("bytes", size, limits.bytes)
    if too_big:
        return Reading("", "", None, iter(()), (too_big,))
    data = source if isinstance(source, bytes) else _read(source, limits.bytes)
    too_big = over("bytes", len(data), limits.bytes)
    if too_big:
        return Reading("", "", None, iter(()), (too_big,))
    digest = hashlib.sha256(data).hexdigest()
    detected = detect(data)
    if detected.diagnostic:
        return Reading(detected.format, digest, None, iter(()), (detected.diagnostic,))
    if detected.format not in READERS:
        refusal = Diagnostic("zip-not-opened")
        return Reading("", digest, None, iter(()), (refusal,))
    contents = READERS[detected.format](Request(data, limits, pdf_engine))
    refused = contents.diagnostic or over("pages", contents.page_count or 0, limits.pages)
    if refused:
        return Reading(detected.format, digest, contents.page_count, iter(()), (refused,))
    pages = _within(map(_short(limits.text), contents.pages), limits)
    return Reading(detected.format, digest, contents.page_count, pages)


def _read(path: Path, most: int) -> bytes:
    """Read a file; of one that states no size, such as a pipe, no more than tells it is too big."""
    with path.open("rb") as file:
        return file.read(most + 1)


def _short(most: int) -> Callable[[Page], Page]:
    """Make the step that takes lines and cells of more than `most` characters out of a page."""

    def short(page: Page) -> Page:
        longest = max(map(len, _texts(page)), default=0)
        too_long = over("text", longest, most, page.number)
        if not too_long:
            return page
        blocks = (_without_long(block, most) for block in page.blocks)
        kept = tuple(block for block in blocks if block is not None)
        return replace(page, blocks=kept, diagnostics=(*page.diagnostics, too_long))

    return short


def _texts(page: Page) -> Iterator[str]:
    for block in page.blocks:
        if isinstance(block, Grid):
            yield from (cell.text for cell in block.cells)
        else:
            yield block.text


def _without_long(block: Grid | Line, most: int) -> Grid | Line | None:
    """Return a line unless it is too long; a grid with its long cells blank."""
    if isinstance(block, Line):
        return block if len(block.text) <= most else None
    cells = (cell if len(cell.text) <= most else replace(cell, text="") for cell in block.cells)
    return replace(block, cells=tuple(cells))


def _within(pages: Iterator[Page], limits: Limits) -> Iterator[Page]:
    """Pass pages on until cells, lines or characters are too many; that page ends the document."""
    cells = lines = characters = 0
    for page in pages:
        characters += sum(map(len, _texts(page)))
        cells += sum(len(block.cells) for block in page.blocks if isinstance(block, Grid))
        lines += sum(isinstance(block, Line) for block in page.blocks)
        too_many = (
            over("cells", cells, limits.cells, page.number)
            or over("lines", lines, limits.lines, page.number)
            or over("characters", characters, limits.characters, page.number)
        )
        if too_many:
            yield Page(page.number, (), (*page.diagnostics, too_many))
            return
        yield page
