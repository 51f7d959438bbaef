"""The words that forms print anyway, as patterns in running text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bgtlint.reading.normalise import compact
from bgtlint.recognition.labels import label
from bgtlint.recognition.layouts import Layout, Levels

TOTALS = ("年度资金总额", "资金总额", "年度财政资金总额")
"""What follows the heading of a block of money in running text."""
SHORT = 3
STRONG = 4
"""A label of so many letters is one wherever it stands; a shorter one only between blanks."""


@dataclass(frozen=True, slots=True)
class Words:
    """The patterns of a layout's labels, header and level names in running text.

    `names` are the labels of the project's name.
    """

    labels: re.Pattern[str]
    header: re.Pattern[str]
    heads: re.Pattern[str]
    levels: re.Pattern[str]
    after: re.Pattern[str]
    names: frozenset[str]


def _spelled(word: str) -> str:
    """Return the pattern of a compacted word, brackets of either width."""
    signs = {"(": "[（(]", ")": "[）)]", "、": "[、,]"}
    return r"\s*".join(signs.get(sign) or re.escape(sign) for sign in word)


def _any(words: Sequence[str]) -> str:
    return "|".join(_spelled(word) for word in sorted(words, key=lambda w: (-len(w), w)))


@lru_cache(maxsize=8)
def _words(labels: frozenset[str], weak: frozenset[str], heads: frozenset[str],
           levels: frozenset[str], after: frozenset[str],
           groups: frozenset[str], others: frozenset[str],
           names: frozenset[str]) -> Words:  # fmt: skip
    mark = (
        r"(?:(?:[（(]?[一二三四五六七八九十]{1,2}|(?<![\d.])[（(]?\d{1,2}|(?<=\.\d\d)\d)"
        r"[）)]?[、.．]\s*|[（(][一二三四五六七八九十\d]{1,2}[）)])?(?:其\s*中\s*[：:，,]?\s*)?"
    )
    bracket = r"(?:\s*[（(][^（）()\n]{1,12}[）)])?"
    money = r"\s*[（(](?:单位[：:])?[百千万亿]?元[）)]\s*[：:]?"
    strong = [word for word in labels if len(word) >= STRONG]
    short = _any([*weak, *(word for word in labels if len(word) < STRONG)])
    begins = r"(?:(?<=[\s。；;：:）)\d])|^)"
    pattern = (
        rf"{mark}(?:{_any(strong)})(?!.{{0,4}}表){bracket}\s*[：:]?"
        rf"|{begins}{mark}(?:{short}){bracket}(?:\s*[：:]|(?=\s|$))"
        rf"|(?:{_any(list(groups))}){bracket}(?=\s|$|其中|{_any(TOTALS)})"
        rf"|(?<=[\d）)])(?:{_any([word for word in weak if len(word) >= STRONG])})"
        rf"|(?:{_any([word for word in others if len(word) == SHORT])})(?=\d)"
        rf"|{mark}(?:{short}){money}|其中[：:]?(?:{short})[：:]?"
    )
    head = rf"(?:{_any(list(heads))})(?:\s*[（(][^（）()\n]{{1,20}}[）)])?"
    long = _any([word for word in after if len(word) > STRONG + 1])
    points = r"(?:\s*[（(][^（）()\n]{0,12}[）)]分?)?"
    short = rf"(?:{_any(list(levels))}){points}"
    return Words(
        re.compile(pattern),
        re.compile(rf"{head}(?:\s*{head}){{2,}}"),
        re.compile(head),
        re.compile(
            rf"(?:{_any(list(levels))})指标{points}"
            rf"|(?:(?:(?<=指标[ \t])|(?<=[）)分][ \t]))(?={short}\s)"
            rf"|(?m:^)[ \t]*(?={short}[ \t])){short}"
            r"(?=\s+[^\s\d≥≤=＝＞＜><])"
        ),
        re.compile(rf"(?:^|(?<=[\s。%]))(?:{_any(list(after))})\s*(?:[：:]|\s|$)|(?:{long})"),
        names,
    )  # fmt: skip


def words_of(layout: Layout, levels: Levels) -> Words:
    """Return the patterns of a layout's words."""
    rules = layout.fields.values()
    preferred = frozenset(word for rule in rules for word in rule.labels | rule.under)
    weak = frozenset(word for rule in rules for word in rule.fallback)
    heads = frozenset(word for words in layout.columns.values() for word in words if len(word) > 1)
    level_names = frozenset({*levels.level1, *levels.level2})
    groups = frozenset(word for word in layout.groups - heads
                       if len(word) >= STRONG and not word.endswith("表"))  # fmt: skip
    term = layout.fields.get("term")
    return _words(
        preferred | layout.others | layout.plan,
        weak - preferred,
        heads,
        level_names,
        layout.after,
        groups - preferred,
        layout.others | (term.labels if term else frozenset()),
        layout.fields["name"].labels if "name" in layout.fields else frozenset(),
    )


def is_header(text: str, words: Words, layout: Layout) -> bool:
    """Tell whether header words in a row head the values and a level below the first."""
    names = {
        name
        for match in words.heads.finditer(text)
        for name in layout.columns_of(label(compact(match.group())))
    }
    return "value" in names and bool(names & {"level2", "level3"})
