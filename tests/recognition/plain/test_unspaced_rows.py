"""The ways to cut scored rows without blanks, and how sums choose between them."""

from decimal import Decimal

import pytest

from bgtlint.recognition.plain.unspaced_rows import Cutting, is_supported, ways
from bgtlint.recognition.plain.unspaced_sums import Segment, Sums, chosen

COLUMNS = ("level3", "value", "actual", "weight", "score", "reason")


def cut(text: str, columns: tuple[str, ...] = COLUMNS) -> list[list[tuple[str, ...] | None]]:
    found = ways(text, Cutting(columns))
    assert found is not None
    return [[tuple(row.cells.values()) if row.cells else None for row in way] for way in found]


def test_points_and_score_end_a_row() -> None:
    assert [("合格率", "100%", "100%", "20", "19")] in cut("合格率100%100%2019")


def test_two_rows_are_told_apart() -> None:
    rows = [("合格率", "100%", "100%", "10", "10"), ("户数", "≥50户", "48户", "10", "9")]
    assert rows in cut("合格率100%100%1010户数≥50户48户109")


def test_a_row_with_its_points_before_the_target() -> None:
    columns = ("level3", "weight", "value", "actual", "score")
    assert [
        tuple(row.cells[name] for name in columns) if row.cells else ()
        for way in ways("合格率20100%100%20", Cutting(columns)) or []
        for row in way
    ] == [("合格率", "20", "100%", "100%", "20")]


def test_a_row_with_a_sign_and_a_unit_of_its_own() -> None:
    columns = ("level3", "comparator", "value", "unit", "actual", "weight", "score")
    found = cut("补助经费＝72890元7289010.009.00", columns)
    assert [("补助经费", "＝", "72890", "元", "72890", "10.00", "9.00")] in found


def test_a_reason_in_the_middle_leaves_a_doubt() -> None:
    found = cut("合格率100%90%109工期推迟户数≥50户50户1010")
    assert all(None in way for way in found)


def test_a_segment_too_long_is_left_alone() -> None:
    assert ways("户数≥5户5户1010" * 100, Cutting(COLUMNS)) is None


@pytest.mark.parametrize(
    ("columns", "supported"),
    [
        (COLUMNS, True),
        (("level3", "weight", "value", "actual", "score", "reason"), True),
        (("level3", "value", "actual", "score"), True),
        (("level3", "value", "actual"), False),
        (("level3", "value", "grading", "actual", "score"), False),
        (("level3", "value"), False),
    ],
)
def test_which_columns_are_known(columns: tuple[str, ...], supported: bool) -> None:
    assert is_supported(columns) is supported


def segments(*texts: str) -> list[Segment]:
    return [Segment(ways(text, Cutting(COLUMNS)) or (), n) for n, text in enumerate(texts)]


def points(found: object) -> object:
    return [[(str(row.weight), str(row.score)) for row in way] if isinstance(way, tuple) else way
            for way in found] if isinstance(found, list) else found  # fmt: skip


def test_the_printed_total_chooses() -> None:
    sums = Sums(Decimal(30), Decimal(29), {})
    found = chosen(segments("培训期数111010", "合格率100%100%2019"), [sums])
    assert points(found) == [[("10", "10")], [("20", "19")]]


def test_points_printed_at_level_1_choose() -> None:
    sums = Sums(None, None, {0: Decimal(10)})
    found = chosen(segments("培训期数111010", "合格率100%100%9080"), [sums])
    assert points(found) == [[("10", "10")], [("90", "80")]]


def test_what_no_sum_chooses_is_in_doubt() -> None:
    assert chosen(segments("培训期数111010", "合格率100%100%2019"), [Sums(None, None, {})]) == [
        0,
        1,
    ]


def test_a_wrong_total_of_scores_is_read_where_points_leave_one_way() -> None:
    sums = Sums(Decimal(30), Decimal(25), {})
    found = chosen(segments("合格率100%100%1010", "户数≥50户48户2019"), [sums])
    assert points(found) == [[("10", "10")], [("20", "19")]]
