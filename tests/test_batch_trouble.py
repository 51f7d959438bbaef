"""Many documents: one that dies, hangs or eats memory costs its own report alone."""

import multiprocessing
import os
import time
from pathlib import Path

import pytest

from bgtlint.batch import Bounds, Task, check_all
from bgtlint.checker import Settings, check_document, settings
from bgtlint.cli.options import rule_files
from bgtlint.model import DocumentReport, Status
from bgtlint.rules import load_rules, select_rules

CLEAN = Path(__file__).parent.parent / "fixtures" / "clean"
NAMES = ["jinyu_jiaoyu_2024.txt", "lanxi_shuili_2026.txt", "yunzhe_weijian_2026.txt"]


@pytest.fixture(scope="module")
def run() -> Settings:
    return settings(select_rules(load_rules(rule_files([]), check_examples=False), [], []))


def tasks() -> list[Task]:
    return [Task(CLEAN / name, name) for name in NAMES]


def with_trouble(monkeypatch: pytest.MonkeyPatch, trouble: object) -> None:
    """Let the second document meet some trouble in its worker."""

    def check(path: Path | bytes, settings: Settings, *, name: str = "") -> DocumentReport:
        if name == NAMES[1]:
            assert callable(trouble)
            trouble()
        return check_document(path, settings, name=name)

    monkeypatch.setattr("bgtlint.batch.check_document", check)


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_reports_come_in_the_order_of_the_tasks(run: Settings, jobs: int) -> None:
    reports = list(check_all(tasks(), run, jobs=jobs))
    assert [report.path for report in reports] == NAMES
    assert {report.status for report in reports} == {Status.CHECKED}


@pytest.mark.parametrize(
    ("trouble", "code", "bounds"),
    [
        (lambda: os._exit(7), "worker-died", Bounds()),
        (lambda: time.sleep(60), "limit-time", Bounds(seconds=6)),
        (lambda: bytearray(3 << 30), "limit-memory", Bounds(memory=2 << 30)),
    ],
)
def test_trouble_stays_with_its_document(
    monkeypatch: pytest.MonkeyPatch, run: Settings, trouble: object, code: str, bounds: Bounds
) -> None:
    with_trouble(monkeypatch, trouble)
    first, second, third = check_all(tasks(), run, jobs=2, bounds=bounds)
    assert (first.status, third.status) == (Status.CHECKED, Status.CHECKED)
    assert second.status is Status.UNREAD
    assert [found.code for found in second.diagnostics] == [code]


def test_a_file_that_cannot_be_opened_is_named(run: Settings, tmp_path: Path) -> None:
    (gone,) = check_all([Task(tmp_path / "gone.txt", "gone.txt")], run)
    assert gone.status is Status.UNREAD
    assert [found.code for found in gone.diagnostics] == ["file-unreadable"]


def test_a_batch_that_is_left_ends_its_workers(
    monkeypatch: pytest.MonkeyPatch, run: Settings
) -> None:
    with_trouble(monkeypatch, lambda: time.sleep(60))
    reports = check_all(tasks(), run, jobs=3)
    assert next(reports).status is Status.CHECKED
    assert multiprocessing.active_children()
    reports.close()
    assert multiprocessing.active_children() == []


def test_a_cell_beyond_reason_is_named_and_the_rest_is_read(run: Settings) -> None:
    whole = (CLEAN / NAMES[0]).read_text(encoding="utf-8")
    report = check_document(f"{whole}\n备注\t{'9' * 60_000}\t一\n".encode(), run)
    assert report.status is Status.PARTLY
    assert [found.code for found in report.diagnostics] == ["limit-text"]
    assert len(report.projects) == 5
