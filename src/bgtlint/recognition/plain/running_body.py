"""The indicators of a form in running text: header, levels, and the cells behind each level."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bgtlint.model import Line
from bgtlint.reading.normalise import compact
from bgtlint.recognition.cells import (
    SIGNS,
    below_one_another,
    columns_in_order,
    rows_of_cells,
    template_cells,
)
from bgtlint.recognition.fund_words import shipped_fund_words
from bgtlint.recognition.labels import level1, level2
from bgtlint.recognition.layouts import Layout, Levels
from bgtlint.recognition.pieces import Piece, is_value, pieces, with_units
from bgtlint.recognition.plain.running_doubt import BESIDE
from bgtlint.recognition.plain.running_evaluation import (
    closing_line,
    grade_cells,
    is_evaluated,
    scored_cells,
    total_cells,
)
from bgtlint.recognition.plain.running_text import Text
from bgtlint.recognition.plain.running_words import Words
from bgtlint.recognition.scored import is_execution
from bgtlint.recognition.totals import shipped_closing_words

QUALITATIVE = "定性"
MOST_EXTRA = 3
"""So many labels that no layout knows may end a header."""
LEVEL_COLUMNS = ("level1", "level2")
_POINTS = re.compile(r"[(（]\d+分[)）]")
"""The points of a whole level 1 behind its name."""
_EXTRA = re.compile(r"[一-鿿()（）、/]{2,14}")
Row = tuple[Line, tuple[str, ...]]


def header_of(
    text: str, head: re.Match[str], words: Words, layout: Layout
) -> tuple[int, list[tuple[str, str]]]:
    """Return where a header ends and its columns, labels that no layout knows included.

    Such labels end the header's line, behind the known ones; their columns are called `?1` …
    """
    end = head.end()
    if end < len(text) and not text[end].isspace():
        within = max(head.group().rfind(" "), head.group().rfind("\n"))
        end = head.start() + within + 1 if within > 0 else end
    columns = _columns(text[head.start() : end], words, layout)
    stop = text.find("\n", end)
    tokens = text[end:stop].split() if stop > 0 else []
    if not 0 < len(tokens) <= MOST_EXTRA or not (text[end].isspace() or text[end - 1].isspace()):
        return head.end(), _columns(head.group(), words, layout)
    if not all(_EXTRA.fullmatch(compact(token)) for token in tokens):
        return head.end(), _columns(head.group(), words, layout)
    printed = [text for _, text in columns]
    known = dict(columns_in_order([*printed, *tokens], layout))
    names = {text: name for name, text in known.items()}
    found = [(names.get(token, f"?{n}"), token) for n, token in enumerate(tokens, 1)]
    return stop, [*columns, *found]


def _columns(head: str, words: Words, layout: Layout) -> list[tuple[str, str]]:
    """Return the header's columns, canonical and printed, in order, each once."""
    printed = [match.group() for match in words.heads.finditer(head)]
    return below_one_another(columns_in_order(printed, layout))


def body_rows(
    whole: Text,
    header: tuple[int, int],
    columns: list[tuple[str, str]],
    body: str,
    words: Words,
    levels: Levels,
) -> Iterator[Row]:
    """Yield the header's row, a row for each indicator, and those of totals and grade below.

    `header` is where the header begins and ends, `columns` its canonical and printed columns, and
    `body` the text behind it.
    """
    top, end = header
    if "level3" not in dict(columns):
        at = max((i for i, (name, _) in enumerate(columns) if name in LEVEL_COLUMNS), default=-1)
        columns.insert(at + 1, ("level3", "三级指标"))
    yield whole.line(top), tuple(printed for _, printed in columns)
    names = [name for name, _ in columns]
    closing = shipped_closing_words()
    cut = next((m.start() for m in re.finditer(r"(?m)^.*$", body) if is_evaluated(names)
                and closing_line(m.group(), closing)), len(body))  # fmt: skip
    below, body = body[cut:], body[:cut]
    first = second = ""
    marks = list(words.levels.finditer(body))
    for index, mark in enumerate(marks):
        stop = marks[index + 1].start() if index + 1 < len(marks) else len(body)
        between = body[mark.end() : stop]
        name = compact(mark.group())
        above = level1(name, levels) is not None and (
            level2(name, levels) is None
            or bool(_POINTS.search(name))
            or (not between.strip() and index + 1 < len(marks))
        )
        if above:
            first, second = mark.group(), ""
        else:
            second = mark.group()
        place = whole.line(end + mark.start())
        for cells in _indicators(between, names):
            row = {**cells, "level1": first, "level2": second}
            if second and "level2" not in names:
                row["level3"] = f"{compact(second)}：{cells['level3'].lstrip('：:')}"
            if is_execution(compact(cells["level3"]), shipped_fund_words()):
                row |= {"level1": cells["level3"], "level2": ""}
            yield place, tuple(row.get(name, "") for name in names)
    for line in below.split("\n"):
        if graded := grade_cells(line, closing):
            yield whole.line(end + cut), graded
        total = total_cells(line, names, closing)
        if total is not None:
            place = whole.line(end + cut)
            yield place, tuple(total.get(name, "") for name in names)


