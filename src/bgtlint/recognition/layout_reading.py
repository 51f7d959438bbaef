"""Layout files (rules/layouts/*.yml) -> layouts, each built on its base."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from bgtlint.model import FormKind
from bgtlint.reading.normalise import compact
from bgtlint.recognition.layout_file import plain, problems_of
from bgtlint.recognition.layout_source import (
    Known,
    LayoutErrors,
    LayoutFile,
    LayoutProblem,
    open_layout,
)
from bgtlint.recognition.layouts import Detect, FieldRule, Layout, Levels
from bgtlint.shipped import shipped, shipped_yaml
from bgtlint.texts import Text


def _words(source: Mapping[str, Any], key: str) -> frozenset[str]:
    return frozenset(compact(word) for word in source.get(key) or ())


def _field(source: Mapping[str, Any]) -> FieldRule:
    of = source.get("of") or ()
    return FieldRule(
        _words(source, "labels"),
        _words(source, "fallback"),
        _words(source, "under"),
        source.get("part") == "true",
        (of,) if isinstance(of, str) else tuple(of),
        next((compact(word) for word in source.get("labels") or ()), ""),
    )


def _detect(source: Mapping[str, Any]) -> Detect:
    return Detect(
        _words(source, "labels"),
        _words(source, "any"),
        _words(source, "none"),
        tuple(compact(word) for word in source.get("title") or ()),
        tuple(source.get("columns") or ()),
        tuple(source.get("shapes") or ()),
    )


def _fields(source: Mapping[str, Any], base: Layout | None) -> dict[str, FieldRule]:
    """Return the fields; those of the base keep the labels that no own field takes."""
    own = {name: _field(rule) for name, rule in (source.get("fields") or {}).items()}
    if base is None:
        return own
    taken = frozenset(word for rule in own.values() for word in rule.words)
    merged: dict[str, FieldRule] = {}
    for name, rule in base.fields.items():
        mine = own.pop(name, None)
        kept = FieldRule(
            rule.labels - taken,
            rule.fallback - taken,
            rule.under - taken,
            rule.part,
            rule.of,
            rule.usual,
        )
        merged[name] = (
            kept
            if mine is None
            else FieldRule(
                mine.labels, mine.fallback | kept.labels | kept.fallback, mine.under | kept.under,
                mine.part or rule.part, mine.of or rule.of, mine.usual or rule.usual,
            )
        )  # fmt: skip
    return {**merged, **own}


def _columns(source: Mapping[str, Any], base: Layout | None) -> dict[str, tuple[str, ...]]:
    """Return the columns; a layout's own labels come before those of its base."""
    own = {
        name: tuple(compact(word) for word in words)
        for name, words in (source.get("columns") or {}).items()
    }
    if base is None:
        return own
    taken = {word for words in own.values() for word in words}
    merged = {
        name: (*own.pop(name, ()), *(word for word in words if word not in taken))
        for name, words in base.columns.items()
    }
    return {**merged, **own}


def _layout(source: Mapping[str, Any], known: Mapping[str, Layout]) -> Layout:
    """Return the layout of a file that has been checked."""
    base = known[source["base"]] if source.get("base") else None
    kinds = source.get("kinds")
    required = source.get("required")
    return Layout(
        id=source["id"],
        title=source["title"],
        kind=FormKind(source["kind"]),
        generic=source.get("generic") == "true",
        detect=_detect(source.get("detect") or {}),
        kinds=tuple((tuple(entry["words"]), FormKind(entry["kind"])) for entry in kinds)
        if kinds is not None
        else (base.kinds if base else ()),
        fields=_fields(source, base),
        required=tuple(required) if required is not None else (base.required if base else ()),
        plan=_words(source.get("plan") or {}, "labels") | (base.plan if base else frozenset()),
        columns=_columns(source, base),
        groups=_words(source, "groups") | (base.groups if base else frozenset()),
        after=_words(source, "after") | (base.after if base else frozenset()),
        combined=_words(source, "combined") | (base.combined if base else frozenset()),
        others=(_words(source, "others") | (base.others if base else frozenset())),
        levels=tuple(map(compact, source.get("levels") or (base.levels if base else ()))),
    )


