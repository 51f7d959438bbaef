"""Whether a PDF is whole, told from its streams."""

import base64
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bgtlint.reading.pdf.wholeness import is_whole

PACKED = zlib.compress(b"BT (budget) Tj ET " * 40)


def pdf(stream: bytes, filters: bytes) -> bytes:
    """Make the parts of a PDF that tell whether it is whole."""
    head = b"%PDF-1.7\n1 0 obj\n<< /Filter " + filters + b" >>\n"
    return head + b"stream\n" + stream + b"\nendstream\nendobj\n%%EOF\n"


def in_ascii85(data: bytes) -> bytes:
    return base64.a85encode(data, wrapcol=72) + b"~>"


@given(st.binary(max_size=200))
def test_any_stream_in_ascii85_is_whole(data: bytes) -> None:
    packed = in_ascii85(zlib.compress(data))
    assert is_whole(pdf(packed, b"[ /ASCII85Decode /FlateDecode ]"))


@given(st.integers(min_value=0, max_value=len(PACKED) - 1))
def test_a_changed_byte_is_seen_under_ascii85_as_it_is_without(at: int) -> None:
    changed = PACKED[:at] + bytes([PACKED[at] ^ 0xFF]) + PACKED[at + 1 :]
    under = pdf(in_ascii85(changed), b"[ /ASCII85Decode /FlateDecode ]")
    assert is_whole(under) is is_whole(pdf(changed, b"/FlateDecode"))


@pytest.mark.parametrize("at", [0, 5, len(PACKED) - 1])
def test_a_changed_head_middle_or_checksum_is_seen(at: int) -> None:
    changed = PACKED[:at] + bytes([PACKED[at] ^ 0xFF]) + PACKED[at + 1 :]
    assert not is_whole(pdf(in_ascii85(changed), b"[ /ASCII85Decode /FlateDecode ]"))


def test_zeros_shortened_to_z_are_whole() -> None:
    assert b"z" in in_ascii85(bytes(8))
    assert is_whole(pdf(in_ascii85(bytes(8)), b"/ASCII85Decode"))


@pytest.mark.parametrize("wrong", [b"\x7f", b"v", b"~>x"])
def test_signs_outside_ascii85_are_seen(wrong: bytes) -> None:
    packed = in_ascii85(PACKED)
    broken = packed[:10] + wrong + packed[10:]
    assert not is_whole(pdf(broken, b"[ /ASCII85Decode /FlateDecode ]"))


def test_five_signs_over_four_bytes_are_seen() -> None:
    assert not is_whole(pdf(b"uuuuu~>", b"/ASCII85Decode"))


def test_a_file_without_its_end_is_not_whole() -> None:
    assert not is_whole(pdf(PACKED, b"/FlateDecode").replace(b"%%EOF", b""))


@pytest.mark.parametrize(("head", "whole"), [(b"\x00\x01\x00\x00", True), (b"BT q", False)])
def test_a_font_that_its_dictionary_does_not_name_is_passed_over(head: bytes, whole: bool) -> None:
    packed = zlib.compress(head + bytes(range(256)) * 4, level=0)
    assert is_whole(pdf(packed, b"/FlateDecode"))
    broken = packed[:-1] + bytes([packed[-1] ^ 0xFF])
    assert is_whole(pdf(broken, b"/FlateDecode")) is whole
