"""The JSON Schema of a rule file, for editors; the loader itself checks more and says where."""

from collections.abc import Mapping
from typing import Any

from bgtlint.model import FormKind, Severity
from bgtlint.rules.examples import EXPECTABLE
from bgtlint.rules.read_rule import OPTIONAL, REQUIRED
from bgtlint.rules.vocabulary import AROUND, names

_STRING = {"type": "string"}


def _closed(properties: Mapping[str, Any], required: tuple[str, ...] = ()) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(required),
        "additionalProperties": False,
    }


def _example(scope: str) -> dict[str, Any]:
    words: dict[str, Any] = {word: {} for word in sorted(names(scope))}
    return _closed({**words, "expect": _closed(dict.fromkeys(EXPECTABLE, _STRING))})


def rule_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a rule file: a list of rules or `{rules: [...]}`."""
    levels = {"enum": [level.value for level in Severity]}
    text = {"anyOf": [_STRING, _closed({"zh": _STRING, "en": _STRING}, ("zh", "en"))]}
    conditions = _closed(
        {"default": levels, **{level.value: _STRING for level in Severity}}, ("default",)
    )
    example = {"type": "array", "items": {"type": "object"}}
    properties: dict[str, Any] = {
        "id": {"type": "string", "pattern": "^[A-Z]{3}[0-9]{3}$"},
        "name": {"type": "string", "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"},
        "title": text,
        "severity": {"anyOf": [levels, conditions]},
        "scope": {"enum": list(AROUND)},
        "assert": _STRING,
        "message": text,
        "basis": _closed({"document": _STRING, "topic": _STRING, "url": _STRING}, ("document",)),
        "examples": _closed(dict.fromkeys(("pass", "fail", "unknown", "skip"), example)),
        "pedantic": {"type": "boolean"},
        "forms": {"type": "array", "items": {"enum": [kind.value for kind in FormKind]}},
        "when": _STRING,
        "at": _STRING,
        "once": {"enum": ["document", "project"]},
        "suggestion": text,
        "why": text,
        "ignore": text,
        "parameters": {"type": "object"},
    }
    missing = {*REQUIRED, *OPTIONAL} ^ set(properties)
    if missing:
        raise AssertionError(f"schema and loader differ: {sorted(missing)}")
    listed = {"type": "array", "items": {"$ref": "#/$defs/rule"}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "bgtlint rules",
        "anyOf": [listed, _closed({"rules": listed}, ("rules",))],
        "$defs": {"rule": {**_closed(properties, REQUIRED), "allOf": [*map(_by_scope, AROUND)]}},
    }


def _by_scope(scope: str) -> dict[str, Any]:
    """Return what the examples of a scope may name."""
    listed = {"type": "array", "items": _example(scope)}
    return {
        "if": {"properties": {"scope": {"const": scope}}},
        "then": {"properties": {"examples": {"additionalProperties": listed}}},
    }
