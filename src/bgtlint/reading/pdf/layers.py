"""Layers that are switched off: what belongs to them is in the file and not on the page.

Format: PDF 32000-1, 8.11 (optional content).
"""

import io
from collections.abc import Iterator, Mapping
from typing import Any

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFObjRef, PDFStream, resolve1

from bgtlint.reading.pdf.plumber import BROKEN

DEEPEST = 8


def pages_with_hidden_layers(data: bytes) -> Mapping[int, str]:
    """Give the pages, counted from 1, that name a layer which is off, and that layer's name."""
    found: dict[int, str] = {}
    try:
        document = PDFDocument(PDFParser(io.BytesIO(data)))
        off = _off(document)
        for number, page in enumerate(PDFPage.create_pages(document) if off else (), 1):
            name = next(_hidden(page.resources, off, 0), None)
            if name is not None:
                found[number] = name
    except BROKEN:
        return found
    return found


def _off(document: PDFDocument) -> Mapping[int, str]:
    """Give the names of the layers that are off when the file is opened, by object number."""
    properties = _dictionary(document.catalog.get("OCProperties"))
    default = _dictionary(properties.get("D"))
    layers = [ref for ref in _list(properties.get("OCGs")) if isinstance(ref, PDFObjRef)]
    off = {ref.objid for ref in _list(default.get("OFF")) if isinstance(ref, PDFObjRef)}
    if getattr(resolve1(default.get("BaseState")), "name", "") == "OFF":
        on = {ref.objid for ref in _list(default.get("ON")) if isinstance(ref, PDFObjRef)}
        off |= {ref.objid for ref in layers} - on
    return {ref.objid: _name(ref) for ref in layers if ref.objid in off}


def _name(layer: object) -> str:
    name = resolve1(_dictionary(layer).get("Name"))
    if not isinstance(name, bytes):
        return ""
    return name.decode("utf-16", "replace") if name[:2] == b"\xfe\xff" else name.decode("latin-1")


def _hidden(resources: object, off: Mapping[int, str], depth: int) -> Iterator[str]:
    """Give the names of the layers that are off among those that resources speak of."""
    known = _dictionary(resources)
    for content in _dictionary(known.get("Properties")).values():
        yield from _layers(content, off)
    for item in _dictionary(known.get("XObject")).values():
        stream = resolve1(item)
        if isinstance(stream, PDFStream):
            yield from _layers(stream.attrs.get("OC"), off)
            if depth < DEEPEST:
                yield from _hidden(stream.attrs.get("Resources"), off, depth + 1)


def _layers(content: object, off: Mapping[int, str]) -> Iterator[str]:
    """Follow a layer, or the layers that a membership dictionary names."""
    members = _dictionary(content).get("OCGs")
    for ref in [content, members, *_list(members)]:
        if isinstance(ref, PDFObjRef) and ref.objid in off:
            yield off[ref.objid]


def _dictionary(found: object) -> dict[str, Any]:
    value = resolve1(found)
    return value if isinstance(value, dict) else {}


def _list(found: object) -> list[Any]:
    value = resolve1(found)
    return value if isinstance(value, list) else []
