"""Files made to hang, crash or deceive a reader: each is read, or reported, in little time."""

import signal
from itertools import chain
from pathlib import Path

import pytest

from bgtlint.batch import Bounds, Task, check_all
from bgtlint.checker import settings
from bgtlint.model import Diagnostic, Page
from bgtlint.reading.limits import Limits
from bgtlint.reading.pdf import open_pdf
from bgtlint.rules import no_rules
from tests.reading.making import grids, lines, only_grid, shown
from tests.reading.raw_pdf import FONT, GRID, file_of, form, one_page, stream, words

SECONDS = 20
"""Of this process's own computing, however busy the machine is."""
CELL = GRID + words(60, 705, "a")
NESTED = 5000


def too_long(*_: object) -> None:
    pytest.fail(f"reading goes on after {SECONDS} s of computing")


def read(data: bytes, limits: Limits | None = None) -> list[Page]:
    signal.signal(signal.SIGVTALRM, too_long)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        opened = open_pdf(data, limits or Limits(), "pdfium")
        pages = [] if isinstance(opened, Diagnostic) else list(opened.pages())
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    if isinstance(opened, Diagnostic):
        return [Page(1, (), (opened,))]
    return pages


def codes(pages: list[Page]) -> list[str]:
    return [found.code for page in pages for found in page.diagnostics]


