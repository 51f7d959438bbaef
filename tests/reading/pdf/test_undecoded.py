import pytest

from bgtlint.reading.pdf.undecoded import undecoded


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("项目支出绩效目标表", 0),
        ("绩效目标提升政务服务水平\uf0fe提高工作效率", 0),
        ("采购Ø50钢管、José咖啡（café）机3台", 0),
        ("是þ否û（打ü选择）预算数8.94", 0),
        ("\ufffd\ufffd项目", 2),
        ("ÿ2024年度Ā补助资金项目资金ÿ万元Ā当年财\x80拨款，其中补ñ资金", 6),
        ("ùooûÿm¯ÏèÿÍ¯owÓï{æíûÍ", 11),
    ],
)
def test_wrong_codes_are_told_from_foreign_words(text: str, count: int) -> None:
    assert undecoded(text) == count
