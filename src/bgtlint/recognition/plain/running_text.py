"""Lines put together to one text, every place of which knows its line."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from bgtlint.model import Line
from bgtlint.recognition.plain.running_evaluation import Block


@dataclass(frozen=True, slots=True)
class Text:
    """Lines put together, and which line a place in them belongs to."""

    text: str
    lines: Sequence[Line]
    starts: Sequence[int]

    def index(self, place: int) -> int:
        """Return which line a place stands in, from 0."""
        return max(bisect_right(self.starts, place) - 1, 0)

    def line(self, place: int) -> Line:
        """Return the line that a place stands in."""
        return self.lines[self.index(place)]

    def without(self, block: Block, offset: int) -> "Text":
        """Return the text with the lines of a block blanked, every place as it was."""
        start, end = block[:2]
        if end <= start:
            return self
        first = self.starts[offset + start]
        last = self.starts[offset + end] if offset + end < len(self.starts) else len(self.text)
        text = f"{self.text[:first]}{' ' * (last - first - 1)}\n{self.text[last:]}"
        return Text(text, self.lines, self.starts)


def together(lines: Sequence[Line]) -> Text:
    """Return lines as one text with line ends between them."""
    starts: list[int] = []
    size = 0
    for line in lines:
        starts.append(size)
        size += len(line.text) + 1
    return Text("\n".join(line.text for line in lines), lines, starts)
