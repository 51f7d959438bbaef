"""The forms of a document in order, and what stands between them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from bgtlint.model import Diagnostic, Form, Grid, Line, Location, Page
from bgtlint.reading.normalise import compact
from bgtlint.recognition.blocks import amounts_of
from bgtlint.recognition.form_parts import Context
from bgtlint.recognition.forms import read_forms
from bgtlint.recognition.layouts import Layout, Levels
from bgtlint.recognition.outline import general_unit
from bgtlint.recognition.relining import relined
from bgtlint.recognition.running import running_forms
from bgtlint.recognition.unchecked import not_checked, not_placed
from bgtlint.recognition.understanding import (
    doubtful,
    lacking,
    lines_not_understood,
    not_understood,
    other_table,
)

Found = Form | Line | Grid | Diagnostic | Location


def _bare(text: str) -> bool:
    """Tell whether an amount is printed without a unit of its own."""
    return any(sign.isdigit() for sign in text) and "元" not in text


def _said(form: Form, block: Grid, layouts: Sequence[Layout]) -> Iterator[Diagnostic]:
    """Yield what a form lacks; a missing unit only where no rule can say it at the budget."""
    if form.missing:
        layout = next(layout for layout in layouts if layout.id == form.layout)
        closest = (lacking(layout, form.missing),)
        yield Diagnostic("form-incomplete", block.page, str(form.number), closest)
    amounts = [form.fields[n].text for n in ("budget", *form.fund_parts) if n in form.fields]
    amounts += [place.text for row in form.funds for place in amounts_of(row)]
    budget = form.fields.get("budget")
    judged = budget is not None and "元" not in budget.text
    if not form.amount_unit and not judged and any(_bare(text) for text in amounts):
        yield Diagnostic("amount-unit-missing", block.page, str(form.number))


@dataclass(slots=True)
class _Reader:
    """Reads a document's tables in order, and what stands between them as running text."""

    layouts: Sequence[Layout]
    levels: Levels
    lines: list[Line]
    unit: str = ""
    number: int = 0
    left: list[Form] = field(default_factory=list)

    def line(self, line: Line) -> None:
        self.lines.append(line)
        for part in line.text.split("\t"):
            self.unit = general_unit(compact(part)) or self.unit

    def table(self, grid: Grid, above: Sequence[Line] | None = None) -> Iterator[Found]:
        running = above is not None
        lines = self.lines if above is None else above
        context = Context(lines, self.number + 1, self.unit)
        forms = read_forms(grid, context, self.layouts, self.levels)
        for form in forms:
            self.number += 1
            reason = f"表格没有分格，按栏目名称切分；{form.reason}" if running else form.reason
            yield replace(form, number=self.number, reason=reason)
            yield from _said(form, grid, self.layouts)
        yield from not_checked(forms)
        self.left += [form for form in forms if form.unplaced]
        said = () if forms else tuple(not_understood(grid, self.layouts, self.levels, lines))
        yield from said
        if not forms and not running:
            yield grid
        if not forms and not said and not running:
            yield other_table(grid)

    def between(self) -> Iterator[Found]:
        """Read the forms that stand in the lines since the last table without any cells."""
        generic = next((layout for layout in self.layouts if layout.generic), None)
        if generic is None:
            return
        found = False
        lines = relined(self.lines, generic, self.levels)
        for grid, above in running_forms(lines, generic, self.levels):
            found = True
            if grid is None:
                yield doubtful(above, self.layouts)
            else:
                yield from self.table(grid, above)
        if not found:
            yield from lines_not_understood(self.lines, self.layouts, self.levels)


def recognise(pages: Iterable[Page], layouts: Sequence[Layout], levels: Levels) -> Iterator[Found]:
    """Yield the forms of a document in order, the lines outside them, and what was not understood.

    A table that shows indicator words but no usable header, and a form that lacks a field its
    layout requires, are reported as diagnostics; a table without any indicator word is some
    other table, and comes as the grid it is and as a place with the texts that it begins with.
    """
    reader = _Reader(layouts, levels, [])
    for page in pages:
        yield from page.diagnostics
        if page.number is None:
            yield from reader.between()
            reader.lines = []
        for block in page.blocks:
            if isinstance(block, Line):
                reader.line(block)
                yield block
                continue
            yield from reader.between()
            yield from reader.table(block)
            reader.lines = []
    yield from reader.between()
    yield from not_placed(reader.left)
