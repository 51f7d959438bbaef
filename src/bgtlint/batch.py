"""Many documents: each in a worker process of its own, with a limit of time and memory.

A worker that dies, hangs or runs out of memory costs its own document alone, and is named.
"""

import contextlib
import gc
import itertools
import math
import multiprocessing
import signal
import sys
import time
from collections.abc import Collection, Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import NoReturn

from bgtlint.checker import Settings, check_document
from bgtlint.model import Diagnostic, DocumentReport, Status
from bgtlint.reading.bundle import is_bundle, open_bundle, read_member
from bgtlint.reading.names import listed
from bgtlint.reporting.paring import pared

ENDING = [
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
]
"""Signals that end the program."""
GRACE = 3.0
"""Seconds that a worker has to end the programs it started."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one document may cost: seconds of wall clock, bytes of address space.

    `archive` is how many seconds the documents of one archive may take together.
    """

    seconds: float = 300.0
    memory: int = 1 << 30
    archive: float = 600.0


@dataclass(frozen=True, slots=True)
class Task:
    """A document to check: where it is and the name to show for it.

    `member` is its place in the archive at `path`, None for the file itself; `until` is when the
    time of that archive is up.
    """

    path: Path
    name: str
    member: int | None = None
    until: float = math.inf


@dataclass(frozen=True, slots=True)
class Terms:
    """What a worker goes by; `formats` are those of the reports wanted, None for whole records."""

    settings: Settings
    bounds: Bounds
    formats: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What an archive turned out to hold: its documents, and what is to be said of itself."""

    tasks: tuple[Task, ...]
    report: DocumentReport | None


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


def container(name: str, format: str, code: str, others: Sequence[str]) -> DocumentReport | None:
    """Return the report of a folder or archive itself: its files that are no documents."""
    if not others:
        return None
    note = Diagnostic(code, None, listed(list(others)))
    return DocumentReport(name, "", format, None, Status.CHECKED, (note,))


def _check(task: Task, settings: Settings) -> DocumentReport | Unpacked:
    """Check a document; an archive of documents comes back unpacked instead."""
    limits = settings.limits
    if task.member is not None:
        data = read_member(task.path, task.member, limits)
        if isinstance(data, Diagnostic):
            return unread(task, data.code, data.detail)
        return check_document(data, settings, name=task.name)
    if not is_bundle(task.path, limits):
        return check_document(task.path, settings, name=task.name)
    bundle = open_bundle(task.path, limits)
    if isinstance(bundle, Diagnostic):
        return unread(task, bundle.code, bundle.detail)
    tasks = (Task(task.path, f"{task.name}/{name}", index) for index, name in bundle.members)
    return Unpacked(tuple(tasks), container(task.name, "zip", "zip-others", bundle.others))


def _stop(*_: object) -> NoReturn:
    """End the worker on a signal, so that programs it started are ended too."""
    raise SystemExit(1)


@contextlib.contextmanager
def _held() -> Iterator[None]:
    """Hold signals back while a worker starts: raised inside a fork they would be lost."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _unhold() -> None:
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)


def _limit_memory(size: int) -> None:
    if sys.platform != "win32":
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        most = size if hard == resource.RLIM_INFINITY else min(size, hard)
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def _end_at(seconds: float) -> None:
    """Have the system end this process then, though its parent be gone and it be deep in a call."""
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _work(task: Task, terms: Terms, pipe: Connection) -> None:
    signal.signal(signal.SIGTERM, _stop)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it and ends its workers
    _end_at(terms.bounds.seconds + GRACE)
    _unhold()
    _limit_memory(terms.bounds.memory)
    gc.disable()  # the process ends with its document; what it keeps is no garbage
    report: DocumentReport | Unpacked
    try:
        report = _check(task, terms.settings)
        if isinstance(report, DocumentReport) and terms.formats is not None:
            report = pared(report, terms.formats, terms.settings.lang)
    except MemoryError:
        report = unread(task, "limit-memory", f"{terms.bounds.memory >> 20} MiB")
    except RecursionError:
        report = unread(task, "limit-nesting")
    except OSError as problem:
        report = unread(task, "file-unreadable", problem.strerror or type(problem).__name__)
    pipe.send(report)
    pipe.close()


