"""What the name of a file inside a folder or an archive says: a document, other, or no file."""

from collections.abc import Iterable
from pathlib import PurePosixPath

SUFFIXES = frozenset(
    (
        *(".pdf", ".ofd", ".docx", ".docm", ".doc", ".dot", ".wps", ".wpt", ".rtf", ".odt"),
        *(".xlsx", ".xlsm", ".xlsb", ".xls", ".et", ".ett", ".ods", ".csv", ".tsv"),
        *(".html", ".htm", ".mht", ".mhtml", ".xml", ".txt", ".md", ".zip", ".rar", ".7z"),
    )
)
"""What counts as a document inside a folder or an archive; a file named by itself is always
tried, and what a file is its content decides."""
NO_FILES = (".", "~$", "~wr")
SHOWN = 20


def is_document(name: str) -> bool:
    """Tell whether a name is that of a document."""
    return PurePosixPath(name).suffix.lower() in SUFFIXES


def is_hidden(parts: Iterable[str]) -> bool:
    """Tell whether a path leads to a lock file, a hidden file or a system's own folder."""
    return any(part.lower().startswith(NO_FILES) or part == "__MACOSX" for part in parts)


def listed(names: list[str]) -> str:
    """Count names and list the first of them."""
    more = " …" if len(names) > SHOWN else ""
    return f"{len(names)}（{'、'.join(names[:SHOWN])}{more}）"
