"""The value grammar (指标值): the text of a cell read as a measure.

Nothing raises, whatever the text; the work grows with the length of the text, which is capped.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from bgtlint.interpretation.amounts import read_amount, read_percent
from bgtlint.interpretation.choice import choose, fits, only_values, rivals
from bgtlint.interpretation.deadlines import read_deadline, read_month
from bgtlint.interpretation.faults import (
    comparator_without_number,
    fault,
    percent_first,
    suspicion,
)
from bgtlint.interpretation.lexicon import lexicon
from bgtlint.interpretation.measures import to_measure
from bgtlint.interpretation.mentions import Mention, decimal_of, mentions
from bgtlint.interpretation.repeats import repeated
from bgtlint.interpretation.rewriting import join_split, with_digits, without_bracket
from bgtlint.interpretation.settling import settle
from bgtlint.model import Measure, MeasureKind
from bgtlint.reading.normalise import compact

__all__ = ["LONGEST", "read_amount", "read_numbers", "read_percent", "read_value", "settle"]

LONGEST = 2000
"""Longest text that is read; a longer one is words."""

_RATIO = re.compile(r"([0-9]+(?:\.[0-9]+)?):([0-9]+(?:\.[0-9]+)?)")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_LONGEST_BARE = 6


def read_value(text: str, expect: str = "") -> Measure:
    """Read an indicator's value; `Measure.text` is the text as given.

    `expect` is the row's kind (quantity, quality, time, cost, satisfaction, benefit or "") and
    only steers which number is chosen where there are several. Columns of a split layout are
    joined with ` | ` (comparator, value, unit). Deadlines have no number; a recurring one has its
    period in `per`. A malformed value keeps the best repaired reading there is.
    """
    plain = _compact(text)
    if plain is None:
        return Measure(text, MeasureKind.QUALITATIVE, problems=(("too-long", str(len(text))),))
    sign, joined = join_split(plain)
    measure = _read(without_bracket(joined), expect)
    return replace(measure, text=text, comparator=sign or measure.comparator)


def read_numbers(text: str) -> tuple[Measure, ...]:
    """Return every number with a unit in a text, in order, each with its own words as `text`.

    Years, dates, document numbers, list marks and names with digits are left out; so is any text
    longer than `LONGEST`.
    """
    plain = with_digits(_compact(text) or "")
    found = (mention for mention in mentions(plain) if mention.unit)
    return tuple(to_measure(plain[m.start : m.end], m) for m in found)


def _compact(text: str) -> str | None:
    """Return the text compact, None if it is too long to read."""
    plain = compact(text) if len(text) <= 2 * LONGEST else text
    return plain if len(plain) <= LONGEST else None


def _read(plain: str, expect: str) -> Measure:
    if not plain or plain in lexicon().empty:
        return Measure(plain, MeasureKind.EMPTY)
    text = with_digits(plain)
    return (
        read_deadline(text, whole_only=True)
        or (read_month(text) if expect == "time" else None)
        or fault(plain)
        or percent_first(text)
        or _ratio(text)
        or _number(text, expect)
        or comparator_without_number(text)
        or read_deadline(text)
        or Measure(text, MeasureKind.QUALITATIVE)
    )


def _number(text: str, expect: str) -> Measure | None:
    """Return the number that is the value, or the date that outweighs it; None without number."""
    found = mentions(text)
    values = [m for m in found if m.unit] or _bare(text, found)
    if not values:
        return None
    chosen = choose(values, expect)
    deadline = read_deadline(text)
    if deadline is not None and _outweighs(deadline, chosen, expect):
        return deadline
    return repeated(text, found, expect) or _single(text, values, chosen, expect)


def _single(text: str, values: Sequence[Mention], chosen: Mention, expect: str) -> Measure:
    measure = to_measure(text, chosen, expect)
    others = rivals(values, chosen)
    if others and only_values(text, values):
        problem = ("two-values", text)
        return Measure(text, MeasureKind.MALFORMED, unit=measure.unit, problems=(problem,))
    doubt = None if chosen.unit else suspicion(text, expect)
    if doubt:
        return replace(measure, kind=MeasureKind.MALFORMED, problems=(doubt,))
    if others:
        seen = "、".join(text[m.start : m.end] for m in (chosen, *others))
        return replace(measure, problems=(*measure.problems, ("two-values", seen)))
    return measure


def _ratio(text: str) -> Measure | None:
    """Return a ratio such as 1:5, in the unit `:5`."""
    ratio = _RATIO.fullmatch(text)
    if ratio is None:
        return None
    number, decimals = decimal_of(ratio[1])
    unit = f":{ratio[2]}"
    return Measure(text, MeasureKind.QUANTITATIVE, number=number, unit=unit, decimals=decimals)


def _bare(text: str, found: Sequence[Mention]) -> list[Mention]:
    """Return the number without a unit that is the value: the whole text, or its end after words.

    Years and long runs of digits after words (telephone numbers) are none.
    """
    last = found[-1] if found else None
    if last is None or last.end != len(text):
        return []
    if last.start == 0:
        return [last]
    printed = text[last.start : last.end]
    ahead = text[last.start - 1]
    named = "\u4e00" <= ahead <= "\u9fff" or ahead in ":≥≤<>="
    likely = not _YEAR.fullmatch(printed) and len(printed) <= _LONGEST_BARE
    return [last] if named and likely else []


def _outweighs(deadline: Measure, chosen: Mention, expect: str) -> bool:
    """Whether the date of a cell is its value rather than its number."""
    if expect == "time":
        return True
    if deadline.comparator != "before":
        return False
    return expect in ("", "benefit") or not fits(chosen, expect)
