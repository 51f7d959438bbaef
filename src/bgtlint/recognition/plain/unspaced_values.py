"""Where name, target and actual value part in text run together without a blank.

A cut is given only where the grammar of values allows no other.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from bgtlint.recognition.pieces import is_unit, is_value, unit_pattern
from bgtlint.shipped import shipped_yaml

LONGEST_VALUE = 40
LEAST_NAME = 2
LONGEST_NAME = 60
SIGNS = "≥≤≧≦＞＜>=＝﹦<"
NUMBER = r"(?:0|[1-9]\d{0,11}|[1-9]\d{0,2}(?:,\d{3}){1,3})(?:\.\d{1,6})?"
"""A printed number: none begins with a nought that is not its only digit before the point."""
_NO_NAME = re.compile(rf"[{SIGNS}…]|^[，,、。；;：:%％）)”》]|[，,、；;]$|^[一-鿿]$|。.")
_NO_START = re.compile(
    rf"^[，,、。；;：:%％‰）)”》{SIGNS}.\d]|^[一-鿿]?$|^[百千万亿]*(?:元|平方|立方|公里|厘米|毫米|千米|公斤)|^百分"
)
_TRAILING = re.compile(rf"[{SIGNS}]?[\d.,]+[^\d]{{0,6}}[{SIGNS}]?[\d.,]*[^\d]{{0,6}}$")
_MONTH = re.compile(r"\d{1,2}月")
_COUNT = re.compile(rf"[\d.,{SIGNS}]")
_YEAR = re.compile(r"20\d\d年")
_COUNTED = re.compile(r"([一-鿿]{0,2}[^数率度\d≥≤])[\d≥≤]")
_NOUGHT = re.compile(r"(?<![\d.])0\d")
_BARE = re.compile(NUMBER)
_CHINESE = re.compile(r"[一-鿿]")
_LISTED = re.compile(r"^指标\d{1,2}[:：]?")


class Cut(NamedTuple):
    """Where a target and an actual value begin, counted from the text's first letter."""

    value: int
    actual: int


@cache
def unspaced_words() -> dict[str, tuple[str, ...]]:
    """Return the lists of words for text run together (rules/running.yml)."""
    source: dict[str, Any] = shipped_yaml("running.yml")
    lists = {**source["unspaced"], "degrees": source["degrees"], "qualities": source["qualities"]}
    return {name: tuple(words) for name, words in lists.items()}


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of a value with a figure, of what was attained, and of figures in names.

    A name may hold years, figures with a unit, and figures behind a letter or 第.
    """
    extra = "|".join(map(re.escape, unspaced_words()["units"]))
    unit = rf"(?:{extra}|{unit_pattern()})"
    sign = rf"(?:[{SIGNS}]{{1,2}}|不低于|不少于|不超过|不高于|大于等于|小于等于)"
    day = (
        r"(?:20\d\d年)?(?:1[0-2]|0?[1-9])月(?:[0-3]?\d[日号]|底|末|份)?(?:之?前|以前|前完成)?"
        r"|20\d\d年(?:年?[底末])?(?:之?前)?|20\d\d\.\d\d?[-—~至]20\d\d\.\d\d?"
    )
    value = (
        rf"{sign}?{NUMBER}(?:[-~～—至]{NUMBER})?(?:[%％‰]|{unit}(?:[/·*每]{unit}){{0,3}})?"
        rf"(?:及?以上|及?以下|以内|左右)?|(?:{sign})?(?:{day})"
    )
    attained = (
        r"(?:部分|未|未能|基本|全部|已|圆满|全面|按时|按期|及时)?(?:达成|完成|达到|实现)"
        r"(?:预期|年度|预定|既定|全年)?(?:指标|目标|效果|要求|值)?|(?:已|未)?达标"
    )
    figures = rf"第\d+|[A-Za-z\-—]\d+|20\d\d年?|\d[\d,.]*(?:{unit}|[A-Za-z]|[年月日号%％])"
    return re.compile(value), re.compile(attained), re.compile(figures)


def is_figure(text: str) -> bool:
    """Tell whether a text is a value with a figure, sign and unit included."""
    return len(text) <= LONGEST_VALUE and bool(_patterns()[0].fullmatch(text))


def is_phrase(text: str) -> bool:
    """Tell whether a text is a value in words by itself: 明显改善, 达成预期指标, 无."""
    if not text or text[0].isdigit() or len(text) > LONGEST_VALUE:
        return False
    words = unspaced_words()
    if text in words["effects"] or (len(text) > 1 and text in words["qualities"]):
        return True
    return bool(_patterns()[1].fullmatch(text)) or is_value(text)


def is_name(text: str) -> bool:
    """Tell whether a text may be an indicator's name; figures only with unit, letter or year."""
    bare = _LISTED.sub("", text)
    if not LEAST_NAME <= len(bare) <= LONGEST_NAME or _NO_NAME.search(bare):
        return False
    left = _patterns()[2].sub("", bare)
    if _NOUGHT.search(bare):
        return False
    return bool(_CHINESE.search(bare)) and not any(sign.isdigit() for sign in left)


