"""PDF: one contract, one or more engines behind it, shared geometry."""

from bgtlint.model import Diagnostic
from bgtlint.reading.limits import Limits
from bgtlint.reading.pdf.engine import PdfDocument, PdfEngine

__all__ = ["ENGINES", "PdfDocument", "PdfEngine", "open_pdf"]


def _pdfplumber() -> PdfEngine:
    from bgtlint.reading.pdf.plumber import PlumberEngine

    return PlumberEngine()


def _pdfium() -> PdfEngine:
    from bgtlint.reading.pdf.pdfium import PdfiumEngine

    return PdfiumEngine()


ENGINES = {"pdfium": _pdfium, "pdfplumber": _pdfplumber}


def open_pdf(data: bytes, limits: Limits, engine: str) -> PdfDocument | Diagnostic:
    """Open a PDF with the engine of that name.

    Raises ValueError for a name that is not in `ENGINES`.
    """
    if engine not in ENGINES:
        raise ValueError(f"unknown PDF engine {engine!r}, expected one of {', '.join(ENGINES)}")
    return ENGINES[engine]().open(data, limits)
