"""Whether running text was taken apart beyond doubt: a doubtful form is named, not judged."""

from collections.abc import Mapping, Sequence

from bgtlint.model import Line
from bgtlint.reading.normalise import compact
from bgtlint.recognition.cells import NUMBER_OF_POINTS, template_cells
from bgtlint.recognition.fund_words import shipped_fund_words
from bgtlint.recognition.labels import label
from bgtlint.recognition.layouts import Layout
from bgtlint.recognition.tasks import shipped_task_words
from bgtlint.recognition.totals import shipped_closing_words

Row = tuple[Line, tuple[str, ...]]

JUDGED = ("value", "actual", "weight", "score")
"""The cells that every indicator of a self-evaluation has."""
BESIDE = frozenset({"basis", "description", "grading", "note"})
"""Columns of words beside the value."""


def is_doubtful(above: Sequence[str], block: bool, rows: Sequence[Row], layout: Layout) -> bool:
    """Tell whether words of a form without cells may belong to other cells than they were given.

    `above` are the lines over the indicators, `block` whether a fund block was read there; the
    first of `rows` is the header.
    """
    printed = [label(compact(text)) for text in rows[0][1]]
    names = [next(iter(layout.columns_of(text)), f"?{n}") for n, text in enumerate(printed)]
    full = [row for _, row in rows[1:] if len(row) == len(names)]
    if any(_is_short(row, names) for row in full):
        return True
    lost = names[:1] == ["level1"] and not all(compact(row[0]) for row in full)
    if lost or any(_is_label(row, names, layout) for row in full):
        return True
    scored = "score" in names or "actual" in names
    if is_doubtful_above(above, block, scored=scored):
        return True
    if scored:
        return not all(_whole(row, names) for row in full)
    return any(_uncut(row, names) for row in full)


def is_doubtful_above(above: Sequence[str], block: bool, *, scored: bool) -> bool:
    """Tell whether what stands over the indicators was not told beyond doubt.

    `block` tells whether a fund block was read there; `scored` forms are self-evaluations.
    """
    words = shipped_fund_words()
    tokens = [label(compact(token)) for line in above for token in line.split()]
    executed = "executed" in {words.columns.get(token, "") for token in tokens}
    if not scored:
        return executed or "自评" in "".join(above)
    tasks = bool(set(tokens) & shipped_task_words().name)
    return (executed and not block) or tasks or _scored_beside(above)


def _is_short(row: Sequence[str], names: Sequence[str]) -> bool:
    """Tell whether an indicator lacks a cell of its own or has no figure for its points."""
    cells = dict(zip(names, map(compact, row), strict=True))
    if label(compact(row[0])) in shipped_closing_words().total or _is_template(cells):
        return False
    points = [cells[name] for name in ("weight", "score") if cells.get(name)]
    needed = [name for name in cells if name in ("weight", "attribute") or name[:1] == "?"]
    missing = not all(cells[name] for name in needed)
    return missing or not all(map(NUMBER_OF_POINTS.fullmatch, points))


def _scored_beside(above: Sequence[str]) -> bool:
    """Tell whether something beside the funds has points and a score (资金管理情况)."""
    words = shipped_fund_words()
    found: set[str] = set()
    for line in above:
        names = {words.columns.get(label(compact(token)), "") for token in line.split()}
        if not {"initial", "adjusted", "executed"} & names:
            found |= names
    return {"weight", "score"} <= found


def _whole(row: Sequence[str], names: Sequence[str]) -> bool:
    """Tell whether an indicator has all its cells; the line of totals has points alone."""
    cells = dict(zip(names, row, strict=True))
    if label(compact(row[0])) in shipped_closing_words().total or _is_template(cells):
        return True
    return all(compact(cells[name]) for name in JUDGED if name in cells)


def _is_template(cells: Mapping[str, str]) -> bool:
    """Tell whether a row of the template was left blank."""
    told = [cells.get(name, "") for name in ("level3", *JUDGED)]
    return 0 < template_cells([text for text in told if text]) == len([t for t in told if t])


def _is_label(row: Sequence[str], names: Sequence[str], layout: Layout) -> bool:
    """Tell whether an indicator's name is a label of the header, as where lines were mixed up."""
    name = label(compact(dict(zip(names, row, strict=True)).get("level3", "")))
    return name in layout.groups or bool({"level1", "level2", "value"} & {*layout.columns_of(name)})


def _uncut(row: Sequence[str], names: Sequence[str]) -> bool:
    """Tell whether an indicator has no value that can be told from its name."""
    cells = dict(zip(names, row, strict=True))
    name, value = compact(cells.get("level3", "")), compact(cells.get("value", ""))
    return not value or name == value
