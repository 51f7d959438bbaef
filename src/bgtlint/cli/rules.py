"""`bgtlint rules`: list, check, test and write rules, make their pages and their schema."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bgtlint.cli.options import (
    EXIT_USAGE,
    codes,
    fail,
    lang_option,
    load,
    profile_option,
    rule_files,
    rules_option,
    use_profile,
)

if TYPE_CHECKING:
    from bgtlint.rules import Example, Rule

VERDICTS = {
    "pass": ("通过", "pass"),
    "fail": ("不通过", "fail"),
    "unknown": ("无法判断", "unknown"),
    "not_applicable": ("不适用", "not applicable"),
}


@click.group("rules")
def command() -> None:
    """查看、检查、测试和新建规则 / list, check, test and write rules."""


@command.command("list")
@rules_option
@profile_option
@lang_option
def list_rules(folders: tuple[str, ...], profile: str | None, lang: str) -> None:
    """列出全部规则 / list all rules."""
    rules, _ = use_profile(profile, folders, load(folders, lang, check_examples=False), lang)
    for rule in rules.rules:
        off = {"zh": "（默认关闭）", "en": " (off by default)"}[lang] if rule.pedantic else ""
        click.echo(f"{rule.id}  {rule.severity.default:<8} {rule.title.say(lang)}{off}")


@command.command("check")
@rules_option
@profile_option
@lang_option
def check_rules(folders: tuple[str, ...], profile: str | None, lang: str) -> None:
    """检查规则文件，一次列出全部错误 / check rule files, all errors in one run."""
    rules = load(folders, lang)
    use_profile(profile, folders, rules, lang)
    text = {"zh": "{} 条规则没有错误。", "en": "{} rules, no error."}
    click.echo(text[lang].format(len(rules.rules)))


@command.command("test")
@click.argument("names", nargs=-1, metavar="[ID|GROUP]…")
@rules_option
@lang_option
@click.pass_context
def test_rules(
    context: click.Context, names: tuple[str, ...], folders: tuple[str, ...], lang: str
) -> None:
    """运行规则自带的例子，说出哪个判定、哪个数、哪个单元格不同 / run the examples of the rules."""
    from bgtlint.rules.selection import answers

    wanted = codes(*names)
    rules = load(folders, lang, check_examples=False).rules
    chosen = [r for r in rules if not wanted or any(answers(r, code) for code in wanted)]
    if not chosen:
        fail(f"没有这样的规则：{' '.join(wanted)} / no such rule")
    column = 1 if lang == "en" else 0
    wrong = 0
    for rule in chosen:
        for number, example in enumerate(rule.examples, 1):
            lines = list(_failed(rule, example, column))
            if lines:
                wrong += 1
                head = (f"{rule.id} 第 {number} 例", f"{rule.id} example {number}")[column]
                click.echo(f"{rule.file}:{example.line}:{example.column}: {head}")
                click.echo("\n".join(f"  {line}" for line in lines))
    total = sum(len(rule.examples) for rule in chosen)
    if wrong:
        text = ("{} 条规则的 {} 个例子中有 {} 个不符。", "{} rules, {} examples, {} differ.")[
            column
        ]
        click.echo(text.format(len(chosen), total, wrong))
        context.exit(EXIT_USAGE)
    counts = _counts(chosen, column)
    text = (
        "{} 条规则的 {} 个例子都与所写相符：{}。",
        "{} rules, {} examples, all as they say: {}.",
    )[column]
    click.echo(text.format(len(chosen), total, counts))
    bare = [rule.id for rule in chosen if not rule.examples]
    if bare:
        click.echo(("没有例子的规则：", "rules without examples: ")[column] + "、".join(bare))


def _failed(rule: "Rule", example: "Example", column: int) -> Iterator[str]:
    """Yield what differs in one example: expected, got, and the sum or the reason."""
    from bgtlint.rules.examples import ExampleError, differences

    lang = ("zh", "en")[column]
    words = (("应为", "得到", "说明"), ("expected", "got", "because"))[column]
    try:
        found = list(differences(rule, example))
    except ExampleError as error:
        yield error.message.say(lang)
        return
    for n, one in enumerate(found):
        expected, got = (VERDICTS.get(text, (text, text))[column] if one.what == "verdict" else text
                         for text in (one.expected, one.got))  # fmt: skip
        what = _what(rule, one.what, column)
        yield f"{what}  {words[0]} {expected}  {words[1]} {got or ('（空）', '(nothing)')[column]}"
        if one.note and (n + 1 == len(found) or found[n + 1].note != one.note):
            yield f"    {words[2]} {one.note.say(lang)}"


def _what(rule: "Rule", word: str, column: int) -> str:
    """Return what differed: an outcome, or an operand by its term."""
    from bgtlint.rules.vocabulary import names

    outcomes = {
        "verdict": ("判定 verdict", "verdict"),
        "severity": ("级别 severity", "severity"),
        "at": ("单元格 at", "cell (at)"),
        "lhs": ("左边 lhs", "lhs"),
        "rhs": ("右边 rhs", "rhs"),
        "gap": ("差额 gap", "gap"),
        "gap_percent": ("差额占比 gap_percent", "gap_percent"),
        "arithmetic": ("算式 arithmetic", "arithmetic"),
    }
    if word in outcomes:
        return outcomes[word][column]
    row = names(rule.scope).get(word)
    term = row.label.zh if row is not None else word
    return (f"操作数 {term}", f"operand {word}")[column]


def _counts(rules: "Sequence[Rule]", column: int) -> str:
    found = [example.verdict for rule in rules for example in rule.examples]
    kinds = sorted(set(found))
    return "，".join(f"{VERDICTS[kind][column]} {found.count(kind)}" for kind in kinds)


@command.command("schema")
@click.argument("what", type=click.Choice(["rule", "profile"]), default="rule")
def schema(what: str) -> None:
    """打印规则文件（或 profile 配置方案）的 JSON Schema，供编辑器补全 / print the JSON Schema."""
    from bgtlint.rules.schema import profile_schema, rule_schema

    made = rule_schema() if what == "rule" else profile_schema()
    click.echo(json.dumps(made, ensure_ascii=False, indent=2))


@command.command("docs")
@click.argument("folder", metavar="[DIR]", default="docs/rules")
@rules_option
@click.option("--check", "only_check", is_flag=True,
              help="只比较；不一致则退出码 1 / compare only, exit 1 if they differ")  # fmt: skip
@click.pass_context
def docs(context: click.Context, folder: str, folders: tuple[str, ...], only_check: bool) -> None:
    """生成每条规则一页的说明和索引 / write a page for each rule and an index."""
    from bgtlint.rules.pages import pages

    made = dict(pages(load(folders, "zh").rules))
    target = Path(folder)
    present = {path.name: path for path in target.glob("*.md")} if target.is_dir() else {}
    stale = [name for name in present if name not in made and _is_rule_page(name)]
    changed = [
        name
        for name, text in made.items()
        if name not in present or present[name].read_text(encoding="utf-8") != text
    ]
    if only_check:
        for name in sorted([*changed, *stale]):
            click.echo(f"{target / name}: 与规则不一致 / differs from the rules")
        context.exit(1 if changed or stale else 0)
    target.mkdir(parents=True, exist_ok=True)
    for name in changed:
        (target / name).write_text(made[name], encoding="utf-8")
    for name in stale:
        present[name].unlink()
    click.echo(f"{target}：{len(made)} 页，改写 {len(changed)}，删除 {len(stale)} / "
               f"{len(made)} pages, {len(changed)} written, {len(stale)} removed")  # fmt: skip


def _is_rule_page(name: str) -> bool:
    stem = name.removesuffix(".md")
    return len(stem) == 6 and stem[:3].isupper() and stem[3:].isdecimal()


@command.command("new")
@click.argument("ident", metavar="ID")
@click.option("--scope", default="cost_line", show_default=True,
              help="逐个检查什么：cost_line、project、indicator … / what it looks at")  # fmt: skip
@click.option("--name", default="", help="英文短名，如 bureau-product / English name")
@click.option("--title", default="", help="标题 / title")
@click.option("--severity", type=click.Choice(["error", "warning", "info"]), default="warning",
              show_default=True, help="级别 / severity")  # fmt: skip
@click.option("--dir", "folder", default=".", show_default=True, help="写到哪个文件夹 / folder")
@lang_option
def new(
    ident: str, scope: str, name: str, title: str, severity: str, folder: str, lang: str
) -> None:
    """新建一个能用的规则文件：编号、中英文本、能运行的例子 / write a rule file that works."""
    from bgtlint.rules.account import scope_called
    from bgtlint.rules.errors import did_you_mean
    from bgtlint.rules.scaffold import SCHEMA_NAME, ask, rule_file
    from bgtlint.rules.schema import rule_schema
    from bgtlint.rules.vocabulary import AROUND

    if scope not in AROUND:
        hint = did_you_mean(scope_called(scope), AROUND)
        fail(f"scope 不能是“{scope}”。{hint.zh} / no such scope. {hint.en}")
    target = Path(folder)
    own = [str(target)] if target.is_dir() and rule_paths(target) else []
    rules = load(own, lang, check_examples=False).rules
    problem = ask(ident, name, rules)
    if problem:
        fail(str(problem))
    path = target / f"{ident}.yml"
    if path.exists():
        fail(f"文件已存在，没有改动：{path} / the file exists, nothing was changed: {path}")
    target.mkdir(parents=True, exist_ok=True)
    path.write_text(rule_file(ident, scope, name, title, severity, lang), encoding="utf-8")
    described = target / SCHEMA_NAME
    described.write_text(json.dumps(rule_schema(), ensure_ascii=False, indent=1), encoding="utf-8")
    load(own or [str(path)], lang)
    click.echo(f"{path}")
    steps = ("改好后运行：", "edit it, then run: ")[lang == "en"]
    click.echo(f"{steps}bgtlint rules test {ident} --rules {folder}")


def rule_paths(folder: Path) -> list[Path]:
    """Return the rule files of a folder, none if there are none."""
    if not any(folder.rglob("*.y*ml")):
        return []
    shipped = set(rule_files([]))
    return [path for path in rule_files([str(folder)]) if path not in shipped]
