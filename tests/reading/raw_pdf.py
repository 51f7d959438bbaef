"""PDFs written object by object, for what no drawing library would write."""

from collections.abc import Mapping

FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
GRID = (
    b"50 700 m 350 700 l S 50 720 m 350 720 l S 50 740 m 350 740 l S "
    b"50 700 m 50 740 l S 150 700 m 150 740 l S 250 700 m 250 740 l S 350 700 m 350 740 l S "
)


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """Give the body of a stream object."""
    return b"<<%b/Length %d>>stream\n%b\nendstream" % (entries, len(content), content)


def words(x: float, y: float, string: str, size: float = 9) -> bytes:
    """Give the operators that print a Latin text."""
    return b" BT /F %g Tf %g %g Td (%b) Tj ET " % (size, x, y, string.encode())


def form(content: bytes, entries: bytes = b"") -> bytes:
    """Give the body of a form XObject that knows the font and further resources."""
    resources = b"/Resources<</Font<</F 5 0 R>>%b>>" % entries
    head = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]" + resources
    return stream(content, head)


def file_of(objects: Mapping[int, bytes]) -> bytes:
    """Write a file whose catalogue is object 1."""
    out = b"%PDF-1.7\n"
    places = dict.fromkeys(range(1, max(objects) + 1), 0)
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places.values())
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    tail = b"trailer\n<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n"
    return out + head + table + tail % (len(places) + 1, len(out))


def one_page(
    content: bytes,
    *,
    box: str = "0 0 595 842",
    resources: bytes = b"",
    more: Mapping[int, bytes] | None = None,
) -> bytes:
    """Write a file of one page; its font F is object 5, further objects count from 10."""
    page = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[%b]/Contents 4 0 R"
        b"/Resources<</Font<</F 5 0 R>>%b>>>>" % (box.encode(), resources)
    )
    return file_of(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            3: page,
            4: stream(content),
            5: FONT,
            **(more or {}),
        }
    )
