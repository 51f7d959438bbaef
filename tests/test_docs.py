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


def test_the_rule_on_the_page_about_rules_works(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "writing-rules.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    assert blocks
    for number, block in enumerate(blocks):
        path = tmp_path / f"{number}.yml"
        path.write_text(block, encoding="utf-8")
        assert [len(rule.examples) for rule in load_rules([path]).rules] == [2]
