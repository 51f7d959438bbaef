from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bgtlint.recognition.personal import (
    ACCOUNT,
    ID_NUMBER,
    MOBILE,
    find_personal,
    is_id_number,
    masked,
    passes_luhn,
)

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
ID = "110101199003070038"
CARD = "6222020200001234562"


def completed(first: str) -> str:
    """Return seventeen digits with their check digit."""
    total = sum(int(digit) * weight for digit, weight in zip(first, WEIGHTS, strict=True))
    return first + "10X98765432"[total % 11]


def found(text: str, *labels: str) -> list[tuple[str, str]]:
    return [(one.category, one.number) for one in find_personal(text, labels)]


@pytest.mark.parametrize(
    ("text", "category", "number"),
    [
        (f"身份证号{ID}", ID_NUMBER, ID),
        (f"{ID[:6]} {ID[6:14]} {ID[14:]}", ID_NUMBER, ID),
        (f"{ID[:14]}\n{ID[14:]}", ID_NUMBER, ID),
        ("联系人13800130000", MOBILE, "13800130000"),
        ("138-0013-0000", MOBILE, "13800130000"),
        ("手机：+86 13800130000，传真无", MOBILE, "13800130000"),
        ("1380013\n0001", MOBILE, "13800130001"),
        (f"打卡{CARD}", ACCOUNT, CARD),
        ("6222 0202 0000 1234 562", ACCOUNT, CARD),
        ("收款账号：0409000009300012345", ACCOUNT, "0409000009300012345"),
        ("收款账户62284806123456781", ACCOUNT, "62284806123456781"),
        ("银行账 号为 53724952255226533", ACCOUNT, "53724952255226533"),
        ("账号：工商银行清湾支行 0411 0010 0930 0123 456", ACCOUNT, "0411001009300123456"),
        ("银行帐号 50 812 0001 0400 1234 5", ACCOUNT, "508120001040012345"),
    ],
)
def test_personal_numbers_are_found(text: str, category: str, number: str) -> None:
    assert found(text) == [(category, number)]


@pytest.mark.parametrize(
    "text",
    [
        "13082225P000169100010",
        "130822250000169100010",
        "统一社会信用代码11130822MB0X12345K",
        "统一社会信用代码911308220123456789",
        "冀财社〔2024〕136号",
        "电话0314-5051234",
        "0314-50512345",
        "合同编号13800130000",
        "13800130000元",
        "13800130000.00",
        "113800130000",
        "138001300001",
        "13,800,130,000",
        "110101199013070033",
        "110101199003070039",
        "流水号6222020200001234562",
        "6222020200001234563",
        "12345热线",
        "2025 2024 2023 2022",
        "11111111111111111",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_the_label_of_a_cell_decides() -> None:
    assert found("0409000009300012345", "账号") == [(ACCOUNT, "0409000009300012345")]
    assert found("0409000009300012345") == []
    assert found("13800131234", "预算数") == []
    assert found("13800131234", "联系电话") == [(MOBILE, "13800131234")]
    assert found("13800131000") == []


def test_a_number_stands_once() -> None:
    assert found(f"身份证号{ID}，账号{ID}") == [(ID_NUMBER, ID), (ID_NUMBER, ID)]


@given(
    st.integers(110000, 659999),
    st.dates(date(1930, 1, 1), date.today() - timedelta(days=1)),
    st.integers(0, 999),
)
def test_the_check_digit_tells_every_slip_of_one_digit(area: int, born: date, order: int) -> None:
    whole = completed(f"{area}{born:%Y%m%d}{order:03d}")
    assert is_id_number(whole)
    place = order % 17
    slipped = f"{whole[:place]}{(int(whole[place]) + 1) % 10}{whole[place + 1 :]}"
    assert not is_id_number(slipped)


@given(st.text("0123456789", min_size=15, max_size=18))
def test_one_last_digit_satisfies_luhn(first: str) -> None:
    assert [passes_luhn(f"{first}{digit}") for digit in range(10)].count(True) == 1


@given(st.text("0123456789", min_size=9, max_size=24))
def test_a_mask_shows_less_than_it_hides_or_a_phones_ends(number: str) -> None:
    shown = masked(number)
    assert len(shown) == len(number)
    assert shown.count("*") >= 4
    assert number not in shown


def test_masks() -> None:
    assert masked("13800130000") == "138****0000"
    assert masked(ID) == "1101**********0038"


@given(st.text("0123456789 -\n年元账号身份证X", max_size=60))
def test_whatever_the_text_places_are_in_order_and_apart(text: str) -> None:
    places = [(one.start, one.end) for one in find_personal(text)]
    assert all(start < end <= len(text) for start, end in places)
    assert all(one[1] <= other[0] for one, other in pairwise(places))
