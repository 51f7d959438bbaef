"""The word lists of `rules/lexicon.yml`, read once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain
from types import MappingProxyType
from typing import Any

from bgtlint.shipped import shipped_yaml

Words = tuple[str, ...]
"""Words, the longest first, so that the first match is the longest."""


@dataclass(frozen=True, slots=True)
class CodeTable:
    """How project codes are built: a pattern by the letter at place 9, and the check character."""

    alphabet: str
    base: int
    modulus: int
    target: int
    checked_letters: frozenset[str]
    patterns: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Every word list; mappings go from the printed word to its canonical form."""

    nouns: frozenset[str]
    related: tuple[frozenset[str], ...]
    not_units: Words
    periods: Mapping[str, str]
    averages: Mapping[str, str]
    persons: Mapping[str, str]
    before: Mapping[str, str]
    after: Mapping[str, str]
    approximate: frozenset[str]
    decrease: Words
    empty: frozenset[str]
    placeholders: Words
    cell_errors: Words
    money_words: Words
    names: Words
    signs: Mapping[str, str]
    grades: Words
    code: CodeTable


@cache
def lexicon() -> Lexicon:
    """Read the shipped word lists."""
    data: dict[str, Any] = shipped_yaml("lexicon.yml")
    comparators = data["comparators"]
    return Lexicon(
        nouns=frozenset(data["nouns"]),
        related=tuple(frozenset(group) for group in data["related"]),
        not_units=_longest_first(data["not_units"]),
        periods=MappingProxyType(dict(data["periods"])),
        averages=MappingProxyType(dict(data["averages"])),
        persons=_by_word(data["persons"]),
        before=_by_word(comparators["before"]),
        after=_by_word(comparators["after"]),
        approximate=frozenset(data["approximate"]),
        decrease=_longest_first(data["decrease"]),
        empty=frozenset(data["empty"]),
        placeholders=_longest_first(data["placeholders"]),
        cell_errors=_longest_first(data["cell_errors"]),
        money_words=_longest_first(data["money_words"]),
        names=_longest_first(data["names"]),
        signs=_by_word(data["signs"]),
        grades=_longest_first(data["grades"]),
        code=_code_table(data["code"]),
    )


def starts(text: str, words: Iterable[str], position: int = 0) -> str:
    """Return the first of the words that stands at the position, "" if none does."""
    listed = words if isinstance(words, tuple) else tuple(words)
    if not text.startswith(listed, position):
        return ""
    return next(word for word in listed if text.startswith(word, position))


def ends(text: str, position: int, words: Iterable[str]) -> str:
    """Return the first of the words that ends at the position, "" if none does."""
    listed = words if isinstance(words, tuple) else tuple(words)
    if not text.endswith(listed, 0, position):
        return ""
    return next(word for word in listed if text.endswith(word, 0, position))


def _longest_first(words: Iterable[object]) -> Words:
    return tuple(sorted(dict.fromkeys(map(str, words)), key=lambda word: (-len(word), word)))


def _by_word(groups: Mapping[str, list[str]]) -> Mapping[str, str]:
    canonical = {str(word): name for name, words in groups.items() for word in words}
    ordered = _longest_first(chain.from_iterable(groups.values()))
    return MappingProxyType({word: canonical[word] for word in ordered})


def _code_table(data: Mapping[str, Any]) -> CodeTable:
    return CodeTable(
        alphabet=str(data["alphabet"]),
        base=int(data["base"]),
        modulus=int(data["modulus"]),
        target=int(data["target"]),
        checked_letters=frozenset(data["checked_letters"]),
        patterns=MappingProxyType({str(k): str(v) for k, v in data["patterns"].items()}),
    )
