"""YAML read with places: every key and value knows its line and column.

Values stay texts: `8.940`, `yes` and `2025-01-01` are what they say. Duplicate keys, tags of
one's own, deep nesting, large files and alias bombs are refused.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml
from yaml.error import MarkedYAMLError
from yaml.reader import ReaderError

from bgtlint.texts import NOTHING, Text
from bgtlint.yaml_problems import yaml_problem

MAX_BYTES = 1 << 20
MAX_DEPTH = 20
MAX_ALIASES = 20
MAX_NODES = 100_000

Plain = str | None | list["Plain"] | dict[str, "Plain"]

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True, slots=True)
class YamlError:
    """A mistake in the YAML itself, at a line and column that count from 1."""

    line: int
    column: int
    message: Text
    hint: Text = NOTHING


@dataclass(frozen=True, slots=True)
class Node:
    """A scalar, a list or a mapping, and where it starts; `start` and `end` index the text."""

    kind: str
    line: int
    column: int
    start: int
    end: int
    value: str = ""
    style: str = ""
    items: tuple["Node", ...] = ()
    pairs: tuple[tuple["Node", "Node"], ...] = ()

    @property
    def is_null(self) -> bool:
        """Whether this is a plain null or nothing at all."""
        return self.kind == "scalar" and not self.style and self.value in _NULLS

    def get(self, key: str) -> "Node | None":
        """Return the value of a key of a mapping."""
        for name, value in self.pairs:
            if name.value == key:
                return value
        return None

    def plain(self) -> "Plain":
        """Return texts, lists and dicts; null is None."""
        if self.kind == "map":
            return {key.value: value.plain() for key, value in self.pairs}
        if self.kind == "list":
            return [item.plain() for item in self.items]
        return None if self.is_null else self.value


_SAVE = Text("请另存为 UTF-8（记事本：另存为，编码选 UTF-8）。", "Save it with the encoding UTF-8.")


class _Refused(Exception):
    def __init__(self, zh: str, en: str, event: yaml.Event) -> None:
        super().__init__(zh)
        self.error = YamlError(*_span(event, event)[:2], Text(zh, en))


def read_yaml(source: bytes) -> tuple[Node | None, str, tuple[YamlError, ...]]:
    """Return the root of the only document, the text, and what is wrong with it."""
    if len(source) > MAX_BYTES:
        return None, "", (YamlError(1, 1, Text("文件超过 1 MiB。", "Larger than 1 MiB.")),)
    try:
        text = source.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = source[: wrong.start].count(b"\n") + 1
        told = Text("不是 UTF-8 文本。", "Not UTF-8 text.")
        return None, "", (YamlError(line, 1, told, _SAVE),)
    text = text.replace("\r\n", "\n")
    errors: list[YamlError] = []
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        root = _Tree(errors).read(yaml.parse(text, Loader=loader))
    except _Refused as refused:
        return None, text, (refused.error,)
    except ReaderError as wrong:
        line = text[: wrong.position].count("\n") + 1
        return None, text, (YamlError(line, 1, Text("有不允许的字符。", "A forbidden character.")),)
    except MarkedYAMLError as wrong:
        mark = wrong.problem_mark or wrong.context_mark
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        problem = wrong.problem or wrong.context or ""
        begun = wrong.context_mark.line + 1 if wrong.context_mark else 0
        told, hint = yaml_problem(problem, text, place[0], begun)
        return None, text, (YamlError(*place, told, hint),)
    return root, text, tuple(errors)


@dataclass(slots=True)
class _Open:
    """A list or mapping that is still being read."""

    kind: str
    event: yaml.NodeEvent
    inside: list[Node]


@dataclass(slots=True)
class _Tree:
    """Builds the nodes from YAML events, without recursion."""

    errors: list[YamlError]
    root: Node | None = None
    stack: list[_Open] = field(default_factory=list)
    anchors: dict[str, Node] = field(default_factory=dict)
    aliases: int = 0
    total: int = 0

    def read(self, events: Iterator[yaml.Event]) -> Node | None:
        for event in events:
            match event:
                case yaml.ScalarEvent():
                    self.add(self.scalar(event), event)
                case yaml.AliasEvent():
                    self.add(self.alias(event), event)
                case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                    self.open(event)
                case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                    opened = self.stack.pop()
                    self.add(self.close(opened, event), opened.event)
                case yaml.DocumentStartEvent() if self.root is not None:
                    raise _Refused("只能有一个 YAML 文档。", "Only one YAML document.", event)
        return self.root

    def add(self, node: Node, event: yaml.NodeEvent) -> None:
        self.total += 1
        if self.total > MAX_NODES:
            raise _Refused("内容太多。", "Too many values.", event)
        if event.anchor and not isinstance(event, yaml.AliasEvent):
            self.anchors[event.anchor] = node
        if self.stack:
            self.stack[-1].inside.append(node)
        else:
            self.root = node

    def alias(self, event: yaml.AliasEvent) -> Node:
        self.aliases += 1
        if self.aliases > MAX_ALIASES:
            raise _Refused("引用（*）太多。", "Too many aliases.", event)
        node = self.anchors.get(event.anchor or "")
        if node is None:
            raise _Refused("引用了没有的锚点。", "An alias without its anchor.", event)
        self.total += _size(node, MAX_NODES)
        return node

    def scalar(self, event: yaml.ScalarEvent) -> Node:
        _refuse_tag(event)
        return Node("scalar", *_span(event, event), event.value, event.style or "")

    def open(self, event: yaml.SequenceStartEvent | yaml.MappingStartEvent) -> None:
        _refuse_tag(event)
        kind = "list" if isinstance(event, yaml.SequenceStartEvent) else "map"
        self.stack.append(_Open(kind, event, []))
        if len(self.stack) > MAX_DEPTH:
            raise _Refused(f"嵌套超过 {MAX_DEPTH} 层。", f"Deeper than {MAX_DEPTH}.", event)

    def close(self, opened: _Open, event: yaml.Event) -> Node:
        where = _span(opened.event, event)
        if opened.kind == "list":
            return Node("list", *where, items=tuple(opened.inside))
        keys, values = opened.inside[0::2], opened.inside[1::2]
        seen: dict[str, int] = {}
        for key in keys:
            if key.kind != "scalar":
                raise _Refused("键必须是文字。", "A key has to be a text.", opened.event)
            if key.value in seen:
                self.errors.append(
                    YamlError(
                        key.line,
                        key.column,
                        Text(
                            f"键 {key.value} 重复，第 {seen[key.value]} 行已有。",
                            f"The key {key.value} stands twice, first in line {seen[key.value]}.",
                        ),
                    )
                )
            seen.setdefault(key.value, key.line)
        return Node("map", *where, pairs=tuple(zip(keys, values, strict=True)))


def _span(first: yaml.Event, last: yaml.Event) -> tuple[int, int, int, int]:
    """Return line and column from 1, and the indexes of start and end."""
    start, end = first.start_mark, last.end_mark
    if start is None or end is None:
        return 1, 1, 0, 0
    return start.line + 1, start.column + 1, start.index, end.index


def _refuse_tag(event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
    if event.tag is not None and event.tag != "!":
        raise _Refused(f"不允许标签 {event.tag}。", f"The tag {event.tag} is refused.", event)


def _size(node: Node, most: int) -> int:
    """Return how many nodes an alias stands for."""
    waiting, size = [node], 0
    while waiting and size <= most:
        found = waiting.pop()
        size += 1
        waiting += found.items
        waiting += [part for pair in found.pairs for part in pair]
    return size
