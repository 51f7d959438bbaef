"""The report as one HTML file without scripts or outside references."""

import base64
import hashlib
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from bgtlint.model import Report
from bgtlint.reporting.html_view import arrange
from bgtlint.reporting.said import reasons_text
from bgtlint.reporting.sanitise import clean
from bgtlint.reporting.tally import judged, tally, verdict
from bgtlint.reporting.texts import speaker


def render_html(report: Report) -> str:
    """Write a report as one self-contained page; the same report gives the same bytes.

    Every text is cleaned and escaped on its way out; the page's policy allows its own style
    and nothing else.
    """
    say = speaker(report.lang)
    style = _style()
    return (
        _environment()
        .get_template("report.html.j2")
        .render(
            report=report,
            lang="en" if report.lang == "en" else "zh-CN",
            say=say,
            style=Markup(style),
            style_hash=_digest(style),
            verdict=verdict(report),
            counts=tally(report.documents),
            judged=judged(report.coverage),
            parts=arrange(report, say),
            reasons_text=reasons_text,
        )
    )


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("bgtlint.reporting"),
        autoescape=True,
        finalize=_safe,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _safe(value: object) -> object:
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def _style() -> str:
    return files("bgtlint.reporting").joinpath("templates", "report.css").read_text("utf-8")


def _digest(style: str) -> str:
    return base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
