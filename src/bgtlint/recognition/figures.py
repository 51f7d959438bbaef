"""Texts that are a figure: an amount, a count with its unit, a percentage, a target with ≥."""

import re

_FIGURE = re.compile(
    r"(?:[≥≤<>=~约]|不低于|不少于|不超过)*[¥-]?\(?\d[\d,]*(?:\.\d+)?\)?"
    r"(?:%|‰|[亿万千百]?元)?(?:/?[一-鿿·/]{0,5})"
)
_DATE = re.compile(r"(?:19|20)\d\d(?:年(?:度|\d{1,2}月.*)?|[-./]\d.*)?|\d{1,2}月.*")
_TELLING = re.compile(r"\d\.\d|[%‰元]|\d,\d{3}")
_HELD = re.compile(
    r"(?<![\dA-Za-z第.,、〔\[(\-/])\d[\d,]*(?:\.\d+)?(?![\d,.]*[\dA-Za-z号条款项年月日期届〔〕\]\-/)、])"
)
_LONGEST = 24
_MONEY = re.compile(r"资金|预算|金额|经费|拨款|收入|支出|投资|费用?|成本|款|元")


def is_figure(text: str) -> bool:
    """Tell whether a compacted text is a number with at most a comparator and a unit; no date."""
    return bool(_FIGURE.fullmatch(text)) and not _DATE.fullmatch(text)


def is_money(text: str, beside: str) -> bool:
    """Tell whether a compacted text is likely to be an amount, or a share of one.

    It is printed with decimals or a unit of money, or `beside` it stands a label of money; a
    figure without any label is taken for one.
    """
    if not is_figure(text):
        return False
    return not beside or bool(_TELLING.search(text)) or bool(_MONEY.search(beside))


def holds_figure(text: str) -> bool:
    """Tell whether a compacted text of a cell states a number of something: 已完成40盏, 95%以上.

    Days, months, years, and the numbers of documents, articles and lists are none.
    """
    return len(text) <= _LONGEST and bool(_HELD.search(text))
