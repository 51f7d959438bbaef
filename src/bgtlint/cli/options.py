"""What several commands share: loading rules, and errors of use that end with exit code 2."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from bgtlint.recognition.layouts import Layout
    from bgtlint.rules import RuleSet

EXIT_FINDINGS, EXIT_USAGE, EXIT_UNREAD = 1, 2, 3


def fail(message: str) -> NoReturn:
    """End the command with one line on stderr and exit code 2."""
    click.echo(f"bgtlint: {message}", err=True)
    raise click.exceptions.Exit(EXIT_USAGE)


def rule_files(folders: Sequence[str]) -> list[Path]:
    """Return the shipped rule files and those of further files or folders."""
    from bgtlint.shipped import shipped

    files = sorted(shipped("").glob("[A-Z][A-Z][A-Z].yml"))
    for name in folders:
        path = Path(name)
        if not path.exists():
            fail(f"规则路径不存在：{name} / no such rules path: {name}")
        inside = sorted([*path.rglob("*.yml"), *path.rglob("*.yaml")]) if path.is_dir() else [path]
        if not inside:
            fail(f"文件夹里没有规则文件（*.yml）：{name} / no rule files (*.yml) in: {name}")
        files += inside
    return files


rules_option = click.option(
    "--rules", "folders", multiple=True, metavar="DIR",
    help="另加的规则文件或文件夹 / further rule files or folders",
)  # fmt: skip


def load(folders: Sequence[str], lang: str, *, check_examples: bool = True) -> "RuleSet":
    """Load and check all rules; on errors print every one with its position and end with 2."""
    from bgtlint.rules import RuleErrors, load_rules

    try:
        return load_rules(rule_files(folders), check_examples=check_examples)
    except RuleErrors as problems:
        for error in problems.errors:
            click.echo(error.text(lang), err=True)
        fail(
            f"规则有 {len(problems.errors)} 处错误，未检查任何文件 / "
            f"{len(problems.errors)} rule errors, nothing was checked"
        )


layouts_option = click.option(
    "--layouts", "layout_folders", multiple=True, metavar="DIR",
    help="另加的版式文件或文件夹 / further layout files or folders",
)  # fmt: skip


def layout_files(folders: Sequence[str]) -> list[Path]:
    """Return the layout files of files and folders; ends with exit code 2 where there are none."""
    files: list[Path] = []
    for name in folders:
        path = Path(name)
        if not path.exists():
            fail(f"版式路径不存在：{name} / no such layouts path: {name}")
        inside = sorted([*path.rglob("*.yml"), *path.rglob("*.yaml")]) if path.is_dir() else [path]
        if not inside:
            fail(f"文件夹里没有版式文件（*.yml）：{name} / no layout files (*.yml) in: {name}")
        files += inside
    return files


def load_layouts(folders: Sequence[str], lang: str) -> "tuple[Layout, ...]":
    """Return the shipped layouts and those of folders; on errors print them all and end with 2."""
    from bgtlint.recognition.layout_file import LayoutErrors
    from bgtlint.recognition.layouts import read_layouts, shipped_layouts

    if not folders:
        return shipped_layouts()
    try:
        return read_layouts(layout_files(folders), shipped_layouts())
    except LayoutErrors as wrong:
        for problem in wrong.problems:
            click.echo(problem.text(lang), err=True)
        fail(
            f"版式文件有 {len(wrong.problems)} 处错误，未检查任何文件 / "
            f"{len(wrong.problems)} layout errors, nothing was checked"
        )
