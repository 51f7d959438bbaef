"""Form fields and notes of a page: what they show becomes a part of it."""

import ctypes
from typing import NamedTuple

from bgtlint.reading.pdf.pdfium_api import FLATTENED, FREE_TEXT, WIDGET, Handle, Library

PRINTED = frozenset({FREE_TEXT, WIDGET})
NORMAL = 0
HIDDEN = 2 | 32
"""The flags of what is shown nowhere, or on paper only. Table: PDF 32000-1, 12.5.3."""
EMPTY = 2
LONGEST = 512


class Filled(NamedTuple):
    """A page with its fields, and the value of one that is nowhere drawn."""

    page: Handle
    unseen: str


def with_fields(api: Library, document: Handle, index: int) -> Filled:
    """Load a page; what fields and typed notes show becomes a part of its contents.

    Other notes (stamps, marks, links) lie on the page and are left out.
    """
    page = api.load_page(document, index)
    count = api.count_annotations(page) if page else 0
    printed, unseen = False, ""
    for number in reversed(range(count)):
        annotation = api.annotation(page, number)
        kind = api.annotation_type(annotation)
        if kind == WIDGET and not api.annotation_flags(annotation) & HIDDEN:
            unseen = unseen or _undrawn(api, annotation)
        api.close_annotation(annotation)
        if kind in PRINTED:
            printed = True
    if not printed:
        return Filled(page, unseen)
    for number in reversed(range(count)):
        annotation = api.annotation(page, number)
        kind = api.annotation_type(annotation)
        api.close_annotation(annotation)
        if kind not in PRINTED:
            api.remove_annotation(page, number)
    if api.flatten(page, 0) == FLATTENED:
        api.close_page(page)
        page = api.load_page(document, index)
    return Filled(page, unseen)


def _undrawn(api: Library, annotation: Handle) -> str:
    """Give the text that a field holds and does not draw."""
    if api.appearance(annotation, NORMAL, None, 0) > EMPTY:
        return ""
    room = (ctypes.c_ushort * LONGEST)()
    length = api.annotation_string(annotation, b"V", ctypes.byref(room), 2 * LONGEST)
    return bytes(room)[: min(length, 2 * LONGEST) - EMPTY].decode("utf-16-le", "replace")
