from rich.cells import cell_len

from bgtlint.model import Coverage, Report
from bgtlint.reporting.statistics import render_statistics

COVERAGE = (
    Coverage("CST001", 10, 4, 8, 1, {"数量空白": 3, "单价不是单价": 4, "没有天数\x1b[31m": 1}),
    Coverage("PLN001", 1234, 0, 0, 100, {}),
)


def table(width: int | None = None, lang: str = "zh") -> list[str]:
    return render_statistics(Report((), COVERAGE, "1", "", lang), width=width).splitlines()


def test_figures_stand_in_columns_whatever_the_width_of_their_heads() -> None:
    heading, heads, first, second, total = table()
    assert heading == "规则检查情况："
    assert heads.split() == [
        "规则",
        "适用",
        "通过",
        "不通过",
        "无法判断",
        "不适用",
        "无法判断的原因",
    ]
    assert first.split()[:6] == ["CST001", "22", "10", "4", "8", "1"]
    assert total.split() == ["合计", "1256", "1244", "4", "8", "101"]
    ends = [cell_len(line[: line.index(figure) + len(figure)])
            for line, figure in ((heads, "不适用"), (second, " 100"), (total, "101"))]  # fmt: skip
    assert len(set(ends)) == 1


def test_reasons_are_counted_the_most_frequent_first_and_inert() -> None:
    line = table()[2]
    assert "单价不是单价 ×4；数量空白 ×3；没有天数" in line
    assert "\x1b" not in line


def test_reasons_wrap_and_go_below_on_a_narrow_page() -> None:
    for width in (40, 60, 70, 80):
        lines = table(width)
        assert all(cell_len(line) <= max(width, 50) for line in lines)
        assert "单价不是单价×4" in "".join(lines).replace(" ", "")
    assert table(40)[3].startswith("    单价不是单价")


def test_english() -> None:
    assert table(lang="en")[1].split()[:4] == ["rule", "applied", "passed", "failed"]
