"""A figure that nothing took is named in every report, and the exit code is three."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from bgtlint.checker import Settings, check_document
from bgtlint.cli.main import cli
from bgtlint.model import Status
from fixtures.builder.drawing import Drawing, draw
from tests.drawn_files import SUFFIXES, save_drawn

TABLE = """
项目名称 | 路灯维护 | < | <
项目资金（万元） | 年度资金总额 | 8.00 | <
^ | 其中：财政拨款 | 8.00 | <
{fund}
年度目标 | 保持夜间照明 | < | <
一级指标 | 二级指标 | 三级指标 | 指标值
产出指标 | 数量指标 | 维护路灯 | 40盏
^ | 质量指标 | 亮灯率 | ≥98%
^ | 时效指标 | 完成时间 | 2025年12月底前
成本指标 | 经济成本指标 | 每盏费用 | 2000元/盏
效益指标 | 社会效益指标 | 出行安全感 | 提升
满意度指标 | 满意度指标 | 居民满意度 | ≥90%
"""
UNKNOWN = "^ | 统筹整合部分 | 12.00 | <"
OFFICE = "归口科室 | 教科文科 | < | <"


def written(fund: str, suffix: str, folder: Path) -> Path:
    heading = ("项目支出绩效目标表", "（2025年度）", "单位：万元")
    drawing = Drawing("form", "", "芦阳市", (*heading, draw(TABLE.format(fund=fund))))
    return save_drawn(drawing, folder / f"form{suffix}")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_file_type_names_the_same(suffix: str, shipped: Settings, tmp_path: Path) -> None:
    report = check_document(written(UNKNOWN, suffix, tmp_path), shipped)
    assert report.status is Status.PARTLY
    (found,) = report.diagnostics
    assert found.code == "cells-not-checked"
    assert [(place.label, place.text) for place in found.places] == [("统筹整合部分", "12.00")]


def test_every_report_names_it_and_the_exit_code_is_three(tmp_path: Path) -> None:
    path = written(UNKNOWN, ".docx", tmp_path)
    for form in ("text", "json", "html"):
        result = CliRunner().invoke(cli, ["check", str(path), "-f", form])
        assert result.exit_code == 3
        assert "统筹整合部分“12.00”" in "".join(result.stdout.split())
        if form == "json":
            (diagnostic,) = json.loads(result.stdout)["documents"][0]["diagnostics"]
            (place,) = diagnostic["places"]
            assert (place["row"], place["column"], place["text"]) == (4, 3, "12.00")
    english = CliRunner().invoke(cli, ["check", str(path), "--lang", "en"])
    assert "belong to no known field and were not checked" in " ".join(english.stdout.split())


def test_words_without_a_field_are_noted_and_the_exit_code_is_zero(tmp_path: Path) -> None:
    path = written(OFFICE, ".docx", tmp_path)
    for form in ("text", "json", "html"):
        result = CliRunner().invoke(cli, ["check", str(path), "-f", form])
        assert result.exit_code == 0
        assert "“归口科室”×1" in "".join(result.stdout.split())
