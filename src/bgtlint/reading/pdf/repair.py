"""PDFs that lost their end, and with it the trailer that names the root."""

import re
import zlib
from collections.abc import Sequence

from pdfminer.ascii85 import ascii85decode
from pdfminer.pdftypes import (
    LITERALS_ASCII85_DECODE,
    LITERALS_FLATE_DECODE,
    PDFStream,
    resolve1,
)

CATALOG = re.compile(
    rb"\b(\d{1,9})\s+(\d{1,5})\s+obj\s*<<(?:(?!endobj).){0,2000}?/Type\s*/Catalog", re.DOTALL
)
END = b"endobj"
CHECKED = 64 * 1024 * 1024


def with_root(data: bytes) -> bytes:
    """Cut off the last broken object and append a trailer that names the catalogue found.

    Other trailers are defaced, since pdfminer stops looking for objects at the first it meets.
    Without a catalogue the trailer has an empty one, and pdfminer looks at every object for
    pages.
    """
    body = data[: data.rfind(END) + len(END)] if END in data else data
    found = CATALOG.search(body)
    root = b"%d %d R" % (int(found[1]), int(found[2])) if found else b"<</Type/Catalog>>"
    body = body.replace(b"trailer", b"-------")
    return body + b"\ntrailer\n<</Root " + root + b">>\nstartxref\n0\n%%EOF\n"


def contents_whole(contents: Sequence[object]) -> bool:
    """Tell whether all content streams of a page are there and unpack without an error.

    pdfminer reads what it can of a broken stream and says nothing.
    """
    return all(_whole(resolve1(item)) for item in contents)


def _whole(stream: object) -> bool:
    """Unpack a stream that has not been unpacked yet, as far as its filters are deflate."""
    if not isinstance(stream, PDFStream):
        return False
    if stream.rawdata is None:
        return True
    data = stream.rawdata
    for name, _ in stream.get_filters():
        try:
            if name in LITERALS_ASCII85_DECODE:
                data = ascii85decode(data)
            elif name in LITERALS_FLATE_DECODE:
                data = zlib.decompressobj().decompress(data, CHECKED)
            else:
                break
        except (zlib.error, ValueError):
            return False
    return True
