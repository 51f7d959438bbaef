"""How self-evaluations score an indicator: whether a target is met, and the points it is due.

The formulas in use (财预〔2020〕10号, and those of deployed systems): by share of completion for
targets to reach; for targets not to exceed, target ÷ actual or 1 − (actual − target) ÷ target;
all or nothing; full points for a satisfaction of 90% or more.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from bgtlint.interpretation import units
from bgtlint.interpretation.decimals import nearest, scale
from bgtlint.interpretation.due import due_day
from bgtlint.interpretation.tolerance import unit_of
from bgtlint.model import Measure, MeasureKind
from bgtlint.reading.normalise import compact
from bgtlint.shipped import shipped_yaml

UP, DOWN, OPEN = "up", "down", "open"
"""A target to reach, one not to exceed, one that leaves it open."""

_NUMERIC = frozenset(
    {MeasureKind.QUANTITATIVE, MeasureKind.MONEY, MeasureKind.RATE, MeasureKind.PERCENTAGE}
)
_ZERO, _ONE = Decimal(0), Decimal(1)
_SATISFIED = Decimal(90)
_TICKS, _BOXES = "☑√✓✔■☒", "□☐○◯"


@dataclass(frozen=True, slots=True)
class Schemes:
    """The tables of rules/evaluation.yml: grades, bands of qualitative results, weights."""

    grades: tuple[tuple[str, Decimal, frozenset[str]], ...]
    bands: Mapping[str, tuple[str, ...]]
    weights: tuple[Mapping[str, Decimal], ...]
    totals: tuple[Decimal, ...]


@cache
def shipped_schemes() -> Schemes:
    """Return the tables that come with the program."""
    source = shipped_yaml("evaluation.yml")
    return Schemes(
        tuple(
            (name, Decimal(rule["least"]), frozenset(rule["names"]))
            for name, rule in source["grades"].items()
        ),
        {name: tuple(words) for name, words in source["bands"].items()},
        tuple(
            {level: Decimal(points) for level, points in scheme.items()}
            for scheme in source["schemes"]
        ),
        tuple(Decimal(total) for total in source["totals"]),
    )


def direction(target: Measure, role: str, lower: bool, either: bool) -> str:
    """Return which way a target is met: by its comparator, else by the words of its row."""
    if target.comparator in ("≥", ">"):
        return UP
    if target.comparator in ("≤", "<"):
        return DOWN
    if lower or role == "cost":
        return DOWN
    return OPEN if either else UP


def in_unit_of(target: Measure, actual: Measure) -> Decimal | None:
    """Return the actual number in the target's unit; None where they cannot be compared."""
    if actual.number is None or target.number is None or actual.upper is not None:
        return None
    if target.kind not in (*_NUMERIC, MeasureKind.RANGE) or actual.kind not in _NUMERIC:
        return None
    factor = units.conversion(unit_of(actual), unit_of(target))
    return None if factor is None else scale(actual.number, factor, nearest())


def is_met(target: Measure, actual: Measure, way: str) -> bool | None:
    """Tell whether an actual value meets its target; None where it cannot be told."""
    if target.deadline and actual.deadline:
        return _in_time(target, actual)
    number = in_unit_of(target, actual)
    if number is None or target.number is None:
        return None
    if target.upper is not None:
        low, high = sorted((target.number, target.upper))
        return True if low <= number <= high else (False if way != OPEN else None)
    if way == UP:
        return number > target.number if target.comparator == ">" else number >= target.number
    if way == DOWN:
        return number < target.number if target.comparator == "<" else number <= target.number
    return True if number == target.number else None


def _in_time(target: Measure, actual: Measure) -> bool | None:
    """Tell whether a day is within a deadline; None unless both print one day or month and year."""
    if {target.kind, actual.kind} != {MeasureKind.DEADLINE} or target.per or actual.per:
        return None
    last, done = due_day(target.deadline, None), due_day(actual.deadline, None)
    return None if last is None or done is None else done <= last


