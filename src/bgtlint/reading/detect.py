"""Which format a file is in, by what its bytes say, never by its name."""

import re
from collections.abc import Callable
from typing import NamedTuple

from bgtlint.model import Diagnostic
from bgtlint.reading import archive
from bgtlint.reading.encoding import decode

ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = (b"PK\3\4", b"PK\5\6")
CONTENT_TYPES = "[Content_Types].xml"
CUT = 1 << 20
FRAGMENT = re.compile(
    r"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*(?:<\?xml[^>]*>\s*)?"
    r"<(?:head|meta|body|table|div|style|center|title|h[1-6]|p|font|!--)[\s>/-]"
)
MHTML = re.compile(
    r"^mime-version:(?=.*^content-type:\s*(?:multipart/related|text/html))", re.S | re.M
)
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


def _broken_office(folder: str) -> Callable[[bytes], bool]:
    """Make the test for an office file without its main part, or whose directory is lost."""

    def test(data: bytes) -> bool:
        if not data.startswith(b"PK\3\4"):
            return False
        names = archive.names(data)
        if names is None:
            return folder.encode() in data[:CUT]
        return CONTENT_TYPES in names and any(name.startswith(folder) for name in names)

    return test


def _head(data: bytes, size: int = 4096) -> str:
    """Give the first bytes of a text as lower-case characters, whatever its encoding."""
    return data[:size].replace(b"\0", b"").decode("latin-1").lower()


def _tagged(*marks: str) -> Callable[[bytes], bool]:
    """Make the test for XML or HTML whose first bytes hold one of the marks."""
    return lambda data: "<" in _head(data, 64) and any(mark in _head(data) for mark in marks)


def _begins_with_tag(data: bytes) -> bool:
    head = _head(data)
    return "<html" in head or "<!doctype html" in head or bool(FRAGMENT.match(head))


def _streams(*names: str) -> Callable[[bytes], bool]:
    """Make the test for an OLE 2 file with a stream of one of those names."""
    marks = [name.encode("utf-16-le") + b"\0\0" for name in names]
    return lambda data: data.startswith(OLE2) and any(mark in data for mark in marks)


def _opendocument(kind: str) -> Callable[[bytes], bool]:
    mark = f"application/vnd.oasis.opendocument.{kind}".encode()
    return lambda data: data.startswith(b"PK\3\4") and mark in data[:200]


def _is_delimited(data: bytes) -> bool:
    from bgtlint.reading.sheet.delimited import separator

    decoded = decode(data)
    return decoded is not None and separator(decoded.text) is not None


KINDS = (
    Kind("", lambda data: not data.strip(b"\0\t\n\r\f\v "), "file-empty"),
    Kind("pdf", lambda data: b"%PDF-" in data[:1024]),
    Kind("docx", _holds(WORD_PART.pattern)),
    Kind("xlsx", _holds(r"xl/workbook\d*\.xml")),
    Kind("xlsb", _holds(r"xl/workbook\d*\.bin")),
    Kind("pptx", _holds(r"ppt/presentation\.xml"), "format-not-supported"),
    Kind("ofd", _holds(r"OFD\.xml"), "format-not-supported"),
    Kind("odt", _opendocument("text")),
    Kind("ods", _opendocument("spreadsheet")),
    Kind("odf", _holds(r"META-INF/manifest\.xml"), "format-not-supported"),
    Kind("docx", _broken_office("word/"), "docx-damaged"),
    Kind("xlsx", _broken_office("xl/"), "xlsx-damaged"),
    Kind("zip", lambda d: d.startswith(ZIP) and archive.names(d) is None, "zip-damaged"),
    Kind("zip", _starts(*ZIP)),
    Kind("rar", _starts(b"Rar!\x1a\7"), "format-not-supported"),
    Kind("7z", _starts(b"7z\xbc\xaf\x27\x1c"), "format-not-supported"),
    Kind("ole2", lambda d: d.startswith(OLE2) and ENCRYPTED_PACKAGE in d, "file-password"),
    Kind("ppt", _streams("PowerPoint Document"), "format-not-supported"),
    Kind("doc", _streams("WordDocument")),
    Kind("xls", _streams("Workbook", "Book")),
    Kind("ole2", _starts(OLE2), "format-old-office"),
    Kind("png", _starts(b"\x89PNG\r\n\x1a\n"), "format-image"),
    Kind("jpeg", _starts(b"\xff\xd8\xff"), "format-image"),
    Kind("gif", _starts(b"GIF87a", b"GIF89a"), "format-image"),
    Kind("bmp", lambda d: d.startswith(b"BM") and d[6:10] == b"\0\0\0\0", "format-image"),
    Kind("tiff", _starts(b"II*\0", b"MM\0*"), "format-image"),
    Kind("rtf", _starts(b"{\\rtf")),
    Kind("mhtml", lambda d: bool(MHTML.search(_head(d, 2048)))),
    Kind("xmlss", _tagged('urn:schemas-microsoft-com:office:spreadsheet">')),
    Kind("wordml", _tagged("schemas.microsoft.com/office/word/2003/wordml", "2006/xmlpackage")),
    Kind("html", _begins_with_tag),
    Kind("csv", _is_delimited),
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
