"""Names of a form's evaluation as a whole: points row by row, by level 1, totals, grade."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from bgtlint.interpretation.points import read_heading_points
from bgtlint.interpretation.quantities import Quantity, exact
from bgtlint.interpretation.scoring import shipped_schemes
from bgtlint.model import Figure, Indicator, Location, Project
from bgtlint.rules import kinds as k
from bgtlint.rules.figures import figure, flag, records, text, words
from bgtlint.rules.names import Name
from bgtlint.rules.show import shown
from bgtlint.rules.texts import Text
from bgtlint.rules.values import ABSENT, Known, Reader, Record, Unknown, Value, place
from bgtlint.rules.vocabulary_project import read_item

_NO_SUM = Unknown(Text("没有可用的分值", "no points to add up"))
_RATE_INDICATOR = ("执行率",)


@dataclass(frozen=True, slots=True)
class Mark:
    """Points of one row and the points given: an indicator, or the execution rate (`whole`)."""

    name: str
    weight: Figure | None
    score: Figure | None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Level1:
    """The rows of one level-1 heading (产出指标(50分))."""

    name: str
    at: Location | None
    indicators: tuple[Indicator, ...]


def _mark(indicator: Indicator) -> Mark:
    return Mark(indicator.name, indicator.figures.get("weight"), indicator.figures.get("score"))


def _own(indicators: Iterable[Indicator]) -> Iterator[Mark]:
    """Yield the indicators' marks; a cell merged over several rows counts once."""
    seen: set[tuple[object, ...]] = set()
    for indicator in indicators:
        mark = _mark(indicator)
        weight = _once(mark.weight, "weight", seen)
        score = _once(mark.score, "score", seen)
        if weight is not None or score is not None:
            yield Mark(mark.name, weight, score)


def _once(found: Figure | None, column: str, seen: set[tuple[object, ...]]) -> Figure | None:
    if found is None or found.location.row is None:
        return found
    at = found.location
    key = (column, at.page, at.table, at.row, at.column)
    if key in seen:
        return None
    seen.add(key)
    return found


def marks_of(project: Project) -> Iterator[Mark]:
    """Yield the points of every indicator, and of the execution rate where the form scores it."""
    yield from _own(project.indicators)
    executed = False
    for row in project.funds:
        weight, score = row.figures.get("weight"), row.figures.get("score")
        if row.part_of or not any(f is not None and f.measure.number for f in (weight, score)):
            continue
        if row.figures.keys() <= {"weight", "score"} and "执行率" not in row.name:
            yield Mark(row.name, weight, score)
        elif not executed:
            executed = True
            yield Mark("执行率", weight, score, whole=True)


def _marks(record: Record) -> Value:
    found = record.object
    if isinstance(found, Level1):
        return records("mark", _own(found.indicators), record)
    return records("mark", marks_of(found) if isinstance(found, Project) else (), record)


def levels_of(project: Project) -> Iterator[Level1]:
    """Yield the level-1 headings in order, with their rows."""
    rows: dict[str, list[Indicator]] = {}
    places: dict[str, Location | None] = {}
    for row, indicator in zip(project.form.rows, project.indicators, strict=True):
        rows.setdefault(indicator.level1, []).append(indicator)
        places.setdefault(indicator.level1, row.level1_at)
    for name, indicators in rows.items():
        yield Level1(name, places[name], tuple(indicators))


def _level1s(record: Record) -> Value:
    found = record.object
    return records("level1", levels_of(found) if isinstance(found, Project) else (), record)


def _heading_points(level: Level1) -> Value:
    if level.at is None:
        return ABSENT
    measure = read_heading_points(level.at.text)
    if measure.number is None:
        return ABSENT
    return Known(exact(measure.number, "分"), f"{measure.number:f} 分", level.at, measure)


def _usual(record: Record) -> Value:
    """Return the points that the schemes in use give this level 1."""
    around, level = record.around("project"), record.object
    project = around.object if around is not None else None
    if not isinstance(project, Project) or not isinstance(level, Level1):
        return Known(())
    names = {indicator.level1 for indicator in project.indicators}
    found: dict[Decimal, None] = {}
    for scheme in shipped_schemes().weights:
        points = dict(scheme)
        if not names <= points.keys():
            continue
        if "满意度" not in names and "效益" in points:
            points["效益"] += points.get("满意度", Decimal(0))
        if level.name in points:
            found[points[level.name]] = None
    return Known(tuple(Known(exact(one, "分"), f"{one:f} 分") for one in found))


def number_of(value: Value) -> Decimal | None:
    """Return the number of a known quantity, None of anything else."""
    if isinstance(value, Known) and isinstance(value.value, Quantity):
        return value.value.number
    return None


def points_of(listed: Value, name: str) -> list[Decimal]:
    """Return the numbers of one column of marks, those that are there."""
    items = listed.value if isinstance(listed, Known) and isinstance(listed.value, tuple) else ()
    numbers = [number_of(read_item(item, name)) for item in items]
    return [number for number in numbers if number is not None]


def _level_weight(read: Reader) -> Value:
    return Known(exact(sum(points_of(read("level_marks"), "weight"), Decimal(0)), "分"))


def _level_goal(read: Reader) -> Value:
    found = read("points")
    return text(shown(found if isinstance(found, Known) else read("usual_points")))


def _weights(read: Reader) -> list[tuple[Decimal, bool, str]]:
    listed = read("marks")
    items = listed.value if isinstance(listed, Known) and isinstance(listed.value, tuple) else ()
    found = []
    for item in items:
        weight = number_of(read_item(item, "weight"))
        name = read_item(item, "mark_name")
        whole = read_item(item, "of_execution") == Known(True)
        if weight is not None:
            found.append((weight, whole, name.text if isinstance(name, Known) else ""))
    return found


