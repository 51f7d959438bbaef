"""The form of a text in which labels are compared."""

import re
import unicodedata
from functools import lru_cache

_LABEL = 64
"""The longest text that is kept: labels and values come again and again, prose does not."""

_SPACE = re.compile("[\\s\u200b\u2060\ufeff]+")
_MARK = re.compile("(?<=[0-9０-９%％])[①-⑳⓪¹²³⁰⁴-⁹]+|[①-⑳⓪]+(?=[0-9０-９])")
"""A footnote's mark behind a figure or a list's before it, which NFKC would make digits of it."""


def compact(text: str) -> str:
    """NFKC without any white space: `资金支出计 划（％）` becomes `资金支出计划(%)`.

    NFKC leaves ≥ ≤ 〔〕 alone, turns （） into () and ： into :. Marks beside a figure are left
    out: `8.94①` is 8.94.
    """
    return _compact_label(text) if len(text) <= _LABEL else _compact(text)


def _compact(text: str) -> str:
    return _SPACE.sub("", unicodedata.normalize("NFKC", _MARK.sub("", text)))


_compact_label = lru_cache(maxsize=4096)(_compact)


def squash(text: str) -> str:
    """Return a text without any white space, otherwise as printed."""
    return _squash_label(text) if len(text) <= _LABEL else _SPACE.sub("", text)


@lru_cache(maxsize=4096)
def _squash_label(text: str) -> str:
    return _SPACE.sub("", text)
