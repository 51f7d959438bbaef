"""Algorithms over the texts of a document: ways of writing, enumerations, repeats, contents."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bgtlint.interpretation import variants
from bgtlint.interpretation.contents import compare_contents, expected_numbers
from bgtlint.interpretation.enumerations import broken_enumerations
from bgtlint.interpretation.resemblance import repeated_sentences, similarity
from bgtlint.interpretation.totals import printed_total
from bgtlint.model import Entry, Location, Passage

LONG = "持续推进各项惠民政策落地见效，逐项核定补助对象和标准，按季度公开资金使用情况"


def at(text: str) -> Location:
    return Location("正文", text)


def passage(text: str, section: str = "一", kind: str = "paragraph") -> Passage:
    return Passage(at(text), kind, section)


def forms(read: object, *texts: str) -> list[tuple[str, str]]:
    found = variants.settled(variants.gathered(map(at, texts), read))  # type: ignore[arg-type]
    return [(one.form, one.usual) for one in found]


def test_the_minority_of_signs_is_told_from_the_rest() -> None:
    found = forms(variants.signs, "计划（%）", "计划（%）", "计划(%)")
    assert found == [("全角括号", "全角括号")] * 2 + [("半角括号", "全角括号")]


def test_one_way_of_writing_is_no_variant() -> None:
    assert forms(variants.signs, "计划（%）", "规定：甲", "A(1) 9:00") == []


def test_document_numbers_and_ranges() -> None:
    numbers = variants.document_numbers("岭财社[2024]136号、岭人社【2023】2 号", at(""))
    assert [found[1] for found in numbers] == ["[ ]", "【 】"]
    ranges = variants.ranges("3-5天，3～5天，2025-06-01，0314-505人", at(""))
    assert [found[1] for found in ranges] == ["-", "～"]
    spaced = variants.ranges("每批 7 — 9 人，每组 3- 5 天", at(""))
    assert [found[1] for found in spaced] == ["—", "-"]


@pytest.mark.parametrize(
    ("texts", "broken"),
    [
        (("一是甲。", "二是乙。"), []),
        (("一是甲。其他。",), [("一是", "二是")]),
        (("一是甲；三是丙。",), [("一是", "二是")]),
        (("第一，甲。第二，乙。",), []),
        (("标准统一是要求，之一是重点。",), []),
        (("（一）甲", "（二）乙"), []),
    ],
)
def test_enumerations(texts: tuple[str, ...], broken: list[tuple[str, str]]) -> None:
    found = broken_enumerations([passage(text) for text in texts])
    assert [(one.found, one.missing) for one in found] == broken


def test_an_enumeration_stays_in_its_section() -> None:
    found = list(broken_enumerations([passage("一是甲。", "一"), passage("二是乙。", "二")]))
    assert len(found) == 1


def test_sentences_that_two_sections_share() -> None:
    twice = [passage(f"一是落实。{LONG}。", "一"), passage(f"{LONG}；另外。", "二")]
    assert [one.first.text for one in repeated_sentences(twice)] == [f"一是落实。{LONG}。"]
    assert list(repeated_sentences([passage(LONG, "一"), passage(LONG, "一")])) == []
    assert list(repeated_sentences([passage("短句", "一"), passage("短句", "二")])) == []


@given(st.text(max_size=30), st.text(max_size=30))
def test_similarity_is_symmetric_and_bounded(one: str, other: str) -> None:
    assert 0 <= similarity(one, other) == similarity(other, one) <= 1
    assert similarity(one, one) == 1


def test_similarity_counts_pairs() -> None:
    assert similarity("老年津贴", "老年津贴（高龄）") > Decimal("0.5")
    assert similarity("老年津贴", "道路养护") == 0


def entry(title: str, number: int | None = None, project: int | None = 1) -> Entry:
    return Entry(title, at(title), number, None, project)


def compared(listed: list[str], printed: list[str]) -> list[tuple[str, str, bool]]:
    found = compare_contents([entry(t) for t in listed], [entry(t) for t in printed])
    return [
        (m.listed.title if m.listed else "", m.printed.title if m.printed else "", m.moved)
        for m in found
    ]


A, B, C = "1.甲项目绩效目标表", "2.乙项目绩效目标表", "3.丙项目绩效目标表"


def test_contents_that_agree() -> None:
    assert compared([A, B, C], [A, B, C]) == []
    assert compared(["一、总体目标", A], ["7.甲项目绩效目标表"]) == []
    assert compared(["一、总体目标"], [A]) == []


def test_contents_of_sections_are_not_compared() -> None:
    assert compared(["三、项目支出绩效自评表"], [A, B, C]) == []
    same = "项目支出绩效自评表"
    assert compared([same], [same, same, same]) == []


def test_an_entry_that_the_body_prints_is_not_missing() -> None:
    found = compare_contents([entry(A), entry(B)], [entry(A)], ["2.乙项目绩效目标表见附件"])
    assert list(found) == []


def test_contents_that_disagree() -> None:
    assert compared([A, C], [A, B, C]) == [("", B, False)]
    assert compared([A, B, C], [A, C]) == [(B, "", False)]
    renamed = "2.乙项目（二期）绩效目标表"
    assert compared([A, renamed, C], [A, B, C]) == [(renamed, B, False)]
    assert [moved for _, _, moved in compared([B, A, C], [A, B, C])] == [True]


@pytest.mark.parametrize(
    ("numbers", "wrong"),
    [
        ([1, 2, 3], []),
        ([1, 2, 4, 4, 5], [2]),
        ([1, 2, 2, 3, 4], [2]),
        ([1, 2, 4, 5, 6], [2]),
        ([2, 3], [0]),
        ([1, None, 3], []),
        ([1, 3, 2, 4], [1, 2]),
    ],
)
def test_numbers_run_on(numbers: list[int | None], wrong: list[int]) -> None:
    due = expected_numbers(numbers, [""] * len(numbers))
    pairs = enumerate(zip(numbers, due, strict=True))
    assert [n for n, (printed, expected) in pairs if printed != expected] == wrong


def test_numbers_may_begin_again_with_another_unit() -> None:
    assert expected_numbers([1, 2, 1, 2], ["甲", "甲", "乙", "乙"]) == [1, 2, 1, 2]
    assert expected_numbers([1, 2, 1], ["甲", "甲", "甲"]) == [1, 2, 3]


def test_a_printed_total() -> None:
    found = printed_total([passage("共3个预算项目，项目支出合计为 1,200.50 万元。")], 3)
    assert found is not None
    assert (found.measure.number, found.measure.unit) == (Decimal("1200.50"), "万元")
    after = printed_total([passage("全年安排项目支出3个，合计1200.50万元。")], 3)
    assert after is not None and after.measure.number == Decimal("1200.50")
    assert printed_total([passage("全年安排项目支出4个，合计1200.50万元。")], 3) is None
    assert printed_total([passage("上年项目支出合计298.00万元")], 3) is None
    assert printed_total([passage("2025年项目支出合计298.00万元")], 3, 2026) is None
    assert printed_total([passage("2026年项目支出合计298.00万元")], 3, 2026) is not None
    assert printed_total([passage("预算项目3个，金额合计298.00万元")], 3) is not None
    assert printed_total([passage("共4个项目，项目支出合计为12万元")], 3) is None
    assert printed_total([passage("项目支出合计12万元"), passage("项目支出合计13万元")], 3) is None
    assert printed_total([passage("单位项目支出较上年增加12万元")], 3) is None
