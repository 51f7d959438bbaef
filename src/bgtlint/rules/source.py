"""A rule file being read, and the mistakes found in it."""

from dataclasses import dataclass

from bgtlint.rules.errors import ExpressionError, RuleError, did_you_mean
from bgtlint.rules.positions import position
from bgtlint.rules.texts import NOTHING, Text
from bgtlint.yaml_nodes import Node


@dataclass(frozen=True, slots=True)
class Source:
    """A rule file being read: its name, its text, and the mistakes found in it so far."""

    file: str
    text: str
    errors: list[RuleError]

    def wrong(self, node: Node, zh: str, en: str, hint: Text = NOTHING) -> None:
        """Note a mistake at a node."""
        self.errors.append(
            RuleError(self.file, node.line, node.column, Text(zh, en), node.value[:60], hint)
        )

    def inside(self, node: Node, error: ExpressionError) -> None:
        """Note a mistake inside the text of a scalar."""
        start, end = error.span
        line, column = position(self.text, node, start)
        found = error.found or node.value[start:end]
        self.errors.append(RuleError(self.file, line, column, error.message, found, error.hint))


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
