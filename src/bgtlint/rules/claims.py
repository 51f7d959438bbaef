"""Ids and names of rules: each belongs to one rule, unless a rule says that it replaces another."""

from dataclasses import dataclass, field

from bgtlint.rules.errors import did_you_mean
from bgtlint.rules.read_rule import TRUE
from bgtlint.rules.source import Source
from bgtlint.rules.texts import Text
from bgtlint.yaml_nodes import Node


@dataclass(frozen=True, slots=True)
class Taken:
    """What is taken so far: ids and names, each with its rule's id and place (`file:line`)."""

    words: dict[str, tuple[str, str]] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    """The file of each id."""


def claim(node: Node, taken: Taken, source: Source) -> None:
    """Note an id or name that another rule has, even if either rule is wrong otherwise.

    `replaces: true` takes over the id of a rule of an earlier file, and may keep its name.
    """
    found, wanted = node.get("id"), node.get("replaces")
    ident = found.value if found is not None else ""
    replacing = wanted is not None and wanted.value in TRUE
    if wanted is not None and replacing and ident not in taken.files:
        source.wrong(
            wanted,
            f"没有规则 {ident} 可以替换。",
            f"There is no rule {ident} to replace.",
            did_you_mean(ident, taken.files),
        )
        replacing = False
    elif replacing and taken.files[ident] == source.file:
        replacing = False
    for key in ("id", "name"):
        word = node.get(key)
        if word is None or not word.value:
            continue
        owner, place = taken.words.get(word.value, ("", ""))
        if place and not (replacing and owner == ident):
            source.wrong(
                word,
                f"{word.value} 重复，已用于 {place}。",
                f"{word.value} is taken already at {place}.",
                _how(key, source, taken, word.value),
            )
        else:
            taken.words[word.value] = (ident, f"{source.file}:{word.line}")
    if found is not None:
        taken.files[ident] = source.file


def _how(key: str, source: Source, taken: Taken, word: str) -> Text:
    """Return how to go on: another number, or replacing a rule of another file."""
    if key == "id" and taken.files.get(word, source.file) != source.file:
        return Text(
            "要替换它，请加一行 replaces: true；否则请换编号。",
            "To replace it add replaces: true; else take another id.",
        )
    return Text("请换一个。", "Take another one.")
