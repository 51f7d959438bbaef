"""Archives of documents (.zip): the members by their right names, each read on its own."""

import contextlib
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bgtlint.model import Diagnostic
from bgtlint.reading.archive import BROKEN, ENCRYPTED
from bgtlint.reading.detect import detect
from bgtlint.reading.limits import MIB, Limits, over
from bgtlint.reading.names import is_document, is_hidden

UTF8 = 0x800
UNICODE_PATH = 0x7075
BOXES = re.compile("[\u2500-\u259f]")
SIGNATURES = (b"PK\3\4", b"PK\5\6")
RATIO_FROM = 10 * MIB
"""Unpacked bytes from which on an archive is measured by its ratio as a whole."""


class Member(NamedTuple):
    """A document in an archive: its number in the directory from 0, its name as a path."""

    number: int
    name: str


class Bundle(NamedTuple):
    """The documents of an archive, and the names of its files that are none."""

    members: tuple[Member, ...]
    others: tuple[str, ...]


def is_bundle(path: Path, limits: Limits) -> bool:
    """Tell whether a file is an archive of documents and no document in a container."""
    if not path.is_file() or path.stat().st_size > limits.bytes:
        return False
    with path.open("rb") as file:
        if file.read(4) not in SIGNATURES:
            return False
    return detect(path.read_bytes()).format == "zip"


def open_bundle(path: Path, limits: Limits) -> Bundle | Diagnostic:
    """List the documents of an archive, or say why none of them is read."""
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
    except BROKEN:
        return Diagnostic("zip-damaged")
    size = sum(entry.file_size for entry in entries)
    ratio = size // max(path.stat().st_size, 1) if size > RATIO_FROM else 0
    refused = (
        over("zip-entries", len(entries), limits.zip_entries)
        or over("zip-size", size, limits.zip_total)
        or over("zip-ratio", ratio, limits.zip_ratio)
    )
    if refused:
        return refused
    members, others = [], []
    for index, entry in enumerate(entries):
        name = member_name(entry)
        if entry.is_dir() or name.endswith("/") or is_hidden(name.split("/")):
            continue
        if is_document(name):
            members.append(Member(index, name))
        else:
            others.append(name)
    if too_many := over("zip-documents", len(members), limits.zip_documents):
        return too_many
    if not members:
        return Diagnostic("zip-empty", detail=str(len(others)))
    return Bundle(tuple(members), tuple(others))


def read_member(path: Path, index: int, limits: Limits) -> bytes | Diagnostic:
    """Unpack one member, or say why not; no more bytes than its directory entry states."""
    try:
        with zipfile.ZipFile(path) as archive:
            entry = archive.infolist()[index]
            if entry.flag_bits & ENCRYPTED:
                return Diagnostic("file-password")
            ratio = entry.file_size // max(entry.compress_size, 1) if entry.file_size > MIB else 0
            refused = over("bytes", entry.file_size, limits.bytes) or over(
                "zip-ratio", ratio, limits.zip_ratio
            )
            return refused or archive.read(entry)
    except (*BROKEN, IndexError):
        return Diagnostic("zip-member-damaged")


def member_name(entry: zipfile.ZipInfo) -> str:
    """Give a member's name: UTF-8 where it says so or is so, else GB18030.

    Windows programs write names in the system's code page and say nothing; `zipfile` reads
    those as code page 437, and so do archivers that then write the wrong name as UTF-8, which
    its box-drawing signs give away. The path is for showing: parts that lead elsewhere are out.
    """
    name = entry.orig_filename
    if not entry.flag_bits & UTF8 or BOXES.search(name):
        with contextlib.suppress(UnicodeEncodeError):
            name = _decoded(name.encode("cp437")) or name
    name = next(_unicode_paths(entry), None) or name
    name = name.replace("\\", "/").replace("\0", "")
    parts = [part for part in name.split("/") if part not in {"", ".", ".."}]
    return "/".join(parts) + ("/" if name.endswith("/") else "")


def _decoded(raw: bytes) -> str:
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return ""


def _unicode_paths(entry: zipfile.ZipInfo) -> Iterator[str]:
    """Give the name in the Unicode path field (Info-ZIP), if it belongs to the entry's name."""
    extra = entry.extra
    while len(extra) >= 4:
        kind, size = struct.unpack_from("<HH", extra)
        body, extra = extra[4 : 4 + size], extra[4 + size :]
        if kind == UNICODE_PATH and len(body) > 5 and body[0] == 1:
            raw = entry.orig_filename.encode("cp437", "replace")
            if struct.unpack_from("<I", body, 1)[0] == zlib.crc32(raw):
                yield body[5:].decode("utf-8", "replace")
