"""PATH arguments to documents: files, folders and globs."""

import errno
import glob
from collections.abc import Iterator, Sequence
from pathlib import Path

SUFFIXES = frozenset(
    (
        *(".pdf", ".docx", ".doc", ".wps", ".xlsx", ".xls", ".et"),
        *(".html", ".htm", ".csv", ".txt", ".md", ".zip"),
    )
)
"""What counts as a document inside a folder; a file named by itself is always tried."""


class PathError(ValueError):
    """A path that leads nowhere: what was given and what to do."""


def _folder(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
        if path.is_file() and path.suffix.lower() in SUFFIXES and not hidden:
            yield path


def _too_long(path: Path) -> bool:
    try:
        path.lstat()
    except OSError as problem:
        return problem.errno == errno.ENAMETOOLONG
    return False


def expand(arguments: Sequence[str]) -> tuple[tuple[Path, ...], tuple[str, ...]]:
    """Return the documents that paths stand for, each once, and the folders without any.

    Raises `PathError` for a path that does not exist and for a glob that matches nothing.
    """
    found: dict[Path, None] = {}
    empty = []
    for argument in arguments:
        path = Path(argument)
        if _too_long(path):
            raise PathError(
                f"路径过长：{argument[:40]}…。请检查文件名。 / Path too long: {argument[:40]}…"
            )
        if path.is_dir():
            inside = list(_folder(path))
            if not inside:
                empty.append(argument)
            found.update(dict.fromkeys(inside))
        elif path.exists():
            found[path] = None
        else:
            matches = sorted(glob.glob(argument, recursive=True))  # noqa: PTH207  a pattern may be absolute
            files = [Path(match) for match in matches if Path(match).is_file()]
            if not files:
                raise PathError(
                    f"路径不存在：{argument}。请检查文件名和所在文件夹。"
                    f" / No such path: {argument}. Check the name and the folder."
                )
            found.update(dict.fromkeys(files))
    return tuple(found), tuple(empty)
