"""The vocabulary of rules: every name, by scope. A new name is one row in a `vocabulary_*` table.

Rows of a scope are seen by the scopes inside it, except where the inner scope has the same word.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from bgtlint.rules import (
    vocabulary_checks,
    vocabulary_department,
    vocabulary_document,
    vocabulary_evaluation,
    vocabulary_funds,
    vocabulary_grades,
    vocabulary_indicator,
    vocabulary_likeness,
    vocabulary_naming,
    vocabulary_passage,
    vocabulary_project,
    vocabulary_region,
    vocabulary_scoring,
    vocabulary_setting,
    vocabulary_sums,
    vocabulary_time,
)
from bgtlint.rules.names import Name

TABLES: tuple[tuple[Name, ...], ...] = (
    vocabulary_project.NAMES,
    vocabulary_region.NAMES,
    vocabulary_indicator.NAMES,
    vocabulary_checks.NAMES,
    vocabulary_naming.NAMES,
    vocabulary_setting.NAMES,
    vocabulary_time.NAMES,
    vocabulary_document.NAMES,
    vocabulary_passage.NAMES,
    vocabulary_likeness.NAMES,
    vocabulary_funds.NAMES,
    vocabulary_scoring.NAMES,
    vocabulary_evaluation.NAMES,
    vocabulary_grades.NAMES,
    vocabulary_department.NAMES,
    vocabulary_sums.NAMES,
)
"""Every table of names."""

AROUND: Mapping[str, str] = MappingProxyType(
    {
        "document": "",
        "project": "document",
        "plan": "project",
        "fund": "project",
        "checkpoint": "project",
        "indicator": "project",
        "cost_line": "project",
        "stated": "project",
        "passage": "document",
        "fund_row": "project",
        "task": "project",
        "sum": "project",
        "level1": "project",
        "mark": "project",
    }
)
"""Every scope and the scope around it."""

RECORDS: frozenset[str] = frozenset(
    {"variant", "wording", "title", "mismatch", "pair", "price_pair"}
)
"""Records that stand in lists only; no rule looks at them one by one."""

MAIN: Mapping[str, str] = MappingProxyType(
    {
        "checkpoint": "percent",
        "fund": "amount",
        "indicator": "value",
        "mark": "weight",
        "passage": "text",
        "project": "name",
        "task": "task_budget",
        "title": "title_text",
        "variant": "form",
        "wording": "found",
    }
)
"""The field meant when an example gives a single text for a record."""


@cache
def own_names(scope: str) -> Mapping[str, Name]:
    """Return the names of one scope by every word, English and Chinese."""
    rows = [row for table in TABLES for row in table if row.scope == scope]
    found: dict[str, Name] = {}
    for row in rows:
        for word in (row.english, *row.chinese):
            found.setdefault(word, row)
    return MappingProxyType(found)


@cache
def names(scope: str) -> Mapping[str, Name]:
    """Return all names seen in a scope by every word; the innermost wins."""
    outer = AROUND.get(scope, "")
    around = names(outer) if outer else {}
    return MappingProxyType({**around, **own_names(scope)})
