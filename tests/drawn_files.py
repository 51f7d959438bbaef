"""Drawings of tables saved as files of every type that is written without a PDF."""

from pathlib import Path

from fixtures.builder.drawing import Drawing, draw
from fixtures.builder.drawn_excel import write_drawn_xlsx
from fixtures.builder.drawn_text import write_drawn_text
from fixtures.builder.drawn_web import write_drawn_html
from fixtures.builder.drawn_word import write_drawn_docx

SUFFIXES = (".docx", ".xlsx", ".html", ".txt")


def save_drawn(drawing: Drawing, path: Path) -> Path:
    """Write a drawing in the type that the path's suffix names, and return the path."""
    if path.suffix == ".docx":
        write_drawn_docx(drawing, path)
    elif path.suffix == ".xlsx":
        write_drawn_xlsx(drawing, path)
    elif path.suffix == ".html":
        path.write_bytes(write_drawn_html(drawing))
    else:
        path.write_text(write_drawn_text(drawing), encoding="utf-8")
    return path


def web_page(*blocks: str) -> bytes:
    """Return a web page of lines and tables; a text with `|` is a drawn table."""
    parts = tuple(draw(block) if "|" in block else block for block in blocks)
    return write_drawn_html(Drawing("form", "", "芦阳市", parts))
