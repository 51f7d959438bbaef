"""Plain values -> JSON text, laid out as `json.dumps(…, ensure_ascii=False, indent=2)` does.

With an indent json.dumps runs in Python, piece by piece; a report of some hundred pages has a
quarter of a million lines. The labels and values of forms come again and again.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Any

from bgtlint.reporting.sanitise import escape_json

_KEPT = 64
"""The longest text whose JSON form is kept."""


class Written(str):
    """JSON text that already has the margin of its place."""

    __slots__ = ()


def json_text(value: Any, margin: str = "\n") -> str:  # noqa: ANN401
    r"""Write dicts, lists, strings, whole numbers, finite floats, True, False and None.

    `margin` is a line feed and the indent of the place; unsafe characters become ``\uXXXX``.
    Raises KeyError for anything else.
    """
    inner = f"{margin}  "
    if isinstance(value, dict):
        parts = [
            f"{_label(key)}: {_SCALARS[type(part)](part)}"
            if type(part) in _SCALARS
            else f"{_label(key)}: {json_text(part, inner)}"
            for key, part in value.items()
        ]
        return f"{{{inner}{f',{inner}'.join(parts)}{margin}}}" if parts else "{}"
    if isinstance(value, list):
        parts = [
            _SCALARS[type(part)](part) if type(part) in _SCALARS else json_text(part, inner)
            for part in value
        ]
        return f"[{inner}{f',{inner}'.join(parts)}{margin}]" if parts else "[]"
    return _SCALARS[type(value)](value)


def _string(text: str) -> str:
    return _label(text) if len(text) <= _KEPT else _encoded(text)


def _encoded(text: str) -> str:
    return escape_json(encode_basestring(text))


_label = lru_cache(maxsize=8192)(_encoded)

_SCALARS: Mapping[type, Callable[[Any], str]] = {
    str: _string,
    Written: str,
    int: int.__repr__,
    float: float.__repr__,
    bool: {True: "true", False: "false"}.__getitem__,
    type(None): {None: "null"}.__getitem__,
}
