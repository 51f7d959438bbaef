"""The JSON report, `bgtlint-report/1` (see contract.py)."""

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from bgtlint.model import (
    Box,
    Checkpoint,
    Coverage,
    DocumentReport,
    Evidence,
    Finding,
    Indicator,
    Location,
    Operand,
    Project,
    Report,
)
from bgtlint.reporting.diagnosed import diagnostic_text
from bgtlint.reporting.json_money import (
    amount_part,
    evaluation_parts,
    money_parts,
    number_part,
    value_part,
)
from bgtlint.reporting.json_text import Written, json_text
from bgtlint.reporting.places import project_code, project_page
from bgtlint.reporting.tally import tally

Json = dict[str, Any]
_DOCUMENT = "\n    "
"""Line feed and indent of a document in the list of documents."""
_LIST = f"{_DOCUMENT}  "
_ITEM = f"{_LIST}  "


def render_json(report: Report) -> str:
    r"""Write a report as JSON: two spaces, Chinese as it is, a line feed at the end.

    The same report gives the same bytes. Text stands as read; characters that are unsafe to
    show are written as ``\uXXXX``.
    """
    written = (d.json or write_document(d, report.lang) for d in report.documents)
    documents = [Written(document.decode()) for document in written]
    return json_text(_report(report, documents)) + "\n"


def as_json(report: Report) -> Json:
    """Build the report's JSON value from plain dicts, lists, strings and integers."""
    return _report(report, [_document(document, report.lang) for document in report.documents])


def write_document(document: DocumentReport, lang: str) -> bytes:
    """Write a document's part of the report in UTF-8, with the margin that it has there.

    Its projects and findings are written one at a time: all of them as dicts, or as texts of two
    bytes a character, take much more room.
    """
    return b"".join(piece.encode() for piece in _pieces(document, lang))


def _pieces(document: DocumentReport, lang: str) -> Iterator[str]:
    keys = _keys(document)
    lists = {
        "projects": map(_project, document.projects),
        "findings": (_finding(finding, keys) for finding in document.findings),
    }
    marks = {name: Written(f"\0{name}\0") for name in lists}  # no text has a NUL once it is JSON
    for piece in json_text({**_head(document, lang), **marks}, _DOCUMENT).split("\0"):
        if piece in lists:
            yield from _list_pieces(lists[piece])
        else:
            yield piece


def _list_pieces(items: Iterable[Json]) -> Iterator[str]:
    before = f"[{_ITEM}"
    for item in items:
        yield before + json_text(item, _ITEM)
        before = f",{_ITEM}"
    yield f"{_LIST}]" if before[0] == "," else "[]"


def _report(report: Report, documents: Sequence[Json | Written]) -> Json:
    counts = tally(report.documents)
    return {
        "schema": "bgtlint-report/1",
        "tool": {
            "name": "bgtlint",
            "version": report.version,
            "rules_digest": report.rules_digest,
        },
        "documents": documents,
        "coverage": [_coverage(entry) for entry in report.coverage],
        "summary": {
            "documents": counts.documents,
            "checked": counts.checked,
            "partly": counts.partly,
            "unread": counts.unread,
            "projects": counts.projects,
            "error": counts.error,
            "warning": counts.warning,
            "info": counts.info,
        },
    }


def _document(document: DocumentReport, lang: str) -> Json:
    keys = _keys(document)
    return {
        **_head(document, lang),
        "projects": [_project(project) for project in document.projects],
        "findings": [_finding(finding, keys) for finding in document.findings],
    }


def _head(document: DocumentReport, lang: str) -> Json:
    return {
        "path": document.path,
        "sha256": document.sha256,
        "format": document.format,
        "pages": document.pages,
        "status": document.status.value,
        "diagnostics": [
            {
                "code": item.code,
                "page": item.page,
                "message": diagnostic_text(item, lang),
                "closest": [
                    {"layout": one.layout, "missing": list(one.missing)} for one in item.closest
                ],
                "places": [_place(place) for place in item.places],
            }
            for item in document.diagnostics
        ],
    }


def _keys(document: DocumentReport) -> dict[int, Json]:
    return {project.form.number: _key(project) for project in document.projects}


def _project(project: Project) -> Json:
    unit = project.form.fields.get("unit")
    budget = project.amounts.get("budget")
    return {
        "number": project.form.number,
        "layout": project.form.layout,
        "kind": project.form.kind.value,
        "name": project.name,
        "code": project_code(project),
        "unit": unit.text if unit else None,
        "page": project_page(project),
        "budget": amount_part(budget, project.form.amount_unit) if budget else None,
        "plan": [_checkpoint(checkpoint) for checkpoint in project.checkpoints],
        **money_parts(project),
        "indicators": [_indicator(one) for one in (*project.indicators, *project.regional)],
    }


def _key(project: Project) -> Json:
    return {
        "number": project.form.number,
        "code": project_code(project),
        "name": project.name or None,
    }


def _checkpoint(checkpoint: Checkpoint) -> Json:
    percent = checkpoint.percent
    return {
        "label": checkpoint.label,
        "percent": number_part(percent.measure.number) if percent else None,
    }


def _indicator(indicator: Indicator) -> Json:
    value = indicator.figures.get("value")
    return {
        "period": indicator.period or None,
        "region": indicator.region or None,
        "level1": _level(indicator.level1),
        "level2": _level(indicator.level2),
        "level3": indicator.name,
        "value": value_part(value) if value else None,
        **evaluation_parts(indicator),
    }


def _level(name: str) -> str:
    """Return a level's name as forms print it: 产出指标."""
    return name if not name or name.endswith("指标") else f"{name}指标"


def _finding(finding: Finding, keys: dict[int, Json]) -> Json:
    number = finding.project
    nameless = {"number": number, "code": None, "name": None}
    return {
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity.value,
        "status": finding.status,
        "message": finding.message,
        "suggestion": finding.suggestion,
        "project": None if number is None else keys.get(number, nameless),
        "location": _place(finding.location),
        "related": [_place(location) for location in finding.related],
        "evidence": _evidence(finding.evidence),
        "fingerprint": {"where": finding.where, "what": finding.what},
    }


def _place(location: Location) -> Json:
    return {
        "page": location.page,
        "table": location.table,
        "row": location.row,
        "column": location.column,
        "sheet": location.sheet,
        "cell": location.cell,
        "label": location.label,
        "text": location.text,
        "stored": location.stored,
        "bbox": _box(location.bbox),
    }


def _box(box: Box | None) -> list[float] | None:
    if box is None or not all(math.isfinite(side) for side in box):
        return None
    return [round(side, 2) + 0.0 for side in box]


def _evidence(evidence: Evidence) -> Json:
    return {
        "expression": evidence.expression or None,
        "arithmetic": evidence.arithmetic or None,
        "operands": [_operand(operand) for operand in evidence.operands],
        "lhs": evidence.lhs or None,
        "rhs": evidence.rhs or None,
        "gap": evidence.gap or None,
        "gap_percent": evidence.gap_percent or None,
    }


def _operand(operand: Operand) -> Json:
    return {
        "name": operand.name,
        "text": operand.text,
        "value": operand.value or None,
        "unit": operand.unit or None,
    }


def _coverage(entry: Coverage) -> Json:
    return {
        "rule": entry.rule,
        "applied": entry.applied,
        "passed": entry.passed,
        "failed": entry.failed,
        "unknown": entry.unknown,
        "not_applicable": entry.not_applicable,
        "reasons": dict(sorted(entry.reasons.items())),
    }
