"""Small records between the readers of a document's text and the names of rules."""

from dataclasses import dataclass

from bgtlint.model import Entry, Location


@dataclass(frozen=True, slots=True)
class Said:
    """A wording as found, what it should be, and where it stands."""

    found: str
    right: str
    location: Location


@dataclass(frozen=True, slots=True)
class Titled:
    """A title and the number that the order of titles calls for."""

    entry: Entry
    expected: int | None
