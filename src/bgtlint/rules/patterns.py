"""Regular expressions of rules: RE2, so that matching takes time linear in the text."""

from functools import lru_cache
from typing import Protocol

import re2

from bgtlint.rules import syntax as s
from bgtlint.rules.errors import ExpressionError
from bgtlint.rules.texts import Text

MAX_PATTERN_MEMORY = 1 << 18
"""Bytes a compiled pattern may take; enough for about ten thousand characters of it."""


class Regex(Protocol):
    """A compiled pattern."""

    def search(self, text: str) -> object | None:
        """Return a match, or None."""


@lru_cache(maxsize=1024)
def regex(pattern: str) -> Regex:
    """Compile a pattern once; matching takes time linear in the text (RE2)."""
    options = re2.Options()
    options.log_errors = False
    options.max_mem = MAX_PATTERN_MEMORY
    compiled: Regex = re2.compile(pattern, options)
    return compiled


def check_pattern(pattern: str, span: s.Span) -> None:
    """Refuse a pattern that RE2 does not compile: ExpressionError with its reason."""
    try:
        regex(pattern)
    except re2.error as wrong:
        reason = wrong.args[0] if wrong.args else ""
        shown = reason.decode("utf-8", "replace") if isinstance(reason, bytes) else str(reason)
        raise ExpressionError(
            Text(f"正则表达式有误：{shown}。", f"Bad regular expression: {shown}."),
            span,
            pattern,
            hint=Text("( ) [ ] * + ? . 要原样匹配的，前面加 \\；没有 (?= )、\\1 这类写法。",
                      "Put \\ before ( ) [ ] * + ? . that mean themselves; no (?= ), no \\1."),
        ) from wrong  # fmt: skip