def completion(target: Measure, actual: Measure) -> Decimal | None:
    """Return actual ÷ target; None where they cannot be compared or the target is zero."""
    number = in_unit_of(target, actual)
    if number is None or not target.number or target.upper is not None:
        return None
    return nearest().divide(number, target.number)


def completion_shares(target: Measure, actual: Measure, way: str) -> tuple[Decimal, ...]:
    """Return what forms print as the completion rate (指标完成率), as shares of one.

    actual ÷ target, where less is better also target ÷ actual and 2 − actual ÷ target, and 1 for
    a target that is met. () where target and actual cannot be compared.
    """
    ratio = completion(target, actual)
    if ratio is None:
        return ()
    found = [ratio]
    if way != UP:
        found += [nearest().divide(_ONE, ratio)] if ratio else []
        found.append(nearest().subtract(2, ratio))
    return tuple(found) if is_met(target, actual, way) is False else (*found, _ONE)


def due_scores(
    target: Measure, actual: Measure, weight: Decimal, way: str, role: str
) -> Mapping[Decimal, str]:
    """Return the points that the accepted formulas give, between 0 and weight, each with its sum.

    {} where target and actual cannot be compared; for a missed target 0 is always among them
    (all or nothing), for one that is met the whole weight is the only one.
    """
    met = is_met(target, actual, way)
    if met is None or target.upper is not None:
        return {}
    if met:
        return {weight: ""}
    shares = {_ZERO: "", **dict(_shares(target, actual, way))}
    number = in_unit_of(target, actual)
    if role == "satisfaction" and target.unit == "%" and number and number >= _SATISFIED:
        shares[_ONE] = ""
    found: dict[Decimal, str] = {}
    for share, working in shares.items():
        points = nearest().multiply(weight, min(max(share, _ZERO), _ONE))
        found.setdefault(points, f"{working} × {weight:f} 分" if working else "")
    return found


def _shares(target: Measure, actual: Measure, way: str) -> Iterator[tuple[Decimal, str]]:
    ratio = completion(target, actual)
    if ratio is None or not ratio:
        return
    aim, done = _plain(target), _plain(actual)
    if way == UP:
        yield ratio, f"{done} ÷ {aim}"
        return
    yield nearest().divide(_ONE, ratio), f"{aim} ÷ {done}"
    yield nearest().subtract(2, ratio), f"[1 −（{done} − {aim}）÷ {aim}]"


def _plain(measure: Measure) -> str:
    """Write a number with its unit and without its comparator."""
    unit = unit_of(measure)
    gap = "" if unit in ("", "%") else " "
    return f"{measure.number:f}{gap}{unit}" if measure.number is not None else ""


def band(text: str, words: Mapping[str, Sequence[str]]) -> str:
    """Return how far a qualitative target was met, in its own words: full, partial, unmet, ""."""
    plain = compact(text)
    for name, phrases in words.items():
        if any(phrase in plain for phrase in phrases):
            return name
    return ""


def grade_of(text: str, schemes: Schemes) -> str:
    """Return the grade that a text states (优, 优秀, 良☑), "" for none or several.

    Of boxes to tick, the ticked one counts.
    """
    plain = compact(text)
    for name, _, names in schemes.grades:
        if any(plain in (word, f"“{word}”", f"{word}等", f"{word}级") for word in names):
            return name
    before = plain[:1] in (*_TICKS, *_BOXES)
    ticked = {
        name
        for name, _, names in schemes.grades
        for word in names
        for tick in _TICKS
        if (f"{tick}{word}" if before else f"{word}{tick}") in plain.replace("(", "")
    }
    return next(iter(ticked)) if len(ticked) == 1 else ""


def grade_for(score: Decimal, schemes: Schemes) -> str:
    """Return the grade of a score out of 100."""
    return next((name for name, least, _ in schemes.grades if score >= least), "")
