"""The PDFium engine: fast, checks itself, and leaves to pdfplumber what it is not sure of."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial

from bgtlint.model import Diagnostic, Page
from bgtlint.reading.limits import Limits
from bgtlint.reading.pdf.checks import doubtful, fault
from bgtlint.reading.pdf.engine import PdfDocument
from bgtlint.reading.pdf.pdfium_ahead import opened_ahead
from bgtlint.reading.pdf.pdfium_api import PASSWORD_ERROR, Handle, Library, library
from bgtlint.reading.pdf.pdfium_page import close_page, draft_page, open_page, read_page, tools_for
from bgtlint.reading.pdf.wholeness import is_whole

Second = Callable[[], PdfDocument | Diagnostic]


@dataclass(frozen=True, slots=True)
class PdfiumDocument:
    """A PDF that PDFium can open; each run over its pages opens it anew and closes it again."""

    data: bytes
    page_count: int
    limits: Limits

    def page(self, number: int) -> Page:
        """Read one page, counted from 1."""
        tools = tools_for(self.limits)
        with self._opened(tools.library) as document:
            page = read_page(tools, document, number)
        return _judged(page, partial(_plumber, self.data, self.limits), number)

    def pages(self) -> Iterator[Page]:
        """Read the pages in order, one held at a time and the next one opened ahead."""
        tools = tools_for(self.limits)
        library = tools.library
        second = cache(partial(_plumber, self.data, self.limits))
        with (
            self._opened(library) as document,
            opened_ahead(
                partial(open_page, library, document), partial(close_page, library)
            ) as ahead,
        ):
            ahead.ask(1)
            for number in range(1, self.page_count + 1):
                draft = draft_page(tools, ahead.take(), number)
                if number < self.page_count:
                    ahead.ask(number + 1)
                yield _judged(draft() if draft else None, second, number)

    @contextmanager
    def _opened(self, library: Library) -> Iterator[Handle]:
        with library.lock:
            document = library.load_document(self.data, len(self.data), None)
        try:
            yield document
        finally:
            with library.lock:
                library.close_document(document)


@dataclass(frozen=True, slots=True)
class PdfiumEngine:
    """Opens PDFs with PDFium; a file that it cannot open or that is damaged goes to pdfplumber."""

    def open(self, data: bytes, limits: Limits) -> PdfDocument | Diagnostic:
        """Open a document held in memory."""
        api = library()
        with api.lock:
            document = api.load_document(data, len(data), None)
            if not document and api.last_error() == PASSWORD_ERROR:
                return Diagnostic("pdf-password")
            count = api.page_count(document) if document else 0
            if document:
                api.close_document(document)
        if not count or not is_whole(data):
            return _plumber(data, limits)
        return PdfiumDocument(data, count, limits)


def _plumber(data: bytes, limits: Limits) -> PdfDocument | Diagnostic:
    from bgtlint.reading.pdf.plumber import PlumberEngine

    return PlumberEngine().open(data, limits)


def _judged(page: Page | None, second: Second, number: int) -> Page:
    """Give a page, read again by pdfplumber if it is doubtful."""
    return _again(second(), number) if page is None or doubtful(page) else page


def _again(document: PdfDocument | Diagnostic, number: int) -> Page:
    """Read a page with pdfplumber; it is set aside when its tables do not agree either."""
    if isinstance(document, Diagnostic):
        return Page(number, (), (Diagnostic("page-damaged", number, document.code),))
    page = document.page(number)
    wrong = fault(page)
    return Page(number, (), (*page.diagnostics, wrong)) if wrong else page
