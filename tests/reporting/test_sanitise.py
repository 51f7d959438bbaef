import json
import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bgtlint.reporting.sanitise import REPLACEMENT, clean, escape_json, inline

UNSAFE = {"Cc", "Cf", "Cs", "Zl", "Zp"}
texts = st.text(st.characters(exclude_categories=()), max_size=40)


def test_every_control_and_format_character_is_replaced() -> None:
    survivors = [
        f"{code:04X}"
        for code in range(sys.maxunicode + 1)
        if unicodedata.category(chr(code)) in UNSAFE and chr(code) in clean(f"a{chr(code)}b")
    ]
    assert survivors == ["0009", "000A"]


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("预算数 8.94 万元", "预算数 8.94 万元"),
        ("≥100%，〔2024〕，Ａ１（）：", "≥100%，〔2024〕，Ａ１（）："),
        ("\u202e元万 49.8\u202c", f"{REPLACEMENT}元万 49.8{REPLACEMENT}"),
        ("\x1b[31m红\x07", f"{REPLACEMENT}[31m红{REPLACEMENT}"),
        ("1\u200b\u200b5", f"1{REPLACEMENT}5"),
        ("一\r\n二\r三", "一\n二\n三"),
        ("", ""),
    ],
)
def test_clean(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("其中：财政\n资金", "其中：财政资金"),
        ("2025年\n project plan\nA ", "2025年 project plan A"),
        ("  一\t二　三 ", "一 二 三"),
        ("\n", ""),
    ],
)
def test_inline(text: str, line: str) -> None:
    assert inline(text) == line


@settings(deadline=None, derandomize=True, max_examples=200)
@given(texts)
def test_laws(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert inline(inline(text)) == inline(text)
    assert not {"\n", "\t"} & set(inline(text))
    written = escape_json(json.dumps(text, ensure_ascii=False))
    assert json.loads(written) == json.loads(json.dumps(text))
    assert clean(written) == written
