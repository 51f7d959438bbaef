"""Forms run together without blanks between their cells: every row is cut, or the form is refused.

Level names part the text into segments. The grammar of values and the form's own sums part the
rows in them; where they leave more than one reading the form is in doubt, and the rows are named.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from bgtlint.model import Line
from bgtlint.reading.normalise import compact
from bgtlint.recognition.fund_words import shipped_fund_words
from bgtlint.recognition.labels import level1, level2
from bgtlint.recognition.layouts import Layout, Levels
from bgtlint.recognition.plain.running_text import Text
from bgtlint.recognition.plain.running_words import Words
from bgtlint.recognition.plain.unspaced_funds import Funds, unspaced_funds
from bgtlint.recognition.plain.unspaced_goals import goal_ways, is_goal
from bgtlint.recognition.plain.unspaced_rows import Cutting, Way, is_supported, ways
from bgtlint.recognition.plain.unspaced_sums import Segment, Sums, chosen
from bgtlint.recognition.plain.unspaced_template import blank_rows, listed
from bgtlint.recognition.totals import shipped_closing_words

SURE = "能够确定各格的指标"
SHOWN = 30
LONG = 4
"""A label of so many letters ends the indicators wherever it stands."""
_POINTS = re.compile(r"[（(](\d{1,3}(?:\.\d+)?)分?[）)]")
_TITLE = re.compile(
    r"(?:20\d\d年度?)?(?:市直|部门预算|部门|财政|省级)?(?:项目|整体|部门)"
    r"[一-鿿]{0,8}(?:绩效|自评)[一-鿿]{0,6}表"
)
_NUMBER = re.compile(r"(?:0|[1-9]\d{0,2})(?:\.\d{1,4})?")
Rows = tuple[Line, tuple[str, ...]]
_Told = tuple[list[list[Mapping[str, str]]], tuple[str, ...]]


class Unspaced(NamedTuple):
    """The rows of a form run together, none where it is in doubt; `unsure` says of what.

    `above` is the text with the fund block blanked; `left` are parts of the funds not placed.
    """

    rows: Sequence[Rows]
    funds: Sequence[Rows]
    above: Text
    left: Sequence[Line]
    unsure: tuple[str, ...]


class _Piece(NamedTuple):
    level1: str
    level2: str
    text: str
    group: int
    blank: Sequence[Mapping[str, str]] = ()


class _Closing(NamedTuple):
    """What is printed below the indicators: label, points and score of the total, and the rest."""

    at: int
    label: str
    points: tuple[str, ...]
    below: Sequence[tuple[str, ...]]
    sure: bool


def is_unspaced(header: str) -> bool:
    """Tell whether the labels of a header stand without blanks between them."""
    return len(header.split()) <= 2 and max(map(len, header.split())) >= 12


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
    rest = tuple(name for name in names if name not in ("level1", "level2"))
    evaluated = is_supported(rest)
    if not (evaluated or is_goal(rest)) or "level2" not in names:
        return None
    above, spots = _bare(whole.text, begin, head)
    block = unspaced_funds(above, shipped_fund_words(), layout.groups) if evaluated else None
    body, _ = _bare(whole.text, top, end)
    marks = [m for m in words.levels.finditer(body) if m.group().strip()]
    if not marks or body[: marks[0].start()]:
        return None
    closing = _closing(body, marks[-1].end(), rest, layout)
    pieces = [*_pieces(body[: closing.at], marks, levels)]
    groups = {piece.group: Decimal(points[1]) for piece in pieces
              if (points := _POINTS.search(piece.level1))}  # fmt: skip
    sums = _sums(closing, block, groups, rest)
    picked, unsure = _picked(pieces, rest, sums, levels, evaluated=evaluated)
    if block is not None and not block.sure:
        unsure = ("能够确定的资金金额", *unsure)
    if not closing.sure:
        unsure = (*unsure, f"能够确定的{closing.label}")
    line = whole.line(top)
    if unsure:
        return Unspaced((), (), whole, (), unsure)
    rows: list[Rows] = [(line, tuple(printed for _, printed in columns))]
    for piece, way in zip(pieces, picked, strict=True):
        above_it = {"level1": piece.level1, "level2": piece.level2}
        blank = piece.blank or ([{}] if piece.level2 and not way else [])
        rows += [(line, tuple({**cells, **above_it}.get(name, "") for name in names))
                 for cells in (*way, *blank)]  # fmt: skip
    rows += _below(line, closing, names)
    funds, left, text = _funds(whole, block, spots)
    return Unspaced(rows, funds, text, left, ())


def _bare(text: str, begin: int, end: int) -> tuple[str, list[int]]:
    """Return a stretch of text without white space, and where each of its letters stands."""
    spots = [at for at in range(begin, end) if not text[at].isspace()]
    return "".join(text[at] for at in spots), spots


def _pieces(body: str, marks: Sequence[re.Match[str]], levels: Levels) -> Iterator[_Piece]:
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
            yield _Piece(first, second, part, group, blank)


def _picked(pieces: Sequence[_Piece], columns: tuple[str, ...], sums: list[Sums],
            levels: Levels, *, evaluated: bool) -> _Told:  # fmt: skip
    """Return the cells of each piece's rows, and what of them is unsure."""
    if not evaluated:
        found = [goal_ways(piece.text, columns) if piece.text else [] for piece in pieces]
        doubt = [piece.text for piece, rows in zip(pieces, found, strict=True) if rows is None]
        return [[*(rows or [])] for rows in found], _named(doubt)
    cutting = Cutting(columns)
    for _ in range(2):
        segments = []
        for piece in pieces:
            found_ways = ways(piece.text, cutting) if piece.text else [()]
            segments.append(Segment(found_ways or (), piece.group))
        picked = chosen(segments, sums)
        known = _known(picked)
        if not known or cutting.known:
            break
        cutting = Cutting(columns, known)
    told: list[Way] = [way for way in picked if isinstance(way, tuple)]
    if len(told) != len(pieces):
        return [], _named(pieces[n].text for n in picked if isinstance(n, int)) or (
            "能够确定的分值和得分",)  # fmt: skip
    lost = [row.text for way in told for row in way if row.cells is None]
    lost += _other_levels(pieces, told, levels)
    return [[row.cells or {} for row in way] for way in told], _named(lost)


