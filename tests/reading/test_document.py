import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from bgtlint.reading import Limits, open_document
from tests.reading.making import docx, lines, only_grid, pdf, shown, text

TABLE = "甲\t1\t2\n乙\t3\t4\n"


def saved(folder: Path, data: bytes, name: str = "any.bin") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_the_name_does_not_decide_the_format(tmp_path: Path) -> None:
    data = pdf(lambda c: text(c, 60, 60, "第一页"), lambda c: text(c, 60, 60, "第二页"))
    reading = open_document(saved(tmp_path, data, "a.docx"))
    assert (reading.format, reading.page_count, reading.diagnostics) == ("pdf", 2, ())
    assert reading.sha256 == hashlib.sha256(data).hexdigest()
    assert [lines(page) for page in reading.pages] == [["第一页"], ["第二页"]]


@pytest.mark.parametrize(("data", "name"), [(docx("<w:p/>"), "docx"), (TABLE.encode(), "text")])
def test_formats_without_pages_have_no_count(tmp_path: Path, data: bytes, name: str) -> None:
    reading = open_document(saved(tmp_path, data, "a.pdf"))
    assert (reading.format, reading.page_count) == (name, None)
    assert [page.number for page in reading.pages] == [None]


def test_pages_are_read_one_at_a_time(tmp_path: Path) -> None:
    data = pdf(*(lambda c: text(c, 60, 60, "页") for _ in range(3)))
    reading = open_document(saved(tmp_path, data))
    assert next(reading.pages).number == 1
    assert next(reading.pages).number == 2


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"", "file-empty"), (b"\x89PNG\r\n\x1a\n", "format-image"), (b"%PDF-1.4", "pdf-damaged")],
)
def test_what_cannot_be_read_has_a_diagnostic_and_no_pages(
    tmp_path: Path, data: bytes, code: str
) -> None:
    reading = open_document(saved(tmp_path, data, "a.txt"))
    assert [d.code for d in reading.diagnostics] == [code]
    assert list(reading.pages) == []
    assert len(reading.sha256) == 64


def test_too_many_bytes_and_pages_are_refused(tmp_path: Path) -> None:
    path = saved(tmp_path, TABLE.encode())
    reading = open_document(path, limits=Limits(bytes=5))
    size = len(TABLE.encode())
    assert [(d.code, d.detail) for d in reading.diagnostics] == [("limit-bytes", f"{size} > 5")]
    assert reading.sha256 == ""
    paged = saved(tmp_path, b"a\fb\fc")
    reading = open_document(paged, limits=Limits(pages=2))
    assert [(d.code, d.detail) for d in reading.diagnostics] == [("limit-pages", "3 > 2")]
    assert list(reading.pages) == []


def test_too_many_cells_end_the_document_on_their_page(tmp_path: Path) -> None:
    path = saved(tmp_path, "\f".join([TABLE] * 4).encode())
    pages = list(open_document(path, limits=Limits(cells=15)).pages)
    assert [len(page.blocks) for page in pages] == [1, 1, 0]
    assert [(d.code, d.page, d.detail) for d in pages[-1].diagnostics] == [
        ("limit-cells", 3, "18 > 15")
    ]


@pytest.mark.parametrize(
    ("data", "limits", "found"),
    [
        ("甲\n\f乙\n丙", Limits(lines=2), ("limit-lines", 2, "3 > 2")),
        ("甲\n\f乙丙", Limits(characters=2), ("limit-characters", 2, "3 > 2")),
        ("甲\t" * 20, Limits(cells=15), ("limit-cells", None, "20 > 15")),
        ("|甲" * 20, Limits(cells=15), ("limit-cells", None, "20 > 15")),
        ("甲\n" * 20, Limits(cells=3, lines=9), ("limit-lines", None, "20 > 12")),
    ],
)
def test_too_many_lines_or_characters_end_the_document(
    data: str, limits: Limits, found: tuple[str, int | None, str]
) -> None:
    *_, last = open_document(data.encode(), limits=limits).pages
    assert last.blocks == ()
    assert [(d.code, d.page, d.detail) for d in last.diagnostics] == [found]


def test_lines_and_cells_that_are_too_long_are_left_out_and_named(tmp_path: Path) -> None:
    path = saved(tmp_path, f"短\n{'长' * 21}\n{TABLE.replace('4', '9' * 25)}".encode())
    (page,) = open_document(path, limits=Limits(text=20)).pages
    assert lines(page) == ["短"]
    assert shown(only_grid(page)) == [["甲", "1", "2"], ["乙", "3", ""]]
    assert [(d.code, d.detail) for d in page.diagnostics] == [("limit-text", "25 > 20")]


def test_a_missing_file_is_the_callers_mistake(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        open_document(tmp_path / "none.pdf")


def test_an_unknown_engine_is_the_callers_mistake(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="unknown PDF engine"):
        open_document(saved(tmp_path, b"%PDF-1.4"), pdf_engine="none")


def test_importing_the_room_is_cheap() -> None:
    code = (
        "import sys, bgtlint.reading;"
        "print([m for m in ('pdfplumber', 'pdfminer', 'lxml', 'yaml') if m in sys.modules])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True,
        env={"PYTHONPATH": ":".join(sys.path)},
    )  # fmt: skip
    assert run.stdout.strip() == "[]"
