"""What an author may have meant by a name that a scope does not have."""

import re
from collections.abc import Iterable

from bgtlint.rules.errors import did_you_mean
from bgtlint.rules.texts import NOTHING, Text
from bgtlint.rules.vocabulary import AROUND, own_names

_KEYWORD = re.compile(r"并且|或者|不属于|属于|对于|其中|匹配|且|或")


def unknown_name(word: str, known: Iterable[str], scope: str) -> Text:
    """Return a hint: a keyword grown into the name, the scope that has it, or near names."""
    found = _joined(word) or _elsewhere(word, scope)
    if found:
        return found
    near = did_you_mean(word, known)
    if "." in word or near.zh.startswith("是不是"):
        return near
    return Text(f'{near.zh}若是文字，请加引号："{word}"。', f'{near.en} Quote a text: "{word}".')


def _joined(word: str) -> Text:
    found = _KEYWORD.search(word)
    if found is None or found.start() == 0 or found.end() == len(word):
        return NOTHING
    parts = f"{word[: found.start()]} {found[0]} {word[found.end() :]}"
    return Text(f"关键字前后要有空格：{parts}？", f"Keywords need spaces: {parts}?")


def _elsewhere(word: str, scope: str) -> Text:
    scopes = [other for other in AROUND if other != scope and word in own_names(other)]
    if not scopes:
        return NOTHING
    listed = "、".join(scopes)
    return Text(
        f"它是 {listed} 的名称，请改 scope，或对列表用 全部（c.{word} … 对于 c 属于 …）。",
        f"It is a name of {', '.join(scopes)}: change the scope, or use"
        f" all(c.{word} … for c in …).",
    )


_OTHER_WORDS = {
    "字数": ("长度", "字符数", "文字长度", "len", "字长"),
    "求和": ("合计", "总和", "总计", "加总", "相加", "total"),
    "计数": ("个数", "数量", "数目", "条数", "项数", "统计"),
    "含有": ("包含", "包括", "有", "includes"),
    "已填": ("填了", "不为空", "非空", "填写", "有值", "filled", "exists"),
    "最大": ("最大值", "maximum"),
    "最小": ("最小值", "minimum"),
    "全部": ("每个", "都", "所有", "每一个", "every"),
    "任一": ("任何", "任意", "存在", "有一个", "some"),
    "互不相同": ("不重复", "唯一", "去重", "distinct"),
}
"""What authors call a function: its Chinese name → their words."""


def function_meant(word: str) -> Text | None:
    """Return the function that an author calls by another word, None for no guess."""
    name = next((name for name, words in _OTHER_WORDS.items() if word in words), None)
    return Text(f"是不是 {name}？", f"Did you mean {name}?") if name else None
