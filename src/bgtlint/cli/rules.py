"""`bgtlint rules`: list the rules, check rule files, run the examples inside them."""

import json
from collections import Counter

import click

from bgtlint.cli.options import load, rules_option


@click.group("rules")
def command() -> None:
    """查看、检查和测试规则 / list, check and test the rules."""


@command.command("list")
@rules_option
@click.option(
    "--lang",
    type=click.Choice(["zh", "en"]),
    default="zh",
    show_default=True,
    help="语言 / language",
)
def list_rules(folders: tuple[str, ...], lang: str) -> None:
    """列出全部规则 / list all rules."""
    for rule in load(folders, lang, check_examples=False).rules:
        off = {"zh": "（默认关闭）", "en": " (off by default)"}[lang] if rule.pedantic else ""
        click.echo(f"{rule.id}  {rule.severity.default:<8} {rule.title.say(lang)}{off}")


@command.command("check")
@rules_option
@click.option(
    "--lang",
    type=click.Choice(["zh", "en"]),
    default="zh",
    show_default=True,
    help="语言 / language",
)
def check_rules(folders: tuple[str, ...], lang: str) -> None:
    """检查规则文件，一次列出全部错误 / check rule files, all errors in one run."""
    rules = load(folders, lang).rules
    text = {"zh": "{} 条规则没有错误。", "en": "{} rules, no error."}
    click.echo(text[lang].format(len(rules)))


@command.command("test")
@rules_option
@click.option(
    "--lang",
    type=click.Choice(["zh", "en"]),
    default="zh",
    show_default=True,
    help="语言 / language",
)
def test_rules(folders: tuple[str, ...], lang: str) -> None:
    """运行每条规则自带的例子 / run the examples that each rule carries."""
    rules = load(folders, lang).rules
    kinds: Counter[str] = Counter(e.verdict for rule in rules for e in rule.examples)
    names = {
        "zh": {"pass": "通过", "fail": "不通过", "unknown": "无法判断", "not_applicable": "不适用"},
        "en": {"not_applicable": "not applicable"},
    }[lang]
    counts = "，".join(f"{names.get(kind, kind)} {n}" for kind, n in sorted(kinds.items()))
    text = {"zh": "{} 条规则的 {} 个例子都与所写相符：{}。",
            "en": "{} rules, {} examples, all as they say: {}."}  # fmt: skip
    click.echo(text[lang].format(len(rules), sum(kinds.values()), counts))
    bare = [rule.id for rule in rules if not rule.examples]
    if bare:
        note = {"zh": "没有例子的规则：", "en": "rules without examples: "}
        click.echo(note[lang] + "、".join(bare))


@command.command("schema")
def schema() -> None:
    """打印规则文件的 JSON Schema，供编辑器补全 / print the JSON Schema of rule files."""
    from bgtlint.rules.schema import rule_schema

    click.echo(json.dumps(rule_schema(), ensure_ascii=False, indent=2))
