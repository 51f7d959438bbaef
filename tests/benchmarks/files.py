"""The PDFs that benchmarks read: a fixture repeated to any length, and pages drawn afresh."""

import io
from collections.abc import Iterator
from pathlib import Path

import pypdfium2

from tests.benchmarks.county_pages import county_pdf

COUNTY = Path(__file__).parents[2] / "fixtures" / "county" / "qiyun_renshe_2025.pdf"
FORMS = 22
"""How many pages at the end of the fixture hold a form each."""


def printed(pages: int) -> bytes:
    """Make a PDF of that many pages by repeating the 22 forms of the county fixture.

    They come from a word processor: embedded fonts, thin rectangles for borders.
    """
    source = pypdfium2.PdfDocument(COUNTY)
    target = pypdfium2.PdfDocument.new()
    forms = list(range(len(source) - FORMS, len(source)))
    for start in range(0, pages, FORMS):
        target.import_pages(source, forms[: pages - start])
    written = io.BytesIO()
    target.save(written)
    return written.getvalue()


def build(folder: Path, pages: int) -> Iterator[tuple[str, Path]]:
    """Write both kinds of file with that many pages and yield name and place of each."""
    for name, make in (("printed", printed), ("drawn", county_pdf)):
        path = folder / f"{name}-{pages}.pdf"
        path.write_bytes(make(pages))
        yield f"{name}-{pages}", path
