"""`bgtlint check`: read documents, judge them, print the report."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bgtlint.cli.options import (
    EXIT_FINDINGS,
    EXIT_UNREAD,
    PDF_ENGINES,
    codes,
    fail,
    keep_stdin,
    layouts_option,
    load,
    load_layouts,
    profile_option,
    rules_option,
    use_profile,
)
from bgtlint.cli.output import put
from bgtlint.cli.paths import PathError, expand

if TYPE_CHECKING:
    from bgtlint.model import Report

LEVELS = ("error", "warning", "info")


def _outputs(formats: Sequence[str]) -> list[tuple[str, Path | None]]:
    """Split `-f NAME[=FILE]` options; at most one of them may go to standard output."""
    from bgtlint.reporting import FORMATS

    outputs: list[tuple[str, Path | None]] = []
    for option in formats or ("text",):
        name, _, file = option.partition("=")
        if name not in FORMATS:
            known = "、".join(FORMATS)
            fail(f"没有“{name}”这种报告格式，可用：{known} / unknown format {name}, use: {known}")
        if option.endswith("="):
            fail(f"“{option}”后面没有文件名 / no file name after {option}")
        outputs.append((name, Path(file) if file else None))
    if sum(file is None for _, file in outputs) > 1:
        fail(
            "只能有一种报告写到屏幕，其余请写成 -f 格式=文件 / only one report can go to"
            " standard output; write the others as -f FORMAT=FILE"
        )
    return outputs


@click.command("check")
@click.argument("paths", nargs=-1)
@click.option(
    "-f",
    "--format",
    "formats",
    multiple=True,
    metavar="NAME[=FILE]",
    help="报告格式 text、json、html，可写到文件 / report format, to a file if given",
)
@rules_option
@profile_option
@layouts_option
@click.option(
    "--select",
    default="",
    metavar="CODES",
    help="只用这些规则，如 CST,PLN001 / only these rules, groups or ids",
)
@click.option(
    "--ignore",
    default="",
    metavar="CODES",
    help="不用这些规则，如 TXT,VAL003 / without these rules",
)
@click.option(
    "--fail-on",
    type=click.Choice(LEVELS),
    default="error",
    show_default=True,
    help="达到此级别则退出码为 1 / findings at this level give exit code 1",
)
@click.option(
    "--lang",
    type=click.Choice(["zh", "en"]),
    default="zh",
    show_default=True,
    help="报告语言 / language of the report",
)
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    help="同时检查的文件数 / documents at a time",
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0.1),
    default=300,
    show_default=True,
    help="每份文件的时限（秒）/ seconds for each document",
)
@click.option(
    "--pdf-engine",
    type=click.Choice(PDF_ENGINES),
    default=PDF_ENGINES[0],
    show_default=True,
    help="读取 PDF 的引擎 / PDF engine",
)
@click.option(
    "--statistics",
    is_flag=True,
    help="每条规则适用、通过、不通过、无法判断的次数和原因 / what each rule said, and why not",
)
@click.option(
    "--json-schema",
    is_flag=True,
    help="打印 JSON 报告的 JSON Schema 后退出 / print the report's JSON Schema and exit",
)
@click.pass_context
def command(
    context: click.Context,
    paths: tuple[str, ...],
    formats: tuple[str, ...],
    folders: tuple[str, ...],
    profile: str | None,
    layout_folders: tuple[str, ...],
    select: str,
    ignore: str,
    fail_on: str,
    lang: str,
    jobs: int,
    timeout: float,
    pdf_engine: str,
    statistics: bool,
    json_schema: bool,
) -> None:
    """检查文件 / check documents.

    PATH 可以是文件、文件夹、通配符或 -（标准输入）/ a file, a folder, a glob, or - for stdin.
    """
    if json_schema:
        from bgtlint.reporting.contract import schema_text

        click.echo(schema_text(), nl=False)
        return
    if not paths:
        fail("请给出要检查的文件，例如 bgtlint check 部门.pdf / name a file to check")
    outputs = _outputs(formats)
    try:
        files, empty, others, lost = expand([path for path in paths if path != "-"])
    except PathError as problem:
        fail(str(problem))

    _writable(outputs, files)

    from bgtlint.batch import Bounds, Task, check_all, container, unread
    from bgtlint.checker import settings
    from bgtlint.report import assemble
    from bgtlint.rules import select_rules

    loaded = load(folders, lang, check_examples=bool(folders))
    try:
        rules = select_rules(
            use_profile(profile, folders, loaded, lang)[0], codes(select), codes(ignore)
        )
    except ValueError as problem:
        fail(str(problem))
    with tempfile.TemporaryDirectory() as folder:
        tasks = [Task(path, str(path)) for path in files]
        layouts = load_layouts(layout_folders, lang)
        run = settings(rules, pdf_engine=pdf_engine, lang=lang, layouts=layouts)
        if "-" in paths:
            tasks.append(Task(keep_stdin(folder, run.limits.bytes), "-"))
        bounds, wanted = Bounds(seconds=timeout), [name for name, _ in outputs]
        documents = list(check_all(tasks, run, jobs=jobs, bounds=bounds, formats=wanted))
    folders_said = (container(name, "folder", "folder-others", rest) for name, rest in others)
    documents += [said for said in folders_said if said is not None]
    documents += [unread(Task(Path(name), name), "folder-empty") for name in empty]
    documents += [unread(Task(Path(name), name), code, detail) for name, code, detail in lost]
    report = assemble(documents, rules, lang)
    _write(report, outputs)
    if statistics:
        from bgtlint.reporting.statistics import render_statistics

        aside = ("text", None) not in outputs
        table = render_statistics(report, width=_width(aside))
        click.echo(f"\n{table}", nl=False, err=aside)
    if ("text", None) not in outputs:
        for line in _unread_lines(report, lang):
            click.echo(line, err=True)
    context.exit(_exit_code(report, fail_on))


def _writable(outputs: "Sequence[tuple[str, Path | None]]", documents: Sequence[Path]) -> None:
    """End with code 2, before anything is read, where a report cannot be written to its file."""
    targets = [file for _, file in outputs if file is not None]
    for file in targets:
        if targets.count(file) > 1:
            fail(f"两种报告写到同一个文件：{file} / two reports to one file: {file}")
        if os.path.isdir(file):  # noqa: PTH112
            fail(f"报告无法写入 {file}：这是文件夹 / cannot write {file}: it is a folder")
        if not os.path.isdir(file.parent):  # noqa: PTH112
            fail(f"报告无法写入 {file}：文件夹不存在 / cannot write {file}: no such folder")
        if os.path.exists(file) and any(os.path.samefile(file, one) for one in documents):  # noqa: PTH110, PTH121
            fail(f"报告不能写到要检查的文件上：{file} / that would overwrite a document")


def _write(report: "Report", outputs: Sequence[tuple[str, Path | None]]) -> None:
    """Write every report to its place; where only files are written, say so on standard error."""
    from bgtlint.reporting import render, summary

    for name, file in outputs:
        try:
            if file is None:
                color = sys.stdout.isatty() and "NO_COLOR" not in os.environ
                width = None if sys.stdout.isatty() else 100
                put(render(report, name, width=width, color=color), machine=name != "text")
            else:
                file.write_text(render(report, name), encoding="utf-8")
        except OSError as problem:
            place = file or "标准输出（屏幕或管道）"
            fail(f"报告无法写入 {place}：{problem.strerror} / cannot write the report")
    files = "、".join(str(file) for _, file in outputs if file is not None)
    if files and all(file is not None for _, file in outputs):
        from bgtlint.reporting.sanitise import inline

        click.echo(inline(f"{files}：{summary(report)}"), err=True)


def _width(aside: bool) -> int | None:
    """Return the width of the terminal that a table goes to, None for a file."""
    stream = sys.stderr if aside else sys.stdout
    return shutil.get_terminal_size().columns if stream.isatty() else None


def _unread_lines(report: "Report", lang: str) -> Iterator[str]:
    """Yield one line for each thing that was not read, for standard error."""
    from bgtlint.reporting.diagnosed import diagnostic_text, is_note
    from bgtlint.reporting.sanitise import inline

    for document in report.documents:
        for diagnostic in document.diagnostics:
            if is_note(diagnostic):
                continue
            page = f":{diagnostic.page}" if diagnostic.page else ""
            yield inline(f"{document.path}{page}: {diagnostic_text(diagnostic, lang)}")


def _exit_code(report: "Report", fail_on: str) -> int:
    """Return 3 before 1 before 0: what was not read weighs more than what was found."""
    if any(document.status != "checked" for document in report.documents):
        return EXIT_UNREAD
    grave = LEVELS[: LEVELS.index(fail_on) + 1]
    found = any(f.severity in grave for d in report.documents for f in d.findings)
    return EXIT_FINDINGS if found else 0
