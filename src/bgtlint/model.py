"""The words that every stage speaks: places, grids, forms, measures, projects, findings, reports.

Every record is frozen. Positions (page, table, row, column) count from 1. Printed numbers are
`Decimal` from the printed string; only page geometry (`Box`) is float. This module imports
nothing of ours but how records are made.
"""

from collections.abc import Mapping
from dataclasses import field
from decimal import Decimal
from enum import StrEnum

from bgtlint.records import record

Box = tuple[float, float, float, float]
"""x0, top, x1, bottom in PDF points from the page's top left."""


class Severity(StrEnum):
    """How grave a finding is: cannot be right / a reviewer would send it back / worth knowing."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Verdict(StrEnum):
    """What a rule says of one subject; `UNKNOWN` always carries a reason."""

    PASS = "pass"
    FAIL = "fail"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


class Status(StrEnum):
    """How much of a document was read."""

    CHECKED = "checked"
    PARTLY = "partly"
    UNREAD = "unread"


class FormKind(StrEnum):
    """Which kind of form a table is (项目支出绩效目标表, 绩效自评表, 部门整体…)."""

    TARGET = "target"
    SELF_EVALUATION = "self_evaluation"
    DEPARTMENT_TARGET = "department_target"
    DEPARTMENT_SELF_EVALUATION = "department_self_evaluation"


class MeasureKind(StrEnum):
    """What kind of value a cell's text states (value grammar)."""

    QUANTITATIVE = "quantitative"
    MONEY = "money"
    RATE = "rate"
    PERCENTAGE = "percentage"
    RANGE = "range"
    DEADLINE = "deadline"
    QUALITATIVE = "qualitative"
    MALFORMED = "malformed"
    EMPTY = "empty"


# --- reading: bytes -> pages of lines and grids ---------------------------------------------


@record
class Secret:
    """A personal number that was masked: what it is (手机号 …) and what is shown of it."""

    category: str
    masked: str


@record
class Cell:
    """One cell of a grid, merged cells once, at their top left.

    `text` is as read (line breaks kept); `address` is the place in the document's own terms
    (`D8` in a workbook, `L205` for a line of a text file), None where there is none. `page` is
    set only for a cell of a continued table that stands on a later page than its grid. `stored`
    is the number that a workbook stores where it is another than the one it shows. `secrets` are
    the personal numbers that `text` shows masked.
    """

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    box: Box | None = None
    address: str | None = None
    page: int | None = None
    stored: str | None = None
    secrets: tuple[Secret, ...] = ()


@record
class Grid:
    """One table as read. `table` counts within the page, or within a document without pages.

    `sheet` is the name of the sheet in a workbook with more than one. `parts` are the tables of a
    form that stands in several, put together in this one.
    """

    page: int | None
    table: int
    rows: int
    columns: int
    cells: tuple[Cell, ...]
    box: Box | None = None
    sheet: str | None = None
    parts: tuple["Grid", ...] = ()


@record
class Line:
    """A line of text outside every grid (titles, units, departments, table of contents)."""

    text: str
    page: int | None = None
    box: Box | None = None
    address: str | None = None
    sheet: str | None = None
    secrets: tuple[Secret, ...] = ()


@record
class Likeness:
    """A layout that a table is like, with its title, and what the table lacks of it.

    `missing` are labels and columns as the layout prints them (项目名称, 三级指标).
    """

    layout: str
    zh: str
    en: str
    missing: tuple[str, ...]


@record
class Location:
    """A labelled place in a document and the text that stands there."""

    label: str
    text: str
    page: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    cell: str | None = None
    bbox: Box | None = None
    sheet: str | None = None
    stored: str | None = None


@record
class Diagnostic:
    """Something that could not be read. `code` names the text in texts.yml; `detail` fills it.

    `closest` are the layouts that a form not understood is most like, or the one that read a
    form without some of its fields; `places` are those that the diagnostic is about.
    """

    code: str
    page: int | None = None
    detail: str = ""
    closest: tuple[Likeness, ...] = ()
    places: tuple[Location, ...] = ()


