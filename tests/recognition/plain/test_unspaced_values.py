"""Name, target and actual value in text without blanks: one cut, or none."""

import pytest

from bgtlint.recognition.plain.unspaced_values import cut_one, cut_pair, is_name


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("护林员人数≥50人50", ("护林员人数", "≥50人", "50")),
        ("工程验收合格率100%100%", ("工程验收合格率", "100%", "100%")),
        ("群众满意度90%98.5%", ("群众满意度", "90%", "98.5%")),
        ("培训期数11", ("培训期数", "1", "1")),
        ("培训期数1212", ("培训期数", "12", "12")),
        ("年均补助20万元20万元20万元", ("年均补助20万元", "20万元", "20万元")),
        ("完工时间2023年12月底前2023年12月底前", ("完工时间", "2023年12月底前", "2023年12月底前")),
        ("保证资金专款专用专款专用专款专用", ("保证资金专款专用", "专款专用", "专款专用")),
        ("资金在预算范围内是是", ("资金在预算范围内", "是", "是")),
        (
            "资金使用合规性严格执行规定达成预期指标",
            ("资金使用合规性", "严格执行规定", "达成预期指标"),
        ),
        ("水质影响程度效果明显达成预期指标", ("水质影响程度", "效果明显", "达成预期指标")),
        ("人均成本≤90万元88.5", ("人均成本", "≤90万元", "88.5")),
    ],
)
def test_a_pair_is_cut(text: str, cells: tuple[str, str, str]) -> None:
    cut = cut_pair(text, full=True)
    assert cut is not None
    assert (text[: cut.value], text[cut.value : cut.actual], text[cut.actual :]) == cells


@pytest.mark.parametrize(
    "text",
    [
        "培训人数3545",
        "培训人数≥3545",
        "水质逐步提升提升",
        "任务按时完成完成",
        "道路建设达到10公里10公里",
        "完工时间2023年12月底前",
        "验收合格率2023年11",
        "宣传次数4次4次5",
        "资金效益良好良好良好良好",
        "护林员队伍很得力相当得力",
        "培训农户人次在合同期内完成完成",
    ],
)
def test_a_pair_in_doubt_is_left_alone(text: str) -> None:
    assert cut_pair(text, full=True) is None


def test_digits_printed_twice_are_target_and_actual_only_with_full_points() -> None:
    assert cut_pair("培训期数1212", full=False) is None


def test_a_value_other_rows_have_is_known() -> None:
    text = "推动制度落实的持续性影响效果明显达成预期指标"
    assert cut_pair(text, full=True) is None
    cut = cut_pair(text, full=True, known=frozenset({"效果明显"}))
    assert cut is not None and text[: cut.value] == "推动制度落实的持续性影响"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("护林员人数≥50人", "≥50人"),
        ("完工时间2025年年底前", "2025年年底前"),
        ("成本控制率不超预算", "不超预算"),
        ("农村人居环境明显改善", "明显改善"),
        ("长效管护机制健全", "健全"),
    ],
)
def test_the_only_value_is_cut(text: str, value: str) -> None:
    at = cut_one(text)
    assert at is not None and text[at:] == value


@pytest.mark.parametrize(
    "text", ["带动消费产业融合经济效益良好", "品牌赛事影响可持续", "控制在预算内250万", "护林护草"]
)
def test_the_only_value_in_doubt_is_left_alone(text: str) -> None:
    assert cut_one(text) is None


@pytest.mark.parametrize(
    ("text", "named"),
    [("2023年培训人次", True), ("第3标段进度", True), ("新建5G基站", True), ("打造样板村3个", True),
     ("验收合格率1010护林", False), ("合格率≥9", False), ("，按期完成", False), ("率", False)],
)  # fmt: skip
def test_what_may_be_a_name(text: str, named: bool) -> None:
    assert is_name(text) is named
