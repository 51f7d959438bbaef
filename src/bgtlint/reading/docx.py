"""Word documents (WordprocessingML, ECMA-376 part 1): paragraphs -> lines, tables -> grids."""

from collections.abc import Iterator

from lxml import etree

from bgtlint.model import Diagnostic, Grid, Line, Page
from bgtlint.reading import archive
from bgtlint.reading.detect import WORD_PART
from bgtlint.reading.limits import Limits
from bgtlint.reading.wordtable import read_table
from bgtlint.reading.wordtext import Element, boxed, children, local, paragraph_text

DAMAGED = Diagnostic("docx-damaged")


def read_docx(data: bytes, limits: Limits) -> Iterator[Page] | Diagnostic:
    """Read the main part of a Word file as one page without a number, or say why not.

    Insertions are kept, deletions and hidden text are not; of alternative contents only the
    preferred choice is read. Headers, footers, notes and list numbers are not read.
    """
    part = next((name for name in archive.names(data) or () if WORD_PART.fullmatch(name)), None)
    if part is None:
        return DAMAGED
    refusal = archive.refusal(data, limits)
    if refusal:
        return refusal
    xml = archive.entry(data, part)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_pis=True
    )
    try:
        root = etree.fromstring(xml or b"", parser)
        body = next((child for child in root if local(child) == "body"), None)
        blocks = None if body is None else tuple(_numbered(_blocks(body)))
    except (etree.XMLSyntaxError, RecursionError):  # broken XML; elements nested too deep
        return DAMAGED
    return DAMAGED if blocks is None else iter((Page(None, blocks),))


def _numbered(blocks: Iterator[Line | Grid]) -> Iterator[Line | Grid]:
    table = 0
    for block in blocks:
        if isinstance(block, Grid):
            table += 1
            yield Grid(None, table, block.rows, block.columns, block.cells)
        else:
            yield block


def _blocks(container: Element) -> Iterator[Line | Grid]:
    for child in children(container):
        if local(child) == "p":
            text = paragraph_text(child).strip("\n")
            if text.strip():
                yield Line(text.strip())
            for box in boxed(child):
                yield from _blocks(box)
        elif local(child) == "tbl":
            yield from read_table(child)
