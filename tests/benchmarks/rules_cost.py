"""What the rules cost beside the reading: `python -m tests.benchmarks.rules_cost [FILE] [--top N]`.

Processor time of each stage over one document: the first of a process (the median of several
fresh processes, each of which loads PDFium and the tables it needs as it goes), and a later one
(the least of several runs in one process). Then the dearest rules.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median
from typing import NamedTuple, TypeVar

import click

from bgtlint.checker import settings
from bgtlint.cli.options import rule_files
from bgtlint.interpretation.projects import read_project
from bgtlint.model import Form, Line, Outline, Project
from bgtlint.reading import join, open_document
from bgtlint.recognition.document import recognise
from bgtlint.recognition.outline import read_outline
from bgtlint.rules import RuleSet, load_rules, run, select_rules

T = TypeVar("T")
DOCUMENT = Path(__file__).parents[2] / "fixtures" / "county" / "qiyun_renshe_2025.pdf"


class Costs(NamedTuple):
    """Seconds of each stage over one document."""

    reading: float
    recognition: float
    interpretation: float
    rules: float


class Read(NamedTuple):
    """A document as the rules get it."""

    projects: list[Project]
    outline: Outline


def shipped() -> RuleSet:
    """Load the rules as `check` does."""
    return select_rules(load_rules(rule_files([]), check_examples=False))


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Return the processor time of a piece of work, and what it gave."""
    started = time.process_time()
    found = work()
    return time.process_time() - started, found


def costs(file: Path, rules: RuleSet) -> tuple[Costs, Read, int]:
    """Take one document through all stages; the number of findings comes last."""
    known = settings(rules)
    reading, pages = timed(lambda: tuple(join(open_document(file).pages)))
    seeing, found = timed(lambda: list(recognise(pages, known.layouts, known.levels)))
    forms = [one for one in found if isinstance(one, Form)]
    lines = [one for one in found if isinstance(one, Line)]
    telling, read = timed(
        lambda: Read(
            [read_project(form, known.levels, known.costs) for form in forms], read_outline(lines)
        )
    )
    judging, (findings, _) = timed(lambda: run(rules, *read))
    return Costs(reading, seeing, telling, judging), read, len(findings)


def first_documents(file: Path, runs: int) -> Iterator[Costs]:
    """Yield the costs of the first document of that many fresh processes."""
    command = [sys.executable, "-m", "tests.benchmarks.rules_cost", str(file), "--once"]
    for _ in range(runs):
        printed = subprocess.run(command, check=True, capture_output=True).stdout
        yield Costs(*json.loads(printed))


@click.command()
@click.argument("file", default=DOCUMENT, type=click.Path(exists=True, path_type=Path))
@click.option("--runs", default=7, show_default=True, help="runs of each stage")
@click.option("--top", default=10, show_default=True, help="how many rules to list")
@click.option("--once", is_flag=True, help="print the seconds of each stage once, as JSON")
def main(file: Path, runs: int, top: int, once: bool) -> None:
    """Print the milliseconds of each stage and of the dearest rules."""
    rules = shipped()
    if once:
        click.echo(json.dumps(costs(file, rules)[0]))
        return
    firsts = list(first_documents(file, runs))
    first = Costs(*map(median, zip(*firsts, strict=True)))
    measured = [costs(file, rules) for _ in range(runs)]
    later = Costs(*map(min, zip(*(each for each, _, _ in measured), strict=True)))
    _, read, findings = measured[-1]
    click.echo(f"{len(read.projects)} forms, {len(rules.rules)} rules, {findings} findings")
    click.echo(f"{'milliseconds':16}{'first':>8}{'later':>8}")
    for name in Costs._fields:
        click.echo(f"{name:16}{1000 * getattr(first, name):8.1f}{1000 * getattr(later, name):8.1f}")
    ratios = first.rules / first.reading, later.rules / later.reading
    click.echo(f"{'rules / reading':16}{ratios[0]:8.2f}{ratios[1]:8.2f}")
    alone = [
        (min(timed(partial(run, RuleSet((rule,)), *read))[0] for _ in range(runs)), rule.id)
        for rule in rules.rules
    ]
    for seconds, ident in sorted(alone, reverse=True)[:top]:
        click.echo(f"  {ident}{1000 * seconds:8.2f} ms alone")


if __name__ == "__main__":
    main()
