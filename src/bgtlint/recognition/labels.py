"""Labels as forms print them, brought to the form in which layouts name them."""

import re

from bgtlint.recognition.layouts import Levels

_OF_WHICH = re.compile(r"^其中[::,,]?")
_TAIL = re.compile(r"(?:\([^()]*\)|[::])+$")
_POINTS = re.compile(r"\(?\d[\d.\-~]*\)?分?\)?$")


def label(text: str) -> str:
    """Return a compacted label without 其中：, without a colon, without a bracket at its end.

    `其中:财政资金`, `资金支出计划(%)` and `项目资金(万元):` lose what is not their name.
    """
    return _TAIL.sub("", _OF_WHICH.sub("", text))


def level(text: str) -> str:
    """Return a level name without 指标, brackets and points: `产出指标(50分)` becomes `产出`."""
    name = _POINTS.sub("", label(text))
    name = _TAIL.sub("", name)
    return name.removesuffix("指标") or name


def level1(text: str, levels: Levels) -> str | None:
    """Return the canonical level-1 name, None when the text is not one."""
    return levels.level1.get(level(text))


def level2(text: str, levels: Levels) -> str | None:
    """Return the canonical level-2 name, None when the text is not one."""
    return levels.level2.get(level(text))
