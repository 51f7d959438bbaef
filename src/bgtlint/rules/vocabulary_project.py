"""Names of the document and of its projects, funds, plans and checkpoints: one row per name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bgtlint.interpretation.codes import read_code
from bgtlint.interpretation.funds import MONEY
from bgtlint.model import Checkpoint, Figure, Outline, Project, ProjectCode
from bgtlint.model import Fund as FundBlockRow
from bgtlint.rules import kinds as k
from bgtlint.rules.figures import figure, flag, number, records, text, words
from bgtlint.rules.names import Name
from bgtlint.rules.texts import Text
from bgtlint.rules.values import ABSENT, Blank, Known, Reader, Record, Value, place


@dataclass(frozen=True, slots=True)
class Document:
    """All projects of one document and what stands outside their tables."""

    projects: tuple[Project, ...]
    outline: Outline


@dataclass(frozen=True, slots=True)
class Fund:
    """One amount of a project: the budget (`total`), one of its parts (`part`) or of theirs.

    In a fund block `column` is the column of the amount and `row` its row.
    """

    name: str
    role: str
    figure: Figure
    column: str = ""
    row: FundBlockRow | None = None

    @property
    def key(self) -> str:
        """What the amount is known by among its siblings."""
        return "budget" if self.role == "total" else f"{self.name}/{id(self.row)}"


def in_blocks(project: Project) -> bool:
    """Tell whether a project's amounts stand in the rows of a fund block."""
    return any(column in row.figures for row in project.funds for column in MONEY)


def funds(project: Project) -> Iterator[Fund]:
    """Yield the budget and its parts, those whose label the form has; block by block, if any.

    Rows with points only (预算执行率) are no block. The amounts of the whole term come last.
    """
    yield from _of_the_year(project)
    for one in project.sums:
        if one.kind == "term":
            yield from (Fund("term", "term", amount) for amount in (one.total, *one.parts))


def _of_the_year(project: Project) -> Iterator[Fund]:
    for row in project.funds:
        role = {"": "total", "budget": "part"}.get(row.part_of, "detail")
        for column in MONEY:
            if column in row.figures:
                yield Fund(row.name, role, row.figures[column], column, row)
    if in_blocks(project):
        return
    for name in ("budget", *project.form.fund_parts):
        found = project.amounts.get(name)
        if found is not None:
            yield Fund(name, "total" if name == "budget" else "part", found)
    for name in project.form.fund_details:
        yield Fund(name, "detail", project.amounts[name])


def _projects(record: Record) -> Value:
    found = record.object
    return records("project", found.projects, record) if isinstance(found, Document) else ABSENT


def _funds(record: Record) -> Value:
    found = record.object
    return records("fund", funds(found), record) if isinstance(found, Project) else ABSENT


def _checkpoints(record: Record) -> Value:
    found = record.object
    items = found.checkpoints if isinstance(found, Project) else ()
    return records("checkpoint", items, record)


def _indicators(record: Record) -> Value:
    found = record.object
    return records("indicator", found.indicators if isinstance(found, Project) else (), record)


def _regional(record: Record) -> Value:
    found = record.object
    return records("indicator", found.regional if isinstance(found, Project) else (), record)


def _cost_lines(record: Record) -> Value:
    found = record.object
    return records("cost_line", found.cost_lines if isinstance(found, Project) else (), record)


def _contents(document: Document) -> Value:
    return Known(tuple(text(title) for title, _ in document.outline.contents))


def _code(read: Reader) -> ProjectCode | None:
    found = read("code")
    return read_code(found.text) if isinstance(found, Known) else None


def _code_text(part: str) -> "Name":
    return Name(
        "project",
        f"code_{part}",
        {"region": ("编码区划",), "letter": ("编码类别",)}[part],
        k.TEXT,
        Text(
            f"项目编码中的{ {'region': '区划', 'letter': '类别字母'}[part] }",
            f"the {part} in the code",
        ),
        derive=lambda read: text(getattr(_code(read), part, None) or None),
    )


def _plan_end(read: Reader) -> Value:
    """Return the last share, or the blank place after it where one should stand."""
    listed = read("checkpoints")
    items: Sequence[Value] = ()
    if isinstance(listed, Known) and isinstance(listed.value, tuple):
        items = listed.value
    shares = [read_item(item, "percent") for item in items]
    filled = [
        n
        for n, share in enumerate(shares)
        if not isinstance(share, Blank) and place(share) is not None
    ]
    last = filled[-1] if filled else -1
    after = next((share for share in shares[last + 1 :] if isinstance(share, Blank)), None)
    if after is not None:
        return after
    return shares[last] if filled else ABSENT


def read_item(item: Value, name: str) -> Value:
    """Return a name of a list's record."""
    from bgtlint.rules.scope import value_of

    if isinstance(item, Known) and isinstance(item.value, Record):
        return value_of(item.value, name)
    return ABSENT


def _checkpoint_label(found: Checkpoint) -> Value:
    return text(found.label, found.label_at) if found.label else Blank(found.label_at)


