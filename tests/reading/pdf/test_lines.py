from bgtlint.reading.pdf.geometry import Glyph
from bgtlint.reading.pdf.lines import cell_text, main_turn, text_lines


def glyphs(
    text: str, x: float = 0, top: float = 0, size: float = 10, step: float = 0
) -> list[Glyph]:
    pace = step or size
    return [
        Glyph(ch, x + pace * i, top, x + pace * i + size, top + size) for i, ch in enumerate(text)
    ]


def texts(found: list[Glyph]) -> list[str]:
    return [line.text for line in text_lines(found)]


def test_content_order_does_not_matter() -> None:
    found = glyphs("第二行", top=14) + glyphs("第一行")
    assert texts(found[::-1]) == ["第一行", "第二行"]


def test_smaller_and_raised_text_stays_on_its_line() -> None:
    found = glyphs("面积", size=12) + glyphs("120", x=24, top=3, size=8) + glyphs("2", x=48, size=5)
    assert texts(found) == ["面积1202"]


def test_lines_set_close_together_stay_apart() -> None:
    assert texts(glyphs("第一行") + glyphs("第二行", top=9) + glyphs("三", top=16)) == [
        "第一行", "第二行", "三",
    ]  # fmt: skip


def test_gaps_become_spaces_and_tabs() -> None:
    assert texts(glyphs("绩效") + glyphs("目标", x=26)) == ["绩效 目标"]
    assert texts(glyphs("部门") + glyphs("单位：万元", x=200)) == ["部门\t单位：万元"]
    assert texts(glyphs("均匀分布", step=14)) == ["均匀分布"]


def test_printed_spaces_count_once_and_push_aside() -> None:
    assert texts(glyphs("2025 年")) == ["2025 年"]
    assert texts(glyphs("  前后  ")) == ["前后"]
    assert texts(glyphs("目" + " " * 6 + "录")) == ["目\t录"]


def test_a_glyph_printed_twice_counts_once_but_doubled_digits_stay() -> None:
    bold = [glyph for shift in (0, 0.4, 0.8) for glyph in glyphs("1515 元", x=shift, size=8)]
    assert texts(bold) == ["1515 元"]
    assert texts(glyphs("11", size=2)) == ["11"]


def test_text_that_runs_upwards_is_read_upwards() -> None:
    rising = [Glyph(ch, 20, 100 - 10 * i, 30, 110 - 10 * i, 1) for i, ch in enumerate("产出指标")]
    assert main_turn(rising) == 1
    assert cell_text(rising) == "产出指标"


def test_text_that_runs_downwards_has_its_first_line_on_the_right() -> None:
    first = [Glyph(ch, 50, 10 * i, 60, 10 * i + 10, 3) for i, ch in enumerate("满意度")]
    second = [Glyph(ch, 35, 10 * i, 45, 10 * i + 10, 3) for i, ch in enumerate("指标")]
    assert cell_text(second + first) == "满意度\n指标"


def test_nothing_gives_nothing() -> None:
    assert text_lines([]) == []
    assert cell_text(glyphs("   ")) == ""
