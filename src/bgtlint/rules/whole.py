"""Rules that judge the indicators of a form together: undecided where some were not read."""

from collections.abc import Iterable, Mapping, Sequence

from bgtlint.model import Project
from bgtlint.rules.kinds import Kind
from bgtlint.rules.names import Name
from bgtlint.rules.rule import Rule
from bgtlint.rules.syntax import Name as Named
from bgtlint.rules.syntax import Node, walk
from bgtlint.rules.texts import Text
from bgtlint.rules.values import Record
from bgtlint.rules.vocabulary_project import Document

MADE_OF_ALL = frozenset({"cost_line", "stated", "level1"})
"""Scopes each subject of which is made of all indicators of its form."""
_LISTED = frozenset({"indicator", "mark", "pair", "price_pair", *MADE_OF_ALL})


def goes_through(scope: str, trees: Iterable[Node], names: Mapping[str, Name]) -> bool:
    """Tell whether expressions of a scope go through the indicators of a form, or its subjects do.

    `names` are those seen in the scope. A rule can say otherwise (`whole: false`).
    """
    words = (node.path[0] for tree in trees for node in walk(tree) if isinstance(node, Named))
    kinds = (names[word].kind for word in words if word in names)
    return scope in MADE_OF_ALL or any(map(_is_list, kinds))


def _is_list(kind: Kind) -> bool:
    return kind.of is not None and kind.of.record in _LISTED


def apart(rule: Rule, records: Sequence[Record]) -> tuple[Sequence[Record], int]:
    """Return the records that a rule can judge, and how many lack indicators that it needs."""
    if not rule.whole:
        return records, 0
    judged = [record for record in records if not _lacks(record)]
    return judged, len(records) - len(judged)


def _lacks(record: Record) -> bool:
    """Tell whether indicators of the form around a record, or of its document, were not read."""
    around = record.around("project") or record
    if isinstance(around.object, Project):
        return around.object.form.unread_rows > 0
    if isinstance(around.object, Document):
        return any(project.form.unread_rows for project in around.object.projects)
    return False


NOT_READ = Text("这张表有的行没有读出", "rows of this form were not read")
