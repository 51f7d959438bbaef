"""Characters in the order of the content -> runs of text, each with one box.

A run is a stretch of one line without a gap inside; it stands for its glyphs as long as nothing
is printed over it.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import Enum
from itertools import accumulate, islice
from math import atan2, hypot, pi
from operator import lt, sub
from types import MappingProxyType
from typing import NamedTuple

from bgtlint.reading.pdf.geometry import Glyph
from bgtlint.reading.pdf.lines import WORD_GAP
from bgtlint.reading.pdf.pdfium_chars import Chars

WORD = re.compile(r"[^\s\x00-\x08\x0e-\x1f\x7f]+")
TWICE = re.compile(r"(?=(\S)\1)")
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
BEYOND_LATIN = "\u0250"
LEVEL = 0.3
OVERLAP = 0.15
PROGRESS = 0.25
TALLEST = 2.0
SLANT = pi / 36
LEVEL_IN_ARC = 2
UNSPACED = frozenset({"", "\r\n"})
QUARTER = pi / 2


class Run(NamedTuple):
    """Text on one line, the index of its first character, and whether a blank precedes it."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    start: int
    spaced: bool


class LevelRuns(NamedTuple):
    """The runs of a page, and the indexes of the slanted characters that are in none.

    A character that runs sideways is a run of its own; `sideways` gives its turn by its index.
    """

    runs: list[Run]
    slanted: list[int]
    sideways: Mapping[int, int] = MappingProxyType({})


class Doubt(Enum):
    """Why characters cannot be taken as runs.

    `TURNED`: most do not run from left to right; `MISPLACED`: boxes do not fit the font size, as
    PDFium gives them for vertical fonts in a scaled text space.
    """

    TURNED = "turned"
    MISPLACED = "misplaced"


class Text(NamedTuple):
    """The characters of a page as it is shown, and what PDFium knows of each by its index.

    `matrix` gives a, b, c, d of the text matrix before the page is turned by `quarters`.
    """

    chars: Chars
    matrix: Callable[[int], tuple[float, float, float, float]]
    font_size: Callable[[int], float]
    quarters: int

    def size(self, index: int) -> float:
        """Give the size of a letter on the page in points."""
        _, _, c, d = self.matrix(index)
        return self.font_size(index) * hypot(c, d)


def page_runs(text: Text) -> LevelRuns | Doubt:
    """Cut the characters into runs, unless there is a doubt.

    Slanted text (a watermark) is left out unless it is the larger part, and with it what stands
    level in an arc of slanted characters (a seal).
    """
    left_out: list[int] = []
    sideways: dict[int, int] = {}
    runs: list[Run] = []
    string, x0, top, x1, bottom, _ = text.chars
    widths = list(accumulate(map(sub, x1, x0), initial=0.0))
    falls = bytearray(map(lt, x0[1:], x0))  # 1 where the next character starts further left
    for index in _printed_twice(text.chars):
        falls[index] = 1
    before = slanted = 0
    arc = -1  # where the last slanted character of an arc ended
    for word in WORD.finditer(string):
        start, end = word.span()
        gap = string[before:start]
        if gap == " " and before and max(string[before - 1], string[start]) >= BEYOND_LATIN:
            spaced = top[before] != bottom[before]
        else:
            spaced = gap not in UNSPACED and _spaced(text, before, start)
        if end - start == 1 and arc == before >= 0 and _in_arc(text, end):
            slanted, before, arc = slanted + 1, end, end
            left_out.append(start)
            continue
        before = end
        high, low = top[start], bottom[start]
        tall = low - high
        if end - start > 1:
            left, right = x0[start], x1[end - 1]
            spread = right - left - widths[end] + widths[start]
            plain = (
                -OVERLAP * tall * (end - start) <= spread <= WORD_GAP * tall
                and -LEVEL * tall <= top[end - 1] - high <= LEVEL * tall
                and falls.find(1, start, end - 1) < 0
            )
        else:
            left, right = x0[start], x1[start]
            plain = _is_level(text, start, tall)
        if plain:
            runs.append(Run(word[0], left, high, right, low, start, spaced))
            continue
        indexes = range(start, end)
        turns = [turn(text, index) for index in indexes]
        if None in turns:
            slanted += turns.count(None)
            left_out += [index for index, its in zip(indexes, turns, strict=True) if its is None]
        arc = end if turns == [None] else -1
        if not all(is_placed(text, index) for index in indexes):
            return Doubt.MISPLACED
        if any(turns):
            sideways |= {start + at: its for at, its in enumerate(turns) if its}
        runs += _pieces(text, start, turns, spaced)
    if 2 * slanted > len(string) or (
        sideways and 2 * len(sideways) > sum(len(run.text) for run in runs)
    ):
        return Doubt.TURNED
    return LevelRuns(runs, left_out, sideways)


def _printed_twice(chars: Chars) -> Iterator[int]:
    """Give the characters that the next one repeats nearly on the same place (shadows)."""
    for match in TWICE.finditer(chars.text):
        if not goes_on(chars, match.start(), chars.x0[match.start() + 1]):
            yield match.start()


def _in_arc(text: Text, end: int) -> bool:
    """Tell whether single slanted characters go on after a few that stand level or upright."""
    words = islice(WORD.finditer(text.chars.text, end), LEVEL_IN_ARC)
    return any(len(word[0]) == 1 and turn(text, word.start()) is None for word in words)


