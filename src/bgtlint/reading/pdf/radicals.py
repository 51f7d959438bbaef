"""Radicals for characters: what PDFs write where a font gives one glyph to both.

A program that has only the glyph looks up a code for it, and often finds the radical first:
`主管部⻔` (U+2ED4) looks like 主管部门 and is none. On paper both are the same, so the character
is meant. Sources: EquivalentUnifiedIdeograph.txt of Unicode for U+2E80 to U+2EF3, of which those
are here that look like a whole character; compatibility decompositions for U+2F00 to U+2FD5 and
the ideographs of U+F900 to U+FAD9.
"""

import re
import unicodedata
from functools import cache

RADICALS = "⺎⺒⺓⺜⺝⺟⺠⺬⺼⻁⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳"
CHARACTERS = "兀巳幺日月母民示月虎西见角贝车長长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟"
ANY = re.compile("[\u2e80-\u2fd5\uf900-\ufad9]")
COMPATIBLE = (range(0x2F00, 0x2FD6), range(0xF900, 0xFADA))


@cache
def meant() -> dict[int, str]:
    """Give the character that is meant for the code of each radical, as `str.translate` asks."""
    found = {code: unicodedata.normalize("NFKC", chr(code)) for r in COMPATIBLE for code in r}
    return found | dict(zip(map(ord, RADICALS), CHARACTERS, strict=True))


def as_characters(text: str) -> str:
    """Write characters for radicals; one for one, so that places in the text stay."""
    return text.translate(meant()) if ANY.search(text) else text
