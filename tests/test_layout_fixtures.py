"""Every layout's documents: read as stands beside them, and alike in every file type."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from bgtlint.model import DocumentReport, FormRow, Project
from bgtlint.reading.normalise import compact
from bgtlint.recognition.layout_reading import shipped_layouts

FOLDER = Path(__file__).parent.parent / "fixtures"
EXPECTED = sorted(
    path for family in ("layouts", "provinces") for path in FOLDER.glob(f"{family}/*.expected.yml")
)
NAMES = [f"{path.parent.name}/{path.name.removesuffix('.expected.yml')}" for path in EXPECTED]
ELSEWHERE = {"hebei-county"}
"""Layouts whose fixtures stand in the other folders."""
TYPES = (".docx", ".html", ".pdf", ".txt", ".xlsx")


def together(names: list[str]) -> list[Any]:
    """Return test parameters whose documents one process reads, each once for all tests."""
    return [
        pytest.param(name, id=name, marks=pytest.mark.xdist_group(name.split("/")[1]))
        for name in names
    ]


def documents(name: str) -> list[Path]:
    return sorted(path for path in FOLDER.glob(f"{name}.*") if path.suffix != ".yml")


def row_text(row: FormRow) -> str:
    cells = {name: compact(place.text) for name, place in row.cells.items()}
    sign, unit = cells.get("comparator", ""), cells.get("unit", "")
    where = "/".join(part for part in (row.period, row.level1, row.level2) if part)
    return f"{where}/{cells.get('level3', '')}={sign}{cells.get('value', '')}{unit}"


def money(project: Project) -> dict[str, Any]:
    """Return fund blocks, tasks, totals and what was achieved, as far as a form has them."""
    form = project.form
    found = {
        "funds": [
            f"{row.block}/{row.name}<{row.part_of}: "
            + ", ".join(f"{n} {compact(c.text)}" for n, c in row.cells.items() if compact(c.text))
            for row in form.funds
        ],
        "tasks": [
            ", ".join(f"{name} {compact(place.text)}" for name, place in row.cells.items())
            for row in form.tasks
        ],
        "totals": {name: compact(place.text) for name, place in form.totals.items()},
        "done": [
            f"{compact(row.cells['actual'].text)} {compact(row.cells['score'].text)}"
            for row in form.rows
            if row.cells.keys() >= {"actual", "score"}
        ],
    }
    return {name: value for name, value in found.items() if value}


def regional(project: Project) -> dict[str, Any]:
    """Return the values of further regions and years, each with its region."""
    rows = [f"{row.region}: {row_text(row)}".removeprefix(": ") for row in project.form.regional]
    return {"regional": rows} if rows else {}


def seen(project: Project) -> dict[str, Any]:
    """Return what was read of a project, places aside."""
    form = project.form
    fields = {name: compact(place.text) for name, place in form.fields.items()}
    return {
        "layout": form.layout,
        "kind": form.kind.value,
        "title": compact(form.title.text) if form.title else "",
        "amount_unit": form.amount_unit,
        **{name: fields[name] for name in ("name", "code", "unit", "budget") if name in fields},
        "parts": {name: fields[name] for name in form.fund_parts},
        "rows": [row_text(row) for row in form.rows],
        **regional(project),
        **money(project),
    }


def whole(report: DocumentReport) -> Any:
    """Return projects with all their fields, and findings, places aside."""
    projects = [
        (seen(p), sorted((n, compact(f.text)) for n, f in p.form.fields.items()))
        for p in report.projects
    ]
    found = sorted((f.project or 0, f.rule, f.severity, f.what) for f in report.findings)
    return report.status, projects, found


@pytest.mark.parametrize("name", together(NAMES))
def test_every_file_type_gives_the_same(
    name: str, checked: Callable[[Path], DocumentReport]
) -> None:
    files = documents(name)
    assert tuple(file.suffix for file in files) == TYPES
    wanted = whole(checked(files[0]))
    for file in files[1:]:
        assert whole(checked(file)) == wanted, file.name


@pytest.mark.parametrize("name", together([name for name in NAMES if name.endswith("_clean")]))
def test_a_clean_document_is_read_as_it_stands(
    name: str, checked: Callable[[Path], DocumentReport]
) -> None:
    expected = yaml.safe_load((FOLDER / f"{name}.expected.yml").read_text(encoding="utf-8"))
    report = checked(FOLDER / f"{name}.docx")
    assert [seen(project) for project in report.projects] == expected["read"]


def test_every_layout_has_a_clean_and_a_broken_document() -> None:
    read: dict[str, set[str]] = {}
    for path in FOLDER.glob("layouts/*.expected.yml"):
        expected = yaml.safe_load(path.read_text(encoding="utf-8"))
        for project in expected.get("read", []):
            read.setdefault(project["layout"], set()).add(path.name.split(".")[0])
    assert {layout.id for layout in shipped_layouts()} - ELSEWHERE <= read.keys()
    broken = {
        name.removeprefix("layouts/").removesuffix("_broken")
        for name in NAMES
        if name.endswith("_broken") and name.startswith("layouts/")
    }
    assert {name.removesuffix("_clean") for names in read.values() for name in names} == broken
