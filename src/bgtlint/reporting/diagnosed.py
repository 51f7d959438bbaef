"""Says diagnostics: what of a document was not read, or how it was read."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from bgtlint.model import Diagnostic, Likeness, Location
from bgtlint.reporting.places import page_text, spot_text
from bgtlint.reporting.sanitise import inline
from bgtlint.reporting.texts import Say, speaker, table

NOTE_LEVELS = frozenset({"info", "note"})
"""Levels of diagnostics that say how something was read, not that something was not read."""
MOST_PLACES = 6
"""How many places a diagnostic names in words; the JSON report has them all."""
_LONGEST = 24
_PART = re.compile(r"\{(detail|closest|places)\}")


def diagnostic_text(diagnostic: Diagnostic, lang: str) -> str:
    """Say a diagnostic in `lang`, its parts filled in; an unknown code shows itself."""
    entry = _diagnostics().get(diagnostic.code)
    column = "en" if lang == "en" else "zh"
    if entry is None or not entry.get(column):
        text = speaker(lang)("diagnostic_unknown", code=diagnostic.code)
        return f"{text} {diagnostic.detail}".rstrip()
    parts = {
        "detail": diagnostic.detail,
        "closest": _closest(diagnostic.closest, lang),
        "places": _places(diagnostic, lang),
    }
    return _PART.sub(lambda found: parts[found[1]], entry[column])


def diagnostic_place(diagnostic: Diagnostic, say: Say, lang: str) -> str:
    """Say a diagnostic with its page."""
    page = page_text(diagnostic.page, None, say)
    return f"{page} {inline(diagnostic_text(diagnostic, lang))}".strip()


def is_note(diagnostic: Diagnostic) -> bool:
    """Whether a diagnostic only remarks on the reading, so that nothing was left unread."""
    entry = _diagnostics().get(diagnostic.code)
    return entry is not None and entry.get("level") in NOTE_LEVELS


def _places(diagnostic: Diagnostic, lang: str) -> str:
    """Say where something stands and what stands there: 表1 第4行第9列“252.00”.

    The page is the diagnostic's, and the sheet the first one's, unless they differ.
    """
    say, said, sheet = speaker(lang), [], None
    for place in diagnostic.places[:MOST_PLACES]:
        page = None if place.page == diagnostic.page else place.page
        named = None if place.sheet == sheet else place.sheet
        spot = spot_text(replace(place, page=page), say) if named else _spot(place, page, say)
        said.append(f"{spot}{_shown(place, say)}")
        sheet = place.sheet
    return say("places_comma").join(said)


def _spot(place: Location, page: int | None, say: Say) -> str:
    table = None if place.sheet else place.table
    return spot_text(replace(place, page=page, sheet=None, table=table), say)


def _shown(place: Location, say: Say) -> str:
    text = inline(place.text)
    text = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    label = f" {inline(place.label)}" if place.label else ""
    return f"{label}{say('quoted', text=text) if text else ''}"


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


@cache
def _diagnostics() -> Mapping[str, Mapping[str, str]]:
    rooms = ("reading", "recognition")
    return {code: text for room in rooms for code, text in table(room, "diagnostics.yml").items()}