def squares(count: int, pitch: float, across: int) -> bytes:
    return b"".join(
        b"%g %g 4 4 re S " % (20 + i % across * pitch, 20 + i // across * pitch)
        for i in range(count)
    )


def test_ten_thousand_rectangles_in_rows_are_too_many_crossings() -> None:
    assert codes(read(one_page(squares(10_000, 5, 100)))) == ["limit-page-crossings"]


def test_ten_thousand_rectangles_apart_hide_no_text() -> None:
    data = one_page(squares(10_000, 5.5, 100) + words(40, 800, "seen"))
    (page,) = read(data, Limits(page_crossings=100_000))
    assert "seen" in [text.replace(" ", "") for text in lines(page)]


def test_more_objects_than_the_limit_are_reported() -> None:
    assert codes(read(one_page(squares(300, 5, 100)), Limits(page_objects=200))) == [
        "limit-page-objects"
    ]


def letters(rows: int, columns: int) -> bytes:
    line = b"(" + b"abcdefghij" * (columns // 10) + b") Tj T* "
    return b"BT /F 1 Tf 3 TL 5 838 Td " + line * rows + b"ET "


def test_two_hundred_thousand_characters_are_read() -> None:
    (page,) = read(one_page(letters(250, 800)))
    assert page.diagnostics == ()
    assert len(lines(page)) == 250


def test_more_characters_than_the_limit_are_reported() -> None:
    assert codes(read(one_page(letters(250, 2400)))) == ["limit-page-characters"]


def sheet(kids: str, count: int = 1) -> bytes:
    return b"<</Type/Pages/Kids[%b]/Count %d>>" % (kids.encode(), count)


LEAF = (
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
    b"/Resources<</Font<</F 5 0 R>>>>>>"
)


@pytest.mark.parametrize(
    ("tree", "inner"),
    [
        (sheet("3 0 R 2 0 R", 3), LEAF),
        (sheet("3 0 R", 9), sheet("2 0 R 3 0 R", 5)),
        (sheet("2 0 R", 2), LEAF),
    ],
)
def test_a_page_tree_that_contains_itself_ends(tree: bytes, inner: bytes) -> None:
    catalog = b"<</Type/Catalog/Pages 2 0 R>>"
    pages = read(file_of({1: catalog, 2: tree, 3: inner, 4: stream(CELL), 5: FONT}))
    assert {"page-damaged", "pdf-damaged"} & set(codes(pages))
    assert len(pages) < 20


def test_a_page_tree_that_promises_too_much_gives_what_there_is() -> None:
    catalog = b"<</Type/Catalog/Pages 2 0 R>>"
    tree = sheet("3 0 R", 2_000_000_000)
    pages = read(file_of({1: catalog, 2: tree, 3: LEAF, 4: stream(CELL), 5: FONT}))
    assert shown(only_grid(pages[0])) == [["", "", ""], ["a", "", ""]]


@pytest.mark.parametrize("box", ["0 0 56693 842", "0 0 0 0", "0 0 1e38 1e39", "9 9 9 9"])
def test_odd_pages_show_their_table(box: str) -> None:
    (page,) = read(one_page(CELL, box=box))
    assert shown(only_grid(page)) == [["", "", ""], ["a", "", ""]]


def test_a_page_of_one_point_has_its_letter() -> None:
    (page,) = read(one_page(words(0, 0, "x", 1), box="0 0 1 1"))
    assert lines(page) == ["x"]
    assert page.diagnostics == ()


@pytest.mark.parametrize("share", [0.3, 0.6, 0.8, 0.95])
def test_a_file_cut_short_is_reported(share: float) -> None:
    whole = one_page(CELL)
    assert codes(read(whole[: int(len(whole) * share)]))


def test_forms_nested_by_the_thousand_end() -> None:
    inside = {
        10 + level: form(
            CELL + (b"/X Do" if level < NESTED - 1 else b""),
            b"/XObject<</X %d 0 R>>" % (11 + level),
        )
        for level in range(NESTED)
    }
    (page,) = read(one_page(b"/X Do", resources=b"/XObject<</X 10 0 R>>", more=inside))
    assert shown(only_grid(page)) == [["", "", ""], ["a", "", ""]]


def painting_itself(content: bytes) -> bytes:
    itself = {10: form(content, b"/XObject<</X 10 0 R>>")}
    return one_page(b"/X Do", resources=b"/XObject<</X 10 0 R>>", more=itself)


def test_a_form_that_paints_itself_ends() -> None:
    (page,) = read(painting_itself(CELL + b"/X Do"))
    assert shown(only_grid(page)) == [["", "", ""], ["a", "", ""]]


def test_a_form_that_paints_itself_twice_costs_only_its_own_document(tmp_path: Path) -> None:
    (tmp_path / "bomb.pdf").write_bytes(painting_itself(CELL + b"/X Do /X Do"))
    (tmp_path / "fine.pdf").write_bytes(one_page(CELL))
    tasks = [Task(tmp_path / name, name) for name in ("bomb.pdf", "fine.pdf")]
    reports = list(check_all(tasks, settings(no_rules()), bounds=Bounds(seconds=2)))
    bomb, fine = ([found.code for found in report.diagnostics] for report in reports)
    assert bomb in (["limit-time"], ["worker-died"])  # which bound it meets first
    assert fine == ["no-form"]


def test_forms_that_double_are_stopped_by_the_limit() -> None:
    inside = {
        10 + level: form(
            b"/X Do /X Do" if level < 12 else b"0 0 m 9 0 l S",
            b"/XObject<</X %d 0 R>>" % (11 + level),
        )
        for level in range(13)
    }
    data = one_page(b"/X Do", resources=b"/XObject<</X 10 0 R>>", more=inside)
    assert codes(read(data, Limits(page_objects=5_000))) == ["limit-page-objects"]


@pytest.mark.parametrize(
    "junk",
    [
        b"1e30 1e30 m -1e30 1e38 l S 0 0 99999999999999999999999 1 re f ",
        b"1e38 0 0 1e38 0 0 cm 1e38 0 0 1e38 0 0 cm 5 5 m 9 9 l S ",
        b"0 0 0 0 0 0 cm 5 5 m 900 5 l S 5 5 m 5 900 l S ",
        b"1e38 -1e38 1e38 1e38 1e38 1e38 cm 0 0 m 1e38 0 l S 0 0 1e38 1e38 re S ",
    ],
)
def test_coordinates_beyond_reason_are_left_out(junk: bytes) -> None:
    (page,) = read(one_page(b"q " + junk + b"Q " + CELL))
    assert shown(only_grid(page)) == [["", "", ""], ["a", "", ""]]


def test_a_page_of_five_thousand_cells_is_read() -> None:
    rules = chain(
        (b"20 %d m 570 %d l S " % (20 + 8 * y, 20 + 8 * y) for y in range(101)),
        (b"%d 20 m %d 820 l S " % (20 + 11 * x, 20 + 11 * x) for x in range(51)),
    )
    texts = (words(22 + 11 * (i % 50), 22 + 8 * (i // 50), str(i % 100), 5) for i in range(5000))
    (page,) = read(one_page(b"".join(chain(rules, texts))))
    grid = only_grid(page)
    assert (grid.rows, grid.columns, len(grid.cells)) == (100, 50, 5000)
    assert [cell.text for cell in grid.cells] == [
        str((row * 50 + column) % 100) for row in range(99, -1, -1) for column in range(50)
    ]


def test_a_lattice_without_end_is_reported_before_it_is_built() -> None:
    rules = chain(
        (b"20 %d m 9000 %d l S " % (4 * y, 4 * y) for y in range(1900)),
        (b"%d 0 m %d 9000 l S " % (20 + 4 * x, 20 + 4 * x) for x in range(1900)),
    )
    assert codes(read(one_page(b"".join(rules)))) == ["limit-page-crossings"]


def test_text_of_no_size_leaves_the_table() -> None:
    (page,) = read(one_page(GRID + words(60, 705, "abc", 0) + words(160, 705, "b")))
    assert only_grid(page).rows == 2
    assert grids(page)[0].cells[4].text == "b"