def _names(known: Mapping[str, Layout], files: Sequence[LayoutFile]) -> Known:
    """Return the names that further layout files may use."""
    levels = shipped_levels()
    return Known(
        frozenset({*known, *(file.id for file in files if not file.base)}),
        frozenset(name for layout in known.values() for name in layout.fields),
        frozenset(name for layout in known.values() for name in layout.columns),
        frozenset((*levels.level1.values(), *levels.level2.values())),
        {word: name for layout in known.values() for word, name in _printed(layout)},
    )


def _printed(layout: Layout) -> Iterator[tuple[str, str]]:
    """Yield the printed names of a layout's columns and fields, the preferred ones of fields last.

    `预算数` is a name of the field budget.
    """
    yield from ((word, name) for name, words in layout.columns.items() for word in words)
    for preferred in (False, True):
        for name, rule in layout.fields.items():
            words = rule.labels if preferred else rule.fallback
            yield from ((word, name) for word in words)


def read_layouts(paths: Sequence[Path], beside: Sequence[Layout] = ()) -> tuple[Layout, ...]:
    """Read layout files; they may build on those of `beside`, which come back with them.

    A file with `replaces: true` takes the place of the one of `beside` with its id. Raises
    `LayoutErrors` with every mistake of every file.
    """
    known = {layout.id: layout for layout in beside}
    files: list[LayoutFile] = []
    problems: list[LayoutProblem] = []
    for path in sorted(paths):
        file, wrong = open_layout(path)
        problems += wrong
        if file is not None:
            files.append(file)
    seen: dict[str, str] = {}
    taken = frozenset(known)
    for file in sorted(files, key=lambda file: bool(file.base)):
        wrong = (*problems_of(file, _names(known, files)), *_same_id(file, seen, taken))
        problems += wrong
        if not wrong:
            layout = _layout(plain(file), known)
            known[layout.id] = layout
    if problems:
        raise LayoutErrors(problems)
    return tuple(sorted(known.values(), key=lambda layout: (layout.generic, layout.id)))


def _same_id(
    file: LayoutFile, seen: dict[str, str], taken: frozenset[str]
) -> tuple[LayoutProblem, ...]:
    """Note an id that another file has, or that is taken and not meant to be replaced."""
    other = seen.setdefault(file.id, file.path.name)
    node = file.root.get("id")
    if node is None:
        return ()
    if other != file.path.name:
        message = Text(
            f"版式 {file.id} 在 {other} 里已经有了。", f"{file.id} is in {other} already."
        )
        return (LayoutProblem(file.path.name, node.line, node.column, message),)
    own = file.path.resolve().is_relative_to(shipped("layouts").resolve())
    if file.id not in taken or file.replaces or own:
        return ()
    message = Text(f"版式 {file.id} 已经有了。", f"There is a layout {file.id} already.")
    hint = Text(
        "请换一个 id；要取代原有的版式，请写 replaces: true。",
        "Choose another id; to take the place of that layout write replaces: true.",
    )
    return (LayoutProblem(file.path.name, node.line, node.column, message, hint),)


@cache
def shipped_layouts() -> tuple[Layout, ...]:
    """Return the layouts that come with the program."""
    folder = shipped("layouts")
    return read_layouts([path for path in folder.glob("*.yml") if path.name != "levels.yml"])


@cache
def shipped_levels() -> Levels:
    """Return the names of indicator levels that come with the program."""
    source = shipped_yaml("layouts/levels.yml")
    return Levels(
        level1={word: name for name, words in source["level1"].items() for word in words},
        level2={word: name for name, rule in source["level2"].items() for word in rule["names"]},
        roles={name: rule["role"] for name, rule in source["level2"].items()},
    )
