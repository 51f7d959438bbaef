"""Grids to forms: which layout a table has, and which cell is which field."""

from collections.abc import Iterable, Iterator, Sequence

from bgtlint.model import Diagnostic, Form, FormKind, FormRow, Grid, Line, Location, Page
from bgtlint.reading.normalise import compact, squash
from bgtlint.recognition.fields import known_labels, read_fields
from bgtlint.recognition.fund_words import shipped_fund_words
from bgtlint.recognition.funds import read_funds
from bgtlint.recognition.header import Header, find_header
from bgtlint.recognition.healing import healed
from bgtlint.recognition.labels import label
from bgtlint.recognition.layouts import Layout, Levels
from bgtlint.recognition.outline import Heading, amount_unit, is_title, read_heading
from bgtlint.recognition.plan import read_plan
from bgtlint.recognition.rows import read_rows
from bgtlint.recognition.tasks import read_tasks, shipped_task_words
from bgtlint.recognition.totals import (
    is_subtotal,
    last_row,
    read_achievement,
    read_totals,
    shipped_closing_words,
)
from bgtlint.recognition.view import View

_LONGEST_LABEL = 24
INDICATOR_WORDS = frozenset({"一级指标", "二级指标", "三级指标", "绩效指标"})


def choose(view: View, layouts: Sequence[Layout]) -> tuple[Layout, Header] | None:
    """Return the first layout whose labels all stand in the grid, with its indicator header."""
    words = {label(text) for text in _texts(view)}
    for layout in layouts:
        if not layout.labels <= words or (layout.any_of and not layout.any_of & words):
            continue
        header = find_header(view, layout)
        if header is not None:
            return layout, header
    return None


def _texts(view: View) -> Iterator[str]:
    return (view.text(cell) for cell in view.grid.cells)


def _kind(layout: Layout, title: str, header: Header) -> FormKind:
    for words, kind in layout.kinds:
        if all(word in title for word in words):
            return kind
    if layout.kinds and {"actual", "score"} <= header.columns.keys():
        return FormKind.SELF_EVALUATION
    return layout.kind


def _inner_title(view: View, end: int) -> Location | None:
    """Return a title printed as the grid's own first rows."""
    for row in range(1, min(end, 4)):
        filled = view.filled(row)
        if len(filled) == 1 and is_title(view.text(filled[0])):
            return view.location(filled[0], "表题")
    return None


def _unit(view: View, heading: Heading, end: int) -> str:
    """Return the unit of amounts: from the line above, a cell, or a label's bracket （万元）."""
    if heading.amount_unit:
        return heading.amount_unit
    for row in range(1, end):
        for cell in view.filled(row):
            text = view.text(cell)
            if unit := amount_unit(text):
                return unit
            for name in ("亿元", "万元", "千元", "元"):
                if f"({name})" in text and len(text) <= _LONGEST_LABEL:
                    return name
    return ""


def _reason(layout: Layout, header: Header) -> str:
    words = "、".join(header.printed.values())
    if layout.generic:
        return f"第{header.row}行有指标表头（{words}），没有更专门的版式相符"
    labels = "、".join(sorted(layout.labels | layout.any_of))
    return f"表中有“{labels}”，第{header.row}行是指标表头（{words}）"


def _unclaimed(
    view: View, form_places: set[tuple[int, int]], end: int, layout: Layout
) -> Iterator[Location]:
    words = {word for rule in layout.fields.values() for word in rule.labels | rule.under}
    for row in range(1, end):
        for cell in view.filled(row):
            if (cell.row, cell.column) in form_places:
                continue
            if label(view.text(cell)) in words | layout.plan:
                continue
            yield view.location(cell, "")


def _row_of(row: FormRow) -> int:
    return max((place.row or 0 for place in row.cells.values()), default=0)


