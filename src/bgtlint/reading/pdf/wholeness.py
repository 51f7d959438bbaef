"""Whether a PDF is all there, and whether it may hide something, told from its bytes.

PDFium mends what it can of a damaged file and says nothing of what it left out; nor does it tell
of text that is not painted or belongs to a layer, unless it is asked for each piece.
"""

import re
import zlib
from collections.abc import Iterator
from typing import NamedTuple

TAIL = 2048
UNPACKED = 64 * 1024 * 1024
DICTIONARY = 1024
END = b"end"
BLANKS = bytes(range(33))
ZEROS, LAST = b"!!!!!", b"u"
OFF = bytes((code - 33) % 256 for code in range(256))
HIGHEST = 84
LANE, HALF = 8, 4
"""Bytes: a group of 32 bits in one of 64, so that what is too large stays in its lane."""
STREAM = re.compile(rb"stream\r?\n")
FILTERS = re.compile(rb"/(?:Filter|F)\s*(?:\[([^\]]*)\]|(/\w+))")
NAME = re.compile(rb"/(\w+)")
ASCII85, DEFLATED = frozenset({b"ASCII85Decode", b"A85"}), frozenset({b"FlateDecode", b"Fl"})
WITHOUT_TEXT = re.compile(rb"/Subtype\s*/(Image|Type1C|CIDFontType0C|OpenType)|/Length1\b")
TRUETYPE = b"\x00\x01\x00\x00"
"""How a font begins, where its dictionary does not tell that it is one."""
UNPAINTED = re.compile(rb"(?<![^\s\])>])[37]\s+Tr(?![^\s\[(<])")
RENDERING, BEFORE = b"Tr", 8
LAYERS = b"/OCProperties"


class Streams(NamedTuple):
    """What the streams of a file tell.

    `whole`: each that may hold text unpacks, and the file has its end; `unpainted`: some text may
    be there without being painted; `layered`: there are layers that can be switched off.
    """

    whole: bool
    unpainted: bool
    layered: bool


def has_end(data: bytes) -> bool:
    """Tell whether the end-of-file mark stands near the end."""
    return b"%%EOF" in data[-TAIL:]


def is_whole(data: bytes) -> bool:
    """Tell whether a file has its end and every stream that may hold text unpacks."""
    return streams(data).whole


def streams(data: bytes) -> Streams:
    """Look through the streams of a file; images and fonts are passed over.

    An encrypted file is taken for whole, and for one that may hide text.
    """
    if not has_end(data):
        return Streams(False, False, False)
    if b"/Encrypt" in data:
        return Streams(True, True, True)
    unpainted, layered = False, LAYERS in data
    for stream in _unpacked(data):
        if stream is None:
            return Streams(False, unpainted, layered)
        unpainted = unpainted or _may_not_paint(stream)
        layered = layered or (stream[:1].isdigit() and LAYERS in stream)  # objects by number
    return Streams(True, unpainted, layered)


def _may_not_paint(stream: bytes) -> bool:
    at = stream.find(RENDERING)
    while at >= 0:
        end = at + len(RENDERING)
        if UNPAINTED.search(stream, max(at - BEFORE, 0), end + 1):
            return True
        at = stream.find(RENDERING, end)
    return False


def _unpacked(data: bytes) -> Iterator[bytes | None]:
    """Give each stream that may hold text, None for one that does not unpack."""
    view = memoryview(data)
    for mark in STREAM.finditer(data):
        if data.startswith(END, mark.start() - len(END)):
            continue
        start = data.rfind(b"obj", max(mark.start() - DICTIONARY, 0), mark.start())
        dictionary = data[start : mark.start()] if start >= 0 else b""
        if WITHOUT_TEXT.search(dictionary):
            continue
        filters = FILTERS.search(dictionary)
        end = data.find(b"endstream", mark.end())
        names = NAME.findall(filters[1] or filters[2]) if filters else []
        yield _unpack(view[mark.end() : end if end >= 0 else None], names)


def _unpack(stream: memoryview | bytes, names: list[bytes]) -> bytes | None:
    """Unpack a stream as far as its filters are the two usual ones; None where it does not."""
    try:
        for name in names:
            if name in ASCII85:
                stream = _from_ascii85(bytes(stream))
            elif name in DEFLATED:
                inflater = zlib.decompressobj()
                head = inflater.decompress(stream, len(TRUETYPE))
                if head == TRUETYPE:
                    return b""
                stream = head + inflater.decompress(inflater.unconsumed_tail, UNPACKED)
            else:
                return b""
    except (ValueError, zlib.error):
        return None
    return bytes(stream)


def _from_ascii85(body: bytes) -> bytes:
    """Decode ASCII base-85: all groups at once, as the lanes of one large number.

    Raises ValueError for what is none. Format: PDF 32000-1, 7.4.3.
    """
    signs = body.translate(None, BLANKS).removeprefix(b"<~").removesuffix(b"~>")
    signs = signs.replace(b"z", ZEROS)
    missing = -len(signs) % 5
    digits = (signs + missing * LAST).translate(OFF)
    if digits and max(digits) > HIGHEST:
        raise ValueError("a sign outside base 85")
    count = len(digits) // 5
    total = 0
    for at in range(5):
        lanes = bytearray(LANE * count)
        lanes[LANE - 1 :: LANE] = digits[at::5]
        total = 85 * total + int.from_bytes(lanes, "big")
    words = total.to_bytes(LANE * count, "big")
    if any(words[HALF - 1 :: LANE]):
        raise ValueError("a group over 32 bits")
    decoded = bytearray(HALF * count)
    for at in range(HALF):
        decoded[at::HALF] = words[HALF + at :: LANE]
    return bytes(decoded[: HALF * count - missing])
