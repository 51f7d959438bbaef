"""Names of an indicator's evaluation (自评): actual value, points, what they should be."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from bgtlint.interpretation import scoring
from bgtlint.interpretation.actuals import in_unit
from bgtlint.interpretation.directions import shipped_directions
from bgtlint.interpretation.quantities import exact
from bgtlint.model import Indicator, Measure, MeasureKind, Project
from bgtlint.reading.normalise import compact
from bgtlint.rules import kinds as k
from bgtlint.rules.figures import figure, flag, text, words
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
    place,
)
from bgtlint.rules.vocabulary_evaluation import number_of
from bgtlint.rules.vocabulary_funds import last_digit

_NOTHING = frozenset(
    {"", "无", "—", "——", "-", "--", "/", "无偏差", "不适用", "无。", "/。", "0", "\\"}
)
_RATIO_UNITS = frozenset({"", "‰", "分", "倍", "百分点", "个百分点"})
"""Units that a percentage may be answered in, or that say nothing."""
_NOT_COMPARABLE = Unknown(Text("与指标值不能比较", "cannot be compared with its target"))


def says_nothing(value: str) -> bool:
    """Tell whether a cell of reasons gives none: blank, 无, —."""
    return compact(value) in _NOTHING


def _text_of(indicator: Indicator, column: str) -> Value:
    found = indicator.figures.get(column)
    return ABSENT if found is None else words(found.location)


def _target(read: Reader) -> Measure | None:
    return measure_of(read("value"))


def _actual_measure(read: Reader) -> Measure | None:
    found = measure_of(read("actual"))
    return None if found is None else in_unit(found, _target(read))


def _plain(value: Value) -> str:
    return str(value.value) if isinstance(value, Known) and isinstance(value.value, str) else ""


def _way(read: Reader) -> str:
    target = _target(read)
    if target is None:
        return scoring.OPEN
    lower, either = read("lower_is_better") == Known(True), read("either_direction") == Known(True)
    higher = shipped_directions().is_higher(_plain(read("indicator_words")))
    role = "" if higher else _plain(read("role"))
    return scoring.direction(target, role, lower and not higher, either)


def _met(read: Reader) -> bool | None:
    target, actual = _target(read), _actual_measure(read)
    if target is None or actual is None:
        return None
    return scoring.is_met(target, actual, _way(read))


def _is_met(read: Reader) -> Value:
    return flag(_met(read) is True)


def _is_missed(read: Reader) -> Value:
    return flag(_met(read) is False)


def _completion(read: Reader) -> Value:
    target, actual = _target(read), _actual_measure(read)
    if target is None or actual is None:
        return ABSENT
    ratio = scoring.completion(target, actual)
    if ratio is None:
        return _NOT_COMPARABLE
    percent = exact(ratio * 100, "%")
    shown = f"{(ratio * 100).quantize(Decimal('0.01')):f}%"
    return Known(percent, shown, place(read("actual")))


def _completion_due(read: Reader) -> Value:
    """Return the completion nearest to the printed one, of those that forms print."""
    target, actual = _target(read), _actual_measure(read)
    printed = measure_of(read("completion_printed"))
    if target is None or actual is None or printed is None or printed.number is None:
        return ABSENT
    shares = scoring.completion_shares(target, actual, _way(read))
    if not shares:
        return _NOT_COMPARABLE
    aim = printed.number
    nearest = min((share * 100 for share in shares), key=lambda share: (abs(share - aim), share))
    shown = f"{nearest.quantize(Decimal('0.01')):f}%"
    return Known(exact(nearest, "%"), shown, place(read("actual")))


def _due(read: Reader) -> Mapping[Decimal, str]:
    target, actual, weight = _target(read), _actual_measure(read), number_of(read("weight"))
    if target is None or actual is None or weight is None:
        return {}
    return scoring.due_scores(target, actual, weight, _way(read), _plain(read("role")))


def _due_score(read: Reader) -> Value:
    """Return the accepted score nearest to the printed one, with the sum that gives it."""
    accepted, score = _due(read), number_of(read("score"))
    if not accepted or score is None:
        return _NOT_COMPARABLE
    options = [one for one in accepted if one > 0] if score > 0 else []
    nearest = min(options or accepted, key=lambda one: (abs(one - score), one))
    found = exact(nearest.quantize(Decimal("0.01")), "分")
    working = accepted[nearest]
    shown = f"{working} = {found.text()}" if working else found.text()
    return Known(found, shown, place(read("actual")))


def _reason_text(record: Record) -> Value:
    """Return the row's reasons, else those given for the whole form; absent without such a cell."""
    indicator, around = record.object, record.around("project")
    if not isinstance(indicator, Indicator):
        return ABSENT
    project = around.object if around is not None else None
    own = indicator.figures.get("reason")
    whole = project.totals.get("reason") if isinstance(project, Project) else None
    for found in (own, whole):
        if found is not None and not says_nothing(found.location.text):
            return words(found.location)
    at = own or whole
    return ABSENT if at is None else Blank(at.location)


def _explained(read: Reader) -> Value:
    found = read("reason_text")
    return flag(isinstance(found, Known) and not says_nothing(found.text))


def _shared(record: Record) -> Value:
    indicator, around = record.object, record.around("project")
    if around is None or not isinstance(indicator, Indicator):
        return FALSE
    project = around.object
    rows = project.indicators if isinstance(project, Project) else ()
    cells = around.once("cells of points", lambda: Counter(_cells(rows)))
    return flag(any(cells[cell] > 1 for cell in _cells([indicator])))


