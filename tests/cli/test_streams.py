"""The program among others: signals, closed and full streams, code pages, odd paths."""

import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bgtlint.cli.main import cli

ROOT = Path(__file__).parents[2]
CLEAN = ROOT / "fixtures" / "clean" / "lanxi_shuili_2026.txt"
BROKEN = str(ROOT / "fixtures" / "broken" / "plans.txt")
PROGRAM = (sys.executable, "-m", "bgtlint")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments)


def start(*arguments: str, encoding: str = "utf-8", **extra: object) -> subprocess.Popen[bytes]:
    """Start the program so that Ctrl-C reaches it, also where a background shell runs the tests."""
    environment = {**os.environ, "PYTHONIOENCODING": encoding, **extra}
    return subprocess.Popen(
        [*PROGRAM, *arguments], cwd=ROOT, env=environment,  # type: ignore[arg-type]
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    )  # fmt: skip


@pytest.mark.parametrize(
    ("encoding", "shown"), [("cp936", "cp936"), ("latin-1", "utf-8"), ("ascii", "utf-8")]
)
def test_every_code_page_takes_the_report(encoding: str, shown: str) -> None:
    process = start("check", BROKEN, "--select", "PLN", encoding=encoding)
    out, err = process.communicate()
    assert (process.returncode, err) == (1, b"")
    assert "错误 PLN" in out.decode(shown)
    if encoding == "cp936":
        assert "× 错误" in out.decode(shown)


def test_what_machines_read_is_utf_8_everywhere() -> None:
    out, _ = start("check", BROKEN, "-f", "json", encoding="cp936").communicate()
    assert "支出计划" in out.decode("utf-8")


def test_a_reader_that_goes_away_changes_no_verdict() -> None:
    process = start("check", BROKEN, "-f", "json")
    assert process.stdout is not None
    process.stdout.close()
    process.wait()
    assert process.stderr is not None
    assert (process.returncode, process.stderr.read()) == (1, b"")
    process.stderr.close()


def test_a_closed_output_and_input_are_no_error_of_the_program() -> None:
    command = f'"{sys.executable}" -m bgtlint check - >&- <&-'
    done = subprocess.run(command, shell=True, cwd=ROOT, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (3, b"")


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_signal_ends_workers_and_leaves_nothing_behind(
    number: int, code: int, tmp_path: Path
) -> None:
    left = tmp_path / "temporary"
    left.mkdir()
    pipe = tmp_path / "never.txt"
    os.mkfifo(pipe)
    process = start("check", str(pipe), str(CLEAN), TMPDIR=str(left))
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    until = time.monotonic() + 60
    while not (found := children.read_text().split()) and time.monotonic() < until:
        time.sleep(0.05)
    process.send_signal(number)
    _, err = process.communicate(timeout=60)
    assert process.returncode == code
    assert b"Traceback" not in err
    assert list(left.iterdir()) == []
    assert found
    assert not any(Path(f"/proc/{child}").exists() for child in found)


def test_a_worker_ends_though_its_parent_was_killed(tmp_path: Path) -> None:
    pipe = tmp_path / "never.txt"
    os.mkfifo(pipe)
    process = start("check", str(pipe), "--timeout", "0.5")
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    until = time.monotonic() + 60
    while not (found := children.read_text().split()) and time.monotonic() < until:
        time.sleep(0.01)
    process.kill()
    process.wait()
    until = time.monotonic() + 20
    while (alive := _alive(found)) and time.monotonic() < until:
        time.sleep(0.05)
    assert found and not alive
    process.communicate()


def _alive(numbers: list[str]) -> list[str]:
    """Return the processes that are there and are more than an entry that nobody took."""
    states = {n: Path(f"/proc/{n}/stat") for n in numbers}
    return [n for n, at in states.items() if at.exists() and at.read_text().split()[2] != "Z"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["chek"], "没有命令 chek，可用：check、"),
        (["rules", "lst"], "没有命令 lst，可用：check、docs、list"),
        (["check", BROKEN, "--fail-on", "err"], "可用：error、warning、info"),
        (["check", BROKEN, "--jobs", "0"], "--jobs 的内容不对。应为不小于 1、不大于 64 的数"),
        (["check", BROKEN, "--ignored", "CST"], "没有选项 --ignored。是不是 --ignore"),
        (["check", "-a.txt"], "没有选项 -a"),
        (["check", BROKEN, "--rules"], "选项 --rules 用法不对"),
        (["explain"], "缺少 ID|NAME"),
        (["check", ""], "路径是空的"),
        (["check", BROKEN, "-f", "json="], "没有文件名"),
        (["check", BROKEN, "-f", "json=no-such-folder/a.json"], "文件夹不存在"),
        (["check", BROKEN, "-f", f"json={ROOT}"], "这是文件夹"),
        (["check", BROKEN, "-f", "json=a", "-f", "html=a"], "两种报告写到同一个文件"),
        (["check", BROKEN, "-f", f"text={BROKEN}"], "不能写到要检查的文件上"),
    ],
)
def test_errors_of_use_are_one_line_in_chinese_first(arguments: list[str], says: str) -> None:
    before = Path(BROKEN).read_bytes()
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert says in result.stderr
    assert result.stderr.count("\n") == 1
    assert Path(BROKEN).read_bytes() == before


def test_help_shows_no_signs_of_markup() -> None:
    shown = run("--help").stdout
    assert "\\b" not in shown
    assert "  3  有文件没有读出" in shown


def test_codes_may_be_small_letters() -> None:
    assert run("check", BROKEN, "--select", "pln、cst001").exit_code == 1


def test_files_only_are_told_in_one_line(tmp_path: Path) -> None:
    target = tmp_path / "报告.html"
    result = run("check", BROKEN, "-f", f"html={target}")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"{target}：有 ")
    assert result.stderr.count("\n") == 1


def test_links_are_followed_once_and_what_leads_nowhere_is_named(tmp_path: Path) -> None:
    real, folder = tmp_path / "real", tmp_path / "folder"
    real.mkdir()
    folder.mkdir()
    (real / "甲.txt").write_bytes(CLEAN.read_bytes())
    (folder / "there").symlink_to(real)
    (folder / "back").symlink_to(folder)
    assert run("check", str(folder)).exit_code == 0
    (folder / "gone.docx").symlink_to("nowhere")
    result = run("check", str(folder))
    assert result.exit_code == 3
    assert "文件2份：已检查1" in result.stdout
    assert "链接指向的文件不存在" in result.stdout


def test_a_folder_that_is_closed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(folder: Path) -> list[Path]:
        raise PermissionError(13, "Permission denied", str(folder))

    monkeypatch.setattr(Path, "iterdir", closed)
    result = run("check", str(tmp_path))
    assert result.exit_code == 3
    assert "文件夹打不开" in result.stdout
