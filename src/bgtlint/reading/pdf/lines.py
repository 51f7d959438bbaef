"""Glyphs -> lines of text with their boxes.

A blank between two glyphs comes from the gap between them, or from a printed space; printed
spaces themselves are unreliable (none, one of no width, or dozens to push a word aside).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from bgtlint.model import Box
from bgtlint.reading.pdf.geometry import Glyph, enclose, turn_box
from bgtlint.reading.pdf.upright import upright_columns

SAME_LINE = 0.5
WORD_GAP = 0.5
FIELD_GAP = 2.0
SAME_PLACE = 1.0


class Piece(NamedTuple):
    """Text without a wide gap inside, and its box."""

    text: str
    box: Box


class TextLine(NamedTuple):
    """What stands on one baseline: its pieces from left to right, their common box, its words."""

    pieces: tuple[Piece, ...]
    box: Box
    words: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The line with a tab where a wide gap is."""
        return "\t".join(piece.text for piece in self.pieces)

    def between(self, x0: float, x1: float) -> "TextLine | None":
        """Give the part whose words have their middles there, None without one."""
        inside = [word for word in self.words if x0 <= (word.box[0] + word.box[2]) / 2 <= x1]
        if len(inside) == len(self.words):
            return self
        pieces: list[list[Piece]] = [
            [word for word in inside if piece.box[0] <= word.box[0] <= piece.box[2]]
            for piece in self.pieces
        ]
        made = tuple(
            Piece(" ".join(word.text for word in words), enclose(word.box for word in words))
            for words in pieces
            if words
        )
        if not made:
            return None
        return TextLine(made, enclose(piece.box for piece in made), tuple(inside))


def main_turn(glyphs: Iterable[Glyph]) -> int:
    """Tell in which direction most of the glyphs run, in quarter turns."""
    counts = Counter(glyph.turn for glyph in glyphs if not glyph.text.isspace())
    return max(counts, key=lambda turn: (counts[turn], -turn), default=0)


def turned(glyphs: Iterable[Glyph], quarters: int) -> list[Glyph]:
    """Turn glyphs about the origin so that those with `quarters` run to the right."""
    return [
        Glyph(g.text, *turn_box((g.x0, g.top, g.x1, g.bottom), quarters), (g.turn - quarters) % 4)
        for g in glyphs
    ]


def text_lines(glyphs: Sequence[Glyph]) -> list[TextLine]:
    """Group glyphs by baseline, from top to bottom; glyphs printed twice count once."""
    lines: list[list[Glyph]] = []
    tallest = Glyph("", 0, 0, 0, 0)
    for glyph in sorted(_once(glyphs), key=lambda g: (g.top + g.bottom, g.x0)):
        shared = min(glyph.bottom, tallest.bottom) - max(glyph.top, tallest.top)
        height, tall = tallest.bottom - tallest.top, glyph.bottom - glyph.top
        if lines and shared >= SAME_LINE * min(height, tall):
            lines[-1].append(glyph)
            tallest = glyph if tall > height else tallest
        else:
            lines.append([glyph])
            tallest = glyph
    return [line for line in map(_line, lines) if line]


def cell_text(glyphs: Sequence[Glyph]) -> str:
    """Give the text of a cell in the direction it runs, its lines separated by line breaks.

    `glyphs` are in the order of the content.
    """
    columns = upright_columns(glyphs)
    if columns:
        return "\n".join(columns)
    turn = main_turn(glyphs)
    lines = text_lines(turned(glyphs, turn) if turn else glyphs)
    return "\n".join(" ".join(piece.text for piece in line.pieces) for line in lines)


def _once(glyphs: Sequence[Glyph]) -> Iterator[Glyph]:
    """Drop a glyph that is printed again at the same place (fake bold, shadows)."""
    seen: set[tuple[str, int, int]] = set()
    for glyph in glyphs:
        column, row = int(glyph.x0 / SAME_PLACE), int(glyph.top / SAME_PLACE)
        narrow = glyph.x1 - glyph.x0 <= 2 * SAME_PLACE
        near = ((column, row),) if narrow else (
            (column, row), (column - 1, row), (column + 1, row), (column, row - 1),
            (column, row + 1), (column - 1, row - 1), (column + 1, row + 1),
            (column - 1, row + 1), (column + 1, row - 1),
        )  # fmt: skip
        if any((glyph.text, x, y) in seen for x, y in near):
            continue
        seen.add((glyph.text, column, row))
        yield glyph


def _line(glyphs: list[Glyph]) -> TextLine | None:
    glyphs.sort(key=lambda g: g.x0)
    pieces: list[list[Glyph]] = []
    texts: list[str] = []
    words: list[list[Glyph]] = []
    spaced = False
    for glyph in glyphs:
        if not glyph.text.strip():
            spaced = True
            continue
        if not pieces:
            pieces, texts, words = [[glyph]], [glyph.text], [[glyph]]
        else:
            last = pieces[-1][-1]
            em = max(min(glyph.bottom - glyph.top, last.bottom - last.top), 1)
            gap = (glyph.x0 - last.x1) / em
            if spaced or gap >= WORD_GAP:
                words.append([glyph])
            else:
                words[-1].append(glyph)
            if gap >= FIELD_GAP:
                pieces.append([glyph])
                texts.append(glyph.text)
            else:
                texts[-1] += (" " if spaced or gap >= WORD_GAP else "") + glyph.text
                pieces[-1].append(glyph)
        spaced = False
    if not pieces:
        return None
    made = tuple(
        Piece(text, enclose((g.x0, g.top, g.x1, g.bottom) for g in piece))
        for text, piece in zip(texts, pieces, strict=True)
    )
    return TextLine(made, enclose(piece.box for piece in made), tuple(map(_word, words)))


def _word(glyphs: list[Glyph]) -> Piece:
    text = "".join(glyph.text for glyph in glyphs)
    return Piece(text, enclose((g.x0, g.top, g.x1, g.bottom) for g in glyphs))
