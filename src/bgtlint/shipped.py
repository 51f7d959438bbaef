"""Where the shipped data files (rules, layouts, units, word lists) live."""

from pathlib import Path


def shipped(name: str) -> Path:
    """Return the path of a file or folder of the top-level `rules/` folder.

    `name` is relative to that folder (`units.txt`, `layouts`). An installed wheel keeps the
    folder as `bgtlint/shipped`; a source checkout has it beside `src`.
    Raises FileNotFoundError if neither place has it.
    """
    package = Path(__file__).resolve().parent
    places = (package / "shipped", package.parent.parent / "rules")
    for place in places:
        path = place / name
        if path.exists():
            return path
    raise FileNotFoundError(
        f"随软件附带的数据文件 {name} 未找到 / shipped data file {name} not found in "
        + ", ".join(str(place) for place in places)
    )
