"""The forms of a document in order, and what stands between them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from bgtlint.model import Diagnostic, Form, Grid, Line, Location, Page
from bgtlint.reading.normalise import compact
from bgtlint.recognition.blocks import amounts_of
from bgtlint.recognition.form_parts import Context
from bgtlint.recognition.forms import read_forms
from bgtlint.recognition.header import Header, find_header
from bgtlint.recognition.layouts import Layout, Levels
from bgtlint.recognition.outline import general_unit
from bgtlint.recognition.parted import put_together
from bgtlint.recognition.plain.celled import celled_forms, cells_in_doubt
from bgtlint.recognition.plain.packed import is_packed, keeps_filled, placed
from bgtlint.recognition.plain.packed_above import Unsure
from bgtlint.recognition.plain.packed_header import packed_header
from bgtlint.recognition.plain.partial import certain_part, not_read
from bgtlint.recognition.plain.relining import origins, relined
from bgtlint.recognition.plain.running import Running, running_forms
from bgtlint.recognition.plain.running_whole import SURE, are_indicators, doubts, stands, tells
from bgtlint.recognition.plain.shifted import (
    is_ambiguous,
    is_ragged,
    is_shifted,
    is_suspect,
    unshifted,
)
from bgtlint.recognition.plain.spaced import respaced
from bgtlint.recognition.unchecked import not_checked, not_placed, pictured
from bgtlint.recognition.understanding import (
    cells_not_placed,
    doubtful,
    lacking,
    lines_not_understood,
    not_understood,
    other_table,
)
from bgtlint.recognition.view import View

INDICATORS = (f"{SURE}指标内容",)
SPLIT = "表格没有分格，按栏目名称切分；"
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
    texts: list[str]
    generic: Layout
    unit: str = ""
    number: int = 0
    left: list[Form] = field(default_factory=list)

    def line(self, line: Line) -> None:
        self.texts.append(line.text)
        if line.text[:1].isspace():
            line = replace(line, text=line.text.strip())
        self.lines.append(line)
        for part in line.text.split("\t"):
            self.unit = general_unit(compact(part)) or self.unit

    def table(self, grid: Grid) -> Iterator[Found]:
        whole = packed_header(grid, self.generic, self.levels) if keeps_filled(grid) else None
        if whole is not None and is_packed(*whole):
            yield from self.packed(*whole)
            return
        header = find_header(View(grid), self.generic, self.levels) if is_ragged(grid) else None
        if header and is_shifted(grid, header, self.levels):
            yield from self.shifted(unshifted(grid, header, self.generic), header.top, self.lines)
            return
        forms = self.forms(grid, self.lines)
        if header and is_suspect(grid, header, self.levels) and not self.hold(forms, grid):
            forms = ()
        yield from self.numbered(forms, "", grid)
        said = () if forms else tuple(
            not_understood(grid, self.layouts, self.levels, self.lines)
        )  # fmt: skip
        yield from said
        if not forms:
            yield grid
        if not forms and not said:
            yield other_table(grid)

    def packed(self, grid: Grid, header: Header) -> Iterator[Found]:
        """Read a table that kept its filled cells alone, where each can lie in one place only."""
        made = placed(grid, header, self.generic, self.levels)
        if isinstance(made, Unsure):
            yield cells_not_placed(grid, made.row)
            yield grid
            return
        yield from self.shifted(made, header.top, self.lines, header.top)

    def shifted(self, grid: Grid, top: int, lines: Sequence[Line], end: int = 0) -> Iterator[Found]:
        """Read a table whose rows had moved to the left; it has to hold together as a whole."""
        forms = () if is_ambiguous(grid, top) else self.forms(grid, lines)
        if not forms or not self.hold(forms, grid, end):
            yield from not_understood(grid, self.layouts, self.levels, lines)
            yield grid
            return
        yield from self.numbered(forms, "合并格右边的内容已移回原栏；", grid)

    def hold(self, forms: Sequence[Form], grid: Grid, end: int = 0) -> bool:
        """Tell whether each form has what a form has, and its indicators look like some.

        Its money stands above row `end`, anywhere where that is 0.
        """
        above = " ".join(cell.text for cell in grid.cells if cell.row < (end or grid.rows + 1))
        return all(
            stands(form, above, self.generic, self.levels)
            and are_indicators([row for row in form.rows if not end or tells(row)], self.levels)
            for form in forms
        )

    def forms(self, grid: Grid, above: Sequence[Line]) -> Sequence[Form]:
        context = Context(above, self.number + 1, self.unit)
        return read_forms(grid, context, self.layouts, self.levels)

    def numbered(self, forms: Sequence[Form], how: str, grid: Grid) -> Iterator[Found]:
        """Yield the forms of a table under their numbers, and what of them is not checked."""
        for form in forms:
            self.number += 1
            yield replace(form, number=self.number, reason=f"{how}{form.reason}")
            yield from _said(form, grid, self.layouts)
        yield from not_checked(forms)
        yield from pictured(forms)
        self.left += [form for form in forms if form.unplaced]

    def between(self) -> Iterator[Found]:
        """Yield the lines since the last table, and the forms that stand in them without cells.

        The lines of a form are its cells and no paragraphs, also where it cannot be read.
        """
        at = 0
        lines, texts = self.lines, self.texts
        for found in self.celled(lines):
            yield from self.stretch(lines[at : found.start], texts[at : found.start])
            yield from self.running(found, lines)
            at = found.stop
        yield from self.stretch(lines[at:], texts[at:])

    def celled(self, lines: Sequence[Line]) -> Sequence[Running]:
        """Return the forms that lines hold cell by cell, without a grid those in doubt."""
        read = [
            found
            for found in celled_forms(lines, self.generic, self.levels)
            if self.told(found, lines)
        ]
        doubtful = [
            Running(None, start, start, stop)
            for start, stop in cells_in_doubt(lines, self.generic, self.levels)
            if all(stop <= one.start or start >= one.stop for one in read)
        ]
        return sorted([*read, *doubtful], key=lambda one: one.start)

    def told(self, found: Running, lines: Sequence[Line]) -> bool:
        """Tell whether a form cut cell by cell holds together."""
        forms = self.forms(found.grid, lines[found.begin : found.start]) if found.grid else ()
        return bool(forms) and not any(
            doubts(form, found.text, found.body, self.generic, self.levels) for form in forms
        )

    def stretch(self, lines: Sequence[Line], texts: Sequence[str]) -> Iterator[Found]:
        """Yield lines, and the forms that stand in them as running text."""
        if not lines:
            return
        spaced, places = respaced(texts, lines, self.generic, self.levels)
        rows = relined(spaced, self.generic, self.levels)
        found = list(running_forms(rows, self.generic, self.levels))
        begins = origins(rows, spaced, self.generic) if found else ()
        at = 0
        for number, running in enumerate(found, 1):
            start, stop = places[begins[running.start]], places[begins[running.stop]]
            yield from lines[at:start]
            yield from self.running(running, rows)
            last = places[begins[running.stop - 1]]
            if stop <= last:
                limit = found[number].start if number < len(found) else len(rows)
                yield from (rows[n] for n in range(running.stop, limit)
                            if places[begins[n]] == last)  # fmt: skip
            at = max(stop, last + 1)
        yield from lines[at:]
        if not found:
            yield from lines_not_understood(lines, self.layouts, self.levels)

    def running(self, found: Running, rows: Sequence[Line]) -> Iterator[Found]:
        """Read a form without cells; one that does not hold together is named instead."""
        before = rows[found.begin : found.start]
        forms = self.forms(found.grid, before) if found.grid else ()
        left = "\n".join(line.text for line in found.left)
        unsure = [doubts(form, found.text, found.body, self.generic, self.levels, left)
                  for form in forms] or [found.unsure or INDICATORS]  # fmt: skip
        if found.grid is not None and found.apart:
            parts = [certain_part(form, names, len(found.lost) + len(found.left), self.generic)
                     for form, names in zip(forms, unsure, strict=False)]  # fmt: skip
            told = [form for form in parts if form is not None]
            if forms and len(told) == len(forms):
                yield from self.numbered(told, SPLIT, found.grid)
                what = dict.fromkeys(name for names in (found.unsure, *unsure) for name in names)
                yield from not_read(tuple(what), found.left, found.lost, rows[found.start])
                return
        if found.grid is None or any(unsure):
            what = dict.fromkeys(name for names in unsure for name in names)
            yield doubtful(rows[found.begin : found.stop], self.layouts, tuple(what))
            return
        forms = [replace(form, unread_rows=len(found.left)) for form in forms]
        yield from self.numbered(forms, SPLIT, found.grid)
        if found.left:
            yield doubtful(found.left, self.layouts, found.unsure)


def recognise(pages: Iterable[Page], layouts: Sequence[Layout], levels: Levels) -> Iterator[Found]:
    """Yield the forms of a document in order, the lines outside them, and what was not understood.

    A table that shows indicator words but no usable header, and a form that lacks a field its
    layout requires, are reported as diagnostics; a table without any indicator word is some
    other table, and comes as the grid it is and as a place with the texts that it begins with.
    """
    generic = next(layout for layout in layouts if layout.generic)
    reader = _Reader(layouts, levels, [], [], generic)
    for page in put_together(pages, generic, levels):
        yield from page.diagnostics
        if page.number is None:
            yield from reader.between()
            reader.lines, reader.texts = [], []
        for block in page.blocks:
            if isinstance(block, Line):
                reader.line(block)
                continue
            yield from reader.between()
            yield from reader.table(block)
            reader.lines, reader.texts = [], []
    yield from reader.between()
    yield from not_placed(reader.left)
