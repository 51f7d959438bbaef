"""A rule file being read, and the mistakes found in it."""

from dataclasses import dataclass

from bgtlint.rules.errors import ExpressionError, RuleError, did_you_mean
from bgtlint.rules.positions import position
from bgtlint.rules.texts import NOTHING, Text
from bgtlint.yaml_nodes import Node

MAX_ERRORS = 200
"""How many mistakes of one file are told; then the rest of it is not looked at."""

LONGEST = 200
"""How much of a text a message quotes."""


class TooManyErrors(Exception):
    """A file has so many mistakes that looking further tells nobody anything."""


@dataclass(frozen=True, slots=True)
class Source:
    """A rule file being read: its name, its text, and the mistakes found in it so far."""

    file: str
    text: str
    errors: list[RuleError]

    def wrong(self, node: Node, zh: str, en: str, hint: Text = NOTHING) -> None:
        """Note a mistake at a node.

        Raises TooManyErrors after the last that is told.
        """
        self._note(node.line, node.column, Text(zh, en), node.value[:60], hint)

    def inside(self, node: Node, error: ExpressionError) -> None:
        """Note a mistake inside the text of a scalar."""
        start, end = error.span
        line, column = position(self.text, node, start)
        found = error.found or node.value[start:end]
        self._note(line, column, error.message, found[:60], error.hint)

    def _note(self, line: int, column: int, message: Text, found: str, hint: Text) -> None:
        error = RuleError(self.file, line, column, _clipped(message), found, hint)
        self.errors.append(error)
        if sum(one.file == self.file for one in self.errors[-MAX_ERRORS:]) >= MAX_ERRORS:
            more = Text(
                f"错误太多，只列出前 {MAX_ERRORS} 处。",
                f"Too many mistakes; only the first {MAX_ERRORS} are told.",
            )
            self.errors.append(RuleError(self.file, line, column, more))
            raise TooManyErrors


def _clipped(text: Text) -> Text:
    """Return a message that quotes no more than a reader can use."""

    def cut(words: str) -> str:
        half = LONGEST // 2
        return words if len(words) <= LONGEST else f"{words[:half]} … {words[-half:]}"

    return Text(cut(text.zh), cut(text.en))


def check_keys(
    node: Node, known: tuple[str, ...], required: tuple[str, ...], source: Source
) -> None:
    """Note keys that are unknown or missing."""
    present = {key.value for key, _ in node.pairs}
    for key, _ in node.pairs:
        if key.value not in known:
            source.wrong(
                key,
                f"未知的键 {key.value}。",
                f"Unknown key {key.value}.",
                did_you_mean(key.value, known),
            )
    for missing in required:
        if missing not in present:
            source.wrong(node, f"缺少 {missing}。", f"{missing} is missing.")
