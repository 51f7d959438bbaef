import io
import random
import zipfile

import pytest

from bgtlint.reading.detect import detect
from tests.reading.making import docx, packed

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
CHINESE = "项目编码\t13082225P0001\n预算数\t126.15\n绩效目标\t提升政务服务水平提高工作效率\n"


def stored(kind: str) -> bytes:
    """Make an OpenDocument file: its type stands first, not compressed."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("META-INF/manifest.xml", "")
    return target.getvalue()


def ole2(stream: str) -> bytes:
    """Make the beginnings of an OLE 2 file with a stream of that name."""
    return OLE2 + bytes(600) + stream.encode("utf-16-le") + bytes(40)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"\n\n" + b" " * 900 + b"%PDF-1.7", "pdf"),
        (docx(""), "docx"),
        (docx("", "word/document2.xml"), "docx"),
        (CHINESE.encode(), "text"),
        (CHINESE.encode("gbk"), "text"),
        (CHINESE.encode("utf-16"), "text"),
        (b"code,value\n1,2\n", "csv"),
        (packed({"xl/workbook.xml": ""}), "xlsx"),
        (packed({"xl/workbook.bin": ""}), "xlsb"),
        (packed({"a.pdf": b"%PD"}), "zip"),
        (b"PK\5\6" + bytes(18), "zip"),
        (stored("application/vnd.oasis.opendocument.text"), "odt"),
        (stored("application/vnd.oasis.opendocument.spreadsheet"), "ods"),
        (ole2("WordDocument"), "doc"),
        (ole2("Workbook"), "xls"),
        (ole2("Book"), "xls"),
        (b"{\\rtf1 x}", "rtf"),
        (b"\xef\xbb\xbf<!DOCTYPE html><p>", "html"),
        ("<html><td>表".encode("utf-16"), "html"),
        ("\n<table border=1><tr><td>甲".encode("gb18030"), "html"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n", "mhtml"),
        (
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            "xmlss",
        ),
        (
            b'<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml">',
            "wordml",
        ),
    ],
)
def test_formats_that_are_read(data: bytes, name: str) -> None:
    found = detect(data)
    assert (found.format, found.diagnostic) == (name, None)


@pytest.mark.parametrize(
    ("data", "code", "detail"),
    [
        (b"", "file-empty", ""),
        (b" \r\n\t\n", "file-empty", ""),
        (bytes(300), "file-empty", ""),
        (OLE2, "format-old-office", "ole2"),
        (ole2("PowerPoint Document"), "format-not-supported", "ppt"),
        (OLE2 + "EncryptedPackage".encode("utf-16-le"), "file-password", "ole2"),
        (packed({"OFD.xml": ""}), "format-not-supported", "ofd"),
        (b"\x89PNG\r\n\x1a\n...", "format-image", "png"),
        (b"\xff\xd8\xff\xe0", "format-image", "jpeg"),
        (b"GIF89a..", "format-image", "gif"),
        (b"BM\x9a\0\0\0\0\0\0\0", "format-image", "bmp"),
        (b"II*\0\x08\0", "format-image", "tiff"),
        (docx("<w:p/>")[:60], "docx-damaged", "docx"),
        (packed({"[Content_Types].xml": "", "word/styles.xml": ""}), "docx-damaged", "docx"),
        (packed({"[Content_Types].xml": "", "xl/styles.xml": ""}), "xlsx-damaged", "xlsx"),
        (packed({"a.txt": "x"})[:40], "zip-damaged", "zip"),
    ],
)
def test_formats_that_are_not(data: bytes, code: str, detail: str) -> None:
    found = detect(data)
    assert found.format == ""
    assert found.diagnostic is not None
    assert (found.diagnostic.code, found.diagnostic.detail) == (code, detail)


def test_binary_blobs_are_never_text() -> None:
    source = random.Random(5)
    blobs = [source.randbytes(size) for size in (40, 333, 4096, 65536) for _ in range(20)]
    blobs += [bytes(source.randrange(0x81, 0xFE) for _ in range(400)) for _ in range(20)]
    blobs += [blob.replace(b"\0", b"\1") for blob in blobs]
    assert {detect(blob).format for blob in blobs} == {""}


def test_documents_packed_without_compression_are_an_archive() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("a.docx", docx("<w:p/>"))
    assert b"word/document.xml" in target.getvalue()
    assert detect(target.getvalue()).format == "zip"
