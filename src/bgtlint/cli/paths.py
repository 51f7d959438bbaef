"""PATH arguments to documents: files, folders and globs."""

import errno
import glob
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from bgtlint.reading.names import is_document, is_hidden


class PathError(ValueError):
    """A path that leads nowhere: what was given and what to do."""


class Lost(NamedTuple):
    """An entry of a folder that cannot be opened: its path, a diagnostic's code and detail."""

    name: str
    code: str
    detail: str = ""


class Expansion(NamedTuple):
    """What paths stand for.

    The documents, each once; the folders without any; the files of each folder that are no
    documents; and what could not be opened.
    """

    files: tuple[Path, ...]
    empty: tuple[str, ...]
    others: tuple[tuple[str, tuple[str, ...]], ...]
    lost: tuple[Lost, ...]


def _entries(folder: Path, above: tuple[str, ...] = ()) -> Iterator[Path | Lost]:
    """Yield the files of a folder and below, links to folders followed, and what is closed."""
    real = os.path.realpath(folder)
    if real in above:  # a link back to a folder that holds it
        return
    try:
        entries = sorted(folder.iterdir())
    except OSError as problem:
        yield Lost(str(folder), "folder-unreadable", problem.strerror or "")
        return
    for path in entries:
        if is_hidden([path.name]):
            continue
        if os.path.isdir(path):  # noqa: PTH112  Path.is_dir raises where access is denied
            yield from _entries(path, (*above, real))
        elif os.path.isfile(path) or not is_document(path.name):  # noqa: PTH113
            yield path
        else:
            yield Lost(str(path), "file-link-broken")


def _folder(folder: Path) -> tuple[list[Path], list[str], list[Lost]]:
    """List the documents of a folder and below, its other files, and what cannot be opened."""
    documents, others, lost = [], [], []
    for entry in _entries(folder):
        if isinstance(entry, Lost):
            lost.append(entry)
        elif is_document(entry.name):
            documents.append(entry)
        else:
            others.append(entry.relative_to(folder).as_posix())
    return sorted(documents), others, lost


def _too_long(path: Path) -> bool:
    try:
        path.lstat()
    except OSError as problem:
        return problem.errno == errno.ENAMETOOLONG
    return False


def expand(arguments: Sequence[str]) -> Expansion:
    """Find the documents that paths stand for.

    Raises `PathError` for a path that does not exist and for a glob that matches nothing.
    """
    found: dict[Path, None] = {}
    empty: list[str] = []
    passed_over: dict[str, tuple[str, ...]] = {}
    lost: list[Lost] = []
    for argument in arguments:
        if not argument:
            raise PathError(
                "路径是空的。请写出要检查的文件。 / An empty path. Name a file to check."
            )
        path = Path(argument)
        if _too_long(path):
            raise PathError(
                f"路径过长：{argument[:40]}…。请检查文件名。 / Path too long: {argument[:40]}…"
            )
        if os.path.isdir(path):  # noqa: PTH112
            inside, others, closed = _folder(path)
            lost += closed
            if not inside and not closed:
                empty.append(argument)
            if others:
                passed_over[argument] = tuple(others)
            found.update(dict.fromkeys(inside))
        elif os.path.exists(path):  # noqa: PTH110
            found[path] = None
        else:
            matches = sorted(glob.glob(argument, recursive=True))  # noqa: PTH207  a pattern may be absolute
            files = [Path(match) for match in matches if Path(match).is_file()]
            files = [file for file in files if not is_hidden([file.name])]
            if not files:
                raise PathError(
                    f"路径不存在：{argument}。请检查文件名和所在文件夹。"
                    f" / No such path: {argument}. Check the name and the folder."
                )
            found.update(dict.fromkeys(files))
    return Expansion(tuple(found), tuple(empty), tuple(passed_over.items()), tuple(lost))
