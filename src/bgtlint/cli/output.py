"""Standard output and error as they are found: closed, gone, full, or of an old code page."""

import codecs
import os
import sys
from io import TextIOWrapper

import click

LACKING = "bgtlint-lacking"
_ALIKE = {"✖": "×", "—": "-", "–": "-", "～": "~"}


def prepare() -> None:
    """Make the standard streams take any text.

    Signs that a code page such as cp936 lacks are written as one alike, else `?`; an encoding
    without Chinese is replaced by UTF-8; a closed stream swallows what it is given.
    """
    codecs.register_error(LACKING, _alike)
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115
        elif isinstance(stream, TextIOWrapper):
            if _knows_chinese(stream.encoding):
                stream.reconfigure(errors=LACKING)
            else:
                stream.reconfigure(encoding="utf-8")


def put(text: str, *, machine: bool = False) -> None:
    """Write a whole report to standard output; what `machine`s read is UTF-8 everywhere.

    A reader that goes away (`| head`) ends nothing. Raises OSError for a full disk.
    """
    if machine and isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    try:
        click.echo(text, nl=False)
    except BrokenPipeError:
        silence()
    except OSError:
        silence()
        raise


def silence() -> None:
    """Let what is still held for standard output go nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _knows_chinese(encoding: str) -> bool:
    try:
        "预算≥×".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _alike(problem: UnicodeError) -> tuple[str, int]:
    if not isinstance(problem, UnicodeEncodeError):
        raise problem
    lacking = problem.object[problem.start : problem.end]
    return "".join(_ALIKE.get(sign, "?") for sign in lacking), problem.end
