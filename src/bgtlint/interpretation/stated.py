"""Numbers that the goal or the use of funds states, beside the indicator that states them too."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bgtlint.interpretation import tolerance
from bgtlint.interpretation.measures import to_measure
from bgtlint.interpretation.mentions import Mention, mentions
from bgtlint.interpretation.quantities import comparable
from bgtlint.interpretation.resemblance import pairs
from bgtlint.model import Figure, Indicator, Location, Measure, MeasureKind, Project
from bgtlint.reading.normalise import compact
from bgtlint.recognition.periods import TERM, YEAR

FIELDS = ("goal", "use", "overview")
"""Fields of running text; they speak of the year's indicators, term_goal of those of the term."""

_CLAUSE = re.compile(r"[，,。；;、:：!！?？()]")
_EACH = re.compile("各(?![类级项种式界])|每(?!年)|分别")
_COUNTED = frozenset({MeasureKind.QUANTITATIVE, MeasureKind.PERCENTAGE})
_COMMON = frozenset(
    {
        "数量",
        "人数",
        "工作",
        "完成",
        "项目",
        "资金",
        "情况",
        "年度",
        "全年",
        "任务",
        "达到",
        "指标",
        "目标",
        "不低",
        "低于",
        "以上",
    }
)
_LEAST = 2


@dataclass(frozen=True, slots=True)
class Stated:
    """A number of a text and the value of the one indicator it speaks of."""

    stated: Figure
    indicated: Figure
    indicator: Indicator


def stated_figures(project: Project) -> Iterator[Stated]:
    """Yield the numbers of goal and use that one indicator states too.

    A pair has a unit of the same kind and at least two pairs of characters in common; a number
    that could be told of two rows, or a row that two different numbers could be told of, is left
    out, and
    so are money, time, ranges, approximate numbers, what each of several has (各配备1套),
    and a decimal at the start of a sentence, which may be a list mark and a number (1.628名).
    """
    found: list[tuple[Figure, list[Indicator]]] = []
    for name in (*FIELDS, "term_goal"):
        place = project.form.fields.get(name)
        if place is not None:
            listed = _of_period(project, TERM if name == "term_goal" else YEAR)
            found += [(f, _rows(listed, f, words)) for f, words in _figures(place)]
    told: dict[int, list[Measure]] = {}
    for figure, rows in found:
        for row in rows:
            told.setdefault(id(row), []).append(figure.measure)
    for figure, rows in found:
        if len(rows) == 1 and _one_number(told[id(rows[0])]):
            yield Stated(figure, rows[0].figures["value"], rows[0])


def _one_number(measures: Sequence[Measure]) -> bool:
    """Tell whether all say one number: goal and use of funds may both state it."""
    quantities = [tolerance.count(m) or tolerance.percent(m, exact=True) for m in measures]
    first = quantities[0]
    return all(
        one is first
        or (
            one is not None
            and first is not None
            and comparable(one, first)
            and one.to(first.unit).number == first.number
        )
        for one in quantities
    )


def _figures(place: Location) -> Iterator[tuple[Figure, str]]:
    text = compact(place.text)
    cuts = [-1, *(sign.start() for sign in _CLAUSE.finditer(text)), len(text)]
    for mention in mentions(text):
        if mention.upper is not None or mention.approximate or mention.decreasing or mention.per:
            continue
        if _EACH.search(text, cuts[bisect_left(cuts, mention.start) - 1] + 1, mention.start):
            continue
        if mention.decimals and text[: mention.start][-1:] in ("", "。", ";", "；"):
            continue
        measure = to_measure(text[mention.start : mention.end], _moved(mention), "quantity")
        if measure.kind in _COUNTED and _counts(measure):
            yield Figure(place, measure), _words(text, mention, cuts)


def _moved(mention: Mention) -> Mention:
    return mention._replace(start=0, end=mention.end - mention.start)


def _words(text: str, mention: Mention, cuts: Sequence[int]) -> str:
    """Return the clause round a number; `cuts` are the places between clauses."""
    first = cuts[bisect_left(cuts, mention.start) - 1] + 1
    last = cuts[bisect_left(cuts, mention.end)]
    return f"{text[first : mention.start]} {text[mention.end : last]}"


def _counts(measure: Measure) -> bool:
    quantity = tolerance.count(measure) or tolerance.percent(measure, exact=True)
    return (
        quantity is not None
        and bool(measure.unit or measure.kind is MeasureKind.PERCENTAGE)
        and (
            measure.unit not in ("年", "月", "天", "日", "季", "周", "小时", "工作日", "元", "万元")
        )
    )


def _of_period(project: Project, period: str) -> list[Indicator]:
    """Return the indicators of the year or the term; a form without periods has those of a year.

    What one region is to reach is not what a text says of the whole.
    """
    periods = (period, "") if period == YEAR else (period,)
    return [row for row in project.indicators if row.period in periods and not row.region]


def _rows(listed: Iterable[Indicator], figure: Figure, words: str) -> list[Indicator]:
    return [row for row in listed if _alike(row, figure.measure, words)]


def _alike(row: Indicator, measure: Measure, words: str) -> bool:
    value = row.figures.get("value")
    if value is None or value.measure.kind is not measure.kind or value.measure.per:
        return False
    if value.measure.approximate or value.measure.number is None:
        return False
    mine = tolerance.count(measure) or tolerance.percent(measure, exact=True)
    other = tolerance.count(value.measure) or tolerance.percent(value.measure, exact=True)
    if mine is None or other is None or not comparable(mine, other):
        return False
    named = [
        row.figures[name].measure.text for name in ("level3", "description") if name in row.figures
    ]
    shared = (pairs(words) & pairs("，".join(named))) - _COMMON
    return len(shared) >= _LEAST
