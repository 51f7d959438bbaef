"""Labelled fields of a form: the value right of a label, below it, in its cell, or its group."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from bgtlint.model import Cell, Location
from bgtlint.reading.normalise import compact, squash
from bgtlint.recognition.inline import begins_inline, inline_values
from bgtlint.recognition.labels import label
from bgtlint.recognition.layouts import Layout
from bgtlint.recognition.periods import YEAR, period
from bgtlint.recognition.view import View

LAST = 2
"""The rank of a label that only looks like the budget's."""
_SUMS = frozenset({"合计", "总计", "小计", "总额"})
_MONEY = re.compile(r"资金|预算|金额|经费")
_UNITS = re.compile(r"人民币|[百千万亿]?元")
_TOTAL = re.compile(
    r".{0,6}(?:资金|预算|金额|经费).{0,6}(?:总额|总计|合计|金额|总数|数)|.{0,8}预算(?:安排|申请|金额)"
)
_OTHER_TIME = re.compile(
    r"上年|去年|同名|执行|结转|中期|实施期|以前|累计|调整|决算|到位|支出数|使用|财政|其他|自有|单位资金|上级"
)
_LEVEL = re.compile(r"[一-鿿]{2,7}指标")
"""The heading of indicators (成本指标): never the value of a field."""
_SUBLABEL = re.compile(r"其中[::,,]?[一-鿿]{2,10}[::]?")
"""The label of a part of what stands before it (其中：本次下达): never the value of a field."""
AMOUNTS = frozenset({"budget", "total_budget"})


def known_labels(layout: Layout) -> frozenset[str]:
    """Return every label of a layout, columns left out."""
    return layout.words


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a label points to: `rank` 0 for a label of its own, 1 for a fallback one.

    `value` is None where the label has no cell for a value; `text` where the label's own cell
    holds the value too.
    """

    name: str
    at: Cell
    rank: int
    printed: str
    value: Cell | None = None
    text: str | None = None

    @property
    def filled(self) -> bool:
        """Whether a value is printed."""
        return bool(self.text or (self.value and compact(self.value.text)))

    @property
    def is_amount(self) -> bool:
        """Whether the value is blank or a number, with no more than one word beside it."""
        text = compact(self.text or (self.value.text if self.value else ""))
        if not text or text in "—-/无":
            return True
        words = _UNITS.sub("", re.split(r"[((;,]", text)[0])
        return any(sign.isdigit() for sign in text) and not re.search("[一-鿿]{2}", words)


def value_cell(view: View, cell: Cell, words: frozenset[str]) -> Cell | None:
    """Return the first filled cell right of a label and before the next label, else a blank one."""
    blank = None
    column = cell.column + cell.column_span
    while column <= view.grid.columns:
        here = view.at(cell.row, column)
        if here is None:
            column += 1
            continue
        reaches_down = here.row < cell.row and bool(view.text(here))
        if reaches_down or label(view.text(here)) in words or begins_inline(here.text, words):
            break
        if _LEVEL.fullmatch(view.text(here)) or _SUBLABEL.fullmatch(view.text(here)):
            break
        if view.text(here):
            return here
        blank = blank or here
        column = here.column + here.column_span
    return blank


def _below(view: View, cell: Cell, words: frozenset[str]) -> Cell | None:
    """Return the value under a label whose row holds labels only (labels as columns).

    Merged cells tell columns of labels by neighbours without a cell for a value between them;
    a text form tells them by values that all stand under labels.
    """
    row = [c for c in view.filled(cell.row) if c.row_span == cell.row_span or c is cell]
    columns = {c.column for c in row if view.label(c) in words}
    beside = view.at(cell.row, cell.column + cell.column_span)
    if len(columns) < 2 or (view.spanned and beside is not None and not view.text(beside)):
        return None
    if any(c.column not in columns and c.column > min(columns) for c in row):
        return None
    below = view.at(cell.row + cell.row_span, cell.column)
    values = view.filled(cell.row + cell.row_span)
    if below is None or below.column != cell.column or not values:
        return None
    if any(label(view.text(c)) in words for c in values):
        return None
    under = [c for c in values if c.column in columns]
    fits = len(under) == len(values) and len(under) > 1
    if not (fits or (view.spanned and under)):
        return None
    return below if (view.spanned and below.column_span == cell.column_span) or fits else None


def _under(
    view: View, group: Cell, words: frozenset[str], taken: frozenset[tuple[int, int]]
) -> Cell | None:
    """Return the text that stands in the group's further rows, else the first blank cell there."""
    blank = None
    row = group.row + 1
    last = group.row + group.row_span - 1
    while row <= (last if group.row_span > 1 else view.grid.rows):
        cells = [cell for cell in view.row(row) if (cell.row, cell.column) not in taken]
        if group.row_span == 1 and any(label(view.text(cell)) in words for cell in cells):
            break
        for cell in cells:
            if view.text(cell):
                return cell
            if blank is None and cell.column > group.column:
                blank = cell
        row += 1
    return blank


def _candidates(view: View, layout: Layout, end: int) -> Iterator[Candidate]:
    words = layout.words
    for row in range(1, end):
        for cell in view.filled(row):
            text = view.label(cell)
            for rank, preferred in enumerate((True, False)):
                for name in layout.fields_of(text, preferred=preferred):
                    value = _below(view, cell, words) or value_cell(view, cell, words)
                    yield Candidate(name, cell, rank, squash(cell.text), value)
            if _names_total(view, cell, text, layout):
                value = value_cell(view, cell, words)
                yield Candidate("budget", cell, LAST, squash(cell.text), value)
            for word, printed, inside in inline_values(cell.text, layout.field_words):
                for rank, preferred in enumerate((True, False)):
                    for name in layout.fields_of(word, preferred=preferred):
                        if inside:
                            yield Candidate(name, cell, rank, squash(printed), None, inside)
                        else:
                            value = value_cell(view, cell, words)
                            yield Candidate(name, cell, rank, squash(printed), value)


