"""The value grammar on a table of written forms, and its laws."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bgtlint.interpretation.values import LONGEST, read_numbers, read_value, settle
from bgtlint.model import Measure, MeasureKind

TABLE = Path(__file__).parent / "value_cases.tsv"
ALPHABET = (
    "0123456789.,%‰≥≤<>=~-—至人户件元万亿年月日季度每个/·（）()"
    "前内底约以上下|× *零一二三百分之Oo#:[]号第"
)


def cases() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def shown(measure: Measure) -> str:
    if measure.deadline:
        return measure.deadline
    ends = (measure.number, measure.upper)
    return "..".join(str(number) for number in ends if number is not None)


def facts(measure: Measure) -> tuple[object, ...]:
    return (
        measure.kind, measure.comparator, measure.number, measure.upper, measure.unit,
        measure.per, measure.decimals, measure.deadline, measure.approximate,
    )  # fmt: skip


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case['text']}:{case['expect']}")
def test_written_forms(case: dict[str, str]) -> None:
    measure = read_value(case["text"], case["expect"])
    assert measure.text == case["text"]
    assert (
        measure.kind.value,
        measure.comparator,
        shown(measure),
        measure.unit,
        "·".join(measure.per),
        ",".join(code for code, _ in measure.problems),
    ) == tuple(case[name] for name in ("kind", "comparator", "number", "unit", "per", "problems"))


def test_decimals_are_the_printed_ones() -> None:
    printed = {"126.15万元": 2, "≥13459.00（平方米）": 2, "29人": 0, "0.125万元/户": 3, "5‰": 1}
    assert {text: read_value(text).decimals for text in printed} == printed


def test_every_malformed_value_says_what_was_seen() -> None:
    for case in cases():
        measure = read_value(case["text"], case["expect"])
        if measure.kind is MeasureKind.MALFORMED:
            assert all(code and seen for code, seen in measure.problems)
            assert measure.problems


@pytest.mark.parametrize("expect", ["", "time", "cost", "quantity", "quality"])
def test_text_too_long_is_words(expect: str) -> None:
    measure = read_value("5" * (LONGEST + 1), expect)
    assert measure.kind is MeasureKind.QUALITATIVE
    assert measure.problems == (("too-long", str(LONGEST + 1)),)


@settings(deadline=None, max_examples=300, derandomize=True)
@given(st.one_of(st.text(max_size=80), st.text(ALPHABET, max_size=40)))
def test_any_text_is_read(text: str) -> None:
    assert read_value(text).text == text
    assert all(measure.unit for measure in read_numbers(text))


@settings(deadline=None, max_examples=100, derandomize=True)
@given(
    st.sampled_from(["", "≥", "≤", ">", "<", "=", "不低于", "不超过"]),
    st.decimals(min_value=0, max_value=999, places=2),
    st.sampled_from(["人", "户", "公里", "%", "元", "万元", "次/年", "元/人·月", "万元/户/季度"]),
)
def test_a_formatted_value_reads_back(comparator: str, number: Decimal, unit: str) -> None:
    measure = read_value(f"{comparator}{number} {unit}")
    signs = {"不低于": "≥", "不超过": "≤"}
    assert measure.number == number
    assert measure.decimals == 2
    assert measure.comparator == signs.get(comparator, comparator)
    name, *per = unit.replace("·", "/").replace("季度", "季").split("/")
    assert (measure.unit, measure.per) == (name, tuple(per))
    assert not measure.problems


@settings(deadline=None, max_examples=150, derandomize=True)
@given(st.sampled_from(cases()), st.data())
def test_white_space_means_nothing(case: dict[str, str], data: st.DataObject) -> None:
    text = case["text"]
    blanks = data.draw(
        st.lists(st.sampled_from(["", " ", "\n", "\u3000", "\t"]), min_size=len(text))
    )
    spaced = "".join(a + b for a, b in zip(text, blanks, strict=False))
    expected = facts(read_value(text, case["expect"]))
    assert facts(read_value(spaced, case["expect"])) == expected


def test_numbers_of_a_sentence() -> None:
    text = (
        "1.按某财社[2026]88号招聘15人；2.12345热线办结率≥95%，2026年12月底前"
        "每人每月0.04193万元，培训3.5万人次，第3季度覆盖5G"
    )
    found = [(m.text, m.number, m.unit, m.per) for m in read_numbers(text)]
    assert found == [
        ("15人", Decimal(15), "人", ()),
        ("≥95%", Decimal(95), "%", ()),
        ("每人每月0.04193万元", Decimal("0.04193"), "万元", ("人", "月")),
        ("3.5万人次", Decimal("3.5"), "万人次", ()),
    ]


@pytest.mark.parametrize(
    ("text", "words", "expect", "kept"),
    [
        ("2323", "专线23条", "quantity", True),
        ("2323", "专线维护", "quantity", False),
        ("2323", "惠及2323人，其中23人", "quantity", False),
        ("88", "设备8台", "quantity", True),
        ("88", "设备88台", "quantity", False),
        ("76100", "合格率76%", "quality", True),
        ("76100", "检测样品", "quantity", False),
        ("45992", "完成时间", "time", True),
        ("45992", "惠及人数", "quantity", False),
        ("2323座", "检测桥梁23座", "quantity", True),
        ("2323座", "检测桥梁", "quantity", False),
        ("2323座", "桥梁2323座，其中23座", "quantity", False),
        ("2323座", "涉及23个村", "quantity", False),
        ("22座", "每村2座", "quantity", False),
    ],
)
def test_suspicions_are_settled_by_the_row(text: str, words: str, expect: str, kept: bool) -> None:
    measure = settle(read_value(text, expect), [read_value(words)], expect)
    assert measure.number == Decimal(text.removesuffix("座"))
    assert (measure.kind is MeasureKind.MALFORMED, bool(measure.problems)) == (kept, kept)
    if not kept:
        assert measure.kind is MeasureKind.QUANTITATIVE


def test_settling_leaves_clear_values_alone() -> None:
    for text in ("15人15人", "≥88", "待定", "满意", "15人"):
        measure = read_value(text)
        assert settle(measure, [read_value("1人")], "quantity") == measure


@pytest.mark.parametrize("text", ["122.64万元", "≤120.5万元", "110.5元/人", "≥110,057头"])
def test_a_number_that_begins_like_a_hotline_is_a_number(text: str) -> None:
    assert read_value(text).number is not None
    assert read_value(text).problems == ()
