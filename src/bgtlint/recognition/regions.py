"""Columns of targets for several regions: 全市 | 甲县 | 乙县 beside one another.

Each holds a value of the same indicators. That of the whole is the form's own; where there is
none, the first region's stands in its place and is no value of the whole.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from bgtlint.reading.normalise import compact
from bgtlint.recognition.layouts import Layout
from bgtlint.recognition.periods import period
from bgtlint.recognition.stacks import Stack
from bgtlint.shipped import shipped_yaml

LEAST = 2
"""How many columns, that of the whole among them, tell that they are of regions."""
LONGEST = 12
"""The most letters of a region's name."""


@dataclass(frozen=True, slots=True)
class RegionWords:
    """The words of rules/regions.yml."""

    whole: frozenset[str]
    ends: tuple[str, ...]
    never: frozenset[str]
    tails: tuple[str, ...]
    heads: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Region:
    """A further column of targets: the region's name ("" for the whole), its place and label.

    `year` is the year whose targets they are (2024年) where the columns are of years.
    """

    name: str
    column: int
    printed: str
    year: str = ""


@cache
def shipped_region_words() -> RegionWords:
    """Return the words that come with the program."""
    source = {
        name: list(map(compact, words)) for name, words in shipped_yaml("regions.yml").items()
    }
    return RegionWords(
        whole=frozenset(source["whole"]),
        ends=tuple(source["ends"]),
        never=frozenset(source["never"]),
        tails=tuple(sorted(source["tails"], key=len, reverse=True)),
        heads=tuple(source["heads"]),
    )


def _bare(text: str) -> str:
    """Return a label without 目标值 and the like behind the region's name."""
    tails = shipped_region_words().tails
    return next((text[: -len(t)] for t in tails if text.endswith(t) and text != t), text)


def is_whole(text: str) -> bool:
    """Tell whether a label heads the column of all regions together (全市, 合计)."""
    return _bare(text) in shipped_region_words().whole


def is_no_region(text: str) -> bool:
    """Tell whether a label speaks of regions and names none (区域, 县区)."""
    return text in shipped_region_words().never


def is_region(text: str) -> bool:
    """Tell whether a label is the name of one region (永宁县, 市本级, 永宁县目标值)."""
    words, name = shipped_region_words(), _bare(text)
    if not 1 < len(name) <= LONGEST or name in words.never or name in words.whole:
        return False
    return name.endswith(words.ends) and not any(sign.isdigit() for sign in name)


def names_regions(labels: Iterable[str]) -> bool:
    """Tell whether a row of labels holds columns of regions, different ones."""
    names = {text for text in labels if is_region(text) or is_whole(text)}
    return len(names) >= LEAST and any(map(is_region, names))


def are_regions(labels: Iterable[str]) -> bool:
    """Tell whether all labels of a row head columns of regions."""
    texts = list(labels)
    return names_regions(texts) and all(is_region(text) or is_whole(text) for text in texts)


def heads_regions(text: str) -> bool:
    """Tell whether a label says that columns of regions stand under it (各县区目标值)."""
    return any(head in text for head in shipped_region_words().heads)


def may_name(text: str) -> bool:
    """Tell whether a label under such a heading may be a region's name (东陵): short, no figure."""
    return len(text) <= LONGEST and not any(map(str.isdigit, text)) and text.isalpha()


def _headed(stack: Stack) -> bool:
    return any(map(heads_regions, stack.labels[:-1]))


def _unknown(stack: Stack, layout: Layout) -> bool:
    """Tell whether a label is short, and no column, period or field of the layout."""
    text = stack.labels[-1]
    known = layout.columns_of(text) or text in layout.words or text in layout.groups
    return not known and not period(text) and may_name(text)


def _is_one(stack: Stack, layout: Layout) -> bool:
    text = stack.labels[-1]
    if is_region(text) or is_whole(text):
        return True
    return _headed(stack) and _unknown(stack, layout)


def _runs(part: Sequence[Stack], layout: Layout) -> Iterator[list[Stack]]:
    """Yield the columns beside one another that are of regions."""
    run: list[Stack] = []
    for stack in part:
        if _is_one(stack, layout):
            run.append(stack)
            continue
        yield run
        run = []
    yield run


def read_regions(
    part: Sequence[Stack], value: Stack | None, layout: Layout
) -> tuple[Stack, str, tuple[Region, ...]] | None:
    """Return the column of a list's own values, its region, and the other regions' columns.

    `value` is the column that the layout took for the values; a column of its own right before
    those of the regions (年度指标值 | 甲县 | 乙县) is that of the whole. None where no columns
    beside one another are of regions.
    """
    for found in _runs(part, layout):
        whole = next((stack for stack in found if is_whole(stack.labels[-1])), None)
        before = part[part.index(found[0]) - 1] if found and part.index(found[0]) else None
        beside = whole is None and value is not None and before is value
        run = [value, *found] if beside and value is not None else found
        whole = value if beside else whole
        if len(found) < LEAST or (value is not None and value not in run):
            continue
        names = [stack.labels[-1] for stack in run if stack is not whole]
        if not names or len(set(names)) < len(names) or all(map(is_whole, names)):
            continue
        own = whole or run[0]
        others = tuple(
            Region("" if is_whole(stack.labels[-1]) else _bare(stack.labels[-1]),
                   stack.column, stack.printed)
            for stack in run
            if stack is not own
        )  # fmt: skip
        return own, "" if whole else _bare(own.labels[-1]), others
    return None
