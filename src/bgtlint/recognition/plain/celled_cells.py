"""What the cell of each column of an indicator table may hold, where text gives one cell a line."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from bgtlint.reading.normalise import compact
from bgtlint.recognition.cells import FIGURE, NUMBER_OF_POINTS, SIGNS, template_cells
from bgtlint.recognition.pieces import is_unit, is_value
from bgtlint.shipped import shipped_yaml

PROSE = frozenset({"reason", "note", "description", "basis", "grading"})
"""Columns of words, which may be blank in some rows."""
LONG = PROSE | {"level3", "goal", "?"}
"""Columns whose cell may have blanks between its words."""
POINTS = frozenset({"weight", "score"})
QUALITATIVE = "定性"
YES_OR_NO = ("是/否", "是否")
EQUAL = ("=", "＝")
LONGEST_NAME = 60
LONGEST_UNIT = 8
_MONEY = re.compile(r"[-−]?\d[\d,]*(?:\.\d+)?(?:[百千万亿]*元)?")
_CODE = re.compile(r"[0-9A-Z]{6,}")
_RATE = re.compile(r"\d[\d.]*[%％]?")
_RUN_TOGETHER = re.compile(r"[%％][\d≥≤＞＜>=＝<]")
"""Two values, or a value and points, in one."""
_SAID = re.compile(r"[一-鿿]{2,10}")
_TEMPLATE = re.compile(r"指标\d*[:：]")
_MARK = re.compile(r"[-—/]+")


@dataclass(frozen=True, slots=True)
class KindWords:
    """Words that only one column holds: kinds of indicators, and what they are turned to."""

    comparators: frozenset[str]
    attributes: frozenset[str]


@cache
def shipped_kind_words() -> KindWords:
    """Return the words that come with the program (rules/running.yml)."""
    source = shipped_yaml("running.yml")
    return KindWords(frozenset(source["kinds"]), frozenset(source["attributes"]))


BLANK = frozenset({"reason", "note", "unit", "completion", "comparator"})
"""Columns that may be blank in a row though other rows have them filled."""


def kind(column: str) -> str:
    """Return the kind of a column that has another's label or an unknown one: value+2, ?+5."""
    return column.split("+", maxsplit=1)[0]


def is_bare(text: str) -> bool:
    """Tell whether a word is a figure, a sign or a value, such as ends the words before it."""
    word = compact(text)
    return word in SIGNS or bool(FIGURE.fullmatch(word)) or is_value(word)


def fits(column: str, text: str, row: Mapping[str, str]) -> bool:
    """Tell whether a text can stand in a column; `row` is what stands left of it."""
    word = compact(text)
    only: Mapping[str, Callable[[str], object]] = {
        "level3": _names,
        "weight": NUMBER_OF_POINTS.fullmatch,
        "score": NUMBER_OF_POINTS.fullmatch,
        "comparator": _kinds("comparator").__contains__,
        "attribute": _kinds("attribute").__contains__,
        "unit": lambda word: is_unit(word) or word in YES_OR_NO,
        "completion": _RATE.fullmatch,
    }
    if column in only:
        return bool(only[column](word))
    begins = text.split(maxsplit=1)
    if len(begins) > 1 and begins[0] in _kinds("attribute") | _kinds("comparator"):
        return False
    if (
        _TEMPLATE.match(word)
        or template_cells([word])
        or word in _kinds("comparator")
        or is_unit(word)
    ):
        return False
    if column == "value" and not _RUN_TOGETHER.search(word):
        return _is_target(word, compact(row.get("comparator", "")))
    if _RUN_TOGETHER.search(word) or (column == "actual" and len(word) > LONGEST_NAME):
        return False
    return column == "actual" or not FIGURE.fullmatch(word) or bool(_MARK.fullmatch(word))


def _kinds(column: str) -> frozenset[str]:
    known = shipped_kind_words()
    return known.comparators | SIGNS if column == "comparator" else known.attributes


def fits_kept(column: str, text: str) -> bool:
    """Tell whether a text, which may be blank, can stand in a column of a table kept whole."""
    word = compact(text)
    if not word:
        return column != "level3"
    if column == "unit":
        return len(word) <= LONGEST_UNIT and not any(map(str.isdigit, word.rstrip("23")))
    if column in POINTS:
        return bool(NUMBER_OF_POINTS.fullmatch(word) or _MARK.fullmatch(word))
    if column in ("comparator", "attribute"):
        return fits(column, text, {})
    if column == "value":
        return word not in SIGNS
    return column != "level3" or _names(word)


def is_field(column: str, text: str, money: frozenset[str]) -> bool:
    """Tell whether a text can stand in a column of a project's own data, left of its indicators."""
    word = compact(text)
    if column in money:
        return bool(_MONEY.fullmatch(word))
    if column == "#":
        return word.isdigit()
    if column in ("code", "unit_code"):
        return bool(_CODE.fullmatch(word))
    return not (_MONEY.fullmatch(word) or is_bare(word) or is_unit(word))


def _names(word: str) -> bool:
    """Tell whether a word can be an indicator's name; one that ends with a sign has a cell more."""
    kinds = _kinds("comparator")
    return (
        0 < len(word) <= LONGEST_NAME
        and not any(word.endswith(kind) for kind in kinds)
        and word not in _kinds("attribute")
        and not is_value(word)
        and not FIGURE.fullmatch(word)
        and not is_unit(word)
    )


def _is_target(word: str, comparator: str) -> bool:
    """Tell whether a word can be a target, one with a figure behind a comparator that is a sign."""
    figure = any(map(str.isdigit, word))
    if any(word.startswith(kind) for kind in shipped_kind_words().comparators):
        return False
    if comparator in SIGNS and comparator != QUALITATIVE:
        said = comparator in EQUAL and not is_unit(word) and bool(_SAID.fullmatch(word))
        return figure or said
    return len(word) <= LONGEST_NAME and (figure or not word.endswith(("%", "％")))
