"""What each rule said, as a table for a terminal: figures aligned, reasons with their counts."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from bgtlint.model import Coverage, Report
from bgtlint.reporting.said import reasons_text
from bgtlint.reporting.sanitise import inline
from bgtlint.reporting.texts import Say, speaker
from bgtlint.reporting.wrap import MINIMUM_WIDTH, wrap

_GAP = "  "
_FIGURES = ("applied", "passed", "failed", "unknown", "not_applicable")
_NARROWEST = 20
"""Narrowest column of reasons; a page with less room shows them below the figures."""


def render_statistics(report: Report, *, width: int | None = None) -> str:
    """Write how often each rule applied, passed, failed, and why it stayed unknown.

    Columns are aligned by terminal cells (a Chinese character takes two); reasons wrap to
    `width` (None: 100), those met most often first.
    """
    say = speaker(report.lang)
    room = max(width or 100, MINIMUM_WIDTH)
    return "".join(f"{line.rstrip()}\n" for line in _lines(report.coverage, say, room))


def _lines(coverage: Sequence[Coverage], say: Say, room: int) -> Iterator[str]:
    yield say("label", name=say("coverage_title"))
    heads = [say("column_rule"), *(say(f"column_{name}") for name in _FIGURES)]
    rows = [[inline(entry.rule), *map(str, _figures(entry))] for entry in coverage]
    sums = [sum(_figures(entry)[n] for entry in coverage) for n in range(len(_FIGURES))]
    rows.append([say("column_sum"), *map(str, sums)])
    widths = [max(cell_len(row[n]) for row in (heads, *rows)) for n in range(len(heads))]
    lead = sum(widths) + len(_GAP) * len(widths)
    beside = room - lead >= _NARROWEST
    yield _row(heads, widths) + (_GAP + say("column_reasons") if beside else "")
    for entry, row in zip((*coverage, None), rows, strict=True):
        line, said = _row(row, widths), inline(reasons_text(entry)) if entry is not None else ""
        if not said:
            yield line
        elif beside:
            first, *more = wrap(said, room - lead, room - lead)
            yield line + _GAP + first
            yield from (" " * lead + part for part in more)
        else:
            yield line
            yield from (f"    {part}" for part in wrap(said, room - 4, room - 4))


def _figures(entry: Coverage) -> tuple[int, ...]:
    return tuple(getattr(entry, name) for name in _FIGURES)


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    """Return cells in columns: the first to the left, figures to the right."""
    first = cells[0] + " " * (widths[0] - cell_len(cells[0]))
    rest = (
        " " * (width - cell_len(cell)) + cell
        for cell, width in zip(cells[1:], widths[1:], strict=True)
    )
    return _GAP.join((first, *rest))
