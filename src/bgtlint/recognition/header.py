"""The indicator header of a form: its rows, and which column holds what.

A header has one row or several. Every column is read from its lowest label upwards: the lowest
one that the layout knows names the column, those above say to which period (中期, 年度) or to
which level 1 (成本, 产出 ...) it belongs.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bgtlint.recognition.groups import JUDGED, LEAST, Group, read_groups
from bgtlint.recognition.labels import label
from bgtlint.recognition.layouts import Layout, Levels
from bgtlint.recognition.periods import period
from bgtlint.recognition.regions import are_regions, heads_regions, may_name, names_regions
from bgtlint.recognition.stacks import Stack, stacks
from bgtlint.recognition.view import View
from bgtlint.recognition.year_columns import names_years

__all__ = ["Group", "Header", "find_header"]

DEEP = frozenset({"level1", "level2", "value", "term_value"})
"""Columns whose labels reach to the lowest row of the header (绩效指标 may reach further)."""
LEVELS = frozenset({"level1", "level2"})
NAMES = LEVELS | {"level3"}
"""Columns under which no period and no region stands."""
LONGEST_NEW = 12
DEEPEST = 4
"""How many rows above the lowest one a header may have."""


@dataclass(frozen=True, slots=True)
class Header:
    """The lowest header row (from 1), the columns of the first list, and their printed labels.

    `width` is the last column; `first` the highest header row; `groups` all lists, that of the
    year first; `fields` the columns of a table that lists many projects (项目名称, 预算数 ...);
    `words` every label of the header's rows. `both` tells that the column of the projects holds
    their units too: 项目单位（项目名称）.
    """

    row: int
    columns: Mapping[str, int]
    printed: Mapping[str, str]
    width: int
    first: int = 0
    groups: tuple[Group, ...] = ()
    fields: Mapping[str, int] = field(default_factory=dict)
    field_labels: Mapping[str, str] = field(default_factory=dict)
    words: frozenset[str] = frozenset()
    both: bool = False

    @property
    def top(self) -> int:
        """The highest row of the header."""
        return self.first or self.row


def find_header(view: View, layout: Layout, levels: Levels) -> Header | None:
    """Return the first header with a value column and level columns, None when there is none."""
    for row in view.rows():
        names = _named(view, row, layout)
        above = row - 1
        while "value" in names and not LEAST & names and above and row - above < DEEPEST:
            if not _known(view, above, layout, levels):
                break
            names |= _named(view, above, layout)
            above -= 1
        if ("value" in names or names >= JUDGED) and LEAST & names:
            header = _header(view, row, layout, levels)
            if header is not None:
                return header
    return None


def _named(view: View, row: int, layout: Layout) -> set[str]:
    """Return the columns that the labels of a row may head."""
    labels = [view.label(cell) for cell in view.covering(row)]
    found = {name for text in labels for name in layout.columns_of(text)}
    further = LEAST & found and (names_regions(labels) or names_years(labels))
    return found | {"value"} if further else found


def _known(view: View, row: int, layout: Layout, levels: Levels) -> bool:
    """Tell whether a row holds labels only; one in three may be unknown."""
    texts = [view.label(cell) for cell in view.covering(row) if view.text(cell)]
    unknown = [text for text in texts if not _is_label(text, layout, levels)]
    if not unknown:
        return bool(texts)
    likely = all(len(text) <= LONGEST_NEW and not text[0].isdigit() for text in unknown)
    return likely and len(texts) - len(unknown) > 2 * len(unknown)


def _is_label(text: str, layout: Layout, levels: Levels) -> bool:
    return (
        text in layout.words
        or text in layout.groups
        or bool(layout.columns_of(text))
        or bool(levels.level1.get(text.removesuffix("指标")))
        or (bool(period(text)) and len(text) <= LONGEST_NEW)
    )


def _bottom(view: View, row: int, layout: Layout, levels: Levels) -> int:
    """Return the lowest row that the header's cells reach, sub-headers of a value included."""
    ends = [
        cell.row + cell.row_span - 1
        for cell in view.covering(row)
        if cell.row_span < DEEPEST and DEEP & set(layout.columns_of(view.label(cell)))
    ]
    bottom = max([row, *ends])
    below = [view.text(cell) for cell in view.filled(bottom + 1)] if bottom == row else []
    periods = len(below) > 1 and all(period(text) and len(label(text)) <= 8 for text in below)
    further = periods or are_regions(map(label, below)) or _under_regions(view, bottom + 1)
    if (below and further and _under_values(view, bottom + 1, layout)) or (
        below and _names_levels(view, bottom + 1, layout, levels)
    ):
        bottom += 1
    return bottom


