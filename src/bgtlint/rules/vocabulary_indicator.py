"""Names of indicators and cost lines: one row per name."""

from bgtlint.interpretation import units
from bgtlint.interpretation.costs import shipped_costs
from bgtlint.interpretation.quantities import exact
from bgtlint.model import CostLine, Indicator, Measure
from bgtlint.rules import kinds as k
from bgtlint.rules.figures import figure, flag, number, text, words
from bgtlint.rules.names import Name
from bgtlint.rules.texts import Text
from bgtlint.rules.values import ABSENT, Known, Reader, Unknown, Value, measure_of, place


def _cell(indicator: Indicator, column: str) -> Value:
    found = indicator.figures.get(column)
    return ABSENT if found is None else words(found.location)


def _measured(read: Reader, name: str) -> Measure | None:
    return measure_of(read(name))


def _value_text(read: Reader) -> Value:
    found = read("value")
    at = place(found)
    if at is not None:
        return words(at)
    return text(found.text) if isinstance(found, Known) else ABSENT


def _value_kind(read: Reader) -> Value:
    found = _measured(read, "value")
    return text("empty" if found is None else found.kind.value)


def _comparator(read: Reader, name: str) -> Value:
    found = _measured(read, name)
    return ABSENT if found is None else text(found.comparator)


def _number(read: Reader) -> Value:
    found = _measured(read, "value")
    return ABSENT if found is None else number(found.number, place(read("value")))


def _unit(read: Reader) -> Value:
    found = _measured(read, "value")
    return ABSENT if found is None else text(found.unit)


def _problems(read: Reader) -> Value:
    found = _measured(read, "value")
    return Known(tuple(text(code) for code, _ in found.problems) if found else ())


def _approximate(read: Reader) -> Value:
    found = _measured(read, "value")
    return flag(found.approximate if found else False)


def _quantity(line: CostLine) -> Value:
    if line.quantity is None and line.reason:
        return Unknown(Text(f"：{line.reason}", f": {line.reason}"))
    return figure(line.quantity, k.COUNT)


def _period(read: Reader) -> str:
    """Return the period of the unit cost (元/月), else of the quantity (4次/年), "" without one."""
    periods = shipped_costs().periods
    for name in ("unit_cost", "quantity"):
        found = _measured(read, name)
        period = next((noun for noun in found.per if noun in periods), "") if found else ""
        if period:
            return period
    return ""


def _fiscal_year(read: Reader) -> Value:
    period, duration = _period(read), read("duration")
    if not period:
        return number(1)
    if isinstance(duration, Known):
        return duration
    year = exact(1, "年")
    if not year.same_kind(exact(1, period)):
        return Unknown(Text("：没有天数", ": the number of days is not stated"))
    found = year.to(period)
    measure_word = f"个{period}" in units.names()
    return Known(found, f"{found.number:f} {'个' if measure_word else ''}{period}")


def _periods(read: Reader) -> Value:
    found = _fiscal_year(read)
    if isinstance(found, Known) and not isinstance(found.value, str | bool):
        quantity = getattr(found.value, "number", None)
        return number(quantity)
    return found


NAMES: tuple[Name, ...] = (
    Name("indicator", "level1", ("一级指标",), k.TEXT,
         Text("一级指标（不带“指标”二字）", "level 1 without the suffix"),
         lambda i: text(i.level1)),
    Name("indicator", "level2", ("二级指标",), k.TEXT,
         Text("二级指标（不带“指标”二字）", "level 2 without the suffix"),
         lambda i: text(i.level2)),
    Name("indicator", "name", ("三级指标", "指标名称"), k.TEXT,
         Text("三级指标名称", "the indicator's name"), lambda i: _cell(i, "level3")),
    Name("indicator", "value", ("指标值",), k.QUANTITY,
         Text("指标值中的数值", "the number of the value cell"),
         lambda i: figure(i.figures.get("value"))),
    Name("indicator", "value_text", ("指标值文字",), k.TEXT,
         Text("指标值的文字", "the value cell's text"), derive=_value_text),
    Name("indicator", "value_kind", ("指标值类型",), k.TEXT,
         Text("指标值的类型：quantitative、money、rate、percentage、range、deadline、qualitative、"
              "malformed、empty", "what kind of value the cell states"), derive=_value_kind),
    Name("indicator", "comparator", ("比较符",), k.TEXT,
         Text("指标值的比较符，没有为空", "the value's comparator, empty for none"),
         derive=lambda read: _comparator(read, "value")),
    Name("indicator", "number", ("指标值数字",), k.NUMBER,
         Text("指标值的数字，不带单位", "the value's number without its unit"), derive=_number),
    Name("indicator", "unit_name", ("计量单位",), k.TEXT,
         Text("指标值的计量单位，没有为空", "the value's unit, empty for none"), derive=_unit),
    Name("indicator", "problems", ("指标值问题",), k.list_of(k.TEXT),
         Text("指标值读出的问题代码", "codes of what is wrong with the value"), derive=_problems),
    Name("indicator", "approximate", ("约数",), k.BOOL,
         Text("指标值是否含约、左右", "whether the value is approximate"), derive=_approximate),
    Name("indicator", "description", ("绩效指标描述", "描述"), k.TEXT,
         Text("绩效指标描述", "the description"), lambda i: _cell(i, "description")),
    Name("indicator", "basis", ("指标值确定依据", "依据"), k.TEXT,
         Text("指标值确定依据", "the basis of the value"), lambda i: _cell(i, "basis")),
    Name("cost_line", "quantity", ("数量",), k.COUNT,
         Text("与单价配对的数量", "the quantity paired with the unit cost"), _quantity),
    Name("cost_line", "unit_cost", ("单价",), k.PRODUCT,
         Text("单价，含计价口径", "the unit cost with its basis"),
         lambda line: figure(line.unit_cost, k.RATE)),
    Name("cost_line", "duration", ("期限",), k.DURATION,
         Text("写明的月数或天数", "a printed number of months or days"),
         lambda line: figure(line.duration, k.COUNT)),
    Name("cost_line", "fiscal_year", ("年度",), k.DURATION,
         Text("单价或数量按时间计时为 1 年（或写明的期限），否则为 1",
              "1 year (or the printed duration) if unit cost or quantity has a period, else 1"),
         derive=_fiscal_year),
    Name("cost_line", "periods", ("周期数",), k.NUMBER,
         Text("一年的周期数，按月为 12", "how many periods the year has, 12 for months"),
         derive=_periods),
    Name("cost_line", "total", ("总额",), k.BOOL,
         Text("成本是否为总额而不是单价", "whether the cost is a total, not a price"),
         lambda line: flag(line.total)),
    Name("cost_line", "reason", ("不能测算的原因",), k.TEXT,
         Text("不能测算的原因，没有为空", "why no product can be made"),
         lambda line: text(line.reason)),
    Name("cost_line", "basis_from", ("口径来源",), k.TEXT,
         Text("计价口径写在哪一栏：value、description、level3，没有为空",
              "where the basis is printed: value, description, level3, or nowhere"),
         lambda line: text(line.basis_from)),
    Name("cost_line", "quantity_comparator", ("数量比较符",), k.TEXT,
         Text("数量的比较符", "the quantity's comparator"),
         derive=lambda read: _comparator(read, "quantity")),
    Name("cost_line", "cost_comparator", ("单价比较符",), k.TEXT,
         Text("单价的比较符", "the unit cost's comparator"),
         derive=lambda read: _comparator(read, "unit_cost")),
)  # fmt: skip
