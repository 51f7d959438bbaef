"""PDFium's C functions as plain prototypes.

The bindings of `pypdfium2_raw` check and convert every argument; a table page takes some thousand
calls. So each function is declared once more without arguments: ctypes then passes handles,
`byref()`s and integers of 32 bits as they are, in a third of the time. The functions with wider
arguments are in `TYPED`. Names and arguments: public/fpdfview.h, fpdf_text.h, fpdf_edit.h,
fpdf_annot.h, fpdf_flatten.h and fpdf_transformpage.h of PDFium.
"""

import ctypes
from collections.abc import Callable
from functools import cache
from types import ModuleType
from typing import Any, NamedTuple

Call = Callable[..., int]
Kind = type["ctypes._SimpleCData[Any]"]
Address = object  # what ctypes.byref() gives

TEXT, PATH, IMAGE, SHADING, FORM = 1, 2, 3, 4, 5
LINE_TO, BEZIER_TO, MOVE_TO = 0, 1, 2
PASSWORD_ERROR = 4
FREE_TEXT, WIDGET = 3, 20
FLATTENED = 1
INVISIBLE, ONLY_CLIPS = 3, 7


class Handle(ctypes.c_void_p):
    """What PDFium calls a document, a page, an object …; false when there is none."""


class Library(NamedTuple):
    """PDFium's functions; `None` stands for no handle."""

    load_document: Callable[..., Handle]
    last_error: Call
    close_document: Call
    page_count: Call
    load_page: Callable[..., Handle]
    close_page: Call
    count_annotations: Call
    annotation: Callable[..., Handle]
    annotation_type: Call
    close_annotation: Call
    remove_annotation: Call
    annotation_flags: Call
    appearance: Call
    annotation_string: Call
    flatten: Call
    page_box: Call
    page_rotation: Call
    load_text: Callable[..., Handle]
    close_text: Call
    count_chars: Call
    get_text: Call
    unicode: Call
    loose_box: Call
    is_hyphen: Call
    is_unmapped: Call
    char_matrix: Call
    char_origin: Call
    font_size: Callable[..., float]
    text_object: Callable[..., Handle]
    text_mode: Call
    text_colour: Call
    char_box: Call
    transform: Call
    count_objects: Call
    page_object: Callable[..., Handle]
    object_type: Call
    bounds: Call
    matrix: Call
    is_transparent: Call
    draw_mode: Call
    fill_colour: Call
    stroke_colour: Call
    count_segments: Call
    segment: Callable[..., Handle]
    segment_point: Call
    segment_type: Call
    segment_closes: Call
    count_form_objects: Call
    form_object: Callable[..., Handle]
    clip_path: Callable[..., Handle]
    count_clips: Call
    count_clip_segments: Call
    clip_segment: Callable[..., Handle]
    image_bitmap: Callable[..., Handle]
    rendered_bitmap: Callable[..., Handle]
    bitmap_width: Call
    bitmap_height: Call
    bitmap_stride: Call
    bitmap_format: Call
    bitmap_buffer: Callable[..., Handle]
    close_bitmap: Call


