"""What is wrong with a layout file: every mistake has file, line and column."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from bgtlint.model import FormKind
from bgtlint.recognition.layout_source import Known, LayoutFile, LayoutProblem
from bgtlint.texts import NOTHING, Text, did_you_mean
from bgtlint.yaml_nodes import Node

KEYS = frozenset(
    {"id", "title", "kind", "base", "generic", "detect", "kinds", "fields", "required", "plan",
     "columns", "groups", "after", "combined", "others", "levels", "replaces"}
)  # fmt: skip
LISTS = frozenset({"groups", "after", "combined", "others", "required", "levels"})
DETECT = frozenset({"labels", "any", "none", "title", "columns", "shapes"})
SHAPES = frozenset({"form", "list", "periods", "side-by-side"})
FIELD = frozenset({"labels", "fallback", "under", "part", "of"})
FIELD_LISTS = frozenset({"labels", "fallback", "under"})
FLAGS = frozenset({"true", "false"})
NO_LABELS: Mapping[str, str] = MappingProxyType({})
_TEXT = ("scalar", "文字", "a text")
SHAPE_OF = {
    **dict.fromkeys(("id", "kind", "base", "generic", "replaces"), _TEXT),
    "detect": ("map", "“条件: [字样]”，如 any: [字样]", "a mapping such as any: [a, b]"),
    "plan": ("map", "“labels: [名称]”", "a mapping: labels: [a, b]"),
    "kinds": ("list", "一串 {words: [字样], kind: 种类}", "a list of {words: […], kind: …}"),
}
"""Which keys hold a text, a list or a mapping, and how that is said."""


def problems_of(file: LayoutFile, known: Known) -> Iterator[LayoutProblem]:
    """Yield what is wrong with a layout file, in the order of its lines."""
    found = list(_shapes(file))
    found = found or [
        *_top(file, known),
        *_used(file, known),
        *_detect(file, known),
        *_fields(file, known),
        *_columns(file, known),
    ]
    yield from sorted(found, key=lambda problem: (problem.line, problem.column))


def _shapes(file: LayoutFile) -> Iterator[LayoutProblem]:
    """Yield the keys whose value is no text, no list or no mapping where it has to be one."""
    for key, node in file.root.pairs:
        wanted, zh, en = SHAPE_OF.get(key.value, (node.kind, "", ""))
        if node.kind != wanted or (key.value == "id" and node.is_null):
            yield _problem(file, node, f"{key.value} 应为{zh}。", f"{key.value} has to be {en}.")


def _problem(
    file: LayoutFile,
    node: Node,
    zh: str,
    en: str,
    options: Iterable[str] = (),
    labels: Mapping[str, str] = NO_LABELS,
) -> LayoutProblem:
    hint = did_you_mean(labels.get(node.value, node.value), options) if options else NOTHING
    return LayoutProblem(file.path.name, node.line, node.column, Text(zh, en), hint)


def _keys(file: LayoutFile, node: Node, allowed: frozenset[str]) -> Iterator[LayoutProblem]:
    for key, _ in node.pairs:
        if key.value not in allowed:
            yield _problem(
                file, key, f"没有“{key.value}”这个键。", f"No such key: {key.value}.", allowed
            )


def _word_list(file: LayoutFile, node: Node, name: str) -> Iterator[LayoutProblem]:
    if node.kind != "list" or any(item.kind != "scalar" for item in node.items):
        yield _problem(
            file, node, f"{name} 应是一串文字：[甲, 乙]。", f"{name} is a list of texts: [a, b]."
        )
        return
    for item in node.items:
        if not item.value.strip():
            yield _problem(file, item, f"{name} 里有空白的一项。", f"A blank item in {name}.")


def _top(file: LayoutFile, known: Known) -> Iterator[LayoutProblem]:
    root = file.root
    yield from _keys(file, root, KEYS)
    for key in ("id", "title", "kind"):
        if root.get(key) is None:
            yield _problem(file, root, f"缺少 {key}。", f"{key} is missing.")
    title = root.get("title")
    if title is not None and (title.kind != "map" or title.get("zh") is None):
        yield _problem(
            file, title, "title 应写作 {zh: 中文名称, en: 英文名称}。", "title is {zh: …, en: …}."
        )
    yield from _kinds(file)
    base = root.get("base")
    if base is not None and base.value not in known.layouts:
        zh, en = f"没有版式“{base.value}”可以沿用。", f"No layout {base.value} to build on."
        yield _problem(file, base, zh, en, known.layouts)
    if base is None and (root.get("fields") is None or root.get("columns") is None):
        zh = "没有写 base，就要写全 fields 和 columns。通常写 base: generic 即可。"
        yield _problem(file, root, zh, "Without base, fields and columns have to be given.")
    for name in sorted(LISTS):
        node = root.get(name)
        if node is not None:
            yield from _word_list(file, node, name)
    plan = root.get("plan")
    if plan is not None:
        yield from _keys(file, plan, frozenset({"labels"}))
        for _, value in plan.pairs:
            yield from _word_list(file, value, "plan")


def _used(file: LayoutFile, known: Known) -> Iterator[LayoutProblem]:
    """Yield the fields and levels that are asked for and that there are not."""
    root = file.root
    required = root.get("required")
    names = known.fields | {key.value for key, _ in _pairs(root.get("fields"))}
    for item in required.items if required is not None else ():
        if item.value not in names:
            zh, en = f"没有“{item.value}”这一栏。", f"No such field: {item.value}."
            yield _problem(file, item, zh, en, names, known.labels)
    levels = root.get("levels")
    for item in levels.items if levels is not None and known.levels else ():
        if item.value not in known.levels:
            zh, en = f"没有“{item.value}”这类指标。", f"No such level: {item.value}."
            yield _problem(file, item, zh, en, known.levels)


def _kinds(file: LayoutFile) -> Iterator[LayoutProblem]:
    options = [kind.value for kind in FormKind]
    entries = file.root.get("kinds")
    nodes = [entry.get("kind") for entry in entries.items] if entries is not None else []
    for node in [file.root.get("kind"), *nodes]:
        if node is not None and node.value not in options:
            zh, en = f"没有“{node.value}”这种表。", f"No such kind of form: {node.value}."
            yield _problem(file, node, zh, en, options)
    for entry in entries.items if entries is not None else ():
        words = entry.get("words")
        if words is None or entry.get("kind") is None:
            zh = "kinds 的每一项应写作 {words: [字样], kind: 种类}。"
            yield _problem(file, entry, zh, "An entry of kinds is {words: […], kind: …}.")
        else:
            yield from _word_list(file, words, "words")


def _pairs(node: Node | None) -> tuple[tuple[Node, Node], ...]:
    return node.pairs if node is not None else ()


def _detect(file: LayoutFile, known: Known) -> Iterator[LayoutProblem]:
    detect = file.root.get("detect")
    generic = file.root.get("generic")
    if detect is None:
        if generic is None or generic.value != "true":
            zh = "缺少 detect：写明凭什么认出这种表（labels、any、title、columns、shapes）。"
            yield _problem(file, file.root, zh, "detect is missing: what tells this form.")
        return
    yield from _keys(file, detect, DETECT)
    for key, node in detect.pairs:
        yield from _word_list(file, node, key.value)
    names = known.columns | {key.value for key, _ in _pairs(file.root.get("columns"))}
    for name, options in (("columns", names), ("shapes", SHAPES)):
        asked = detect.get(name)
        items = asked.items if asked is not None else ()
        for item in items:
            if item.value not in options:
                zh, en = f"{name} 里没有“{item.value}”。", f"No such {name}: {item.value}."
                yield _problem(file, item, zh, en, options)


def _fields(file: LayoutFile, known: Known) -> Iterator[LayoutProblem]:
    fields = file.root.get("fields")
    if fields is None:
        return
    if fields.kind != "map":
        yield _problem(
            file, fields, "fields 应由“栏目: {labels: […]}”组成。", "fields is a mapping."
        )
        return
    own = {key.value for key, _ in fields.pairs}
    for key, rule in fields.pairs:
        if known.fields and file.base and key.value not in known.fields:
            zh, en = f"没有“{key.value}”这一栏。", f"No such field: {key.value}."
            yield _problem(file, key, zh, en, known.fields, known.labels)
        if rule.kind != "map":
            zh = f"{key.value} 应写作 {{labels: [栏目名称]}}。"
            yield _problem(file, rule, zh, f"{key.value} is {{labels: […]}}.")
            continue
        yield from _keys(file, rule, FIELD)
        for name, node in rule.pairs:
            if name.value in FIELD_LISTS:
                yield from _word_list(file, node, name.value)
            elif name.value == "part" and node.value not in FLAGS:
                yield _problem(file, node, "part 只能是 true 或 false。", "part is true or false.")
            elif name.value == "of":
                for item in node.items or (node,):
                    if item.value not in own | known.fields:
                        zh, en = f"没有“{item.value}”这一栏。", f"No such field: {item.value}."
                        yield _problem(file, item, zh, en, own | known.fields)
    yield from _twice(file, fields, FIELD_LISTS - {"fallback"})


def _twice(file: LayoutFile, fields: Node, keys: frozenset[str]) -> Iterator[LayoutProblem]:
    """Yield the labels that two fields of one file claim."""
    seen: dict[str, str] = {}
    for key, rule in fields.pairs:
        for name, node in rule.pairs:
            for item in node.items if name.value in keys else ():
                other = seen.setdefault(item.value, key.value)
                if other != key.value:
                    zh = f"“{item.value}”已经是 {other} 的名称，不能又是 {key.value} 的。"
                    en = f"{item.value} is a label of {other} already."
                    yield _problem(file, item, zh, en)


def _columns(file: LayoutFile, known: Known) -> Iterator[LayoutProblem]:
    columns = file.root.get("columns")
    if columns is None:
        return
    if columns.kind != "map":
        yield _problem(file, columns, "columns 应由“列: [表头]”组成。", "columns is a mapping.")
        return
    for key, node in columns.pairs:
        if known.columns and file.base and key.value not in known.columns:
            zh, en = f"没有“{key.value}”这一列。", f"No such column: {key.value}."
            yield _problem(file, key, zh, en, known.columns, known.labels)
        yield from _word_list(file, node, key.value)


def plain(file: LayoutFile) -> Mapping[str, object]:
    """Return the file's content as texts, lists and dicts."""
    found = file.root.plain()
    return found if isinstance(found, dict) else {}
