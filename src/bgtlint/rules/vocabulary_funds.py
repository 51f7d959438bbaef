"""Names of fund blocks and main tasks: one row per name."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from bgtlint.interpretation.amounts import read_amount
from bgtlint.interpretation.quantities import Quantity, exact
from bgtlint.interpretation.tolerance import approximately_equal, percent
from bgtlint.model import Figure, Project
from bgtlint.model import Fund as FundRow
from bgtlint.rules import kinds as k
from bgtlint.rules.arithmetic import added, less, scaled
from bgtlint.rules.figures import figure, flag, records, text
from bgtlint.rules.names import Name
from bgtlint.rules.texts import Text
from bgtlint.rules.values import ABSENT, FALSE, Known, Reader, Record, Value, measure_of
from bgtlint.rules.vocabulary_project import Fund, in_blocks

COLUMNS: Mapping[str, Text] = {
    "initial": Text("年初预算数", "initial budget"),
    "adjustment": Text("调整数", "adjustment"),
    "adjusted": Text("全年预算数", "full-year budget"),
    "executed": Text("全年执行数", "executed"),
}
"""What readers call the columns of amounts."""


def project_of(record: Record) -> Project | None:
    """Return the project around a record."""
    found = record.around("project")
    return found.object if found is not None and isinstance(found.object, Project) else None


def _in_block(project: Project, row: FundRow, part_of: str) -> Iterator[FundRow]:
    for other in project.funds:
        if other.block == row.block and other.part_of == part_of:
            yield other


def parts_of(project: Project, fund: Fund, division: str) -> Iterator[Fund]:
    """Yield the amounts that add up to one, of the same column and division."""
    if fund.row is None:
        if fund.role == "total" and division == "source":
            for name in project.form.fund_parts:
                if name in project.amounts:
                    yield Fund(name, "part", project.amounts[name])
        return
    for row in _in_block(project, fund.row, fund.name):
        if row.division == division and fund.column in row.figures:
            role = "part" if row.part_of == "budget" else "detail"
            yield Fund(row.name, role, row.figures[fund.column], fund.column, row)


def whole_of(project: Project, fund: Fund) -> Figure | None:
    """Return the amount that one is a part of, in the same column; None for a total."""
    if fund.row is None:
        whole = "budget" if fund.role == "part" else project.form.fund_details.get(fund.name, "")
        return project.amounts.get(whole) if fund.role != "total" else None
    for row in project.funds:
        if row.block == fund.row.block and row.name == fund.row.part_of:
            return row.figures.get(fund.column)
    return None


def siblings(project: Project, fund: Fund) -> Mapping[str, Figure]:
    """Return the total and its parts in a fund's column and division, by their keys."""
    if fund.row is None or fund.role == "detail":
        return {}
    division = fund.row.division if fund.role == "part" else "source"
    total = fund if fund.role == "total" else None
    for row in _in_block(project, fund.row, ""):
        if total is None and fund.column in row.figures:
            total = Fund(row.name, "total", row.figures[fund.column], fund.column, row)
    if total is None:
        return {}
    found = {part.key: part.figure for part in parts_of(project, total, division)}
    return {"budget": total.figure, **found}


def _parts(division: str) -> "Name":
    def within(record: Record) -> Value:
        project, fund = project_of(record), record.object
        if project is None or not isinstance(fund, Fund):
            return Known(())
        return records("fund", parts_of(project, fund, division), record.parent)

    by_type = division == "type"
    return Name(
        "fund", "type_parts" if by_type else "parts", ("支出分项",) if by_type else ("分项",),
        k.list_of(k.record("fund", "资金")),
        Text("合计按支出结构划分的分项（基本支出、项目支出）", "the parts by type of expenditure")
        if by_type
        else Text("合计按来源划分的分项，其中的其中不计", "the parts by source"),
        within=within,
    )  # fmt: skip


def _fellows(record: Record) -> Value:
    project, fund = project_of(record), record.object
    if project is None or not isinstance(fund, Fund) or fund.role != "part":
        return Known(())
    if fund.row is None:
        total = Fund("budget", "total", fund.figure)
        return records("fund", parts_of(project, total, "source"), record.parent)
    total = Fund(fund.row.part_of, "total", fund.figure, fund.column, fund.row)
    return records("fund", parts_of(project, total, fund.row.division), record.parent)


