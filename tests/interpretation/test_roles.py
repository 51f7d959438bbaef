"""What an indicator measures where its form prints no level 2."""

import pytest

from bgtlint.interpretation.costs import shipped_costs
from bgtlint.interpretation.projects import read_project
from bgtlint.recognition.layout_reading import shipped_levels
from tests.recognition.test_forms import recognised

LIST = """
项目名称|资金总额|成本指标||产出指标||效益指标|
||三级指标|指标值|三级指标|指标值|三级指标|指标值
秸秆利用|300.00|亩均补助|20元/亩|{name}|{value}|就业人数|90人
"""


@pytest.mark.parametrize(
    ("name", "value", "role"),
    [
        ("利用面积", "15万亩", "quantity"),
        ("资金拨付时间", "2025年12月底前", "time"),
        ("资金拨付时间", "及时", "time"),
        ("资金拨付及时率", "100%", "time"),
        ("作业合格率", "≥95%", "quality"),
        ("整改时限", "15天", "time"),
        ("持续时长", "15天", ""),
        ("作业质量", "良好", ""),
    ],
)
def test_an_output_is_known_by_its_name_and_value(name: str, value: str, role: str) -> None:
    forms, _ = recognised(LIST.format(name=name, value=value), ("部门预算项目绩效目标汇总表",))
    project = read_project(forms[0], shipped_levels(), shipped_costs())
    assert [row.role for row in project.indicators] == ["cost", role, "benefit"]
