"""Things that one document writes in several ways: brackets, signs, document numbers, ranges."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from bgtlint.model import Location

_CJK = "[\u4e00-\u9fff]"
_SIGNS: tuple[tuple[str, str, str], ...] = (
    (
        "半角括号",
        "全角括号",
        rf"(?<={_CJK})\([^()（）\n]{{1,40}}\)|(?<={_CJK})（[^()（）\n]{{1,40}}）",
    ),
    ("半角百分号", "全角百分号", r"(?<=[\d０-９（(])%|(?<=[\d０-９（(])％"),
    ("半角冒号", "全角冒号", rf"(?<={_CJK}):(?=\s*{_CJK})|(?<={_CJK})："),
    ("半角逗号", "全角逗号", rf"(?<={_CJK}),(?=\s*{_CJK})|(?<={_CJK})，"),
    ("半角分号", "全角分号", rf"(?<={_CJK});(?=\s*{_CJK})|(?<={_CJK})；"),
    ("半角数字", "全角数字", r"[0-9]+|[０-９]+"),
)
_SIGN_PATTERNS = tuple((half, full, re.compile(pattern)) for half, full, pattern in _SIGNS)
_WIDE = re.compile(r"[（％：，；０-９]")
_DOCUMENT_NUMBER = re.compile(
    rf"{_CJK}\s*([\[〔【(（［])\s*(?:19|20)\d\d\s*([\]〕】)）］])\s*(?:第\s*)?\d{{1,5}}\s*号"
)
_BRACKETS = {"[": "[ ]", "［": "［ ］", "〔": "〔 〕", "【": "【 】", "(": "( )", "（": "（ ）"}
_RANGE = re.compile(
    r"(?<![\d.\-—/])(?!0\d)\d+(?:\.\d+)?\s*(?:%|％|万?元|人|次|户|年|月|日|天|个)?"
    r"\s*(-|－|~|～|—{1,2}|–)\s*"
    r"\d+(?:\.\d+)?\s*(?:%|％|万?元|[人次户年月日天个所家座台套项件场期亩条村吨米]|公里|小时|分钟|岁)(?![\d\-—])"
)
_OFTEN = 64
"""The longest text whose signs are kept: short cells stand in many tables."""
_RANGE_NAMES = {"-": "-", "－": "-", "~": "~", "～": "～", "—": "—", "——": "—", "–": "—"}


@dataclass(frozen=True, slots=True)
class Variant:
    """One of several ways in which a document writes the same thing, and its usual way.

    `shown` is the form as it stands in the text.
    """

    form: str
    usual: str
    shown: str
    location: Location


Found = tuple[str, str, str, Location]
"""What is written, in which form, as it stands, and where."""


def settled(found: Iterable[Found]) -> Iterator[Variant]:
    """Yield every occurrence with the form that is usual in the document for its group.

    The usual form is the most frequent, of equal ones the first; a group that is written in one
    way only yields nothing.
    """
    listed = list(found)
    counts: dict[str, Counter[str]] = {}
    for group, form, _, _ in listed:
        counts.setdefault(group, Counter())[form] += 1
    usual = {group: forms.most_common(1)[0][0] for group, forms in counts.items() if len(forms) > 1}
    for group, form, shown, location in listed:
        if group in usual:
            yield Variant(form, usual[group], shown, location)


def listed(found: Iterable[Found]) -> Iterator[Variant]:
    """Yield every occurrence, those of a group that is written in one way only as well."""
    every = list(found)
    usual = Counter(form for _, form, _, _ in every).most_common(1)
    for _, form, shown, location in every:
        yield Variant(form, usual[0][0], shown, location)


def signs(text: str, location: Location) -> Iterator[Found]:
    """Yield the widths of signs and digits in a raw text, each form once."""
    for full, form, match in (_signs_again if len(text) <= _OFTEN else _signs)(text):
        yield full, form, match, location


def _signs(text: str) -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (full, form, match)
        for half, full, pattern in _SIGN_PATTERNS
        for form, match in _widths(text, pattern, half, full)
    )


_signs_again = lru_cache(maxsize=4096)(_signs)


def _widths(text: str, pattern: re.Pattern[str], half: str, full: str) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for found in pattern.finditer(text):
        form = full if _WIDE.match(found[0]) else half
        if form not in seen:
            seen.add(form)
            yield form, found[0]


def document_numbers(text: str, location: Location) -> Iterator[Found]:
    """Yield the brackets round the year of document numbers (冀财社〔2024〕136号)."""
    for found in _DOCUMENT_NUMBER.finditer(text) if "号" in text else ():
        yield "文号", _BRACKETS[found[1]], found[0], location


def ranges(text: str, location: Location) -> Iterator[Found]:
    """Yield the signs that stand between the two numbers of a range (3-5天, 3～5天)."""
    for found in _RANGE.finditer(text):
        yield "区间", _RANGE_NAMES[found[1]], found[0], location


def gathered(
    texts: Iterable[Location], read: Callable[[str, Location], Iterator[Found]]
) -> Iterator[Found]:
    """Yield what is found in the texts of all places."""
    for location in texts:
        yield from read(location.text, location)
