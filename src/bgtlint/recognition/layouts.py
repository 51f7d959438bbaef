"""Layouts: what tells a form, and which of its labels and columns are which field."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from bgtlint.model import FormKind

_OTHER_VALUES = ("完成值", "实际值", "分值", "权值", "产值", "原值", "现值")
_OF_THE_YEAR = re.compile(r"全年|年度|当年|本年")


@dataclass(frozen=True, slots=True)
class FieldRule:
    """How one field is found: by labels (value right of it), or under a group label.

    `fallback` are labels that count only where none of `labels` stands. A field with `part` is
    one of the amounts that add up to the budget; with `of` it is so only where the field that
    it would be a part of (其中：) is not printed. `usual` is the label that stands first in the
    layout.
    """

    labels: frozenset[str] = frozenset()
    fallback: frozenset[str] = frozenset()
    under: frozenset[str] = frozenset()
    part: bool = False
    of: tuple[str, ...] = ()
    usual: str = ""

    @property
    def words(self) -> frozenset[str]:
        """Every label of the field."""
        return self.labels | self.fallback | self.under


@dataclass(frozen=True, slots=True)
class Detect:
    """What tells a form: labels that all stand in it, one of some, none of others, title words.

    `columns` are canonical columns that its header must have; `shapes` the shapes it may have
    (form, list, periods, side-by-side).
    """

    labels: frozenset[str] = frozenset()
    any_of: frozenset[str] = frozenset()
    none: frozenset[str] = frozenset()
    title: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    shapes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Layout:
    """One form: how to know it, its fields, its indicator columns, its spend plan.

    `levels` are the level names that every copy of it has rows for.
    """

    id: str
    title: Mapping[str, str]
    kind: FormKind
    generic: bool
    detect: Detect
    kinds: tuple[tuple[tuple[str, ...], FormKind], ...]
    fields: Mapping[str, FieldRule]
    required: tuple[str, ...]
    plan: frozenset[str]
    columns: Mapping[str, tuple[str, ...]]
    groups: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    combined: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    levels: tuple[str, ...] = ()

    @property
    def labels(self) -> frozenset[str]:
        """The labels that must all stand in the form."""
        return self.detect.labels

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """The fields that add up to the budget."""
        return tuple(name for name, rule in self.fields.items() if rule.part)

    @cached_property
    def words(self) -> frozenset[str]:
        """Every label that ends the value before it; columns left out."""
        return self.field_words | self.plan | self.others

    @cached_property
    def field_words(self) -> frozenset[str]:
        """Every label of a field."""
        return frozenset(word for rule in self.fields.values() for word in rule.words)

    @cached_property
    def not_money(self) -> frozenset[str]:
        """The labels at which a fund block ends: those of fields that are no money."""
        money = {
            word
            for name, rule in self.fields.items()
            if rule.part or name in ("budget", "total_budget")
            for word in rule.words
        }
        return self.words - money

    @cached_property
    def column_order(self) -> tuple[str, ...]:
        """The canonical columns, those first that choose their label first."""
        return tuple(self.columns)

    @cached_property
    def _column_names(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for name, words in self.columns.items():
            for word in words:
                found[word] = (*found.get(word, ()), name)
        return found

    def columns_of(self, word: str) -> tuple[str, ...]:
        """Return the columns that a label may head; any other …值 may head the values."""
        found = self._column_names.get(word, ())
        if found or not word.endswith("值") or word.endswith(_OTHER_VALUES):
            return found
        return ("value",) if "value" in self.columns else ()

    def rank(self, column: str, word: str) -> int:
        """Return how good a label is for a column, 0 for the best."""
        words = self.columns[column]
        if word in words:
            return words.index(word)
        return len(words) + (0 if _OF_THE_YEAR.search(word) else 1)

    @cached_property
    def _field_names(self) -> tuple[Mapping[str, str], Mapping[str, str]]:
        first = {word: name for name, rule in self.fields.items() for word in rule.labels}
        second = {word: name for name, rule in self.fields.items() for word in rule.fallback}
        return first, second

    def fields_of(self, word: str, *, preferred: bool) -> tuple[str, ...]:
        """Return the field that a label names, among its own labels or its fallback ones."""
        name = self._field_names[0 if preferred else 1].get(word)
        return (name,) if name else ()


@dataclass(frozen=True, slots=True)
class Levels:
    """The names of indicator levels: printed form → canonical name, and each name's role."""

    level1: Mapping[str, str]
    level2: Mapping[str, str]
    roles: Mapping[str, str]
