"""`bgtlint explain`: what a rule checks, why, and how to mend what it finds."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from bgtlint.cli.options import fail, load, rules_option

if TYPE_CHECKING:
    from bgtlint.rules import Rule
    from bgtlint.rules.account import Case, Condition

HEADINGS = {
    "checks": ("查什么", "What it checks"),
    "severity": ("级别", "severity"),
    "if": ("如果", "if"),
    "off": ("默认关闭，用 --select 启用", "off by default, turn on with --select"),
    "scope": ("逐个检查", "looks at each"),
    "forms": ("只查这些表", "only these forms"),
    "parameters": ("参数", "parameters"),
    "when": ("适用条件", "applies when"),
    "assert": ("应当满足", "must hold"),
    "other": ("英文写法", "in Chinese terms"),
    "message": ("报告写作", "message"),
    "avoid": ("应避免", "Avoid"),
    "prefer": ("应这样", "Prefer"),
    "mend": ("怎么改", "How to mend"),
    "why": ("为什么", "Why"),
    "ignore": ("例外", "Exceptions"),
    "skipped": ("不适用", "does not apply"),
    "unknown": ("无法判断", "cannot be decided"),
    "basis": ("依据", "Basis"),
    "related": ("相关", "Related"),
    "file": ("出处", "file"),
}


@click.command("explain")
@click.argument("rule", metavar="ID|NAME")
@rules_option
@click.option(
    "--lang",
    type=click.Choice(["zh", "en"]),
    default="zh",
    show_default=True,
    help="语言 / language",
)
def command(rule: str, folders: tuple[str, ...], lang: str) -> None:
    """说明一条规则 / explain a rule.

    查什么、为什么、依据哪份文件、例子、怎么改 / what it checks, why, on which document it rests,
    examples, how to mend.
    """
    from bgtlint.rules.errors import did_you_mean

    rules = load(folders, lang, check_examples=bool(folders)).rules
    asked = rule.strip()
    found = next((one for one in rules if asked.casefold() in _words(one)), None)
    if found is None:
        hint = did_you_mean(asked.upper(), [one.id for one in rules])
        if "？" not in hint.zh:
            words = [word for one in rules for word in (one.id, one.name, one.title.zh)]
            hint = did_you_mean(asked, words)
        fail(f"没有规则 {rule}。{hint.zh} / no such rule: {rule}. {hint.en}")
    for line in explanation(found, rules, lang):
        click.echo(line)


def _words(rule: "Rule") -> tuple[str, ...]:
    return rule.id.casefold(), rule.name, rule.title.zh, rule.title.say("en").casefold()


def explanation(rule: "Rule", rules: Sequence["Rule"], lang: str) -> Iterator[str]:
    """Yield the lines that explain a rule, under the headings of its page."""
    from bgtlint.rules.account import account

    column = 1 if lang == "en" else 0

    def part(key: str, text: str, indent: int = 2) -> str:
        colon = ": " if column else "："
        return f"{' ' * indent}{HEADINGS[key][column]}{colon}{text}"

    def head(key: str) -> Iterator[str]:
        yield ""
        yield HEADINGS[key][column]

    told = account(rule, rules, lang)
    yield f"{rule.id} {rule.name}"
    yield told.title
    yield from head("checks")
    yield part("scope", told.scope)
    yield part("severity", told.severity)
    for level, condition in told.graver:
        yield part("if", f"{condition.say(lang)} → {level}", 4)
    if rule.pedantic:
        yield f"  {HEADINGS['off'][column]}"
    if rule.forms:
        yield part("forms", ", ".join(sorted(rule.forms)))
    if told.parameters:
        yield part("parameters", ", ".join(f"{k} = {v}" for k, v in told.parameters.items()))
    conditions: tuple[tuple[str, Condition | None], ...] = (
        ("when", told.when),
        ("assert", told.check),
    )
    for key, one in conditions:
        if one is not None:
            yield part(key, one.say(lang))
            other = one.say("zh" if column else "en")
            if other != one.say(lang):
                yield part("other", other, 4)
    yield part("message", told.message)
    yield from head("avoid")
    for case in told.avoid:
        yield f"  {case.facts}"
        yield f"    → {case.severity}{'：' if not column else ': '}{case.message}"
    yield from head("prefer")
    yield from (f"  {case.facts}" for case in told.prefer)
    if told.mend:
        yield part("mend", told.mend)
    yield from head("why")
    yield f"  {told.why or told.title}"
    yield from head("ignore")
    yield f"  {told.ignore or ('没有例外。', 'There is no exception.')[column]}"
    groups: tuple[tuple[str, tuple[Case, ...]], ...] = (
        ("skipped", told.skipped),
        ("unknown", told.unknown),
    )
    for key, cases in groups:
        yield from (part(key, case.facts) for case in cases)
    yield from head("basis")
    yield f"  {told.basis}"
    yield from head("related")
    yield from (f"  {one.id} {one.title.say(lang)}" for one in told.related)
    yield part("file", f"{rule.file}:{rule.line}", 0)
