"""A form that cannot be understood says what it lacks of which layout, in every file type."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from bgtlint.checker import Settings, check_document
from bgtlint.cli.main import cli
from bgtlint.model import Status
from fixtures.builder.drawing import Drawing, draw
from tests.drawn_files import SUFFIXES, save_drawn

TARGET = """
主管部门及代码 | 231-芦阳市水务局 | < | <
年度资金总额： | 300.00 | 其中：财政拨款 | 300.00
年度总体目标 | 改造老旧供水管网30公里。 | < | <
一级指标 | 二级指标 | 内容和标准 | <
产出指标 | 数量指标 | 改造管网30公里 | <
^ | 质量指标 | 验收合格率100% | <
"""
EVALUATION = """
项目名称 | 供水管网改造 | < | < | <
资金 | 年初预算数 | 全年预算数 | 全年执行数 | 执行率
年度资金总额 | 300.00 | 300.00 | 270.00 | 90%
绩效指标 | 产出指标 | 数量指标 | 改造管网30公里 | 完成30公里
^ | 效益指标 | 社会效益指标 | 供水稳定 | 已实现
"""
FORMS = {
    "target": (TARGET, "项目支出绩效目标表", "mof-t", ("项目名称", "指标值")),
    "evaluation": (EVALUATION, "项目支出绩效自评表", "mof-z", ("指标值", "实际完成值", "得分")),
}


def written(form: str, suffix: str, folder: Path) -> Path:
    table, title, *_ = FORMS[form]
    drawing = Drawing(form, "", "芦阳市水务局", (title, "（2025年度）", "单位：万元", draw(table)))
    return save_drawn(drawing, folder / f"{form}{suffix}")


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("form", FORMS)
def test_the_closest_layout_and_what_is_missing_are_named(
    form: str, suffix: str, shipped: Settings, tmp_path: Path
) -> None:
    _, _, layout, lacks = FORMS[form]
    report = check_document(written(form, suffix, tmp_path), shipped)
    assert report.status is Status.UNREAD
    (found,) = report.diagnostics
    assert found.code == "form-not-understood"
    named = {one.layout: one.missing for one in found.closest}
    assert layout in named and set(lacks) <= set(named[layout])


def test_every_report_names_them_and_the_exit_code_is_three(tmp_path: Path) -> None:
    path = written("target", ".docx", tmp_path)
    for form in ("text", "json", "html"):
        result = CliRunner().invoke(cli, ["check", str(path), "-f", form])
        assert result.exit_code == 3
        said = "".join(result.stdout.split())
        assert (
            "mof-t（项目支出绩效目标表（财政部格式）），没有找到“项目名称”“指标值”"
            in said.replace('\\"', '"')
        )
        if form == "json":
            (diagnostic,) = json.loads(result.stdout)["documents"][0]["diagnostics"]
            assert {"layout": "mof-t", "missing": ["项目名称", "指标值"]} in diagnostic["closest"]
    english = CliRunner().invoke(cli, ["check", str(path), "--lang", "en"])
    assert "mof-t (project target form of the Ministry of Finance)" in " ".join(
        english.stdout.split()
    )


RUNNING = (
    "供水管网改造绩效自评表 年初预算数 全年预算数 全年执行数 一级指标 二级指标 三级指标 年度指标值"
)


@pytest.mark.parametrize("text", [RUNNING, "\n".join(RUNNING.split())])
def test_words_of_a_form_without_a_table_are_said_to_be_one(text: str, shipped: Settings) -> None:
    report = check_document(text.encode(), shipped)
    (found,) = report.diagnostics
    assert (report.status, found.code) == (Status.UNREAD, "no-form-like")
    (closest,) = found.closest
    assert closest.layout == "mof-z" and {"项目名称", "产出指标"} <= set(closest.missing)


def test_a_document_about_something_else_is_said_to_be_that(shipped: Settings) -> None:
    report = check_document("今天天气不错\n明天开会讨论预算。\n".encode(), shipped)
    assert [(found.code, found.closest) for found in report.diagnostics] == [("no-form", ())]


READ = (
    "项目支出绩效目标表<table><tr><td>项目名称<td colspan=3>路灯维护"
    "<tr><td>预算数<td colspan=3>8万元<tr><td>一级指标<td>二级指标<td>三级指标<td>指标值"
    "<tr><td>产出指标<td>数量指标<td>维护路灯<td>40盏"
    "<tr><td>产出指标<td>质量指标<td>亮灯率<td>≥98%</table>"
)
LOST = (
    "<p>供水管网改造绩效自评表<p>一级指标 归口审核 二级指标 归口审核<p>三级指标 归口审核 指标值"
    "<p>产出指标 数量指标 改造管网 3公里<p>质量指标 验收合格率 100%"
)
TOLD = (
    "<p>一、数量指标完成情况。<p>本年设三级指标12个，指标值均已完成。"
    "<p>二、质量指标完成情况。<p>全部合格。"
)


@pytest.mark.parametrize(("text", "codes"), [(LOST, ["lines-not-understood"]), (TOLD, [])])
def test_a_form_without_cells_beside_one_that_was_read_is_named(
    text: str, codes: list[str], shipped: Settings
) -> None:
    report = check_document(f"<html><body>{READ}{text}</body></html>".encode(), shipped)
    assert len(report.projects) == 1
    assert [d.code for d in report.diagnostics if "understood" in d.code] == codes
