"""What is wrong with the wording of one text: placeholders, typos, repeats, strange characters.

All by the word lists of `rules/wording.yml`. Line breaks and blanks that extraction leaves inside
words are never a fault.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol

import re2

from bgtlint.reading.normalise import compact
from bgtlint.shipped import shipped_yaml

_REPEAT = re.compile(r"([一-鿿]{2,6}?)\1")
_CJK = re.compile(r"[一-鿿]+")
_STRANGE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd\ue000-\uefff\uf100-\uf8ff\U000f0000-\U0010ffff]"
)
_INSIDE = re.compile("(?<=\\S)[\u200b-\u200f\u2060\ufeff\u00ad](?=\\S)")
_LOOKAROUND = re.compile(r"\(\?<?[=!](?:[^()\\]|\\.|\[[^\]]*\])*\)")


@dataclass(frozen=True, slots=True)
class Remark:
    """A wording that should read otherwise: as found, and its right form ("" for to leave out)."""

    found: str
    right: str = ""


class _Quick(Protocol):
    def search(self, text: str) -> object | None: ...


@dataclass(frozen=True, slots=True)
class Search:
    """A pattern, and the same without its look-arounds, which RE2 tells at once is absent."""

    exact: re.Pattern[str]
    quick: _Quick

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the places where the pattern is found."""
        if self.quick.search(text) is not None:
            yield from self.exact.finditer(text)


def _search(pattern: str) -> Search:
    return Search(re.compile(pattern), re2.compile(_LOOKAROUND.sub("", pattern)))


@dataclass(frozen=True, slots=True)
class Wording:
    """The word lists, their patterns compiled."""

    placeholders: Search
    any_typo: _Quick
    typos: tuple[tuple[re.Pattern[str], str, str], ...]
    reduplications: frozenset[str]
    repeats_apart: re.Pattern[str]
    secrecy: Search
    innocent: re.Pattern[str]
    traditional: re.Pattern[str]
    mojibake: re.Pattern[str]
    payers: re.Pattern[str]
    open_shares: re.Pattern[str]


@cache
def wording() -> Wording:
    """Read the shipped word lists."""
    source: Mapping[str, Any] = shipped_yaml("wording.yml")

    def either(parts: Iterable[str]) -> str:
        return "|".join(f"(?:{part})" for part in parts)

    def words(name: str) -> re.Pattern[str]:
        ordered = sorted(source[name], key=lambda word: (-len(word), word))
        return re.compile("|".join(map(re.escape, ordered)))

    return Wording(
        placeholders=_search(either(source["placeholders"])),
        any_typo=_search(either(typo["find"] for typo in source["typos"])).quick,
        typos=tuple((re.compile(t["find"]), t["wrong"], t["right"]) for t in source["typos"]),
        reduplications=frozenset(source["reduplications"]),
        repeats_apart=re.compile(either(source["repeats_apart"])),
        secrecy=_search(either(source["secrecy"])),
        innocent=words("innocent"),
        traditional=re.compile(f"[{source['traditional']}]"),
        mojibake=re.compile(source["mojibake"]),
        payers=words("payers"),
        open_shares=words("open_shares"),
    )


def placeholders(text: str) -> Iterator[str]:
    """Yield the placeholders and template hints left in a text."""
    for found in wording().placeholders.finditer(compact(text)):
        yield found[0]


def typos(text: str) -> Iterator[Remark]:
    """Yield likely typos with their right form."""
    plain = compact(text)
    if wording().any_typo.search(plain) is None:
        return
    for pattern, wrong, right in wording().typos:
        if pattern.search(plain):
            yield Remark(wrong, right)


def repeated_words(text: str) -> Iterator[Remark]:
    """Yield words of 2 to 6 characters that stand twice in a row (养老金养老金).

    Words that may be doubled (研究研究) and repeats over a line break are left out.
    """
    lists = wording()
    plain, breaks = _unbroken(text)
    for run in _CJK.finditer(plain):
        for found in _REPEAT.finditer(run[0]):
            word = found[1]
            if word in lists.reduplications or len(set(word)) == 1 or word[0] in "一逐各每":
                continue
            if run.start() + found.start() + len(word) in breaks:
                continue
            if not lists.repeats_apart.fullmatch(found[0]):
                yield Remark(found[0], word)


def _unbroken(text: str) -> tuple[str, frozenset[int]]:
    """Return a compacted text and the places in it where a line began."""
    breaks: set[int] = set()
    plain = ""
    for line in text.split("\n"):
        plain += compact(line)
        breaks.add(len(plain))
    return plain, frozenset(breaks)


def secrecy_marks(text: str) -> Iterator[str]:
    """Yield marks of secrecy (机密★, 内部资料 注意保存); 保密工作经费 and the like are none."""
    lists = wording()
    plain = compact(text)
    if lists.secrecy.quick.search(plain) is not None:
        for found in lists.secrecy.exact.finditer(lists.innocent.sub("、", plain)):
            yield found[0]


def strange_characters(text: str) -> Iterator[str]:
    """Yield names of characters that no one typed on purpose, as printed where they can be shown.

    Bullets of symbol fonts (U+F000 to U+F0FF) and Kangxi radicals, which PDF extraction brings
    along, are left out.
    """
    for sign in dict.fromkeys(_STRANGE.findall(text)):
        yield f"U+{ord(sign):04X}"
    found = wording().mojibake.search(text.replace("\n", ""))
    if found:
        yield found[0]


def invisible_characters(text: str) -> Iterator[str]:
    """Yield zero-width characters that stand inside a word."""
    for found in _INSIDE.finditer(text):
        yield f"U+{ord(found[0]):04X}"


def traditional_characters(text: str) -> Iterator[str]:
    """Yield traditional characters in a text that is otherwise simplified."""
    yield from dict.fromkeys(wording().traditional.findall(text))


def shares(text: str) -> Iterator[tuple[str, str]]:
    """Yield who bears which share of a cost, (payer, percent), of a text that lists them all."""
    plain = compact(text)
    if not re.search("分担|负担|承担", plain) or wording().open_shares.search(plain):
        return
    payer = f"(?:{wording().payers.pattern})"
    several = re.compile(
        rf"({payer}(?:[、和与]{payer})+)[^\d,，;；。]{{0,8}}?((?:\d+(?:\.\d+)?%[、和与]?){{2,9}})"
    )
    for found in several.finditer(plain):
        payers, percents = re.split("[、和与]", found[1]), re.findall(r"[\d.]+(?=%)", found[2])
        if len(payers) == len(percents):
            yield from zip(payers, percents, strict=True)
    alone = several.sub("", plain)
    for found in re.finditer(rf"({payer})[^\d,，;；。]{{0,8}}?(\d+(?:\.\d+)?)%", alone):
        yield found[1], found[2]
