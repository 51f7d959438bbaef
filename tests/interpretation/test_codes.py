"""Project codes."""

import pytest

from bgtlint.interpretation.codes import read_code

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def with_check(body: str) -> str:
    """A code with its check character, computed from the formula in so many words."""
    total = sum(ALPHABET.index(character) * 3**place for place, character in enumerate(body))
    return body + ALPHABET[(30 - total) % 31]


GOOD = with_check("13990126P00012310001")


def test_a_good_code_is_taken_apart() -> None:
    code = read_code(f" {GOOD[:8]} {GOOD[8:15]}\n{GOOD[15:]}")
    assert code is not None
    assert (code.text, code.well_formed, code.check_ok) == (GOOD, True, True)
    assert (code.region, code.year, code.letter, code.check) == ("139901", 2026, "P", GOOD[-1])


def test_every_single_wrong_digit_is_noticed() -> None:
    for place in (0, 3, 7, 9, 14, 19):
        digit = "7" if GOOD[place] != "7" else "2"
        code = read_code(GOOD[:place] + digit + GOOD[place + 1 :])
        assert code is not None
        assert code.check_ok is False


@pytest.mark.parametrize("letter", ["R", "Y", "T", "Z"])
def test_other_letters_have_no_check_character(letter: str) -> None:
    code = read_code(f"51009921{letter}000000019951")
    assert code is not None
    assert (code.well_formed, code.letter, code.check, code.check_ok) == (True, letter, "", None)


@pytest.mark.parametrize(
    "text",
    [
        GOOD.lower(),
        GOOD[:-1],
        GOOD + "0",
        GOOD[:-1] + "O",
        GOOD.replace("P", "X"),
        "待定",
        "1" * 21,
    ],
)
def test_malformed_codes_keep_their_text(text: str) -> None:
    code = read_code(text)
    assert code is not None
    assert (code.text, code.well_formed, code.check_ok) == (text, False, None)


def test_a_code_joined_with_a_name() -> None:
    code = read_code("51009921R000000019951-工资性支出")
    assert code is not None
    assert code.text == "51009921R000000019951"
    assert code.well_formed


@pytest.mark.parametrize("text", ["", "  \n", "—", "无"])
def test_a_blank_cell_is_no_code(text: str) -> None:
    assert read_code(text) is None
