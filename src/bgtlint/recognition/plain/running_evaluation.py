"""Self-evaluations printed as running text: fund blocks, scored rows and totals by their order.

A line is taken apart only where its words leave no doubt which column each belongs to.
"""

import re
from collections.abc import Mapping, Sequence

from bgtlint.model import Line
from bgtlint.reading.normalise import compact
from bgtlint.recognition.cells import FIGURE, NUMBER_OF_POINTS
from bgtlint.recognition.fund_words import FundWords
from bgtlint.recognition.funds import AMOUNTS, fund_name
from bgtlint.recognition.labels import label
from bgtlint.recognition.pieces import is_value
from bgtlint.recognition.totals import ClosingWords

Row = tuple[Line, tuple[str, ...]]

Block = tuple[int, int, list[Row], list[Line]]
MOST_HEADS = 2
"""How many headings may stand before a fund block's columns: 资金情况 资金来源."""
_RATE = re.compile(r"\d[\d.]*[%％]")
_DIGIT = re.compile(r"^[-−]?[0-9]")


def is_evaluated(names: Sequence[str]) -> bool:
    """Tell whether a header's columns are those of a self-evaluation."""
    return "actual" in names or "score" in names


def rated_after(names: Sequence[str]) -> bool:
    """Tell whether a column of completion rates stands behind the points."""
    places = {name: place for place, name in enumerate(names)}
    last = max((places[name] for name in ("weight", "score") if name in places), default=None)
    return last is not None and places.get("completion", -1) > last


def scored_cells(tokens: Sequence[str], names: Sequence[str]) -> Mapping[str, str] | None:
    """Return a line's words by column: name, target, actual, points, score, reasons; else None.

    Points and score are the last two plain numbers that stand side by side (the last one alone
    where the form has a score only); target and actual are the words before them. A completion
    rate may follow them.
    """
    points = [name for name in ("weight", "score") if name in names]
    rated = rated_after(names)
    extra = [name for name in names if name[0] == "?"]
    if extra and "score" in names and names.index(extra[0]) < names.index("score"):
        return None
    apart = ("level3", "weight", "score", "reason", "note", *(["completion"] if rated else []))
    values = [name for name in names if name not in apart and name not in extra]
    width = len(points)
    if not points and values == ["value", "actual"] and len(tokens) > 2:
        return _unscored(tokens, "reason" in names)
    enough = bool(points) and len(tokens) > width + len(values)
    if enough and "weight" in names and values and names.index("weight") < names.index(values[0]):
        return _weighed(tokens, [name for name in names if name not in ("level3", "reason")],
                        "reason" in names)  # fmt: skip
    for at in range(len(tokens) - width, len(values), -1) if enough else ():
        if not all(NUMBER_OF_POINTS.fullmatch(token) for token in tokens[at : at + width]):
            continue
        first = at - len(values)
        found = {"level3": "".join(tokens[:first])}
        found |= dict(zip(values, tokens[first:at], strict=True))
        found |= dict(zip(points, tokens[at : at + width], strict=True))
        behind = list(tokens[at + width :])
        if rated:
            has_rate = bool(behind) and bool(_RATE.fullmatch(behind[0]))
            found["completion"] = behind.pop(0) if has_rate else ""
        if len(behind) < len(extra):
            continue
        found |= dict(zip(extra, behind[: len(extra)], strict=True))
        rest = "".join(behind[len(extra) :])
        if rest and not {"reason", "note"} & set(names):
            return None
        if "reason" in names:
            found["reason"] = rest
        return found
    return None


def _weighed(
    tokens: Sequence[str], columns: Sequence[str], reasoned: bool
) -> Mapping[str, str] | None:
    """Return the cells of a form whose points stand before the target; None where in doubt."""
    places = [n for n, name in enumerate(columns) if name in ("weight", "score")]
    starts = [
        at
        for at in range(1, len(tokens) - len(columns) + 1)
        if all(NUMBER_OF_POINTS.fullmatch(tokens[at + n]) for n in places)
    ]
    if len(starts) != 1:
        return None
    stop = starts[0] + len(columns)
    rest = "".join(tokens[stop:])
    if rest and not reasoned:
        return None
    found = {"level3": "".join(tokens[: starts[0]])}
    found |= dict(zip(columns, tokens[starts[0] : stop], strict=True))
    return {**found, "reason": rest} if reasoned else found


def _unscored(tokens: Sequence[str], reasoned: bool) -> Mapping[str, str] | None:
    """Return name, target, actual and reasons of a form without points; None where in doubt."""
    at = 1 if len(tokens) == 3 else next(
        (n for n in range(1, len(tokens) - 1) if is_value(tokens[n]) and is_value(tokens[n + 1])), 0
    )  # fmt: skip
    rest = "".join(tokens[at + 2 :])
    if not at or (rest and not reasoned):
        return None
    found = {"level3": "".join(tokens[:at]), "value": tokens[at], "actual": tokens[at + 1]}
    return {**found, "reason": rest} if reasoned else found


