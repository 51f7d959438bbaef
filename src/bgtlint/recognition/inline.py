"""Labels and values that one cell or line holds together: `项目名称：公路养护`."""

import re
from collections.abc import Iterator
from functools import lru_cache

from bgtlint.recognition.labels import label

_SEPARATED = r"(?:^|(?<=[\s;；，,、。）)（(]))"
_MARKS = r"(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)]?[、.．]?\s*)?(?:其\s*中\s*[：:，,]?\s*)?"
_BRACKET = r"(?:\s*[（(][^（）()]{0,12}[）)])?"
_AMOUNT_UNIT = re.compile(r"^\s*[（(]?(?:人民币)?(?:亿|万|千|百)?元")


@lru_cache(maxsize=64)
def _pattern(words: frozenset[str]) -> re.Pattern[str]:
    """Return the pattern of `label：`, the longest label first, blanks between letters allowed."""
    order = sorted(words, key=lambda word: (-len(word), word))
    names = "|".join(r"\s*".join(map(re.escape, word)) for word in order if len(word) > 1)
    return re.compile(rf"{_SEPARATED}{_MARKS}(?P<label>{names}){_BRACKET}\s*[：:]")


def inline_values(text: str, words: frozenset[str]) -> Iterator[tuple[str, str, str]]:
    """Yield label, printed label and value of each `label：value` in a text.

    A value reaches to the next label; one that is only a unit of amounts (单位：万元) is none.
    """
    if ":" not in text and "：" not in text:
        return
    found = list(_pattern(words).finditer(text))
    for index, match in enumerate(found):
        end = found[index + 1].start() if index + 1 < len(found) else len(text)
        value = text[match.end() : end].strip(" \t\n；;，,、（(　")
        if not re.search(r"[（(]", value):
            value = value.rstrip("）)")
        if not _AMOUNT_UNIT.match(value):
            yield label(re.sub(r"\s+", "", match["label"])), match.group().strip(), value


def begins_inline(text: str, words: frozenset[str]) -> bool:
    """Tell whether a text begins with `label：`."""
    if ":" not in text and "：" not in text:
        return False
    return _pattern(words).match(text.lstrip()) is not None
