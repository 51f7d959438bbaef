"""The command line as a process of its own: what it imports, and its exit codes."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = ("pint", "pdfplumber", "pdfminer", "pypdfium2", "pypdfium2_raw", "jinja2", "pydantic",
         "rich", "lxml", "lark", "yaml", "re2")  # fmt: skip


def run(*arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "bgtlint", *arguments]
    return subprocess.run(command, cwd=ROOT, input=given, capture_output=True, check=False)


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_saying_what_it_is_imports_nothing_heavy(option: str) -> None:
    command = [sys.executable, "-X", "importtime", "-m", "bgtlint", option]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    imported = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "click" in imported
    assert not imported & set(HEAVY)


@pytest.mark.parametrize(
    ("code", "arguments"),
    [
        (0, ("--version",)),
        (0, ("check", "fixtures/clean/lanxi_shuili_2026.txt")),
        (1, ("check", "fixtures/broken/costs.txt")),
        (2, ("check", "no-such-file.pdf")),
        (3, ("check", "-")),
        (3, ("check", "fixtures/broken/costs.txt", "-")),
    ],
)
def test_exit_codes(code: int, arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert done.returncode == code, done.stderr.decode()
    assert b"Traceback" not in done.stderr
    assert b"\x1b" not in done.stdout + done.stderr


def test_a_usage_error_comes_before_a_document_that_cannot_be_read() -> None:
    assert run("check", "-", "no-such-file.pdf").returncode == 2


def test_an_unforeseen_error_is_one_line(monkeypatch: pytest.MonkeyPatch,
                                         capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
    from bgtlint.cli import main as module

    def broken(**_: object) -> None:
        raise ZeroDivisionError("no such luck")

    monkeypatch.setattr(module.cli, "main", broken)
    with pytest.raises(SystemExit) as ended:
        module.main()
    assert ended.value.code == 4
    assert capsys.readouterr().err.count("\n") == 1
