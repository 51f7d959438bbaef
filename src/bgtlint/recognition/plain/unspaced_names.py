"""The project's name in a form run together: where it ends before the next label."""

import re
from collections.abc import Sequence

from bgtlint.model import Line
from bgtlint.reading.normalise import compact
from bgtlint.recognition.labels import label
from bgtlint.recognition.layouts import Layout
from bgtlint.recognition.plain.running_words import Words

PROJECT = "项目"
BOTH = frozenset({"项目实施单位", "项目主管部门", "项目单位", "项目承担单位"})
"""Labels that forms print with 项目 and without."""
MONEY = ("budget", "total_budget")
HELD = frozenset({"unit", "department"})
"""Fields whose value a heading of what follows may stand behind."""
GOALS = frozenset({"goal", "term_goal"})
LONG = 4
Row1 = tuple[str, ...]
Row = tuple[Line, Row1]


def named(rows: Sequence[Row], words: Words, layout: Layout) -> list[Row] | None:
    """Return head rows with the project's name whole, None where its end is in doubt.

    Words for money without any figure behind them belong to the name (农田水利专项资金). What looks
    like 项目主管部门 may be 项目 and 主管部门: it is where the form prints 实施单位 without 项目.
    """
    found = [(line, _before_heading(cells, layout)) for line, cells in rows]
    at = next((n for n, (_, cells) in enumerate(found)
               if len(cells) > 1 and label(compact(cells[0])) in words.names), None)  # fmt: skip
    if at is None:
        return found
    line, (head, name) = found[at][0], found[at][1][:2]
    rest = found[at + 1 :]
    while rest and _of_name(rest[0][1], words, layout):
        name += "".join(rest.pop(0)[1])
    if rest and rest[0][1][0] in BOTH and rest[0][1][0].startswith(PROJECT):
        others = [cells[0] for _, cells in rest[1:] if BOTH & {cells[0], PROJECT + cells[0]}]
        if not others or any(one.startswith(PROJECT) for one in others):
            return None
        name += PROJECT
        rest[0] = (rest[0][0], (rest[0][1][0].removeprefix(PROJECT), *rest[0][1][1:]))
    return [*found[:at], (line, (head, name)), *rest]


def _of_name(cells: Sequence[str], words: Words, layout: Layout) -> bool:
    """Tell whether a label behind the name is the name's own words."""
    text = compact(cells[0])
    if len(cells) < 2 or text.endswith(":") or any(sign.isdigit() for sign in cells[1]):
        return False
    money = {word for name, rule in layout.fields.items() if rule.part or name in MONEY
             for word in rule.words}  # fmt: skip
    return label(text) in money | words.names


def _before_heading(cells: Row1, layout: Layout) -> Row1:
    """Return label and value without a heading over what follows, such as 项目基本情况1.项目."""
    fields = _fields(cells[0], layout) if len(cells) > 1 else set()
    if fields & GOALS:
        words = "|".join(map(re.escape, sorted(layout.groups, key=len, reverse=True)))
        return (cells[0], re.sub(rf"(?<=[。；;])(?:{words}).{{0,8}}$", "", cells[1]), *cells[2:])
    if not fields & HELD:
        return cells
    ends = [at for word in layout.groups if len(word) >= LONG
            if (at := cells[1].find(word)) > 0]  # fmt: skip
    return (cells[0], cells[1][: min(ends, default=len(cells[1]))], *cells[2:])


def _fields(printed: str, layout: Layout) -> set[str]:
    word = label(compact(printed).rstrip(":"))
    return {name for preferred in (True, False)
            for name in layout.fields_of(word, preferred=preferred)}  # fmt: skip
