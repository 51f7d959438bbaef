"""What a report says of its projects, places and the printed form of names aside."""

from typing import Any

from bgtlint.model import DocumentReport, Form
from bgtlint.reading.normalise import compact

SHOWN = ("name", "budget", "fiscal", "other", "code")
CELLS = ("level3", "value", "actual", "weight", "score", "reason")


def shown(form: Form) -> dict[str, Any]:
    """Return fields, fund rows, indicators and totals of a form, without white space."""
    fields = {n: compact(form.fields[n].text) for n in SHOWN if n in form.fields}
    return {
        "unit": form.amount_unit,
        "kind": form.kind,
        "fields": {name: text for name, text in fields.items() if text},
        "funds": [(row.name, {n: compact(c.text) for n, c in row.cells.items() if compact(c.text)})
                  for row in form.funds],
        "rows": [(row.level1, row.level2, [compact(row.cells[n].text) for n in CELLS
                                           if n in row.cells]) for row in form.rows],
        "totals": {name: compact(place.text) for name, place in form.totals.items()},
    }  # fmt: skip


def told(report: DocumentReport) -> tuple[list[dict[str, Any]], list[tuple[str, str]]]:
    """Return each project's form, and the findings with their arithmetic."""
    found = sorted((finding.rule, compact(finding.message)) for finding in report.findings)
    return [shown(project.form) for project in report.projects], found