def _whole(record: Record) -> Value:
    project, fund = project_of(record), record.object
    if project is None or not isinstance(fund, Fund):
        return ABSENT
    return figure(whole_of(project, fund), k.MONEY)


def _unnamed(project: Project) -> Value:
    """Return whether an amount stands among the funds under a label that no layout knows."""
    form = project.form
    rows = {name: form.fields[name].row for name in ("budget", *form.fund_parts)
            if name in form.fields}  # fmt: skip
    first, known = rows.get("budget"), [row for row in rows.values() if row is not None]
    if in_blocks(project) or first is None:
        return FALSE
    return flag(
        any(
            place.row is not None
            and first < place.row <= max(known) + 1
            and read_amount(place.text, form.amount_unit).number is not None
            for place in form.unclaimed
        )
    )


def _column(fund: Fund) -> Value:
    said = COLUMNS.get(fund.column)
    return text("") if said is None else Known(fund.column, said.zh, english=said.en)


def _full_budget(read: Reader) -> Value:
    """Return 全年预算数, else 年初预算数 + 调整数."""
    found = read("adjusted")
    if isinstance(found, Known):
        return found
    first, change = read("initial"), read("adjustment")
    if isinstance(first, Known) and isinstance(change, Known):
        return added(first, "+", change)
    return found


def _initial_rate(read: Reader) -> Value:
    """Return whether executed ÷ 年初预算数 gives the printed rate."""
    executed, first, rate = read("executed"), read("initial"), read("rate")
    if not (isinstance(executed, Known) and isinstance(first, Known) and isinstance(rate, Known)):
        return FALSE
    share = scaled(executed, "÷", first)
    measure = measure_of(rate)
    printed = percent(measure) if measure is not None else None
    if printed is None or not isinstance(share, Known) or not isinstance(share.value, Quantity):
        return FALSE
    return flag(approximately_equal(share.value.to("%"), printed, Decimal(0)))


def _rate_hint(read: Reader) -> Value:
    if read("rate_on_initial") != Known(True):
        return text("")
    said = Text(
        "印出的执行率正好等于执行数÷年初预算数，分母应为全年（调整后）预算数。",
        "The printed rate is what the initial budget gives; the full-year budget divides.",
    )
    return Known(said.zh, said.zh, english=said.en)


def last_digit(value: Value) -> Value:
    """Return half a unit of the last printed digit of points."""
    measure = measure_of(value)
    if measure is None or measure.number is None:
        return ABSENT
    return Known(exact(Decimal(5).scaleb(-measure.decimals - 1), "分"))


def _total_exceeds(record: Record) -> Value:
    """Return whether the total of this block executes more than its budget."""
    from bgtlint.rules.scope import items, value_of

    project, row = record.around("project"), record.object
    if project is None or not isinstance(row, FundRow):
        return FALSE
    for other in items(value_of(project, "fund_rows")):
        same = isinstance(other.object, FundRow) and other.object.block == row.block
        if same and value_of(other, "is_total") == Known(True):
            budget, spent = value_of(other, "full_budget"), value_of(other, "executed")
            if isinstance(budget, Known) and isinstance(spent, Known):
                return flag(less(budget, spent) is True)
    return FALSE


def _share(fund: Fund) -> Value:
    """Return the printed share of an amount; in a block of several columns it is the first's."""
    if fund.row is None or fund.column != "initial":
        return ABSENT
    return figure(fund.row.figures.get("share"), k.SHARE)


def _block_total(division: str) -> "Name":
    """Return the printed total of the block whose parts are all of one division."""

    def get(project: Project) -> Value:
        for row in project.funds:
            parts = list(_in_block(project, row, "budget"))
            if row.part_of or not parts or {part.division for part in parts} != {division}:
                continue
            for column in ("initial", "adjusted"):
                if column in row.figures:
                    return figure(row.figures[column], k.MONEY)
        return ABSENT

    by_type = division == "type"
    return Name(
        "project", f"{division}_total", ("支出合计",) if by_type else ("收入合计",), k.MONEY,
        Text("支出构成（基本支出、项目支出）的合计", "the total of the block of expenditure")
        if by_type
        else Text("收入构成（按来源）的合计", "the total of the block of sources"),
        get,
    )  # fmt: skip


