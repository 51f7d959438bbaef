"""Text that a Word document hides (w:vanish, by itself or by its style): taken out and counted."""

from collections.abc import Iterator

from bgtlint.reading.wordtext import Element, child, local, switched_on, value


def hidden_styles(styles: Element | None) -> frozenset[str]:
    """Name the styles that hide their text, those based on one of them included."""
    hides: dict[str, bool] = {}
    based: dict[str, str] = {}
    for style in () if styles is None else styles:
        if local(style) != "style":
            continue
        name = value(style, "styleId") or ""
        vanish = child(style, "rPr", "vanish")
        if vanish is not None:
            hides[name] = switched_on(vanish)
        parent = child(style, "basedOn")
        based[name] = "" if parent is None else value(parent) or ""
    return frozenset(name for name in based if _hides(name, hides, based))


def _hides(name: str, hides: dict[str, bool], based: dict[str, str]) -> bool:
    for _ in range(len(based) + 1):
        if name in hides:
            return hides[name]
        if name not in based:
            return False
        name = based[name]
    return False


def take_out_hidden(root: Element, styles: frozenset[str]) -> int:
    """Take the hidden runs out of a document and count those that hold text."""
    hidden = list(_hidden_runs(root, styles))
    for run in hidden:
        parent = run.getparent()
        if parent is not None:
            parent.remove(run)
    return sum(bool("".join(map(str, run.itertext())).strip()) for run in hidden)


def _hidden_runs(root: Element, styles: frozenset[str]) -> Iterator[Element]:
    for run in root.iter("{*}r"):
        vanish = child(run, "rPr", "vanish")
        if vanish is not None:
            if switched_on(vanish):
                yield run
            continue
        own = child(run, "rPr", "rStyle")
        if own is not None and value(own) in styles:
            yield run
        elif styles:
            paragraph = next(run.iterancestors("{*}p"), None)
            style = None if paragraph is None else child(paragraph, "pPr", "pStyle")
            if style is not None and value(style) in styles:
                yield run
