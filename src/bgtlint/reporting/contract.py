"""The JSON report as a public contract: `bgtlint-report/1`."""

import json
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

SCHEMA_ID = "bgtlint-report/1"
DIALECT = "https://json-schema.org/draft/2020-12/schema"

Number = Annotated[
    str,
    Field(pattern=r"^-?\d+(\.\d+)?$", description="A decimal number in plain notation."),
]
Count = Annotated[int, Field(ge=0)]
Ordinal = Annotated[int, Field(ge=1)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Tool(_Part):
    """What made the report."""

    name: Literal["bgtlint"]
    version: str
    rules_digest: str = Field(description="Digest of the rules that were loaded.")


class LikenessPart(_Part):
    """A layout that a form not understood is like, or that read an incomplete one."""

    layout: str = Field(description="Id of the layout.")
    missing: list[str] = Field(
        description="Labels and columns that the layout needs and that were not found, as it "
        "prints them."
    )


class Place(_Part):
    """A cell or line of the document and the text that stands there."""

    page: int | None
    table: int | None = Field(description="Counts within the page, or within the document.")
    row: int | None
    column: int | None
    sheet: str | None = Field(description="Name of the sheet, in a workbook with more than one.")
    cell: str | None = Field(description="The document's own address: D8, or L205 for a line.")
    label: str
    text: str
    stored: str | None = Field(
        description="The number that a workbook stores where it shows another in `text`."
    )
    bbox: Annotated[list[float], Field(min_length=4, max_length=4)] | None = Field(
        description="x0, top, x1, bottom in PDF points from the page's top left."
    )


class DiagnosticPart(_Part):
    """Something that could not be read, or how it was read."""

    code: str
    page: int | None
    message: str = Field(description="In the report's language.")
    closest: list[LikenessPart] = Field(
        description="The layouts that the form is most like, and what it lacks of each; empty "
        "where the diagnostic is about something else."
    )
    places: list[Place] = Field(
        description="The places that the diagnostic is about; empty where it names none. A row or "
        "a column as a whole has no number of the other."
    )


class Amount(_Part):
    """An amount as printed and as understood."""

    text: str
    value: Number | None = Field(description="null when blank or unreadable.")
    unit: str | None


class PlanPoint(_Part):
    """A checkpoint of the cumulative spend plan (资金支出计划)."""

    label: str
    percent: Number | None = Field(description="null when blank or unreadable.")


class Value(_Part):
    """An indicator's value (指标值) as printed and as understood."""

    text: str
    kind: str = Field(
        description="quantitative, money, rate, percentage, range, deadline, qualitative, "
        "malformed or empty."
    )
    comparator: str | None
    number: Number | None = Field(description="The lower bound where the kind is range.")
    unit: str | None
    per: str | None = Field(description="Basis of a rate, parts joined by /, as in 人/年.")


class Points(_Part):
    """Points (分值, 得分) or a rate (执行率, 占比) as printed and as understood."""

    text: str
    value: Number | None = Field(description="null when blank or unreadable.")


class IndicatorPart(_Part):
    """A level-3 indicator (三级指标)."""

    period: str | None = Field(
        description="Which list of a form with several the indicator stands in: 年度 for that of "
        "the budget year, 实施期 for that of the whole term (中长期, 总体), 往年 for years past, a "
        "year such as 2024年 for another year's column; null for the only list."
    )
    region: str | None = Field(
        description="The county or region whose value it is, in a form with a column for each; "
        "null for the value of the whole and in every other form."
    )
    level1: str
    level2: str
    level3: str
    value: Value | None = Field(description="null when the form has no value column.")
    actual: Value | None = Field(
        description="The actual value (实际完成值), in the unit of its target; null without it."
    )
    weight: Points | None = Field(description="分值; null when the form has no such column.")
    score: Points | None = Field(description="得分; null when the form has no such column.")
    reason: str | None = Field(description="偏差原因; null when the form has no such column.")


class FundPart(_Part):
    """A row of a fund block (资金情况)."""

    block: str = Field(description="The heading of the block as printed.")
    name: str = Field(description="budget for the total, fiscal, carried, basic ... for a part.")
    part_of: str | None = Field(description="The row it is a part of; null for the total.")
    label: str = Field(description="The row's label as printed.")
    initial: Amount | None = Field(description="年初预算数")
    adjustment: Amount | None = Field(description="调整数")
    adjusted: Amount | None = Field(description="全年（调整后）预算数")
    executed: Amount | None = Field(description="全年执行数")
    rate: Points | None = Field(description="执行率 in percent.")
    share: Points | None = Field(description="占比 in percent.")
    weight: Points | None = Field(description="The points of the execution rate.")
    score: Points | None = Field(description="The points given for the execution rate.")


class TaskPart(_Part):
    """A main task of the year (年度主要任务)."""

    name: str
    budget: Amount | None
    fiscal: Amount | None
    other: Amount | None
    executed: Amount | None = Field(description="全年执行数")
    executed_fiscal: Amount | None = Field(description="What was spent of 财政拨款.")
    executed_other: Amount | None = Field(description="What was spent of 其他资金.")


class TotalsPart(_Part):
    """What the form adds up itself."""

    weight: Points | None = Field(description="分值合计")
    score: Points | None = Field(description="总分")
    grade: str | None = Field(description="自评等级 as printed.")
    tasks: Amount | None = Field(description="金额合计 of the main tasks.")


class ProjectPart(_Part):
    """A form found in the document."""

    number: Ordinal
    layout: str = Field(description="Id of the layout that read the form.")
    kind: Literal["target", "self_evaluation", "department_target", "department_self_evaluation"]
    name: str
    code: str | None
    unit: str | None = Field(description="The unit (单位) that the form names.")
    page: int | None = Field(description="Page on which the form starts.")
    budget: Amount | None
    plan: list[PlanPoint]
    funds: list[FundPart] = Field(description="Fund blocks with several columns of amounts.")
    tasks: list[TaskPart]
    totals: TotalsPart
    indicators: list[IndicatorPart]


class ProjectKey(_Part):
    """The project that a finding is about."""

    number: Ordinal
    code: str | None
    name: str | None


class OperandPart(_Part):
    """An operand of the checked expression."""

    name: str
    text: str = Field(description="As printed.")
    value: str | None = Field(description="As understood.")
    unit: str | None


class EvidencePart(_Part):
    """Why the rule said what it said."""

    expression: str | None = Field(description="The rule's own text.")
    arithmetic: str | None = Field(description="The sum set out with the printed figures.")
    operands: list[OperandPart]
    lhs: str | None
    rhs: str | None
    gap: str | None = Field(description="lhs - rhs, with unit.")
    gap_percent: str | None = Field(description="Share of the gap in rhs, without sign.")


class Fingerprint(_Part):
    """Two keys that recognise the finding in another run."""

    where: str = Field(description="The place, without page or box.")
    what: str = Field(description="The figures.")


class FindingPart(_Part):
    """A rule that failed at a place, with its proof."""

    rule: str
    name: str
    severity: Literal["error", "warning", "info"]
    status: str = Field(description="new, or what a baseline or a waiver says of it.")
    message: str
    suggestion: str
    project: ProjectKey | None = Field(description="null for the whole document.")
    location: Place
    related: list[Place] = Field(description="The operands' cells.")
    evidence: EvidencePart
    fingerprint: Fingerprint


class DocumentPart(_Part):
    """What one document said."""

    path: str
    sha256: str
    format: str
    pages: Count | None
    status: Literal["checked", "partly", "unread"]
    diagnostics: list[DiagnosticPart]
    projects: list[ProjectPart]
    findings: list[FindingPart]


class CoveragePart(_Part):
    """How often a rule applied and what it said."""

    rule: str
    applied: Count = Field(description="passed + failed + unknown.")
    passed: Count
    failed: Count
    unknown: Count
    not_applicable: Count
    reasons: dict[str, Count] = Field(description="Why it stayed unknown, with counts.")


class Summary(_Part):
    """Counts over the whole run."""

    documents: Count
    checked: Count
    partly: Count
    unread: Count
    projects: Count
    error: Count
    warning: Count
    info: Count


class ReportPart(_Part):
    """A report of bgtlint. Numbers are strings, so that no digit is lost."""

    schema_: Literal["bgtlint-report/1"] = Field(alias="schema")
    tool: Tool
    documents: list[DocumentPart]
    coverage: list[CoveragePart]
    summary: Summary


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the report."""
    schema = ReportPart.model_json_schema(by_alias=True)
    return {"$schema": DIALECT, **schema, "title": SCHEMA_ID}


def schema_text() -> str:
    """Write the JSON Schema as JSON, two spaces, a line feed at the end."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"
