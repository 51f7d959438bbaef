"""The pages of the rules: one Markdown file a rule, all with the same headings, and an index."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from bgtlint.rules.account import Account, Case, Condition, account
from bgtlint.rules.glossary import PAGE, glossary
from bgtlint.rules.rule import Rule
from bgtlint.rules.texts import Text

HEADINGS: tuple[Text, ...] = (
    Text("查什么", "What it checks"),
    Text("应避免", "Avoid"),
    Text("应这样", "Prefer"),
    Text("为什么", "Why"),
    Text("例外", "Exceptions"),
    Text("依据", "Basis"),
    Text("相关", "Related"),
)
"""The headings of every page, in this order."""

GROUPS: Mapping[str, Text] = {
    "FND": Text("资金", "funds"),
    "PLN": Text("资金支出计划", "spend plan"),
    "CST": Text("成本测算", "cost estimate"),
    "IND": Text("指标体系", "indicators"),
    "VAL": Text("指标值", "indicator values"),
    "SAT": Text("满意度", "satisfaction"),
    "TIM": Text("时间", "dates and deadlines"),
    "COD": Text("编码和名称", "codes and names"),
    "DOC": Text("文件", "the document"),
    "CNS": Text("前后一致", "consistency"),
    "TXT": Text("文字", "wording"),
    "PII": Text("个人信息", "personal data"),
    "EVL": Text("绩效自评", "self-evaluation"),
    "OVR": Text("部门整体", "the department as a whole"),
}
"""What the groups of the shipped rules are about; a bureau's own group needs no row."""


def pages(rules: Sequence[Rule]) -> Iterator[tuple[str, str]]:
    """Yield file name and content of the index, of the words and of every rule's page."""
    yield "README.md", _index(rules)
    yield PAGE, glossary()
    for rule in rules:
        yield page_name(rule), page(rule, rules)


def page_name(rule: Rule) -> str:
    """Return the file name of a rule's page."""
    return f"{rule.id}.md"


def page(rule: Rule, rules: Sequence[Rule]) -> str:
    """Return a rule's page: Chinese first, English below."""
    zh, en = account(rule, rules, "zh"), account(rule, rules, "en")
    bodies = (_checks, _avoid, _prefer, _why, _exceptions, _basis, _related)
    parts = [f"# {rule.id} {rule.name}：{_text(zh.title)}", "", f"*{_text(en.title)}*", ""]
    for heading, body in zip(HEADINGS, bodies, strict=True):
        parts += [f"## {heading.zh} / {heading.en}", "", *body(zh, en), ""]
    return re.sub("\n{3,}", "\n\n", "\n".join(parts)).rstrip() + "\n"


def _index(rules: Sequence[Rule]) -> str:
    parts = [
        "# 规则 / Rules",
        "",
        f"共 {len(rules)} 条，由 `bgtlint rules docs` 生成。"
        f"{len(rules)} rules; these pages are made by `bgtlint rules docs`.",
        "",
        f"写规则用的词见[词表]({PAGE})，写法见[规则怎么写](../writing-rules.md)。"
        f"The words of the language: [{PAGE}]({PAGE}).",
    ]
    for group, members in groupby(rules, key=lambda rule: rule.id[:3]):
        about = GROUPS.get(group, Text(""))
        parts += ["", f"## {' '.join(filter(None, (group, about.zh)))}"]
        parts += ["", f"*{about.en}*"] if about.en else []
        parts += ["", "| 规则 | 级别 | 查什么 | what it checks |", "|---|---|---|---|"]
        for rule in members:
            off = "（默认关闭 off）" if rule.pedantic else ""
            cells = (
                f"[{rule.id}]({page_name(rule)}) {rule.name}",
                f"{rule.severity.default}{off}",
                rule.title.zh,
                rule.title.say("en"),
            )
            parts.append(f"| {' | '.join(_cell(cell) for cell in cells)} |")
    return "\n".join(parts) + "\n"


def _checks(zh: Account, _: Account) -> Iterator[str]:
    rule = zh.rule
    yield f"- 逐个检查 / looks at each：`{rule.scope}` {zh.scope.removeprefix(rule.scope).strip()}"
    yield f"- 级别 / severity：{zh.severity}"
    for level, condition in zh.graver:
        yield f"  - {level}，如果 / if：`{condition.zh}`"
    if rule.pedantic:
        yield f"- 默认关闭，用 `--select {rule.id}` 启用 / off by default, turn on with `--select`"
    if rule.forms:
        forms = "、".join(f"`{form}`" for form in sorted(rule.forms))
        yield f"- 只查这些表 / only these forms：{forms}"
    if zh.parameters:
        listed = "、".join(f"`{name}` = {_text(value)}" for name, value in zh.parameters.items())
        yield f"- 参数（配置方案可改） / parameters a profile may change：{listed}"
    yield ""
    if zh.when is not None:
        yield "适用条件 / applies when："
        yield ""
        yield from _expression(zh.when)
    yield "应当满足 / must hold："
    yield ""
    yield from _expression(zh.check)


def _expression(condition: Condition) -> Iterator[str]:
    yield "```text"
    yield condition.zh
    if condition.en != condition.zh:
        yield condition.en
    yield "```"
    yield ""


def _avoid(zh: Account, en: Account) -> Iterator[str]:
    for one, other in zip(zh.avoid, en.avoid, strict=True):
        yield f"- {_text(one.facts)}"
        yield f"  - {one.severity}：{_text(one.message)}"
        yield f"  - *{_text(other.message)}*"
    if not zh.avoid:
        yield "没有例子。No example."


def _prefer(zh: Account, en: Account) -> Iterator[str]:
    yield from (f"- {_text(one.facts)}" for one in zh.prefer)
    if zh.mend:
        yield ""
        yield f"怎么改：{_text(zh.mend)}"
        yield ""
        yield f"*How to mend: {_text(en.mend)}*"


def _why(zh: Account, en: Account) -> Iterator[str]:
    yield from _both(zh.why or zh.title, en.why or en.title)


def _exceptions(zh: Account, en: Account) -> Iterator[str]:
    yield from _both(zh.ignore or "没有例外。", en.ignore or "There is no exception.")
    yield from _listed("不适用的情形 / does not apply：", zh.skipped)
    yield from _listed("无法判断的情形 / cannot be decided：", zh.unknown)


def _listed(heading: str, cases: Sequence[Case]) -> Iterator[str]:
    if cases:
        yield ""
        yield heading
        yield ""
        yield from (f"- {_text(one.facts)}" for one in cases)


def _basis(zh: Account, _: Account) -> Iterator[str]:
    yield _text(zh.basis)


def _related(zh: Account, _: Account) -> Iterator[str]:
    for rule in zh.related:
        yield f"- [{rule.id}]({page_name(rule)}) {_text(rule.title.zh)}"
    if not zh.related:
        yield "没有。None."


def _both(zh: str, en: str) -> Iterator[str]:
    yield _text(zh)
    if en and en != zh:
        yield ""
        yield f"*{_text(en)}*"


def _text(text: str) -> str:
    """Return a text as Markdown: nothing in it is markup, and it stays on one line."""
    return re.sub(r"([\\`*_\[\]<>])", r"\\\1", " ".join(text.split()))


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())
