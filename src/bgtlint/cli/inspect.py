"""`bgtlint inspect`: show what was read and how it was understood, without judging."""

import os
import sys
from pathlib import Path

import click

from bgtlint.cli.options import EXIT_UNREAD, fail, layouts_option, load_layouts


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
    type=click.Choice(["pdfplumber"]),
    default="pdfplumber",
    show_default=True,
    help="读取 PDF 的引擎 / PDF engine",
)
@click.pass_context
def command(
    context: click.Context, file: str, layout_folders: tuple[str, ...], lang: str, pdf_engine: str
) -> None:
    """查看读到了什么 / show what was read.

    每张表用的版式和理由、各栏目及其单元格、每个指标值的理解、没有认领的内容。
    / For every table the layout and why, the fields and their cells, each value as understood,
    and what no field claimed.
    """
    path = Path(file)
    if not path.is_file():
        fail(f"文件不存在：{file} / no such file: {file}")

    from bgtlint.batch import Task, check_all
    from bgtlint.checker import settings
    from bgtlint.report import assemble
    from bgtlint.reporting.inspect_text import render_inspection
    from bgtlint.rules import no_rules

    rules = no_rules()
    layouts = load_layouts(layout_folders, lang)
    run = settings(rules, pdf_engine=pdf_engine, lang=lang, layouts=layouts)
    report = assemble(list(check_all([Task(path, file)], run)), rules, lang)
    terminal = sys.stdout.isatty()
    text = render_inspection(
        report, width=None if terminal else 100, color=terminal and "NO_COLOR" not in os.environ
    )
    click.echo(text, nl=False)
    unread = any(document.status != "checked" for document in report.documents)
    context.exit(EXIT_UNREAD if unread else 0)
