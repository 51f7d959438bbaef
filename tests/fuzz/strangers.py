"""Many rule files from strangers: `python -m tests.fuzz.strangers [--inputs 20000]`.

Each is loaded, its examples are run, and what loads is run on 22 project tables, in a process with
limits of memory and of processor time. Prints by kind: inputs, outcomes, slowest, peak of memory.
"""

import multiprocessing
import os
import resource
import signal
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import click

from tests.fuzz.inputs import KINDS, make
from tests.fuzz.trial import outcome, projects, watched

MEMORY = 1 << 30
SECONDS = 10


@dataclass(slots=True)
class Figures:
    """What came of the inputs of one kind."""

    inputs: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    slowest_seed: int = 0
    total: float = 0.0
    peak: int = 0
    failures: list[str] = field(default_factory=list)


def _late(*_: object) -> None:
    raise TimeoutError


def work(job: tuple[str, int, int]) -> tuple[str, Figures]:
    """Run the inputs of a kind from one seed to another."""
    kind, first, last = job
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGPROF, _late)
    found = Figures()
    projects()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rule.yml"
        for seed in range(first, last):
            path.write_bytes(make(kind, seed))
            signal.setitimer(signal.ITIMER_PROF, SECONDS)
            started = time.process_time()
            try:
                with watched(path):
                    came = outcome(path)
            except BaseException as wrong:  # noqa: BLE001  any exception at all is the finding
                came = "failed"
                found.failures.append(f"{kind} {seed}: {type(wrong).__name__}: {wrong}"[:300])
            signal.setitimer(signal.ITIMER_PROF, 0)
            spent = time.process_time() - started
            found.inputs += 1
            found.outcomes[came] += 1
            found.total += spent
            if spent > found.slowest:
                found.slowest, found.slowest_seed = spent, seed
    found.peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return kind, found


def merged(parts: list[tuple[str, Figures]]) -> dict[str, Figures]:
    """Add the figures of one kind up."""
    total: dict[str, Figures] = {}
    for kind, part in parts:
        into = total.setdefault(kind, Figures())
        into.inputs += part.inputs
        into.outcomes += part.outcomes
        into.total += part.total
        into.failures += part.failures
        into.peak = max(into.peak, part.peak)
        if part.slowest > into.slowest:
            into.slowest, into.slowest_seed = part.slowest, part.slowest_seed
    return total


@click.command()
@click.option("--inputs", default=20_000, show_default=True, help="inputs of all kinds together")
@click.option("--seed", default=0, show_default=True, help="the first seed")
@click.option("--jobs", default=os.cpu_count() or 1, show_default=True, help="processes")
def main(inputs: int, seed: int, jobs: int) -> None:
    """Throw strangers' rule files at the loader; exit 1 if anything but rules or mistakes came."""
    each, batch = -(-inputs // len(KINDS)), 250
    work_list = [
        (kind, start, min(start + batch, seed + each))
        for kind in KINDS
        for start in range(seed, seed + each, batch)
    ]
    context = multiprocessing.get_context("spawn")
    with context.Pool(jobs, maxtasksperchild=4) as pool:
        total = merged(list(pool.imap_unordered(work, work_list)))
    click.echo("| input | tried | rules | mistakes | failed | mean ms | slowest ms | peak MiB |")
    click.echo("|---|--:|--:|--:|--:|--:|--:|--:|")
    for kind, found in total.items():
        click.echo(
            f"| {kind} | {found.inputs} | {found.outcomes['rules']} | {found.outcomes['mistakes']}"
            f" | {found.outcomes['failed']} | {1000 * found.total / found.inputs:.1f}"
            f" | {1000 * found.slowest:.0f} (seed {found.slowest_seed}) | {found.peak >> 10} |"
        )
    failures = [line for found in total.values() for line in found.failures]
    for line in failures[:50]:
        click.echo(line, err=True)
    sys.exit(bool(failures))


if __name__ == "__main__":
    main()
