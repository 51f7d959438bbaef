"""In which encoding a web page is: byte order mark, what the bytes are, what the page says."""

import codecs
import re

from bgtlint.reading.encoding import BOMS, Decoded, decode

HEAD = 4096
DECLARED = re.compile(
    rb"""<meta[^>]{0,500}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|encoding\s*=\s*["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)
WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "gb_2312-80": "gb18030"}


def decode_html(data: bytes, charset: str | None = None) -> Decoded:
    """Decode a web page; bytes that are UTF-8 are read so, whatever the page declares.

    `charset` is what the transport says, which goes before what the page says.
    """
    if not any(data.startswith(mark) for mark, _ in BOMS):
        try:
            return Decoded(data.decode("utf-8"), "utf-8") if b"\0" not in data else _other(data)
        except UnicodeDecodeError:
            found = DECLARED.search(data[:HEAD])
            named = (found[1] or found[2]).decode("ascii", "replace") if found else ""
            codec = _codec(charset or named)
            if codec:
                return _as(data, codec)
    return _other(data)


def _other(data: bytes) -> Decoded:
    return decode(data) or _as(data, "gb18030")


def _codec(name: str) -> str:
    name = WIDER.get(name.strip().lower(), name)
    try:
        return codecs.lookup(name).name if name else ""
    except LookupError:
        return ""


def _as(data: bytes, codec: str) -> Decoded:
    """Decode by name; a replacement character that the page itself prints is not lost."""
    try:
        return Decoded(data.decode(codec), codec)
    except (LookupError, UnicodeError):
        return _lossy(data, codec)


def _lossy(data: bytes, codec: str) -> Decoded:
    try:
        text = data.decode(codec, errors="replace")
    except (LookupError, UnicodeError):
        text, codec = data.decode("gb18030", errors="replace"), "gb18030"
    return Decoded(text, codec, text.count("\ufffd"))
