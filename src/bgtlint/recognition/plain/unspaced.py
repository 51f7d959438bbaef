"""Forms run together without blanks between their cells: what is certain is cut, the rest named.

Level names part the text into segments. The grammar of values and the form's own sums part the
rows in them; a row that they leave in doubt is named and not read.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from bgtlint.model import Line
from bgtlint.reading.normalise import compact
from bgtlint.recognition.fund_words import shipped_fund_words
from bgtlint.recognition.labels import level1, level2
from bgtlint.recognition.layouts import Layout, Levels
from bgtlint.recognition.pieces import any_of
from bgtlint.recognition.plain.running_text import Text
from bgtlint.recognition.plain.running_words import Words
from bgtlint.recognition.plain.unspaced_bare import Piece
from bgtlint.recognition.plain.unspaced_certain import goal_rows, scored_rows
from bgtlint.recognition.plain.unspaced_funds import Funds, unspaced_funds
from bgtlint.recognition.plain.unspaced_goals import is_goal
from bgtlint.recognition.plain.unspaced_rows import is_supported
from bgtlint.recognition.plain.unspaced_sums import Sums
from bgtlint.recognition.plain.unspaced_template import blank_rows, listed
from bgtlint.recognition.totals import shipped_closing_words

LONG = 4
"""A label of so many letters ends the indicators wherever it stands."""
_POINTS = re.compile(r"[（(](\d{1,3}(?:\.\d+)?)分?[）)]")
_TITLE = re.compile(
    r"(?:20\d\d年度?)?(?:市直|部门预算|部门|财政|省级)?(?:项目|整体|部门)"
    r"[一-鿿]{0,8}(?:绩效|自评)[一-鿿]{0,6}表"
)
_BRACKETED = re.compile(r"\s*[（(][^（）()]*[）)]")
_FIGURE_END = re.compile(r"[\d%％]")
_NUMBER = re.compile(r"(?:0|[1-9]\d{0,2})(?:\.\d{1,4})?")
Rows = tuple[Line, tuple[str, ...]]


class Unspaced(NamedTuple):
    """The rows of a form run together that are certain.

    `above` is the text with the fund block blanked; `left` are parts of the funds not placed,
    `lost` the texts of indicators that are in doubt, `unsure` what else is.
    """

    rows: Sequence[Rows]
    funds: Sequence[Rows]
    above: Text
    left: Sequence[Line]
    lost: tuple[str, ...]
    unsure: tuple[str, ...]


class _Closing(NamedTuple):
    """What is printed below the indicators: label, points and score of the total, and the rest."""

    at: int
    label: str
    points: tuple[str, ...]
    below: Sequence[tuple[str, ...]]
    sure: bool


def is_unspaced(header: str) -> bool:
    """Tell whether the labels of a header stand without blanks between them."""
    labels = _BRACKETED.sub("", header).split()
    return len(labels) <= 2 and max(map(len, labels)) >= 12


def unspaced_form(
    whole: Text,
    places: tuple[int, int, int, int],
    columns: Sequence[tuple[str, str]],
    words: Words,
    layout: Layout,
    levels: Levels,
) -> Unspaced | None:
    """Return the rows of a form run together, None where its columns are not known here.

    `places` are where the form's text begins, its header begins and ends, and the form ends.
    """
    begin, head, top, end = places
    names = [name for name, _ in columns]
    if "level2" in names and "level3" not in names:
        at = names.index("level2") + 1
        columns = [*columns[:at], ("level3", "三级指标"), *columns[at:]]
        names = [name for name, _ in columns]
    rest = tuple(name for name in names if name not in ("level1", "level2"))
    evaluated = is_supported(rest)
    if not (evaluated or is_goal(rest)) or "level2" not in names:
        return None
    above, spots = _bare(whole.text, begin, head)
    block = unspaced_funds(above, shipped_fund_words(), layout.groups) if evaluated else None
    body, stood = _bare(whole.text, top, end)
    breaks = frozenset(
        n for n in range(1, len(body))
        if stood[n] > stood[n - 1] + 1 and body[n].isdigit() and _FIGURE_END.match(body[n - 1])
    )  # fmt: skip
    marks = [m for m in words.levels.finditer(body) if m.group().strip()]
    if not marks or body[: marks[0].start()]:
        return None
    closing = _closing(body, marks[-1].end(), rest, layout)
    pieces = [*_pieces(body[: closing.at], marks, levels, breaks)]
    groups = {piece.group: Decimal(points[1]) for piece in pieces
              if (points := _POINTS.search(piece.level1))}  # fmt: skip
    sums = _sums(closing, block, groups, rest)
    read = scored_rows(pieces, rest, sums, levels) if evaluated else goal_rows(pieces, rest)
    line = whole.line(top)
    rows: list[Rows] = [(line, tuple(printed for _, printed in columns))]
    for piece, told in zip(pieces, read, strict=True):
        above_it = {"level1": piece.level1, "level2": piece.level2}
        blank = piece.blank or ([{}] if piece.level2 and not told.rows else [])
        rows += [(line, tuple({**above_it, **cells}.get(name, "") for name in names))
                 for cells in (*told.rows, *(() if told.lost else blank))]  # fmt: skip
    rows += _below(line, closing, names)
    funds, left, text = _funds(whole, block, spots)
    lost = tuple(text for told in read for text in told.lost)
    unsure = () if closing.sure else (closing.label,)
    return Unspaced(rows, funds, text, left, lost, unsure)


def _bare(text: str, begin: int, end: int) -> tuple[str, list[int]]:
    """Return a stretch of text without white space, and where each of its letters stands."""
    spots = [at for at in range(begin, end) if not text[at].isspace()]
    return "".join(text[at] for at in spots), spots


def _pieces(body: str, marks: Sequence[re.Match[str]], levels: Levels,
            breaks: frozenset[int]) -> Iterator[Piece]:  # fmt: skip
    """Yield what stands behind each level name, with the level names over it."""
    first = second = ""
    group = 0
    for index, mark in enumerate(marks):
        last = index + 1 == len(marks)
        between = body[mark.end() : len(body) if last else marks[index + 1].start()]
        name = compact(mark.group())
        if level1(name, levels) is not None and (
            level2(name, levels) is None or (not between and not last)
        ):
            first, second, group = mark.group(), "", group + 1
        else:
            second = mark.group()
        parts = listed(between) or [""]
        for number, part in enumerate(parts, 1):
            blank = blank_rows(between) if number == len(parts) else ()
            at = mark.end() + max(between.find(part), 0)
            within = frozenset(n - at for n in breaks if at < n < at + len(part))
            yield Piece(first, second, part, group, blank, within)


def _sums(closing: _Closing, block: Funds | None, groups: dict[int, Decimal],
          columns: Sequence[str]) -> list[Sums]:  # fmt: skip
    """Return what points and scores of the indicators may add up to, as far as that is printed.

    The points for execution stand in the fund block; most forms count them in their total.
    """
    names = [name for name in ("weight", "score") if name in columns]
    printed = dict(zip(names, map(Decimal, closing.points), strict=False))
    weight, score = printed.get("weight"), printed.get("score")
    whole = Sums(weight, score, groups, "weight" in columns)
    if block is None or not block.sure or (weight is None and score is None):
        return [whole]
    without = whole._replace(weight=weight - block.weight if weight is not None else None,
                             score=score - block.score if score is not None else None)  # fmt: skip
    return [without, whole]


def _closing(body: str, start: int, columns: Sequence[str], layout: Layout) -> _Closing:
    """Return where the indicators end behind the last level name, and what the total says."""
    words = shipped_closing_words()
    labels = {*words.end, *words.reason, *words.grade, *layout.after}
    long, short = (any_of([one for one in labels if (len(one) >= LONG) is told])
                   for told in (True, False))  # fmt: skip
    ends = rf"(?:{long})[:：]?|(?:{short})[:：]"
    total = re.compile(rf"({any_of(words.total)})[:：]?(\d[\d.]*)分?")
    below = re.compile(rf"{ends}|{_TITLE.pattern}")
    end = min([m.start() for m in [below.search(body, start)] if m] or [len(body)])
    found = total.search(body, start)
    if found is None:
        return _Closing(end, "", (), [*_labelled(body[end:], ends)], True)
    at = min(end, found.start())
    width = len([name for name in ("weight", "score") if name in columns])
    cuts = [*_split(found[2], width)]
    if width > 1 and _NUMBER.fullmatch(found[2]) and Decimal(found[2]) <= 100:
        cuts.append((found[2], ""))
    below100 = [one for one in cuts if width < 2 or Decimal(one[1] or 0) <= Decimal(one[0])]
    cuts = below100 if len(below100) == 1 else cuts
    sure = len(cuts) == 1 or width == 0
    points = cuts[0] if sure and cuts else ()
    told = [*_labelled(body[at : found.start()], ends), *_labelled(body[found.end() :], ends)]
    return _Closing(at, found[1], points, told, sure)


def _split(run: str, width: int) -> Iterator[tuple[str, ...]]:
    """Yield each way to cut a run of digits into so many points up to 100."""
    if width == 0:
        if not run:
            yield ()
        return
    for size in range(1, min(len(run), 8) + 1):
        if _NUMBER.fullmatch(run[:size]) and Decimal(run[:size]) <= 100:
            yield from ((run[:size], *more) for more in _split(run[size:], width - 1))


def _labelled(text: str, labels: str) -> Iterator[tuple[str, ...]]:
    """Yield label and value of what stands below the indicators, up to the next form's title."""
    title = _TITLE.search(text)
    parts = re.split(rf"({labels})", text[: title.start() if title else len(text)])
    if parts[0]:
        yield (parts[0],)
    yield from zip(parts[1::2], parts[2::2], strict=True)


def _below(line: Line, closing: _Closing, names: Sequence[str]) -> Iterator[Rows]:
    if closing.points:
        points = [name for name in ("weight", "score") if name in names]
        cells = {"level1": closing.label, **dict(zip(points, closing.points, strict=True))}
        yield line, tuple(cells.get(name, "") for name in names)
    yield from ((line, cells) for cells in closing.below)


def _funds(whole: Text, block: Funds | None, spots: Sequence[int]
           ) -> tuple[list[Rows], list[Line], Text]:  # fmt: skip
    """Return the rows of a fund block, the parts left out, and the text with the block blanked."""
    if block is None:
        return [], [], whole
    start, end = spots[block.start], spots[block.end - 1] + 1
    blank = re.sub(r"\S", " ", whole.text[start:end])
    line = whole.line(start)
    rows: list[Rows] = [(line, ("", *cells)) for cells in (block.head, *block.rows) if block.sure]
    texts = block.left if block.sure else ["".join(whole.text[start:end].split())]
    left = [replace(line, text=text) for text in texts]
    text = whole.text[:start] + blank + whole.text[end:]
    return rows, left, Text(text, whole.lines, whole.starts)
