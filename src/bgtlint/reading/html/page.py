"""The elements of a web page -> lines and grids; pages saved with their parts (MHTML)."""

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from bgtlint.model import Diagnostic, Grid, Line, Page
from bgtlint.reading.html.charset import decode_html
from bgtlint.reading.html.table import TALLEST, WIDEST, CellFlow, Flow, TableFlow, numbered, spans
from bgtlint.reading.limits import Limits, over
from bgtlint.reading.wordtext import Element

DROPPED = frozenset(
    ("script", "style", "title", "noscript", "template", "xml", "object", "iframe", "svg",
     "math", "head", "button", "datalist", "del")
)  # fmt: skip
BLOCKS = frozenset(
    ("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd", "pre",
     "center", "section", "article", "header", "footer", "main", "nav", "aside", "form", "hr",
     "br", "blockquote", "address", "fieldset", "legend", "figure", "figcaption", "body",
     "tr", "td", "th", "caption", "table")
)  # fmt: skip
TOO_DEEP = "xcessive depth"
BLANK = " \t\n\r\f"
TAG = re.compile(r"""<[a-zA-Z](?:[^<>"']|"[^"]*"|'[^']*')*+""")
QUOTED = re.compile(r""""[^"]*"|'[^']*'""")
CELL = re.compile("<t[dh][\\s>]", re.IGNORECASE)
LONG_TAG = 10_000
SPACER = 5


def read_html(data: bytes, limits: Limits) -> Iterator[Page] | Diagnostic:
    """Read a web page as one page without a number, or say why not.

    Scripts, styles and what the page hides are left out; hidden text is named in a note. A table
    inside another is a grid of its own, and the outer cell keeps its own text.
    """
    page = _page(data, limits, 1)
    return Diagnostic("html-damaged") if page is None else iter((page,))


def read_mhtml(data: bytes, limits: Limits) -> Iterator[Page] | Diagnostic:
    """Read the web pages inside a file saved as one (MHTML), each as a page."""
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    pages: list[Page] = []
    number = 1
    for part in message.walk():
        content = part.get_payload(decode=True)
        if part.get_content_type() != "text/html" or not isinstance(content, bytes):
            continue
        page = _page(content, limits, number, part.get_content_charset())
        if page is None:
            return Diagnostic("html-damaged")
        number += sum(isinstance(block, Grid) for block in page.blocks)
        pages.append(page)
    return iter(pages) if pages else Diagnostic("html-damaged")


