"""The parts of the whole term's budget beside those of the year."""

from tests.recognition.test_forms import form, recognised

HEADING = ("项目支出绩效目标表", "（2025年度）")
TAIL = """
年度目标|维护|||
一级指标|二级指标|三级指标|指标值|
产出指标|数量指标|维护路灯|40盏|
"""
BESIDE = """
项目名称|路灯维护|||
实施期资金总额|30.00|年度资金总额|10.00|
其中：财政拨款|24.00|其中：财政拨款|8.00|
其他资金|6.00|其他资金|2.00|
"""
ABOVE = """
项目名称|路灯维护|||
实施期资金总额|30.00|||
年度资金总额|10.00|||
其中：财政拨款|8.00|其他资金|2.00|
"""


def test_the_term_has_parts_of_its_own() -> None:
    found = form(BESIDE + TAIL.lstrip(), HEADING)
    assert {name: place.text for name, place in found.term_parts.items()} == {
        "fiscal": "24.00", "other": "6.00",
    }  # fmt: skip
    assert {name: found.fields[name].text for name in ("budget", "fiscal", "other")} == {
        "budget": "10.00", "fiscal": "8.00", "other": "2.00",
    }  # fmt: skip


def test_the_year_s_parts_are_not_the_term_s() -> None:
    found = form(ABOVE + TAIL.lstrip(), HEADING)
    assert found.term_parts == {}
    assert found.fields["fiscal"].text == "8.00"


PLAIN = """
项目名称|路灯维护|||
资金总额|30.00|当年资金总额|10.00|
其中：财政拨款|24.00|其中：当年财政拨款|8.00|
其他资金|6.00|当年其他资金|2.00|
"""


def test_a_total_beside_the_year_s_own_is_that_of_the_term() -> None:
    found = form(PLAIN + TAIL.lstrip(), HEADING)
    assert (found.fields["total_budget"].text, found.fields["budget"].text) == ("30.00", "10.00")
    assert {name: place.text for name, place in found.term_parts.items()} == {
        "fiscal": "24.00", "other": "6.00",
    }  # fmt: skip
    assert found.unchecked == ()


PARTS = """
项目名称|路灯维护|||
省级补助（万元）|30.00|其中：本次下达|10.00|
市级资金||其中：本次下达||
"""


def test_the_label_of_a_part_is_no_amount() -> None:
    (found,), diagnostics = recognised(PARTS + TAIL.lstrip(), HEADING)
    assert (found.fields["provincial"].text, found.fields["municipal"].text) == ("30.00", "")
    assert [one.code for one in diagnostics] == ["cells-not-checked"]
