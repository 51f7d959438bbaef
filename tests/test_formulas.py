"""Formulas without a result in a workbook are named, and nothing is said against them."""

import pytest

from bgtlint.checker import Settings, check_document, settings
from bgtlint.cli.options import rule_files
from bgtlint.model import Status
from bgtlint.rules import load_rules, select_rules
from tests.reading.sheet.books import book, data, row

FORM = [
    ("项目支出绩效目标表（金额单位：万元）",),
    ("项目名称", "公路养护", "项目编码", "=B1"),
    ("预算数", "=B9", "其中：财政资金", "=B3"),
    ("一级指标", "二级指标", "三级指标", "指标值"),
    ("产出指标", "数量指标", "养护里程", "≥25公里"),
    ("满意度指标", "服务对象满意度指标", "群众满意度", "=B9"),
]


def workbook(result: str) -> bytes:
    """Make a form with formulas that give the result, "" for none."""
    shown = f"<v>{result}</v>" if result else ""
    rows = [row(number, *cells) for number, cells in enumerate(FORM, 1)]
    for number, cells in enumerate(FORM, 1):
        for column, text in zip("ABCD", cells, strict=False):
            if text.startswith("="):
                written = f"<is><t>{text}</t></is></c>"
                made = f'<c r="{column}{number}" s="0" t="inlineStr">{written}'
                formula = f'<c r="{column}{number}" t="e"><f>{text[1:]}</f>{shown}</c>'
                rows[number - 1] = rows[number - 1].replace(made, formula)
    return book(data(*rows))


@pytest.fixture(scope="module")
def run() -> Settings:
    return settings(select_rules(load_rules(rule_files([]), check_examples=False), [], []))


def test_formulas_without_a_result_are_named_and_not_judged(run: Settings) -> None:
    report = check_document(workbook(""), run)
    assert report.status is Status.PARTLY
    (said,) = (d for d in report.diagnostics if d.code == "sheet-not-calculated")
    assert said.detail == "D2、B3、D3、D6"
    assert not [f for f in report.findings if "#" in f.message or f.severity == "error"]
    assert any("公式没有计算结果" in entry.reasons for entry in report.coverage)


def test_a_formula_with_an_error_for_its_result_is_a_finding(run: Settings) -> None:
    report = check_document(workbook("#REF!"), run)
    assert "FND006" in {finding.rule for finding in report.findings}
    assert not any("公式没有计算结果" in entry.reasons for entry in report.coverage)
