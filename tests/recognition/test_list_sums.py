"""Rows of sums in lists: which projects they may be the sum of, and what nothing takes."""

from bgtlint.model import Form
from tests.recognition.test_forms import recognised

HEADING = ("项目绩效目标汇总表", "金额单位：万元")
HEAD = "项目名称|资金总额|财政拨款|一级指标|二级指标|三级指标|指标值"


def rows(name: str, amount: str, fiscal: str = "") -> str:
    return f"{name}|{amount}|{fiscal}|产出指标|数量指标|{name}次数|12次"


def read(*lines: str) -> tuple[list[Form], list[str]]:
    forms, diagnostics = recognised("\n".join((HEAD, *lines)), HEADING)
    return forms, [d.code for d in diagnostics]


def sums(*lines: str) -> list[tuple[int, str, str, list[list[str]]]]:
    forms, codes = read(*lines)
    assert codes == []
    return [
        (form.number, one.total.label, one.total.text,
         [[place.text for place in run] for run in one.runs])
        for form in forms
        for one in form.list_sums
    ]  # fmt: skip


def test_a_total_below_is_of_all_projects_and_each_column() -> None:
    found = sums(rows("甲", "5", "4"), rows("乙", "3", "3"), "合计|8|7|||||")
    assert found == [
        (1, "合计/财政拨款", "7", [["4", "3"]]),
        (1, "合计/资金总额", "8", [["5", "3"]]),
    ]


def test_a_subtotal_is_of_those_since_the_one_before() -> None:
    found = sums(rows("甲", "5"), "小计|5||||||", rows("乙", "3"), "小计|3||||||", "总计|8||||||")
    assert [(number, text, runs[0]) for number, _, text, runs in found] == [
        (1, "5", ["5"]), (1, "8", ["5", "3"]), (2, "3", ["3"]),
    ]  # fmt: skip


def test_a_unit_above_may_be_the_sum_of_one_unit_or_of_all() -> None:
    head = HEAD.replace("项目名称", "单位（项目）名称")
    drawn = "\n".join(
        (
            head,
            "甲局|8||||||",
            "甲局机关|5||||||",
            rows("一", "5"),
            "甲局中心|3||||||",
            rows("二", "3"),
        )
    )
    forms, diagnostics = recognised(drawn, HEADING)
    assert diagnostics == []
    assert [(one.total.text, [len(run) for run in one.runs]) for one in forms[0].list_sums] == [
        ("8", [1, 2]), ("5", [1, 2]),
    ]  # fmt: skip
    assert [one.total.text for one in forms[1].list_sums] == ["3"]
