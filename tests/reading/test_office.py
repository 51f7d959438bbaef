"""LibreOffice stands here as a script that takes its arguments: nothing of it is needed."""

import json
import stat
import sys
import time
from pathlib import Path

import pytest

from bgtlint.model import Diagnostic
from bgtlint.reading import Limits, Reading, open_document
from bgtlint.reading.detect import OLE2
from bgtlint.reading.office import CONVERSIONS, convert, find_program
from tests.reading.making import docx, lines, only_grid, shown
from tests.reading.sheet.books import book, data, row

STUB = """#!{python}
import json, os, pathlib, sys, time
arguments = sys.argv[1:]
folder = pathlib.Path(arguments[arguments.index("--outdir") + 1])
kind = arguments[arguments.index("--convert-to") + 1]
source = pathlib.Path(arguments[-1])
here = pathlib.Path(__file__).parent
(here / "said.json").write_text(json.dumps([arguments, dict(os.environ), source.name]))
{body}
"""
COPY = """
folder.mkdir()
(folder / (source.stem + "." + kind)).write_bytes((here / ("made." + kind)).read_bytes())
"""
WORD = OLE2 + bytes(500) + "WordDocument".encode("utf-16-le") + bytes(20)
EXCEL = OLE2 + bytes(500) + "Workbook".encode("utf-16-le") + bytes(20)


def stub(folder: Path, body: str) -> Path:
    """Write a program that is called as LibreOffice is."""
    program = folder / "soffice"
    program.write_text(STUB.format(python=sys.executable, body=body), encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    (folder / "made.docx").write_bytes(docx("<w:p><w:r><w:t>转换而来</w:t></w:r></w:p>"))
    (folder / "made.xlsx").write_bytes(book(data(row(1, "甲", "1"), row(2, "乙", "2"))))
    return program


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "bin"
    folder.mkdir()
    stub(folder, COPY)
    monkeypatch.setenv("PATH", str(folder))
    return folder


@pytest.fixture
def no_office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("bgtlint.reading.office.PLACES", ())


def codes(reading: Reading) -> list[tuple[str, str]]:
    pages = list(reading.pages)
    found = [*reading.diagnostics, *(d for page in pages for d in page.diagnostics)]
    return [(diagnostic.code, diagnostic.detail) for diagnostic in found]


@pytest.mark.parametrize(
    ("content", "name"), [(WORD, "doc"), (b"{\\rtf1 x}", "rtf"), (EXCEL, "xls")]
)
@pytest.mark.usefixtures("office")
def test_old_files_are_read_through_libreoffice(content: bytes, name: str) -> None:
    reading = open_document(content)
    assert (reading.format, reading.diagnostics) == (name, ())
    note, page = reading.pages
    assert [(d.code, d.detail) for d in note.diagnostics] == [("office-converted", name)]
    if name == "xls":
        assert shown(only_grid(page)) == [["甲", "1"], ["乙", "2"]]
    else:
        assert lines(page) == ["转换而来"]


def test_it_runs_alone_and_without_a_network(office: Path) -> None:
    assert isinstance(convert(WORD, "doc", Limits()), bytes)
    arguments, environment, name = json.loads((office / "said.json").read_text())
    assert "--headless" in arguments
    assert arguments[0].startswith("-env:UserInstallation=file:///")
    assert environment["https_proxy"] == "http://127.0.0.1:9"
    assert environment["HOME"] not in {"", str(Path.home())}
    assert not Path(environment["HOME"]).exists()
    assert name == "document.doc"


@pytest.mark.parametrize("name", sorted(CONVERSIONS))
@pytest.mark.usefixtures("no_office")
def test_without_libreoffice_the_report_says_what_to_do(name: str) -> None:
    assert find_program() is None
    assert convert(b"x", name, Limits()) == Diagnostic("office-missing", detail=name)


@pytest.mark.usefixtures("no_office")
def test_a_renamed_old_file_says_so() -> None:
    reading = open_document(WORD)
    assert (reading.format, codes(reading)) == ("doc", [("office-missing", "doc")])


def test_a_conversion_that_makes_nothing(tmp_path: Path) -> None:
    program = stub(tmp_path, "sys.exit(1)")
    found = convert(WORD, "doc", Limits(), str(program))
    assert found == Diagnostic("office-failed", detail="doc")


def test_a_conversion_that_hangs_is_stopped_with_all_it_started(tmp_path: Path) -> None:
    body = (
        "import subprocess\n"
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        "(here / 'child').write_text(str(child.pid))\n"
        "time.sleep(60)"
    )
    program = stub(tmp_path, body)
    found = convert(WORD, "doc", Limits(convert_seconds=2), str(program))
    assert found == Diagnostic("office-time", detail="2")
    child = Path("/proc") / (tmp_path / "child").read_text()
    for _ in range(50):
        if not child.exists() or "Z (zombie)" in (child / "status").read_text():
            break
        time.sleep(0.1)
    else:
        pytest.fail("the child goes on")


def test_a_result_over_the_limit_is_refused(tmp_path: Path) -> None:
    program = stub(tmp_path, COPY)
    found = convert(WORD, "doc", Limits(bytes=10), str(program))
    assert isinstance(found, Diagnostic)
    assert found.code == "limit-bytes"