def _fund_rows(record: Record) -> Value:
    found = record.object
    return records("fund_row", found.funds if isinstance(found, Project) else (), record)


def _amount(column: str) -> "Name":
    said = COLUMNS[column]
    return Name(
        "fund_row", column, (said.zh,), k.MONEY, said,
        lambda row: figure(row.figures.get(column), k.MONEY),
    )  # fmt: skip


NAMES: tuple[Name, ...] = (
    Name("project", "fund_rows", ("资金行",), k.list_of(k.record("fund_row", "资金行")),
         Text("资金情况表的各行", "the rows of the fund blocks"), within=_fund_rows),
    Name("project", "unnamed_funds", ("另有资金",), k.BOOL,
         Text("资金各行中另有名称不认识的金额", "an amount among the funds whose label is unknown"),
         _unnamed),
    Name("fund", "column", ("金额栏",), k.TEXT,
         Text("金额所在栏：initial、adjustment、adjusted、executed，没有栏为空",
              "the amount's column, empty where there is one only"), _column),
    Name("fund", "whole", ("所属合计",), k.MONEY,
         Text("同一栏中该项所属的合计", "the amount this one is a part of, in its column"),
         within=_whole),
    Name("fund", "fellows", ("同级各项",), k.list_of(k.record("fund", "资金")),
         Text("同一栏、同一合计的各分项，本项在内", "the parts of the same total and column"),
         within=_fellows),
    _parts("source"),
    _parts("type"),
    Name("fund", "amount_share", ("金额占比",), k.SHARE,
         Text("该金额占合计的比例，如表中所印", "the amount's share as printed"), _share),
    _block_total("source"),
    _block_total("type"),
    Name("fund_row", "source", ("资金项",), k.TEXT,
         Text("资金项的规范名称：budget、fiscal、carried 等", "the canonical name of the source"),
         lambda row: text(row.name)),
    Name("fund_row", "row_label", ("资金项名称",), k.TEXT,
         Text("资金项名称，如表中所印", "the row's label as printed"),
         lambda row: text(row.label.text, row.label)),
    Name("fund_row", "is_total", ("是否合计",), k.BOOL,
         Text("是否合计行", "whether the row is the total"), lambda row: flag(not row.part_of)),
    *(_amount(column) for column in COLUMNS),
    Name("fund_row", "full_budget", ("调整后预算",), k.MONEY,
         Text("全年预算数；没有时为年初预算数与调整数之和",
              "the full-year budget, else initial plus adjustment"), derive=_full_budget),
    Name("fund_row", "rate", ("执行率",), k.SHARE,
         Text("执行率", "the execution rate"),
         lambda row: figure(row.figures.get("rate"), k.SHARE)),
    Name("fund_row", "rate_on_initial", ("执行率按年初",), k.BOOL,
         Text("执行率是否等于执行数÷年初预算数", "whether the rate is executed ÷ initial budget"),
         derive=_initial_rate),
    Name("fund_row", "rate_hint", ("执行率提示",), k.TEXT,
         Text("分母用错时的说明", "a remark where the wrong budget divides"), derive=_rate_hint),
    Name("fund_row", "row_weight", ("执行率分值",), k.COUNT,
         Text("执行率的分值", "the points of the execution rate"),
         lambda row: figure(row.figures.get("weight"), k.COUNT)),
    Name("fund_row", "row_score", ("执行率得分",), k.COUNT,
         Text("执行率的得分", "the points given for the execution rate"),
         lambda row: figure(row.figures.get("score"), k.COUNT)),
    Name("fund_row", "row_score_rounding", ("执行率得分舍入",), k.COUNT,
         Text("执行率得分末位数字的一半", "half a unit of the score's last digit"),
         derive=lambda read: last_digit(read("row_score"))),
    Name("fund_row", "total_exceeds", ("合计超预算",), k.BOOL,
         Text("合计行的执行数是否大于预算数", "whether the total executes more than its budget"),
         within=_total_exceeds),
)  # fmt: skip
