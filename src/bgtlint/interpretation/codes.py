"""Project codes (项目编码): 21 characters of region, year, letter, serial and check character."""

import re
from functools import lru_cache

from bgtlint.interpretation.lexicon import CodeTable, lexicon
from bgtlint.model import ProjectCode
from bgtlint.reading.normalise import compact

_JOINED = re.compile(r"([0-9A-Za-z]{15,24})[-—–_].*")
_LETTER_AT = 8


def read_code(text: str) -> ProjectCode | None:
    """Take a project code apart; None for a blank cell.

    White space inside is removed, lower case is kept as found (and is not well-formed); of a
    cell `code-name` only the code is read. The pattern is chosen by character 9; the check
    character is alphabet[(30 - Σ index·3^i) mod 31] over the first 20 characters, for the letters
    the table of `lexicon.yml` names. Region and year are given whenever their digits are there.
    """
    found = compact(text)
    if not found or found in lexicon().empty:
        return None
    return _taken_apart(found) if len(found) <= _KEPT else _take_apart(found)


def _take_apart(found: str) -> ProjectCode:
    joined = _JOINED.fullmatch(found)
    found = joined[1] if joined else found
    table = lexicon().code
    letter = found[_LETTER_AT : _LETTER_AT + 1]
    pattern = table.patterns.get(letter)
    well_formed = pattern is not None and re.fullmatch(pattern, found) is not None
    check = _check(found[:20], table) if well_formed and letter in table.checked_letters else ""
    return ProjectCode(
        text=found,
        well_formed=well_formed,
        region=found[:6] if _digits(found[:6], 6) else "",
        year=2000 + int(found[6:8]) if _digits(found[:8], 8) else None,
        letter=letter if letter in table.patterns else "",
        check=check,
        check_ok=found[20] == check if check else None,
    )


_KEPT = 64
"""Codes up to this length are kept: rules ask for one code many times."""
_taken_apart = lru_cache(maxsize=4096)(_take_apart)


def _digits(text: str, length: int) -> bool:
    return len(text) == length and text.isascii() and text.isdigit()


def _check(text: str, table: CodeTable) -> str:
    """Return the check character, "" if a character has no place in the alphabet."""
    indexes = [table.alphabet.find(character) for character in text]
    if min(indexes) < 0:
        return ""
    total = sum(i * pow(table.base, n, table.modulus) for n, i in enumerate(indexes))
    return table.alphabet[(table.target - total) % table.modulus]
