"""Projects for tests, from the drawing of a form."""

from bgtlint.interpretation.costs import shipped_costs
from bgtlint.interpretation.projects import read_project
from bgtlint.model import Form, Line, Page, Project
from bgtlint.recognition.document import recognise
from bgtlint.recognition.layout_reading import shipped_layouts, shipped_levels
from tests.recognition.grids import grid


def project(
    budget: str = "12.50",
    *rows: tuple[str, str, str, str],
    name: str = "2025年公路养护经费",
    unit: str = "万元",
    use: str = "日常养护",
    shares: str = "25% 50% 75% 100%",
) -> Project:
    """Return the project of a county form with rows of level 2, name, description, value."""
    one, two, three_, four = shares.split()
    drawing = "\n".join(
        (
            f"项目编码|13082225P000169100010||项目名称|{name}||",
            f"预算规模及资金用途|预算数|{budget}|其中：财政资金|{budget}|其他资金|",
            f"|{use}|||||",
            "资金支出计划（%）|3月底||6月底||10月底|12月底",
            f"|{one}||{two}||{three_}|{four}",
            "绩效目标|1. 保障畅通|||||",
            "一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据|",
            *(f"产出指标|{level2}指标|{three}|{text}|{value}|合同|"
              for level2, three, text, value in rows),
        )
    )  # fmt: skip
    blocks = (Line("1. " + name + "绩效目标表"), Line(f"单位：{unit}"), grid(drawing))
    found = recognise([Page(None, blocks)], shipped_layouts(), shipped_levels())
    (form,) = (item for item in found if isinstance(item, Form))
    return read_project(form, shipped_levels(), shipped_costs())


def projects(drawing: str, *heading: str) -> list[Project]:
    """Return the projects of any drawn form; the unit of amounts is 万元."""
    lines = tuple(Line(text) for text in (*heading, "单位：万元"))
    found = recognise([Page(None, (*lines, grid(drawing)))], shipped_layouts(), shipped_levels())
    return [
        read_project(item, shipped_levels(), shipped_costs())
        for item in found
        if isinstance(item, Form)
    ]
