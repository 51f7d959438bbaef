import re
from importlib.resources import files
from string import Formatter

import pytest
import yaml

from bgtlint.model import Diagnostic, FormKind, MeasureKind, Severity, Status
from bgtlint.reporting.diagnosed import diagnostic_text, is_note
from bgtlint.reporting.texts import speaker, status_text, term

TABLE = yaml.safe_load(files("bgtlint.reporting").joinpath("texts.yml").read_text("utf-8"))
SOURCES = [
    path.read_text("utf-8")
    for folder in ("", "templates")
    for path in files("bgtlint.reporting").joinpath(folder).iterdir()
    if path.name.endswith((".py", ".j2"))
]


@pytest.mark.parametrize("key", TABLE)
def test_every_text_has_both_languages_and_the_same_blanks(key: str) -> None:
    assert set(TABLE[key]) == {"zh", "en"}
    blanks = [
        {name for _, name, _, _ in Formatter().parse(TABLE[key][lang]) if name}
        for lang in ("zh", "en")
    ]
    assert blanks[0] == blanks[1]


def test_every_key_that_is_asked_for_exists() -> None:
    asked = {
        key
        for source in SOURCES
        for key in re.findall(r"""(?:say|_fact|_heading)\(\s*["']([a-z0-9_]+)["'][,)]""", source)
    }
    assert len(asked) > 60
    assert asked <= set(TABLE)


def test_every_word_of_the_model_has_a_text() -> None:
    say = speaker("zh")
    words = [*Severity, *Status, *(f"kind_{k.value}" for k in FormKind)]
    for word in [*words, *(f"measure_{k.value}" for k in MeasureKind)]:
        assert say(word)


def test_unknown_words_stay_as_they_are() -> None:
    assert term(speaker("zh"), "unit_cost") == "单价"
    assert term(speaker("zh"), "{odd}") == "{odd}"
    assert status_text(speaker("zh"), "odd") == "odd"
    with pytest.raises(KeyError):
        speaker("zh")("no_such_key")


def test_other_languages_are_answered_in_chinese() -> None:
    assert speaker("fr")("error") == "错误"


def test_values_are_never_read_as_placeholders() -> None:
    assert speaker("zh")("quoted", text="{0.__class__}") == "“{0.__class__}”"


def test_unknown_diagnostic_shows_code_and_detail() -> None:
    odd = Diagnostic("SAMPLE-no-such-code", None, "{detail} {x}")
    assert diagnostic_text(odd, "zh") == "读取问题（SAMPLE-no-such-code） {detail} {x}"
    assert diagnostic_text(odd, "en") == "reading problem (SAMPLE-no-such-code) {detail} {x}"
    assert not is_note(odd)