def _context() -> BaseContext:
    methods = multiprocessing.get_all_start_methods()
    return multiprocessing.get_context("fork" if "fork" in methods else "spawn")


def _start(context: BaseContext, index: int, task: Task, terms: Terms) -> _Worker:
    mine, theirs = context.Pipe(duplex=False)
    process = context.Process(  # type: ignore[attr-defined]
        target=_work, args=(task, terms, theirs), daemon=True
    )
    with _held():
        process.start()
    theirs.close()
    deadline = min(time.monotonic() + terms.bounds.seconds, task.until)
    return _Worker(index, task, process, mine, deadline)


def _finish(worker: _Worker, bounds: Bounds, late: bool) -> DocumentReport | Unpacked:
    report: DocumentReport | Unpacked
    try:
        report = _late(worker.task, bounds) if late else worker.pipe.recv()
    except EOFError:
        worker.process.join()
        report = unread(worker.task, "worker-died", str(worker.process.exitcode))
    _end([worker])
    return report


def _late(task: Task, bounds: Bounds) -> DocumentReport:
    """Return the report of a document whose time, or that of its archive, is up."""
    if task.until <= time.monotonic():
        return unread(task, "limit-archive-time", f"{bounds.archive:g}")
    return unread(task, "limit-time", f"{bounds.seconds:g}")


def _end(workers: Sequence[_Worker]) -> None:
    """End workers and what they started; those that do not hear it in time are killed."""
    for worker in workers:
        worker.pipe.close()
        worker.process.terminate()
    until = time.monotonic() + GRACE
    for worker in workers:
        worker.process.join(max(0.0, until - time.monotonic()))
        worker.process.kill()
        worker.process.join()


def check_all(
    tasks: Sequence[Task],
    settings: Settings,
    *,
    jobs: int = 1,
    bounds: Bounds = Bounds(),
    formats: Collection[str] | None = None,
) -> Generator[DocumentReport, None, None]:
    """Check documents with `jobs` workers at a time; reports come in the order of the tasks.

    Closing the generator ends the workers. With `formats` reports hold only what those show. The
    members of an archive come in its place, each a document of its own, and before them what is
    to be said of the archive itself.
    """
    terms = Terms(settings, bounds, None if formats is None else tuple(formats))
    context = _context()
    waiting = list(enumerate(tasks))[::-1]
    order = [number for number, _ in waiting]
    following = itertools.count(len(tasks))
    running: list[_Worker] = []
    done: dict[int, DocumentReport | Unpacked] = {}
    try:
        while order:
            while order[-1] not in done:
                while waiting and len(running) < jobs:
                    index, task = waiting.pop()
                    if task.until <= time.monotonic():
                        done[index] = _late(task, bounds)
                    else:
                        running.append(_start(context, index, task, terms))
                if not running:
                    continue
                soonest = min(worker.deadline for worker in running)
                ready = wait([w.pipe for w in running], max(0.0, soonest - time.monotonic()))
                now = time.monotonic()
                for worker in list(running):
                    arrived = worker.pipe in ready
                    if arrived or worker.deadline <= now:
                        running.remove(worker)
                        done[worker.index] = _finish(worker, bounds, late=not arrived)
            found = done.pop(order.pop())
            if isinstance(found, DocumentReport):
                yield found
                continue
            if found.report is not None:
                yield found.report
            until = time.monotonic() + bounds.archive
            tasks = [replace(task, until=until) for task in found.tasks]
            members = [(next(following), task) for task in tasks][::-1]
            waiting += members
            order += [number for number, _ in members]
    finally:
        _end(running)
