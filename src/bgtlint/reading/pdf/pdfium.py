"""The PDFium engine: fast, checks itself, and leaves to pdfplumber what it is not sure of."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, partial

from bgtlint.model import Diagnostic, Page
from bgtlint.reading.limits import Limits
from bgtlint.reading.pdf.checks import doubtful, fault
from bgtlint.reading.pdf.engine import PdfDocument
from bgtlint.reading.pdf.pdfium_api import PASSWORD_ERROR, library
from bgtlint.reading.pdf.pdfium_page import read_page, tools_for
from bgtlint.reading.pdf.wholeness import streams

Reader = Callable[[int], Page]


@dataclass(frozen=True, slots=True)
class PdfiumDocument:
    """A PDF that PDFium can open; each run over its pages opens it anew and closes it again."""

    data: bytes
    page_count: int
    limits: Limits
    unpainted: bool = False
    layers: Mapping[int, str] = field(default_factory=dict)

    def page(self, number: int) -> Page:
        """Read one page, counted from 1."""
        with self._reader() as read:
            return read(number)

    def pages(self) -> Iterator[Page]:
        """Read the pages in order, one held at a time."""
        with self._reader() as read:
            yield from map(read, range(1, self.page_count + 1))

    @contextmanager
    def _reader(self) -> Iterator[Reader]:
        """Open the document; pages that are doubtful are read again by pdfplumber."""
        tools = tools_for(self.limits, self.unpainted)
        second = cache(partial(_plumber, self.data, self.limits))
        document = tools.library.load_document(self.data, len(self.data), None)

        def read(number: int) -> Page:
            if number in self.layers:
                return Page(number, (), (Diagnostic("page-layer", number, self.layers[number]),))
            page = read_page(tools, document, number)
            if page is not None and not doubtful(page):
                return page
            wrong = fault(page) if page and page.diagnostics else None
            if page and wrong:  # pdfplumber would read what is named here as if it were seen
                return Page(number, (), (*page.diagnostics, wrong))
            return _judged(second(), number)

        try:
            yield read
        finally:
            tools.library.close_document(document)


@dataclass(frozen=True, slots=True)
class PdfiumEngine:
    """Opens PDFs with PDFium; a file that it cannot open or that is damaged goes to pdfplumber."""

    def open(self, data: bytes, limits: Limits) -> PdfDocument | Diagnostic:
        """Open a document held in memory."""
        api = library()
        document = api.load_document(data, len(data), None)
        if not document and api.last_error() == PASSWORD_ERROR:
            return Diagnostic("pdf-password")
        count = api.page_count(document) if document else 0
        if document:
            api.close_document(document)
        found = streams(data)
        if not count or not found.whole:
            return _plumber(data, limits)
        return PdfiumDocument(data, count, limits, found.unpainted, _layers(data, found.layered))


def _layers(data: bytes, layered: bool) -> Mapping[int, str]:
    """Find the pages with layers that are off; pdfminer is asked only where there are layers."""
    if not layered:
        return {}
    from bgtlint.reading.pdf.layers import pages_with_hidden_layers

    return pages_with_hidden_layers(data)


def _plumber(data: bytes, limits: Limits) -> PdfDocument | Diagnostic:
    from bgtlint.reading.pdf.plumber import PlumberEngine

    return PlumberEngine().open(data, limits)


def _judged(document: PdfDocument | Diagnostic, number: int) -> Page:
    """Read a page with pdfplumber; it is set aside when its tables do not agree either."""
    if isinstance(document, Diagnostic):
        return Page(number, (), (Diagnostic("page-damaged", number, document.code),))
    page = document.page(number)
    wrong = fault(page)
    return Page(number, (), (*page.diagnostics, wrong)) if wrong else page
