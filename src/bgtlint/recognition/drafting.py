"""A layout drafted from a document's table: what was seen, what synonyms say, what is left open."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bgtlint.model import Cell, Grid
from bgtlint.reading.normalise import compact
from bgtlint.recognition.header import Header, find_header
from bgtlint.recognition.labels import label, level1, level2
from bgtlint.recognition.layouts import Layout, Levels
from bgtlint.recognition.view import View

LONGEST = 16
LIKELY = ("指标", "分值", "权重", "值", "说明", "依据", "单位", "性质", "备注")


@dataclass(frozen=True, slots=True)
class Draft:
    """A drafted layout file: its text, and how many places the clerk has to decide."""

    text: str
    open: int


def best_grid(grids: Sequence[Grid], levels: Levels) -> Grid | None:
    """Return the table that looks most like a form: the one with the most level names."""

    def weight(grid: Grid) -> int:
        texts = [compact(cell.text) for cell in grid.cells]
        return sum(bool(level1(t, levels) or level2(t, levels) or "指标" in t[:6]) for t in texts)

    return max((grid for grid in grids if weight(grid)), key=weight, default=None)


def _labels(view: View, end: int, known: frozenset[str]) -> Iterator[Cell]:
    """Yield the cells that look like labels: short, without digits, with a value beside them.

    The cell right of a label that the base does not know is its value.
    """
    for row in range(1, end):
        value_at = 0
        for cell in view.filled(row):
            text = label(view.text(cell))
            plain = re.sub(r"\([^()]*\)", "", text)
            beside = view.at(cell.row, cell.column + cell.column_span)
            if cell.column == value_at and text not in known:
                continue
            if 1 < len(plain) <= LONGEST and not re.search(r"\d", plain) and beside is not None:
                value_at = cell.column + cell.column_span
                yield cell


def _header_row(view: View, levels: Levels) -> int:
    """Return the row that looks most like a header of indicators, 0 for none."""

    def weight(row: int) -> int:
        return sum(
            any(word in view.text(cell) for word in LIKELY) and not level2(view.text(cell), levels)
            for cell in view.filled(row)
        )

    row = max(view.rows(), key=weight, default=0)
    return row if row and weight(row) > 1 else 0


def _known(base: Layout, texts: Sequence[str]) -> tuple[list[str], list[str], list[str]]:
    """Part labels into those of the base's fields, and the others; with lines for the known."""
    lines: list[str] = []
    known: list[str] = []
    other: list[str] = []
    for text in dict.fromkeys(texts):
        names = base.fields_of(text, preferred=True) or base.fields_of(text, preferred=False)
        if names:
            known.append(text)
            lines.append(f"#   {text} → {names[0]}")
        elif text not in base.plan:
            other.append(text)
    return known, other, lines


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _columns(view: View, row: int, base: Layout) -> tuple[list[str], list[str], list[str]]:
    """Return the header's labels: known ones, lines that say for what, and unknown ones."""
    known: list[str] = []
    lines: list[str] = []
    other: list[str] = []
    for cell in view.covering(row) if row else []:
        text = label(view.text(cell))
        if not text or text in known or text in other:
            continue
        names = base.columns_of(text)
        if names:
            known.append(text)
            lines.append(f"#   {text} → {names[0]}")
        elif text not in base.words | base.groups:
            other.append(text)
    return known, lines, other


_NO_HEADER = [
    "",
    "# TODO 没有认出指标表的表头：去掉行首的 #，把 ? 换成表头上印的字",
    "# columns:",
    *(f"#   {name}: ['?']" for name in ("level1", "level2", "level3", "value")),
]
"""What a draft offers where no header of indicators was found."""


def draft(grid: Grid, name: str, base: Layout, levels: Levels) -> Draft:
    """Return the draft of a layout for a table, built on `base`.

    Everything that the base already knows is named in comments; everything else is a TODO line
    in which the clerk writes the field's or column's name, or which the clerk deletes.
    """
    view = View(grid)
    header: Header | None = find_header(view, base, levels)
    row = header.row if header is not None else _header_row(view, levels)
    end = row or grid.rows + 1
    texts = [label(view.text(cell)) for cell in _labels(view, end, base.words)]
    fields, others, field_lines = _known(base, texts)
    columns, column_lines, unknown = _columns(view, row, base)
    marks = [*others[:2], *unknown[:2]] or [*columns[-1:], *fields[:1]]
    lines = [
        "# 版式草稿，依据一份文件的表格写成。凡有 TODO 的地方请决定；不需要的行删去。",
        "# 说明见 docs/layouts.md；改好后运行：bgtlint layouts check 本文件 样表",
        f"id: {name}",
        "title: {zh: TODO 这种表的名称, en: TODO name of the form}",
        "# TODO 种类：target 项目目标表、self_evaluation 项目自评表、",
        "#      department_target 部门整体目标表、department_self_evaluation 部门整体自评表",
        "kind: target",
        "base: generic",
        "",
        "# 凭什么认出这种表：labels 全部要有，any 有一个即可。请只留别的表没有的字样",
        "detect:",
        f"  any: [{', '.join(map(_quoted, marks))}]  # TODO 核对",
        "",
        "# 已经认得的栏目（不用写）",
        *field_lines,
        "# 已经认得的列（不用写）",
        *column_lines,
    ]
    lines += _open(
        "还不认得的栏目", "fields", [f"{{labels: [{_quoted(text)}]}}" for text in others]
    )
    lines += _open("还不认得的列", "columns", [f"[{_quoted(text)}]" for text in unknown])
    if not row:
        lines += _NO_HEADER
    return Draft("\n".join(lines) + "\n", sum("TODO" in line for line in lines) + len(unknown))


def _open(what: str, key: str, values: Sequence[str]) -> list[str]:
    """Return the commented lines in which the clerk names what the base does not know."""
    if not values:
        return []
    how = f"# TODO {what}：需要的，去掉行首的 #，把 ? 换成名称（见 docs/layouts.md）；其余删去"
    return ["", how, f"# {key}:", *(f"#   ?: {value}" for value in values)]
