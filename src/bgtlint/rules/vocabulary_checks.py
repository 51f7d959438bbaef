"""Names made for checks: what a project, an amount, an indicator or a cost line amounts to."""

from collections.abc import Mapping

from bgtlint.interpretation.breakdown import read_breakdown
from bgtlint.interpretation.cost_lines import factors, product
from bgtlint.interpretation.costs import shipped_costs
from bgtlint.interpretation.described import bare, described
from bgtlint.interpretation.directions import shipped_directions
from bgtlint.interpretation.lexicon import lexicon
from bgtlint.interpretation.slips import part_year, slipped
from bgtlint.interpretation.tolerance import amount
from bgtlint.interpretation.values import read_numbers
from bgtlint.model import CostLine, Indicator, MeasureKind
from bgtlint.reading.normalise import squash
from bgtlint.recognition.fund_words import shipped_fund_words
from bgtlint.rules import kinds as k
from bgtlint.rules.figures import flag, number, printed, records, text
from bgtlint.rules.names import Name
from bgtlint.rules.texts import Text
from bgtlint.rules.values import (
    ABSENT,
    FALSE,
    Blank,
    Known,
    Reader,
    Record,
    Unknown,
    Value,
    measure_of,
)
from bgtlint.rules.vocabulary_funds import project_of, siblings
from bgtlint.rules.vocabulary_project import Fund

_NUMERIC = frozenset({MeasureKind.QUANTITATIVE, MeasureKind.MONEY, MeasureKind.PERCENTAGE})
_PROBLEMS: Mapping[str, Text] = {
    "number-twice": Text("同一个数写了两遍", "the number is printed twice"),
    "doubled": Text("数字重复拼接", "its digits are doubled"),
    "run-together": Text("疑似两个数连在一起", "two numbers seem to have run together"),
    "two-comparators": Text("有两个比较符", "it has two comparators"),
    "comparator-only": Text("只有比较符没有数", "it has a comparator and no number"),
    "percent-first": Text("百分号写在数字前面", "the percent sign stands before the number"),
    "two-dots": Text("数字里有两个小数点", "the number has two decimal points"),
    "letter-in-number": Text("数字里混有字母", "a letter stands among the digits"),
    "two-values": Text("有两个数值", "it holds two values"),
    "picture": Text("是图片，不是文字", "it is a picture, not text"),
    "placeholder": Text("是占位符，没有填写", "it is a placeholder"),
    "too-long": Text("文字过长", "it is too long"),
}


def _slipped(record: Record) -> Value:
    project, fund = project_of(record), record.object
    if project is None or not isinstance(fund, Fund):
        return FALSE
    if fund.row is not None:
        return flag(slipped(siblings(project, fund), fund.key))
    form = project.form
    apart = {name: f for name, f in project.amounts.items() if name in ("budget", *form.fund_parts)}
    return flag(slipped(apart, fund.name))


def _decimals(read: Reader) -> Value:
    measure = measure_of(read("amount"))
    return number(measure.decimals) if measure is not None else ABSENT


def _breakdown(record: Record) -> Value:
    project = project_of(record)
    use = project.form.fields.get("use") if project else None
    items = read_breakdown(use) if use else ()
    return records("fund", (Fund("", "item", item) for item in items), record)


def _cost_items(record: Record) -> Value:
    """Return the amounts of a budget set out by its costs (成本构成 | 金额), no source of funds."""
    project = project_of(record)
    known = shipped_fund_words().by_name
    items = [
        Fund(row.name, "item", row.figures["initial"])
        for row in (project.funds if project else ())
        if row.part_of == "budget" and row.name not in known and "initial" in row.figures
    ]
    return records("fund", items, record)


def _plan_reached(read: Reader) -> Value:
    listed = read("checkpoints")
    items = listed.value if isinstance(listed, Known) and isinstance(listed.value, tuple) else ()
    shares = [share for item in items if not isinstance(share := _share(item), Blank)]
    return shares[-1] if shares else ABSENT


def _share(item: Value) -> Value:
    from bgtlint.rules.scope import value_of

    if isinstance(item, Known) and isinstance(item.value, Record):
        return value_of(item.value, "percent")
    return ABSENT


def _number_value(reader: Reader) -> Value:
    value = reader("value")
    measure = measure_of(value)
    quantity = bare(measure) if measure is not None else None
    if quantity is None or not isinstance(value, Known):
        return value
    return Known(quantity, printed(quantity), value.location, measure)


