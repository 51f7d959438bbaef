"""Tables that kept their filled cells alone say what the tables say, or a row is named."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from bgtlint.checker import Settings, check_document
from bgtlint.model import DocumentReport, Status
from bgtlint.reading.normalise import compact
from bgtlint.recognition.layouts import Layout
from fixtures.builder.drawing import Drawing, DrawnTable, load_drawings
from fixtures.builder.drawn_web import write_drawn_html
from fixtures.builder.packed_text import write_packed_text
from tests.recognition.told import told

FOLDER = Path(__file__).parents[3] / "fixtures"
READ = [
    ("layouts", "beijing"), ("layouts", "chongqing"), ("layouts", "chongqing_core"),
    ("layouts", "guangdong"), ("layouts", "hunan_t"), ("layouts", "mof_t"),
    ("layouts", "mof_t_2021"), ("layouts", "mof_wz"), ("layouts", "shaanxi_old"),
    ("layouts", "shandong"), ("layouts", "shanghai"), ("layouts", "sichuan_t"),
    ("layouts", "sichuan_z"), ("provinces", "province_ah_z"), ("provinces", "province_fj"),
    ("provinces", "province_gs"), ("provinces", "province_gx_z"), ("provinces", "province_gz"),
    ("provinces", "province_jx"), ("provinces", "province_ln"),
    ("provinces", "province_long_list"), ("provinces", "province_nm_z"),
    ("provinces", "province_nx"), ("provinces", "province_tj"), ("provinces", "province_xj_z"),
    ("provinces", "province_yn_z"), ("provinces", "province_zj_z"), ("provinces", "province_zy"),
]  # fmt: skip
"""Forms whose rows lie under their header in one way, of target, self-evaluation and list."""
NAMED = {
    "mof_z": "上年结转资金、20.00、16.00", "nested_wz": "其他资金、10.00、10.00",
    "henan_w": "满意度、读者满意度", "mof_t_periods": "绩 效 指 标", "score_wz": "基础信息完整性",
}  # fmt: skip
"""Forms with a row that lies in several ways: an amount less, a level that may be either."""
BLANKED = ["ah_z", "fj", "gs", "gx_z", "ln", "nm_z", "nx", "yn_z", "zj_z"]
MOST = 24
LONGEST_WORD = 14


def _read(text: str, settings: Settings) -> DocumentReport:
    return check_document(text.encode(), settings)


@pytest.mark.parametrize("leading", [False, True], ids=["plain", "leading"])
@pytest.mark.parametrize(("family", "name"), READ)
def test_filled_cells_alone_say_what_the_table_says(
    family: str,
    name: str,
    leading: bool,
    shipped: Settings,
    checked: Callable[[Path], DocumentReport],
) -> None:
    for drawing in load_drawings(FOLDER / f"drawings/{name}.yml"):
        report = _read(write_packed_text(drawing, leading=leading), shipped)
        assert report.status is Status.CHECKED, drawing.name
        assert told(report) == told(checked(FOLDER / f"{family}/{drawing.name}.docx"))


def test_tabs_between_the_filled_cells_read_as_bars_do(shipped: Settings) -> None:
    text = write_packed_text(load_drawings(FOLDER / "drawings/sichuan_t.yml")[0])
    tabs = "\n".join(line.rstrip("| ").replace(" | ", "\t") for line in text.splitlines())
    assert told(_read(tabs, shipped)) == told(_read(text, shipped))


@pytest.mark.parametrize(("name", "row"), NAMED.items())
def test_a_row_that_lies_in_several_ways_is_named(name: str, row: str, shipped: Settings) -> None:
    report = _read(write_packed_text(load_drawings(FOLDER / f"drawings/{name}.yml")[0]), shipped)
    found = [one for one in report.diagnostics if one.code == "cells-not-placed"]
    assert report.status is not Status.CHECKED
    assert row in found[0].places[0].text


def _without(drawing: Drawing, at: tuple[int, int]) -> Drawing:
    """Return a drawing with the text of one cell of one of its blocks taken out."""
    number, index = at
    table = drawing.blocks[number]
    assert isinstance(table, DrawnTable)
    cells = tuple(
        replace(cell, text="") if at == index else cell for at, cell in enumerate(table.cells)
    )
    blocks = list(drawing.blocks)
    blocks[number] = replace(table, cells=cells)
    return replace(drawing, blocks=tuple(blocks))


def _values(drawing: Drawing, layout: Layout) -> Iterator[tuple[int, int]]:
    """Yield the cells that hold a figure or a short name with one, and are no labels."""
    for number, table in enumerate(drawing.blocks):
        if not isinstance(table, DrawnTable):
            continue
        for index, cell in enumerate(table.cells):
            text = compact(cell.text)
            known = text in layout.words or layout.columns_of(text)
            if any(map(str.isdigit, text)) and len(text) <= LONGEST_WORD and not known:
                yield number, index


@pytest.mark.parametrize("name", BLANKED)
def test_a_blank_cell_is_told_from_its_neighbours_or_the_form_is_not_read(
    name: str, shipped: Settings
) -> None:
    drawing = load_drawings(FOLDER / f"drawings/province_{name}.yml")[0]
    layout = next(one for one in shipped.layouts if one.generic)
    places = list(_values(drawing, layout))
    wrong = []
    for at in Random(name).sample(places, min(MOST, len(places))):
        blanked = _without(drawing, at)
        report = _read(write_packed_text(blanked), shipped)
        if not report.projects:
            continue
        table = check_document(write_drawn_html(blanked), shipped)
        if told(report) != told(table):
            block = drawing.blocks[at[0]]
            assert isinstance(block, DrawnTable)
            wrong.append(block.cells[at[1]].text)
    assert wrong == []


@pytest.mark.parametrize("name", ["sichuan_z", "province_gs", "province_yn_z"])
def test_a_row_with_two_cells_run_into_one_is_named(name: str, shipped: Settings) -> None:
    """A name with its value, or two values, in one cell leave the form unread or say it all."""
    drawing = load_drawings(FOLDER / f"drawings/{name}.yml")[0]
    lines = write_packed_text(drawing).splitlines()
    rows = [n for n, line in enumerate(lines) if line.count(" | ") > 2 and "指标 | " in line]
    read = 0
    for at in rows[1:]:
        cells = lines[at].rstrip("| ").split(" | ")
        joined = " | ".join([*cells[:-3], "".join(cells[-3:-1]), cells[-1]]) + " | |||"
        report = _read("\n".join([*lines[:at], joined, *lines[at + 1 :]]), shipped)
        if report.status is Status.CHECKED:
            read += 1
            shown = [text for form in told(report)[0] for row in form["rows"] for text in row[2]]
            assert any(compact("".join(cells[-3:-1])) in text for text in shown)
    assert read < len(rows) - 1


def test_a_list_that_names_no_project_is_no_form(shipped: Settings) -> None:
    text = (
        "项目名称\t预算数\t一级指标\t二级指标\t三级指标\t指标值\n"
        "质量指标\t合格率\t98%\n时效指标\t完成时间\t12月底前\n"
    )
    assert _read(text, shipped).status is Status.UNREAD


INVESTED = """中央预算内投资计划绩效目标表
专项名称 |
灌区续建配套改造 | ||||
下达地方或单位 |
柳泽县人民政府 | ||||
下达中央预算内投资(万元) |
1800 | ||||
总 体 目 标 |
改造干渠，提高灌溉水利用系数。 | ||||
绩 效 指 标 |
一级指标 |
二级指标 |
三级指标 |
指标值 | |
实施效果指标 |
产出指标 |
改造干渠长度 |
≥12公里 | ||
竣工验收合格率 |
100% | ||||
效益指标 |
改善灌溉面积 |
≥3000亩 | |||
过程管理指标 |
计划管理指标 |
投资计划分解用时达标率 |
100% | ||
资金管理指标 |
资金支付率 |
≥85% | |||"""


def test_levels_that_nobody_knows_stand_above_those_that_all_know(shipped: Settings) -> None:
    report = _read(INVESTED, shipped)
    (form,), _ = told(report)
    assert report.status is Status.CHECKED
    assert form["fields"] == {"name": "灌区续建配套改造", "budget": "1800"}
    assert form["rows"] == [
        ("实施效果指标", "产出指标", ["改造干渠长度", "≥12公里"]),
        ("实施效果指标", "产出指标", ["竣工验收合格率", "100%"]),
        ("实施效果指标", "效益指标", ["改善灌溉面积", "≥3000亩"]),
        ("过程管理指标", "计划管理指标", ["投资计划分解用时达标率", "100%"]),
        ("过程管理指标", "资金管理指标", ["资金支付率", "≥85%"]),
    ]


def test_a_line_lost_among_cells_with_bars_is_never_another_table(shipped: Settings) -> None:
    lines = INVESTED.split("\n")
    whole = told(_read(INVESTED, shipped))
    for at in range(1, len(lines)):
        joined = [*lines[:at], lines[at].rstrip("| ") + "".join(lines[at + 1 : at + 2]),
                  *lines[at + 2 :]]  # fmt: skip
        for text in ([*lines[:at], *lines[at + 1 :]], joined):
            report = _read("\n".join(text), shipped)
            assert report.status is not Status.CHECKED or told(report) == whole, lines[at]
