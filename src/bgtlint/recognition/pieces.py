"""Indicator rows in text without cells: where a name ends and its value begins."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from bgtlint.shipped import shipped, shipped_yaml


@dataclass(frozen=True, slots=True)
class Piece:
    """One indicator: its name, description, value and weight as printed ("" for none).

    `behind` are words in a column behind the value.
    """

    name: str
    value: str
    description: str = ""
    weight: str = ""
    behind: str = ""


def _words(name: str) -> Mapping[str, Any]:
    source: Mapping[str, Any] = shipped_yaml(name)
    return source


def _units() -> list[str]:
    """Return every word for a unit, the longest first."""
    found = set(_words("lexicon.yml")["nouns"])
    for line in shipped("units.txt").read_text(encoding="utf-8").splitlines():
        parts = [part.strip() for part in line.split("#")[0].split("=")]
        found |= {part for part in parts if part and not re.search(r"[\d*\[_]", part)}
    found |= {"%", "％", "‰", "m2", "㎡"}
    return sorted(found, key=lambda word: (-len(word), word))


def any_of(words: Collection[str]) -> str:
    """Return a pattern for one of several words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of a value with a number, of a qualitative end, and of marks."""
    words = _words("running.yml")
    unit = unit_pattern()
    rate = rf"(?:[/·*每](?:{any_of(_units())})){{0,3}}"
    day = r"(?:20\d\d年)?\d{1,2}月(?:\d{1,2}[日号]|底|末|份)?(?:之?前)?"
    regular = r"每(?:月|季度|季|年|周)(?:\d{1,2}[日号]|底|末)?(?:之?前)?(?=$|\d|\s)"
    sign = r"(?:[≥≤≧≦＞＜>=＝<]{1,2}|不低于|不少于|不超过|不高于|大于等于|小于等于)"
    number = r"\d[\d,]{0,20}(?:\.\d{1,10})?"
    value = (
        rf"{sign}?\s*{number}[（(]{unit}{rate}[）)]"
        rf"|{sign}\s*{number}\s*(?:{unit}{rate})?|(?:{sign})?{day}|{regular}"
        rf"|(?<![\d.A-Za-z]){number}(?:[-~～—至]{number})?\s*{unit}{rate}(?:以上|以下|以内|内)?"
    )
    ends = rf"(?:{any_of(words['degrees'])}){{1,3}}(?:{any_of(words['qualities'])})"
    quality = rf"(?:{ends}|(?:{any_of(words['wholes'])}))$"
    return re.compile(value), re.compile(quality), re.compile(any_of(words["marks"]))


_YEAR = re.compile(r"20\d\d年(?:度)?$")
_DESCRIBED = re.compile(r"(?=反映|考核|用于反映)")
_WEIGHT = re.compile(r"\s*(\d{1,3}(?:\.\d+)?)(?![\d.%％‰])(?=\s*(?:[一-鿿]|$))")


@cache
def unit_pattern() -> str:
    """Return the pattern of a unit with the tens it may be counted in (万平方米)."""
    return f"(?:[百千万亿]{{0,2}}(?:{any_of(_units())}))"


@cache
def _gap() -> re.Pattern[str]:
    """Return the pattern of blanks between a number and its unit, both whole words."""
    return re.compile(rf"(?<=\d)[ \t](?={unit_pattern()}(?:[/·*每][^\s]+)?(?:[ \t]|$))")


def with_units(line: str) -> str:
    """Return a line whose numbers have their units with them (42 个 becomes 42个)."""
    return _gap().sub("", line)


def is_value(text: str) -> bool:
    """Tell whether a whole word is a value."""
    number, quality, _ = _patterns()
    return bool(number.fullmatch(text) or quality.fullmatch(text))


@cache
def _unit_words() -> frozenset[str]:
    return frozenset(_units())


def is_unit(text: str) -> bool:
    """Tell whether a whole word is a unit, such as 万平方米 or 元/亩."""
    words = _unit_words()
    return all(
        part.lstrip("百千万亿") in words or part in words for part in re.split("[/·*]", text)
    )


def begins_with_unit(text: str) -> bool:
    """Tell whether a text begins with a unit: 户外出 does, with 户."""
    bare = text.lstrip("百千万亿")
    return any(text.startswith(word) or bare.startswith(word) for word in _unit_words())


def _named(text: str, described: bool) -> tuple[str, str]:
    """Part a name from its description, where there is a column for it."""
    if not described:
        return text.strip(" 、，,;；:：") or text.strip(), ""
    parts = _DESCRIBED.split(text.strip(" 、，,;；:："), maxsplit=1)
    return (parts[0], parts[1]) if len(parts) == 2 and parts[0] else (text.strip(), "")


def _qualitative(text: str, described: bool) -> Piece:
    """Part a name from a qualitative value; a text that does not end in one is both."""
    _, quality, _ = _patterns()
    found = quality.search(text)
    cut = found.start() if found and found.start() > 1 else 0
    name, told = _named(text[:cut] if cut else text, described)
    return Piece(name, text[cut:] if cut else text, told)


def pieces(text: str, *, weighted: bool, described: bool = True) -> Iterator[Piece]:
    """Yield the indicators of a run of text, each ending at its value.

    A year in front of a name (2025年培训人数) is no value. With `weighted` a bare number after a
    value is its weight. What follows the last value is a qualitative indicator.
    """
    number, _, marks = _patterns()
    plain = marks.sub(" ", text)
    start = 0
    for match in number.finditer(plain):
        before = plain[start : match.start()].strip()
        if match.start() < start or not before or _YEAR.fullmatch(match.group()):
            continue
        after = _WEIGHT.match(plain, match.end()) if weighted else None
        name, told = _named(before, described)
        yield Piece(name, match.group().strip(), told, after[1] if after else "")
        start = after.end() if after else match.end()
    rest = plain[start:].strip(" 、，,;；。")
    if len(rest) > 1 and re.search(r"[一-鿿]", rest):
        found = re.search(r"\s*(\d{1,3})$", rest) if weighted else None
        piece = _qualitative(rest[: found.start()] if found else rest, described)
        yield Piece(piece.name, piece.value, piece.description, found[1] if found else "")
    elif rest:
        yield Piece(rest, rest)