PROTOTYPES: dict[str, tuple[str, Kind | None]] = {
    "load_document": ("FPDF_LoadMemDocument64", Handle),
    "last_error": ("FPDF_GetLastError", ctypes.c_ulong),
    "close_document": ("FPDF_CloseDocument", None),
    "page_count": ("FPDF_GetPageCount", ctypes.c_int),
    "load_page": ("FPDF_LoadPage", Handle),
    "close_page": ("FPDF_ClosePage", None),
    "count_annotations": ("FPDFPage_GetAnnotCount", ctypes.c_int),
    "annotation": ("FPDFPage_GetAnnot", Handle),
    "annotation_type": ("FPDFAnnot_GetSubtype", ctypes.c_int),
    "close_annotation": ("FPDFPage_CloseAnnot", None),
    "remove_annotation": ("FPDFPage_RemoveAnnot", ctypes.c_int),
    "annotation_flags": ("FPDFAnnot_GetFlags", ctypes.c_int),
    "appearance": ("FPDFAnnot_GetAP", ctypes.c_ulong),
    "annotation_string": ("FPDFAnnot_GetStringValue", ctypes.c_ulong),
    "flatten": ("FPDFPage_Flatten", ctypes.c_int),
    "page_box": ("FPDF_GetPageBoundingBox", ctypes.c_int),
    "page_rotation": ("FPDFPage_GetRotation", ctypes.c_int),
    "load_text": ("FPDFText_LoadPage", Handle),
    "close_text": ("FPDFText_ClosePage", None),
    "count_chars": ("FPDFText_CountChars", ctypes.c_int),
    "get_text": ("FPDFText_GetText", ctypes.c_int),
    "unicode": ("FPDFText_GetUnicode", ctypes.c_uint),
    "loose_box": ("FPDFText_GetLooseCharBox", ctypes.c_int),
    "is_hyphen": ("FPDFText_IsHyphen", ctypes.c_int),
    "is_unmapped": ("FPDFText_HasUnicodeMapError", ctypes.c_int),
    "char_matrix": ("FPDFText_GetMatrix", ctypes.c_int),
    "char_origin": ("FPDFText_GetCharOrigin", ctypes.c_int),
    "font_size": ("FPDFText_GetFontSize", ctypes.c_double),
    "text_object": ("FPDFText_GetTextObject", Handle),
    "text_mode": ("FPDFTextObj_GetTextRenderMode", ctypes.c_int),
    "text_colour": ("FPDFText_GetFillColor", ctypes.c_int),
    "char_box": ("FPDFText_GetCharBox", ctypes.c_int),
    "transform": ("FPDFPage_TransFormWithClip", ctypes.c_int),
    "count_objects": ("FPDFPage_CountObjects", ctypes.c_int),
    "page_object": ("FPDFPage_GetObject", Handle),
    "object_type": ("FPDFPageObj_GetType", ctypes.c_int),
    "bounds": ("FPDFPageObj_GetBounds", ctypes.c_int),
    "matrix": ("FPDFPageObj_GetMatrix", ctypes.c_int),
    "is_transparent": ("FPDFPageObj_HasTransparency", ctypes.c_int),
    "draw_mode": ("FPDFPath_GetDrawMode", ctypes.c_int),
    "fill_colour": ("FPDFPageObj_GetFillColor", ctypes.c_int),
    "stroke_colour": ("FPDFPageObj_GetStrokeColor", ctypes.c_int),
    "count_segments": ("FPDFPath_CountSegments", ctypes.c_int),
    "segment": ("FPDFPath_GetPathSegment", Handle),
    "segment_point": ("FPDFPathSegment_GetPoint", ctypes.c_int),
    "segment_type": ("FPDFPathSegment_GetType", ctypes.c_int),
    "segment_closes": ("FPDFPathSegment_GetClose", ctypes.c_int),
    "count_form_objects": ("FPDFFormObj_CountObjects", ctypes.c_int),
    "form_object": ("FPDFFormObj_GetObject", Handle),
    "clip_path": ("FPDFPageObj_GetClipPath", Handle),
    "count_clips": ("FPDFClipPath_CountPaths", ctypes.c_int),
    "count_clip_segments": ("FPDFClipPath_CountPathSegments", ctypes.c_int),
    "clip_segment": ("FPDFClipPath_GetPathSegment", Handle),
    "image_bitmap": ("FPDFImageObj_GetBitmap", Handle),
    "rendered_bitmap": ("FPDFImageObj_GetRenderedBitmap", Handle),
    "bitmap_width": ("FPDFBitmap_GetWidth", ctypes.c_int),
    "bitmap_height": ("FPDFBitmap_GetHeight", ctypes.c_int),
    "bitmap_stride": ("FPDFBitmap_GetStride", ctypes.c_int),
    "bitmap_format": ("FPDFBitmap_GetFormat", ctypes.c_int),
    "bitmap_buffer": ("FPDFBitmap_GetBuffer", Handle),
    "close_bitmap": ("FPDFBitmap_Destroy", None),
}
TYPED: dict[str, tuple[Kind, ...]] = {
    "load_document": (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_char_p),
    "form_object": (ctypes.c_void_p, ctypes.c_ulong),
    "appearance": (ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p, ctypes.c_ulong),
    "annotation_string": (ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p, ctypes.c_ulong),
}


@cache
def library() -> Library:
    """Load PDFium once and start it.

    The prototypes keep the interpreter's lock: PDFium must not be called from two threads.
    """
    import pypdfium2_raw as raw

    raw.FPDF_InitLibrary()
    return Library(
        **{
            field: _plain(raw, name, result, TYPED.get(field, ()))
            for field, (name, result) in PROTOTYPES.items()
        }
    )


def _plain(raw: ModuleType, name: str, result: Kind | None, arguments: tuple[Kind, ...]) -> Any:  # noqa: ANN401
    address = ctypes.cast(getattr(raw, name), ctypes.c_void_p).value or 0
    return ctypes.PYFUNCTYPE(result, *arguments)(address)
