"""Zip containers, opened with care for bombs, lies and passwords."""

import io
import lzma
import zipfile
import zlib

from bgtlint.model import Diagnostic
from bgtlint.reading.limits import MIB, Limits, over

ENCRYPTED = 0x1
BROKEN = (
    zipfile.BadZipFile,  # bad directory, bad checksum, entry longer than it says
    zlib.error,  # broken deflate stream
    lzma.LZMAError,  # broken xz stream
    EOFError,  # the entry ends too early
    NotImplementedError,  # unknown compression
    OSError,  # bz2 and seeks behind the end
    ValueError,  # negative or overlapping offsets
)


def names(data: bytes) -> tuple[str, ...] | None:
    """List the entries of a zip file, None when its directory cannot be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return tuple(archive.namelist())
    except BROKEN:
        return None


def refusal(data: bytes, limits: Limits) -> Diagnostic | None:
    """Say why a zip file with a readable directory must not be unpacked, None when it may be.

    The sizes are those the directory states; `zipfile` reads no more than those from an entry.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
    ratios = (
        entry.file_size // max(entry.compress_size, 1) for entry in entries if entry.file_size > MIB
    )
    found = (
        over("zip-entries", len(entries), limits.zip_entries),
        over("zip-size", sum(entry.file_size for entry in entries), limits.zip_total),
        over("zip-ratio", max(ratios, default=0), limits.zip_ratio),
        Diagnostic("file-password") if any(e.flag_bits & ENCRYPTED for e in entries) else None,
    )
    return next((diagnostic for diagnostic in found if diagnostic), None)


def entry(data: bytes, name: str) -> bytes | None:
    """Unpack one entry, None when it is missing or broken."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.read(name) if name in archive.namelist() else None
    except BROKEN:
        return None
