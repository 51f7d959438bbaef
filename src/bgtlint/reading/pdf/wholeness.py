"""Whether a PDF is all there, told from its bytes.

PDFium mends what it can of a damaged file and says nothing of what it left out.
"""

import base64
import re
import zlib

TAIL = 2048
UNPACKED = 64 * 1024 * 1024
DICTIONARY = 1024
END = b"end"
STREAM = re.compile(rb"stream\r?\n")
FILTERS = re.compile(rb"/(?:Filter|F)\s*(?:\[([^\]]*)\]|(/\w+))")
NAME = re.compile(rb"/(\w+)")
ASCII85, DEFLATED = frozenset({b"ASCII85Decode", b"A85"}), frozenset({b"FlateDecode", b"Fl"})
WITHOUT_TEXT = re.compile(rb"/Subtype\s*/(Image|Type1C|CIDFontType0C|OpenType)|/Length1\b")


def has_end(data: bytes) -> bool:
    """Tell whether the end-of-file mark stands near the end."""
    return b"%%EOF" in data[-TAIL:]


def is_whole(data: bytes) -> bool:
    """Tell whether a file has its end and every stream that may hold text unpacks.

    Images and fonts are passed over, and so are encrypted files.
    """
    return has_end(data) and (b"/Encrypt" in data or _streams_whole(data))


def _streams_whole(data: bytes) -> bool:
    view = memoryview(data)
    for mark in STREAM.finditer(data):
        if data.startswith(END, mark.start() - len(END)):
            continue
        start = data.rfind(b"obj", max(mark.start() - DICTIONARY, 0), mark.start())
        dictionary = data[start : mark.start()] if start >= 0 else b""
        filters = FILTERS.search(dictionary)
        if not filters or WITHOUT_TEXT.search(dictionary):
            continue
        end = data.find(b"endstream", mark.end())
        names = NAME.findall(filters[1] or filters[2])
        if not _unpacks(view[mark.end() : end if end >= 0 else None], names):
            return False
    return True


def _unpacks(stream: memoryview | bytes, names: list[bytes]) -> bool:
    """Tell whether a stream unpacks, as far as its filters are the two usual ones."""
    try:
        for name in names:
            if name in ASCII85:
                body = bytes(stream).strip().removeprefix(b"<~").removesuffix(b"~>")
                stream = base64.a85decode(body)
            elif name in DEFLATED:
                stream = zlib.decompressobj().decompress(stream, UNPACKED)
            else:
                break
    except (ValueError, zlib.error):
        return False
    return True
