"""Diagnostics in words: their places, what is like them, and texts that look like blanks."""

from bgtlint.model import Diagnostic, Location
from bgtlint.reporting.diagnosed import diagnostic_place, diagnostic_text, is_note
from bgtlint.reporting.texts import speaker

CELL = Location("统筹整合部分", "12.00", 3, 1, 6, 3)
COLUMN = Location("承诺数", "42盏、45盏", 3, 1, None, 5)
ROW = Location("", "效益指标、出行安全感", 4, 1, 13, None)


def said(*places: Location, page: int | None = 3, lang: str = "zh") -> str:
    return diagnostic_text(
        Diagnostic("cells-not-checked", page, str(len(places)), (), places), lang
    )


def test_cells_columns_and_rows_are_named_with_what_stands_there() -> None:
    assert (
        "有 3 处不知道属于哪一栏，没有检查：表1 第6行第3列 统筹整合部分“12.00”、"
        "表1 第5列 承诺数“42盏、45盏”、第4页 表1 第13行“效益指标、出行安全感”。"
    ) in said(CELL, COLUMN, ROW)
    english = said(CELL, COLUMN, lang="en")
    assert "table 1 row 6 column 3 统筹整合部分“12.00”; table 1 column 5 承诺数" in english


def test_a_page_is_said_once_and_a_sheet_with_the_first_place() -> None:
    found = Diagnostic("cells-not-checked", 3, "1", (), (CELL,))
    assert diagnostic_place(found, speaker("zh"), "zh").startswith("第3页 有 1 处")
    cells = [Location("承诺数", "42", None, 2, 8, 5, cell, sheet="项目二") for cell in ("E8", "E9")]
    assert "：工作表“项目二” 单元格E8 承诺数“42”、单元格E9 承诺数“42”。" in said(*cells, page=None)


def test_many_places_are_counted_and_the_first_ones_named() -> None:
    found = said(*[CELL] * 40)
    assert found.startswith("有 40 处") and found.count("统筹整合部分") == 6


def test_a_text_that_looks_like_a_blank_stays_as_it_is() -> None:
    odd = Location("{closest}", "{detail}", 3, 1, 6, 3)
    assert "{closest}“{detail}”" in said(odd)


def test_words_without_a_field_are_only_noted() -> None:
    assert is_note(Diagnostic("words-without-field", None, "“牵头处室”×2"))
    assert not is_note(Diagnostic("cells-not-checked", None, "1", (), (CELL,)))
