"""All there is to say of a rule, for `explain` and for the rule's page: one source for both."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bgtlint.model import Verdict
from bgtlint.rules.env import Env
from bgtlint.rules.examples import example_record
from bgtlint.rules.findings import finding
from bgtlint.rules.judge import judge
from bgtlint.rules.names import Name
from bgtlint.rules.rule import Example, Expression, Rule
from bgtlint.rules.show import shown
from bgtlint.rules.texts import Text
from bgtlint.rules.vocabulary import AROUND, names, own_names
from bgtlint.rules.wording import Wording, term, worded

_SCOPES = {"document": Text("文件", "document"), "plan": Text("支出计划", "spend plan")}
_LEVELS = {
    "error": Text("错误", "error"),
    "warning": Text("警告", "warning"),
    "info": Text("提示", "info"),
}


@dataclass(frozen=True, slots=True)
class Case:
    """An example: its values on one line, and for a failing one what the report says of it."""

    facts: str
    severity: str = ""
    message: str = ""
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class Condition:
    """An expression in Chinese and in English terms."""

    zh: str
    en: str

    def say(self, lang: str) -> str:
        """Return the wording of a language."""
        return self.en if lang == "en" else self.zh


@dataclass(frozen=True, slots=True)
class Account:
    """A rule told in one language; conditions carry both wordings."""

    rule: Rule
    title: str
    scope: str
    severity: str
    graver: tuple[tuple[str, Condition], ...]
    when: Condition | None
    check: Condition
    parameters: Mapping[str, str]
    message: str
    suggestion: str
    avoid: tuple[Case, ...]
    prefer: tuple[Case, ...]
    skipped: tuple[Case, ...]
    unknown: tuple[Case, ...]
    why: str
    ignore: str
    basis: str
    related: tuple[Rule, ...]

    @property
    def mend(self) -> str:
        """How to mend: as said of the first failing example, else as the rule writes it."""
        said = (case.suggestion for case in self.avoid if case.suggestion)
        return next(said, self.suggestion)


def account(rule: Rule, others: Sequence[Rule], lang: str) -> Account:
    """Return all there is to say of a rule; `others` are the rules it may be related to."""
    cases: dict[Verdict, list[Case]] = {verdict: [] for verdict in Verdict}
    for example in rule.examples:
        cases[_expected(example)].append(_case(rule, example, lang))
    return Account(
        rule=rule,
        title=rule.title.say(lang),
        scope=f"{rule.scope} {scope_name(rule.scope).zh}" if lang == "zh" else rule.scope,
        severity=severity_name(str(rule.severity.default), lang),
        graver=tuple(
            (severity_name(str(level), lang), _condition(one, rule))
            for level, one in rule.severity.conditions
        ),
        when=_condition(rule.when, rule) if rule.when is not None else None,
        check=_condition(rule.check, rule),
        parameters={name: shown(value) for name, value in rule.parameters.items()},
        message=rule.message.text(lang),
        suggestion=rule.suggestion.text(lang) if rule.suggestion is not None else "",
        avoid=tuple(cases[Verdict.FAIL]),
        prefer=tuple(cases[Verdict.PASS]),
        skipped=tuple(cases[Verdict.NOT_APPLICABLE]),
        unknown=tuple(cases[Verdict.UNKNOWN]),
        why=rule.why.say(lang) if rule.why is not None else "",
        ignore=rule.ignore.say(lang) if rule.ignore is not None else "",
        basis=_basis(rule, lang),
        related=tuple(related(rule, others)),
    )


def scope_name(scope: str) -> Text:
    """Return what readers call a scope."""
    if scope in _SCOPES:
        return _SCOPES[scope]
    for around in AROUND:
        for row in own_names(around).values():
            if row.kind.of is not None and row.kind.of.record == scope:
                return Text(row.kind.of.zh, scope)
    return Text(scope, scope)


def scope_called(word: str) -> str:
    """Return the scope of a Chinese name (项目, 成本测算 …), or the word itself."""
    return next((scope for scope in AROUND if scope_name(scope).zh == word), word)


def severity_name(severity: str, lang: str) -> str:
    """Return a severity for readers: `警告（warning）`."""
    return severity if lang == "en" else f"{_LEVELS[severity].zh}（{severity}）"


def related(rule: Rule, others: Sequence[Rule]) -> Iterator[Rule]:
    """Yield the rules of the same group, those of the same scope first."""
    group = [one for one in others if one.id[:3] == rule.id[:3] and one.id != rule.id]
    yield from sorted(group, key=lambda one: (one.scope != rule.scope, one.id))


def _expected(example: Example) -> Verdict:
    return Verdict(example.expect.get("verdict", example.verdict))


def _condition(expression: Expression, rule: Rule) -> Condition:
    bound = dict.fromkeys(rule.parameters)
    zh, en = (worded(expression.tree, Wording(lang, rule.scope, bound)) for lang in ("zh", "en"))
    return Condition(zh, en)


def _case(rule: Rule, example: Example, lang: str) -> Case:
    told = facts(example.values, names(rule.scope), lang)
    env = Env(example_record(rule.scope, example.values), rule.parameters, {})
    failure = judge(rule, env).failure
    if failure is None:
        return Case(told)
    found = finding(rule, env, failure, lang)
    return Case(told, severity_name(str(found.severity), lang), found.message, found.suggestion)


def facts(values: Mapping[str, object], known: Mapping[str, Name], lang: str) -> str:
    """Return an example's values on one line: `数量：15 条；单价：6000 元/条`."""
    colon, joint = ("：", "；") if lang == "zh" else (": ", "; ")
    return joint.join(
        f"{_word(word, known, lang)}{colon}{_fact(value, known.get(word), lang)}"
        for word, value in values.items()
    )


def _word(word: str, known: Mapping[str, Name], lang: str) -> str:
    row = known.get(word)
    return word if row is None else term(row, known, lang)


def _fact(value: object, row: Name | None, lang: str) -> str:
    if isinstance(value, Mapping):
        kind = row.kind.of or row.kind if row is not None else None
        inner = own_names(kind.record) if kind is not None and kind.record else {}
        return f"({facts(value, inner, lang)})"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return f"[{', '.join(_fact(item, row, lang) for item in value)}]"
    return str(value) if value not in ("", None) else Text("（空白）", "(blank)").say(lang)


def _basis(rule: Rule, lang: str) -> str:
    document, topic, url = (rule.basis.get(key, "") for key in ("document", "topic", "url"))
    told = Text(f"{document}（{topic}）", f"{document} ({topic})").say(lang) if topic else document
    return f"{told} {url}".strip()
