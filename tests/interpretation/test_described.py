"""The number that a row's words give for its value."""

import pytest

from bgtlint.interpretation.described import described
from tests.interpretation.forms import project


@pytest.mark.parametrize(
    ("value", "words", "found"),
    [
        ("160场", "每村至少一场", None),
        ("160场", "每村不少于1场，合计150场", "150"),
        ("62人", "每乡镇配备2人", None),
        ("11次", "每年开展12次", "12"),
        ("22天", "每月巡山不少于20天", "20"),
        ("85元/人·月", "每人每月补助95元", "95"),
    ],
)
def test_what_each_one_gets_is_not_the_total(value: str, words: str, found: str | None) -> None:
    level2 = "成本" if "元" in value else "数量"
    (row,) = project("10.00", (level2, "指标", words, value)).indicators
    stated = described(row)
    assert (str(stated.measure.number) if stated else None) == found
