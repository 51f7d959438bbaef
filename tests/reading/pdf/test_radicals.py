import unicodedata

from bgtlint.reading.pdf.radicals import CHARACTERS, RADICALS, as_characters


def test_radicals_become_the_characters_they_look_like() -> None:
    assert as_characters("主管部⻔及代码") == "主管部门及代码"
    assert as_characters("⽇常⾦额⻓度第⼀⻚") == "日常金额长度第一页"


def test_the_place_of_each_character_stays() -> None:
    text = "".join(map(chr, (*range(0x2E80, 0x2FE0), *range(0xF900, 0xFB00))))
    assert len(as_characters(text)) == len(text)


def test_other_text_is_left_as_printed() -> None:
    text = "≥95%，（2025年）Ａ①㎡〔2024〕"
    assert as_characters(text) == text


def test_each_radical_is_one_and_each_character_none() -> None:
    assert all(unicodedata.name(sign).startswith("CJK RADICAL") for sign in RADICALS)
    assert all(unicodedata.name(sign).startswith("CJK UNIFIED") for sign in CHARACTERS)
