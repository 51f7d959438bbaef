"""The form of a text in which labels are compared."""

import re
import unicodedata
from functools import lru_cache

_LABEL = 64
"""The longest text that is kept: labels and values come again and again, prose does not."""

_SPACE = re.compile("[\\s\u200b\u2060\ufeff]+")


def compact(text: str) -> str:
    """NFKC without any white space: `资金支出计 划（％）` becomes `资金支出计划(%)`.

    NFKC leaves ≥ ≤ 〔〕 alone, turns （） into () and ： into :.
    """
    return _compact_label(text) if len(text) <= _LABEL else _compact(text)


def _compact(text: str) -> str:
    return _SPACE.sub("", unicodedata.normalize("NFKC", text))


_compact_label = lru_cache(maxsize=4096)(_compact)


def squash(text: str) -> str:
    """Return a text without any white space, otherwise as printed."""
    return _squash_label(text) if len(text) <= _LABEL else _SPACE.sub("", text)


@lru_cache(maxsize=4096)
def _squash_label(text: str) -> str:
    return _SPACE.sub("", text)
