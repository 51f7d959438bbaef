"""Names by which tables of one document are compared with each other and with their own text."""

from collections.abc import Callable

from bgtlint.interpretation import alike
from bgtlint.interpretation.stated import stated_figures
from bgtlint.model import Indicator, Project
from bgtlint.reading.normalise import compact
from bgtlint.rules import kinds as k
from bgtlint.rules.figures import figure, flag, ratio, records, text, words
from bgtlint.rules.names import Name
from bgtlint.rules.texts import Text
from bgtlint.rules.values import ABSENT, Known, Record, Value
from bgtlint.rules.vocabulary_project import Document

_INDICATOR = k.record("indicator", "指标")
_COST = k.record("cost_line", "成本测算")


def _member(kind: str, name: str) -> Callable[[Record], Value]:
    """Return the getter of one side of a pair."""

    def read(record: Record) -> Value:
        held = getattr(record.object, name, None)
        document = record.around("document")
        if held is None or document is None:
            return ABSENT
        return Known(Record(kind, held, document))

    return read


def _same_indicators(record: Record) -> Value:
    found = record.object
    rows = alike.same_indicators(found.projects) if isinstance(found, Document) else ()
    return records("pair", rows, record)


def _same_prices(record: Record) -> Value:
    found = record.object
    rows = alike.same_prices(found.projects) if isinstance(found, Document) else ()
    return records("price_pair", rows, record)


def _stated(record: Record) -> Value:
    found = record.object
    return records("stated", stated_figures(found) if isinstance(found, Project) else (), record)


def _likeness(project: Project) -> Value:
    key = alike.likeness(project)
    return Known(key, project.name, project.form.fields.get("name")) if key else ABSENT


def _whole_value(indicator: Indicator) -> Value:
    found = indicator.figures.get("value")
    return ABSENT if found is None else text(alike.whole_value(indicator), found.location)


def _own_codes(document: Document) -> Value:
    """Return every project's code, once for tables of one name that share it."""
    found: dict[tuple[str, str], Value] = {}
    for project in document.projects:
        at = project.form.fields.get("code")
        if at is not None and compact(at.text):
            found.setdefault((compact(at.text), project.name), words(at))
    return Known(tuple(found.values()))


def _blank(project: Project) -> Value:
    """Tell whether nothing but labels, name, code and whose project it is stands in a form."""
    form = project.form
    filled = [
        at
        for name, at in form.fields.items()
        if name not in ("name", "code", "unit", "unit_code", "department") and at.text.strip()
    ]
    values = [
        cell.value for cell in form.plan if cell.value is not None and cell.value.text.strip()
    ]
    cells = [at for row in form.rows for at in row.cells.values() if at.text.strip()]
    return flag(not (filled or values or cells or project.funds or project.tasks))


NAMES: tuple[Name, ...] = (
    Name("document", "same_indicators", ("同名指标",), k.list_of(k.record("pair", "同名指标")),
         Text("各项目中名称和描述都相同的指标，两两对照", "indicators of one name and description"),
         within=_same_indicators),
    Name("document", "same_prices", ("同类单价",), k.list_of(k.record("price_pair", "同类单价")),
         Text("各项目中对象和口径都相同的单价，两两对照", "prices of one noun and basis"),
         within=_same_prices),
    Name("document", "own_codes", ("各项目编码",), k.list_of(k.TEXT),
         Text("各项目的编码；同名项目分列几张表的，只算一次",
              "the codes, once for a project of one name that is split over several tables"),
         _own_codes),
    Name("pair", "one", ("通行指标",), _INDICATOR,
         Text("多数项目的那个指标", "the usual indicator"), within=_member("indicator", "one")),
    Name("pair", "other", ("另一指标",), _INDICATOR,
         Text("与之对照的指标", "the indicator compared with it"),
         within=_member("indicator", "other")),
    Name("pair", "likeness", ("项目相近度",), k.RATIO,
         Text("两个项目名称（去年份、文号）的相近度", "how alike the projects' names are"),
         lambda pair: ratio(pair.likeness)),
    Name("price_pair", "one", ("先见单价",), _COST,
         Text("先出现的单价", "the price that comes first"), within=_member("cost_line", "one")),
    Name("price_pair", "other", ("另一单价",), _COST,
         Text("与之对照的单价", "the price compared with it"),
         within=_member("cost_line", "other")),
    Name("price_pair", "partly", ("只付一部分",), k.BOOL,
         Text("任一项目只承担一部分资金", "whether either project pays only a part"),
         lambda pair: flag(pair.partly)),
    Name("project", "stated_figures", ("文中数值",), k.list_of(k.record("stated", "文中数值")),
         Text("目标、用途文字中与唯一一个指标对应的数值",
              "numbers of goal and use that one indicator states too"), within=_stated),
    Name("stated", "stated_value", ("文中数",), k.QUANTITY,
         Text("文字中的数值", "the number of the text"), lambda s: figure(s.stated)),
    Name("stated", "indicated_value", ("指标数",), k.QUANTITY,
         Text("对应指标的指标值", "the value of the indicator"), lambda s: figure(s.indicated)),
    Name("stated", "stated_name", ("对应指标",), k.TEXT,
         Text("对应指标的名称", "the indicator's name"), lambda s: text(s.indicator.name)),
    Name("indicator", "whole_value", ("指标值全文",), k.TEXT,
         Text("指标值的文字，比较符和单位另列的合在一起，如 ≥90%",
              "the value cell's text, with comparator and unit where they have cells of their own"),
         derive=lambda read: read("value_text"), direct=_whole_value),
    Name("project", "base_name", ("基本名称",), k.TEXT,
         Text("项目名称去掉年份和文号", "the name without year and document number"),
         lambda p: text(alike.plain_name(p), p.form.fields.get("name"))),
    Name("project", "project_key", ("项目标识",), k.TEXT,
         Text("基本名称、预算数、年度和单位都相同即视为同一项目",
              "name, budget, year and unit: equal for two tables of one project"), _likeness),
    Name("project", "blank_form", ("空表",), k.BOOL,
         Text("除名称和编码外没有填写任何内容", "nothing but name and code is filled in"), _blank),
)  # fmt: skip
