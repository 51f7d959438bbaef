"""Names of deadlines (时效), and of the days and columns of a spend plan's checkpoints."""

from datetime import date

from bgtlint.interpretation.due import (
    checkpoint_day,
    deadline_of,
    deadline_year,
    due_day,
    impossible_date,
)
from bgtlint.interpretation.quantities import Quantity
from bgtlint.interpretation.terms import term_end, term_start
from bgtlint.interpretation.years import year_span
from bgtlint.model import Indicator, Location, Project
from bgtlint.reading.normalise import squash
from bgtlint.recognition.periods import TERM
from bgtlint.rules import kinds as k
from bgtlint.rules.figures import flag, number, text
from bgtlint.rules.names import Name
from bgtlint.rules.texts import Text
from bgtlint.rules.values import ABSENT, FALSE, Known, Reader, Record, Value, place

_READ = (("value", False), ("level3", True), ("description", True), ("actual", True))

_TERM_FIELDS = ("term_start", "term_end", "term")


def _deadline(indicator: Indicator) -> Value:
    found = deadline_of(indicator)
    if found is None:
        return ABSENT
    return Known(found.measure.deadline, squash(found.location.text), found.location, found.measure)


def _recurring(indicator: Indicator) -> Value:
    found = deadline_of(indicator)
    return flag(found is not None and bool(found.measure.per))


def _impossible(indicator: Indicator) -> Value:
    for name, written in _READ:
        figure = indicator.figures.get(name)
        told = written or indicator.role != "time"
        said = impossible_date(figure.location.text, written=told) if figure else ""
        if said and figure is not None:
            return text(said, figure.location)
    return ABSENT


def _impossible_term(project: Project) -> Value:
    """Return a date of the project's own time that no calendar has (计划完成日期, 起止时间)."""
    for name in _TERM_FIELDS:
        place_ = project.form.fields.get(name)
        said = impossible_date(place_.text, written=False) if place_ is not None else ""
        if said and place_ is not None:
            return text(said, place_)
    return ABSENT


def _whole(value: Value) -> int | None:
    found = value.value if isinstance(value, Known) else None
    return int(found.number) if isinstance(found, Quantity) else None


def _text(value: Value) -> str:
    return str(value.value) if isinstance(value, Known) else ""


def _year(read: Reader) -> Value:
    found = read("deadline")
    return number(deadline_year(_text(found)), place(found))


def _span(read: Reader) -> tuple[int | None, int | None]:
    return year_span(_text(read("name")), _whole(read("project_year")), _whole(read("year")))


def _bound(which: int) -> Name:
    english, chinese = (("first_year", "最早年度"), ("last_year", "最晚年度"))[which]
    return Name("project", english, (chinese,), k.NUMBER,
                Text(f"项目日期{('最早', '最晚')[which]}可以是哪一年",
                     f"the {('first', 'last')[which]} year the project's dates may be of"),
                derive=lambda read: number(_span(read)[which]))  # fmt: skip


def _years(read: Reader) -> Value:
    first, last = _span(read)
    if first is None:
        return ABSENT
    return text(f"{first}" if last in (first, None) else f"{first}-{last}")


def _dated(value: date | None, source: Value) -> Value:
    if value is None:
        return ABSENT
    return Known(value, value.isoformat(), place(source))


def _plan_year(read: Reader) -> int | None:
    return _whole(read("year")) or _whole(read("project_year"))


def _due(read: Reader) -> Value:
    found = read("deadline")
    if read("recurring") == Known(True):
        return ABSENT
    return _dated(due_day(_text(found), _plan_year(read)), found)


def _day(read: Reader) -> Value:
    found = read("label")
    return _dated(checkpoint_day(_text(found), _plan_year(read)), found)


def _term(found: tuple[date, Location] | None) -> Value:
    return ABSENT if found is None else Known(found[0], found[0].isoformat(), found[1])


def _shifted(record: Record) -> Value:
    """Tell whether every share of a plan stands beside its label's column and the last is lost."""
    project = record.object
    points = project.checkpoints if isinstance(project, Project) else ()
    filled = [bool(point.percent and point.percent.location.text.strip()) for point in points]
    count = sum(filled)
    if not 1 < count < len(points) or any(point.label_at is None for point in points):
        return FALSE
    columns = [
        (point.label_at.column, point.percent.location.column)
        for point, full in zip(points, filled, strict=True)
        if full and point.label_at and point.percent
    ]
    beside = all(one is not None and other is not None and one < other for one, other in columns)
    moved = not filled[0] and filled[1:] == [True] * (len(points) - 1)
    return flag((beside and not filled[-1]) or moved)


NAMES: tuple[Name, ...] = (
    Name("indicator", "deadline", ("时限",), k.TEXT,
         Text("时限，如 2025-08-31、--08-31、---20（每月20日）；先看指标值，再看描述和名称",
              "the deadline, such as 2025-08-31: the value's, description's or name's"),
         _deadline),
    Name("indicator", "recurring", ("周期性时限",), k.BOOL,
         Text("时限是否每月、每季度等反复出现",
              "whether the deadline comes again every month or so"),
         _recurring),
    Name("indicator", "deadline_year", ("时限年份",), k.NUMBER,
         Text("时限的年份，未写或跨两年的没有", "the deadline's year, if it states one"),
         derive=_year),
    Name("indicator", "due", ("最后期限",), k.DATE,
         Text("时限允许的最后一天；未写年份按文件年度，反复出现的没有",
              "the last day the deadline allows, in the document's year if it states none"),
         derive=_due),
    Name("indicator", "of_term", ("实施期指标",), k.BOOL,
         Text("是否列在实施期（中期、长期）指标中，不是年度指标",
              "whether the row belongs to the whole term of the project, not to the year"),
         lambda i: flag(i.period == TERM)),
    Name("indicator", "impossible_date", ("不存在的日期",), k.TEXT,
         Text("该行中日历上没有的日期", "a date in the row that no calendar has"), _impossible),
    _bound(0),
    _bound(1),
    Name("project", "years_text", ("年度范围",), k.TEXT,
         Text("项目日期可以是哪些年，如 2025 或 2024-2025",
              "the years the project's dates may be of"),
         derive=_years),
    Name("project", "term_begins", ("项目开始",), k.DATE,
         Text("项目的第一天，取自项目起止时间、项目期限等", "the project's first day"),
         lambda p: _term(term_start(p.form))),
    Name("project", "term_ends", ("项目结束",), k.DATE,
         Text("项目的最后一天，只写月份或年份的算到月底、年底", "the project's last day"),
         lambda p: _term(term_end(p.form))),
    Name("project", "impossible_term", ("不存在的起止日期",), k.TEXT,
         Text("项目起止时间、计划完成日期等栏中日历上没有的日期",
              "a date in the fields of the project's time that no calendar has"),
         _impossible_term),
    Name("plan", "plan_shifted", ("时点错列",), k.BOOL,
         Text("支出计划的比例整体错开一列，末尾一个缺失",
              "the shares stand one column off their labels and the last is lost"),
         within=_shifted),
    Name("checkpoint", "day", ("时点日期",), k.DATE,
         Text("时点的日期，如 6月底为 6 月 30 日", "the day of the checkpoint"), derive=_day),
)  # fmt: skip
