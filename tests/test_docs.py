"""What the pages show is what the program prints.

A fenced block after `<!-- shown: bgtlint … -->` holds lines of that command's output, in their
order; a line `…` stands for lines left out.
"""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from bgtlint.cli.main import cli
from bgtlint.rules import load_rules

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
SHOWN = re.compile(r"<!-- shown: bgtlint (.*?) -->\n```\w*\n(.*?)```", re.DOTALL)
EXAMPLES = [
    pytest.param(page, *match.groups(), id=f"{page.name}:{match[1]}")
    for page in PAGES
    for match in SHOWN.finditer(page.read_text(encoding="utf-8"))
]
FILES = [
    pytest.param(page, *match.groups(), id=f"{page.name}:{match[1]}:{n}")
    for page in PAGES
    for n, match in enumerate(
        re.finditer(
            r"<!-- file: (.*?) -->\n```\w*\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL
        )
    )
]
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#]+)")


def test_the_readme_shows_output() -> None:
    assert any(example.values[0] == ROOT / "README.md" for example in EXAMPLES)


@pytest.mark.parametrize(("page", "command", "block"), EXAMPLES)
def test_shown_output(
    page: Path, command: str, block: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    output = CliRunner().invoke(cli, shlex.split(command)).output
    printed = iter(output.splitlines())
    for line in block.splitlines():
        if line.strip() != "…":
            assert line in printed, f"{page.name} shows a line that is not printed: {line!r}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), f"{page.name} links to {target}"


@pytest.mark.parametrize(("page", "name", "block"), FILES)
def test_shown_files_are_parts_of_files(page: Path, name: str, block: str) -> None:
    assert block in (page.parent / name).read_text(encoding="utf-8")


def test_a_new_rule_looks_as_the_page_shows(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "writing-rules.md").read_text(encoding="utf-8")
    shown = re.findall(r"<!-- new: (.*?) -->\n```yaml\n(.*?)```", page, re.DOTALL)
    assert shown
    for arguments, block in shown:
        words = shlex.split(arguments)
        made = CliRunner().invoke(cli, ["rules", "new", *words, "--dir", str(tmp_path)])
        assert made.exit_code == 0
        assert block in (tmp_path / f"{words[0]}.yml").read_text(encoding="utf-8")


def test_example_rules_work() -> None:
    rules = load_rules([ROOT / "docs" / "examples" / "BUR.yml"]).rules
    assert [len(rule.examples) for rule in rules] == [4]