def _described(indicator: Indicator) -> Value:
    found = described(indicator)
    quantity = bare(found.measure) if found else None
    if found is None or quantity is None:
        return ABSENT
    return Known(quantity, printed(quantity), found.location, found.measure)


def _words(indicator: Indicator) -> Value:
    cells = [indicator.figures.get(name) for name in ("level3", "description")]
    named = next((cell for cell in cells if cell and squash(cell.location.text)), None)
    return text(named.measure.text if named else "", named.location if named else None)


def _lower(reader: Reader) -> Value:
    words = reader("indicator_words")
    return flag(isinstance(words, Known) and shipped_directions().is_lower(words.text))


def _plainly_lower(reader: Reader) -> Value:
    name = reader("name")
    return flag(isinstance(name, Known) and shipped_directions().is_plainly_lower(name.text))


def _either(reader: Reader) -> Value:
    words = reader("indicator_words")
    return flag(isinstance(words, Known) and shipped_directions().is_either(words.text))


def _value_units(reader: Reader) -> Value:
    measure = measure_of(reader("value"))
    if measure is None or measure.kind not in _NUMERIC:
        return number(1)
    return number(len({m.unit for m in read_numbers(measure.text)} | {measure.unit}))


def _misread(reader: Reader) -> Value:
    """Return the share a percentage above 200 was before its ≥ was misread as 2: 292% is ≥92%."""
    measure = measure_of(reader("value"))
    whole = measure.number if measure is not None and measure.unit == "%" else None
    if whole is None or not 200 < whole <= 300:
        return ABSENT
    return text(f"≥{(whole - 200).normalize():f}%")


def _problem(reader: Reader) -> Value:
    measure = measure_of(reader("value"))
    codes = [code for code, _ in measure.problems] if measure else []
    shown = [_PROBLEMS[code] for code in codes if code in _PROBLEMS]
    said = Text("；".join(t.zh for t in shown), "; ".join(t.say("en") for t in shown))
    return Known(said.zh, said.zh, english=said.en)


def _cell_error(indicator: Indicator) -> Value:
    """Return the first cell of a row that shows a spreadsheet's error, its value before others."""
    figures = indicator.figures
    for name in ("value", *figures):
        shown = squash(figures[name].location.text) if name in figures else ""
        if any(error in shown for error in lexicon().cell_errors):
            return text(shown, figures[name].location)
    return ABSENT


def _several(record: Record) -> Value:
    project = project_of(record)
    lines = project.cost_lines if project else ()
    return flag(sum(not line.total and not _counts_no_money(line) for line in lines) > 1)


def _counts_no_money(line: CostLine) -> bool:
    """Tell whether a cost is a number of something else than money (事故0起, 节约率≥5%)."""
    value = line.cost.figures.get("value")
    counted = (MeasureKind.QUANTITATIVE, MeasureKind.PERCENTAGE)
    return line.unit_cost is None and value is not None and value.measure.kind in counted


def _part_year(record: Record) -> Value:
    project, line = project_of(record), record.object
    if project is None or not isinstance(line, CostLine):
        return FALSE
    budget = project.amounts.get("budget")
    return flag(part_year(line, amount(budget.measure) if budget else None))


def _product(line: CostLine) -> Value:
    place_ = line.unit_cost.location if line.unit_cost else None
    if line.reason or not line.unit_cost:
        reason = Text(line.reason or "没有单价", line.reason or "no unit cost")
        return Blank(place_) if line.total else Unknown(reason, None)
    whole = product(line)
    if whole is None or not whole.is_money:
        return Unknown(Text("数量与单价不能相乘", "quantity and price do not multiply"), None)
    terms = [factor.text() for factor in factors(line)]
    return Known(whole, " × ".join(terms) if len(terms) > 1 else whole.text(), place_)


def _cost_noun(line: CostLine) -> Value:
    per = line.unit_cost.measure.per if line.unit_cost else ()
    return text("·".join(shipped_costs().objects(per)))


def _count_nouns(record: Record) -> Value:
    project = project_of(record)
    rows = project.indicators if project else ()
    units = (
        row.figures["value"].measure.unit
        for row in rows
        if row.role == "quantity"
        and "value" in row.figures
        and row.figures["value"].measure.kind is MeasureKind.QUANTITATIVE
    )
    return Known(tuple(text(unit) for unit in units if unit))


