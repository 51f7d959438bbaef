"""The lines of a cell are put together by where they stand, or left as they are."""

import pytest

from bgtlint.recognition.layout_reading import shipped_layouts, shipped_levels
from bgtlint.recognition.plain.spaced_rows import in_rows, parted
from bgtlint.recognition.plain.spaced_words import Row, tokens_of, vocabulary

WORDS = vocabulary(next(layout for layout in shipped_layouts() if layout.generic), shipped_levels())


def rows(text: str) -> list[Row]:
    lines = text.strip("\n").split("\n")
    return [tokens_of(line, at, WORDS) for at, line in enumerate(lines)]


def shown(found: list[Row]) -> list[str]:
    return ["|".join("".join(token.text.split()) for token in row) for row in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("养护任务完\n          ≥98%\n成率", ["养护任务完成率|≥98%"]),
        ("养护任务完  ≥98%\n成率", ["养护任务完成率|≥98%"]),
        ("里程  ≥98%\n成率\n养护任务完  ≥98%", ["里程|≥98%", "成率", "养护任务完|≥98%"]),
        ("养护里程  ≥98%\n                备注", ["养护里程|≥98%", "备注"]),
    ],
    ids=["around", "below", "below a short line", "below nothing"],
)
def test_lines_of_a_cell(text: str, expected: list[str]) -> None:
    assert shown(in_rows(rows(text), WORDS)) == expected


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("事故多发路段数 ≤4 处", {"value"}, "事故多发路段数|≤4处"),
        ("提前 30 天", {"value"}, "提前30天"),
        ("1.9 万亩", {"value", "actual"}, "1.9万亩"),
        ("≤700 元/人 690 元/人", {"value", "actual"}, "≤700元/人|690元/人"),
        ("2024 年 12 月", {"value", "actual"}, "2024年12月"),
        ("达成预期指标 15", {"score"}, "达成预期指标|15"),
        ("4 户外出", {"score"}, "4户外出"),
    ],
)
def test_words_that_one_blank_parts(text: str, names: set[str], expected: str) -> None:
    header = tokens_of("三级指标      指标值", 0, WORDS)
    (row,) = rows(text)
    assert shown([parted(row, header, names)]) == [expected]
