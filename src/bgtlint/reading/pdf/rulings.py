"""Ruled tables of a pdfplumber page, as the boxes of their cells."""

from collections.abc import Callable, Sequence
from typing import Any

from pdfplumber import table as finder
from pdfplumber.page import Page
from pdfplumber.utils import geometry as utils

from bgtlint.model import Box, Diagnostic
from bgtlint.reading.limits import over
from bgtlint.reading.pdf.borders import Rule, Rules, missing_borders
from bgtlint.reading.pdf.geometry import SNAP, are_stripes, lattice

SHORTEST_PIECE = 1
SHORTEST_RULE = 3
PAIRS_PER_CROSSING = 400
Item = dict[str, Any]


def ruled_tables(page: Page, crossings: int) -> Sequence[Sequence[Box]] | Diagnostic:
    """Find the tables by their rulings, or say how many crossings are too many.

    Fills that are no thin rules are left aside (cell backgrounds), unless the page has no
    table without them.
    """
    fills = {id(item) for item in (*page.rects, *page.curves) if _is_fill(item)}
    strokes = [
        *map(utils.line_to_edge, page.lines),
        *_edges(page.rects, utils.rect_to_edges, fills),
        *_edges(page.curves, utils.curve_to_edges, fills),
    ]
    tables = _tables(strokes, crossings, page.page_number)
    if tables == [] and fills:
        filled = _tables(page.edges, crossings, page.page_number)
        return [] if not isinstance(filled, Diagnostic) and are_stripes(filled) else filled
    return tables


def _is_fill(item: Item) -> bool:
    thick = min(item["x1"] - item["x0"], item["bottom"] - item["top"])
    return bool(item.get("fill") and not item.get("stroke") and thick > SNAP)


def _edges(
    items: Sequence[Item], edges_of: Callable[[Item], list[Item]], skip: set[int]
) -> list[Item]:
    return [edge for item in items if id(item) not in skip for edge in edges_of(item)]


def _tables(edges: Sequence[Item], crossings: int, number: int) -> list[list[Box]] | Diagnostic:
    """Build cells from edges; a table of one column is framed text and left out."""
    rules = _joined(edges)
    across = [Rule(e["top"], e["x0"], e["x1"]) for e in rules if e["orientation"] == "h"]
    upright = [Rule(e["x0"], e["top"], e["bottom"]) for e in rules if e["orientation"] == "v"]
    pairs = len(across) * len(upright)
    too_many = over("page-crossings", pairs, crossings * PAIRS_PER_CROSSING, number)
    if too_many:
        return too_many
    missing = missing_borders(Rules(across, upright))
    if missing.across or missing.upright:
        added = (*map(_across, missing.across), *map(_upright, missing.upright))
        rules = _joined([*rules, *added])
    points = finder.edges_to_intersections(rules, SNAP, SNAP)
    too_many = over("page-crossings", len(points), crossings, number)
    if too_many:
        return too_many
    cells = finder.intersections_to_cells(points)
    tables = ([(x0, y0, x1, y1) for x0, y0, x1, y1 in t] for t in finder.cells_to_tables(cells))
    return [boxes for boxes in tables if lattice(boxes).columns > 1]


def _joined(edges: Sequence[Item]) -> list[Item]:
    """Snap and join edges; what is neither level nor upright is left out."""
    pieces = [
        edge for way in ("h", "v") for edge in utils.filter_edges(edges, way, None, SHORTEST_PIECE)
    ]
    joined = finder.merge_edges(pieces, SNAP, SNAP, SNAP, SNAP) if pieces else []
    return utils.filter_edges(joined, min_length=SHORTEST_RULE)


def _across(rule: Rule) -> Item:
    ends = {"x0": rule.start, "x1": rule.end, "top": rule.at, "bottom": rule.at}
    return {**ends, "width": rule.end - rule.start, "orientation": "h", "object_type": "line"}


def _upright(rule: Rule) -> Item:
    ends = {"x0": rule.at, "x1": rule.at, "top": rule.start, "bottom": rule.end}
    return {**ends, "height": rule.end - rule.start, "orientation": "v", "object_type": "line"}
