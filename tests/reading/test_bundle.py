import io
import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from bgtlint.model import Diagnostic
from bgtlint.reading import Limits
from bgtlint.reading.bundle import Bundle, is_bundle, member_name, open_bundle, read_member
from tests.reading.making import docx, packed


def saved(folder: Path, data: bytes) -> Path:
    path = folder / "报送.zip"
    path.write_bytes(data)
    return path


def opened(folder: Path, data: bytes, limits: Limits | None = None) -> Bundle:
    bundle = open_bundle(saved(folder, data), limits or Limits())
    assert isinstance(bundle, Bundle)
    return bundle


def named(raw: bytes, extra: bytes = b"") -> str:
    """Give the name of the one member of an archive that writes `raw` for it."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        entry = zipfile.ZipInfo("x" * len(raw))
        entry.extra = extra
        archive.writestr(entry, "内容")
    data = target.getvalue().replace(b"x" * len(raw), raw)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return member_name(archive.infolist()[0])


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("教育局/目标表.docx".encode("gbk"), "教育局/目标表.docx"),
        ("教育局\\目标表.docx".encode("gbk"), "教育局/目标表.docx"),
        ("教育局/目标表.docx".encode(), "教育局/目标表.docx"),
        ("㐀.docx".encode("gb18030"), "㐀.docx"),
        (b"plain.docx", "plain.docx"),
        (b"../../etc/passwd.txt", "etc/passwd.txt"),
        (b"/abs//./x.txt", "abs/x.txt"),
        (b"C:\\x\\y.txt", "C:/x/y.txt"),
    ],
)
def test_names_come_out_right_and_lead_nowhere(raw: bytes, name: str) -> None:
    assert named(raw) == name


def test_a_wrong_name_written_as_utf_8_is_put_right() -> None:
    wrong = "教育局/目标表.docx".encode("gbk").decode("cp437")
    with zipfile.ZipFile(io.BytesIO(packed({wrong: "x", "目标表─.docx": "x"}))) as archive:
        names = [member_name(entry) for entry in archive.infolist()]
    assert names == ["教育局/目标表.docx", "目标表─.docx"]


def test_the_unicode_name_counts_if_it_belongs_to_the_entry() -> None:
    raw = "表.txt".encode("gbk")
    body = b"\1" + struct.pack("<I", zlib.crc32(raw)) + "目标表.txt".encode()
    extra = struct.pack("<HH", 0x7075, len(body)) + body
    assert named(raw, extra=extra) == "目标表.txt"
    stale = extra.replace(struct.pack("<I", zlib.crc32(raw)), b"\0\0\0\0")
    assert named(raw, extra=stale) == "表.txt"


def test_documents_and_other_files(tmp_path: Path) -> None:
    data = packed({
        "一/": "", "一/a.docx": docx("<w:p/>"), "b.XLS": "x", "一/~$a.docx": "x", "照片.jpg": "x",
        "__MACOSX/._a.docx": "x", ".DS_Store": "x", "Thumbs.db": "x",
    })  # fmt: skip
    bundle = opened(tmp_path, data)
    assert [member.name for member in bundle.members] == ["一/a.docx", "b.XLS"]
    assert bundle.others == ("照片.jpg", "Thumbs.db")
    assert read_member(tmp_path / "报送.zip", bundle.members[0].number, Limits()) == docx("<w:p/>")


def test_documents_in_a_container_are_no_archives(tmp_path: Path) -> None:
    assert not is_bundle(saved(tmp_path, docx("<w:p/>")), Limits())
    assert not is_bundle(saved(tmp_path, b"text"), Limits())
    assert not is_bundle(tmp_path / "none", Limits())
    assert is_bundle(saved(tmp_path, packed({"a.txt": "x"})), Limits())
    assert not is_bundle(saved(tmp_path, packed({"a.txt": "x"})), Limits(bytes=5))


@pytest.mark.parametrize(
    ("data", "limits", "code"),
    [
        (b"PK\3\4broken", Limits(), "zip-damaged"),
        (packed({}), Limits(), "zip-empty"),
        (packed({"a.jpg": "x"}), Limits(), "zip-empty"),
        (packed({f"{i}.txt": "x" for i in range(9)}), Limits(zip_entries=8), "limit-zip-entries"),
        (packed({"a.txt": "x", "b.txt": ""}), Limits(zip_documents=1), "limit-zip-documents"),
        (packed({"a.txt": "x" * 99}), Limits(zip_total=98), "limit-zip-size"),
        (packed({f"{i}.txt": "0" * 1_000_000 for i in range(12)}), Limits(), "limit-zip-ratio"),
    ],
)
def test_archives_that_are_refused(tmp_path: Path, data: bytes, limits: Limits, code: str) -> None:
    found = open_bundle(saved(tmp_path, data), limits)
    assert isinstance(found, Diagnostic)
    assert found.code == code


def test_members_that_are_refused(tmp_path: Path) -> None:
    path = saved(tmp_path, packed({"bomb.txt": "0" * 3_000_000, "c.txt": "甲乙丙" * 50}))

    def code(index: int, limits: Limits) -> str:
        found = read_member(path, index, limits)
        return found.code if isinstance(found, Diagnostic) else "read"

    assert code(0, Limits()) == "limit-zip-ratio"
    assert code(0, Limits(bytes=2_000_000)) == "limit-bytes"
    assert code(1, Limits()) == "read"
    assert code(7, Limits()) == "zip-member-damaged"
    data = bytearray(path.read_bytes())
    place = data.find(b"c.txt") + 8
    data[place : place + 8] = bytes(8)
    path.write_bytes(data)
    assert code(1, Limits()) == "zip-member-damaged"


def test_a_member_with_a_password_is_named(tmp_path: Path) -> None:
    data = bytearray(packed({"a.txt": "x"}))
    data[data.find(b"PK\1\2") + 8] |= 1
    path = saved(tmp_path, bytes(data))
    assert read_member(path, 0, Limits()) == Diagnostic("file-password")