NAMES: tuple[Name, ...] = (
    Name("document", "projects", ("项目",), k.list_of(k.record("project", "项目")),
         Text("本文件的全部项目", "all projects of the document"), within=_projects),
    Name("document", "year", ("年度", "文件年度"), k.NUMBER,
         Text("文件的年度", "the document's year"), lambda d: number(d.outline.year)),
    Name("document", "department", ("部门",), k.TEXT,
         Text("部门名称", "the department"), lambda d: text(d.outline.department or None)),
    Name("document", "contents", ("目录",), k.list_of(k.TEXT),
         Text("目录所列标题", "the titles of the table of contents"), _contents),
    Name("project", "number", ("序号",), k.NUMBER,
         Text("项目在文件中的序号", "the project's place in the document"),
         lambda p: number(p.form.number)),
    Name("project", "name", ("项目名称", "名称"), k.TEXT,
         Text("项目名称", "the project's name"), lambda p: words(p.form.fields.get("name"))),
    Name("project", "project_name", ("项目名称", "所属项目"), k.TEXT,
         Text("项目名称（在任何范围内）", "the project's name, in every scope"),
         derive=lambda read: read("name")),
    Name("project", "title", ("表题",), k.TEXT,
         Text("表题", "the form's title"), lambda p: words(p.form.title)),
    Name("project", "code", ("项目编码", "编码"), k.TEXT,
         Text("项目编码", "the project's code"), lambda p: words(p.form.fields.get("code"))),
    Name("project", "code_well_formed", ("编码合规",), k.BOOL,
         Text("编码长度和字符是否合规", "whether the code has the right form"),
         derive=lambda read: flag(getattr(_code(read), "well_formed", None))),
    Name("project", "code_check_ok", ("校验位相符",), k.BOOL,
         Text("编码校验位是否相符", "whether the code's check character agrees"),
         derive=lambda read: flag(getattr(_code(read), "check_ok", None))),
    Name("project", "code_check", ("应有校验位",), k.TEXT,
         Text("由前 20 位推算的校验符", "the check character computed from the first 20"),
         derive=lambda read: text(getattr(_code(read), "check", None) or None)),
    Name("project", "code_year", ("编码年份",), k.NUMBER,
         Text("编码第 7、8 位的年份", "the year in the code"),
         derive=lambda read: number(getattr(_code(read), "year", None))),
    _code_text("region"),
    _code_text("letter"),
    Name("project", "project_year", ("项目年度",), k.NUMBER,
         Text("项目名称（否则编码）中的年份", "the year in the name, else in the code"),
         lambda p: number(p.year)),
    Name("project", "budget", ("预算数",), k.MONEY,
         Text("预算数", "the budget"), lambda p: figure(p.amounts.get("budget"), k.MONEY)),
    Name("project", "total_budget", ("项目总预算",), k.MONEY,
         Text("项目全周期的预算", "the budget of the project's whole term"),
         lambda p: figure(p.amounts.get("total_budget"), k.MONEY)),
    Name("project", "funds", ("资金",), k.list_of(k.record("fund", "资金")),
         Text("预算数和各项资金来源", "the budget and its parts"), within=_funds),
    Name("project", "checkpoints", ("时点",), k.list_of(k.record("checkpoint", "时点")),
         Text("支出计划的时点", "the checkpoints of the spend plan"), within=_checkpoints),
    Name("project", "indicators", ("指标",), k.list_of(k.record("indicator", "指标")),
         Text("全部三级指标", "all level-3 indicators"), within=_indicators),
    Name("project", "regional", ("区域指标",), k.list_of(k.record("indicator", "区域指标")),
         Text("各区域各列的指标值，每个区域每条指标一项；第一列（全市、合计）不在内",
              "the values of further regions, one for each region and indicator"),
         within=_regional),
    Name("project", "cost_lines", ("成本测算",), k.list_of(k.record("cost_line", "成本测算")),
         Text("全部成本测算", "all cost lines"), within=_cost_lines),
    Name("project", "use", ("资金用途",), k.TEXT,
         Text("资金用途", "the use of funds"), lambda p: words(p.form.fields.get("use"))),
    Name("project", "goal", ("绩效目标",), k.TEXT,
         Text("绩效目标", "the goal"), lambda p: words(p.form.fields.get("goal"))),
    Name("project", "unit", ("预算单位",), k.TEXT,
         Text("预算单位", "the budget unit"), lambda p: words(p.form.fields.get("unit"))),
    Name("project", "amount_unit", ("金额单位",), k.TEXT,
         Text("金额单位", "the unit of amounts"), lambda p: text(p.form.amount_unit)),
    Name("project", "layout", ("版式",), k.TEXT,
         Text("表格版式", "the form's layout"), lambda p: text(p.form.layout)),
    Name("project", "form_levels", ("表样指标类别",), k.list_of(k.TEXT),
         Text("这种表样每张都有的一级、二级指标（版式文件里的 levels）",
              "the level names that every copy of the form has (levels of the layout file)"),
         lambda p: Known(tuple(text(name) for name in p.form.levels))),
    Name("project", "partial_funding", ("部分资金",), k.BOOL,
         Text("预算是否只承担一部分（补差、补助等）", "whether the budget pays only a part"),
         lambda p: flag(bool(p.partial_funding))),
    Name("project", "plan_end", ("计划末点",), k.RATIO,
         Text("支出计划最后一个比例所在或应在之处", "where the plan's last share stands or should"),
         derive=_plan_end),
    Name("fund", "amount", ("金额",), k.MONEY,
         Text("金额", "the amount"), lambda f: figure(f.figure, k.MONEY)),
    Name("fund", "role", ("资金角色",), k.TEXT,
         Text("total 为合计，part 为分项，detail 为分项的其中项，term 为实施期的总额和各项",
              "total for the total, part for a part of it, detail for a part of a part, "
              "term for the amounts of the whole term"),
         lambda f: text(f.role)),
    Name("fund", "label", ("栏目",), k.TEXT,
         Text("栏目名称", "the field's label"),
         lambda f: text(f.figure.location.label, f.figure.location)),
    Name("checkpoint", "percent", ("百分比", "比例"), k.RATIO,
         Text("累计支出比例", "the cumulative share"), lambda c: figure(c.percent, k.RATIO)),
    Name("checkpoint", "label", ("时点名称",), k.TEXT,
         Text("时点，如 12月底", "the checkpoint as printed"), _checkpoint_label),
)  # fmt: skip
