"""Wraps mixed Chinese and Latin text to terminal cells, figures kept whole."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from bgtlint.reporting.sanitise import inline

MINIMUM_WIDTH = 30
"""Narrower pages are laid out at this width."""

_WIDE = "\u2e80-\u303f\u3040-\ua4cf\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
_CLOSING = "，。；：、！？）」』】〕〉》”’…％"
_OPENING = "（「『【〔〈《“‘"
_ATOM = re.compile(rf" +|[{_OPENING}]*(?:[^\s{_WIDE}{_OPENING}{_CLOSING}]+|[^\s])[{_CLOSING}]*")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A short prefix of our own and a text that hangs behind it, with their rich styles."""

    text: str
    prefix: str = ""
    indent: int = 0
    style: str = ""
    prefix_style: str = ""


def set_paragraphs(paragraphs: Sequence[Paragraph], width: int | None, color: bool) -> str:
    """Lay paragraphs out in `width` cells and join them with line feeds.

    `width` None takes the terminal's. Every text is cleaned; no character is dropped, and no
    line is wider than `width` (`MINIMUM_WIDTH` at least).
    """
    console = Console(
        file=StringIO(),
        width=None if width is None else max(width, MINIMUM_WIDTH),
        force_terminal=color,
        color_system="standard" if color else None,
        legacy_windows=False,
    )
    room = max(console.width, MINIMUM_WIDTH)
    lines = [line for paragraph in paragraphs for line in _lines(paragraph, room)]
    if not color:
        return "".join(f"{line.plain.rstrip()}\n" for line in lines)
    with console.capture() as capture:
        for line in lines:
            line.rstrip()
            console.print(line, soft_wrap=True, highlight=False)
    return capture.get()


def wrap(text: str, first: int, rest: int) -> Iterator[str]:
    """Break a one-line text into lines of at most `first`, then `rest` cells.

    Lines break at spaces and between Chinese characters; a run of figures or letters breaks
    only when it is wider than a whole line. Closing marks stay with what they close.
    """
    line, used, room = "", 0, first
    for atom in _atoms(text, rest):
        size = cell_len(atom)
        if used + size > room and (line or room < rest):
            yield line.rstrip()
            line, used, room = "", 0, rest
        if atom.isspace() and not line:
            continue
        line += atom
        used += size
    yield line.rstrip()


def _lines(paragraph: Paragraph, width: int) -> Iterator[Text]:
    prefix, text = " " * paragraph.indent + paragraph.prefix, inline(paragraph.text)
    if cell_len(prefix) > width // 2:
        prefix, text = " " * paragraph.indent, inline(f"{paragraph.prefix} {text}")
    lead = cell_len(prefix)
    hang = lead if lead <= width // 3 else paragraph.indent + 2
    for number, piece in enumerate(wrap(text, width - lead, width - hang)):
        line = Text(" " * (hang if number else paragraph.indent))
        if not number:
            line.append(prefix[paragraph.indent :], paragraph.prefix_style)
        line.append(piece, paragraph.style)
        yield line


def _atoms(text: str, room: int) -> Iterator[str]:
    for match in _ATOM.finditer(text):
        atom = match[0]
        if cell_len(atom) <= room:
            yield atom
        else:
            yield from _chop(atom, room)


def _chop(atom: str, room: int) -> Iterator[str]:
    piece, used = "", 0
    for char in atom:
        size = cell_len(char)
        if piece and used + size > room:
            yield piece
            piece, used = "", 0
        piece += char
        used += size
    yield piece
