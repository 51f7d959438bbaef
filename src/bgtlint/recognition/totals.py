"""What a form adds up or says of itself as a whole: 总分, 自评等级, 偏差原因, 实际完成情况."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from bgtlint.model import Cell, Line, Location
from bgtlint.reading.normalise import compact, squash
from bgtlint.recognition.header import Header
from bgtlint.recognition.labels import label
from bgtlint.recognition.shared import SHARED
from bgtlint.recognition.view import View
from bgtlint.shipped import shipped_yaml

_SCORE = re.compile(
    r"(?:总分|自评总分|自评得分|自评总得分|总得分|综合得分|评价得分)[::](\d[\d.]*)分?"
)
_GRADE = re.compile(r"(?:等级|等次)[::](.{1,40})$")
_NUMBER = re.compile(r"\d+(?:\.\d+)?分?")


@dataclass(frozen=True, slots=True)
class ClosingWords:
    """Labels that close the indicator rows, by what they lead in (rules/evaluation.yml)."""

    total: frozenset[str]
    grade: frozenset[str]
    reason: frozenset[str]
    end: frozenset[str]
    subtotal: frozenset[str]
    goal: frozenset[str]
    achieved: frozenset[str]

    @property
    def closing(self) -> frozenset[str]:
        """Every label after which no indicator row follows."""
        return self.total | self.grade | self.reason | self.end


@cache
def shipped_closing_words() -> ClosingWords:
    """Return the words that come with the program."""
    source = shipped_yaml("evaluation.yml")["labels"]
    return ClosingWords(**{name: frozenset(map(compact, words)) for name, words in source.items()})


def _lead(view: View, row: int) -> Cell | None:
    """Return the first filled cell that begins in a row."""
    return next(iter(view.filled(row)), None)


def last_row(view: View, header: Header, words: ClosingWords) -> int:
    """Return the last row of the indicators: the one before 总分, 评价结论, 说明 and the like."""
    closing = words.closing
    for row in range(header.row + 1, view.grid.rows + 1):
        lead = _lead(view, row)
        if lead is None:
            continue
        head = view.text(lead).split(":")[0]
        if view.label(lead) in closing or label(head) in closing:
            return row - 1
    return view.grid.rows


def is_subtotal(text: str, words: ClosingWords) -> bool:
    """Tell whether a level name is the heading of a subtotal row (小计)."""
    return label(compact(text)) in words.subtotal


def _value(view: View, cell: Cell) -> Cell | None:
    """Return the first filled cell right of a label in its row."""
    return next((one for one in view.filled(cell.row) if one.column > cell.column), None)


def _total(
    view: View, row: int, header: Header, lead: Cell, words: ClosingWords
) -> dict[str, Location]:
    printed = squash(lead.text)
    found: dict[str, Location] = {}
    for name in ("weight", "score"):
        column = header.columns.get(name, header.columns.get(SHARED) if name == "score" else None)
        cell = view.at(row, column) if column is not None else None
        if cell is None or cell is lead or cell.row != row:
            continue
        heading = header.printed.get(name) or header.printed[SHARED]
        found[name] = view.location(cell, f"{printed}/{heading}")
    texts = [compact(place.text) for place in found.values()]
    if any(map(_NUMBER.fullmatch, texts)) and not set(texts) & words.total:
        return found
    numbers = [c for c in view.filled(row) if c is not lead and _NUMBER.fullmatch(view.text(c))]
    if len(numbers) >= 2:
        names = ("weight", "score")
        return {
            name: view.location(cell, f"{printed}/{header.printed.get(name, name)}")
            for name, cell in zip(names, numbers, strict=False)
        }
    return {"score": view.location(numbers[0], printed)} if numbers else found


def read_totals(
    view: View, header: Header, lines: Sequence[Line], words: ClosingWords
) -> Mapping[str, Location]:
    """Return the totals below the indicators, and those printed in a label or a line above.

    A total printed with its label (总分：96.5分) has the number alone as its text.
    """
    found: dict[str, Location] = {}
    for row in range(1, view.grid.rows + 1):
        if row == header.row:
            continue
        lead = _lead(view, row)
        if lead is None:
            continue
        text = view.label(lead)
        if row > header.row and text in words.total:
            for name, place in _total(view, row, header, lead, words).items():
                found.setdefault(name, place)
        for cell in view.filled(row):
            _take(view, cell, words, found)
            if row < header.top and view.label(cell) in words.total:
                _take_score(view, cell, found)
    for line in lines:
        inline = _SCORE.search(compact(line.text))
        if inline and "score" not in found:
            found["score"] = Location(
                "总分", inline[1], line.page, cell=line.address, bbox=line.box
            )
    return found


def _take(view: View, cell: Cell, words: ClosingWords, found: dict[str, Location]) -> None:
    """Add what a labelled cell states: a grade, reasons, or a score with its label."""
    text, name = view.text(cell), view.label(cell)
    led = "grade" if name in words.grade else "reason" if name in words.reason else ""
    value = _value(view, cell) if led else None
    if value is not None:
        found.setdefault(led, view.location(value, squash(cell.text)))
    elif ":" not in text:
        return
    elif len(text) <= 60 and (inline := _SCORE.search(text)):
        found.setdefault("score", replace(view.location(cell, "总分"), text=inline[1]))
    elif len(text) <= 60 and (graded := _GRADE.search(text)) and name not in words.goal:
        found.setdefault("grade", replace(view.location(cell, "自评等级"), text=graded[1]))


def _take_score(view: View, cell: Cell, found: dict[str, Location]) -> None:
    """Add the total score where it stands right of its label above the indicators (自评总分)."""
    value = _value(view, cell)
    if value is None or value.column != cell.column + cell.column_span:
        return
    if view.label(cell).endswith("分") and _NUMBER.fullmatch(view.text(value)):
        found.setdefault("score", view.location(value, squash(cell.text)))


def _goal_cells(view: View, end: int, words: ClosingWords) -> tuple[Cell, Cell] | None:
    """Return the two labels of a row with goal and achievement side by side, None without."""
    for row in range(1, end):
        cells = view.filled(row)
        done = next((c for c in reversed(cells) if view.label(c) in words.achieved), None)
        before = [c for c in cells if done is not None and c.column < done.column]
        goal = next((c for c in reversed(before) if view.label(c) in words.goal), None)
        if goal is not None and done is not None:
            return goal, done
    return None


def goal_headings(view: View, end: int, words: ClosingWords) -> Iterator[Location]:
    """Yield the labels of goal and achievement."""
    yield from (view.location(cell, "") for cell in _goal_cells(view, end, words) or ())


def read_achievement(view: View, end: int, words: ClosingWords) -> Mapping[str, Location]:
    """Return goal and achieved where they stand below their labels (预期目标 | 实际完成情况).

    A text right of either label is its own. Where no row has both labels, what was achieved may
    stand right of its own.
    """
    found = _goal_cells(view, end, words)
    if found is None:
        return _achieved_beside(view, end, words)
    places = {}
    for name, heading in zip(("goal", "achieved"), found, strict=True):
        below = view.at(heading.row + heading.row_span, heading.column)
        beside = _value(view, heading)
        cell = beside if beside is not None and beside not in found else below
        if cell is not None and cell.row < end:
            places[name] = view.location(cell, squash(heading.text))
    return places


def _achieved_beside(view: View, end: int, words: ClosingWords) -> Mapping[str, Location]:
    for row in range(1, end):
        cells = view.filled(row)
        if len(cells) == 2 and view.label(cells[0]) in words.achieved:
            return {"achieved": view.location(cells[1], squash(cells[0].text))}
    return {}
