"""Many documents and archives of documents: each costs itself alone."""

import time
from pathlib import Path

import pytest

from bgtlint.batch import Bounds, Task, check_all
from bgtlint.checker import Settings, settings
from bgtlint.model import DocumentReport
from bgtlint.rules import no_rules
from tests.reading.making import packed

FIXTURES = Path(__file__).parent.parent / "fixtures"
GOOD = (FIXTURES / "clean" / "yunzhe_weijian_2026.docx").read_bytes()
PAGE = (FIXTURES / "clean" / "yunzhe_weijian_2026.html").read_bytes()


@pytest.fixture(scope="module")
def plain() -> Settings:
    return settings(no_rules())


def saved(folder: Path, name: str, data: bytes) -> Task:
    path = folder / name
    path.write_bytes(data)
    return Task(path, name)


def told(reports: list[DocumentReport]) -> list[tuple[str, str, str, int, list[str]]]:
    return [
        (r.path, r.format, r.status.value, len(r.projects), [d.code for d in r.diagnostics])
        for r in reports
    ]


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_members_of_an_archive_are_documents_in_its_place(
    tmp_path: Path, plain: Settings, jobs: int
) -> None:
    broken = bytearray(packed({"a.txt": "x"}))
    broken[broken.find(b"PK\1\2") + 8] |= 1
    archive = packed({
        "局/a.docx": GOOD, "坏.docx": GOOD[:500], "空.txt": "", "内.zip": packed({"a.txt": "x"}),
        "照片.jpg": "x", "网页.xls": PAGE,
    })  # fmt: skip
    tasks = [
        saved(tmp_path, "前.html", PAGE),
        saved(tmp_path, "报送.zip", archive),
        saved(tmp_path, "密.zip", bytes(broken)),
        saved(tmp_path, "坏.zip", b"PK\3\4x"),
        saved(tmp_path, "后.html", PAGE),
    ]
    found = told(list(check_all(tasks, plain, jobs=jobs)))
    projects = found[0][3]
    assert projects > 1
    assert found == [
        ("前.html", "html", "checked", projects, []),
        ("报送.zip", "zip", "checked", 0, ["zip-others"]),
        ("报送.zip/局/a.docx", "docx", "checked", projects, []),
        ("报送.zip/坏.docx", "", "unread", 0, ["zip-damaged"]),
        ("报送.zip/空.txt", "", "unread", 0, ["file-empty"]),
        ("报送.zip/内.zip", "", "unread", 0, ["zip-not-opened"]),
        ("报送.zip/网页.xls", "html", "checked", projects, []),
        ("密.zip/a.txt", "", "unread", 0, ["file-password"]),
        ("坏.zip", "", "unread", 0, ["zip-damaged"]),
        ("后.html", "html", "checked", projects, []),
    ]


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_an_archive_leaves_when_its_time_is_up_is_named(
    tmp_path: Path, plain: Settings, jobs: int
) -> None:
    archive = packed({f"{number}.txt": "项目" for number in range(300)})
    tasks = [saved(tmp_path, "报送.zip", archive), saved(tmp_path, "后.html", PAGE)]
    *members, after = told(list(check_all(tasks, plain, jobs=jobs, bounds=Bounds(archive=0.05))))
    assert [path for path, *_ in members] == [f"报送.zip/{number}.txt" for number in range(300)]
    assert {status for _, _, status, _, _ in members} == {"unread"}
    codes = [code for *_, found in members for code in found]
    assert "limit-archive-time" in codes
    assert set(codes) <= {"limit-archive-time", "no-form"}
    assert after[2] == "checked"


def test_a_worker_that_is_stopped_ends_the_program_it_started(
    tmp_path: Path, plain: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\necho $$ > {tmp_path}/pid\nexec sleep 60\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    (report,) = check_all(
        [saved(tmp_path, "a.rtf", b"{\\rtf1 x}")], plain, bounds=Bounds(seconds=3)
    )
    assert [d.code for d in report.diagnostics] == ["limit-time"]
    started = Path("/proc") / (tmp_path / "pid").read_text().strip()
    for _ in range(50):
        if not started.exists():
            break
        time.sleep(0.1)
    else:
        pytest.fail("the program goes on")
