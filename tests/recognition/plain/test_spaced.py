"""Text whose columns blanks hold apart: rows in one line, or as it was where they do not settle."""

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from bgtlint.checker import Settings, check_document
from bgtlint.model import DocumentReport, Line
from bgtlint.recognition.layout_reading import shipped_layouts, shipped_levels
from bgtlint.recognition.plain.spaced import respaced
from tests.steps import steps

GENERIC = next(layout for layout in shipped_layouts() if layout.generic)
CENTRED = """
项目名称     公路养护
          年度资金总额       126.00
项目资金
          其中：财政拨款      100.00
（万元）
          其他资金         26.00
         一级指标    二级指标      三级指标      指标值
                 数量指标      养护里程      420 公里
                           路面平整度达
         产出指标    质量指标                ≥95%
绩效指标                      标率
                 时效指标      养护及时率 100%
                 服务对象
         满意度指标             群众满意度     ≥90%
                 满意度指标
"""
HANGING = """
一级指标    二级指标      三级指标      指标值      分值
产出指标    数量指标      养护里程      420 公里   30
        质量指标      路面平整度达    ≥95%     30
                  标率
效益指标    社会效益      群众出行条件    持续改善     20
        指标
满意度指标   服务对象      群众满意度     ≥90%     10
        满意度指标
"""


def lines(text: str) -> list[str]:
    texts = text.strip("\n").split("\n")
    before = [Line(line.strip(), address=f"L{n}") for n, line in enumerate(texts, 1)]
    made, origins = respaced(texts, before, GENERIC, shipped_levels())
    assert len(origins) == len(made) + 1
    assert [before[at].address for at in origins[:-1]] == [line.address for line in made]
    return [line.text for line in made]


def test_cells_around_the_middle_of_their_row() -> None:
    assert lines(CENTRED) == dedent("""\
        项目名称 公路养护
        年度资金总额 126.00
        项目资金（万元） 其中：财政拨款 100.00
        其他资金 26.00
        一级指标 二级指标 三级指标 指标值
        产出指标 数量指标 养护里程 420公里
        质量指标 路面平整度达标率 ≥95%
        时效指标 养护及时率 100%
        满意度指标 服务对象满意度指标 群众满意度 ≥90%""").split("\n")


def test_cells_that_hang_below_their_row() -> None:
    assert lines(HANGING) == dedent("""\
        一级指标 二级指标 三级指标 指标值 分值
        产出指标 数量指标 养护里程 420公里 30
        质量指标 路面平整度达标率 ≥95% 30
        效益指标 社会效益指标 群众出行条件 持续改善 20
        满意度指标 服务对象满意度指标 群众满意度 ≥90% 10""").split("\n")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "                  标率\n",
            "                  标率\n                  标率\n                  标率\n",
        ),
        ("≥95%     30\n                  标率", "≥95%     30\n    标率"),
        ("一级指标    二级指标", "一级指标  类  二级指标"),
        ("产出指标    数量指标", "        数量"),
    ],
)
def test_what_does_not_settle_stays_as_it_was(old: str, new: str) -> None:
    assert old in HANGING
    text = HANGING.replace(old, new).replace("满意度指标   服务对象", "            服务对象")
    assert lines(text) == [line.strip() for line in text.strip("\n").split("\n")]


@pytest.mark.parametrize("kind", ["gs_layout", "ah_z_layout"])
def test_an_indent_or_page_number_changes_nothing(
    kind: str, shipped: Settings, checked: Callable[[Path], DocumentReport]
) -> None:
    path = Path(__file__).parents[3] / f"fixtures/running/{kind}_broken.txt"
    text = path.read_text(encoding="utf-8").replace("\f", "")
    indented = "\n".join(f"    {line}" for line in text.split("\n"))
    found = [(finding.rule, finding.message) for finding in checked(path).findings]
    report = check_document(f"{indented}\n\n                 - 1 -\n".encode(), shipped)
    assert [(finding.rule, finding.message) for finding in report.findings] == found


@pytest.mark.parametrize("wide", ["指标  " * 200, "一级指标  二级指标  三级指标  指标值"])
def test_many_lines_cost_their_number(wide: str) -> None:
    def read(count: int) -> None:
        texts = [wide] * count
        made, _ = respaced(texts, [Line(text) for text in texts], GENERIC, shipped_levels())
        assert len(made) == count

    assert steps(lambda: read(600)) < 2.5 * steps(lambda: read(300))
