from dataclasses import replace
from decimal import Decimal

import pytest
from rich.cells import cell_len

from bgtlint.model import Figure, Indicator, Measure, MeasureKind
from bgtlint.reporting.inspect_text import render_inspection
from tests.reporting import samples


def lines_of(**changes: object) -> list[str]:
    document = samples.document(projects=(replace(samples.project(), **changes),))  # type: ignore[arg-type]
    return render_inspection(samples.report(document), width=200).splitlines()


@pytest.mark.parametrize(
    "line",
    [
        "样例/dept2025.pdf",
        "■ 项目7 · 2025年乡镇网络平台运行维护费 · 99010125P000000100017 · 第10页",
        "  表样：sample-county · 标签 资金支出计划、指标值",
        "  种类：项目支出绩效目标表",
        "  金额单位：万元",
        "    预算数：“8.94” @ 第10页 表1 第2行第3列",
        "  没有找到的字段：资金用途",
        "    其他资金：“其他资金” @ 第10页 表1 第2行第6列",
        "    6月底：“100%” → 百分比 100 % @ 第10页 表1 第5行第3列",
        "    12月底：（没有数） @ 第10页 表1 第4行第6列 12月底",
        "    产出 / 成本 / 专线租用成本",
        "      指标值：“6000元/条” → 单价 6000 元/条/年 @ 第10页 表1 第9行第5列",
        "      指标值：“≥100%” → 百分比 ≥100 % · 有问题：over-hundred ≥100%"
        " @ 第11页 表1 第11行第5列",
        "    专线租用成本：≥15 条 × 6000 元/条/年（专线数量） · 计价周期见指标值",
        "    群众满意度：不能相乘，没有可配的数量",
    ],
)
def test_line(line: str) -> None:
    assert line in lines_of()


def test_what_is_absent_is_said() -> None:
    lines = lines_of(checkpoints=(), indicators=(), cost_lines=())
    assert "  资金支出计划：无" in lines
    assert "  绩效指标：无" in lines


@pytest.mark.parametrize(
    ("measure", "understood"),
    [
        (Measure("", MeasureKind.RANGE, number=Decimal("1E+1"), upper=Decimal("20"), unit="人",
                 approximate=True), "区间 10～20 人 · 约数"),
        (Measure("", MeasureKind.DEADLINE, deadline="2025-06"), "时限 2025-06"),
        (Measure("", MeasureKind.QUALITATIVE), "定性"),
    ],
)  # fmt: skip
def test_value_as_understood(measure: Measure, understood: str) -> None:
    figure = Figure(samples.at(8, 5, "值"), measure)
    lines = lines_of(indicators=(Indicator("产出", "数量", "专线数量", {"value": figure}),))
    assert f"      指标值：“15条” → {understood} @ 第10页 表1 第8行第5列" in lines


def test_unread_document_is_named() -> None:
    text = render_inspection(samples.report(samples.unread_document()), width=80)
    assert "读取问题（SAMPLE-broken） startxref" in text


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_lines_fit_and_hostile_text_is_cleaned(lang: str) -> None:
    evil = samples.mapped(samples.report(), lambda text: f"\x1b[2J\u202e{text}")
    text = render_inspection(replace(evil, lang=lang), width=60)
    assert max(cell_len(line) for line in text.splitlines()) <= 60
    assert not {"\x1b", "\u202e"} & set(text)
