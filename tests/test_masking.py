"""No report of any kind prints a personal number of the document it is about."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bgtlint.checker import check_document, settings
from bgtlint.cli.options import rule_files
from bgtlint.model import DocumentReport
from bgtlint.report import assemble
from bgtlint.reporting import FORMATS, render
from bgtlint.reporting.inspect_text import render_inspection
from bgtlint.rules import load_rules, select_rules
from fixtures.builder.load import load_document
from fixtures.builder.text import write_text
from fixtures.builder.word import write_docx
from fixtures.generate import clean_document, inject

ROOT = Path(__file__).parent.parent
PERSONAL = ROOT / "fixtures" / "sources" / "personal.yml"
NUMBERS = ("110101199003070038", "18800001234", "13900005678", "6222020200001234565")
RULES = select_rules(load_rules(rule_files([])))


def outputs(report: DocumentReport, lang: str) -> dict[str, str]:
    whole = assemble([report], RULES, lang)
    shown = {name: render(whole, name) for name in FORMATS}
    return {**shown, "inspect": render_inspection(whole), "record": repr(report)}


def digits(text: str) -> str:
    return re.sub(r"[\s<>/-]|&#?\w+;", "", text)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("suffix", ["txt", "docx", "pdf"])
def test_the_fixtures_numbers_are_in_no_report(suffix: str, lang: str) -> None:
    path = ROOT / "fixtures" / "broken" / f"personal.{suffix}"
    report = check_document(path, settings(RULES, lang=lang))
    assert {"PII001", "PII002", "PII003", "PII005"} <= {one.rule for one in report.findings}
    for name, text in outputs(report, lang).items():
        assert "*" in text, name
        for number in NUMBERS:
            assert number not in digits(text), (name, number)


@pytest.mark.parametrize("field", ["name", "use", "goal", "title", "unit", "budget", "code"])
def test_a_number_in_any_cell_is_masked_in_every_report(tmp_path: Path, field: str) -> None:
    """Other rules quote these cells; the table is drawn again in the HTML report."""
    facts = load_document(PERSONAL)
    project = facts.projects[1]
    text = "联系人138 1234 5678"
    changes: dict[str, Any] = {field: f"{getattr(project, field)}{text}"}
    changed = replace(project, **changes)
    rows = tuple(
        replace(row, name=f"{row.name}{text}", value=f"{row.value}{text}")
        for row in changed.indicators
    )
    facts = replace(facts, projects=(replace(changed, indicators=rows), *facts.projects[2:]))
    for path in (tmp_path / "a.txt", tmp_path / "a.docx"):
        if path.suffix == ".txt":
            path.write_text(write_text(facts), encoding="utf-8")
        else:
            write_docx(facts, path)
        report = check_document(path, settings(RULES))
        assert "PII002" in {one.rule for one in report.findings}
        for name, shown in outputs(report, "zh").items():
            assert "13812345678" not in digits(shown), (path.suffix, name)
            assert "138****5678" in shown, (path.suffix, name)


@pytest.mark.parametrize("kind", ["id-number", "mobile-number-grouped", "bank-card"])
@pytest.mark.parametrize("seed", range(4))
def test_generated_numbers_are_in_no_report(tmp_path: Path, kind: str, seed: int) -> None:
    clean = clean_document(seed)
    broken, expected = inject(clean, kind, seed)
    path = tmp_path / "a.txt"
    path.write_text(write_text(broken), encoding="utf-8")
    added = re.findall(r"\d{11,}[Xx]?", digits(path.read_text(encoding="utf-8")))
    known = re.findall(r"\d{11,}[Xx]?", digits(write_text(clean)))
    secrets = [number for number in added if number not in known]
    assert secrets
    report = check_document(path, settings(RULES))
    assert expected.rule in {one.rule for one in report.findings}
    for name, text in outputs(report, "zh").items():
        assert not any(number in digits(text) for number in secrets), name


def test_rules_that_are_left_out_do_not_unmask(tmp_path: Path) -> None:
    path = ROOT / "fixtures" / "broken" / "personal.txt"
    rules = select_rules(RULES, ["FND"], [])
    report = check_document(path, settings(rules))
    for text in outputs(report, "zh").values():
        assert not any(number in digits(text) for number in NUMBERS)