def closing_line(line: str, words: ClosingWords) -> bool:
    """Tell whether a line begins what stands below the indicators (总分, 评价结论)."""
    tokens = line.split()
    return bool(tokens) and label(re.split(r"[:：]", compact(tokens[0]))[0]) in words.closing


def total_cells(line: str, names: Sequence[str], words: ClosingWords) -> Mapping[str, str] | None:
    """Return the cells of the line of totals (总分 100 96.5), None for any other line."""
    tokens = line.split()
    if not tokens or label(compact(tokens[0])) not in words.total:
        return None
    points = [name for name in ("weight", "score") if name in names]
    numbers = [token for token in tokens[1:] if NUMBER_OF_POINTS.fullmatch(token)]
    if len(numbers) != len(points):
        return None
    return {"level1": tokens[0], **dict(zip(points, numbers, strict=True))}


def grade_cells(line: str, words: ClosingWords) -> tuple[str, ...] | None:
    """Return label and grade of a line below the indicators (自评等级 优), None for others."""
    tokens = line.split()
    if len(tokens) < 2 or label(compact(tokens[0])) not in words.grade:
        return None
    return tokens[0], " ".join(tokens[1:])


def _header(line: str, words: FundWords) -> list[str] | None:
    """Return the words of a fund block's header line: its heading and its columns."""
    tokens = line.split()
    columns = [token for token in tokens if label(compact(token)) in words.columns]
    names = [words.columns[label(compact(token))] for token in columns]
    heads = len(tokens) - len(columns)
    if sum(name in AMOUNTS for name in names) < 2 or heads > MOST_HEADS:
        return None
    if tokens[heads:] != columns:
        return None
    unit = heads == MOST_HEADS and tokens[1][0] in "(（"
    heading = "".join(tokens[:heads]) if unit else tokens[0] if heads else ""
    return [heading, *columns]


def _fund(line: str, columns: Sequence[str], words: FundWords) -> tuple[str, ...] | None:
    """Return label and figures of a fund row; figures short of all columns must be the amounts."""
    tokens = line.split()
    named = next((n for n in range(len(tokens), 0, -1)
                  if fund_name(compact("".join(tokens[:n])), words)[0]), 0)  # fmt: skip
    names = [words.columns[label(compact(column))] for column in columns]
    amounts = sum(name in AMOUNTS for name in names)
    if not named:
        named = next((n for n, token in enumerate(tokens) if FIGURE.fullmatch(token)), 0)
        if not named or len(tokens) - named not in (len(columns), amounts):
            return None
    figures = tokens[named:]
    if not all(FIGURE.fullmatch(figure) for figure in figures):
        return None
    if not any(map(_DIGIT.search, figures)):
        figures = []
    text = "".join(tokens[:named])
    told = len(names) - (names[-1] == "reason")
    rated = names[amounts : amounts + 1] == ["rate"] and figures[-1:] != [] and "%" in figures[-1]
    if len(figures) == amounts + 1 < told and names.count("rate") == 1 and "%" in figures[-1]:
        at = names.index("rate")
        if at >= amounts and all(name in AMOUNTS for name in names[:amounts]):
            figures = [*figures[:-1], *[""] * (at - amounts), figures[-1]]
            return (text, *figures, *[""] * (len(columns) - len(figures)))
    if figures and len(figures) not in (len(columns), amounts, told, amounts + rated):
        return (text, "?")
    return (text, *figures, *[""] * (len(columns) - len(figures)))


def running_block(lines: Sequence[Line], words: FundWords) -> Block:
    """Return the first line of a fund block, the line after its last, its rows, those left out.

    (0, 0, [], []) where there is none. Where the figures of some part cannot be placed only the
    total is read: a part left out would make the sum wrong.
    """
    for start, line in enumerate(lines):
        header = _header(line.text, words)
        if header is None:
            continue
        rows: list[Row] = [(line, ("", *header))]
        end = start + 1
        while end < len(lines):
            text = lines[end].text
            row = _fund(text, header[1:], words)
            if (
                row is None
                and compact(text)
                and not re.fullmatch(r"[(（]?[万千百亿]?元[)）]?", compact(text))
            ):
                break
            if row is not None:
                rows.append((lines[end], ("", *row)))
            end += 1
        doubtful = any(cells[-1] == "?" for _, cells in rows)
        kept = [
            (at, cells)
            for n, (at, cells) in enumerate(rows)
            if n == 0 or not doubtful
            or (cells[-1] != "?" and fund_name(compact(cells[1]), words)[0] == "budget")
        ]  # fmt: skip
        left = [at for at, _ in rows if at not in [line for line, _ in kept]]
        return (start, end, kept, left) if len(kept) > 1 else (0, 0, [], [])
    return 0, 0, [], []