def _page(data: bytes, limits: Limits, number: int, charset: str | None = None) -> Page | None:
    decoded = decode_html(data, charset)
    if crowded := over("attributes", _most_attributes(decoded.text), limits.attributes):
        return Page(None, (), (crowded,))
    if too_many := over("cells", sum(1 for _ in CELL.finditer(decoded.text)), limits.cells):
        return Page(None, (), (too_many,))
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True
    )
    try:
        root = etree.fromstring(decoded.text.replace("\0", "").encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if root is None:
        return None
    walk = _Walk(limits.cells)
    walk.over(root)
    diagnostics = []
    if any(TOO_DEEP in entry.message for entry in parser.error_log):
        diagnostics.append(Diagnostic("limit-nesting"))
    if decoded.lost:
        diagnostics.append(Diagnostic("text-bytes-lost", detail=str(decoded.lost)))
    if walk.hidden:
        diagnostics.append(Diagnostic("html-hidden", detail=str(walk.hidden)))
    blocks: list[Line | Grid] = []
    for block in numbered(walk.page.items, number):
        places = block.rows * block.columns if isinstance(block, Grid) else 0
        too_many = over("cells", places, limits.cells)
        if too_many:
            diagnostics.append(too_many)
        else:
            blocks.append(block)
    return Page(None, tuple(blocks), tuple(diagnostics))


def _most_attributes(text: str) -> int:
    """Count the attributes of the tag that has most; the parser compares each with all others."""
    tags = (found[0] for found in TAG.finditer(text) if len(found[0]) > LONG_TAG)
    return max((len(QUOTED.sub("", tag).split()) - 1 for tag in tags), default=0)


@dataclass(slots=True)
class _Walk:
    """A walk over the elements in order, with the open tables and cells.

    `most` is how many places a table may have.
    """

    most: int
    page: Flow = field(default_factory=Flow)
    flows: list[Flow] = field(default_factory=list)
    tables: list[TableFlow] = field(default_factory=list)
    pre: int = 0
    hidden: int = 0

    def over(self, root: Element) -> None:
        """Walk over a page; without recursion, however deep its elements are nested."""
        self.flows.append(self.page)
        steps = etree.iterwalk(root, events=("start", "end"))
        dropped: Element | None = None
        for event, element in steps:
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "start":
                if dropped is None and self._is_dropped(element, tag):
                    dropped = element
                if dropped is None:
                    self._start(element, tag)
            else:
                if dropped is None:
                    self._end(tag)
                elif dropped is element:
                    dropped = None
                if dropped is None and element.tail:
                    self._text(element.tail)
        self.page.end_line()

    def _is_dropped(self, element: Element, tag: str) -> bool:
        if tag in DROPPED:
            return True
        style = (element.get("style") or "").lower().replace(" ", "")
        if "display:none" in style or "visibility:hidden" in style or "hidden" in element.attrib:
            self.hidden += bool("".join(map(str, element.itertext())).strip())
            return True
        return False

    def _start(self, element: Element, tag: str) -> None:
        flow = self.flows[-1]
        if tag in BLOCKS:
            flow.end_line()
        self.pre += tag == "pre"
        if tag == "table":
            self.tables.append(TableFlow(self.most))
            self.flows.append(Flow())
        elif tag == "tr" and self.tables:
            self.tables[-1].rows.append([])
        elif tag in {"td", "th"} and self.tables:
            rows = self.tables[-1].rows
            cell = CellFlow(
                rows=spans(element.get("rowspan"), TALLEST),
                columns=spans(element.get("colspan"), WIDEST),
            )
            if not rows:
                rows.append([])
            rows[-1].append(cell)
            self.flows.append(cell)
        elif tag == "caption" and self.tables:
            self.flows.append(self.tables[-1].caption)
        elif tag == "img" and isinstance(flow, CellFlow):
            flow.pictured = flow.pictured or _is_seen(element)
        elif tag == "select":
            flow.open.append(_chosen(element))
        elif tag == "input":
            flow.open.append(_entered(element))
        if element.text and tag not in {"select", "option", "optgroup"}:
            self._text(element.text)

    def _end(self, tag: str) -> None:
        if tag in BLOCKS:
            self.flows[-1].end_line()
        self.pre -= tag == "pre"
        if tag == "table":
            loose = self.flows.pop()
            self.flows[-1].items += [*loose.items, *self.tables.pop().items()]
        elif tag in {"td", "th", "caption"} and self.tables:
            self.flows.pop()

    def _text(self, text: str) -> None:
        flow = self.flows[-1]
        if self.pre:
            first, *rest = text.replace("\r\n", "\n").split("\n")
            flow.open.append(first)
            for line in rest:
                flow.end_line()
                flow.open.append(line)
            return
        bare = _collapsed(text)
        if bare == " " and (not flow.open or flow.open[-1].endswith(" ")):
            return
        flow.open.append(bare)


def _collapsed(text: str) -> str:
    """Make one blank of each run of blanks and line ends; no-break blanks stay."""
    lead = " " if text[0] in BLANK else ""
    tail = " " if text[-1] in BLANK else ""
    for sign in BLANK[1:]:
        text = text.replace(sign, " ")
    words = " ".join(filter(None, text.split(" ")))
    return f"{lead}{words}{tail}" if words else " "


def _is_seen(image: Element) -> bool:
    """Tell whether a picture is more than a spacer of a few points."""
    sizes = ((image.get(name) or "").strip().removesuffix("px") for name in ("width", "height"))
    return all(int(size) > SPACER for size in sizes if size.isdecimal() and size.isascii())


def _chosen(select: Element) -> str:
    options = list(select.iter("option"))
    chosen = next((item for item in options if "selected" in item.attrib), None)
    shown = chosen if chosen is not None else next(iter(options), None)
    return "" if shown is None else " ".join("".join(map(str, shown.itertext())).split())


def _entered(item: Element) -> str:
    kind = (item.get("type") or "text").lower()
    if kind in {"checkbox", "radio"}:
        return "☑" if "checked" in item.attrib else "☐"
    return (item.get("value") or "") if kind in {"text", "number", "date", "tel"} else ""
