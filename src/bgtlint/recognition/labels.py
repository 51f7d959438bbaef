"""Labels as forms print them, brought to the form in which layouts name them."""

import re
from functools import lru_cache

from bgtlint.recognition.layouts import Levels

LONGEST = 64
"""A longer text is prose, no label."""

_OF_WHICH = re.compile(r"^(?:其中[::,,]?)+")
_NUMBER = re.compile(
    r"^(?:\([一二三四五六七八九十\d]{1,2}\)|[①②③④⑤⑥⑦⑧⑨⑩]|[一二三四五六七八九十\d]{1,2}[、.．,](?!\d)|[*★☆▲#※]+)"
)
_TAIL = re.compile(r"(?:\([^()]*\)|\[[^\[\]]*\]|【[^】]*】|[::*])+$")
_POINTS = re.compile(r"\(?\d[\d.\-~]*\)?[%分]?\)?$")
_BETWEEN = re.compile(r"[-—–_/\\:,、.>·|]+")


@lru_cache(maxsize=4096)
def _label(text: str) -> str:
    name = _TAIL.sub("", _OF_WHICH.sub("", _NUMBER.sub("", text)))
    return name or text


def label(text: str) -> str:
    """Return a compacted label without number, 其中：, colon, and bracket at its end.

    `其中:财政资金`, `二、资金支出计划(%)` and `项目资金(万元):` lose what is not their name.
    Prose is given back as it is.
    """
    return _label(text) if len(text) <= LONGEST else text


def level(text: str) -> str:
    """Return a level name without 指标, brackets and points: `产出指标(50分)` becomes `产出`."""
    if len(text) > LONGEST:
        return text
    name = _POINTS.sub("", label(text))
    name = _TAIL.sub("", name)
    return name.removesuffix("指标") or name


def level1(text: str, levels: Levels) -> str | None:
    """Return the canonical level-1 name, None when the text is not one."""
    return levels.level1.get(level(text))


def level2(text: str, levels: Levels) -> str | None:
    """Return the canonical level-2 name, None when the text is not one."""
    return levels.level2.get(level(text))


def joined_levels(text: str, levels: Levels) -> tuple[str, str, str] | None:
    """Take a cell apart that holds a level-2 name and more: `产出-数量指标:培训人数`.

    Gives level 1 ("" when it is not printed), level 2 and what follows them; None when the
    text does not begin so. The parts stand between dashes, slashes or colons.
    """
    first = ""
    parts = _BETWEEN.split(text, maxsplit=1)
    if len(parts) == 2 and level1(parts[0], levels) and not level2(parts[0], levels):
        first = level1(parts[0], levels) or ""
        parts = _BETWEEN.split(parts[1], maxsplit=1)
        if len(parts) == 1:
            parts = [*parts, ""]
    if len(parts) == 2 and (name := level2(parts[0], levels)):
        return first, name, parts[1]
    return None
