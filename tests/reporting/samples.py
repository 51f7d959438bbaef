"""Reports built by hand for the reporters' tests; every name and figure is invented."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from enum import Enum
from typing import Any

from bgtlint.model import (
    Cell,
    Checkpoint,
    CostLine,
    Coverage,
    Diagnostic,
    DocumentReport,
    Evidence,
    Figure,
    Finding,
    Form,
    FormKind,
    FormRow,
    Grid,
    Indicator,
    Location,
    Measure,
    MeasureKind,
    Operand,
    Project,
    ProjectCode,
    Report,
    Severity,
    Status,
)

PAGE = 10
ROWS: tuple[tuple[str, ...], ...] = (
    ("项目编码", "99010125P000000100017", "", "项目名称", "2025年\n乡镇网络平台运行维护费", ""),
    ("预算规模及\n资金用途", "预算数", "8.94", "其中：财政\n资金", "8.94", "其他资金"),
    ("", "网络平台专线租用", "", "", "", ""),
    ("资金支出计\n划（%）", "3月底", "6月底", "", "10月底", "12月底"),
    ("", "25%", "100%", "", "", ""),
    ("绩效目标", "1. 保障网络平台稳定运行", "", "", "", ""),
    ("一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "指标值确定依据"),
    ("产出指标", "数量指标", "专线数量", "租用专线15条", "15条", "合同"),
    ("", "成本指标", "专线租用成本", "每条专线6000元", "6000元/条", "合同"),
    ("效益指标", "社会效益指标", "便民服务", "方便群众办事", "方便群众办事", "工作计划"),
    ("满意度指标", "服务对象满意度指标", "群众满意度", "群众满意度", "≥100%", "问卷"),
)
SPANS = {
    (1, 2): (1, 2), (1, 5): (1, 2), (2, 1): (2, 1), (3, 2): (1, 5),
    (4, 1): (2, 1), (4, 3): (1, 2), (5, 3): (1, 2), (6, 2): (1, 5), (8, 1): (2, 1),
}  # fmt: skip


def box(row: int, column: int) -> tuple[float, float, float, float]:
    return (90.126 * column, 30.004 * row, 90.126 * column + 90, 30.004 * row + 30)


def grid(page: int | None = PAGE, *, continued_from: int = 10) -> Grid:
    covered = {
        (row + down, column + right)
        for (row, column), (height, width) in SPANS.items()
        for down in range(height)
        for right in range(width)
        if down or right
    }
    cells = tuple(
        Cell(
            row, column, text, *SPANS.get((row, column), (1, 1)), box=box(row, column),
            page=None if page is None or row < continued_from else page + 1,
        )
        for row, texts in enumerate(ROWS, start=1)
        for column, text in enumerate(texts, start=1)
        if (row, column) not in covered
    )  # fmt: skip
    return Grid(page, 1, len(ROWS), 6, cells, box=(90.0, 30.0, 640.0, 390.0))


def at(row: int, column: int, label: str, page: int | None = PAGE) -> Location:
    text = ROWS[row - 1][column - 1]
    later = 1 if row >= 10 else 0
    return Location(
        label, text, None if page is None else page + later, 1, row, column, None, box(row, column)
    )


def line(number: int, label: str, text: str) -> Location:
    return Location(label, text, cell=f"L{number}")


def measure(text: str, kind: MeasureKind, number: str | None = None, unit: str = "",
            *per: str, comparator: str = "") -> Measure:  # fmt: skip
    return Measure(
        text, kind, comparator, None if number is None else Decimal(number), None, unit, per
    )


def project(number: int = 7, name: str = "2025年乡镇网络平台运行维护费",
            page: int | None = PAGE) -> Project:  # fmt: skip
    budget = at(2, 3, "预算数", page)
    count = at(8, 5, "数量指标/指标值", page)
    cost = at(9, 5, "成本指标/指标值", page)
    satisfied = at(11, 5, "服务对象满意度指标/指标值", page)
    quantity = Indicator(
        "产出",
        "数量",
        "专线数量",
        {
            "value": Figure(
                count, measure("15条", MeasureKind.QUANTITATIVE, "15", "条", comparator="≥")
            )
        },
    )
    unit_cost = Indicator(
        "产出",
        "成本",
        "专线租用成本",
        {"value": Figure(cost, measure("6000元/条", MeasureKind.RATE, "6E+3", "元", "条", "年"))},
    )
    satisfaction = Indicator(
        "满意度",
        "服务对象满意度",
        "群众满意度",
        {
            "value": Figure(
                satisfied,
                replace(
                    measure("≥100%", MeasureKind.PERCENTAGE, "100", "%", comparator="≥"),
                    problems=(("over-hundred", "≥100%"),),
                ),
            )
        },
    )
    benefit = Indicator("效益", "社会效益", "便民服务", {})
    form = Form(
        number=number, layout="sample-county", kind=FormKind.TARGET,
        title=Location("表题", f"{number}.{name}绩效目标表", page),
        fields={
            "code": at(1, 2, "项目编码", page), "name": at(1, 5, "项目名称", page),
            "budget": budget, "fiscal": at(2, 5, "财政资金", page),
            "unit": Location("单位", "990101 样例县信息中心", page),
        },
        fund_parts=("fiscal",), amount_unit="万元", plan=(),
        rows=(FormRow("产出", "数量", {"value": count}),),
        grids=(grid(page),), reason="标签 资金支出计划、指标值", missing=("use",),
        unclaimed=(Location("其他资金", "其他资金", page, 1, 2, 6),),
    )  # fmt: skip
    return Project(
        form=form, name=name, year=2025,
        code=ProjectCode("99010125P000000100017", True, "990101", 2025, "P", "7", True),
        amounts={"budget": Figure(budget, measure("8.94", MeasureKind.MONEY, "8.94", "万元"))},
        checkpoints=(
            Checkpoint("6月底", at(4, 3, "6月底", page), Figure(
                at(5, 3, "6月底", page),
                measure("100%", MeasureKind.PERCENTAGE, "100", "%"))),
            Checkpoint("12月底", at(4, 6, "12月底", page), None),
        ),
        indicators=(quantity, unit_cost, benefit, satisfaction),
        cost_lines=(
            CostLine(unit_cost, unit_cost.figures["value"], quantity.figures["value"], quantity,
                     basis_from="value"),
            CostLine(satisfaction, None, None, None, reason="没有可配的数量"),
        ),
    )  # fmt: skip


def product_finding(number: int = 7, page: int | None = PAGE) -> Finding:
    count = at(8, 5, "数量指标/指标值", page)
    cost = at(9, 5, "成本指标/指标值", page)
    budget = at(2, 3, "预算数", page)
    return Finding(
        rule="CST001", name="cost-product", severity=Severity.WARNING,
        title="数量×单价×周期与预算数不符",
        message="成本指标与预算数对不上：15 条 × 6000 元/条 = 9.00 万元，应等于预算数 8.94 万元，"
        "相差 0.06 万元（0.67%）。",
        suggestion="单价改为 5960 元/条，乘积正好等于预算数；或核对专线条数和预算数。",
        project=number, location=cost, related=(count, budget),
        evidence=Evidence(
            expression="quantity × unit_cost × fiscal_year ≈ budget ± 0.5%",
            arithmetic="15 条 × 6000 元/条 × 1 年 = 90000 元 = 9.00 万元 ≠ 8.94 万元",
            operands=(
                Operand("quantity", "15条", "15", "条", "", count),
                Operand("unit_cost", "6000元/条", "6000", "元/条", "5999.5～6000.5", cost),
                Operand("budget", "8.94", "8.94", "万元", "8.935～8.945", budget),
            ),
            lhs="9.00 万元", rhs="8.94 万元", gap="0.06 万元", gap_percent="0.67",
        ),
        where="w-cst001", what="k-cst001",
    )  # fmt: skip


def plan_finding(number: int = 7, page: int | None = PAGE) -> Finding:
    blank = at(5, 6, "12月底", page)
    last = at(5, 3, "6月底", page)
    return Finding(
        rule="PLN001", name="last-checkpoint", severity=Severity.ERROR,
        title="支出计划未到100%",
        message="资金支出计划12月底是空白，应为100%。", suggestion="在12月底填写100%，并核对原件。",
        project=number, location=blank, related=(last,),
        evidence=Evidence(
            "last(plan) = 100%", "6月底 100%，12月底 （空白）",
            (Operand("percent", "", "", "", "", blank),),
        ),
        where="w-pln001", what="k-pln001",
    )  # fmt: skip


def info_finding(number: int = 7, page: int | None = PAGE) -> Finding:
    place = at(11, 5, "服务对象满意度指标/指标值", page)
    return Finding(
        rule="SAT003", name="ge-100", severity=Severity.INFO, title="满意度写作≥100%",
        message="满意度写作“≥100%”，不可能超过100%。", suggestion="写作“=100%”或“≥95%”。",
        project=number, location=place, related=(),
        evidence=Evidence("", "", (Operand("value", "≥100%", "100", "%", "", place),)),
        where="w-sat003", what="k-sat003",
    )  # fmt: skip


def document_finding() -> Finding:
    return Finding(
        rule="DOC001", name="contents", severity=Severity.ERROR, title="目录与正文不一致",
        message="目录列出23个项目，正文有22个，相差1个。",
        suggestion="补上缺少的目标表，或改正目录。",
        project=None, location=Location("目录", "23.样例项目绩效目标表", 2), related=(),
        evidence=Evidence("contents = titles", "", ()), where="w-doc001", what="k-doc001",
    )  # fmt: skip


COVERAGE = (
    Coverage("CST001", passed=10, failed=1, unknown=8, reasons={"没有数量": 5, "没有单价": 3}),
    Coverage("PLN001", passed=21, failed=1),
    Coverage("SAT003", passed=21, failed=1),
    Coverage("EVL001", not_applicable=22),
)


def document(**changes: object) -> DocumentReport:
    whole = DocumentReport(
        path="样例/dept2025.pdf", sha256="ab" * 32, format="pdf", pages=26,
        status=Status.CHECKED,
        projects=(project(), project(8, "2025年招考经费", 12), project(9, "2025年培训经费", 14)),
        findings=(document_finding(), product_finding(), plan_finding(), info_finding()),
        coverage=COVERAGE,
    )  # fmt: skip
    return replace(whole, **changes)  # type: ignore[arg-type]


def clean_document() -> DocumentReport:
    return document(
        path="样例/clean.pdf", findings=(),
        coverage=(Coverage("CST001", passed=19, unknown=3, reasons={"没有数量": 3}),
                  Coverage("PLN001", passed=22)),
    )  # fmt: skip


def partly_document() -> DocumentReport:
    return document(
        path="样例/scan.pdf", status=Status.PARTLY, findings=(info_finding(),),
        diagnostics=(Diagnostic("SAMPLE-no-such-code", 3, "整页是图片"),),
    )  # fmt: skip


def unread_document() -> DocumentReport:
    return DocumentReport(
        "样例/broken.pdf", "cd" * 32, "pdf", None, Status.UNREAD,
        (Diagnostic("SAMPLE-broken", None, "startxref"),),
    )  # fmt: skip


def text_document() -> DocumentReport:
    """A text file: no pages and no boxes, cells named by their line."""
    finding = replace(
        product_finding(page=None),
        location=line(205, "成本指标/指标值", "6000元/条"),
        related=(line(204, "数量指标/指标值", "15条"),),
    )
    return document(
        path="样例/dept2025.txt", format="text", pages=None,
        projects=(project(page=None),), findings=(finding,),
    )  # fmt: skip


def report(*documents: DocumentReport, lang: str = "zh") -> Report:
    chosen = documents or (document(),)
    return Report(chosen, COVERAGE, version="0.1.0", rules_digest="sha256:12ab", lang=lang)


def mapped(value: Any, change: Callable[[str], str]) -> Any:
    """Send every text of a record, and the keys of `reasons`, through `change`."""
    if isinstance(value, str):
        return value if isinstance(value, Enum) else change(value)
    if isinstance(value, tuple):
        return tuple(mapped(item, change) for item in value)
    if isinstance(value, dict):
        numbers = all(isinstance(item, int) for item in value.values())
        return {
            change(key) if numbers else key: mapped(item, change) for key, item in value.items()
        }
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value, **{f.name: mapped(getattr(value, f.name), change) for f in fields(value)}
        )
    return value
