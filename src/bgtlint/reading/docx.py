"""Word documents (WordprocessingML, ECMA-376 part 1): paragraphs -> lines, tables -> grids."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count

from lxml import etree

from bgtlint.model import Diagnostic, Grid, Line, Page
from bgtlint.reading import archive
from bgtlint.reading.detect import WORD_PART, detect
from bgtlint.reading.limits import Limits
from bgtlint.reading.wordhidden import hidden_styles, take_out_hidden
from bgtlint.reading.wordtable import read_table
from bgtlint.reading.wordtext import Element, boxed, children, local, paragraph_text, value

DAMAGED = Diagnostic("docx-damaged")
DEEPEST = 3
OFFICE = ("Excel.", "Word.")


@dataclass(slots=True)
class _Parts:
    """What the reading of one document needs at hand: its file, limits, links and findings."""

    data: bytes
    limits: Limits
    links: dict[str, str]
    depth: int
    opened: Iterator[int]
    diagnostics: list[Diagnostic] = field(default_factory=list)


def read_docx(
    data: bytes, limits: Limits, depth: int = 0, opened: Iterator[int] | None = None
) -> Iterator[Page] | Diagnostic:
    """Read the main part of a Word file as one page without a number, or say why not.

    Insertions are kept, deletions are not; of alternative contents only the preferred choice is
    read. Hidden text is left out and named. Documents and web pages put in whole (altChunk) are
    read in their place, `depth` counts how far one is inside another and `opened` how many there
    were in all; a workbook put in as an object is named. Headers, footers, notes and list
    numbers are not read.
    """
    part = next((name for name in archive.names(data) or () if WORD_PART.fullmatch(name)), None)
    if part is None:
        return DAMAGED
    refusal = archive.refusal(data, limits)
    if refusal:
        return refusal
    try:
        root = _xml(archive.entry(data, part) or b"")
        styles = archive.entry(data, posixpath.join(posixpath.dirname(part), "styles.xml"))
        hidden = take_out_hidden(root, hidden_styles(_xml(styles) if styles else None))
        body = next((item for item in root if local(item) == "body"), None)
        if body is None:
            return DAMAGED
        parts = _Parts(data, limits, dict(_links(data, part)), depth, opened or count(1))
        blocks = tuple(_numbered(_blocks(body, parts)))
    except (etree.XMLSyntaxError, RecursionError):  # broken XML; elements nested too deep
        return DAMAGED
    if not blocks and next(root.iter("{*}blip", "{*}imagedata"), None) is not None:
        parts.diagnostics.append(Diagnostic("docx-image-only"))
    if hidden:
        parts.diagnostics.append(Diagnostic("docx-hidden", detail=str(hidden)))
    return iter((Page(None, blocks, tuple(parts.diagnostics)),))


def _xml(xml: bytes) -> Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_pis=True
    )
    return etree.fromstring(xml, parser)


def _links(data: bytes, part: str) -> Iterator[tuple[str, str]]:
    """Give the entries of the file that a part links to, by the links' ids."""
    folder, name = posixpath.split(part)
    xml = archive.entry(data, posixpath.join(folder, "_rels", f"{name}.rels"))
    for link in _xml(xml) if xml else ():
        target = link.get("Target") or ""
        if link.get("TargetMode") != "External":
            path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            yield link.get("Id") or "", posixpath.normpath(path)


def _numbered(blocks: Iterator[Line | Grid]) -> Iterator[Line | Grid]:
    table = 0
    for block in blocks:
        if isinstance(block, Grid):
            table += 1
            yield replace(block, table=table)
        else:
            yield block


def _blocks(container: Element, parts: _Parts) -> Iterator[Line | Grid]:
    for item in children(container):
        if local(item) == "p":
            text = paragraph_text(item).strip("\n")
            if text.strip():
                yield Line(text.strip())
            yield from _word_art(item)
            for box in boxed(item):
                yield from _blocks(box, parts)
            _name_objects(item, parts)
        elif local(item) == "tbl":
            yield from read_table(item)
            _name_objects(item, parts)
        elif local(item) == "altChunk":
            yield from _put_in(item, parts)


def _word_art(paragraph: Element) -> Iterator[Line]:
    """Give the words of old decorated titles (VML text on a path)."""
    for path in paragraph.iter("{*}textpath"):
        words = value(path, "string") or ""
        if words.strip():
            yield Line(words.strip())


def _name_objects(element: Element, parts: _Parts) -> None:
    """Name the workbooks and documents that stand in the text as objects, shown as pictures."""
    for item in element.iter("{*}OLEObject"):
        program = value(item, "ProgID") or ""
        if program.startswith(OFFICE):
            parts.diagnostics.append(Diagnostic("docx-object", detail=program))


def _put_in(item: Element, parts: _Parts) -> Iterator[Line | Grid]:
    """Read a document that is put in whole; what cannot be read is named."""
    name = parts.links.get(value(item, "id") or "", "")
    number, most = next(parts.opened), parts.limits.parts
    if number > most:
        if number == most + 1:
            parts.diagnostics.append(Diagnostic("limit-parts", detail=f"> {most}"))
        return
    content = archive.entry(parts.data, name)
    found: Iterator[Page] | Diagnostic = Diagnostic("docx-part-unread", detail=name)
    if content is not None and parts.depth < DEEPEST:
        found = _read_part(content, name, parts)
    if isinstance(found, Diagnostic):
        parts.diagnostics.append(found)
        return
    for page in found:
        parts.diagnostics += page.diagnostics
        yield from page.blocks


def _read_part(content: bytes, name: str, parts: _Parts) -> Iterator[Page] | Diagnostic:
    from bgtlint.reading.html import read_html, read_mhtml
    from bgtlint.reading.text import read_text

    kind = detect(content).format
    if kind == "docx":
        return read_docx(content, parts.limits, parts.depth + 1, parts.opened)
    if kind in {"html", "mhtml"}:
        return (read_html if kind == "html" else read_mhtml)(content, parts.limits)
    if kind in {"text", "csv"}:
        return read_text(content, parts.limits)[1]
    return Diagnostic("docx-part-unread", detail=name)
