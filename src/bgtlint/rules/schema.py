"""The JSON Schema of a rule file, for editors; the loader itself checks more and says where."""

from collections.abc import Mapping
from typing import Any

from bgtlint.model import FormKind, Severity, Verdict
from bgtlint.rules.examples import EXPECTABLE
from bgtlint.rules.profile import KEYS, OFF
from bgtlint.rules.read_rule import OPTIONAL, REQUIRED
from bgtlint.rules.vocabulary import AROUND, names

_STRING = {"type": "string"}


_TOLD: Mapping[str, str] = {
    "id": "编号：三个大写字母加三位数字 / three capitals and three digits",
    "name": "英文短名 / short name",
    "title": "标题 / title",
    "severity": "级别，或 {default: …, error: 条件} / severity, or one with conditions",
    "scope": "逐个检查什么 / what the rule looks at, one by one",
    "when": "适用条件，不成立则不适用 / where it does not hold the rule does not apply",
    "assert": "应当满足的条件 / what has to hold",
    "at": "问题标在哪一栏 / the cell a finding points at",
    "message": "报告里的话，{名称} 填入数字 / the message; {name} is filled in",
    "suggestion": "怎么改 / how to mend",
    "why": "为什么 / why",
    "ignore": "什么时候可以不理 / when it is right to ignore it",
    "basis": "依据的文件和主题 / the document it rests on",
    "examples": "例子：pass 通过、fail 不通过、skip 不适用、unknown 无法判断 / examples by verdict",
    "parameters": "可由配置方案修改的数 / constants a profile may change",
    "pedantic": "默认关闭 / off by default",
    "forms": "只查这些表 / only these forms",
    "once": "全文件、每张表、每张表里文字相同的合并为一条 / one finding for all of these",
    "regions": "各区域的目标值也逐个检查 / judges each region's value too",
    "whole": "要连起来看全部指标，有指标没有读出时不判断 / judges all indicators together",
    "replaces": "替换另一文件中同编号的规则 / takes the place of the rule of this id",
}


def _closed(properties: Mapping[str, Any], required: tuple[str, ...] = ()) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(required),
        "additionalProperties": False,
    }


def _enum(kind: type[Severity] | type[Verdict]) -> dict[str, Any]:
    return {"enum": [one.value for one in kind]}


def _example(scope: str) -> dict[str, Any]:
    rows = names(scope)
    words: dict[str, Any] = {word: {"description": str(rows[word].doc)} for word in sorted(rows)}
    outcomes: dict[str, Any] = dict.fromkeys((*EXPECTABLE, *words), _STRING)
    levels = {"verdict": _enum(Verdict), "severity": _enum(Severity)}
    return _closed({**words, "expect": _closed({**outcomes, **levels})})


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
        "once": {"enum": ["document", "project", "same"]},
        "suggestion": text,
        "why": text,
        "ignore": text,
        "parameters": {"type": "object"},
        "regions": {"type": "boolean"},
        "whole": {"type": "boolean"},
        "replaces": {"type": "boolean"},
    }
    for key, told in _TOLD.items():
        properties[key] = {**properties[key], "description": told}
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


def profile_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a profile."""
    text = {"anyOf": [_STRING, _closed({"zh": _STRING, "en": _STRING}, ("zh", "en"))]}
    codes = {"type": "array", "items": _STRING}
    by_rule = {"type": "object", "propertyNames": {"pattern": "^[A-Z]{3}[0-9]{3}$"}}
    levels = {"enum": [*(level.value for level in Severity), OFF]}
    properties: dict[str, Any] = {
        "title": text,
        "province": _STRING,
        "years": {"type": "array", "items": {"type": "integer"}},
        "extends": _STRING,
        "select": codes,
        "ignore": codes,
        "also": codes,
        "severity": {**by_rule, "additionalProperties": levels},
        "parameters": {**by_rule, "additionalProperties": {"type": "object"}},
    }
    if set(properties) != set(KEYS):
        raise AssertionError("schema and loader differ")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "bgtlint profile",
        **_closed(properties, ("title",)),
    }
