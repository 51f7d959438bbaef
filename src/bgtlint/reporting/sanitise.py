"""Makes text from a document harmless to show: no controls, no bidi, nothing invisible."""

import re

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_HAZARDS = (
    r"\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls and escapes, without tab and line feed
    r"\xad\u034f\u061c\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2"
    r"\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0"  # fillers and separators without ink
    r"\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff0-\ufffb"
    r"\ud800-\udfff"
    r"\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    r"\U000e0000-\U000e0fff"
)
_HAZARD = re.compile(f"[{_HAZARDS}]")
_HAZARD_RUN = re.compile(f"[{_HAZARDS}]+")
_BREAK = re.compile(r"\s*\n\s*")
_SPACES = re.compile(r"\s+")


def clean(text: str) -> str:
    r"""Replace each run of unsafe characters by one replacement sign.

    Unsafe are C0 and C1 controls other than ``\t`` and ``\n``, every format character
    (Unicode Cf: bidi, zero-width, tags), lone surrogates, line separators, variation selectors
    and blank fillers. ``\r\n`` and ``\r`` become ``\n`` first.
    """
    return _HAZARD_RUN.sub(REPLACEMENT, text.replace("\r\n", "\n").replace("\r", "\n"))


def inline(text: str) -> str:
    """Clean a text and put it on one line; breaks between two Chinese characters vanish."""
    return _SPACES.sub(" ", _BREAK.sub(_joint, clean(text).strip())).strip()


def escape_json(text: str) -> str:
    r"""Write the unsafe characters of a JSON text as ``\uXXXX``, which keeps their value."""
    return _HAZARD.sub(_escape, text)


def _joint(match: re.Match[str]) -> str:
    before = match.string[match.start() - 1]
    after = match.string[match.end()]
    return "" if _is_wide(before) and _is_wide(after) else " "


def _is_wide(char: str) -> bool:
    return "\u2e80" <= char <= "\uffef"


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code > 0xFFFF:
        code -= 0x10000
        return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
    return f"\\u{code:04x}"
