"""What a name of the vocabulary is: one row of a table."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bgtlint.rules.kinds import Kind
from bgtlint.rules.texts import Text
from bgtlint.rules.values import Reader, Record, Value


@dataclass(frozen=True, slots=True)
class Name:
    """One name: its scope, English and Chinese words, kind, how to read it, and what it means.

    Exactly one of three getters is given. `get` reads the scope's object of the model; `derive`
    computes the name from other names of the same record (so examples need not give it);
    `within` reads the record itself, for lists whose items know the record around them. `direct`
    is what `derive` gives, straight from the object of the model.
    """

    scope: str
    english: str
    chinese: tuple[str, ...]
    kind: Kind
    doc: Text
    get: Callable[[Any], Value] | None = None
    derive: Callable[[Reader], Value] | None = None
    within: Callable[[Record], Value] | None = None
    direct: Callable[[Any], Value] | None = None

    @property
    def label(self) -> Text:
        """The name for readers: the first Chinese term, and the English name."""
        return Text(self.chinese[0] if self.chinese else self.english, self.english)
