"""What an expression is evaluated in, and the operands it read."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from bgtlint.records import record
from bgtlint.rules import syntax as s
from bgtlint.rules.texts import Text
from bgtlint.rules.values import Known, Record, Value
from bgtlint.rules.vocabulary import names


@record
class Read:
    """An operand that was read: the name as written, its term, and what stood there."""

    path: str
    label: Text
    value: Value


@dataclass(slots=True)
class Steps:
    """How many items of lists may still be gone through; counts down as they are."""

    left: int


class Env(NamedTuple):
    """What an expression is evaluated in.

    `trace` collects operands when it is a list. `memo` keeps aggregates that are the same for
    every subject of a document, by node; `shared` says which nodes those are. `steps` bounds the
    work of loops in loops; without it there is no bound.
    """

    record: Record
    parameters: Mapping[str, Value]
    variables: Mapping[str, Value]
    trace: list[Read] | None = None
    memo: dict[int, Value] | None = None
    shared: frozenset[int] = frozenset()
    steps: Steps | None = None

    def bind(self, variable: str, value: Value) -> "Env":
        """Return the environment with one more variable."""
        variables = {**self.variables, variable: value}
        return Env(
            self.record,
            self.parameters,
            variables,
            self.trace,
            self.memo,
            self.shared,
            self.steps,
        )


def label(node: s.Node, env: Env) -> Text:
    """Return what readers call an operand."""
    if not isinstance(node, s.Name):
        return Text("算式", "the expression")
    *owner, word = node.path
    scope = env.record.kind
    if owner:
        found = variable(owner[0], env)
        if isinstance(found, Known) and isinstance(found.value, Record):
            scope = found.value.kind
    return _label(scope, word)


@lru_cache(maxsize=1024)
def _label(scope: str, word: str) -> Text:
    row = names(scope).get(word)
    return row.label if row is not None else Text(word)


def variable(word: str, env: Env) -> Value | None:
    """Return a variable of an aggregate or a parameter of the rule."""
    found = env.variables.get(word)
    return env.parameters.get(word) if found is None else found
