"""How much of one document is read before it is set aside."""

from dataclasses import dataclass

from bgtlint.model import Diagnostic

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that one document may ask for; whatever is over is a diagnostic, never a hang.

    Sizes in bytes; `pages` counts the sheets of a workbook too, `lines` those outside tables,
    `characters` those of all pages;
    `text` counts the characters of one line or cell, `attributes` those of one tag of a web page;
    `parts` counts the documents put whole into another; `zip_ratio` is uncompressed over
    compressed size, of one entry and of a whole archive; `page_objects` counts the rectangles,
    lines and curves of a PDF page, `page_crossings` the points where its rulings meet;
    `convert_seconds` is what LibreOffice may take for a file.
    """

    bytes: int = 200 * MIB
    pages: int = 5_000
    cells: int = 500_000
    lines: int = 300_000
    characters: int = 10_000_000
    text: int = 50_000
    attributes: int = 5_000
    parts: int = 500
    zip_entries: int = 10_000
    zip_documents: int = 2_000
    zip_ratio: int = 200
    zip_total: int = 1024 * MIB
    page_characters: int = 500_000
    page_objects: int = 200_000
    page_crossings: int = 10_000
    convert_seconds: float = 120.0


def over(name: str, found: int, limit: int, page: int | None = None) -> Diagnostic | None:
    """Give the diagnostic `limit-<name>` when `found` is over `limit`, else None."""
    if found <= limit:
        return None
    return Diagnostic(f"limit-{name}", page=page, detail=f"{found} > {limit}")
