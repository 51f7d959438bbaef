"""The texts of the diagnostics and the codes in the source are the same set."""

import re
from pathlib import Path

import yaml

import bgtlint.reading

ROOM = Path(bgtlint.reading.__file__).parent
TEXTS = yaml.safe_load((ROOM / "diagnostics.yml").read_text(encoding="utf-8"))
CODE = re.compile(
    r'"((?:file|format|pdf|docx|xlsx|html|csv|sheet|office|folder|page|text)-[a-z-]+)"'
)
ARCHIVE = re.compile(r'Diagnostic\("(zip-[a-z-]+)"')
LIMIT = re.compile(r'over\(\s*"([a-z-]+)"')
NAMES_OF_LIMITS = {"page-characters", "page-objects", "page-crossings"}


def sources(folder: Path) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.py"))


def test_every_code_of_the_room_has_its_text() -> None:
    source = sources(ROOM)
    codes = (
        set(CODE.findall(source))
        | set(ARCHIVE.findall(source))
        | {f"limit-{name}" for name in LIMIT.findall(source)}
    )
    assert len(codes) > 15
    assert codes - NAMES_OF_LIMITS <= set(TEXTS)


def test_every_text_is_used_somewhere() -> None:
    source = sources(ROOM.parent)
    assert [c for c in TEXTS if f'"{c}"' not in source and f'"{c[6:]}"' not in source] == []


def test_every_text_is_complete_in_both_languages() -> None:
    for code, text in TEXTS.items():
        assert set(text) == {"zh", "en", "level"}, code
        assert text["level"] in {"document", "page", "note"}, code
        assert text["zh"].endswith("。"), code
        assert text["en"].endswith("."), code
        assert text["zh"].count("{detail}") == text["en"].count("{detail}") <= 1, code
