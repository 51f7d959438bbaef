"""The rooms depend one way: reading, recognition, interpretation, rules, reporting."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "bgtlint"
ROOMS = ("reading", "recognition", "interpretation", "rules")
FREE = {"model", "records", "shipped", "texts", "yaml_nodes"}


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    return {name.split(".")[1] for name in names if name.startswith("bgtlint.")}


def modules(room: str) -> list[Path]:
    return sorted((SOURCE / room).rglob("*.py"))


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_rooms_before_it(room: str) -> None:
    allowed = {*ROOMS[: ROOMS.index(room) + 1], *FREE}
    strays = {path.name: imported(path) - allowed for path in modules(room)}
    assert {name: found for name, found in strays.items() if found} == {}


def test_reporters_know_only_the_model() -> None:
    strays = {path.name: imported(path) - {"reporting", *FREE} for path in modules("reporting")}
    assert {name: found for name, found in strays.items() if found} == {}


def test_the_model_imports_nothing_of_ours_but_how_records_are_made() -> None:
    assert imported(SOURCE / "model.py") == {"records"}
    assert imported(SOURCE / "records.py") == set()


def test_every_room_has_modules() -> None:
    assert all(len(modules(room)) > 3 for room in (*ROOMS, "reporting"))