def _names_total(view: View, cell: Cell, text: str, layout: Layout) -> bool:
    """Tell whether a label that no field knows may be that of the budget.

    It speaks of a total of funds (预算资金总额), or is 合计 beside a label of funds.
    """
    if "budget" not in layout.fields or text in layout.words:
        return False
    if text in _SUMS:
        beside = [c for c in view.covering(cell.row) if c.column < cell.column]
        return any(_MONEY.search(view.text(c)) for c in beside)
    return bool(_TOTAL.fullmatch(text)) and not _OTHER_TIME.search(text)


def _chosen(found: list[Candidate], budget: Candidate | None, *, money: bool) -> Candidate:
    """Return the place that counts: a label with a value, the better label, the first.

    For `money` a place that holds words stands back, and of labels of one rank a blank place:
    项目资金 over 资金总额 is a heading. Of several blocks side by side (中期 | 年度) that one
    counts that the budget stands in.
    """
    usable = [c for c in found if c.value is not None or c.text is not None]
    if money:
        usable = [c for c in usable if c.is_amount] or usable
    else:
        usable = [c for c in usable if c.filled] or usable
    best = min(candidate.rank for candidate in usable or found)
    ranked = [c for c in usable if c.rank == best] or usable or found
    if money and budget is None:
        ranked = [c for c in ranked if c.filled] or ranked
    if budget is not None and len(ranked) > 1:
        beside = [c for c in ranked if c.at.column == budget.at.column and c.at.row > budget.at.row]
        after = [c for c in ranked if (c.at.row, c.at.column) >= (budget.at.row, budget.at.column)]
        ranked = beside or after or ranked
    return ranked[0]


def _of_term(
    found: Mapping[str, list[Candidate]], chosen: Mapping[str, Candidate]
) -> Candidate | None:
    """Return the whole term's total beside the year's: 资金总额 | 100 | 当年资金总额 | 60."""
    budget = chosen.get("budget")
    if budget is None or period(label(compact(budget.at.text))) != YEAR:
        return None
    for one in found["budget"]:
        left = one.at.row == budget.at.row and one.at.column < budget.at.column
        if left and one.filled and one.is_amount and not period(label(compact(one.at.text))):
            return replace(one, name="total_budget")
    return None


def _location(view: View, chosen: Candidate) -> Location:
    if chosen.text is not None:
        return replace(view.location(chosen.at, chosen.printed), text=chosen.text)
    if chosen.value is not None:
        return view.location(chosen.value, chosen.printed)
    return view.location(Cell(chosen.at.row, chosen.at.column, ""), chosen.printed)


def read_fields(
    view: View, layout: Layout, end: int, blocks: frozenset[int] = frozenset()
) -> Mapping[str, Location]:
    """Return the fields found above row `end`; blank values included.

    A label without any cell to its right gives the label's own place with an empty text. Amounts
    in the rows of `blocks` are the blocks'.
    """
    words = layout.words
    by_name: dict[str, list[Candidate]] = {}
    for candidate in _candidates(view, layout, end):
        amount = candidate.name in AMOUNTS or layout.fields[candidate.name].part
        if amount and candidate.at.row in blocks:
            continue
        by_name.setdefault(candidate.name, []).append(candidate)
    chosen: dict[str, Candidate] = {}
    if "budget" in by_name:
        chosen["budget"] = _chosen(by_name["budget"], None, money=True)
    for name, found in by_name.items():
        rule = layout.fields[name]
        money = rule.part or name in AMOUNTS
        budget = chosen.get("budget") if rule.part else None
        chosen.setdefault(name, _chosen(found, budget, money=money))
    if "total_budget" not in by_name and (whole := _of_term(by_name, chosen)) is not None:
        by_name["total_budget"], chosen["total_budget"] = [whole], whole
    ordered = {name: chosen[name] for name in by_name}
    located = {name: _location(view, one) for name, one in ordered.items()}
    taken = frozenset(
        (cell.row, cell.column)
        for one in ordered.values()
        for cell in (one.at, one.value)
        if cell is not None
    )
    for name, rule in layout.fields.items():
        if not rule.under or name in located:
            continue
        for row in range(1, end):
            group = next((c for c in view.filled(row) if view.label(c) in rule.under), None)
            if group is not None:
                value = _under(view, group, words, taken)
                if value is not None:
                    located[name] = view.location(value, squash(group.text))
                break
    return located


def fund_parts(layout: Layout, fields: Mapping[str, Location]) -> tuple[str, ...]:
    """Return the fields that add up to the budget; a part of a printed part is none of them."""
    return tuple(
        name
        for name in layout.parts
        if name in fields and not any(whole in fields for whole in layout.fields[name].of)
    )


def fund_details(layout: Layout, fields: Mapping[str, Location]) -> Mapping[str, str]:
    """Return the fields that are a part of a printed part, each with the field it is a part of."""
    found = {}
    for name in layout.parts:
        whole = next((whole for whole in layout.fields[name].of if whole in fields), "")
        if name in fields and whole:
            found[name] = whole
    return found
