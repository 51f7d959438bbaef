"""One rule file from a stranger, loaded and run: nothing but rules or mistakes may come of it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from bgtlint.checker import Settings, settings
from bgtlint.interpretation.projects import read_project
from bgtlint.model import Form, Project
from bgtlint.reading import join, open_document
from bgtlint.recognition.document import recognise
from bgtlint.recognition.outline import read_outline
from bgtlint.rules import RuleErrors, load_rules, no_rules, run

FIXTURE = Path(__file__).parents[2] / "fixtures" / "county" / "qiyun_renshe_2025.txt"
_FORBIDDEN = ("os.system", "os.exec", "os.posix_spawn", "os.fork", "subprocess.", "socket.",
              "os.remove", "os.rename", "os.mkdir", "shutil.", "ctypes.dlopen")  # fmt: skip


@cache
def projects() -> tuple[Project, ...]:
    """Return the projects that loaded rules are run on."""
    known: Settings = settings(no_rules())
    pages = join(open_document(FIXTURE).pages)
    found = recognise(pages, known.layouts, known.levels)
    return tuple(
        read_project(form, known.levels, known.costs) for form in found if isinstance(form, Form)
    )


def outcome(path: Path) -> str:
    """Load the file and run what it holds; return `rules` or `mistakes`.

    Any exception but the typed one goes on to the caller.
    """
    try:
        rules = load_rules([path])
    except RuleErrors as wrong:
        assert wrong.errors
        assert all(error.line >= 1 and error.column >= 1 for error in wrong.errors)
        assert wrong.say("zh")
        return "mistakes"
    run(rules, projects(), read_outline([]))
    return "rules"


class Forbidden(Exception):
    """A rule file made the program do what it must not."""


_watching = {"path": ""}


def _audit(event: str, args: tuple[object, ...]) -> None:
    allowed = _watching["path"]
    if not allowed:
        return
    if event == "open" and isinstance(args[0], str | bytes) and str(args[0]) != allowed:
        mode = str(args[1] or "r")
        if "r" not in mode or not str(args[0]).startswith((sys.prefix, sys.base_prefix, _ROOT)):
            _watching["path"] = ""
            raise Forbidden(f"open {args[0]!r}")
    if event.startswith(_FORBIDDEN):
        _watching["path"] = ""
        raise Forbidden(event)


_ROOT = str(Path(__file__).parents[2])


@cache
def _hooked() -> bool:
    sys.addaudithook(_audit)
    return True


@contextmanager
def watched(path: Path) -> Iterator[None]:
    """Raise Forbidden if anything but the file is opened, written or started inside."""
    _hooked()
    _watching["path"] = str(path)
    try:
        yield
    finally:
        _watching["path"] = ""
