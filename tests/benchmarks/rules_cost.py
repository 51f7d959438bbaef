"""What the rules cost beside the reading: `python -m tests.benchmarks.rules_cost [FILE] [--top N]`.

Processor time of each stage over one document, the least of several runs, and the dearest rules.
"""

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

import click

from bgtlint.checker import Settings, settings
from bgtlint.cli.options import rule_files
from bgtlint.interpretation.projects import read_project
from bgtlint.model import Form, Line
from bgtlint.reading import join, open_document
from bgtlint.recognition.document import recognise
from bgtlint.recognition.outline import read_outline
from bgtlint.rules import RuleSet, load_rules, run, select_rules

T = TypeVar("T")
DOCUMENT = Path(__file__).parents[2] / "fixtures" / "county" / "qiyun_renshe_2025.pdf"


def least(runs: int, work: Callable[[], T]) -> tuple[float, T]:
    """Return the least processor time of several runs, and what the last of them gave."""
    best = float("inf")
    for _ in range(runs):
        started = time.process_time()
        found = work()
        best = min(best, time.process_time() - started)
    return best, found


@click.command()
@click.argument("file", default=DOCUMENT, type=click.Path(exists=True, path_type=Path))
@click.option("--runs", default=5, show_default=True, help="runs of each stage")
@click.option("--top", default=10, show_default=True, help="how many rules to list")
def main(file: Path, runs: int, top: int) -> None:
    """Print the milliseconds of each stage and of the dearest rules."""
    rules = select_rules(load_rules(rule_files([]), check_examples=False))
    known: Settings = settings(rules)
    reading, pages = least(runs, lambda: tuple(join(open_document(file).pages)))
    seeing, found = least(runs, lambda: list(recognise(pages, known.layouts, known.levels)))
    forms = [one for one in found if isinstance(one, Form)]
    telling, projects = least(
        runs, lambda: [read_project(form, known.levels, known.costs) for form in forms]
    )
    outline = read_outline([one for one in found if isinstance(one, Line)])
    first, _ = least(1, lambda: run(rules, projects, outline))
    judging, (findings, _) = least(runs, lambda: run(rules, projects, outline))
    click.echo(f"{len(forms)} forms, {len(rules.rules)} rules, {len(findings)} findings")
    for name, seconds in (
        ("reading", reading),
        ("recognition", seeing),
        ("interpretation", telling),
        ("rules, first document", first),
        ("rules, later documents", judging),
    ):
        click.echo(f"{name:24}{1000 * seconds:8.1f} ms")
    click.echo(f"rules / reading {first / reading:.2f}")
    costs = [
        (least(runs, partial(run, RuleSet((rule,)), projects, outline))[0], rule.id)
        for rule in rules.rules
    ]
    for seconds, ident in sorted(costs, reverse=True)[:top]:
        click.echo(f"  {ident}{1000 * seconds:8.2f} ms alone")


if __name__ == "__main__":
    main()
