import pytest

from bgtlint.model import Diagnostic
from bgtlint.reading.limits import Limits
from bgtlint.reading.sheet.delimited import read_delimited, separator
from tests.reading.making import grids, lines, only_grid, shown

TABLE = '绩效目标表,,\r\n项目名称,甲,"8,900.00"\r\n产出,"线\n路","=""007"""\r\n'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("sign", [",", ";"])
def test_values_in_every_encoding(encoding: str, sign: str) -> None:
    text = (
        TABLE.replace(",,", f"{sign}{sign}").replace("称,", f"称{sign}").replace("甲,", f"甲{sign}")
    )
    text = text.replace("出,", f"出{sign}").replace('",', f'"{sign}')
    pages = read_delimited(text.encode(encoding), Limits())
    assert not isinstance(pages, Diagnostic)
    (page,) = pages
    assert lines(page) == ["绩效目标表"]
    grid = only_grid(page)
    assert shown(grid) == [["项目名称", "甲", "8,900.00"], ["产出", "线\n路", "007"]]
    assert [cell.address for cell in grid.cells] == ["A2", "B2", "C2", "A3", "B3", "C3"]


def test_tabs_count_where_values_are_quoted() -> None:
    quoted = '项目\t"线\n路"\n预算\t1\n'
    assert separator(quoted) == "\t"
    assert separator("项目\t甲\n预算\t1\n") is None


@pytest.mark.parametrize(
    "text",
    [
        "按照要求，组织实施。\n一、总体目标\n保障运转, 提高效率\n",
        "甲,乙\n",
        "a,b\nc\nd,e,f\ng\nh,i,j,k\n",
        "",
        "没有分隔\n的文字\n",
        "| 项目 | 1,234.00 |\n| 预算 | 5,678.00 |\n",
        "预算数 1,234.56 万元\n其中 1,000.00 万元\n其他 1,200.00\n",
    ],
)
def test_prose_is_no_table(text: str) -> None:
    assert separator(text) is None


def test_a_blank_row_parts_forms_and_stays_in_a_form() -> None:
    text = "目标表,\n名称,甲\n,\n预算,1\n,\n目标表,\n名称,乙\n预算,2\n"
    pages = read_delimited(text.encode(), Limits())
    assert not isinstance(pages, Diagnostic)
    (page,) = pages
    assert [shown(grid) for grid in grids(page)] == [
        [["名称", "甲"], ["", ""], ["预算", "1"]],
        [["名称", "乙"], ["预算", "2"]],
    ]


def test_limits() -> None:
    pages = read_delimited(("a,b\n" * 100).encode(), Limits(cells=10))
    assert not isinstance(pages, Diagnostic)
    (page,) = pages
    assert [diagnostic.code for diagnostic in page.diagnostics] == ["limit-cells"]
    found = read_delimited(b"plain", Limits())
    assert isinstance(found, Diagnostic)
    assert found.code == "csv-damaged"


CONTENTS = "目录,,\n第一部分 整体,,\n一、总体目标,,1\n第二部分 项目,,\n"
ENTRIES = ["1.甲,,3", "2.乙,,14", "3.丙,,5", "4.丁,,6", "5.戊,,7"]


def test_contents_are_lines_with_names_of_parts_and_one_page_that_falls() -> None:
    pages = read_delimited((CONTENTS + "\n".join(ENTRIES)).encode(), Limits())
    assert not isinstance(pages, Diagnostic)
    (page,) = pages
    assert grids(page) == []
    assert lines(page)[-2:] == ["4.丁\t6", "5.戊\t7"]


def test_numbers_that_rise_and_fall_are_a_table() -> None:
    rows = ["1.甲,,9", "2.乙,,4", "3.丙,,5", "4.丁,,2"]
    pages = read_delimited("\n".join(rows).encode(), Limits())
    assert not isinstance(pages, Diagnostic)
    assert only_grid(next(pages)).rows == 4


def test_a_label_alone_after_a_blank_row_stays_in_its_form() -> None:
    form = "表,,\n项目,甲,\n计划,3月,6月\n,,\n绩效目标,,\n一级,二级,指标值\n产出,数量,\n"
    pages = read_delimited(form.encode(), Limits())
    assert not isinstance(pages, Diagnostic)
    assert only_grid(next(pages)).rows == 6
