"""`bgtlint layouts`: list the layouts, check layout files, draft one from a document."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bgtlint.cli.options import (
    EXIT_UNREAD,
    fail,
    layout_files,
    layouts_option,
    load_layouts,
)

if TYPE_CHECKING:
    from bgtlint.recognition.layouts import Layout

lang_option = click.option(
    "--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True,
    help="语言 / language",
)  # fmt: skip


@click.group("layouts")
def command() -> None:
    """查看、检查和起草版式 / list, check and draft layouts."""


@command.command("list")
@layouts_option
@lang_option
def list_layouts(layout_folders: tuple[str, ...], lang: str) -> None:
    """列出全部版式和凭什么认出 / list all layouts and what tells them."""
    for layout in load_layouts(layout_folders, lang):
        click.echo(f"{layout.id:<16} {layout.title.get(lang, layout.title['zh'])}")
        if told := _told(layout, lang):
            click.echo(f"{'':<16} {told}")


def _told(layout: "Layout", lang: str) -> str:
    words = {
        "zh": ("栏目 {}", "任一字样 {}", "不含 {}", "表题 {}", "列 {}", "形状 {}"),
        "en": ("labels {}", "any of {}", "none of {}", "title {}", "columns {}", "shape {}"),
    }[lang]
    detect = layout.detect
    parts = (sorted(detect.labels), sorted(detect.any_of), sorted(detect.none),
             detect.title, detect.columns, detect.shapes)  # fmt: skip
    return "；".join(
        word.format("、".join(part)) for word, part in zip(words, parts, strict=True) if part
    )


@command.command("check")
@click.argument("files", nargs=-1, required=True)
@lang_option
@click.pass_context
def check_layouts(context: click.Context, files: tuple[str, ...], lang: str) -> None:
    """检查版式文件；同时给出文档就用它们试读 / check layout files, and try them on documents.

    FILES 是版式文件（.yml）或文件夹，以及要试读的文档。
    """
    yaml = [name for name in files if Path(name).is_dir() or name.endswith((".yml", ".yaml"))]
    documents = [name for name in files if name not in yaml]
    if not yaml:
        fail("请给出版式文件（.yml）/ name a layout file (.yml)")
    layouts = load_layouts(yaml, lang)
    count = len(layout_files(yaml))
    text = {"zh": "{} 个版式文件没有错误。", "en": "{} layout files, no error."}
    click.echo(text[lang].format(count))
    for name in documents:
        if not Path(name).is_file():
            fail(f"文件不存在：{name} / no such file: {name}")
    if documents:
        context.exit(_tried(documents, layouts, lang))


def _tried(documents: list[str], layouts: "tuple[Layout, ...]", lang: str) -> int:
    """Show how documents are read with the layouts; return the exit code."""
    from bgtlint.batch import Task, check_all
    from bgtlint.checker import settings
    from bgtlint.report import assemble
    from bgtlint.reporting.inspect_text import render_inspection
    from bgtlint.rules import no_rules

    rules = no_rules()
    run = settings(rules, lang=lang, layouts=layouts)
    tasks = [Task(Path(name), name) for name in documents]
    report = assemble(list(check_all(tasks, run)), rules, lang)
    width = None if sys.stdout.isatty() else 100
    click.echo(render_inspection(report, width=width), nl=False)
    unread = any(document.status != "checked" for document in report.documents)
    return EXIT_UNREAD if unread else 0


@command.command("new")
@click.argument("file", metavar="FILE")
@click.option("--id", "name", default="my-layout", show_default=True, help="版式的名字 / its id")
@click.option("-o", "--output", metavar="FILE", help="写到文件 / write to a file")
def new_layout(file: str, name: str, output: str | None) -> None:
    """由一份文档的表格起草版式 / draft a layout from a document's table."""
    from bgtlint.model import Grid
    from bgtlint.reading import Limits, join, open_document
    from bgtlint.recognition.drafting import best_grid, draft
    from bgtlint.recognition.layout_reading import shipped_layouts, shipped_levels

    path = Path(file)
    if not path.is_file():
        fail(f"文件不存在：{file} / no such file: {file}")
    reading = open_document(path, pdf_engine="pdfplumber", limits=Limits())
    grids = [block for page in join(reading.pages) for block in page.blocks
             if isinstance(block, Grid)]  # fmt: skip
    levels = shipped_levels()
    grid = best_grid(grids, levels)
    if grid is None:
        fail(f"文件里没有带指标的表：{file} / no table with indicators in {file}")
    base = next(layout for layout in shipped_layouts() if layout.id == "generic")
    made = draft(grid, name, base, levels)
    if output is None:
        click.echo(made.text, nl=False)
        return
    target = Path(output)
    if target.exists():
        fail(f"文件已存在，不覆盖：{output} / will not overwrite: {output}")
    target.write_text(made.text, encoding="utf-8")
    click.echo(f"已写到 {output}，有 {made.open} 处请决定（TODO）/ written, {made.open} to decide")
