"""What a PDF engine gives: pages, or the reason why there are none."""

from collections.abc import Iterator
from typing import Protocol

from bgtlint.model import Diagnostic, Page
from bgtlint.reading.limits import Limits


class PdfDocument(Protocol):
    """An opened PDF; pages are read as they are asked for."""

    @property
    def page_count(self) -> int:
        """How many pages the file has, as far as its page tree can be read."""

    def page(self, number: int) -> Page:
        """Read one page, counted from 1; one that cannot be read comes with diagnostics only."""

    def pages(self) -> Iterator[Page]:
        """Read the pages in order; a page that cannot be read comes with diagnostics only."""


class PdfEngine(Protocol):
    """A way to read PDFs."""

    def open(self, data: bytes, limits: Limits) -> PdfDocument | Diagnostic:
        """Open a document held in memory, or say why it cannot be opened."""
