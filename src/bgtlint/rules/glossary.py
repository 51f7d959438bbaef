"""The page of all words of the rule language: keywords, functions, aggregates, names by scope."""

from collections.abc import Iterator, Sequence

from bgtlint.rules.account import scope_name
from bgtlint.rules.aggregates import AGGREGATES
from bgtlint.rules.functions import FUNCTIONS
from bgtlint.rules.names import Name
from bgtlint.rules.vocabulary import AROUND, own_names
from bgtlint.rules.wording import KEYWORDS

PAGE = "words.md"
"""The file name of the page."""


def glossary() -> str:
    """Return the page, Chinese first; every word stands with its English form and its meaning."""
    return "\n".join(_lines()).rstrip() + "\n"


def _lines() -> Iterator[str]:
    yield "# 规则语言的词 / The words of the rule language"
    yield ""
    yield (
        "中文和英文写法完全等同，可以混用；关键字前后留空格。由 `bgtlint rules docs` 生成。"
        "Chinese and English forms mean the same and may be mixed."
    )
    yield from _head("关键字", "Keywords", ("中文", "English"))
    yield from (_row(f"`{zh}`", f"`{en}`") for zh, en in KEYWORDS.values())
    yield from _head("函数", "Functions", ("中文", "English", "含义", "meaning"))
    for function in FUNCTIONS:
        arguments = "，".join(kind.text.zh for kind in function.parameters)
        yield _row(f"`{function.chinese}`（{arguments}）", f"`{function.name}`", function.doc.zh,
                   function.doc.en)  # fmt: skip
    yield from _head("聚合", "Aggregates", ("中文", "English", "含义", "meaning"))
    for aggregate in AGGREGATES:
        yield _row(f"`{aggregate.chinese}`", f"`{aggregate.name}`", aggregate.doc.zh,
                   aggregate.doc.en)  # fmt: skip
    for scope in AROUND:
        around = AROUND[scope]
        title = f"{scope_name(scope).zh} `{scope}`"
        yield from _head(title, f"`{scope}`", ("中文", "English", "类别 kind", "含义", "meaning"))
        yield from (_named(row) for row in _distinct(list(own_names(scope).values())))
        if around:
            yield ""
            yield (
                f"也可用 `{around}` 的名称，同名时以本范围为准。"
                f"Names of `{around}` can be used too; the nearest wins."
            )


def _head(zh: str, en: str, columns: Sequence[str]) -> Iterator[str]:
    yield ""
    yield f"## {zh} / {en}" if zh != en else f"## {zh}"
    yield ""
    yield _row(*columns)
    yield f"|{'---|' * len(columns)}"


def _distinct(rows: Sequence[Name]) -> Iterator[Name]:
    yield from {row.english: row for row in rows}.values()


def _named(row: Name) -> str:
    chinese = "、".join(f"`{word}`" for word in row.chinese)
    return _row(chinese, f"`{row.english}`", row.kind.text.zh, row.doc.zh, row.doc.en)


def _row(*cells: str) -> str:
    return f"| {' | '.join(' '.join(cell.replace('|', chr(92) + '|').split()) for cell in cells)} |"
