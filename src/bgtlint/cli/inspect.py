"""`bgtlint inspect`: show what was read and how it was understood, without judging."""

import os
import sys
import tempfile
from pathlib import Path

import click

from bgtlint.cli.options import (
    EXIT_FINDINGS,
    EXIT_UNREAD,
    PDF_ENGINES,
    fail,
    keep_stdin,
    layouts_option,
    load_layouts,
)


@click.command("inspect")
@click.argument("file", metavar="FILE")
@layouts_option
@click.option(
    "--lang",
    type=click.Choice(["zh", "en"]),
    default="zh",
    show_default=True,
    help="语言 / language",
)
@click.option(
    "--pdf-engine",
    type=click.Choice(PDF_ENGINES),
    default=PDF_ENGINES[0],
    show_default=True,
    help="读取 PDF 的引擎 / PDF engine",
)
@click.option(
    "--compare-engines",
    is_flag=True,
    help="比较两个 PDF 引擎的读法，可给文件夹 / compare the two PDF engines, on a folder too",
)
@click.pass_context
def command(
    context: click.Context,
    file: str,
    layout_folders: tuple[str, ...],
    lang: str,
    pdf_engine: str,
    compare_engines: bool,
) -> None:
    """查看读到了什么 / show what was read.

    每张表用的版式和理由、各栏目及其单元格、每个指标值的理解、没有认领的内容。
    / For every table the layout and why, the fields and their cells, each value as understood,
    and what no field claimed.
    """
    path = Path(file)
    if compare_engines and path.is_dir():
        context.exit(_compare(path, lang))
    if file != "-" and not path.is_file():
        fail(f"文件不存在：{file} / no such file: {file}")
    if compare_engines:
        context.exit(_compare(path, lang))

    from bgtlint.batch import Task, check_all
    from bgtlint.checker import settings
    from bgtlint.report import assemble
    from bgtlint.reporting.inspect_text import render_inspection
    from bgtlint.rules import no_rules

    rules = no_rules()
    layouts = load_layouts(layout_folders, lang)
    run = settings(rules, pdf_engine=pdf_engine, lang=lang, layouts=layouts)
    with tempfile.TemporaryDirectory() as folder:
        if file == "-":
            path = keep_stdin(folder, run.limits.bytes)
        report = assemble(list(check_all([Task(path, file)], run)), rules, lang)
    terminal = sys.stdout.isatty()
    text = render_inspection(
        report, width=None if terminal else 100, color=terminal and "NO_COLOR" not in os.environ
    )
    click.echo(text, nl=False)
    unread = any(document.status != "checked" for document in report.documents)
    context.exit(EXIT_UNREAD if unread else 0)


def _compare(path: Path, lang: str) -> int:
    """Print where the engines differ; the exit code is that of findings if they do anywhere."""
    from bgtlint.reading.pdf.compare import compare
    from bgtlint.reporting.sanitise import inline
    from bgtlint.reporting.texts import speaker

    say = speaker(lang)
    count = 0
    for found in compare(path, PDF_ENGINES):
        count += 1
        place = say(
            f"compare_{found.kind}", page=found.page, where=found.where, first=PDF_ENGINES[0],
            second=PDF_ENGINES[1], one=found.one, other=found.other,
        )  # fmt: skip
        click.echo(inline(f"{found.path}: {place}"))
    click.echo(say("compare_count", count=count))
    return EXIT_FINDINGS if count else 0
