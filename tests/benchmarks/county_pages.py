"""Dense pages as counties publish them: one performance target form a page (绩效目标表)."""

import io

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"
EDGES = (56, 118, 186, 262, 318, 366, 420, 474, 540)
ROW = 30.0
Row = tuple[tuple[int, int, str], ...]
INDICATORS = (
    ("产出指标", "数量指标", "劳务派遣人数"),
    ("", "数量指标", "就业服务专线条数"),
    ("", "质量指标", "工资保险足额支付率"),
    ("", "质量指标", "补贴资金发放准确率"),
    ("", "时效指标", "每月发放工资的截止日期"),
    ("", "成本指标", "每人每年劳务派遣费用"),
    ("效益指标", "经济效益指标", "带动就业创业户数增长"),
    ("", "社会效益指标", "政务服务水平和工作效率"),
    ("", "可持续影响指标", "城乡公共就业服务体系"),
    ("满意度指标", "服务对象满意度指标", "群众对政务服务的满意度"),
)


def form_rows(number: int) -> list[Row]:
    """Give the rows of one form: (first column, last column, text) for each cell."""
    amount = f"{number * 7 % 400 + 12}.{number * 13 % 100:02d}"
    rows: list[Row] = [
        ((0, 0, "项目编码"), (1, 3, f"13082225P{number:011d}A"), (4, 4, "项目名称"),
         (5, 7, f"2025 年就业创业服务项目第 {number} 号经费")),
        ((0, 0, "预算规模及资金用途"), (1, 1, "预算数"), (2, 2, amount), (3, 3, "其中：财政资金"),
         (4, 4, amount), (5, 5, "其他资金"), (6, 7, "")),
        ((0, 0, ""), (1, 7, "用于支付劳务派遣人员工资、社会保险和公共就业服务专线费用")),
        ((0, 0, "资金支出计划（%）"), (1, 2, "3 月底"), (3, 4, "6 月底"), (5, 5, "10 月底"),
         (6, 7, "12 月底")),
        ((0, 0, ""), (1, 2, "25%"), (3, 4, "50%"), (5, 5, "75%"), (6, 7, "100%")),
        ((0, 0, "绩效目标"), (1, 7, "1. 提升政务服务水平，提高工作效率，扩大就业，促进社会稳定")),
        ((0, 0, "一级指标"), (1, 1, "二级指标"), (2, 3, "三级指标"), (4, 5, "绩效指标描述"),
         (6, 6, "指标值"), (7, 7, "确定依据")),
    ]  # fmt: skip
    for at, (first, second, third) in enumerate(INDICATORS):
        rows.append(
            ((0, 0, first), (1, 1, second), (2, 3, third), (4, 5, f"全年{third}达到计划数"),
             (6, 6, f"≥{number % 50 + at} 人"), (7, 7, "年度工作计划"))
        )  # fmt: skip
    return rows


def county_pdf(pages: int) -> bytes:
    """Make a PDF of that many forms, every cell with its own four strokes."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4, pageCompression=1)
    for number in range(1, pages + 1):
        _page(canvas, number)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _page(canvas: Canvas, number: int) -> None:
    canvas.setLineWidth(0.5)
    canvas.setFont(FONT, 14)
    canvas.drawCentredString(298, 780, f"{number}. 2025 年就业创业服务项目绩效目标表")
    canvas.setFont(FONT, 9)
    canvas.drawString(56, 755, "323001 某县人力资源和社会保障局本级")
    canvas.drawRightString(540, 755, "单位：万元")
    canvas.drawCentredString(298, 40, f"- {number} -")
    for at, row in enumerate(form_rows(number)):
        high = 745 - ROW * at
        for first, last, text in row:
            left, right = EDGES[first], EDGES[last + 1]
            for x0, y0, x1, y1 in (
                (left, high, right, high), (left, high - ROW, right, high - ROW),
                (left, high, left, high - ROW), (right, high, right, high - ROW),
            ):  # fmt: skip
                canvas.line(x0, y0, x1, y1)
            room = max(int((right - left - 4) / 9), 1)
            parts = [text[i : i + room] for i in range(0, len(text), room)][:3]
            for line, part in enumerate(parts):
                canvas.drawString(left + 2, high - 10 - 9.5 * line, part)
