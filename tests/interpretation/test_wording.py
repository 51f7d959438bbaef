import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bgtlint.interpretation import wording
from bgtlint.interpretation.wording import Remark


@pytest.mark.parametrize(
    "text",
    ["XX县", "在××镇", "某某公司", "张某某村", "名单待定", "待补充", "指标1：",
     "请填写名称", "此处填写目标", "由○○公司办理", "简要说明成效（200字以内）"],
)  # fmt: skip
def test_placeholders(text: str) -> None:
    assert list(wording.placeholders(text))


@pytest.mark.parametrize(
    "text",
    [
        "等待定点医院确认",
        "XL型",
        "MAXX设备",
        "3×4米",
        "2×25吨",
        "申请填写登记表",
        "指标1个",
        "接待定额",
        "二〇〇八年",
        "项目概况（200字以内）",
        "政策有待明确。",
        "负责人：____",
        "补贴对象李某某",
    ],
)
def test_what_only_looks_like_a_placeholder(text: str) -> None:
    assert list(wording.placeholders(text)) == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("机关事业单位养老金养老金 补贴", "养老金"),
        ("做好保障保障工作", "保障"),
        ("技术服务技术服务到位", "技术服务"),
    ],
)
def test_repeated_words(text: str, word: str) -> None:
    assert list(wording.repeated_words(text)) == [Remark(word * 2, word)]


@pytest.mark.parametrize(
    "text",
    [
        "研究研究",
        "逐户逐户走访",
        "一户一户走访",
        "2626元2626元",
        "人人参与",
        "服务\n服务",
        "年年有余",
        "好好学习学习",
    ],
)
def test_words_that_may_stand_twice(text: str) -> None:
    assert list(wording.repeated_words(text)) == []


@pytest.mark.parametrize(
    ("text", "right"),
    [("每月30日期前缴纳", "日前"), ("订向式培训", "定向"), ("专用帐户", "账"), ("拔付资金", "拨付"),
     ("绩效母标", "绩效目标")],
)  # fmt: skip
def test_typos(text: str, right: str) -> None:
    assert [remark.right for remark in wording.typos(text)] == [right]


def test_right_words_are_no_typos() -> None:
    for text in ("30日前缴纳", "日期前后", "蚊帐", "安装设备", "按装修标准", "提拔干部"):
        assert list(wording.typos(text)) == []


@pytest.mark.parametrize(
    "text", ["机密★1年", "秘密", "（机密）", "内部资料 注意保存", "密级：秘密"]
)
def test_marks_of_secrecy(text: str) -> None:
    assert list(wording.secrecy_marks(text))


@pytest.mark.parametrize(
    "text",
    [
        "保密工作经费",
        "涉密计算机",
        "国家秘密载体",
        "商业秘密保护",
        "机密级设备2台",
        "泄密事件0起",
        "内部资料印刷费",
        "秘密调查",
    ],
)
def test_innocent_words(text: str) -> None:
    assert list(wording.secrecy_marks(text)) == []


def test_strange_characters() -> None:
    assert list(wording.strange_characters("绩效\ufffd目标\ue123")) == ["U+FFFD", "U+E123"]
    assert list(wording.strange_characters("锟斤拷")) == ["锟斤拷"]
    assert list(wording.strange_characters("覆盖面扩大，锟斤\n拷")) == ["锟斤拷"]
    assert list(wording.strange_characters("\uf06c 目标⼀、≥90%\t\n")) == []
    assert list(wording.invisible_characters("绩效\u200b目标")) == ["U+200B"]
    assert list(wording.invisible_characters("绩效目标\u200b")) == []
    assert list(wording.traditional_characters("補貼发放")) == ["補", "貼"]


def test_no_simplified_character_is_listed_as_traditional() -> None:
    listed = re.sub(r"[\[\]]", "", wording.wording().traditional.pattern)
    for sign in listed:
        with pytest.raises(UnicodeEncodeError):
            sign.encode("gb2312")


def test_shares() -> None:
    assert list(wording.shares("中央负担60%，省级负担30%，县级负担10%")) == [
        ("中央", "60"), ("省级", "30"), ("县级", "10"),
    ]  # fmt: skip
    assert list(wording.shares("资金由省、市、县按50%、30%、20%分担")) == [
        ("省", "50"), ("市", "30"), ("县", "20"),
    ]  # fmt: skip
    assert list(wording.shares("县级负担20%，其余由上级承担")) == []
    assert list(wording.shares("中央完成60%")) == []


@given(st.text(max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    for read in (wording.placeholders, wording.secrecy_marks, wording.strange_characters,
                 wording.invisible_characters, wording.traditional_characters):  # fmt: skip
        assert all(isinstance(word, str) and word for word in read(text))
    assert all(remark.found != remark.right for remark in wording.repeated_words(text))
    assert all(remark.right for remark in wording.typos(text))
