"""Bytes -> text, or None when they are no text.

GB18030 decodes nearly any bytes, so a candidate is judged by what comes out: Chinese text is
made of common characters (GB 2312 level 1: 3,755 of them cover more than 99% of running text),
while a binary blob gives rare, private, unassigned and control characters.
"""

import codecs
import unicodedata
from typing import NamedTuple

SAMPLE = 200_000
COMMON_SHARE = 0.7
ODD_SHARE = 0.02
LOST_SHARE = 0.002
LAYOUT = frozenset("\t\n\r\f\v")
LEVEL_1 = range(0xB0, 0xD8)
BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class Decoded(NamedTuple):
    """A text, the encoding it was in, and how many places could not be decoded."""

    text: str
    encoding: str
    lost: int = 0


def decode(data: bytes) -> Decoded | None:
    """Decode by byte order mark, as UTF-8, UTF-16 without mark or GB18030, in that order."""
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _lossy(data, encoding)
    if b"\0" not in data:
        text = _strict(data, "utf-8")
        if text is not None:
            return Decoded(text, "utf-8") if not _odd(text) else None
    for encoding in _wide(data):
        text = _strict(data, encoding)
        if text is not None and _plausible(text):
            return Decoded(text, encoding)
    if b"\0" in data:
        return None
    text = _strict(data, "gb18030")
    if text is not None and _plausible(text):
        return Decoded(text, "gb18030")
    return _lossy(data, "utf-8") or _lossy(data, "gb18030")


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _lossy(data: bytes, encoding: str) -> Decoded | None:
    """Decode a text that was cut inside a character or has a few bad bytes."""
    text = data.decode(encoding, errors="replace")
    lost = text.count("\ufffd")
    allowed = LOST_SHARE * len(text) + text.endswith("\ufffd")
    if lost > allowed or not _plausible(text.replace("\ufffd", "")):
        return None
    return Decoded(text, encoding, lost)


def _wide(data: bytes) -> tuple[str, ...]:
    """Name the UTF-16 order whose zero bytes stand where line ends and digits have them."""
    if len(data) % 2:
        return ()
    sample = data[:SAMPLE]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if even == odd == 0:
        return ("utf-16-le", "utf-16-be")
    return ("utf-16-le",) if odd > even else ("utf-16-be",)


def _odd(text: str) -> bool:
    """Tell whether control, private, surrogate or unassigned characters are too many."""
    sample = text[:SAMPLE]
    odd = sum(
        unicodedata.category(ch) in {"Cc", "Co", "Cn", "Cs"} and ch not in LAYOUT for ch in sample
    )
    return "\0" in sample or odd > ODD_SHARE * len(sample)


def _plausible(text: str) -> bool:
    """Tell whether nearly all characters are ASCII, punctuation or common Chinese ones."""
    sample = text[:SAMPLE]
    wide = [ch for ch in sample if ch > "\x7f"]
    return not _odd(text) and sum(map(_common, wide)) >= COMMON_SHARE * len(wide)


def _common(ch: str) -> bool:
    if not "一" <= ch <= "鿿":
        return unicodedata.category(ch)[0] in "PSNZ" and unicodedata.east_asian_width(ch) != "N"
    try:
        return ch.encode("gb2312")[0] in LEVEL_1
    except UnicodeEncodeError:
        return False
