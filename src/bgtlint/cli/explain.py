"""`bgtlint explain`: what a rule checks, why, and how to mend what it finds."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import click

from bgtlint.cli.options import fail, load, rules_option

if TYPE_CHECKING:
    from bgtlint.rules import Rule

HEADINGS = {
    "severity": ("级别", "severity"),
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
    found = next((one for one in rules if rule in (one.id, one.name, one.id.lower())), None)
    if found is None:
        hint = did_you_mean(rule, [word for one in rules for word in (one.id, one.name)])
        fail(f"没有规则 {rule}。{hint.zh} / no such rule: {rule}. {hint.en}")
    for line in explanation(found, lang):
        click.echo(line)


def explanation(rule: "Rule", lang: str) -> Iterator[str]:
    """Yield the lines that explain a rule."""
    column = 1 if lang == "en" else 0

    def part(key: str, text: str) -> str:
        return f"{HEADINGS[key][column]}: {text}" if column else f"{HEADINGS[key][column]}：{text}"

    yield f"{rule.id} {rule.name}"
    yield rule.title.say(lang)
    yield ""
    grades = [str(rule.severity.default)]
    grades += [f"{level} ({one.text})" for level, one in rule.severity.conditions]
    yield part("severity", "; ".join(grades))
    if rule.pedantic:
        yield HEADINGS["off"][column]
    yield part("scope", rule.scope)
    if rule.when is not None:
        yield part("when", rule.when.text)
    yield part("assert", rule.check.text)
    yield part("message", rule.message.text(lang))
    if rule.suggestion is not None:
        yield part("suggestion", rule.suggestion.text(lang))
    if rule.why is not None:
        yield part("why", rule.why.say(lang))
    if rule.ignore is not None:
        yield part("ignore", rule.ignore.say(lang))
    yield part("basis", " ".join(rule.basis.values()))
    if rule.examples:
        yield part("examples", "")
        for example in rule.examples:
            yield f"  {example.verdict}: {_facts(example.values)}"


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
