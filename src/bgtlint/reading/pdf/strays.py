"""Characters that PDFium places astray: radicals it writes as characters, inside a moved form."""

from collections.abc import Callable
from unicodedata import normalize

from bgtlint.reading.pdf.pdfium_chars import Chars
from bgtlint.reading.pdf.runs import Text

SAME = 1e-3
RADICALS = frozenset(normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6))


def has_strays(text: Text, width: Callable[[int], float]) -> bool:
    """Tell whether a radical lies away from its neighbours, its box being that of its ink.

    `width` gives how wide the ink of a character is.
    """
    chars = text.chars
    return any(
        character in RADICALS
        and abs(chars.x1[at] - chars.x0[at] - width(at)) < SAME
        and _is_apart(chars, at)
        for at, character in enumerate(chars.text)
    )


def _is_apart(chars: Chars, at: int) -> bool:
    """Tell whether a character is level with none of the two beside it, if there are any."""
    beside = [n for n in (at - 1, at + 1) if 0 <= n < len(chars.text) and chars.text[n].strip()]
    middle, tall = chars.top[at] + chars.bottom[at], chars.bottom[at] - chars.top[at]
    return bool(beside) and all(
        abs(chars.top[n] + chars.bottom[n] - middle) > 2 * tall for n in beside
    )
