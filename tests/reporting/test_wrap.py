import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from bgtlint.reporting.sanitise import inline
from bgtlint.reporting.wrap import MINIMUM_WIDTH, Paragraph, set_paragraphs, wrap


def dense(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("一二三四五六", ["一二三四五", "六"]),
        ("一二三四五。六", ["一二三四", "五。六"]),
        ("预算数12345.67万元", ["预算数", "12345.67万", "元"]),
        ("（甲）乙丙（丁）", ["（甲）乙丙", "（丁）"]),
        ("", [""]),
    ],
)
def test_wrap(text: str, lines: list[str]) -> None:
    assert list(wrap(text, 10, 10)) == lines


def test_figure_wider_than_a_line_is_split_and_not_cut() -> None:
    assert "".join(wrap("1234567890123", 6, 6)) == "1234567890123"


@settings(deadline=None, derandomize=True, max_examples=200)
@given(
    st.text(st.characters(exclude_categories=()), max_size=120)
    | st.text("一二三，。（）“”12.5万元 ab\n", max_size=120),
    st.sampled_from(["", "- ", "怎么改："]),
    st.integers(0, 6),
    st.integers(MINIMUM_WIDTH, 60),
)
def test_lines_fit_and_nothing_is_lost(text: str, prefix: str, indent: int, width: int) -> None:
    out = set_paragraphs([Paragraph(text, prefix, indent)], width, color=False)
    assert all(cell_len(line) <= width for line in out.split("\n"))
    assert dense(out) == dense(prefix + inline(text))


def test_second_line_hangs_under_the_first() -> None:
    out = set_paragraphs([Paragraph("一" * 20, "怎么改：", 2)], 30, color=False)
    assert out == "  怎么改：" + "一" * 10 + "\n" + " " * 10 + "一" * 10 + "\n"


def test_colour_adds_only_escapes() -> None:
    paragraph = Paragraph("[bold]一[/bold] :smile:", "✖ ", style="bold red")
    out = set_paragraphs([paragraph], 40, color=True)
    assert out.startswith("✖ \x1b[1;31m")
    assert "[bold]一[/bold] :smile:" in out
