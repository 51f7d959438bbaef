"""PATH arguments to documents: files, folders and globs."""

import errno
import glob
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from bgtlint.reading.names import is_document, is_hidden


class PathError(ValueError):
    """A path that leads nowhere: what was given and what to do."""


class Expansion(NamedTuple):
    """The documents that paths stand for, each once; the folders without any; and the files of
    each folder that are no documents."""  # noqa: D205, D209

    files: tuple[Path, ...]
    empty: tuple[str, ...]
    others: tuple[tuple[str, tuple[str, ...]], ...]


def _folder(folder: Path) -> tuple[list[Path], list[str]]:
    """List the documents of a folder and below, and the names of its other files."""
    documents, others = [], []
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if not path.is_file() or is_hidden(inside.parts):
            continue
        if is_document(path.name):
            documents.append(path)
        else:
            others.append(inside.as_posix())
    return documents, others


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
    for argument in arguments:
        path = Path(argument)
        if _too_long(path):
            raise PathError(
                f"路径过长：{argument[:40]}…。请检查文件名。 / Path too long: {argument[:40]}…"
            )
        if path.is_dir():
            inside, others = _folder(path)
            if not inside:
                empty.append(argument)
            if others:
                passed_over[argument] = tuple(others)
            found.update(dict.fromkeys(inside))
        elif path.exists():
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
    return Expansion(tuple(found), tuple(empty), tuple(passed_over.items()))
