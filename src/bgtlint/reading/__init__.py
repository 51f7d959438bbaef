"""The reading room: bytes -> pages of lines and grids, in reading order."""

from bgtlint.reading.continuation import join
from bgtlint.reading.document import Reading, open_document
from bgtlint.reading.limits import Limits

__all__ = ["Limits", "Reading", "join", "open_document"]