@record
class Page:
    """One page in reading order; `number` is None in formats without pages."""

    number: int | None
    blocks: tuple[Line | Grid, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


# --- recognition: grids -> forms -------------------------------------------------------------


@record
class PlanCell:
    """One checkpoint of the spend plan (资金支出计划) in reading order.

    `name` is the checkpoint as printed (12月底), "" for a value without a label; a checkpoint
    without a value keeps the place where it should stand, with an empty text.
    """

    name: str
    label: Location | None
    value: Location | None


@record
class FormRow:
    """One indicator row: level names without suffix, and its cells by canonical column.

    Columns: level3, description, comparator, value, unit, weight, actual, score, reason, basis.
    `level1_at` is the level-1 cell as printed, which may carry points: 产出指标(50分). `period` is
    年度 or 实施期 where a form has an indicator list for each, else ""; `region` the county or
    region whose value it is where a form has a column for each, "" for the whole.
    """

    level1: str
    level2: str
    cells: Mapping[str, Location]
    level1_at: Location | None = None
    period: str = ""
    region: str = ""


@record
class FundRow:
    """One row of a fund block (资金情况): a source of money and its amounts by canonical column.

    `name` is the canonical source: budget for the total (年度资金总额), else fiscal, special, own,
    carried, other ..., or the label of a source nobody named; `part_of` the name of the row that
    its siblings and it add up to, "" for the total. Columns: initial (年初预算数), adjustment
    (调整数), adjusted (全年预算数), executed (全年执行数), weight, rate (执行率), share (占比),
    score, reason; a blank cell keeps its place. `block` is the heading of the block (收入构成);
    rows of one block have one total.
    """

    name: str
    part_of: str
    label: Location
    cells: Mapping[str, Location]
    block: str = ""


@record
class TaskRow:
    """One main task of the year (年度主要任务); `cells` by column.

    Columns: name, content, actual; budget, fiscal, other; executed, executed_fiscal,
    executed_other.
    """

    cells: Mapping[str, Location]


@record
class PrintedSum:
    """A printed sum: `runs` are the places that it may be the sum of, the likeliest first.

    A list does not print how many projects a unit has, nor a subtotal how far back it goes.
    """

    total: Location
    runs: tuple[tuple[Location, ...], ...]


@record
class Form:
    """A table whose layout is known: which cell is which field.

    `fields` by canonical name (code, name, unit, budget, fiscal, other, use, goal ...), only
    those whose label was found; `fund_parts` names the sibling fields that add up to the budget,
    `fund_details` those that are a part of such a part, each with the part's name; `term_parts`
    the parts of the whole term's budget, by the names of the year's; `list_sums` the sums of a
    list of projects that begin with this one, `subtotals` those of its points (小计), `region_sums`
    the funds of the whole with those of its regions.
    `amount_unit` is the printed unit of amounts ("" when nothing states it). `unclaimed` are the
    cells that no field took, `unclaimed_labels` those of them that look like a label, `noted` the
    values of labels and columns that are known and that nothing needs (项目类别, 上年). `unchecked`
    are those places among what is left over that a rule would have judged: figures, columns,
    rows of indicators; `unplaced` the words whose label no field knows. `totals`
    are what the form adds up itself: weight and score (总分), grade (自评等级), task_budget …
    (金额合计), reason (偏差原因 for the whole form). `levels` are the level names (产出, 数量) that
    every copy of the form has rows for. `regional` are the rows once more for each further region,
    with its values. `unread_rows` counts the rows of indicators and funds that are printed and
    were not read, as where text without cells leaves a doubt.
    """

    number: int
    layout: str
    kind: FormKind
    title: Location | None
    fields: Mapping[str, Location]
    fund_parts: tuple[str, ...]
    amount_unit: str
    plan: tuple[PlanCell, ...]
    rows: tuple[FormRow, ...]
    grids: tuple[Grid, ...]
    reason: str = ""
    unclaimed: tuple[Location, ...] = ()
    missing: tuple[str, ...] = ()
    funds: tuple[FundRow, ...] = ()
    tasks: tuple[TaskRow, ...] = ()
    totals: Mapping[str, Location] = field(default_factory=dict)
    unclaimed_labels: tuple[Location, ...] = ()
    noted: tuple[Location, ...] = ()
    unchecked: tuple[Location, ...] = ()
    unplaced: tuple[Location, ...] = ()
    levels: tuple[str, ...] = ()
    fund_details: Mapping[str, str] = field(default_factory=dict)
    term_parts: Mapping[str, Location] = field(default_factory=dict)
    list_sums: tuple[PrintedSum, ...] = ()
    subtotals: tuple[PrintedSum, ...] = ()
    regional: tuple[FormRow, ...] = ()
    region_sums: tuple[PrintedSum, ...] = ()
    unread_rows: int = 0


@record
class Passage:
    """One printed text: a paragraph (its wrapped lines joined) or a filled cell of a table.

    `kind` is cover, contents, heading, paragraph, cell or label (a cell that only names a field
    or a column of its form); `section` the nearest heading above a paragraph; `project` the number
    of the form a cell or its heading belongs to.
    """

    location: Location
    kind: str
    section: str = ""
    project: int | None = None
    secrets: tuple[Secret, ...] = ()


@record
class Entry:
    """A numbered title in the table of contents or above a table: `title` is compacted.

    `number` is None without one; `page` the page the contents print for it; `project` the
    number of the form the title stands above.
    """

    title: str
    location: Location
    number: int | None = None
    page: int | None = None
    project: int | None = None


@record
class Outline:
    """What stands outside the tables: the document's own lines and its table of contents.

    `passages` are all printed texts, cells included, in the order of the document; `entries` the
    contents with their places, `titles` the numbered titles of the body; `cover_year` is the
    year the cover prints, with its place.
    """

    lines: tuple[Line, ...] = ()
    contents: tuple[tuple[str, str], ...] = ()
    department: str = ""
    year: int | None = None
    passages: tuple[Passage, ...] = ()
    entries: tuple[Entry, ...] = ()
    titles: tuple[Entry, ...] = ()
    cover_year: tuple[int, Location] | None = None


# --- interpretation: forms -> projects -------------------------------------------------------


@record
class Measure:
    """A cell's text read by the value grammar.

    `number` is exact as printed (`upper` too, for a range); `decimals` its printed decimals;
    `unit` one unit name ("" for none); `per` the basis of a rate ("人", "月"); `deadline` one of
    `YYYY-MM-DD`, `YYYY-MM`, `--MM-DD`, `---DD` (every month), `Q---DD`, an ISO duration;
    `problems` the codes of what is wrong (malformed, inverted-unit, doubled ...), each with what
    was seen; `approximate` for 约/左右.
    """

    text: str
    kind: MeasureKind
    comparator: str = ""
    number: Decimal | None = None
    upper: Decimal | None = None
    unit: str = ""
    per: tuple[str, ...] = ()
    decimals: int = 0
    deadline: str = ""
    approximate: bool = False
    problems: tuple[tuple[str, str], ...] = ()


@record
class Figure:
    """A place and how its text was read."""

    location: Location
    measure: Measure


@record
class Checkpoint:
    """A checkpoint of the cumulative spend plan; `percent` None where it is blank."""

    label: str
    label_at: Location | None
    percent: Figure | None


@record
class Indicator:
    """A level-3 indicator (三级指标); `figures` by canonical column, blank cells included.

    `role` is what its value should be: quantity, quality, time, cost, satisfaction, benefit, "";
    `period` and `region` as in `FormRow`.
    """

    level1: str
    level2: str
    name: str
    figures: Mapping[str, Figure]
    role: str = ""
    period: str = ""
    region: str = ""


@record
class CostLine:
    """Quantity × unit cost × periods, paired from the indicator rows of one project.

    `unit_cost.measure.per` carries the whole basis, wherever it was printed; `basis_from` says
    where (value, description, level3, "" for nowhere). `duration` is a printed number of months
    or days (发放 10 个月) that stands for the whole year. `reason` says why no product can be
    made. `total` marks a cost that is a total (总成本), not a price.
    """

    cost: Indicator
    unit_cost: Figure | None
    quantity: Figure | None
    quantity_of: Indicator | None
    duration: Figure | None = None
    basis_from: str = ""
    total: bool = False
    reason: str = ""


@record
class Fund:
    """A row of a fund block read: `figures` by the columns of `FundRow`.

    `division` tells how it divides its total: by source (来源) or by type of expenditure
    (基本支出, 项目支出); rows that add up have the same one.
    """

    name: str
    part_of: str
    label: Location
    figures: Mapping[str, Figure]
    block: str = ""
    division: str = "source"


@record
class Task:
    """A main task of the year (年度主要任务): its name and its amounts by canonical column."""

    name: Location | None
    amounts: Mapping[str, Figure]


@record
class Sum:
    """A printed total and the printed amounts that it is the sum of.

    `kind` is task for main tasks of the year: a column's total, or a task's sources; term for the
    budget of a project's whole term; restated for a budget printed again beside its fund
    block; list for the projects of a list; points for a subtotal of points; region for funds of
    the whole and of its regions.
    """

    kind: str
    total: Figure
    parts: tuple[Figure, ...]


@record
class ProjectCode:
    """A 21-character project code (项目编码) taken apart; `check` is the expected character."""

    text: str
    well_formed: bool
    region: str = ""
    year: int | None = None
    letter: str = ""
    check: str = ""
    check_ok: bool | None = None


@record
class Project:
    """One form with every figure read: what the rules judge.

    `indicators` are the form's own; `regional` the same ones with the values of further regions.
    """

    form: Form
    name: str
    year: int | None
    code: ProjectCode | None
    amounts: Mapping[str, Figure]
    checkpoints: tuple[Checkpoint, ...]
    indicators: tuple[Indicator, ...]
    cost_lines: tuple[CostLine, ...]
    partial_funding: str = ""
    funds: tuple[Fund, ...] = ()
    tasks: tuple[Task, ...] = ()
    totals: Mapping[str, Figure] = field(default_factory=dict)
    sums: tuple[Sum, ...] = ()
    regional: tuple[Indicator, ...] = ()


# --- rules: projects -> findings -------------------------------------------------------------


@record
class Operand:
    """One operand of a checked expression, as printed and as understood, with its place."""

    name: str
    text: str
    value: str
    unit: str = ""
    interval: str = ""
    location: Location | None = None


@record
class Evidence:
    """Why a rule said what it said: message and every report come from this one object.

    `expression` is the rule's own text, `worded` the same in terms of the report's language;
    `arithmetic` is the sum set out with the printed figures; `gap` is lhs - rhs with unit,
    `gap_percent` its share of rhs in percent without sign.
    """

    expression: str
    arithmetic: str
    operands: tuple[Operand, ...]
    lhs: str = ""
    rhs: str = ""
    gap: str = ""
    gap_percent: str = ""
    worded: str = ""


@record
class Finding:
    """A rule that failed at a place, with its proof."""

    rule: str
    name: str
    severity: Severity
    title: str
    message: str
    suggestion: str
    project: int | None
    location: Location
    related: tuple[Location, ...]
    evidence: Evidence
    where: str
    what: str
    status: str = "new"


@record
class Coverage:
    """How often a rule applied and what it said; `reasons` counts why it stayed unknown."""

    rule: str
    passed: int = 0
    failed: int = 0
    unknown: int = 0
    not_applicable: int = 0
    reasons: Mapping[str, int] = field(default_factory=dict)

    @property
    def applied(self) -> int:
        """How many subjects the rule looked at and could have judged."""
        return self.passed + self.failed + self.unknown


@record
class DocumentReport:
    """What one document said: how far it was read, its projects and its findings.

    `other_tables` are the tables without any indicator, each with the texts it begins with.
    `json` is its part of the JSON report where that is written already, in UTF-8.
    """

    path: str
    sha256: str
    format: str
    pages: int | None
    status: Status
    diagnostics: tuple[Diagnostic, ...] = ()
    projects: tuple[Project, ...] = ()
    findings: tuple[Finding, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    other_tables: tuple[Location, ...] = ()
    json: bytes = b""


@record
class Report:
    """The outcome of one run over any number of documents."""

    documents: tuple[DocumentReport, ...]
    coverage: tuple[Coverage, ...]
    version: str
    rules_digest: str
    lang: str = "zh"
