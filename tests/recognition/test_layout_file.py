from pathlib import Path

import pytest

from bgtlint.recognition.layout_reading import read_layouts, shipped_layouts
from bgtlint.recognition.layout_source import LayoutErrors
from bgtlint.recognition.layouts import Layout

GOOD = """\
id: chuanbei
title: {zh: 川北目标表, en: target form of Chuanbei}
kind: target
base: generic
detect: {any: [项目绩效承诺书]}
fields:
  budget: {labels: [年度安排数]}
columns:
  value: [承诺值]
"""


def read(tmp_path: Path, text: str) -> tuple[Layout, ...]:
    path = tmp_path / "own.yml"
    path.write_text(text, encoding="utf-8")
    return read_layouts([path], shipped_layouts())


def test_a_layout_builds_on_its_base(tmp_path: Path) -> None:
    (own,) = (layout for layout in read(tmp_path, GOOD) if layout.id == "chuanbei")
    assert own.fields_of("年度安排数", preferred=True) == ("budget",)
    assert own.fields_of("年度资金总额", preferred=False) == ("budget",)
    assert own.columns_of("承诺值") == ("value",)
    assert own.rank("value", "承诺值") < own.rank("value", "指标值")
    assert own.detect.any_of == {"项目绩效承诺书"}


@pytest.mark.parametrize(
    ("old", "new", "place", "said"),
    [
        ("kind: target", "kind: targets", "3:7", "是不是 target"),
        ("base: generic", "base: generik", "4:7", "是不是 generic"),
        ("any: [", "anny: [", "5:10", "没有“anny”这个键"),
        ("  budget:", "  bugdet:", "7:3", "是不是 budget"),
        ("  value:", "  valeu:", "9:3", "是不是 value"),
        ("{labels: [年度安排数]}", "[年度安排数]", "7:11", "应写作"),
        ("labels: [年度安排数]", "labels: 年度安排数", "7:20", "一串文字"),
        ("[年度安排数]}", "[年度安排数], part: maybe}", "7:35", "true 或 false"),
        ("detect: {any: [项目绩效承诺书]}\n", "", "1:1", "缺少 detect"),
        ("{any: [项目绩效承诺书]}", "{shapes: [lists]}", "5:19", "是不是 list"),
        ("title: {zh: 川北目标表, en: target form of Chuanbei}\n", "", "1:1", "缺少 title"),
        ("  budget:", "  预算数:", "7:3", "是不是 budget"),
        ("detect: {any: [项目绩效承诺书]}", "detect: [字样]", "5:9", "detect 应为“条件: [字样]”"),
        ("id: chuanbei", "id: [chuanbei]", "1:5", "id 应为文字"),
        ("id: chuanbei", "id:", "1:4", "id 应为文字"),
        ("columns:", "plan: 3月\ncolumns:", "8:7", "plan 应为“labels: [名称]”"),
        ("columns:", "kinds: {a: b}\ncolumns:", "8:8", "kinds 应为一串"),
        ("columns:", "levels: [产岀]\ncolumns:", "8:10", "是不是 产出"),
        ("columns:", "required: [项目名称]\ncolumns:", "8:12", "是不是 name"),
        ("\n  value:", "\n\tvalue:", "9:1", "不要用 Tab"),
    ],
)
def test_mistakes_come_with_their_place(
    tmp_path: Path, old: str, new: str, place: str, said: str
) -> None:
    assert GOOD.count(old) == 1
    with pytest.raises(LayoutErrors) as wrong:
        read(tmp_path, GOOD.replace(old, new))
    texts = [problem.text("zh") for problem in wrong.value.problems]
    assert any(text.startswith(f"own.yml:{place}: ") and said in text for text in texts), texts


def test_an_id_that_is_taken_is_refused_unless_the_file_says_it_replaces(tmp_path: Path) -> None:
    taken = GOOD.replace("id: chuanbei", "id: mof-t")
    with pytest.raises(LayoutErrors) as caught:
        read(tmp_path, taken)
    (problem,) = caught.value.problems
    assert (problem.line, problem.column) == (1, 5)
    assert "replaces: true" in problem.text("zh")
    found = read(tmp_path, taken + "replaces: true\n")
    (own,) = (layout for layout in found if layout.id == "mof-t")
    assert own.title["zh"] == "川北目标表"
    assert len(found) == len(shipped_layouts())


def test_a_label_of_two_fields_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LayoutErrors, match=r"own\.yml:8:21: “年度安排数”已经是 budget"):
        read(tmp_path, GOOD.replace("columns:", "  fiscal: {labels: [年度安排数]}\ncolumns:"))


def test_all_mistakes_come_in_one_run(tmp_path: Path) -> None:
    text = GOOD.replace("kind: target", "kind: x").replace("any:", "anny:")
    with pytest.raises(LayoutErrors) as wrong:
        read(tmp_path, text)
    assert [problem.line for problem in wrong.value.problems] == [3, 5]


def test_broken_yaml_has_a_place(tmp_path: Path) -> None:
    with pytest.raises(LayoutErrors, match=r"own\.yml:\d+:\d+: "):
        read(tmp_path, "id: [a\nkind: b")


def test_shipped_layouts_have_no_mistake() -> None:
    assert len(shipped_layouts()) > 12
    assert all(layout.generic or layout.detect for layout in shipped_layouts())
