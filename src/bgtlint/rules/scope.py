"""Scopes: the subjects a rule looks at, and how a name is read in one of them."""

from collections.abc import Iterator, Sequence

from bgtlint.model import FormKind, Outline, Project
from bgtlint.rules.kinds import BOOL, Kind
from bgtlint.rules.names import Name
from bgtlint.rules.values import ABSENT, FALSE, Known, Record, Value
from bgtlint.rules.vocabulary import names
from bgtlint.rules.vocabulary_project import Document

_LISTS = {
    "fund": "funds",
    "checkpoint": "checkpoints",
    "indicator": "indicators",
    "cost_line": "cost_lines",
    "stated": "stated_figures",
    "fund_row": "fund_rows",
    "task": "tasks",
    "sum": "sums",
    "level1": "level1s",
    "mark": "marks",
}
DOCUMENT_LISTS = {"passage": "passages"}
"""Scopes whose subjects are lists of the document."""


def document_record(projects: Sequence[Project], outline: Outline) -> Record:
    """Return the record of a whole document."""
    return Record("document", Document(tuple(projects), outline))


def value_of(record: Record, word: str) -> Value:
    """Return what a name says of a record; a word that is no name of its scope is absent.

    Each value is read once and kept under the word asked for. In an example, names that are not
    given are absent (false for a bool, empty for a list), unless they derive from others.
    """
    kept = record.values.get(word)
    if kept is None:
        kept = record.values[word] = _read(record, word)
    return kept


def _read(record: Record, word: str) -> Value:
    row = names(record.kind).get(word)
    if row is None:
        return ABSENT
    owner = record if row.scope == record.kind else record.around(row.scope)
    if owner is None:
        return _not_given(row.kind)
    found = owner.values.get(row.english)
    if found is None:
        found = owner.values[row.english] = _asked(owner, row)
    return found


def _asked(owner: Record, row: Name) -> Value:
    """Return what a name says of its own record; the model's object is asked before other names."""
    get = row.direct or row.get
    if owner.object is not None and get is not None:
        return get(owner.object)
    if row.derive is not None:
        return row.derive(lambda other: value_of(owner, other))
    if owner.object is None:
        return _not_given(row.kind)
    return row.within(owner) if row.within is not None else ABSENT


def _not_given(kind: Kind) -> Value:
    if kind is BOOL:
        return FALSE
    return Known(()) if kind.of is not None else ABSENT


def items(value: Value) -> Iterator[Record]:
    """Yield the records of a list."""
    if isinstance(value, Known) and isinstance(value.value, tuple):
        for item in value.value:
            if isinstance(item, Known) and isinstance(item.value, Record):
                yield item.value


def subjects(
    scope: str,
    document: Record,
    forms: frozenset[FormKind] = frozenset(),
    *,
    regions: bool = False,
) -> Iterator[Record]:
    """Yield the subjects of a scope in the order of the document.

    `forms` leaves out projects of other kinds of form; the document itself is always a subject.
    With `regions` the values of further regions follow a project's own indicators.
    """
    if scope == "document":
        yield document
        return
    if scope in DOCUMENT_LISTS:
        yield from items(value_of(document, DOCUMENT_LISTS[scope]))
        return
    for project in items(value_of(document, "projects")):
        if not isinstance(project.object, Project):
            continue
        if forms and project.object.form.kind not in forms:
            continue
        if scope == "project":
            yield project
        elif scope == "plan":
            if project.object.form.plan:
                yield Record("plan", project.object, project)
        else:
            yield from items(value_of(project, _LISTS[scope]))
            if regions and project.object.regional and scope == "indicator":
                yield from items(value_of(project, "regional"))
