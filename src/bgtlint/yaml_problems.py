"""YAML mistakes in plain words: what the parser met, and what was probably meant."""

import re

from bgtlint.texts import Text

_WORDS: tuple[tuple[str, Text], ...] = (
    (
        "mapping values are not allowed",
        Text("此处不应再有“键: 值”", "no “key: value” can stand here"),
    ),
    ("violates indentation", Text("缩进用了 Tab", "a tab in the indentation")),
    ("cannot start any token", Text("此处不应有这个符号", "this sign cannot stand here")),
    ("unexpected end of stream", Text("引号没有结束", "a quotation mark is not closed")),
    ("expected <block end>", Text("缩进与上面不一致", "the indentation does not agree")),
    (
        "expected ',' or",
        Text("[ ] 或 { } 没有成对，或缺少逗号", "a bracket or comma is missing"),
    ),
    ("could not find expected ':'", Text("键后面缺少冒号", "a colon is missing after a key")),
    ("found undefined alias", Text("引用（*）没有对应的锚点", "an alias without its anchor")),
    ("unknown escape character", Text("双引号里的 \\ 写法有误", "a bad \\ in double quotes")),
    ("did not find expected", Text("缩进或标点不对", "the indentation or a sign is wrong")),
    ("while scanning", Text("写法不对", "it cannot be read")),
)
_TAB = Text("缩进请用空格，不要用 Tab。", "Indent with spaces, not with tabs.")
_COLON = Text("冒号要用半角“:”，后面空一格。", "Use the half-width “:” with a blank after it.")
_ALIGN = Text("同一条规则的键要左对齐，比“- ”多缩进两格。",
              "The keys of a rule stand below one another, two deeper than “- ”.")  # fmt: skip
_QUOTE = Text("文字中有冒号、逗号、# 或引号的，整个用引号括起。",
              "Quote a text that holds a colon, a comma, # or a quotation mark.")  # fmt: skip
_SLASH = Text("正则里有 \\ 的请用单引号。", "Use single quotes around a pattern with \\.")


def yaml_problem(problem: str, text: str, line: int, begun: int) -> tuple[Text, Text]:
    """Return what is wrong and a hint, from the parser's words and the lines around.

    `line` is where it was noticed, `begun` where the part being read began (0 for unknown).
    """
    said = next((told for word, told in _WORDS if word in problem), Text(problem, problem))
    since = Text(f"（从第 {begun} 行开始）", f" (begun in line {begun})")
    told = Text(f"YAML 写法有误：{said.zh}", f"Bad YAML: {said.en}")
    if begun and begun != line:
        told = Text(told.zh + since.zh, told.en + since.en)
    return Text(f"{told.zh}。", f"{told.en}."), _hint(problem, text.split("\n"), line)


def _hint(problem: str, lines: list[str], line: int) -> Text:
    here = lines[line - 1] if 0 < line <= len(lines) else ""
    before = next((one for one in reversed(lines[: line - 1]) if one.strip()), "")
    if "\t" in here[: len(here) - len(here.lstrip())] or "tab" in problem:
        return _TAB
    if "escape" in problem:
        return _SLASH
    for one in (before, here):
        if re.match(r"\s*(?:- )?[\w-]+：", one):
            return _COLON
    if re.match(r"\s*(?:- )?[\w-]+:(?: |$)", here) and "mapping values" in problem:
        deeper = len(here) - len(here.lstrip()) > len(before) - len(before.lstrip("- "))
        return _ALIGN if deeper else _QUOTE
    return _ALIGN if "block end" in problem else _QUOTE
