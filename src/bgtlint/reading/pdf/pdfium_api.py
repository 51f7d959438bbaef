"""PDFium's C functions as plain prototypes.

The bindings of `pypdfium2_raw` check and convert every argument; a table page takes some thousand
calls, so each function is typed once more with plain numbers and addresses. Names and arguments:
public/fpdfview.h, fpdf_text.h, fpdf_edit.h and fpdf_transformpage.h of PDFium.
"""

import ctypes
from collections.abc import Callable
from functools import cache
from types import ModuleType
from typing import Any, NamedTuple

Call = Callable[..., int]
Kind = type["ctypes._SimpleCData[Any]"]
P, N, D, S = ctypes.c_void_p, ctypes.c_int, ctypes.c_double, ctypes.c_char_p
W, V = ctypes.c_ulong, None

PATH, IMAGE, FORM = 2, 3, 5
LINE_TO, BEZIER_TO, MOVE_TO = 0, 1, 2
PASSWORD_ERROR = 4


class Library(NamedTuple):
    """PDFium's functions; handles and addresses are integers, None is a null handle."""

    load_document: Call
    last_error: Call
    close_document: Call
    page_count: Call
    load_page: Call
    close_page: Call
    page_box: Call
    page_rotation: Call
    turn_page: Call
    load_text: Call
    close_text: Call
    count_chars: Call
    get_text: Call
    unicode: Call
    loose_box: Call
    is_generated: Call
    is_hyphen: Call
    is_unmapped: Call
    char_matrix: Call
    font_size: Callable[..., float]
    count_objects: Call
    page_object: Call
    object_type: Call
    bounds: Call
    matrix: Call
    draw_mode: Call
    fill_colour: Call
    stroke_colour: Call
    count_segments: Call
    segment: Call
    segment_point: Call
    segment_type: Call
    segment_closes: Call
    count_form_objects: Call
    form_object: Call
    clip_path: Call
    count_clips: Call
    count_clip_segments: Call
    clip_segment: Call


PROTOTYPES: dict[str, tuple[Any, ...]] = {
    "load_document": ("FPDF_LoadMemDocument64", P, P, ctypes.c_size_t, S),
    "last_error": ("FPDF_GetLastError", W),
    "close_document": ("FPDF_CloseDocument", V, P),
    "page_count": ("FPDF_GetPageCount", N, P),
    "load_page": ("FPDF_LoadPage", P, P, N),
    "close_page": ("FPDF_ClosePage", V, P),
    "page_box": ("FPDF_GetPageBoundingBox", N, P, P),
    "page_rotation": ("FPDFPage_GetRotation", N, P),
    "turn_page": ("FPDFPage_TransFormWithClip", N, P, P, P),
    "load_text": ("FPDFText_LoadPage", P, P),
    "close_text": ("FPDFText_ClosePage", V, P),
    "count_chars": ("FPDFText_CountChars", N, P),
    "get_text": ("FPDFText_GetText", N, P, N, N, P),
    "unicode": ("FPDFText_GetUnicode", ctypes.c_uint, P, N),
    "loose_box": ("FPDFText_GetLooseCharBox", N, P, N, P),
    "is_generated": ("FPDFText_IsGenerated", N, P, N),
    "is_hyphen": ("FPDFText_IsHyphen", N, P, N),
    "is_unmapped": ("FPDFText_HasUnicodeMapError", N, P, N),
    "char_matrix": ("FPDFText_GetMatrix", N, P, N, P),
    "font_size": ("FPDFText_GetFontSize", D, P, N),
    "count_objects": ("FPDFPage_CountObjects", N, P),
    "page_object": ("FPDFPage_GetObject", P, P, N),
    "object_type": ("FPDFPageObj_GetType", N, P),
    "bounds": ("FPDFPageObj_GetBounds", N, P, P, P, P, P),
    "matrix": ("FPDFPageObj_GetMatrix", N, P, P),
    "draw_mode": ("FPDFPath_GetDrawMode", N, P, P, P),
    "fill_colour": ("FPDFPageObj_GetFillColor", N, P, P, P, P, P),
    "stroke_colour": ("FPDFPageObj_GetStrokeColor", N, P, P, P, P, P),
    "count_segments": ("FPDFPath_CountSegments", N, P),
    "segment": ("FPDFPath_GetPathSegment", P, P, N),
    "segment_point": ("FPDFPathSegment_GetPoint", N, P, P, P),
    "segment_type": ("FPDFPathSegment_GetType", N, P),
    "segment_closes": ("FPDFPathSegment_GetClose", N, P),
    "count_form_objects": ("FPDFFormObj_CountObjects", N, P),
    "form_object": ("FPDFFormObj_GetObject", P, P, W),
    "clip_path": ("FPDFPageObj_GetClipPath", P, P),
    "count_clips": ("FPDFClipPath_CountPaths", N, P),
    "count_clip_segments": ("FPDFClipPath_CountPathSegments", N, P, N),
    "clip_segment": ("FPDFClipPath_GetPathSegment", P, P, N, N),
}


@cache
def library() -> Library:
    """Load PDFium once and start it.

    The prototypes keep the interpreter's lock: PDFium must not be called from two threads.
    """
    import pypdfium2_raw as raw

    raw.FPDF_InitLibrary()
    return Library(**{name: _typed(raw, *row) for name, row in PROTOTYPES.items()})


def _typed(raw: ModuleType, name: str, result: Kind | None, *arguments: Kind) -> Call:
    address = ctypes.cast(getattr(raw, name), ctypes.c_void_p).value or 0
    typed: Call = ctypes.PYFUNCTYPE(result, *arguments)(address)
    return typed
