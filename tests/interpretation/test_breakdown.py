"""Amounts that a text lists item by item, with a cue and without."""

import pytest

from bgtlint.interpretation.breakdown import read_breakdown
from bgtlint.model import Location


def read(text: str) -> list[str]:
    return [
        f"{one.measure.number:f}{one.measure.unit}" for one in read_breakdown(Location("", text))
    ]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("其中：培训费 30 万元；设备费 20 万元。", ["30万元", "20万元"]),
        ("路灯电费140万元，维护费48万元", ["140万元", "48万元"]),
        ("路灯电费 140 万元、维护费 48.5 万元。", ["140万元", "48.5万元"]),
        ("1.保洁服务费1,200,000元；2.绿化养护费35万元；3.垃圾清运费8万元",
         ["1200000元", "35万元", "8万元"]),
        ("保障城区照明，电费140万元，维护费48万元，共需188万元", ["140万元", "48万元"]),
        ("垃圾清运费共8万元，绿化养护费35万元", []),
        ("用于支付电费140万元", []),
        ("2024年投入95万元，2025年安排100万元", []),
        ("中央资金30万元，县级配套20万元", []),
        ("设备费30万元，带动社会投资200万元", []),
        ("会议费5万元，培训费6万元，上年结余3万元", []),
        ("护林员30名每人5000元，防火物资2万元", []),
        ("聘用人员工资30万元用于三所学校，取暖费5万元", []),
        ("按每人2000元标准发放，水电费3万元", []),
    ],
)  # fmt: skip
def test_items(text: str, items: list[str]) -> None:
    assert read(text) == items
