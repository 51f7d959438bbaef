"""Level names go to the rows around their middle, or below their top, and nowhere in doubt."""

import pytest

from bgtlint.recognition.layout_reading import shipped_layouts, shipped_levels
from bgtlint.recognition.plain.spaced_levels import levelled
from bgtlint.recognition.plain.spaced_words import Row, Token, vocabulary

WORDS = vocabulary(next(layout for layout in shipped_layouts() if layout.generic), shipped_levels())


def rows(*lines: int) -> list[Row]:
    return [[Token(f"指标{n}", 20, 24, line, line)] for n, line in enumerate(lines)]


def name(text: str, line: int, start: int = 10) -> Token:
    return Token(text, start, start + len(text), line, line)


def shown(found: list[Row] | None) -> list[str] | None:
    return None if found is None else ["/".join(token.text for token in row) for row in found]


def test_names_in_the_middle_of_their_rows() -> None:
    spans = [name("数量指标", 1), name("质量指标", 3), name("产出指标", 2, start=0)]
    assert shown(levelled(rows(0, 1, 2, 3), spans, WORDS)) == [
        "产出指标/数量指标/指标0", "指标1", "指标2", "质量指标/指标3",
    ]  # fmt: skip


def test_names_at_the_top_of_their_rows() -> None:
    spans = [name("数量指标", 0), name("质量指标", 2), name("产出指标", 0, start=0)]
    assert shown(levelled(rows(0, 1, 2, 3), spans, WORDS)) == [
        "产出指标/数量指标/指标0", "指标1", "质量指标/指标2", "指标3",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "spans",
    [
        [],
        [name("数量指标", 0), name("质量指标", 2)],
        [name("数量指标", 0), name("质量指标", 3), name("效益指标", 1, start=0)],
        [name(text, n) for n, text in enumerate(["数量指标", "质量指标", "时效指标"])],
    ],
    ids=["none", "in the middle or at the top", "another level 1", "more names than rows"],
)
def test_in_doubt_there_are_no_rows(spans: list[Token]) -> None:
    lines = (0, 1) if len(spans) == 3 and spans[-1].text == "时效指标" else (0, 1, 2, 3)
    assert levelled(rows(*lines), spans, WORDS) is None
