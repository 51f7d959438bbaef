"""The measuring of accuracy itself, on a few documents; the whole is a command."""

from pathlib import Path

import pytest

from bgtlint.cli.options import rule_files
from bgtlint.rules import load_rules
from tests.benchmarks.accuracy import MARKS, clean_table, defect_table, form_table, write_page
from tests.benchmarks.sources import SOURCES
from tests.benchmarks.trials import Answer, Trial, answer, clean_trials, defect_trials

PAGE = Path(__file__).parent.parent / "docs" / "accuracy.md"
FILES = ("text", "docx", "pdf")


def test_every_kind_of_every_form_is_tried_equally_often() -> None:
    trials = list(defect_trials(400, 7))
    kinds = {(trial.source, trial.kind) for trial in trials}
    assert len(kinds) == sum(len(source.kinds) for source in SOURCES) >= 40
    assert len(trials) % len(kinds) == 0
    assert {trial.file for trial in trials} == set(FILES)


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("kind", ["budget-raised", "plan-falls", "code-digit-miscopied"])
def test_a_defect_is_found_at_its_cell(kind: str, file: str) -> None:
    found = answer(Trial(0, kind, 3, file))
    assert (found.found, found.placed, found.strays, found.read) == (True, True, (), True)


@pytest.mark.parametrize("file", FILES)
def test_a_clean_document_is_quiet(file: str) -> None:
    found = answer(Trial(0, "", 5, file))
    assert (found.strays, found.read) == ((), True)


@pytest.mark.parametrize("source", range(1, len(SOURCES)), ids=lambda n: SOURCES[n].name)
def test_every_other_form_is_quiet_when_clean_and_shows_its_defects(source: int) -> None:
    kinds = list(SOURCES[source].kinds)
    for kind in ("", *kinds[:: max(len(kinds) // 5, 1)]):
        found = answer(Trial(source, kind, 11, "pdf" if kind == kinds[0] else "text"))
        assert (found.strays, found.read) == ((), True), kind
        assert not kind or (found.found and found.placed), kind


def test_every_rule_is_tried() -> None:
    tried = {rule for source in SOURCES for rule in source.kinds.values()}
    rules = load_rules(rule_files([]), check_examples=False).rules
    assert {rule.id for rule in rules} == tried


def test_what_is_missed_and_what_is_reported_elsewhere_is_counted() -> None:
    missed = Answer(Trial(0, "a", 1, "text"), "CST001", "warning")
    stray = Answer(Trial(0, "a", 2, "text"), "CST001", "warning", True, False, ("PLN001 error",))
    rows = list(defect_table([missed, stray]))
    assert "| CST001 | warning | 1 | 2 | 1 | 1 | 0 | 1 |" in rows
    assert any("50.00%" in row for row in rows)
    assert "| county | 1 | 1 | 2 | 1 | 0 | 0 | 0 | 1 |" in form_table([missed, stray])
    quiet = [Answer(trial) for trial in clean_trials(3 * len(SOURCES), 0)]
    counts = [row.split(" | ")[2] for row in clean_table(quiet) if row.startswith("| county")]
    assert sum(map(int, counts)) == 3


def test_the_page_has_its_table_and_its_command(tmp_path: Path) -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert "python -m tests.benchmarks.accuracy" in text
    inside = text.split(MARKS[0])[1].split(MARKS[1])[0]
    assert inside.count("\n| ") >= 40
    copy = tmp_path / "page.md"
    copy.write_text(text, encoding="utf-8")
    write_page(copy, ["new"])
    assert copy.read_text(encoding="utf-8") == text.replace(inside, "\nnew\n")
