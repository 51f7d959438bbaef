"""Enumerations that break off (一是 without 二是) or leave out a member (一是, 三是)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bgtlint.model import Location, Passage
from bgtlint.reading.normalise import compact

_NUMERALS = "一二三四五六七八九十"
_STARTS = r"(?:^|(?<=[。；;:：、,，!！?？\-•·]))"
_STYLES: tuple[tuple[str, re.Pattern[str], str], ...] = (
    ("是", re.compile(rf"{_STARTS}([{_NUMERALS}])是"), "{}是"),
    ("第", re.compile(rf"{_STARTS}第([{_NUMERALS}])[,，、]"), "第{}，"),
    ("括号", re.compile(rf"^[(]([{_NUMERALS}])[)]"), "（{}）"),
)


@dataclass(frozen=True, slots=True)
class Broken:
    """A member of an enumeration whose next one is missing."""

    found: str
    missing: str
    location: Location


def broken_enumerations(passages: Iterable[Passage]) -> Iterator[Broken]:
    """Yield the enumerations that break off or skip a member, each section and cell by itself.

    A lone （一） counts; an enumeration ends at the end of its section.
    """
    runs: dict[tuple[str, int], list[Passage]] = {}
    for number, passage in enumerate(passages):
        if passage.kind in ("paragraph", "heading"):
            section = passage.section.split("/(")[0].split("/（")[0]
            runs.setdefault((section, 0), []).append(passage)
        elif passage.kind == "cell" and "一" in passage.location.text:
            runs[("", number)] = [passage]
    for run in runs.values():
        for style, pattern, shape in _STYLES:
            yield from _breaks(run, style, pattern, shape)


def _breaks(
    run: list[Passage], style: str, pattern: re.Pattern[str], shape: str
) -> Iterator[Broken]:
    last = 0
    place: Location | None = None
    for passage in run:
        plain = compact(passage.location.text)
        for found in pattern.finditer(plain):
            number = _NUMERALS.index(found[1]) + 1
            if number == 1:
                if last == 1 and place is not None and style != "括号":
                    yield _broken(shape, 1, place)
            elif last and number > last + 1 and place is not None:
                yield _broken(shape, last, place)
            last, place = number, passage.location
    if last == 1 and place is not None:
        yield _broken(shape, 1, place)


def _broken(shape: str, number: int, place: Location) -> Broken:
    return Broken(shape.format(_NUMERALS[number - 1]), shape.format(_NUMERALS[number]), place)
