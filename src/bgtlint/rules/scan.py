"""The words of expressions, taken from grammar.lark, and a text read word by word."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_TERMINAL = re.compile(r"^(?P<name>[A-Z_]+)(?:\.(?P<rank>\d))?: /(?P<words>.*)/$", re.MULTILINE)
_SPACE = re.compile("[ \t\r\n\u3000]*")
_OPERATORS = (
    *("_OR", "_AND", "_NOT", "_IN", "_FOR", "_WHERE", "_MATCHES"),
    *("COMPARE", "_ABOUT", "_WITHIN", "ADD", "MULTIPLY", "_OPEN", "_CLOSE", "_END", "_COMMA"),
)


class NotPlain(Exception):
    """The text is no expression, or one that only the grammar judges."""


@cache
def terminals() -> Mapping[str, tuple[int, str]]:
    """Return the words of the grammar: rank and pattern by name."""
    grammar = Path(__file__).with_name("grammar.lark").read_text(encoding="utf-8")
    return {
        found["name"]: (int(found["rank"] or 0), found["words"].replace("\\/", "/"))
        for found in _TERMINAL.finditer(grammar)
    }


@cache
def words(names: tuple[str, ...]) -> re.Pattern[str]:
    """Return what matches any of some terminals, the higher rank first."""
    known = terminals()
    ranked = sorted(names, key=lambda name: -known[name][0])
    return re.compile("|".join(f"(?P<{name}>{known[name][1]})" for name in ranked))


@dataclass(slots=True)
class Reading:
    """A text being read up to `at`; `ahead` is the operator looked at and not taken yet."""

    text: str
    at: int = 0
    ahead: re.Match[str] | None = None

    def rest(self) -> int:
        """Return where the next word begins."""
        found = _SPACE.match(self.text, self.at)
        return found.end() if found else self.at

    def take(self, names: tuple[str, ...]) -> re.Match[str]:
        """Take the next word, one of some terminals."""
        found = words(names).match(self.text, self.rest())
        if found is None:
            raise NotPlain
        self.at = found.end()
        self.ahead = None
        return found

    def operator(self) -> str:
        """Return the terminal that follows an operand, "" at the end."""
        if self.ahead is None:
            self.ahead = words(_OPERATORS).match(self.text, self.rest())
        return (self.ahead.lastgroup or "") if self.ahead is not None else ""

    def taken(self) -> re.Match[str]:
        """Take the operator that was looked at."""
        found = self.ahead
        if found is None:
            raise NotPlain
        self.at = found.end()
        self.ahead = None
        return found

    def expect(self, name: str) -> re.Match[str]:
        """Take an operator that has to follow."""
        if self.operator() != name:
            raise NotPlain
        return self.taken()
