"""The word lists that rules name (rules/words.yml)."""

from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from bgtlint.reading.normalise import compact
from bgtlint.shipped import shipped_yaml


@cache
def word_lists() -> Mapping[str, tuple[str, ...]]:
    """Return the words of every list by its English and its Chinese name."""
    source = shipped_yaml("words.yml")
    found: dict[str, tuple[str, ...]] = {}
    for name, given in source.items():
        words = tuple(compact(str(word)) for word in given["words"])
        found[name] = found[given["zh"]] = words
    return MappingProxyType(found)


@lru_cache(maxsize=4096)
def says(text: str, name: str) -> bool:
    """Tell whether a text holds a word of a list; raises KeyError for an unknown list."""
    plain = compact(text)
    return any(word in plain for word in word_lists()[name])


def listed(text: str, name: str) -> bool:
    """Tell whether a text is a word of a list; raises KeyError for an unknown list."""
    return compact(text) in word_lists()[name]
