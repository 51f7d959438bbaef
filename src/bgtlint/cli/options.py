"""What several commands share: loading rules, and errors of use that end with exit code 2."""

import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from bgtlint.recognition.layouts import Layout
    from bgtlint.rules import RuleErrors, RuleSet
    from bgtlint.rules.profile import Profile

EXIT_FINDINGS, EXIT_USAGE, EXIT_UNREAD = 1, 2, 3
PDF_ENGINES = ("pdfium", "pdfplumber")


def fail(message: str) -> NoReturn:
    """End the command with one line on stderr, made harmless, and exit code 2."""
    from bgtlint.reporting.sanitise import inline

    click.echo(inline(f"bgtlint: {message}"), err=True)
    raise click.exceptions.Exit(EXIT_USAGE)


def keep_stdin(folder: str, most: int) -> Path:
    """Keep standard input as a file; of one that is too large no more than tells that it is."""
    path = Path(folder) / "stdin"
    path.write_bytes(sys.stdin.buffer.read(most + 1) if sys.stdin is not None else b"")
    return path


def shipped_rule_files() -> list[Path]:
    """Return the rule files that come with the program."""
    from bgtlint.shipped import shipped

    return sorted(shipped("").glob("[A-Z][A-Z][A-Z].yml"))


def rule_files(folders: Sequence[str]) -> list[Path]:
    """Return the shipped rule files and those of further files or folders.

    A folder's `profiles` folder holds profiles, not rules.
    """
    files = shipped_rule_files()
    for name in folders:
        path = Path(name)
        if not path.exists():
            fail(f"规则路径不存在：{name} / no such rules path: {name}")
        inside = _inside(path) if path.is_dir() else [path]
        if not inside and not list(path.glob("profiles/*.y*ml")):
            fail(f"文件夹里没有规则文件（*.yml）：{name} / no rule files (*.yml) in: {name}")
        files += inside
    return files


def _inside(folder: Path) -> list[Path]:
    found = sorted([*folder.rglob("*.yml"), *folder.rglob("*.yaml")])
    return [path for path in found if "profiles" not in path.relative_to(folder).parts[:-1]]


rules_option = click.option(
    "--rules", "folders", multiple=True, metavar="DIR",
    help="另加的规则文件或文件夹 / further rule files or folders",
)  # fmt: skip

profile_option = click.option(
    "--profile", metavar="NAME|FILE",
    help="省、年度的配置方案 / profile of a province or year",
)  # fmt: skip

_SMALL_CODE = re.compile(r"[a-z]{3}(?:\d{3})?")


def codes(*options: str) -> list[str]:
    """Return the codes of groups and rules in options, split at commas; small letters count too."""
    parts = [part for option in options for part in re.split("[,，、\\s]", option) if part]
    return [part.upper() if _SMALL_CODE.fullmatch(part) else part for part in parts]


lang_option = click.option(
    "--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True,
    help="语言 / language",
)  # fmt: skip


def load(folders: Sequence[str], lang: str, *, check_examples: bool = True) -> "RuleSet":
    """Load and check all rules; on errors print every one with its position and end with 2."""
    from bgtlint.rules import RuleErrors, load_rules

    try:
        return load_rules(rule_files(folders), check_examples=check_examples)
    except RuleErrors as problems:
        _refuse(problems, lang)


def _refuse(problems: "RuleErrors", lang: str) -> NoReturn:
    for error in problems.errors:
        click.echo(error.text(lang), err=True)
    fail(
        f"规则有 {len(problems.errors)} 处错误，未检查任何文件 / "
        f"{len(problems.errors)} rule errors, nothing was checked"
    )


def profile_files(folders: Sequence[str]) -> dict[str, Path]:
    """Return the profiles by name: the shipped ones, those of `--rules` folders over them."""
    from bgtlint.shipped import shipped

    places = [shipped("profiles"), *(Path(name) / "profiles" for name in folders)]
    return {
        path.stem: path
        for place in places
        for path in sorted([*place.glob("*.yml"), *place.glob("*.yaml")])
    }


def find_profile(name: str, folders: Sequence[str]) -> Path | None:
    """Return the file of a profile given by file or by name."""
    path = Path(name)
    if path.is_file() and path.suffix in (".yml", ".yaml"):
        return path
    return profile_files(folders).get(name)


def _extended(name: str, path: Path, folders: Sequence[str]) -> Path | None:
    """Return the profile that another extends: beside it, else a known one; never a path."""
    if Path(name).name != name:
        return None
    beside = path.with_name(f"{name}.yml")
    return beside if beside.is_file() else profile_files(folders).get(name)


def use_profile(
    name: str | None, folders: Sequence[str], rules: "RuleSet", lang: str
) -> "tuple[RuleSet, Profile | None]":
    """Return the rules under a profile and the profile; on errors print them and end with 2."""
    if name is None:
        return rules, None

    from bgtlint.rules import RuleErrors
    from bgtlint.rules.errors import did_you_mean
    from bgtlint.rules.profile import apply
    from bgtlint.rules.read_profile import load_profile

    path = find_profile(name, folders)
    if path is None:
        hint = did_you_mean(name, profile_files(folders))
        fail(f"没有配置方案 {name}。{hint.zh} / no such profile: {name}. {hint.en}")
    try:
        profile = load_profile(path, rules, lambda other: _extended(other, path, folders))
    except RuleErrors as problems:
        _refuse(problems, lang)
    return apply(profile, rules), profile


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
    from bgtlint.recognition.layout_reading import read_layouts, shipped_layouts
    from bgtlint.recognition.layout_source import LayoutErrors

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
