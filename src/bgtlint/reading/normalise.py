"""The form of a text in which labels are compared."""

import re
import unicodedata

_SPACE = re.compile("[\\s\u200b\u2060\ufeff]+")


def compact(text: str) -> str:
    """NFKC without any white space: `资金支出计 划（％）` becomes `资金支出计划(%)`.

    NFKC leaves ≥ ≤ 〔〕 alone, turns （） into () and ： into :.
    """
    return _SPACE.sub("", unicodedata.normalize("NFKC", text))


def squash(text: str) -> str:
    """Return a text without any white space, otherwise as printed."""
    return _SPACE.sub("", text)
