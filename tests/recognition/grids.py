"""Grids for tests, drawn as text: one row a line, `|` between cells."""

from bgtlint.model import Cell, Grid
from bgtlint.recognition.view import View


def grid(drawing: str) -> Grid:
    """Return the grid of a drawing; blank cells are kept."""
    rows = [line.strip().split("|") for line in drawing.strip().splitlines()]
    cells = tuple(
        Cell(row, column, text.strip(), address=f"L{row}")
        for row, texts in enumerate(rows, 1)
        for column, text in enumerate(texts, 1)
    )
    return Grid(None, 1, len(rows), max(map(len, rows)), cells)


def view(drawing: str) -> View:
    """Return the view of a drawing."""
    return View(grid(drawing))


COUNTY = """
项目编码|13082225P000169100010||项目名称|2025 年公路养护经费||
预算规模及 资金用途|预算数|12.50|其中：财政 资金|10.00|其他资金|2.50
|公路日常养护|||||
资金支出计 划（%）|3 月底||6 月底||10 月底|12 月底
|25%||50%||75%|100%
绩效目标|1. 保障农村公路畅通|||||
一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据|
产出指标|数量指标|养护里程|农村公路养护里程|25 公里|养护合同|
|质量指标|养护合格率|养护合格情况|≥95%|养护合同|
|时效指标|完成时限|完成时间|2025年12月31日前|养护合同|
|成本指标|养护单价|每公里每年 5000 元|5000 元/公里|养护合同|
效益指标|社会效益指标|出行条件|出行条件改善|改善|调研|
满意度指标|服务对象满意度指标|群众满意度|群众满意度|≥90%|问卷|
"""
