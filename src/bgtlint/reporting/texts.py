"""The words of the reports, Chinese first, from the package's YAML tables."""

from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files

from bgtlint.shipped import load_yaml

Say = Callable[..., str]
"""`say(key, **values)` gives a text of `texts.yml` in the report's language."""


def speaker(lang: str) -> Say:
    """Return the function that says the texts of `texts.yml` in `lang` (`zh` or `en`).

    Any other language is answered in Chinese. The function raises KeyError for an unknown key.
    """
    texts = table("reporting", "texts.yml")
    column = "en" if lang == "en" else "zh"

    def say(key: str, **values: object) -> str:
        text = texts[key][column]
        return text.format_map(values) if values else text

    return say


def term(say: Say, name: str) -> str:
    """Say a canonical name (`unit_cost` → 单价); a name without a text stays as it is."""
    try:
        return say(f"name_{name}")
    except KeyError:
        return name


def status_text(say: Say, status: str) -> str:
    """Say a finding's status (`new` → 新问题); a status without a text stays as it is."""
    try:
        return say(f"status_{status}")
    except KeyError:
        return status


@cache
def table(room: str, name: str) -> Mapping[str, Mapping[str, str]]:
    """Return a YAML table of texts by its room and file name, {} where there is none."""
    source = files("bgtlint").joinpath(room, name)
    if not source.is_file():
        return {}
    loaded = load_yaml(source.read_text(encoding="utf-8"))
    return loaded if isinstance(loaded, dict) else {}
