import json
from dataclasses import replace

import jsonschema
import pytest

from bgtlint.model import FormKind, MeasureKind, Report, Severity, Status
from bgtlint.reporting.contract import DIALECT, ReportPart, json_schema, schema_text
from bgtlint.reporting.json_report import as_json, render_json
from tests.reporting import samples

ALL = samples.report(
    samples.document(),
    samples.clean_document(),
    samples.partly_document(),
    samples.unread_document(),
    samples.text_document(),
)


@pytest.mark.parametrize("report", [ALL, Report((), (), "0", "")])
def test_report_meets_its_schema(report: Report) -> None:
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(render_json(report)), schema)
    ReportPart.model_validate(as_json(report))


def test_schema_is_closed_and_described() -> None:
    schema = json_schema()
    objects = [schema, *schema["$defs"].values()]
    assert schema["$schema"] == DIALECT
    assert all(part["additionalProperties"] is False for part in objects)
    assert all(part["description"] for part in objects)
    assert all(sorted(part["required"]) == sorted(part["properties"]) for part in objects)


def test_schema_knows_every_word_of_the_model() -> None:
    text = schema_text()
    assert json.loads(text) == json_schema()
    for word in [*Severity, *Status, *FormKind, *MeasureKind]:
        assert word.value in text


def test_schema_refuses_numbers_that_are_not_plain_strings() -> None:
    report = as_json(ALL)
    for wrong in (8.94, "8,94", "1E+3"):
        report["documents"][0]["projects"][0]["budget"]["value"] = wrong
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(report, json_schema())


def test_project() -> None:
    project = as_json(ALL)["documents"][0]["projects"][0]
    assert {key: project[key] for key in ("number", "kind", "page", "unit", "code", "budget")} == {
        "number": 7,
        "kind": "target",
        "page": 10,
        "unit": "990101 样例县信息中心",
        "code": "99010125P000000100017",
        "budget": {"text": "8.94", "value": "8.94", "unit": "万元"},
    }
    assert project["plan"] == [
        {"label": "6月底", "percent": "100"},
        {"label": "12月底", "percent": None},
    ]
    assert [entry["value"] for entry in project["indicators"]] == [
        {"text": "15条", "kind": "quantitative", "comparator": "≥", "number": "15",
         "unit": "条", "per": None},
        {"text": "6000元/条", "kind": "rate", "comparator": None, "number": "6000",
         "unit": "元", "per": "条/年"},
        None,
        {"text": "≥100%", "kind": "percentage", "comparator": "≥", "number": "100",
         "unit": "%", "per": None},
    ]  # fmt: skip


def test_an_indicator_names_its_list_where_a_form_has_several() -> None:
    document = samples.document()
    project = document.projects[0]
    first, second, *_ = project.indicators
    listed = (replace(first, period="年度"), replace(second, period="实施期"), first)
    changed = replace(document, projects=(replace(project, indicators=listed),))
    value = as_json(samples.report(changed))
    jsonschema.validate(value, json_schema())
    found = value["documents"][0]["projects"][0]["indicators"]
    assert [one["period"] for one in found] == ["年度", "实施期", None]


def test_finding_names_project_place_and_proof() -> None:
    finding = as_json(ALL)["documents"][0]["findings"][1]
    assert finding["project"] == {
        "number": 7,
        "code": "99010125P000000100017",
        "name": "2025年乡镇网络平台运行维护费",
    }
    assert finding["location"] == {
        "page": 10, "table": 1, "row": 9, "column": 5, "sheet": None, "cell": None,
        "label": "成本指标/指标值", "text": "6000元/条", "stored": None,
        "bbox": [450.63, 270.04, 540.63, 300.04],
    }  # fmt: skip
    assert [place["row"] for place in finding["related"]] == [8, 2]
    assert finding["evidence"]["arithmetic"].startswith("15 条 × 6000 元/条")
    assert finding["evidence"]["gap"] == "0.06 万元"
    assert finding["fingerprint"] == {"where": "w-cst001", "what": "k-cst001"}
    assert "title" not in finding


def test_empty_evidence_is_null_and_whole_document_has_no_project() -> None:
    finding = as_json(ALL)["documents"][0]["findings"][0]
    assert finding["project"] is None
    assert finding["evidence"] == {
        "expression": "contents = titles", "arithmetic": None, "operands": [],
        "lhs": None, "rhs": None, "gap": None, "gap_percent": None,
    }  # fmt: skip


def test_line_of_a_text_file_has_an_address_and_no_box() -> None:
    place = as_json(ALL)["documents"][4]["findings"][0]["location"]
    assert (place["cell"], place["page"], place["bbox"]) == ("L205", None, None)


def test_box_without_finite_sides_is_null() -> None:
    place = replace(samples.at(8, 5, "值"), bbox=(0.0, float("nan"), 1.0, float("inf")))
    finding = replace(samples.product_finding(), location=place)
    report = samples.report(samples.document(findings=(finding,)))
    assert as_json(report)["documents"][0]["findings"][0]["location"]["bbox"] is None


def test_summary_and_coverage() -> None:
    value = as_json(ALL)
    assert value["summary"] == {
        "documents": 5, "checked": 3, "partly": 1, "unread": 1, "projects": 10,
        "error": 2, "warning": 2, "info": 2,
    }  # fmt: skip
    assert value["coverage"][0] == {
        "rule": "CST001", "applied": 19, "passed": 10, "failed": 1, "unknown": 8,
        "not_applicable": 0, "reasons": {"没有单价": 3, "没有数量": 5},
    }  # fmt: skip


def test_bytes_are_stable_and_chinese_stays_readable() -> None:
    text = render_json(ALL)
    assert text == render_json(ALL)
    assert text.endswith("}\n")
    assert "2025年乡镇网络平台运行维护费" in text
    assert '\n  "schema": "bgtlint-report/1",\n' in text


def test_unsafe_characters_are_escaped_and_keep_their_value() -> None:
    name = "a\u202eb\x1b[31m\x7f\u200b\U000e0041\udc80\n"
    report = samples.report(samples.document(path=name))
    text = render_json(report)
    text.encode("utf-8")
    assert not {"\u202e", "\x1b", "\x7f", "\u200b", "\U000e0041"} & set(text)
    assert json.loads(text)["documents"][0]["path"] == name