def _spaced(text: Text, start: int, end: int) -> bool:
    """Tell whether there is a blank: a printed one, or one that PDFium sees between two words.

    What PDFium adds (FPDFText_IsGenerated) has a box of no size.
    """
    string, _, top, _, bottom, _ = text.chars
    if not start:
        return False
    for index in range(start, end):
        if string[index].isspace() and string[index] not in "\r\n":
            if top[index] != bottom[index]:
                return True
            if LATIN.match(string[start - 1]) and end < len(string) and LATIN.match(string[end]):
                return True
    return False


def turn(text: Text, index: int) -> int | None:
    """Give the direction of a character in quarters counter-clockwise, None for slanted text.

    The direction is that of the baseline, so oblique letters on a level line are not slanted.
    """
    a, b, _, _ = text.matrix(index)
    angle = atan2(b, a)
    quarters = round(angle / QUARTER)
    return None if abs(angle - quarters * QUARTER) > SLANT else (quarters - text.quarters) % 4


def _is_level(text: Text, index: int, tall: float) -> bool:
    """Tell whether a character stands upright and its box fits its font."""
    a, b, _, d = text.matrix(index)
    if b or a <= 0 or text.quarters:
        return turn(text, index) == 0 and is_placed(text, index)
    return tall <= 1 + TALLEST * text.font_size(index) * abs(d)


def is_placed(text: Text, index: int) -> bool:
    """Tell whether the box of a character is not much taller than its font."""
    tall = text.chars.bottom[index] - text.chars.top[index]
    return tall <= 1 + TALLEST * text.size(index)


def _pieces(text: Text, start: int, turns: list[int | None], spaced: bool) -> Iterator[Run]:
    """Cut a word where its characters do not follow each other closely, or run sideways."""
    first = start
    last = start + len(turns)
    for index in range(start, last):
        its = turns[index - start]
        if its != 0:
            if index > first:
                yield _run(text, first, index, spaced)
                spaced = False
            if its:
                yield _run(text, index, index + 1, spaced)
            first, spaced = index + 1, False
        elif index > first and not _follows(text.chars, index):
            yield _run(text, first, index, spaced)
            first, spaced = index, False
    if first < last:
        yield _run(text, first, last, spaced)


def _follows(chars: Chars, index: int) -> bool:
    """Tell whether a character stands right of the one before, or is a part of the same glyph."""
    before = index - 1
    if chars.x0[index] == chars.x0[before] and chars.x1[index] == chars.x1[before]:
        return chars.top[index] == chars.top[before]
    tall = max(min(chars.bottom[i] - chars.top[i] for i in (before, index)), 1)
    gap = chars.x0[index] - chars.x1[before]
    level = abs(chars.bottom[index] - chars.bottom[before]) <= LEVEL * tall
    return level and goes_on(chars, before, chars.x0[index]) and gap < WORD_GAP * tall


def goes_on(chars: Chars, before: int, x0: float) -> bool:
    """Tell whether what starts at x0 stands after a character, not printed over it."""
    return x0 >= chars.x0[before] + PROGRESS * (chars.x1[before] - chars.x0[before])


def _run(text: Text, start: int, end: int, spaced: bool) -> Run:
    string, x0, top, x1, bottom, _ = text.chars
    return Run(string[start:end], x0[start], top[start], x1[end - 1], bottom[start], start, spaced)


def part(chars: Chars, run: Run, start: int, end: int) -> Run:
    """Cut a part out of a run; places count from the run's start."""
    first, last = run.start + start, run.start + end - 1
    return Run(
        run.text[start:end], chars.x0[first], chars.top[first], chars.x1[last],
        chars.bottom[first], first, run.spaced and not start,
    )  # fmt: skip


def run_glyphs(chars: Chars, run: Run, turn: int = 0) -> Iterator[Glyph]:
    """Give the glyphs of a run in that direction, a blank before it first."""
    if run.spaced:
        yield Glyph(" ", run.x0, run.top, run.x1 if turn else run.x0, run.bottom, turn)
    _, x0, top, x1, bottom, _ = chars
    for index, character in enumerate(run.text, run.start):
        yield Glyph(character, x0[index], top[index], x1[index], bottom[index], turn)


def level_runs(text: Text) -> LevelRuns:
    """Give each printed character as a run of its own; slanted ones only if most of them are."""
    string, x0, top, x1, bottom, _ = text.chars
    runs = [
        Run(character, x0[index], top[index], x1[index], bottom[index], index, False)
        for index, character in enumerate(string)
        if character >= " "
        and character != "\x7f"
        and not (character == " " and top[index] == bottom[index])
    ]
    turns = [turn(text, run.start) for run in runs]
    for at in range(1, len(turns) - 1):
        if turns[at - 1] is None and None in turns[at + 1 : at + 1 + LEVEL_IN_ARC]:
            turns[at] = None
    if 2 * turns.count(None) > len(turns):
        return LevelRuns(runs, [])
    pairs = list(zip(runs, turns, strict=True))
    return LevelRuns(
        [run for run, quarters in pairs if quarters is not None],
        [run.start for run, quarters in pairs if quarters is None],
    )


def all_glyphs(text: Text, runs: Sequence[Run]) -> Iterator[Glyph]:
    """Give single characters with their directions."""
    for run in runs:
        yield Glyph(*run[:5], turn(text, run.start) or 0)
