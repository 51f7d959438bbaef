import pytest

from bgtlint.rules.rule import Placeholder
from bgtlint.rules.template import Part, fill


@pytest.mark.parametrize(
    ("parts", "percent", "said"),
    [
        (("相差 ", Placeholder("gap"), "（", Placeholder("gap_percent"), "）。"), "", "相差 4%。"),
        (
            ("差 ", Placeholder("gap"), "（", Placeholder("gap_percent"), "）。"),
            "8%",
            "差 4%（8%）。",
        ),
        (("off ", Placeholder("gap"), " (", Placeholder("gap_percent"), ")."), "", "off 4%."),
    ],
)
def test_brackets_around_what_came_out_empty_are_left_out(
    parts: tuple[Part, ...], percent: str, said: str
) -> None:
    values = {"gap": "4%", "gap_percent": percent}
    assert fill(parts, lambda part: values[part.word]) == said
