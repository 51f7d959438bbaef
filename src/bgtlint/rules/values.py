"""Values at run time: known, blank, absent, or unknown for a reason; and records of values."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar, cast

from bgtlint.interpretation.quantities import Quantity
from bgtlint.model import Location, Measure
from bgtlint.records import record
from bgtlint.rules.texts import Text

T = TypeVar("T")


@record
class Known:
    """A value that was read; `text` as printed (without white space), `location` where.

    `english` is set where the text is the program's own and has an English form.
    """

    value: "Datum"
    text: str = ""
    location: Location | None = None
    measure: Measure | None = None
    english: str = ""


@dataclass(frozen=True, slots=True)
class Blank:
    """The form has the label and nothing stands there."""

    location: Location | None = None


@dataclass(frozen=True, slots=True)
class Absent:
    """The form has no such label."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """Something stands there, or should, that gives no value; the reason says why."""

    reason: Text
    location: Location | None = None
    measure: Measure | None = None


@record
class Record:
    """One subject or list item: an object of the model, or the values of an example.

    `kind` is its scope (project, indicator …), `parent` the record around it. `values` keeps what
    was read, by name; an example has no `object` and its values from the start.
    """

    kind: str
    object: object | None
    parent: "Record | None" = None
    values: dict[str, "Value"] = field(default_factory=dict, compare=False)

    def around(self, kind: str) -> "Record | None":
        """Return the nearest record of a kind, itself included."""
        found: Record | None = self
        while found is not None and found.kind != kind:
            found = found.parent
        return found

    def once(self, name: str, make: Callable[[], T]) -> T:
        """Return what `make` gives, worked out once for this record and kept under the name.

        For what every item of a list asks of the whole list. The name has a blank in it, as none
        has that a rule can ask for.
        """
        kept = self.values.get(name)
        if isinstance(kept, Known) and isinstance(kept.value, Record):
            return cast("T", kept.value.object)
        made = make()
        self.values[name] = Known(Record(name, made))
        return made


Datum = Quantity | str | bool | date | tuple["Value", ...] | Record
Value = Known | Blank | Absent | Unknown
Reader = Callable[[str], Value]
"""Reads another name of the same record."""

TRUE, FALSE, ABSENT = Known(True), Known(False), Absent()


def truth(value: bool) -> Known:
    """Return a known truth value."""
    return TRUE if value else FALSE


def place(value: Value) -> Location | None:
    """Return where a value stands."""
    return None if isinstance(value, Absent) else value.location


def measure_of(value: Value) -> Measure | None:
    """Return the measure a value was read as."""
    return value.measure if isinstance(value, Known | Unknown) else None
