"""What stands over a form in text without cells: its title, year, annex and unit, blank labels."""

import re

from bgtlint.reading.normalise import compact
from bgtlint.recognition.outline import is_title
from bgtlint.recognition.pieces import is_value

UNIT_PHRASE = re.compile(r"[（(]?(?:金额)?单位\s*[：:]\s*(?:人民币)?[百千万亿]?元[）)]?")
_OVER = re.compile(
    r"[（(]?20\d\d年度?[）)]?|附[件表][\d一二三四五六七八九十]*[:：]?"
    r"|(?:[一-鿿]{2,8}(?:[（(][一-鿿]{1,6}[）)])?[:：])+(?:[（(][一-鿿]{1,6}[）)])?"
)
"""A line that stands over a form: its year, its annex, labels left blank (单位（盖章）：)."""


def stands_over(text: str) -> bool:
    """Tell whether a text is such as stands over a form and belongs to no cell of it."""
    line = compact(text)
    title = is_title(line) and not any(map(is_value, text.split()))
    return bool(title or _OVER.fullmatch(line) or UNIT_PHRASE.fullmatch(line))
