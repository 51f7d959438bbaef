from bgtlint.model import Box, Grid, Line, Passage
from bgtlint.recognition.contents import contents_lines
from bgtlint.recognition.passages import read_passages
from tests.recognition.test_forms import recognised
from tests.recognition.test_lists import HEADING, LIST
from tests.recognition.test_masking import grid


def passages(*blocks: Line | Grid) -> list[Passage]:
    region = contents_lines([block for block in blocks if isinstance(block, Line)])
    return list(read_passages(blocks, frozenset(map(id, region))))


def shown(*blocks: Line | Grid) -> list[tuple[str, str]]:
    return [(one.kind, one.location.text) for one in passages(*blocks)]


def line(text: str, left: float, right: float) -> Line:
    box: Box = (left, 100.0, right, 112.0)
    return Line(text, 1, box)


def test_cover_contents_headings_and_paragraphs() -> None:
    assert shown(
        Line("清湾县水务局"), Line("目录"), Line("一、总体目标....1"),
        Line("第一部分"), Line("一、总体目标"), Line("完成全年任务。"), Line("- 3 -"),
    ) == [
        ("cover", "清湾县水务局"), ("contents", "目录"), ("contents", "一、总体目标....1"),
        ("heading", "第一部分"), ("heading", "一、总体目标"), ("paragraph", "完成全年任务。"),
    ]  # fmt: skip


def test_a_line_that_reaches_the_edge_goes_on() -> None:
    assert shown(
        line("围绕中心工作，以稳岗扩岗为主线，管好", 86, 530), line("用好每一笔资金。", 62, 300)
    ) == [("paragraph", "围绕中心工作，以稳岗扩岗为主线，管好\n用好每一笔资金。")]
    assert len(shown(line("短的一行", 86, 200), line("另一段直到右边", 86, 530))) == 2


def test_a_long_line_without_places_goes_on_until_a_sentence_ends() -> None:
    long = "加强与周边县区的合作并且开展就业服务活动提高就业服务质量全面完成职"
    assert shown(Line(long), Line("业培训任务。")) == [("paragraph", f"{long}\n业培训任务。")]
    assert len(shown(Line(f"{long}。"), Line("业培训任务。"))) == 2
    assert len(shown(Line(long), Line("二是加强管理。"))) == 2


def test_the_section_of_a_paragraph_is_the_heading_above() -> None:
    found = passages(Line("第一部分"), Line("二、分项目标"), Line("完成任务。"))
    assert found[-1].section == "第一部分/二、分项目标"
    assert found[-1].location.label == "二、分项目标"


def test_filled_cells_are_passages() -> None:
    assert shown(grid(("栏目", ""), ("", "内容"))) == [("cell", "栏目"), ("cell", "内容")]


def test_each_project_of_a_list_has_its_own_cells_and_no_other() -> None:
    forms, _ = recognised(LIST, HEADING)
    found = list(read_passages(forms, frozenset()))
    texts = [(one.project, one.location.text) for one in found]
    assert [at for at in texts if at[1] == "买书"] == [(2, "买书")]
    assert [at for at in texts if at[1] == "职工满意度"] == [(1, "职工满意度")]
    assert sum(text.startswith("注：") for _, text in texts) == 1
    label = next(one.location.label for one in found if one.location.text == "买书")
    assert label == "年度目标"
