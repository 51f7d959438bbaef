"""Reporters: a `Report` in, text out. They format and never compute."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bgtlint.model import Report

__all__ = ["FORMATS", "Look", "render", "summary"]


@dataclass(frozen=True, slots=True)
class Look:
    """How the text report is laid out: cells per line (None: the terminal's), ANSI colours."""

    width: int | None = None
    color: bool = False


def render(report: Report, format: str, *, width: int | None = None, color: bool = False) -> str:
    """Write a report in one of `FORMATS`; `width` and `color` touch the text format only.

    Raises KeyError for any other format.
    """
    return FORMATS[format](report, Look(width, color))


def summary(report: Report) -> str:
    """Say the verdict on a run and its counts in one line."""
    from bgtlint.reporting.text_report import summary_text

    return summary_text(report)


def _text(report: Report, look: Look) -> str:
    from bgtlint.reporting.text_report import render_text

    return render_text(report, width=look.width, color=look.color)


def _json(report: Report, _: Look) -> str:
    from bgtlint.reporting.json_report import render_json

    return render_json(report)


def _html(report: Report, _: Look) -> str:
    from bgtlint.reporting.html_report import render_html

    return render_html(report)


FORMATS: Mapping[str, Callable[[Report, Look], str]] = MappingProxyType(
    {"text": _text, "json": _json, "html": _html}
)
"""Reporters by format name; each imports what it needs when it is called."""
