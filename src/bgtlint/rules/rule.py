"""A rule as loaded: checked expressions, texts with placeholders, examples."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bgtlint.model import FormKind, Severity, Verdict
from bgtlint.rules.kinds import Kind
from bgtlint.rules.syntax import Node
from bgtlint.rules.texts import Text
from bgtlint.rules.values import Value


@dataclass(frozen=True, slots=True)
class Expression:
    """A checked expression: its text, its tree and the kind of its value."""

    text: str
    tree: Node
    kind: Kind


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A `{…}` of a message: a word the engine fills (lhs, gap …) or an expression.

    For `implied(x)` the word is `implied` and the expression the operand to solve for.
    """

    word: str
    expression: Expression | None = None

    def __str__(self) -> str:
        """Return the placeholder as written."""
        if self.expression is None:
            return f"{{{self.word}}}"
        inner = self.expression.text
        return f"{{{self.word}({inner})}}" if self.word else f"{{{inner}}}"


@dataclass(frozen=True, slots=True)
class Template:
    """A message in both languages: texts and placeholders in order."""

    zh: tuple[str | Placeholder, ...]
    en: tuple[str | Placeholder, ...]

    def parts(self, lang: str) -> tuple[str | Placeholder, ...]:
        """Return the parts in a language."""
        return self.en if lang == "en" else self.zh

    def text(self, lang: str) -> str:
        """Return the message as written, placeholders in braces."""
        return "".join(part if isinstance(part, str) else str(part) for part in self.parts(lang))


@dataclass(frozen=True, slots=True)
class Grades:
    """How grave a finding is: the gravest level whose condition holds, else the default."""

    default: Severity
    conditions: tuple[tuple[Severity, Expression], ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """Values of one subject and what the rule must say of them; `expect` names more outcomes."""

    verdict: Verdict
    values: Mapping[str, Any]
    expect: Mapping[str, str]
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; `check` is its assertion (assert), `at` where a finding is shown.

    `once` joins findings into one: all of a document, of each project, or those of a project that
    read the same (`same`); "" for none. `regions` says that it judges each region's value of an
    indicator too. `whole` that it judges indicators together, and none of a form some of whose
    indicators were not read.
    `parameters` may be replaced by a profile. `replaces` says that it takes the place of an
    earlier rule of the same id.
    """

    id: str
    name: str
    title: Text
    severity: Grades
    scope: str
    check: Expression
    message: Template
    basis: Mapping[str, str]
    when: Expression | None = None
    at: Expression | None = None
    suggestion: Template | None = None
    forms: frozenset[FormKind] = frozenset()
    pedantic: bool = False
    once: str = ""
    regions: bool = False
    whole: bool = False
    replaces: bool = False
    why: Text | None = None
    ignore: Text | None = None
    parameters: Mapping[str, Value] = field(default_factory=dict)
    examples: tuple[Example, ...] = ()
    file: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Rules in the order of their ids, and the digest (SHA-256) of the files they came from."""

    rules: tuple[Rule, ...]
    digest: str = ""
