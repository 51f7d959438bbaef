"""The words of the reports, Chinese first, from the package's YAML tables."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.resources import files

from bgtlint.model import Diagnostic, Likeness
from bgtlint.shipped import load_yaml

Say = Callable[..., str]
"""`say(key, **values)` gives a text of `texts.yml` in the report's language."""

NOTE_LEVELS = frozenset({"info", "note"})
"""Levels of diagnostics that say how something was read, not that something was not read."""


def speaker(lang: str) -> Say:
    """Return the function that says the texts of `texts.yml` in `lang` (`zh` or `en`).

    Any other language is answered in Chinese. The function raises KeyError for an unknown key.
    """
    table = _table("reporting", "texts.yml")
    column = "en" if lang == "en" else "zh"

    def say(key: str, **values: object) -> str:
        text = table[key][column]
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


def diagnostic_text(diagnostic: Diagnostic, lang: str) -> str:
    """Say a diagnostic in `lang`, detail and layouts filled in; an unknown code shows itself."""
    entry = _diagnostics().get(diagnostic.code)
    column = "en" if lang == "en" else "zh"
    if entry is None or not entry.get(column):
        text = speaker(lang)("diagnostic_unknown", code=diagnostic.code)
        return f"{text} {diagnostic.detail}".rstrip()
    said = entry[column].replace("{closest}", _closest(diagnostic.closest, lang))
    return said.replace("{detail}", diagnostic.detail)


def _closest(closest: Sequence[Likeness], lang: str) -> str:
    """Say which layouts a form is like and what of each was not found."""
    say = speaker(lang)
    return say("closest_and").join(
        say(
            "closest_one",
            layout=one.layout,
            title=one.en if lang == "en" else one.zh,
            missing=say("closest_comma").join(say("closest_word", word=w) for w in one.missing),
        )
        for one in closest
    )


def is_note(diagnostic: Diagnostic) -> bool:
    """Whether a diagnostic only remarks on the reading, so that nothing was left unread."""
    entry = _diagnostics().get(diagnostic.code)
    return entry is not None and entry.get("level") in NOTE_LEVELS


@cache
def _diagnostics() -> Mapping[str, Mapping[str, str]]:
    rooms = ("reading", "recognition")
    return {code: text for room in rooms for code, text in _table(room, "diagnostics.yml").items()}


@cache
def _table(room: str, name: str) -> Mapping[str, Mapping[str, str]]:
    source = files("bgtlint").joinpath(room, name)
    if not source.is_file():
        return {}
    loaded = load_yaml(source.read_text(encoding="utf-8"))
    return loaded if isinstance(loaded, dict) else {}
