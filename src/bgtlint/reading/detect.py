"""Which format a file is in, by what its bytes say, never by its name."""

import re
from collections.abc import Callable
from typing import NamedTuple

from bgtlint.model import Diagnostic
from bgtlint.reading import archive
from bgtlint.reading.encoding import decode

ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
WORD_PART = re.compile(r"word/document\d*\.xml")


class Detected(NamedTuple):
    """A readable format by name, or why the file cannot be read."""

    format: str
    diagnostic: Diagnostic | None = None


class Kind(NamedTuple):
    """A format: its name, how to know it, and the diagnostic code if nothing reads it yet."""

    name: str
    test: Callable[[bytes], bool]
    code: str = ""


def _starts(*marks: bytes) -> Callable[[bytes], bool]:
    return lambda data: data.startswith(marks)


def _holds(pattern: str) -> Callable[[bytes], bool]:
    """Make the test for a zip file with an entry of that name."""
    name = re.compile(pattern)
    return lambda data: (
        data.startswith(b"PK\3\4") and any(map(name.fullmatch, archive.names(data) or ()))
    )


def _begins_with_tag(data: bytes) -> bool:
    head = data[:1024].replace(b"\0", b"").lower()
    return b"<html" in head or b"<!doctype html" in head


KINDS = (
    Kind("", lambda data: not data.strip(b"\0\t\n\r\f\v "), "file-empty"),
    Kind("pdf", lambda data: b"%PDF-" in data[:1024]),
    Kind("docx", _holds(WORD_PART.pattern)),
    Kind("xlsx", _holds(r"xl/workbook\d*\.(?:xml|bin)"), "format-not-supported"),
    Kind("pptx", _holds(r"ppt/presentation\.xml"), "format-not-supported"),
    Kind("ofd", _holds(r"OFD\.xml"), "format-not-supported"),
    Kind("odf", _holds(r"META-INF/manifest\.xml"), "format-not-supported"),
    Kind("docx", lambda d: d.startswith(b"PK\3\4") and b"word/" in d, "docx-damaged"),
    Kind("zip", _starts(b"PK\3\4", b"PK\5\6"), "format-not-supported"),
    Kind("rar", _starts(b"Rar!\x1a\7"), "format-not-supported"),
    Kind("7z", _starts(b"7z\xbc\xaf\x27\x1c"), "format-not-supported"),
    Kind(
        "ole2",
        lambda d: d.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") and ENCRYPTED_PACKAGE in d,
        "file-password",
    ),
    Kind("ole2", _starts(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "format-old-office"),
    Kind("png", _starts(b"\x89PNG\r\n\x1a\n"), "format-image"),
    Kind("jpeg", _starts(b"\xff\xd8\xff"), "format-image"),
    Kind("gif", _starts(b"GIF87a", b"GIF89a"), "format-image"),
    Kind("bmp", lambda d: d.startswith(b"BM") and d[6:10] == b"\0\0\0\0", "format-image"),
    Kind("tiff", _starts(b"II*\0", b"MM\0*"), "format-image"),
    Kind("rtf", _starts(b"{\\rtf"), "format-not-supported"),
    Kind("html", _begins_with_tag, "format-not-supported"),
    Kind("text", lambda data: decode(data) is not None),
)


def detect(data: bytes) -> Detected:
    """Name the format of `data`; the first kind whose test holds decides."""
    for kind in KINDS:
        if kind.test(data):
            if kind.code:
                return Detected("", Diagnostic(kind.code, detail=kind.name))
            return Detected(kind.name)
    return Detected("", Diagnostic("format-unknown"))
