"""A new rule file: a rule that works, with texts in both languages and examples that run."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bgtlint.rules import kinds as k
from bgtlint.rules.account import scope_name
from bgtlint.rules.parse import parse
from bgtlint.rules.rule import Rule
from bgtlint.rules.texts import NOTHING, Text
from bgtlint.rules.vocabulary import AROUND, names, own_names
from bgtlint.rules.wording import Wording, term, worded

SCHEMA_NAME = "bgtlint-rules.schema.json"
"""The schema file that editors find beside the rules."""

_ID = re.compile(r"[A-Z]{3}[0-9]{3}")
_KEY = re.compile(r"(?<![\w.])[a-z_]+(?=: )|(?<=at: )[a-z_]+")
_BRACED = re.compile(r"\{([a-z_]+)\}")
_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Start:
    """What a new rule of a scope begins with: expressions in English terms, texts, examples."""

    title: Text
    when: str
    check: str
    at: str
    message: Text
    passing: str
    failing: str


_STARTS: Mapping[str, Start] = {
    "cost_line": Start(
        Text("数量乘单价与预算数不符", "quantity × unit cost differs from the budget"),
        "present(budget) and present(unit_cost) and present(quantity)",
        "quantity × unit_cost × fiscal_year ≈ budget ± 0.5%",
        "unit_cost",
        Text("按指标测算为 {lhs}，预算数为 {rhs}，相差 {gap}。",
             "The indicators give {lhs}, the budget is {rhs}, a difference of {gap}."),
        "{quantity: 29 人, unit_cost: 4.35 万元/人/年, budget: 126.15 万元}",
        "{quantity: 15 条, unit_cost: 6000 元/条, budget: 8.94 万元, "
        "expect: {gap: 0.06 万元, at: unit_cost}}",
    ),
    "project": Start(
        Text("预算数低于下限", "the budget is below the least"),
        "present(budget)",
        "budget ≥ 1 万元",
        "budget",
        Text("预算数为 {budget}，应不少于 1 万元。",
             "The budget is {budget}; at least 1 万元 is expected."),
        "{budget: 8.94 万元}",
        "{budget: 0.50 万元, expect: {at: budget}}",
    ),
    "fund": Start(
        Text("资金为负数", "an amount is negative"),
        "present(amount)",
        "amount ≥ 0 万元",
        "amount",
        Text("金额为 {amount}，不应为负。", "The amount is {amount}; it should not be negative."),
        "{amount: 8.94 万元}",
        "{amount: -8.94 万元, expect: {at: amount}}",
    ),
    "plan": Start(
        Text("支出计划没有填写", "the spend plan is blank"),
        "",
        "count(c for c in checkpoints where present(c.percent)) > 0",
        "plan_end",
        Text("支出计划一个比例都没有填写。", "No share of the spend plan is filled in."),
        "{checkpoints: [{percent: 50%}, {percent: 100%}]}",
        '{checkpoints: [{percent: ""}, {percent: ""}]}',
    ),
    "checkpoint": Start(
        Text("支出比例越界", "a share of the plan is out of range"),
        "present(percent)",
        "0% ≤ percent ≤ 100%",
        "percent",
        Text("“{label}”的比例为 {percent}，应在 0% 到 100% 之间。",
             "The share at {label} is {percent}; 0% to 100% is expected."),
        "{percent: 50%, label: 6月底}",
        "{percent: 120%, label: 6月底, expect: {at: percent}}",
    ),
    "indicator": Start(
        Text("指标值没有填写", "the value is blank"),
        "present(name)",
        "present(value_text)",
        "value",
        Text("指标“{name}”没有填写指标值。", "The indicator “{name}” has no value."),
        "{name: 培训人数, value: 29 人}",
        '{name: 培训人数, value: "", value_text: ""}',
    ),
    "document": Start(
        Text("项目名称重复", "two projects have one name"),
        "",
        "unique(p.name for p in projects where present(p.name))",
        "",
        Text("有项目名称相同：{culprits}。", "Projects share a name: {culprits}."),
        "{projects: [{name: 甲}, {name: 乙}]}",
        "{projects: [{name: 甲}, {name: 甲}]}",
    ),
}  # fmt: skip


def ask(ident: str, name: str, rules: Sequence[Rule]) -> Text:
    """Return why a rule cannot have this id and name, with one it could have; empty if it can."""
    if not _ID.fullmatch(ident):
        return Text(
            f"编号“{ident}”应为三个大写字母加三位数字，如 BUR001。",
            f"The id “{ident}” has to be three capitals and three digits, such as BUR001.",
        )
    taken = {rule.id for rule in rules}
    if ident in taken:
        numbers = range(int(ident[3:]), 1000)
        free = next((n for n in numbers if f"{ident[:3]}{n:03}" not in taken), 1)
        return Text(
            f"编号 {ident} 已有规则。下一个空号是 {ident[:3]}{free:03}。",
            f"{ident} is taken. The next free id is {ident[:3]}{free:03}.",
        )
    if name and not _NAME.fullmatch(name):
        return Text(
            f"短名“{name}”应为小写英文，用 - 连接，如 bureau-product。",
            f"The name “{name}” has to be lower case joined by -, such as bureau-product.",
        )
    if name and any(rule.name == name for rule in rules):
        return Text(f"短名 {name} 已有规则。", f"The name {name} is taken.")
    return NOTHING


def rule_file(ident: str, scope: str, name: str, title: str, severity: str, lang: str) -> str:
    """Return the text of a rule file; expressions are in the terms of `lang`."""
    start = _STARTS.get(scope) or _plain(scope)
    how = Wording(lang, scope)

    def expression(text: str) -> str:
        said = worded(parse(text), how)
        return f"'{said}'" if said[:1] in "[{\"'&*!|>%@`#" or ": " in said else said

    def example(text: str) -> str:
        return _KEY.sub(lambda found: _said(found[0], scope, lang), text)

    message = _BRACED.sub(lambda found: f"{{{_said(found[1], scope, lang)}}}", start.message.zh)
    lines = [
        f"# yaml-language-server: $schema={SCHEMA_NAME}",
        f"# {scope_name(scope).zh}：改好后运行 bgtlint rules test {ident} --rules 本文件夹",
        f"- id: {ident}",
        f"  name: {name or f'{ident.lower()}-rule'}",
        "  title:",
        f"    zh: {_quoted(title or start.title.zh)}",
        f"    en: {_quoted(title or start.title.en)}",
        f"  severity: {severity}  # error、warning、info",
        f"  scope: {scope}",
        *([f"  when: {expression(start.when)}"] if start.when else []),
        f"  assert: {expression(start.check)}",
        *([f"  at: {expression(start.at)}"] if start.at else []),
        "  message:",
        f"    zh: {_quoted(message)}",
        f"    en: {_quoted(start.message.en)}",
        "  suggestion:",
        "    zh: 请核对后改正。",
        "    en: Check and correct it.",
        "  why:",
        "    zh: 写明这条规则防的是什么问题。",
        "    en: Say what goes wrong without this rule.",
        "  ignore:",
        "    zh: 写明什么情况下可以不理。",
        "    en: Say when it is right to ignore it.",
        "  basis: {document: 文件名称和文号, topic: 条款主题}",
        "  examples:",
        f"    pass: [{example(start.passing)}]",
        f"    fail: [{example(start.failing)}]",
        "",
    ]
    return "\n".join(lines)


def _said(word: str, scope: str, lang: str) -> str:
    """Return a name in the terms of a language, anything else as it is."""
    scopes = [scope, *(other for other in AROUND if other != scope)]
    for known in map(names, scopes):
        if word in known:
            return term(known[word], known, lang)
    return word


def _quoted(text: str) -> str:
    """Return a text as a YAML scalar in double quotes."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _plain(scope: str) -> Start:
    """Return a start for a scope without one: its first text or figure has to be filled in."""
    rows = own_names(scope).values()
    row = next(
        (row for row in rows if row.kind is k.TEXT and row.derive is None),
        next((row for row in rows if row.kind in k.NUMERIC), None),
    )
    if row is None:
        message = Text("不成立。", "It does not hold.")
        return Start(Text("新规则", "new rule"), "", "true", "", message, "{}", "{}")
    filled = "有" if row.kind is k.TEXT else "1"
    return Start(
        Text(f"{row.label.zh}没有填写", f"{row.english} is blank"),
        "",
        f"present({row.english})",
        row.english,
        Text(f"{row.label.zh}没有填写。", f"{row.english} is blank."),
        f"{{{row.english}: {filled}}}",
        f'{{{row.english}: ""}}',
    )
