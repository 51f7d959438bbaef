"""What is wrong with a rule, and where."""

from collections.abc import Iterable
from dataclasses import dataclass

from bgtlint.texts import NOTHING, Text, did_you_mean

__all__ = ["ExpressionError", "RuleError", "RuleErrors", "did_you_mean"]


class ExpressionError(ValueError):
    """An expression that cannot be used; `span` is the part of its text that is wrong."""

    def __init__(
        self, message: Text, span: tuple[int, int], found: str = "", hint: Text = NOTHING
    ) -> None:
        super().__init__(str(message))
        self.message, self.span, self.found, self.hint = message, span, found, hint


@dataclass(frozen=True, slots=True)
class RuleError:
    """One mistake in a rule file; line and column count from 1 and point into the file."""

    file: str
    line: int
    column: int
    message: Text
    found: str = ""
    hint: Text = NOTHING

    def text(self, lang: str) -> str:
        """Return `file:line:column: message hint` in a language."""
        text = f"{self.file}:{self.line}:{self.column}: {self.message.say(lang)}"
        hint = self.hint.say(lang)
        return f"{text} {hint}" if hint else text


class RuleErrors(Exception):
    """Every mistake of every rule file, in the order of files and lines."""

    def __init__(self, errors: Iterable[RuleError]) -> None:
        self.errors = tuple(errors)
        super().__init__("\n".join(error.text("zh") for error in self.errors))

    def say(self, lang: str) -> str:
        """Return one line for each mistake."""
        return "\n".join(error.text(lang) for error in self.errors)