def _under_regions(view: View, row: int) -> bool:
    """Tell whether a row holds names under one heading of regions only, as text prints them."""
    cells = view.filled(row)
    heads = [view.heading(row - 1, cell.column) for cell in cells]
    one = len({id(head) for head in heads}) == 1 and len(cells) > 1 and heads[0] is not None
    told = one and heads[0] is not None and heads_regions(view.label(heads[0]))
    return told and all(may_name(view.label(cell)) for cell in cells)


def _under_values(view: View, row: int, layout: Layout) -> bool:
    """Tell whether no cell of a row stands under a level: in text rows may have moved left."""
    heads = [view.heading(row - 1, cell.column) for cell in view.filled(row)]
    labels = [view.label(head) for head in heads if head is not None]
    return not any(NAMES & set(layout.columns_of(text)) or text in layout.groups for text in labels)


def _names_levels(view: View, row: int, layout: Layout, levels: Levels) -> bool:
    """Tell whether a row names the levels under one heading of them all (绩效指标)."""
    return _named(view, row, layout) >= LEVELS and _known(view, row, layout, levels)


def _header(view: View, row: int, layout: Layout, levels: Levels) -> Header | None:
    bottom = _bottom(view, row, layout, levels)
    top = row
    while top > 1 and bottom - top < DEEPEST and _known(view, top - 1, layout, levels):
        top -= 1
    found = [stack for stack in stacks(view, top, bottom) if stack.labels]
    fields, labels = _fields(found, layout)
    if "name" not in fields:
        fields, labels, top = {}, {}, row
    rest = [stack for stack in found if stack.column not in fields.values()]
    groups = tuple(read_groups(view, rest, layout, levels, row))
    if not groups:
        return None
    first = groups[0]
    width = max(stack.column + stack.width - 1 for stack in found)
    words = frozenset(text for stack in found for text in stack.labels)
    both = any(stack.column == fields.get("name") and _both(stack, layout) for stack in found)
    return Header(
        bottom, first.columns, first.printed, width, top, groups, fields, labels, words, both
    )


def _both(stack: Stack, layout: Layout) -> bool:
    """Tell whether a column holds units and, as its bracket says, projects."""
    own = layout.fields_of(stack.labels[-1], preferred=True)
    return own == ("unit",) and layout.fields_of(stack.bracketed, preferred=True) == ("name",)


def _fields(found: Sequence[Stack], layout: Layout) -> tuple[dict[str, int], dict[str, str]]:
    """Return the project columns left of the first level column, by canonical field name."""
    first = next(
        (
            index
            for index, stack in enumerate(found)
            if layout.columns_of(stack.labels[-1]) and stack.labels[-1] not in layout.field_words
        ),
        len(found),
    )
    places: dict[str, int] = {}
    printed: dict[str, str] = {}
    for preferred in (True, False):
        for stack in found[:first]:
            if stack.column in places.values():
                continue
            label = stack.bracketed if _both(stack, layout) else stack.labels[-1]
            for name in layout.fields_of(label, preferred=preferred):
                if name not in places:
                    places[name], printed[name] = stack.column, stack.printed
                    break
    return places, printed