def _other_labels(layout: Layout) -> frozenset[str]:
    """Return the labels at which a fund block ends: those of fields that are no money."""
    money = {
        word
        for name, rule in layout.fields.items()
        if rule.part or name == "budget"
        for word in rule.labels
    }
    return known_labels(layout) - money


def read_form(
    grid: Grid, lines: Sequence[Line], number: int, layouts: Sequence[Layout], levels: Levels
) -> Form | None:
    """Return the form that a grid is, None when it has no indicator header at all."""
    view = View(grid)
    chosen = choose(view, layouts)
    if chosen is None:
        return None
    layout, header = chosen
    if any(cell.page not in (None, grid.page) for cell in grid.cells):
        grid = healed(grid, header, levels)
        view = View(grid)
    fields = dict(read_fields(view, layout, header.row))
    heading = read_heading(lines, fields["name"].text if "name" in fields else "")
    title = heading.title or _inner_title(view, header.row)
    if heading.department is not None:
        fields.setdefault("unit", heading.department)
    plan = read_plan(view, layout, header.row)
    closing = shipped_closing_words()
    last = last_row(view, header, closing)
    rows = tuple(
        row
        for row in read_rows(view, header, levels)
        if _row_of(row) <= last and not is_subtotal(row.level2 or row.level1, closing)
    )
    funds = read_funds(view, header.row, shipped_fund_words(), _other_labels(layout))
    tasks, task_totals = read_tasks(view, header.row, shipped_task_words())
    fields.update(read_achievement(view, header.row, closing))
    totals = {**read_totals(view, header, lines, closing)}
    totals.update({f"task_{name}": place for name, place in task_totals.items()})
    if funds:
        for name in ("budget", *layout.parts):
            fields.pop(name, None)
    places = [
        *fields.values(),
        *(p for c in plan for p in (c.label, c.value) if p is not None),
        *(p for fund in funds for p in (fund.label, *fund.cells.values())),
        *(p for task in tasks for p in task.cells.values()),
        *totals.values(),
    ]
    taken = {(place.row or 0, place.column or 0) for place in places}
    missing = [
        name for name in layout.required if name not in fields and not (name == "budget" and funds)
    ]
    if not rows:
        missing.append("indicators")
    return Form(
        number=number,
        layout=layout.id,
        kind=_kind(layout, compact(title.text) if title else "", header),
        title=title,
        fields=fields,
        fund_parts=tuple(name for name in layout.parts if name in fields),
        amount_unit=_unit(view, heading, header.row),
        plan=plan,
        rows=rows,
        grids=(grid,),
        reason=_reason(layout, header),
        unclaimed=tuple(_unclaimed(view, taken, header.row, layout)),
        missing=tuple(missing),
        funds=funds,
        tasks=tasks,
        totals=totals,
    )


def recognise(
    pages: Iterable[Page], layouts: Sequence[Layout], levels: Levels
) -> Iterator[Form | Line | Diagnostic]:
    """Yield the forms of a document in order, the lines outside them, and what was not understood.

    A table that shows indicator words but no usable header, and a form that lacks a field its
    layout requires, are reported as diagnostics; a table without any indicator word is some
    other table and is passed by.
    """
    lines: list[Line] = []
    number = 0
    for page in pages:
        yield from page.diagnostics
        for block in page.blocks:
            if isinstance(block, Line):
                lines.append(block)
                yield block
                continue
            form = read_form(block, lines, number + 1, layouts, levels)
            if form is not None:
                number += 1
                yield form
                if form.missing:
                    yield Diagnostic(
                        "form-incomplete", block.page, f"{number}: {'、'.join(form.missing)}"
                    )
                if (form.fund_parts or form.funds) and not form.amount_unit:
                    yield Diagnostic("amount-unit-missing", block.page, str(number))
            elif any(label(compact(cell.text)) in INDICATOR_WORDS for cell in block.cells):
                found = squash("、".join(cell.text for cell in block.cells[:6] if cell.text))
                yield Diagnostic("form-not-understood", block.page, f"{block.table}（{found}）")
            lines = []
