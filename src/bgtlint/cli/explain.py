"""`bgtlint explain`: what a rule checks, why, and how to mend what it finds."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bgtlint.cli.options import fail, load, rules_option

if TYPE_CHECKING:
    from bgtlint.rules import Rule

HEADINGS = {
    "severity": ("级别", "severity"),
    "error": ("错误", "error"),
    "warning": ("警告", "warning"),
    "info": ("提示", "info"),
    "pass": ("通过", "pass"),
    "fail": ("不通过", "fail"),
    "unknown": ("无法判断", "unknown"),
    "not_applicable": ("不适用", "not applicable"),
    "where": ("规则原文", "the rule itself"),
    "off": ("默认关闭，用 --select 启用", "off by default, turn on with --select"),
    "scope": ("逐个检查", "looks at each"),
    "when": ("适用条件", "applies when"),
    "assert": ("应当满足", "must hold"),
    "message": ("报告写作", "message"),
    "suggestion": ("怎么改", "how to mend"),
    "why": ("为什么", "why"),
    "ignore": ("可以不理", "right to ignore"),
    "basis": ("依据", "rests on"),
    "examples": ("例子", "examples"),
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

    rules = load(folders, lang, check_examples=False).rules
    asked = rule.strip()
    names = (asked.upper(), asked.lower())
    found = next((one for one in rules if one.id in names or one.name in names), None)
    if found is None:
        hint = did_you_mean(asked.upper(), [one.id for one in rules])
        if "？" not in hint.zh:
            hint = did_you_mean(asked, [word for one in rules for word in (one.id, one.name)])
        fail(f"没有规则 {rule}。{hint.zh} / no such rule: {rule}. {hint.en}")
    for line in explanation(found, lang):
        click.echo(line)


def explanation(rule: "Rule", lang: str) -> Iterator[str]:
    """Yield the lines that explain a rule: for its reader first, then for its writer."""
    column = 1 if lang == "en" else 0

    def part(key: str, text: str) -> str:
        return f"{HEADINGS[key][column]}{': ' if column else '：'}{text}"

    yield f"{rule.id} {rule.name}"
    yield rule.title.say(lang)
    yield ""
    if rule.why is not None:
        yield part("why", rule.why.say(lang))
    if rule.suggestion is not None:
        yield part("suggestion", rule.suggestion.text(lang))
    if rule.ignore is not None:
        yield part("ignore", rule.ignore.say(lang))
    yield part("basis", " ".join(rule.basis.values()))
    yield part("severity", HEADINGS[rule.severity.default][column])
    for level, condition in rule.severity.conditions:
        yield f"  {HEADINGS[level][column]} ← {_line(condition.text)}"
    if rule.pedantic:
        yield HEADINGS["off"][column]
    if rule.examples:
        yield part("examples", "")
        for example in rule.examples:
            yield f"  {HEADINGS[example.verdict][column]} · {_facts(example.values)}"
    yield ""
    yield part("where", f"{Path(rule.file).name}:{rule.line}")
    yield f"  {part('scope', rule.scope)}"
    if rule.when is not None:
        yield f"  {part('when', _line(rule.when.text))}"
    yield f"  {part('assert', _line(rule.check.text))}"
    yield f"  {part('message', rule.message.text(lang))}"


def _line(expression: str) -> str:
    """Return an expression on one line."""
    return " ".join(expression.split())


def _facts(given: object) -> str:
    """Return an example's values on one line, as they would stand in YAML."""
    if isinstance(given, Mapping):
        return ", ".join(f"{name}: {_inner(value)}" for name, value in given.items())
    return str(given) or '""'


def _inner(given: object) -> str:
    if isinstance(given, Mapping):
        return f"{{{_facts(given)}}}"
    if isinstance(given, Sequence) and not isinstance(given, str):
        return f"[{', '.join(_inner(item) for item in given)}]"
    return _facts(given)
