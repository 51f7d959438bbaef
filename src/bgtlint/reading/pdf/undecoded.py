"""Text whose codes lead to other characters than those that are printed.

Programs that write a font anew may leave its code table out or shift it. What comes out is
private or unknown codes, control codes, or accented letters in the middle of Chinese words.
"""

import re

UNREADABLE = re.compile("[\ufffd\ue000-\uf8ff]")
ACCENTED = "\u00c0-\u00d6\u00d9-\u00f6\u00f9\u00ff-\u024f"
"""Accented letters, without the signs of Wingdings for ticks and crosses and without Ø, ø."""
CHINESE = "\u3400-\u9fff"
FOREIGN = re.compile(
    f"[\x80-\x9f]|[{ACCENTED}](?=[{CHINESE}])|(?<=[{CHINESE}])[{ACCENTED}](?![a-z])"
)
LETTERS = re.compile(f"[{ACCENTED}\x80-\x9f]")
SHARE = 0.1
FEW = 2


def undecoded(printed: str) -> int:
    """Count the characters that have no code or a wrong one; 0 while they are exceptions."""
    unknown = len(UNREADABLE.findall(printed))
    if unknown > SHARE * len(printed):
        return unknown
    if printed.isascii() or not LETTERS.search(printed):
        return 0
    letters = len(LETTERS.findall(printed))
    if letters > SHARE * len(printed):
        return letters
    foreign = len(FOREIGN.findall(printed))
    return foreign if foreign > FEW else 0
