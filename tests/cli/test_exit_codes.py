"""One table of command lines: what each exits with, and that nobody sees a traceback or a code."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bgtlint.cli.main import cli

FIXTURES = Path(__file__).parents[2] / "fixtures"
CLEAN = str(FIXTURES / "clean" / "lanxi_shuili_2026.txt")
BROKEN = str(FIXTURES / "broken" / "plans.txt")
COSTS = str(FIXTURES / "broken" / "costs.txt")
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["check", CLEAN], 0),
        (["check", CLEAN, "--fail-on", "info"], 1),
        (["check", BROKEN], 1),
        (["check", BROKEN, "--ignore", "PLN,SAT"], 0),
        (["check", COSTS, "--select", "CST001"], 0),
        (["check", COSTS, "--select", "CST001", "--fail-on", "warning"], 1),
        (["check"], 2),
        (["check", "no-such-file.pdf"], 2),
        (["check", "a" * 5000], 2),
        (["check", "a\nb\x1b[31m.txt"], 2),
        (["check", CLEAN, "-f", "docx"], 2),
        (["check", CLEAN, "-f", "json", "-f", "text"], 2),
        (["check", CLEAN, "--select", "ZZZ999"], 2),
        (["check", CLEAN, "--rules", "no-such-folder"], 2),
        (["check", "--json-schema"], 0),
        (["explain", "cst001"], 0),
        (["explain", "CST01"], 2),
        (["inspect", CLEAN], 0),
        (["inspect", "no-such-file.pdf"], 2),
        (["rules", "list"], 0),
    ],
)
def test_exit_codes(arguments: list[str], code: int) -> None:
    result = run(*arguments)
    assert result.exit_code == code, result.output
    if code == 2:
        assert len(result.stderr.strip().splitlines()) == 1
        assert "\x1b" not in result.stderr
        assert not result.stdout


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.txt", b"", "文件是空的"),
        ("picture.pdf", PNG, "文件是图片"),
        ("half.pdf", (FIXTURES / "broken" / "plans.pdf").read_bytes()[:20000], "PDF 已损坏"),
        ("blob.txt", bytes(range(256)) * 40, "不是任何已知格式"),
        ("words.txt", "今天天气不错\n".encode(), "没有找到绩效目标表"),
        ("old.doc", bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, "旧版"),
        ("a\nb\x1b[31m\u202e.txt", b"", "文件是空的"),
    ],
)
def test_what_cannot_be_read_is_one_clear_line(
    tmp_path: Path, name: str, content: bytes, says: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    as_text, as_json = run("check", str(path)), run("check", str(path), "-f", "json")
    assert (as_text.exit_code, as_json.exit_code) == (3, 3)
    assert as_text.stdout.count(says) == 1
    assert as_json.stderr.count(says) == len(as_json.stderr.strip().splitlines()) == 1
    for shown in (as_text.output, as_json.stderr):
        assert not {"\x1b", "\u202e"} & set(shown)
        assert "Traceback" not in shown


def test_a_folder_names_each_file_that_was_not_read(tmp_path: Path) -> None:
    assert run("check", str(tmp_path)).exit_code == 3
    (tmp_path / "good.txt").write_bytes(Path(CLEAN).read_bytes())
    (tmp_path / "bad.pdf").write_bytes(PNG)
    result = run("check", str(tmp_path))
    assert result.exit_code == 3
    assert "文件2份：已检查1" in result.stdout
    assert "bad.pdf：文件是图片" in result.stdout.replace("\n", "").replace(" ", "")


def test_inspect_passes_no_verdict() -> None:
    assert "错误" not in run("inspect", CLEAN).stdout.splitlines()[1]


def test_explain_speaks_to_readers_first() -> None:
    lines = run("explain", "CST001").stdout.splitlines()
    assert lines[:2] == ["CST001 cost-product", "数量×单价×周期与预算数不符"]
    headings = [line for line in lines[2:] if line and not line.startswith((" ", "出处"))]
    assert headings == ["查什么", "应避免", "应这样", "为什么", "例外", "依据", "相关"]
    assert all(lines[lines.index(heading) + 1].startswith("  ") for heading in headings)
    assert "  级别：警告（warning）" in lines
    assert re.fullmatch(r"出处：.*CST\.yml:\d+", lines[-1])
