"""Which layout a table has, by evidence, and which kind of form it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from bgtlint.model import FormKind
from bgtlint.recognition.header import Header, find_header
from bgtlint.recognition.layouts import Layout, Levels
from bgtlint.recognition.shared import SHARED
from bgtlint.recognition.view import View

SELF_EVALUATED = frozenset({"actual", "score"})


@dataclass(frozen=True, slots=True)
class Choice:
    """The layout of a table, its indicator header, and why this layout."""

    layout: Layout
    header: Header
    reason: str


def _columns(header: Header) -> set[str]:
    """Return the columns of a header; one may be of actual values and scores together."""
    both = SELF_EVALUATED if SHARED in header.columns else frozenset()
    return {*header.columns, *both}


def shape(header: Header) -> str:
    """Return how a table is built: form, list, periods, side-by-side."""
    if any(group.level1 for group in header.groups):
        return "side-by-side"
    if header.fields:
        return "list"
    if any(group.period for group in header.groups):
        return "periods"
    return "form"


def choose(view: View, layouts: Sequence[Layout], levels: Levels, title: str) -> Choice | None:
    """Return the layout with the most evidence whose every condition holds, the generic one last.

    `title` is the compacted text above the table. Conditions are labels in the grid, words of
    the title, columns of the header, and the table's shape.
    """
    words = {view.label(cell) for cell in view.grid.cells}
    for layout in sorted(layouts, key=_weight, reverse=True):
        detect = layout.detect
        if not detect.labels <= words or (detect.any_of and not detect.any_of & words):
            continue
        if detect.none & words or (detect.title and not _in(detect.title, title)):
            continue
        header = find_header(view, layout, levels)
        if header is None or not set(detect.columns) <= _columns(header):
            continue
        if not detect.shapes or shape(header) in detect.shapes:
            return Choice(layout, header, _reason(layout, header, words, title))
    return None


def _in(options: Sequence[str], title: str) -> str:
    return next((word for word in options if word in title), "")


def _weight(layout: Layout) -> tuple[bool, int]:
    """Return how much a layout asks for; the generic one stands behind every other."""
    detect = layout.detect
    asked = len(detect.labels) + len(detect.columns)
    asked += bool(detect.any_of) + bool(detect.title) + bool(detect.shapes)
    return not layout.generic, asked


SHAPES = {
    "list": "一张表列多个项目",
    "periods": "中期（实施期）和年度两组指标",
    "side-by-side": "各类指标并列",
}


def _reason(layout: Layout, header: Header, words: set[str], title: str) -> str:
    """Say why a layout was chosen, in the words that stand in the document."""
    columns = "、".join(header.printed.values())
    where = f"第{header.row}行是指标表头（{columns}）"
    built = SHAPES.get(shape(header))
    seen = [f"，{built}"] if built else []
    if layout.generic:
        return f"第{header.row}行有指标表头（{columns}）{''.join(seen)}，没有更专门的版式相符"
    found = [word for word in sorted(layout.detect.labels | layout.detect.any_of) if word in words]
    parts = [f"表中有“{'、'.join(found)}”"] if found else []
    if layout.detect.title:
        parts.append(f"表题中有“{_in(layout.detect.title, title)}”")
    return "，".join([*parts, where]) + "".join(seen)


def kind(layout: Layout, title: str, header: Header) -> FormKind:
    """Return what kind of form a table is: by the words of its title, else by its columns."""
    department = None
    for words, found in layout.kinds:
        if all(word in title for word in words):
            department = found
            break
    if layout.kinds and _columns(header) >= SELF_EVALUATED:
        if department in (FormKind.DEPARTMENT_TARGET, FormKind.DEPARTMENT_SELF_EVALUATION):
            return FormKind.DEPARTMENT_SELF_EVALUATION
        return FormKind.SELF_EVALUATION
    return department or layout.kind
