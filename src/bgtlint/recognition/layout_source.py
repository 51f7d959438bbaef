"""A layout file as it was read, the names it may use, and its mistakes with their places."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bgtlint.texts import NOTHING, Text
from bgtlint.yaml_nodes import Node, read_yaml


@dataclass(frozen=True, slots=True)
class LayoutProblem:
    """One mistake in a layout file; line and column count from 1."""

    file: str
    line: int
    column: int
    message: Text
    hint: Text = NOTHING

    def text(self, lang: str) -> str:
        """Return `file:line:column: message hint` in a language."""
        hint = self.hint.say(lang)
        text = f"{self.file}:{self.line}:{self.column}: {self.message.say(lang)}"
        return f"{text} {hint}" if hint else text


class LayoutErrors(ValueError):
    """Every mistake of every layout file, in the order of files and lines."""

    def __init__(self, problems: Iterable[LayoutProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(problem.text("zh") for problem in self.problems))


@dataclass(frozen=True, slots=True)
class LayoutFile:
    """A layout file: its root, and what its parts are named in the base it builds on."""

    path: Path
    root: Node
    text: str = field(repr=False)

    @property
    def base(self) -> str:
        """The id of the layout it builds on, "" for none."""
        node = self.root.get("base")
        return node.value if node is not None else ""

    @property
    def id(self) -> str:
        """Its own id, "" when it has none."""
        node = self.root.get("id")
        return node.value if node is not None else ""

    @property
    def replaces(self) -> bool:
        """Whether it says that it takes the place of a layout of its id."""
        node = self.root.get("replaces")
        return node is not None and node.value == "true"


@dataclass(frozen=True, slots=True)
class Known:
    """The names that a layout file may use: layouts to build on, fields, columns, levels.

    `labels` are the printed names of fields and columns, by which a clerk may call them.
    """

    layouts: frozenset[str] = frozenset()
    fields: frozenset[str] = frozenset()
    columns: frozenset[str] = frozenset()
    levels: frozenset[str] = frozenset()
    labels: Mapping[str, str] = field(default_factory=dict)


def open_layout(path: Path) -> tuple[LayoutFile | None, tuple[LayoutProblem, ...]]:
    """Read a file's YAML; None with the problems when there is no mapping in it."""
    root, text, errors = read_yaml(path.read_bytes())
    problems = tuple(LayoutProblem(path.name, e.line, e.column, e.message, e.hint) for e in errors)
    if root is None or root.kind != "map":
        if not problems:
            message = Text("版式文件应由“键: 值”组成。", "A layout file holds keys and values.")
            problems = (LayoutProblem(path.name, 1, 1, message),)
        return None, problems
    return LayoutFile(path, root, text), problems