def cuts_run(text: str, place: int) -> bool:
    """Tell whether a place stands within a run of digits."""
    return text[place - 1 : place].isdigit() and text[place : place + 1].isdigit()


def _whole_from(text: str, start: int) -> bool:
    """Tell whether a value that begins here leaves no digit, sign or year of its own behind."""
    if cuts_run(text, start) or text[start - 1 : start] in tuple(f"{SIGNS}.,-~～%％"):
        return False
    return not (text[:start].endswith("年") and _MONTH.match(text, start))


def is_led(text: str, words: str) -> bool:
    """Tell whether a text ends with a word of a list, which may belong to what follows."""
    return text.endswith(unspaced_words()[words])


def figure_starts(text: str, end: int) -> Iterator[int]:
    """Yield each place where a value with a figure may begin that ends at `end`."""
    for start in range(max(0, end - LONGEST_VALUE), end):
        if (text[start].isdigit() or text[start] in f"{SIGNS}不大小") and (
            _whole_from(text, start) and is_figure(text[start:end])
        ):
            yield start


def repeated(text: str) -> Cut | None:
    """Return where a text's last words, printed twice, begin; None where they are not.

    The longest counts: `保证专款专用专款专用专款专用` has four letters twice behind its name. A
    value printed four times leaves a doubt.
    """
    most = min(LONGEST_VALUE, (len(text) - LEAST_NAME) // 2)
    for size in range(most, 0, -1):
        value, start, again = text[-size:], len(text) - 2 * size, len(text) - size
        if text[start:again] != value or not _whole_from(text, start):
            continue
        if not is_figure(value) and (cuts_run(text, again) or not _CHINESE.search(value)):
            continue
        half = value[: size // 2]
        if size % 2 == 0 and value == half * 2 and not value.isdigit():
            return None
        return Cut(start, again)
    return None


def word_starts(text: str) -> Iterator[tuple[int, bool]]:
    """Yield where a value in words that ends a text may begin behind the name, and whether surely.

    A name's last word stands before such a place and a value's first word behind it, or all
    behind it is a phrase with a degree (明显改善). Words such as 效益 may also be the value's.
    """
    words = unspaced_words()
    for start in range(max(LEAST_NAME, len(text) - LONGEST_VALUE), len(text)):
        head, tail = text[:start], text[start:]
        if any(map(str.isdigit, tail)) or not is_name(head.rstrip("。；")):
            continue
        ended = head.endswith(words["name_ends"]) or head[-1] in "。；"
        phrase, begun = is_phrase(tail), tail.startswith(words["value_begins"])
        degree = phrase and tail.startswith(words["degrees"])
        strong = phrase or tail.startswith(words["strong_begins"])
        if degree and not head.endswith(words["degrees"]):
            yield start, ended or not is_led(head, "modifiers")
        elif ended and (strong or begun):
            yield start, strong
        elif head.endswith(words["weak_ends"]) and (phrase or begun):
            yield start, tail.startswith(words["strong_begins"])


def _ends_in_figure(name: str) -> bool:
    return next(figure_starts(name, len(name)), None) is not None


def _alike(text: str, cut: Cut) -> bool:
    """Tell whether a name that ends with a figure has the unit of both values behind it.

    `财政补助1000万元` does before 1000万元 and 1000万元; else its figure may be the target itself.
    """
    name = text[: cut.value]
    last = next(figure_starts(name, len(name)), None)
    if last is None:
        return True
    figures = (name[last:], text[cut.value : cut.actual], text[cut.actual :])
    return len({_COUNT.sub("", figure) for figure in figures}) == 1


def _twice(text: str, cut: Cut) -> bool:
    """Tell whether a repeated value has nothing before it that may belong to the target."""
    name, value = text[: cut.value], text[cut.actual :]
    if is_figure(value):
        alike = _alike(text, cut) and not (value.isdigit() and _ends_in_figure(name))
        return alike and is_name(name) and (value[0] in SIGNS or not is_led(name, "leads"))
    if len(value) == 1 and not is_phrase(value) and value not in unspaced_words()["qualities"]:
        return False
    led = is_led(name, "modifiers") or is_led(name, "degrees")
    return is_name(name) and not led and not (len(value) > 1 and _holds_beginning(name))


def _holds_beginning(name: str) -> bool:
    """Tell whether a name holds what a value in words begins with: 培训人次|在合同期内."""
    begins = unspaced_words()["strong_begins"]
    return any(name.startswith(begins, at) for at in range(LEAST_NAME, len(name)))


def may_be_row(text: str) -> bool:
    """Tell whether a text may hold a name and its values, also where nothing tells them apart."""
    if len(text) > LONGEST_NAME + 2 * LONGEST_VALUE or not _CHINESE.search(text[: LEAST_NAME + 6]):
        return False
    bare = _LISTED.sub("", text)
    if _NO_START.search(bare) and not _YEAR.match(bare):
        return False
    if (counted := _COUNTED.match(bare)) and is_unit(counted[1]):
        return False
    left = _patterns()[2].sub("", _TRAILING.sub("", bare))
    return not any(sign.isdigit() for sign in left)


def _candidates(text: str) -> Iterator[tuple[Cut, bool]]:
    """Yield every cut of name, target and actual value, and whether it is one by itself."""
    for actual in range(LEAST_NAME + 1, len(text)):
        tail = text[actual:]
        figure = is_figure(tail) and text[actual - 1] not in f"{SIGNS}.,-~～"
        if not figure and not is_phrase(tail):
            continue
        if cuts_run(text, actual) and not _BARE.fullmatch(tail):
            continue
        if _MONTH.match(tail) and text[:actual].endswith("年"):
            continue
        attained = bool(_patterns()[1].fullmatch(tail))
        for start in figure_starts(text, actual):
            if is_name(text[:start]):
                told = figure or (attained and not is_led(text[:actual], "modifiers"))
                sure = told and _stands(text, start) and not cuts_run(text, actual)
                sure = sure and _alike(text, Cut(start, actual))
                yield Cut(start, actual), sure
        if not figure:
            before = text[:actual]
            whole = not is_led(before, "modifiers")
            yield from ((Cut(at, actual), sure and whole) for at, sure in word_starts(before))


def _stands(text: str, start: int) -> bool:
    """Tell whether a value begins with its sign, or behind no word that may belong to it."""
    return text[start] in SIGNS or not is_led(text[:start], "leads")


def cut_pair(text: str, *, full: bool, known: frozenset[str] = frozenset()) -> Cut | None:
    """Return the one cut of name, target and actual value; None where there are more or none.

    A value printed twice is both; of bare digits only with `full` points, as `1111` may be 1 and
    111 too. `known` are values in words that other rows of the form have for sure.
    """
    twice = repeated(text)
    if twice is not None and (full or not text[twice.value :].isdigit()
                              or twice.actual - twice.value == 1):  # fmt: skip
        return twice if _twice(text, twice) else None
    found = [*_candidates(text)]
    if any(is_figure(text[cut.value : cut.actual]) for cut, _ in found):
        return found[0][0] if len(found) == 1 and found[0][1] else None
    told = [cut for cut, sure in found if sure] or [
        cut for cut, _ in found if text[cut.value : cut.actual] in known
    ]
    return told[0] if len(told) == 1 and not goes_on(text[told[0].value : told[0].actual]) else None


def goes_on(value: str) -> bool:
    """Tell whether a value in words begins with a whole one and has room for another behind it."""
    return not is_phrase(value) and any(
        is_phrase(value[:end]) for end in range(2, len(value) - LEAST_NAME)
    )


def cut_one(text: str) -> int | None:
    """Return where the only value begins that ends a text behind a name, None where in doubt."""
    figures = [(at, _stands(text, at)) for at in figure_starts(text, len(text))
               if is_name(text[:at])]  # fmt: skip
    if figures:
        return figures[0][0] if len(figures) == 1 and figures[0][1] else None
    told = [at for at, sure in word_starts(text) if sure]
    return told[0] if len(told) == 1 else None
