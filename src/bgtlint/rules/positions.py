"""Where in a YAML file a part of a scalar's value stands."""

from bgtlint.yaml_nodes import Node


def position(source: str, node: Node, offset: int) -> tuple[int, int]:
    """Return line and column in the file of a place inside a scalar's value.

    Value and source are walked together, because quotes, escapes, folded lines and the
    indentation of block scalars stand only in the source.
    """
    place = node.start
    if node.style in ("|", ">"):
        place = source.find("\n", place) + 1
    elif node.style in ("'", '"'):
        place += 1
    last = place
    for character in node.value[: offset + 1]:
        if character.isspace():
            continue
        while place < node.end and source[place] != character:
            place += 1
        last = place
        place += 1
    if offset >= len(node.value.rstrip()) or node.value[offset : offset + 1].isspace():
        last = min(place, node.end)
    line = source.count("\n", 0, last) + 1
    return line, last - (source.rfind("\n", 0, last) + 1) + 1
