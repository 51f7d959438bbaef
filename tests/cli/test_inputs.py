"""What the paths on the command line stand for, and what is said of files not looked at."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from bgtlint.cli.main import cli
from bgtlint.cli.paths import PathError, expand
from tests.reading.making import packed

FIXTURES = Path(__file__).parent.parent.parent / "fixtures"
CLEAN = FIXTURES / "clean" / "yunzhe_weijian_2026"


def run(*arguments: str, data: bytes | None = None) -> tuple[int, str]:
    result = CliRunner().invoke(cli, ["check", *arguments], input=data)
    return result.exit_code, result.output


def fill(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(CLEAN.with_suffix(".html").read_bytes())


def test_a_folder_gives_its_documents_and_names_the_rest(tmp_path: Path) -> None:
    fill(
        tmp_path, "a.docx", "下/b.XLSX", "下/c.et", "d.mht", "~$a.docx", ".~lock.a.docx#",
        ".git/e.txt", "Thumbs.db", "照片.jpg",
    )  # fmt: skip
    found = expand([str(tmp_path)])
    names = [path.relative_to(tmp_path).as_posix() for path in found.files]
    assert names == ["a.docx", "d.mht", "下/b.XLSX", "下/c.et"]
    assert found.others == ((str(tmp_path), ("Thumbs.db", "照片.jpg")),)
    assert found.empty == ()


def test_globs_pass_lock_files_by_and_a_named_file_is_always_tried(tmp_path: Path) -> None:
    fill(tmp_path, "a.docx", "~$a.docx", "odd.bin")
    assert [path.name for path in expand([f"{tmp_path}/*.docx"]).files] == ["a.docx"]
    assert [path.name for path in expand([f"{tmp_path}/odd.bin"]).files] == ["odd.bin"]
    with pytest.raises(PathError):
        expand([f"{tmp_path}/~*.xlsx"])


def test_files_not_looked_at_are_said_and_do_not_fail(tmp_path: Path) -> None:
    fill(tmp_path, "a.html", "Thumbs.db")
    code, output = run(str(tmp_path))
    assert code == 0
    assert "不是文档的文件，没有检查，共 1（Thumbs.db）" in output
    code, output = run(str(tmp_path), "-f", "json")
    assert code == 0
    assert [d["format"] for d in json.loads(output)["documents"]] == ["html", "folder"]


def test_a_folder_without_documents_is_not_passed(tmp_path: Path) -> None:
    fill(tmp_path, "照片.jpg")
    code, output = run(str(tmp_path))
    assert code == 3
    assert "照片.jpg" in output


@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".html", ".txt", ".pdf"])
def test_standard_input_in_any_format(suffix: str) -> None:
    code, output = run("-", "-f", "json", data=CLEAN.with_suffix(suffix).read_bytes())
    (document,) = json.loads(output)["documents"]
    assert (code, document["path"], document["status"]) == (0, "-", "checked")
    code, output = run("-", data=CLEAN.with_suffix(suffix).read_bytes())
    assert output.startswith("标准输入（-）")


def test_an_archive_from_standard_input() -> None:
    data = packed({"a.html": CLEAN.with_suffix(".html").read_bytes()})
    code, output = run("-", "-f", "json", data=data)
    (document,) = json.loads(output)["documents"]
    assert (code, document["path"]) == (0, "-/a.html")


def test_the_place_in_a_workbook_is_sheet_and_cell() -> None:
    code, output = run(str(FIXTURES / "broken" / "costs.xlsx"), "-f", "json")
    (document,) = json.loads(output)["documents"]
    assert code == 1
    places = [f["location"] for f in document["findings"] if f["project"]]
    assert places
    assert all(p["sheet"].startswith("项目") and p["cell"][0].isalpha() for p in places)
    assert all(p["page"] is None for p in places)


def test_nothing_from_standard_input() -> None:
    code, output = run("-", data=b"")
    assert code == 3
    assert "文件是空的" in output


def test_standard_input_can_be_inspected() -> None:
    data = CLEAN.with_suffix(".xlsx").read_bytes()
    result = CliRunner().invoke(cli, ["inspect", "-"], input=data)
    assert result.exit_code == 0
    assert "工作表“项目1”" in result.output