def _cells(rows: Iterable[Indicator]) -> Iterator[tuple[object, ...]]:
    """Yield the cells in which points of rows stand; a cell merged over several comes for each."""
    for row in rows:
        for column in ("weight", "score"):
            mine = row.figures.get(column)
            if mine is not None and mine.location.row is not None:
                yield column, *_at(mine.location)


def _at(location: object) -> tuple[object, ...]:
    return tuple(getattr(location, name) for name in ("page", "table", "row", "column"))


def _band(read: Reader) -> Value:
    target, actual = _target(read), read("actual_text")
    worded = target is not None and target.kind is MeasureKind.QUALITATIVE
    if not worded or not isinstance(actual, Known):
        return text("")
    return text(scoring.band(actual.text, scoring.shipped_schemes().bands))


def _actual_unit_lost(read: Reader) -> Value:
    """Return whether a percentage was answered by a bare number, no column giving the unit."""
    target, actual = _target(read), read("actual_text")
    if target is None or target.unit != "%" or not isinstance(actual, Known):
        return FALSE
    bare = compact(actual.text).replace(".", "", 1).isdigit()
    return flag(bare and read("unit_column") != Known(True))


def _actual_kind_differs(read: Reader) -> Value:
    """Return whether one of target and actual value is a percentage, the other a count."""
    target, actual = _target(read), measure_of(read("actual"))
    if target is None or actual is None or target.number is None or actual.number is None:
        return FALSE
    units = {target.unit, actual.unit}
    return flag("%" in units and len(units) == 2 and not units & _RATIO_UNITS)


NAMES: tuple[Name, ...] = (
    Name("indicator", "actual", ("实际完成值", "完成值"), k.QUANTITY,
         Text("实际完成值中的数值", "the number of the actual value"),
         lambda i: figure(i.figures.get("actual"))),
    Name("indicator", "actual_text", ("完成值文字",), k.TEXT,
         Text("实际完成值的文字", "the actual value as printed"),
         lambda i: _text_of(i, "actual")),
    Name("indicator", "weight", ("分值", "权重"), k.COUNT,
         Text("分值", "the points the indicator carries"),
         lambda i: figure(i.figures.get("weight"), k.COUNT)),
    Name("indicator", "score", ("得分",), k.COUNT,
         Text("得分", "the points given"), lambda i: figure(i.figures.get("score"), k.COUNT)),
    Name("indicator", "unit_column", ("有单位栏",), k.BOOL,
         Text("表上另有度量单位栏", "whether the form has a column of units"),
         lambda i: flag("unit" in i.figures)),
    Name("indicator", "met", ("完成目标",), k.BOOL,
         Text("完成值达到指标值；不能比较的为否", "whether the target is met, if comparable"),
         derive=_is_met),
    Name("indicator", "missed", ("未达目标",), k.BOOL,
         Text("完成值没有达到指标值；不能比较的为否",
              "whether the target is missed; false if not comparable"), derive=_is_missed),
    Name("indicator", "completion", ("完成比例",), k.SHARE,
         Text("完成值÷指标值", "actual ÷ target"), derive=_completion),
    Name("indicator", "completion_printed", ("印出的完成率",), k.SHARE,
         Text("表中印出的指标完成率", "the completion rate as printed"),
         lambda i: figure(i.figures.get("completion"), k.SHARE)),
    Name("indicator", "completion_due", ("应有完成率",), k.SHARE,
         Text("各种算法中与印出的最接近的完成率：完成值÷指标值，反向指标的两种算法，达标 100%",
              "of the ways in use (actual ÷ target, the two for reverse targets, 100% when met) "
              "the completion nearest to the printed one"), derive=_completion_due),
    Name("indicator", "due_score", ("应得分",), k.COUNT,
         Text("各种计分口径中与得分最接近的应得分：按完成比例、反向指标的两种算法、达标满分、未达标零分",
              "of the accepted formulas (share of completion, the two for reverse targets, all or "
              "nothing) the score nearest to the printed one"), derive=_due_score),
    Name("indicator", "score_rounding", ("得分舍入",), k.COUNT,
         Text("得分末位数字的一半", "half a unit of the score's last digit"),
         derive=lambda read: last_digit(read("score"))),
    Name("indicator", "reason_text", ("偏差原因",), k.TEXT,
         Text("该指标的偏差原因；没有则为整表的", "the row's reasons, else the form's"),
         within=_reason_text),
    Name("indicator", "explained", ("已说明原因",), k.BOOL,
         Text("已写明偏差原因（“无”不算）", "whether reasons are given; 无 gives none"),
         derive=_explained),
    Name("indicator", "shared_points", ("合并计分",), k.BOOL,
         Text("分值或得分与别的指标合并在一格", "whether one cell of points serves several rows"),
         within=_shared),
    Name("indicator", "band", ("达成程度",), k.TEXT,
         Text("定性指标的达成程度：full 达成、partial 部分达成、unmet 未达成，读不出为空",
              "how far a qualitative target was met: full, partial, unmet, empty for unknown"),
         derive=_band),
    Name("indicator", "percent_lost", ("完成值缺百分号",), k.BOOL,
         Text("指标值是百分比而完成值只写数字", "a percentage was answered by a bare number"),
         derive=_actual_unit_lost),
    Name("indicator", "actual_kind_differs", ("完成值不同类",), k.BOOL,
         Text("指标值和完成值一个是百分比、一个是带单位的数",
              "one of target and actual value is a percentage, the other a count"),
         derive=_actual_kind_differs),
)  # fmt: skip
