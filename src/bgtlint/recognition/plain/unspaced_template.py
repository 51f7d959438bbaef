"""The rows that a template numbers (指标1：… 指标2：…) in text run together, blank ones too."""

import re

LISTED = "指标"
STRUCK = ("level3", "value", "actual")
"""The cells of a template row that are struck out with a slash each."""
_BLANK = re.compile(r"指标\d{1,2}[:：](?=指标\d|[…/\-—.]|$)[…/\-—]*|…+|[.．]{3,6}")
_PARTS = re.compile(r"指标\d{1,2}[:：][/\-—]*|…+|[.．]{3,6}")
_NUMBERED = re.compile(r"指标\d{1,2}[:：]?")


def listed(text: str) -> list[str]:
    """Return a segment's rows where they are numbered (指标1：… 指标2：…), else the segment.

    Rows of the template that were left blank are left out.
    """
    text = _BLANK.sub("", text)
    starts: list[int] = []
    while (at := text.find(f"{LISTED}{len(starts) + 1}", starts[-1] if starts else 0)) >= 0:
        starts.append(at)
    if not starts or starts[0] > 0:
        return [text]
    parts = [text[at:end] for at, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    return [part for part in parts if not _NUMBERED.fullmatch(part)]


def blank_rows(text: str) -> list[dict[str, str]]:
    """Return the cells of a segment's template rows left blank: 指标2：, ……, 指标1：///."""
    rows: list[dict[str, str]] = []
    for part in (one for match in _BLANK.finditer(text) for one in _PARTS.findall(match.group())):
        struck = part.count("/") == len(STRUCK)
        cells = {"level3": part[:-2], "value": "/", "actual": "/"}
        rows.append(cells if struck else {"level3": part})
    return rows
