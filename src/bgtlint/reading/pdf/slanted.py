"""Slanted text: names of seals along a circle, watermarks, and words that belong to the page."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from math import atan2, hypot, pi
from statistics import median
from typing import NamedTuple

from bgtlint.model import Box
from bgtlint.reading.pdf.geometry import encloses
from bgtlint.reading.pdf.pdfium_inks import Ink
from bgtlint.reading.pdf.runs import Run, Text
from bgtlint.reading.pdf.stamps import OFTEN

NEAR, BESIDE = 6.0, 3.0
FEW = 4
STRAIGHT, BENT = pi / 60, pi / 6
AROUND = 1.1
LARGEST = 150.0
LARGER = 1.2
Point = tuple[float, float]
InksOf = Callable[[Sequence[int]], Sequence[Ink]]


class Circle(NamedTuple):
    """Where the characters of a seal stand."""

    x: float
    y: float
    radius: float

    def holds(self, run: Run) -> bool:
        """Tell whether a run lies within the circle."""
        corners = [(x, y) for x in (run.x0, run.x1) for y in (run.top, run.bottom)]
        return all(hypot(x - self.x, y - self.y) <= AROUND * self.radius for x, y in corners)


class Slanted(NamedTuple):
    """The level runs that belong to no seal, what is named as left out, and words not read."""

    runs: list[Run]
    stamps: tuple[str, ...]
    unread: str


def without_seals(
    runs: list[Run],
    text: Text,
    indexes: Sequence[int],
    inks_of: InksOf,
    cells: Sequence[Box],
) -> Slanted:
    """Name what is slanted and leave out the level words of its seals.

    `indexes` are the slanted characters, `inks_of` gives the colours of some. Level words within
    a seal belong to it when they have its ink, and this is not that of the text, or they are
    printed right before or after it. Slanted words in one of the `cells` that look like the text
    and are not repeated are neither seal nor watermark, so they are unread.
    """
    inks = dict(zip([run.start for run in runs], inks_of([run.start for run in runs]), strict=True))
    letters = Counter(dict.fromkeys(inks.values(), 0))
    for run in runs:
        letters[inks[run.start]] += len(run.text)
    main = letters.most_common(1)[0][0] if letters else None
    size = median([text.size(run.start) for run in runs]) if runs else 0.0
    names: dict[str, None] = {}
    sealed: set[int] = set()
    unread = ""
    groups = list(_groups(text, indexes))
    words = ["".join(text.chars.text[index] for index in group) for group in groups]
    for word, group in zip(words, groups, strict=True):
        (ink,) = inks_of(group[:1])
        circle = _circle(text, group)
        if circle:
            inside = [run for run in runs if inks[run.start] == ink and circle.holds(run)]
            if ink == main:
                inside = list(_printed_with(group, inside, text))
            sealed |= {run.start for run in inside}
            names |= dict.fromkeys([word, *(run.text for run in inside)])
        elif (
            ink == main
            and words.count(word) < OFTEN
            and text.size(group[0]) <= LARGER * size
            and any(encloses(box, *_middle(text, group[0])) for box in cells)
        ):
            unread = unread or word
        else:
            names[word] = None
    return Slanted([run for run in runs if run.start not in sealed], tuple(names), unread)


def _groups(text: Text, indexes: Sequence[int]) -> Iterator[list[int]]:
    """Put together the characters that follow each other closely."""
    group: list[int] = []
    for index in indexes:
        if group and not _follows(text, group[-1], index):
            yield group
            group = []
        group.append(index)
    if group:
        yield group


def _follows(text: Text, before: int, index: int) -> bool:
    (x, y), (u, v) = _middle(text, before), _middle(text, index)
    between = text.chars.text[before + 1 : index].strip()
    straight = abs(_angle(text, before) - _angle(text, index)) < STRAIGHT
    near = BESIDE if straight else NEAR
    return len(between) <= 1 and hypot(u - x, v - y) <= near * text.size(index)


def _middle(text: Text, index: int) -> Point:
    _, x0, top, x1, bottom, _ = text.chars
    return (x0[index] + x1[index]) / 2, (top[index] + bottom[index]) / 2


def _angle(text: Text, index: int) -> float:
    a, b, _, _ = text.matrix(index)
    return atan2(b, a)


def _circle(text: Text, group: Sequence[int]) -> Circle | None:
    """Give the circle through the first, the middle and the last of characters that turn."""
    ends = group[0], group[len(group) // 2], group[-1]
    one, two, _ = (_angle(text, index) for index in ends)
    if len(group) < FEW or abs((one - two + pi) % (2 * pi) - pi) < BENT:
        return None
    (ax, ay), (bx, by), (cx, cy) = (_middle(text, index) for index in ends)
    double = 2 * (ax * (by - cy) + bx * (cy - ay) + cx * (ay - by))
    if not double:
        return None
    a, b, c = ax * ax + ay * ay, bx * bx + by * by, cx * cx + cy * cy
    x = (a * (by - cy) + b * (cy - ay) + c * (ay - by)) / double
    y = (a * (cx - bx) + b * (ax - cx) + c * (bx - ax)) / double
    radius = hypot(ax - x, ay - y)
    return Circle(x, y, radius) if radius <= LARGEST else None


def _printed_with(group: Sequence[int], inside: Sequence[Run], text: Text) -> Iterator[Run]:
    """Give the runs with nothing but blanks and each other between them and the seal's name."""
    string = text.chars.text
    high, low = group[-1] + 1, group[0]
    for run in sorted(inside, key=lambda run: run.start):
        if run.start >= high and not string[high : run.start].strip():
            high = run.start + len(run.text)
            yield run
    for run in sorted(inside, key=lambda run: -run.start):
        end = run.start + len(run.text)
        if end <= low and not string[end:low].strip():
            low = run.start
            yield run