def _other_levels(pieces: Sequence[_Piece], told: Sequence[Way], levels: Levels) -> Iterator[str]:
    """Yield the rows whose name begins with a level that the form names nowhere else.

    Forms print 经济效益 without 指标 at times; it is then no part of the name.
    """
    named = {level2(compact(piece.level2), levels) for piece in pieces if piece.level2}
    for way in told:
        for row in way:
            first = [canon for word, canon in levels.level2.items() if row.text.startswith(word)]
            if first and not named & set(first):
                yield row.text


def _known(picked: Sequence[Way | int]) -> frozenset[str]:
    """Return the values in words of the rows that are sure."""
    cells = [row.cells for way in picked if isinstance(way, tuple) for row in way if row.cells]
    found = {one["value"] for one in cells}
    return frozenset(value for value in found if len(value) > 2 and not value[:1].isdigit())


def _named(texts: Sequence[str] | Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f"{SURE}（{text[:SHOWN]}）" for text in texts))


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
    long, short = (_any([one for one in labels if (len(one) >= LONG) is told])
                   for told in (True, False))  # fmt: skip
    ends = rf"(?:{long})[:：]?|(?:{short})[:：]"
    total = re.compile(rf"({_any(words.total)})[:：]?(\d[\d.]*)分?")
    below = re.compile(rf"{ends}|{_TITLE.pattern}")
    end = min([m.start() for m in [below.search(body, start)] if m] or [len(body)])
    found = total.search(body, start)
    if found is None:
        return _Closing(end, "", (), [*_labelled(body[end:], ends)], True)
    at = min(end, found.start())
    width = len([name for name in ("weight", "score") if name in columns])
    cuts = [*_split(found[2], width)]
    below100 = [one for one in cuts if width < 2 or Decimal(one[1]) <= Decimal(one[0])]
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


def _any(words: Sequence[str] | frozenset[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


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
    rows: list[Rows] = [(line, ("", *block.head))]
    rows += [(line, ("", *cells)) for cells in block.rows]
    left = [line.__class__(text, line.page, line.box, line.address) for text in block.left]
    text = whole.text[:start] + blank + whole.text[end:]
    return rows, left, Text(text, whole.lines, whole.starts)
