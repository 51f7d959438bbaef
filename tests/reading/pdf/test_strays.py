import pytest

from bgtlint.reading.pdf.pdfium_chars import Chars
from bgtlint.reading.pdf.runs import Text
from bgtlint.reading.pdf.strays import has_strays


def made(string: str, tops: list[float]) -> Text:
    count = len(string)
    lefts = [10.0 * at for at in range(count)]
    chars = Chars(string, lefts, tops, [x + 9 for x in lefts], [y + 10 for y in tops], 0)
    return Text(chars, lambda _: (1, 0, 0, 1), lambda _: 10, 0)


@pytest.mark.parametrize(
    ("string", "tops", "ink", "stray"),
    [
        ("项目名", [100, -80, 100], 9, True),
        ("项目名", [100, -80, 100], 8, False),
        ("项目名", [100, 100, 100], 9, False),
        ("项种名", [100, -80, 100], 9, False),
        (" 目 ", [100, -80, 100], 9, False),
    ],
    ids=["away from its word", "with room around the ink", "in its word", "no radical", "alone"],
)
def test_a_radical_out_of_its_word_with_the_box_of_its_ink_is_astray(
    string: str, tops: list[float], ink: float, stray: bool
) -> None:
    assert has_strays(made(string, tops), lambda _: ink) == stray
