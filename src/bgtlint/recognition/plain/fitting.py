"""What a cell of a table without positions may be: which columns its text fits, and where it lies.

Cells that keep their order and have lost their columns are laid out twice, as far left and as far
right as the columns they fit allow; where both agree no other order is possible.
"""

import re
from collections.abc import Mapping, Sequence

from bgtlint.recognition.cells import FIGURE, template_cells
from bgtlint.recognition.labels import level1, level2
from bgtlint.recognition.layouts import Levels
from bgtlint.recognition.pieces import is_unit, is_value

FREE = frozenset({"description", "grading", "note", "basis", "reason", ""})
"""Columns of prose, and those that no layout knows: no rule judges what stands in them."""
NOTHING = re.compile(r"[-−—–/\\]+")
SIGN = re.compile(r"[≥≤≧≦＞＜>=＝﹦<≈±]{1,2}|定性|定量|不?[大小高低多少]于(?:等于|或等于)?|等于")
_POINTS = re.compile(r"\d+(?:\.\d+)?[分%]?")
_AMOUNT = re.compile(r"[-−]?\d[\d,]*(?:\.\d+)?[百千万亿]*元?")
_WORD = re.compile(r"[一-鿿A-Za-z]")
_POINTS_BEHIND = re.compile(r"\([^()]*\)$")
_SHAPES = {"comparator": SIGN, "weight": _POINTS, "score": _POINTS, "completion": FIGURE}
LONGEST_UNIT = 4


STRICT, ANY_UNIT, ANY_LEVEL2, ANY_LEVEL = range(4)
"""How strictly a text has to fit: then units, then level names may be words nobody knows."""


def fits(name: str, text: str, levels: Levels, strict: int = STRICT) -> bool:
    """Tell whether a compacted text may stand in a canonical column ("" for an unknown one)."""
    if name == "level1":
        return bool(level1(text, levels)) or (strict >= ANY_LEVEL and is_name(text, levels))
    if name == "level2":
        return bool(level2(text, levels)) or (strict >= ANY_LEVEL2 and is_name(text, levels))
    if name == "level3":
        return is_name(text, levels)
    if _is_level(text, levels):
        return False
    return bool(NOTHING.fullmatch(text)) or not name or _is_content(name, text, strict)


def _is_content(name: str, text: str, strict: int) -> bool:
    """Tell whether a text may stand in a column behind the indicator's name."""
    unit = is_unit(text)
    counted = is_value(text) or SIGN.fullmatch(text) or any(map(str.isdigit, text))
    if name == "unit":
        return unit or (strict >= ANY_UNIT and len(text) <= LONGEST_UNIT and not counted)
    if name in _SHAPES:
        return bool(_SHAPES[name].fullmatch(text))
    if name in FREE or name == "attribute":
        return text == "无" or not (_is_figure(text) or (name == "reason" and is_value(text)))
    return not SIGN.fullmatch(text) and (not unit or any(map(str.isdigit, text)))


def _is_figure(text: str) -> bool:
    """Tell whether a text is a value with a number, a figure, a sign or a unit, and no prose."""
    counted = is_value(text) and any(map(str.isdigit, text))
    return bool(counted or FIGURE.fullmatch(text) or SIGN.fullmatch(text) or is_unit(text))


def is_name(text: str, levels: Levels) -> bool:
    """Tell whether a text may be the name of an indicator."""
    if template_cells([text]):
        return True
    known = _is_level(text, levels) or is_value(text) or _is_figure(text)
    known = known or bool(_AMOUNT.fullmatch(text.lstrip("≥≤=<>")))
    return bool(_WORD.search(text)) and not known


def _is_level(text: str, levels: Levels) -> bool:
    """Tell whether a text is a level name that says so: 数量指标, but not 成本控制."""
    name = _POINTS_BEHIND.sub("", text)
    return name.endswith("指标") and bool(level1(text, levels) or level2(text, levels))


def is_field(name: str, text: str, money: frozenset[str], levels: Levels) -> bool:
    """Tell whether a text may be the project's own: its name, amount, goal."""
    if not name:
        return True
    if name in money:
        return bool(_AMOUNT.fullmatch(text) or NOTHING.fullmatch(text))
    if name in ("code", "unit_code"):
        return bool(re.fullmatch(r"[\dA-Za-z-]{3,}", text))
    return bool(_WORD.search(text)) and not _is_level(text, levels)


def laid_out(
    allowed: Sequence[frozenset[int]], fixed: Mapping[int, int] | None = None
) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """Return the columns of cells in order as far left and as far right as they may be.

    `allowed` are the columns that each fits, `fixed` the column that some of them must have.
    None where they fit in no way.
    """
    choices = [frozenset({fixed[n]}) & one if fixed and n in fixed else one
               for n, one in enumerate(allowed)]  # fmt: skip
    left: list[int] = []
    for choice in choices:
        after = [column for column in choice if not left or column > left[-1]]
        if not after:
            return None
        left.append(min(after))
    right: list[int] = []
    for choice in reversed(choices):
        right.insert(0, max(column for column in choice if not right or column < right[0]))
    return tuple(left), tuple(right)
