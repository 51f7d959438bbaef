"""Where the shipped data files (rules, layouts, units, word lists) live, and how YAML is read."""

from pathlib import Path
from typing import Any


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


def load_yaml(text: str) -> Any:  # noqa: ANN401  as free as YAML is
    """Return what a YAML text of ours holds; by libyaml where there is one, which is far faster."""
    import yaml

    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def shipped_yaml(name: str) -> Any:  # noqa: ANN401
    """Return what a shipped YAML file holds; raises FileNotFoundError as `shipped` does."""
    return load_yaml(shipped(name).read_text(encoding="utf-8"))
