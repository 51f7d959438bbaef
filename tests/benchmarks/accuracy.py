"""Measures how right the rules are: `python -m tests.benchmarks.accuracy [--page FILE] [FOLDER]`.

Clean documents are made from facts, one known defect is put into each, and every rule is counted:
found, missed, at the right cell, and alarms elsewhere. Clean documents count false alarms, and so
do the real documents of a folder. The same seed gives the same table.
"""

import multiprocessing
import os
import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from bgtlint.checker import check_document
from bgtlint.model import Severity
from tests.benchmarks.sources import SOURCES
from tests.benchmarks.trials import Answer, Trial, answer, clean_trials, defect_trials, shipped

MARKS = ("<!-- accuracy: begin -->", "<!-- accuracy: end -->")


def run(trials: Sequence[Trial], jobs: int) -> list[Answer]:
    """Run trials in worker processes; the answers come in the order of the trials."""
    shipped()
    if jobs == 1:
        return [answer(trial) for trial in trials]
    with multiprocessing.get_context("fork").Pool(jobs) as pool:
        return list(pool.imap(answer, trials, chunksize=8))


def share(part: int, whole: int) -> str:
    """Return a share in percent, not rounded up to 100."""
    return "–" if not whole else f"{int(part * 10000 / whole) / 100:.2f}%"


def defect_table(answers: Sequence[Answer]) -> Iterator[str]:
    """Yield the table of rules and the sums over errors and warnings, over infos, over all."""
    yield (
        "| 规则 rule | 级别 severity | 缺陷种类 kinds | 文件 documents"
        " | 查出 found | 漏 missed | 位置对 right cell | 他处误报 elsewhere |"
    )
    yield "|---|---|--:|--:|--:|--:|--:|--:|"
    by_rule: dict[str, list[Answer]] = {}
    for one in answers:
        by_rule.setdefault(one.rule, []).append(one)
    for rule, group in sorted(by_rule.items()):
        order = [level.value for level in Severity]
        severities = sorted({one.severity for one in group}, key=order.index)
        yield _row(rule, ", ".join(severities), group)
    grave = [one for one in answers if one.severity != Severity.INFO]
    light = [one for one in answers if one.severity == Severity.INFO]
    yield _row("**合计 total**", "error, warning", grave)
    yield _row("**合计 total**", "info", light)
    yield ""
    found = [one for one in grave if one.found]
    yield (
        f"错误和警告查出 {share(len(found), len(grave))}，位置对"
        f" {share(sum(one.placed for one in found), len(found))}，"
        f"有误报的文件 {share(sum(bool(one.strays) for one in answers), len(answers))}。"
        f" Errors and warnings found: {share(len(found), len(grave))}, of these at the right cell:"
        f" {share(sum(one.placed for one in found), len(found))}."
    )


def form_table(answers: Sequence[Answer]) -> Iterator[str]:
    """Yield the table of forms: what was put in and found, errors and warnings, then infos."""
    yield (
        "| 表 form | 规则 rules | 缺陷种类 kinds | 错误和警告 errors and warnings"
        " | 查出 found | 位置对 right cell | 提示 infos | 查出 found | 他处误报 elsewhere |"
    )
    yield "|---|--:|--:|--:|--:|--:|--:|--:|--:|"
    by_form: dict[int, list[Answer]] = {}
    for one in answers:
        by_form.setdefault(one.trial.source, []).append(one)
    for source, group in sorted(by_form.items()):
        grave = [one for one in group if one.severity != Severity.INFO]
        light = [one for one in group if one.severity == Severity.INFO]
        cells = (
            SOURCES[source].name,
            len({one.rule for one in group}),
            len({one.trial.kind for one in group}),
            len(grave),
            sum(one.found for one in grave),
            sum(one.placed for one in grave),
            len(light),
            sum(one.found for one in light),
            sum(len(one.strays) for one in group),
        )
        yield f"| {' | '.join(map(str, cells))} |"


def _row(rule: str, severity: str, group: Sequence[Answer]) -> str:
    found = sum(one.found for one in group)
    cells = (
        rule,
        severity,
        len({(one.trial.source, one.trial.kind) for one in group}),
        len(group),
        found,
        len(group) - found,
        sum(one.placed for one in group),
        sum(len(one.strays) for one in group),
    )
    return f"| {' | '.join(map(str, cells))} |"


