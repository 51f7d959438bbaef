"""Cells that print their value twice: 15人15人, 100%%, 6000每条维护费6000元."""

from collections.abc import Sequence
from dataclasses import replace

from bgtlint.interpretation.measures import to_measure
from bgtlint.interpretation.mentions import Mention
from bgtlint.model import Measure, MeasureKind


def repeated(text: str, found: Sequence[Mention], expect: str) -> Measure | None:
    """Return the malformed measure of a value printed twice, with its one reading, else None."""
    first = found[0]
    bare = text.lstrip("≥≤<>=")
    half = len(bare) // 2
    if text.endswith("%%"):
        return _marked(to_measure(text, found[-1], expect), "doubled", "%%")
    if len(found) < 2 or first.start:
        return None
    if bare[:half] == bare[half:] and text[: first.end].endswith(bare[:half]):
        return _marked(to_measure(text, first, expect), "doubled", text)
    twin = next((m for m in reversed(found[1:]) if _is_twin(text, first, m)), None)
    if twin is None:
        return None
    return _marked(to_measure(text, twin, expect), "number-twice", f"{first.number}")


def _is_twin(text: str, first: Mention, other: Mention) -> bool:
    """Whether a later number repeats the first: bare at first, or the same after words."""
    if first.number != other.number or not other.unit:
        return False
    if not first.unit:
        return True
    same = first.unit == other.unit and first.per in ((), other.per)
    return same and text[first.end : other.start].isalpha() and other.end == len(text)


def _marked(measure: Measure, code: str, seen: str) -> Measure:
    return replace(measure, kind=MeasureKind.MALFORMED, problems=((code, seen),))
