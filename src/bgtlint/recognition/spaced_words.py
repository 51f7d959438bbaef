"""Words of text whose columns are held apart by blanks: where they stand, and which are known."""

import re
from dataclasses import dataclass

from bgtlint.reading.normalise import compact
from bgtlint.recognition.fund_words import shipped_fund_words
from bgtlint.recognition.labels import label, level1, level2
from bgtlint.recognition.layouts import Layout, Levels
from bgtlint.recognition.totals import shipped_closing_words

LEAST_LABELS = 3
_WORD = re.compile(r"\S+(?: \S+)*")
SHORT = 2
_POINTS = re.compile(r"[（(][\d\s.\-~分]{1,8}[）)]")


@dataclass(frozen=True, slots=True)
class Token:
    """Words that stand together: their text, first and last column, and the lines they cover."""

    text: str
    start: int
    end: int
    top: int
    bottom: int

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    def below(self, other: "Token") -> "Token":
        """Return this token with another one under it as one cell."""
        return Token(f"{self.text} {other.text}", min(self.start, other.start),
                     max(self.end, other.end), self.top, other.bottom)  # fmt: skip

    def over(self, other: "Token") -> bool:
        """Tell whether some column is common to both."""
        return self.start < other.end and other.start < self.end


Row = list[Token]


def vocabulary(layout: Layout, levels: Levels) -> "Vocabulary":
    """Return the words of a layout and the level names."""
    heads = frozenset(word for words in layout.columns.values() for word in words)
    return Vocabulary(layout, levels, heads)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What words are known: labels of fields and columns, level names."""

    layout: Layout
    levels: Levels
    heads: frozenset[str]

    def label(self, text: str) -> bool:
        """Tell whether a text is a label that a form prints."""
        name = label(compact(text))
        layout = self.layout
        words = shipped_fund_words()
        return (
            name in layout.words
            or name in layout.groups
            or name in words.columns
            or name in words.parts
            or name in words.total
            or (name in self.heads and len(name) > SHORT)
            or name in shipped_closing_words().achieved
        )

    def is_money(self, text: str) -> bool:
        """Tell whether a text is the label of an amount."""
        name = label(compact(text))
        return name in shipped_fund_words().parts or name in shipped_fund_words().total

    def in_group(self, text: str) -> bool:
        """Tell whether a text is a heading beside the indicators or some letters of one."""
        name = compact(text)
        return any(name in word for word in self.layout.groups)

    def level(self, text: str) -> bool:
        """Tell whether a text is a level name, with its points or without."""
        name = compact(text)
        return bool(level1(name, self.levels) or level2(name, self.levels))

    def known(self, text: str) -> bool:
        """Tell whether a text is a label or a level name."""
        return self.label(text) or self.level(text)

    def columns(self, row: Row) -> set[str]:
        """Return the indicator columns that the words of a row head."""
        names = (label(compact(token.text)) for token in row)
        return {name for text in names if len(text) > 1 for name in self.layout.columns_of(text)}

    def is_header(self, row: Row) -> bool:
        """Tell whether a row heads indicators."""
        names = self.columns(row)
        labels = sum(self.label(token.text) for token in row)
        return labels >= LEAST_LABELS and "value" in names and bool({"level1", "level2"} & names)


def tokens_of(text: str, at: int, words: Vocabulary) -> Row:
    """Return what stands between two blanks or more, known names apart from what follows them."""
    found: Row = []
    for match in _WORD.finditer(text):
        start, rest = match.start(), match.group()
        while " " in rest:
            cut = _cut(rest, words)
            if not cut:
                break
            found.append(Token(rest[:cut], start, start + cut, at, at))
            blank = len(rest) - len(rest[cut:].lstrip())
            start, rest = start + blank, rest[blank:]
        found.append(Token(rest, start, start + len(rest), at, at))
    return found


def _cut(text: str, words: Vocabulary) -> int:
    """Return where a known name at the beginning of a text ends before a blank, 0 for nowhere."""
    points = _POINTS.match(text)
    if points and points.end() < len(text) and text[points.end()] == " ":
        return points.end()
    blanks = [match.start() for match in re.finditer(" ", text)]
    for cut in reversed(blanks):
        left, right = text[:cut], text[cut:].strip()
        if words.level(left) or (len(left) > SHORT and words.label(left)):
            return cut
        if len(right) > 1 and words.label(right) and not left[-1].isdigit():
            return cut
    return 0