def _cost_text(line: CostLine) -> Value:
    value = line.cost.figures.get("value")
    return text(squash(value.measure.text), value.location) if value else ABSENT


NAMES: tuple[Name, ...] = (
    Name("fund", "slipped", ("错单位",), k.BOOL,
         Text("该金额缩小一万倍后资金合计正好相符", "divided by ten thousand the funds add up"),
         within=_slipped),
    Name("fund", "decimals", ("小数位数",), k.NUMBER,
         Text("金额印出的小数位数", "printed decimals of the amount"), derive=_decimals),
    Name("project", "breakdown", ("明细金额",), k.list_of(k.record("fund", "资金")),
         Text("资金用途文字中逐项列出的金额", "amounts itemised in the use of funds"),
         within=_breakdown),
    Name("project", "cost_items", ("成本构成",), k.list_of(k.record("fund", "资金")),
         Text("按成本构成列明的各项金额", "the amounts of a budget set out by its costs"),
         within=_cost_items),
    Name("plan", "plan_reached", ("已达比例",), k.RATIO,
         Text("支出计划最后填写的比例", "the last share of the plan"), derive=_plan_reached),
    Name("indicator", "role", ("指标类别",), k.TEXT,
         Text("指标值应是什么：quantity、quality、time、cost、satisfaction、benefit，不定为空",
              "what the value should be, empty for any"), lambda i: text(i.role)),
    Name("indicator", "number_value", ("指标数值",), k.QUANTITY,
         Text("指标值的数和单位，不带口径", "the value's number and unit without its basis"),
         derive=_number_value),
    Name("indicator", "described", ("描述数值",), k.QUANTITY,
         Text("描述或名称中重述指标值的那个数", "the description's number for the value"),
         _described),
    Name("indicator", "indicator_words", ("指标用语",), k.TEXT,
         Text("三级指标名称，没有则为描述", "the indicator's name, else its description"), _words),
    Name("indicator", "lower_is_better", ("越低越好",), k.BOOL,
         Text("指标用语表明越低越好（故障率、投诉）", "the words say that less is better"),
         derive=_lower),
    Name("indicator", "plainly_lower", ("显然越低越好",), k.BOOL,
         Text("名称数的就是越低越好的东西（事故起数、受害率），不是怎样处理它（投诉办结率）",
              "the name counts what less is better of, not how it is dealt with"),
         derive=_plainly_lower),
    Name("indicator", "either_direction", ("方向不定",), k.BOOL,
         Text("指标用语两个方向都说得通（下降、控制）", "the words leave the direction open"),
         derive=_either),
    Name("indicator", "value_units", ("单位个数",), k.NUMBER,
         Text("指标值中不同单位的个数", "how many units the value holds"), derive=_value_units),
    Name("indicator", "misread", ("误读前",), k.TEXT,
         Text("“≥”误读成 2 之前的指标值，如 292% 原为 ≥92%",
              "the value before its ≥ was misread as 2, such as ≥92% for 292%"), derive=_misread),
    Name("indicator", "problem", ("问题说明",), k.TEXT,
         Text("指标值读不出的原因", "why the value cannot be read"), derive=_problem),
    Name("indicator", "cell_error", ("公式错误值",), k.TEXT,
         Text("该行中显示为电子表格公式错误的内容，指标值在先",
              "a cell of the row that shows an error of a spreadsheet, its value first"),
         _cell_error),
    Name("cost_line", "several_costs", ("多项成本",), k.BOOL,
         Text("项目有不止一项成本（总额除外）", "the project has several costs, totals aside"),
         within=_several),
    Name("cost_line", "part_year", ("不足一年",), k.BOOL,
         Text("预算数正好是若干个月的测算数", "the budget is a whole number of months"),
         within=_part_year),
    Name("cost_line", "product", ("测算数",), k.MONEY,
         Text("数量×单价×周期", "quantity × unit cost × periods"), _product),
    Name("cost_line", "cost_noun", ("单价对象",), k.TEXT,
         Text("单价按什么计，没有为空", "what the unit cost is per, empty for none"), _cost_noun),
    Name("cost_line", "count_nouns", ("数量对象",), k.list_of(k.TEXT),
         Text("各数量指标的计量单位", "the units of the quantity rows"), within=_count_nouns),
    Name("cost_line", "cost_text", ("成本原文",), k.TEXT,
         Text("成本指标值的原文", "the cost's value as printed"), _cost_text),
)  # fmt: skip
