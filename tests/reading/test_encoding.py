import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bgtlint.reading.encoding import decode

TEXT = "资金支出计划（％）：6月底≥50%，专线15条，冀财社〔2024〕136号\n绩效目标\t促进就业\n"


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
        ("gb18030", "gb18030"),
        ("gbk", "gb18030"),
    ],
)
def test_each_encoding_is_told_from_the_others(encoding: str, name: str) -> None:
    decoded = decode(TEXT.encode(encoding))
    assert decoded is not None
    assert (decoded.text, decoded.encoding, decoded.lost) == (TEXT, name, 0)


def test_utf16_without_line_ends_or_digits() -> None:
    text = "提升政务服务水平提高工作效率促进就业"
    decoded = decode(text.encode("utf-16-be"))
    assert decoded is not None
    assert decoded.text == text


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_few_bad_bytes_are_lost_and_counted(encoding: str) -> None:
    data = (TEXT * 40).encode(encoding)
    decoded = decode(data[:-3] + b"\xff\n")
    assert decoded is not None
    assert 1 <= decoded.lost <= 3
    assert decoded.text.startswith(TEXT)


@pytest.mark.parametrize(
    "data",
    [
        b"\xc4\xe3" * 3 + b"\0\0\0",
        "\ue000\ue001\ue002 \ue003".encode(),
        bytes(range(1, 32)) * 4,
        b"abc\0def\0ghij",
    ],
)
def test_what_is_no_chinese_text_is_refused(data: bytes) -> None:
    assert decode(data) is None


@given(st.binary(min_size=200, max_size=600))
@settings(deadline=None, max_examples=60, derandomize=True)
def test_decoding_never_raises_and_never_makes_controls(data: bytes) -> None:
    decoded = decode(data)
    assert decoded is None or "\0" not in decoded.text


def test_names_with_rare_characters_are_still_text() -> None:
    text = "负责人：闫喆、翟翀、缪铖；地址：邯郸市邺城镇、滹沱河、洺关镇。联系电话：0310-1234567"
    decoded = decode(text.encode("gb18030"))
    assert decoded is not None
    assert decoded.text == text