def _indicators(text: str, names: Sequence[str]) -> Iterator[Mapping[str, str]]:
    """Yield the cells of the indicators that stand behind one level name."""
    rest = [name for name in names if name not in LEVEL_COLUMNS]
    evaluated = is_evaluated(names)
    pending = ""
    for line in text.split("\n"):
        tokens = (line if "unit" in names else with_units(line)).split()
        if not pending and len(tokens) > len(rest) and (rows := rows_of_cells(tokens, rest)):
            yield from rows
            continue
        if evaluated and not pending and (count := template_cells(tokens)) == len(tokens) > 0:
            places = ["level3", *(n for n in ("value", "actual") if n in rest)]
            yield {"level3": "", **dict(zip(places, tokens[:count], strict=False))}
            continue
        if evaluated and (scored := scored_cells(tokens, rest)) is not None:
            yield {**scored, "level3": pending + scored["level3"]}
            pending = ""
            continue
        if len(tokens) > 1 and (placed := _placed(tokens, rest)) is not None:
            yield {**placed, "level3": pending + placed.get("level3", "")}
            pending = ""
            continue
        run = pending + "".join(tokens)
        found = list(_pieces(run, names))
        if len(found) == 1 and found[0].name == found[0].value:
            pending = run
            continue
        pending = ""
        yield from (_cells(piece, names) for piece in found)
    if pending:
        yield from (_cells(piece, names) for piece in _pieces(pending, names))


def _pieces(run: str, names: Sequence[str]) -> Iterator[Piece]:
    """Yield the indicators of a run; words behind the only one are those of a column behind."""
    weighted = "weight" in names and not is_evaluated(names)
    behind = names[names.index("value") + 1 :] if "value" in names else ()
    told = [name for name in behind if name in BESIDE]
    found = list(pieces(run, weighted=weighted, described="description" in names and not told))
    last = found[-1] if len(found) == 2 and len(told) == 1 else None
    if last is not None and last.name == last.value and found[0].name != found[0].value:
        yield replace(found[0], behind=last.name)
        return
    yield from found


def _cells(piece: Piece, names: Sequence[str]) -> Mapping[str, str]:
    if "comparator" in names and piece.name.endswith(QUALITATIVE) and piece.name != QUALITATIVE:
        piece = replace(piece, name=piece.name.removesuffix(QUALITATIVE))
        return {**_cells(piece, names), "comparator": QUALITATIVE}
    if "attribute" in names and "comparator" not in names and piece.value[:1] in SIGNS:
        rest = replace(piece, value=piece.value[1:])
        return {**_cells(rest, names), "attribute": piece.value[:1]}
    told = {name: piece.behind for name in names if name in BESIDE and piece.behind}
    return {
        **told,
        "level3": piece.name,
        "value": piece.value,
        "description": piece.description or told.get("description", ""),
        "weight": piece.weight,
    }


def _placed(tokens: Sequence[str], names: Sequence[str]) -> Mapping[str, str] | None:
    """Return words between blanks by column: one for each, else name, value and what follows."""
    if len(tokens) == len(names):
        return dict(zip(names, tokens, strict=True))
    at = next((i for i, token in enumerate(tokens) if i and (is_value(token) or token in SIGNS)), 0)
    if not at:
        return {"level3": tokens[0], "value": tokens[1]} if len(tokens) == 2 else None
    behind = [name for name in names if name != "level3"]
    if "value" in behind and tokens[at] not in SIGNS:
        behind = behind[behind.index("value") :]
    elif "comparator" in behind:
        behind = behind[behind.index("comparator") :]
    placed = {"level3": "".join(tokens[:at])}
    left = list(tokens[at:])
    for name in behind:
        if left and not (name == "unit" and left[0].isdigit()):
            placed[name] = left.pop(0)
    return None if left else placed
