"""Many documents: each in a worker process of its own, with a limit of time and memory.

A worker that dies, hangs or runs out of memory costs its own document alone, and is named.
"""

import multiprocessing
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from pathlib import Path

from bgtlint.checker import Settings, check_document
from bgtlint.model import Diagnostic, DocumentReport, Status


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one document may cost: seconds of wall clock, bytes of address space."""

    seconds: float = 300.0
    memory: int = 4 << 30


@dataclass(frozen=True, slots=True)
class Task:
    """A document to check: where it is and the name to show for it."""

    path: Path
    name: str


@dataclass(frozen=True, slots=True)
class _Worker:
    index: int
    task: Task
    process: BaseProcess
    pipe: Connection
    deadline: float


def unread(task: Task, code: str, detail: str = "") -> DocumentReport:
    """Return the report of a document that could not be read at all."""
    return DocumentReport(task.name, "", "", None, Status.UNREAD, (Diagnostic(code, None, detail),))


def _limit_memory(size: int) -> None:
    if sys.platform != "win32":
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        most = size if hard == resource.RLIM_INFINITY else min(size, hard)
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def _work(task: Task, settings: Settings, bounds: Bounds, pipe: Connection) -> None:
    _limit_memory(bounds.memory)
    try:
        report = check_document(task.path, settings, name=task.name)
    except MemoryError:
        report = unread(task, "limit-memory", f"{bounds.memory >> 20} MiB")
    except RecursionError:
        report = unread(task, "limit-nesting")
    pipe.send(report)
    pipe.close()


def _context() -> BaseContext:
    methods = multiprocessing.get_all_start_methods()
    return multiprocessing.get_context("fork" if "fork" in methods else "spawn")


def _start(
    context: BaseContext, index: int, task: Task, settings: Settings, bounds: Bounds
) -> _Worker:
    mine, theirs = context.Pipe(duplex=False)
    process = context.Process(  # type: ignore[attr-defined]
        target=_work, args=(task, settings, bounds, theirs), daemon=True
    )
    process.start()
    theirs.close()
    return _Worker(index, task, process, mine, time.monotonic() + bounds.seconds)


def _finish(worker: _Worker, bounds: Bounds, late: bool) -> DocumentReport:
    try:
        if late:
            report = unread(worker.task, "limit-time", f"{bounds.seconds:g}")
        else:
            report = worker.pipe.recv()
    except EOFError:
        worker.process.join()
        report = unread(worker.task, "worker-died", str(worker.process.exitcode))
    worker.pipe.close()
    worker.process.kill()
    worker.process.join()
    return report


def check_all(
    tasks: Sequence[Task], settings: Settings, *, jobs: int = 1, bounds: Bounds = Bounds()
) -> Iterator[DocumentReport]:
    """Check documents with `jobs` workers at a time; reports come in the order of the tasks."""
    context = _context()
    waiting = list(enumerate(tasks))[::-1]
    running: list[_Worker] = []
    done: dict[int, DocumentReport] = {}
    for index in range(len(tasks)):
        while index not in done:
            while waiting and len(running) < jobs:
                running.append(_start(context, *waiting.pop(), settings, bounds))
            soonest = min(worker.deadline for worker in running)
            ready = wait([w.pipe for w in running], max(0.0, soonest - time.monotonic()))
            now = time.monotonic()
            for worker in list(running):
                arrived = worker.pipe in ready
                if arrived or worker.deadline <= now:
                    running.remove(worker)
                    done[worker.index] = _finish(worker, bounds, late=not arrived)
        yield done.pop(index)
