"""What reading a page with PDFium takes, and what is known of it before its text."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bgtlint.reading.limits import Limits
from bgtlint.reading.pdf.pdfium_api import Handle, Library
from bgtlint.reading.pdf.pdfium_chars import Room
from bgtlint.reading.pdf.pdfium_edges import Drawing
from bgtlint.reading.pdf.pdfium_inks import Inks
from bgtlint.reading.pdf.pdfium_objects import Objects
from bgtlint.reading.pdf.pdfium_view import View
from bgtlint.reading.pdf.ruled import Table


@dataclass(frozen=True, slots=True)
class Tools:
    """What reading one document takes: the library, memory for its answers, the limits.

    `unpainted` tells that some of its text may not be painted.
    """

    library: Library
    room: Room
    inks: Inks
    objects: Objects
    limits: Limits
    unpainted: bool


class Sheet(NamedTuple):
    """A page of a document without its text; `share` is the part of it under images."""

    document: Handle
    page: Handle
    number: int
    drawn: Drawing
    view: View
    ruled: Sequence[Table]
    share: float
