"""Words of text whose columns are held apart by blanks: where they stand, and which are known."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bgtlint.reading.normalise import compact
from bgtlint.recognition.cells import FIGURE
from bgtlint.recognition.fund_words import shipped_fund_words
from bgtlint.recognition.funds import AMOUNTS
from bgtlint.recognition.labels import label, level1, level2
from bgtlint.recognition.layouts import Layout, Levels
from bgtlint.recognition.totals import shipped_closing_words

LEAST_LABELS = 3
NEAR = 2
"""How far apart, in characters, the lines of one cell may begin."""
_WORD = re.compile(r"\S+(?: \S+)*")
SHORT = 2
LEAST_BEGINNING = 4
_HEADING = re.compile(r"[年度绩效指标目完成情况项及()\d分]+")
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
        """The line that its middle stands in, half a line counted."""
        return (self.top + self.bottom) / 2

    def below(self, other: "Token") -> "Token":
        """Return this token with another one under it as one cell."""
        return Token(f"{self.text}\n{other.text}", min(self.start, other.start),
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

    def heads_funds(self, row: Row) -> bool:
        """Tell whether a row heads the amounts of a block of funds."""
        columns = shipped_fund_words().columns
        names = [columns.get(label(compact(token.text)), "") for token in row]
        return sum(name in AMOUNTS for name in names) > 1

    def in_head(self, text: str) -> bool:
        """Tell whether a text is a piece of a header's label."""
        name = compact(text)
        return any(name in word for word in (*self.heads, *shipped_fund_words().columns))

    def is_group(self, text: str) -> bool:
        """Tell whether a text is a heading beside or over the indicators."""
        return label(compact(text)) in self.layout.groups and not self.level(text)

    def in_group(self, text: str) -> bool:
        """Tell whether a text is a heading beside the indicators or some letters of one."""
        name = compact(text)
        return bool(_HEADING.fullmatch(name)) or any(name in word for word in self.layout.groups)

    def level(self, text: str) -> bool:
        """Tell whether a text is a level name, with its points or without."""
        return bool(self.ranks(text))

    def ranks(self, text: str) -> set[int]:
        """Return of which levels a text is a name."""
        name = compact(text)
        known = (level1(name, self.levels), level2(name, self.levels))
        return {rank for rank, canonical in enumerate(known, 1) if canonical}

    def begins_level(self, text: str) -> bool:
        """Tell whether a text is all but the end of a long level name."""
        name = compact(text)
        return len(name) >= LEAST_BEGINNING and any(
            f"{level}指标".startswith(name) for level in self.levels.level2
        )

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
    """Return what stands between two blanks or more, known names apart from what stands beside."""
    return [
        Token(part, start, start + len(part), at, at)
        for match in _WORD.finditer(text)
        for start, part in _split(match.group(), match.start(), words)
    ]


def _split(text: str, start: int, words: Vocabulary) -> Iterator[tuple[int, str]]:
    """Yield the parts of words that one blank parts, with the column of each."""
    cut = _cut(text, words) if " " in text else 0
    if not cut:
        yield start, text
        return
    yield from _split(text[:cut], start, words)
    rest = text[cut:].lstrip()
    yield from _split(rest, start + len(text) - len(rest), words)


def _cut(text: str, words: Vocabulary) -> int:
    """Return where a known name ends or begins at a blank, 0 for nowhere."""
    points = _POINTS.match(text)
    if points and points.end() < len(text) and text[points.end()] == " ":
        return points.end()
    for match in reversed(list(re.finditer(" ", text))):
        left, right = text[: match.start()], text[match.end() :]
        if FIGURE.fullmatch(left.split()[-1]) and FIGURE.fullmatch(right.split()[0]):
            return match.start()
        if len(re.findall("[（(]", left)) != len(re.findall("[）)]", left)):
            continue
        if words.level(left) or words.begins_level(left):
            return match.start()
        if len(left) > SHORT and words.label(left):
            return match.start()
        if len(right) > 1 and words.label(right) and not left[-1].isdigit():
            return match.start()
    return 0