def clean_table(answers: Sequence[Answer]) -> Iterator[str]:
    """Yield the table of clean documents by form and type of file."""
    yield (
        "| 表 form | 格式 file | 文件 documents | 全部读出 read"
        " | 错误和警告 errors and warnings | 提示 infos |"
    )
    yield "|---|---|--:|--:|--:|--:|"
    groups: dict[tuple[int, str], list[Answer]] = {}
    for one in answers:
        groups.setdefault((one.trial.source, one.trial.file), []).append(one)
    for (source, file), group in sorted(groups.items()):
        yield (
            f"| {SOURCES[source].name} | {file} | {len(group)} | {sum(one.read for one in group)}"
            f" | {sum(len(one.strays) for one in group)} | {sum(len(one.infos) for one in group)} |"
        )
    infos = Counter(rule for one in answers for rule in one.infos)
    if infos:
        listed = "、".join(f"{rule} {n}" for rule, n in infos.most_common())
        yield ""
        yield f"提示按规则 / infos by rule: {listed}."


def real_documents(folder: Path) -> Iterator[tuple[str, int, Counter[str], list[str]]]:
    """Yield name, number of forms, counts by severity and the errors and warnings of each file."""
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        report = check_document(path, shipped())
        said = [
            f"{f.rule} {f.severity} {f.location.label}: {f.message}"
            for f in report.findings
            if f.severity is not Severity.INFO
        ]
        counts: Counter[str] = Counter(str(f.severity) for f in report.findings)
        yield path.name, len(report.projects), counts, said


def missed(answers: Sequence[Answer], most: int) -> Iterator[str]:
    """Yield what went wrong, so that it can be made again: form, kind, seed and type of file."""
    wrong = [one for one in answers if one.strays or not one.read or (one.rule and not one.placed)]
    for one in wrong[:most]:
        trial = one.trial
        state = "found elsewhere" if one.found else "missed"
        if not one.rule or one.placed:
            state = "alarm"
        if not one.read:
            state += ", not read"
        yield (
            f"{SOURCES[trial.source].name} {trial.kind or 'clean'} seed {trial.seed} {trial.file}:"
            f" {one.rule} {state} {list(one.strays)}"
        )
    if len(wrong) > most:
        yield f"… {len(wrong) - most} more"


def write_page(page: Path, lines: Sequence[str]) -> None:
    """Put the tables between the marks of a page."""
    text = page.read_text(encoding="utf-8")
    inside = "\n".join((MARKS[0], *lines, MARKS[1]))
    pattern = f"{re.escape(MARKS[0])}.*?{re.escape(MARKS[1])}"
    changed, count = re.subn(pattern, lambda _: inside, text, flags=re.DOTALL)
    if not count:
        raise click.ClickException(f"{page} has no {MARKS[0]}")
    page.write_text(changed, encoding="utf-8")


@click.command()
@click.argument("folder", required=False, type=click.Path(exists=True, path_type=Path))
@click.option("--documents", default=3000, show_default=True, help="documents with a defect")
@click.option("--clean", default=2000, show_default=True, help="documents without one")
@click.option("--seed", default=0, show_default=True, help="the first seed")
@click.option("--jobs", default=os.cpu_count() or 1, show_default=True, help="processes")
@click.option("--most", default=40, show_default=True, help="how many failures to list")
@click.option("--page", type=click.Path(exists=True, path_type=Path), help="page to write into")
def main(
    folder: Path | None,
    documents: int,
    clean: int,
    seed: int,
    jobs: int,
    most: int,
    page: Path | None,
) -> None:
    """Measure recall, places and false alarms; print Markdown."""
    started = time.monotonic()
    broken = run(list(defect_trials(documents, seed)), jobs)
    faultless = run(list(clean_trials(clean, seed + 1_000_000)), jobs)
    lines = [
        "",
        "## 放进一处已知错误 / One known defect in each document",
        "",
        *defect_table(broken),
        "",
        "## 按表 / By form",
        "",
        *form_table(broken),
        "",
        "## 没有错误的文件 / Clean documents",
        "",
        *clean_table(faultless),
        "",
    ]
    details = [*missed([*broken, *faultless], most)]
    if folder is not None:
        real = list(real_documents(folder))
        total = sum((counts for _, _, counts, _ in real), Counter[str]())
        lines += [
            "## 公开文件 / Public documents",
            "",
            f"{len(real)} 份公开文件，{sum(bool(forms) for _, forms, _, _ in real)} 份有绩效表："
            f"错误 {total['error']}，警告 {total['warning']}，提示 {total['info']}。"
            f" {len(real)} public documents: {total['error']} errors, {total['warning']} warnings.",
            "",
        ]
        details += [f"{name}: {forms} forms, {dict(counts)} {said}"
                    for name, forms, counts, said in real]  # fmt: skip
    click.echo("\n".join(lines))
    for line in details:
        click.echo(line, err=True)
    click.echo(f"{time.monotonic() - started:.0f} s", err=True)
    if page is not None:
        write_page(page, lines)


if __name__ == "__main__":
    main()
