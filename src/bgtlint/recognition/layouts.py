"""Layouts: YAML descriptions of forms (rules/layouts/*.yml), read into frozen records."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bgtlint.model import FormKind
from bgtlint.reading.normalise import compact
from bgtlint.shipped import shipped

Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class LayoutError(ValueError):
    """A layout file that cannot be used: which file, what was found, what is expected."""


@dataclass(frozen=True, slots=True)
class FieldRule:
    """How one field is found: by labels (value right of it), or under a group label."""

    labels: frozenset[str] = frozenset()
    under: frozenset[str] = frozenset()
    part: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """One form: how to know it, its fields, its indicator columns, its spend plan."""

    id: str
    title: Mapping[str, str]
    kind: FormKind
    generic: bool
    labels: frozenset[str]
    any_of: frozenset[str]
    kinds: tuple[tuple[tuple[str, ...], FormKind], ...]
    fields: Mapping[str, FieldRule]
    required: tuple[str, ...]
    plan: frozenset[str]
    columns: Mapping[str, str]

    @property
    def parts(self) -> tuple[str, ...]:
        """The fields that add up to the budget."""
        return tuple(name for name, rule in self.fields.items() if rule.part)


@dataclass(frozen=True, slots=True)
class Levels:
    """The names of indicator levels: printed form → canonical name, and each name's role."""

    level1: Mapping[str, str]
    level2: Mapping[str, str]
    roles: Mapping[str, str]


def _words(source: Mapping[str, Any], key: str) -> frozenset[str]:
    return frozenset(compact(word) for word in source.get(key) or ())


def _field(source: Mapping[str, Any]) -> FieldRule:
    return FieldRule(_words(source, "labels"), _words(source, "under"), bool(source.get("part")))


def _layout(source: Mapping[str, Any], path: Path) -> Layout:
    try:
        detect = source.get("detect") or {}
        return Layout(
            id=source["id"],
            title=source["title"],
            kind=FormKind(source["kind"]),
            generic=bool(source.get("generic")),
            labels=_words(detect, "labels"),
            any_of=_words(detect, "any"),
            kinds=tuple(
                (tuple(entry["words"]), FormKind(entry["kind"]))
                for entry in source.get("kinds") or ()
            ),
            fields={name: _field(rule) for name, rule in source["fields"].items()},
            required=tuple(source.get("required") or ()),
            plan=_words(source.get("plan") or {}, "labels"),
            columns={
                compact(word): name for name, words in source["columns"].items() for word in words
            },
        )
    except (KeyError, TypeError, AttributeError, ValueError) as problem:
        raise LayoutError(
            f"{path.name}: 版式文件有误 / layout file is wrong: {problem!r}"
        ) from None


def read_layouts(paths: Sequence[Path]) -> tuple[Layout, ...]:
    """Read layout files, the specific before the generic.

    Raises `LayoutError` naming the file for YAML or keys that cannot be used.
    """
    layouts = []
    for path in sorted(paths):
        try:
            source = yaml.load(path.read_text(encoding="utf-8"), Loader)
        except yaml.YAMLError as problem:
            raise LayoutError(f"{path.name}: {problem}") from None
        layouts.append(_layout(source, path))
    return tuple(
        sorted(layouts, key=lambda layout: (layout.generic, -len(layout.labels), layout.id))
    )


@cache
def shipped_layouts() -> tuple[Layout, ...]:
    """Return the layouts that come with the program."""
    folder = shipped("layouts")
    return read_layouts([path for path in folder.glob("*.yml") if path.name != "levels.yml"])


@cache
def shipped_levels() -> Levels:
    """Return the names of indicator levels that come with the program."""
    source = yaml.load(shipped("layouts/levels.yml").read_text(encoding="utf-8"), Loader)
    return Levels(
        level1={word: name for name, words in source["level1"].items() for word in words},
        level2={word: name for name, rule in source["level2"].items() for word in rule["names"]},
        roles={name: rule["role"] for name, rule in source["level2"].items()},
    )
