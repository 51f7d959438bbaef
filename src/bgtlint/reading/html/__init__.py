"""Web pages: what a browser shows, tables as grids and the text between them as lines."""

from bgtlint.reading.html.page import read_html, read_mhtml

__all__ = ["read_html", "read_mhtml"]