def _weight_goal(read: Reader) -> Value:
    """Return what the points have to add up to: 100, or 90 or 80 without the execution rate."""
    weights = _weights(read)
    if not weights:
        return _NO_SUM
    total = sum((weight for weight, _, _ in weights), Decimal(0))
    execution = sum((weight for weight, whole, _ in weights if whole), Decimal(0))
    rated = any(word in name for _, whole, name in weights if not whole for word in _RATE_INDICATOR)
    goals = [Decimal(100)] if execution else list(shipped_schemes().totals)
    if execution and rated:
        goals.append(100 + execution)
    nearest = min(goals, key=lambda goal: abs(goal - total))
    return Known(exact(nearest, "分"), f"{nearest:f} 分")


def _weights_at(read: Reader) -> Value:
    """Return the printed total, else the first of the points: where a wrong sum is shown."""
    total = read("total_weight")
    if isinstance(total, Known):
        return total
    listed = read("marks")
    items = listed.value if isinstance(listed, Known) and isinstance(listed.value, tuple) else ()
    found = (read_item(item, "weight") for item in items)
    return next((one for one in found if place(one) is not None), ABSENT)


def _total(name: str, kind: k.Kind, project: Project) -> Value:
    return figure(project.totals.get(name), kind)


def _budget_changed(project: Project) -> Value:
    """Return whether 全年预算数 differs from 年初预算数 in the total row."""
    row = next((fund for fund in project.funds if not fund.part_of), None)
    if row is None:
        return flag(False)
    numbers = {
        figure.measure.number
        for name, figure in row.figures.items()
        if name in ("initial", "adjusted") and figure.measure.number is not None
    }
    return flag(len(numbers) > 1)


NAMES: tuple[Name, ...] = (
    Name("project", "marks", ("计分项",), k.list_of(k.record("mark", "计分项")),
         Text("各指标和预算执行率的分值、得分", "points of all indicators and the execution rate"),
         within=_marks),
    Name("project", "level1s", ("一级指标组",), k.list_of(k.record("level1", "一级指标组")),
         Text("各一级指标及其各行", "the level-1 headings with their rows"), within=_level1s),
    Name("project", "total_weight", ("分值合计",), k.COUNT,
         Text("表中印出的分值合计", "the printed total of points"),
         lambda p: _total("weight", k.COUNT, p)),
    Name("project", "total_score", ("总分",), k.COUNT,
         Text("表中印出的总分", "the printed total score"),
         lambda p: _total("score", k.COUNT, p)),
    Name("project", "weight_goal", ("应有分值合计",), k.COUNT,
         Text("分值应合计的数：有执行率分值的为 100，没有的为 100、90、80 中最接近的",
              "what the points should add up to: 100, or the nearest of 100, 90, 80 without points "
              "for the execution rate"), derive=_weight_goal),
    Name("project", "weights_at", ("分值所在",), k.COUNT,
         Text("分值合计所在之处，没有则为首个分值", "the printed total, else the first points"),
         derive=_weights_at),
    Name("project", "budget_changed", ("预算有调整",), k.BOOL,
         Text("全年预算数与年初预算数不同", "the full-year budget differs from the initial one"),
         _budget_changed),
    Name("project", "form_kind", ("表的种类",), k.TEXT,
         Text("target、self_evaluation、department_target 或 department_self_evaluation",
              "target, self_evaluation, department_target or department_self_evaluation"),
         lambda p: text(p.form.kind.value)),
    Name("project", "achieved", ("实际完成情况",), k.TEXT,
         Text("年度总体目标的实际完成情况", "how the goal was achieved"),
         lambda p: words(p.form.fields.get("achieved"))),
    Name("mark", "mark_name", ("计分项名称",), k.TEXT,
         Text("指标名称，预算执行率为“执行率”", "the indicator's name"), lambda m: text(m.name)),
    Name("mark", "weight", ("分值", "权重"), k.COUNT,
         Text("分值", "the points of the row"), lambda m: figure(m.weight, k.COUNT)),
    Name("mark", "score", ("得分",), k.COUNT,
         Text("得分", "the points given"), lambda m: figure(m.score, k.COUNT)),
    Name("mark", "of_execution", ("执行率计分",), k.BOOL,
         Text("是预算执行率的分值和得分", "the points are those of the execution rate"),
         lambda m: flag(m.whole)),
    Name("level1", "level_name", ("一级指标名称",), k.TEXT,
         Text("一级指标名称", "the name of level 1"), lambda one: text(one.name)),
    Name("level1", "points", ("标明分值",), k.COUNT,
         Text("一级指标名称后标明的分值", "the points the heading states"), _heading_points),
    Name("level1", "level_marks", ("本级计分项",), k.list_of(k.record("mark", "计分项")),
         Text("该一级指标下各行的分值、得分", "points of the heading's rows"), within=_marks),
    Name("level1", "heading", ("一级指标栏",), k.TEXT,
         Text("一级指标所在的格", "the cell of the heading"),
         lambda one: words(one.at)),
    Name("level1", "level_weight", ("本级分值合计",), k.COUNT,
         Text("该一级指标下各行分值之和", "the points of the heading's rows together"),
         derive=_level_weight),
    Name("level1", "level_goal", ("本级应有分值",), k.TEXT,
         Text("标明的分值；没有标明的为通行分值", "the points stated, else the usual ones"),
         derive=_level_goal),
    Name("level1", "usual_points", ("通行分值",), k.list_of(k.COUNT),
         Text("各种通行设置给该一级指标的分值", "the points that usual schemes give it"),
         within=_usual),
)  # fmt: skip
