"""One file -> its format, its fingerprint and its pages, whatever the format."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from bgtlint.model import Diagnostic, Grid, Page
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


def _pdf(request: Request) -> Contents:
    from bgtlint.reading.pdf import open_pdf

    opened = open_pdf(request.data, request.limits, request.pdf_engine)
    if isinstance(opened, Diagnostic):
        return Contents(None, iter(()), opened)
    return Contents(opened.page_count, opened.pages())


def _docx(request: Request) -> Contents:
    from bgtlint.reading.docx import read_docx

    opened = read_docx(request.data, request.limits)
    if isinstance(opened, Diagnostic):
        return Contents(None, iter(()), opened)
    return Contents(None, opened)


def _text(request: Request) -> Contents:
    from bgtlint.reading.text import read_text

    return Contents(*read_text(request.data))


READERS: dict[str, Callable[[Request], Contents]] = {"pdf": _pdf, "docx": _docx, "text": _text}


def open_document(
    path: Path, *, pdf_engine: str = "pdfium", limits: Limits | None = None
) -> Reading:
    """Open a document; its format is decided by its content, not by its name.

    Raises OSError when the path cannot be read and ValueError for an unknown `pdf_engine`;
    everything wrong with the content is a diagnostic.
    """
    limits = limits or Limits()
    too_big = over("bytes", path.stat().st_size, limits.bytes)
    if too_big:
        return Reading("", "", None, iter(()), (too_big,))
    data = path.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    detected = detect(data)
    if detected.diagnostic:
        return Reading(detected.format, digest, None, iter(()), (detected.diagnostic,))
    contents = READERS[detected.format](Request(data, limits, pdf_engine))
    refusal = contents.diagnostic or over("pages", contents.page_count or 0, limits.pages)
    if refusal:
        return Reading(detected.format, digest, contents.page_count, iter(()), (refusal,))
    pages = _within(contents.pages, limits.cells)
    return Reading(detected.format, digest, contents.page_count, pages)


def _within(pages: Iterator[Page], limit: int) -> Iterator[Page]:
    """Pass pages on until the document's cells are too many; that page ends the document."""
    cells = 0
    for page in pages:
        cells += sum(len(block.cells) for block in page.blocks if isinstance(block, Grid))
        too_many = over("cells", cells, limit, page.number)
        if too_many:
            yield Page(page.number, (), (*page.diagnostics, too_many))
            return
        yield page
