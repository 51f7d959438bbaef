"""Names in quick conditions: variables, parameters, and what the record or one around it says."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from bgtlint.rules import syntax as s
from bgtlint.rules.quick_operators import Operand
from bgtlint.rules.scope import DOCUMENT_LISTS, value_of
from bgtlint.rules.values import ABSENT, Known, Record, Value
from bgtlint.rules.vocabulary import names, own_names


@dataclass(frozen=True, slots=True)
class Ground:
    """Where an expression stands: its scope, the parameters, and the cells of its variables.

    `left` holds how many items of lists may still be gone through; then conditions over lists
    are undecided.
    """

    scope: str
    parameters: Mapping[str, Value]
    left: list[int]
    variables: Mapping[str, list[Value]]

    def differs(self, node: s.Node) -> bool:
        """Tell whether an expression that stands here says other things of other subjects."""
        variables = frozenset(self.variables)
        return differs(node, self.scope, frozenset(self.parameters) - variables, variables)


@lru_cache(maxsize=1 << 14)
def differs(
    node: s.Node, scope: str, same: frozenset[str], variables: frozenset[str] = frozenset()
) -> bool:
    """Tell whether an expression names something that differs from subject to subject.

    `same` are parameters and the like, `variables` those set by an aggregate around it.
    """
    if isinstance(node, s.Name):
        word = node.path[0]
        row = names(scope).get(word)
        own = word in variables or row is None or row.scope != "document"
        return word not in same and own
    inner = same | {node.variable} if isinstance(node, s.Each) else same
    return any(differs(child, scope, inner, variables) for child in s.children(node))


def name(node: s.Name, ground: Ground) -> Operand:
    """Return a name with its fields as an operand, exactly as the document has it."""
    word, *fields = node.path
    cell, parameter = ground.variables.get(word), ground.parameters.get(word)
    if cell is not None:
        made: Operand = lambda _: cell[0]  # noqa: E731
    elif parameter is not None:
        made = lambda _: parameter  # noqa: E731
    else:
        made = _own(word, ground.scope)
    for part in fields:
        made = _field(made, part)
    return made


def _field(owner: Operand, part: str) -> Operand:
    def run(record: Record) -> Value:
        found = owner(record)
        if type(found) is Known and type(found.value) is Record:
            inner = found.value
            return inner.values.get(part) or value_of(inner, part)
        return ABSENT

    return run


def _own(word: str, scope: str) -> Operand:
    """Return the reader of a name; texts, which come by the ten thousand, keep nothing."""
    row = names(scope).get(word)
    if row is None or own_names(row.scope).get(row.english) is not row:
        return lambda record: value_of(record, word)
    english, around, get = row.english, row.scope, row.direct or row.get

    def read(record: Record) -> Value:
        values = record.values
        kept = values.get(english)
        if kept is None:
            if get is None or record.object is None:
                return value_of(record, english)
            kept = values[english] = get(record.object)
        return kept

    def fleeting(record: Record) -> Value:
        return value_of(record, word) if record.object is None else get(record.object)  # type: ignore[misc]

    def outer(record: Record) -> Value:
        owner = record.parent
        while owner is not None and owner.kind != around:
            owner = owner.parent
        if owner is None:
            return value_of(record, word)
        return owner.values.get(english) or value_of(owner, english)

    if around != scope:
        return outer
    return read if get is None or scope not in DOCUMENT_LISTS else fleeting
