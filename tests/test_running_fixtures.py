"""Forms as text without cells give what their tables give."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bgtlint.model import DocumentReport, Status
from bgtlint.reading.normalise import compact
from tests.recognition.told import told

FOLDER = Path(__file__).parent.parent / "fixtures"
TEXTS = sorted((FOLDER / "running").glob("*.txt"))


@pytest.mark.parametrize("text", [pytest.param(text, id=text.stem) for text in TEXTS])
def test_a_text_says_what_its_table_says(
    text: Path, checked: Callable[[Path], DocumentReport]
) -> None:
    form, _, version = text.stem.rsplit("_", 2)
    report = checked(text)
    tables = [FOLDER / f"provinces/province_{form}_{version}.docx",
              FOLDER / f"layouts/{form}_{version}.docx"]  # fmt: skip
    table = next(table for table in tables if table.exists())
    if report.status is Status.CHECKED:
        assert told(report) == told(checked(table))
        return
    assert report.status is Status.PARTLY
    (read,), found = told(report)
    (whole,), all_found = told(checked(table))
    assert set(found) <= set(all_found)
    assert [row for row in whole["rows"] if row in read["rows"]] == read["rows"] != []
    assert all(whole["fields"][name] == text for name, text in read["fields"].items())
    assert all(row in whole["funds"] for row in read["funds"] if row[1])
    named = compact("".join(place.text for one in report.diagnostics for place in one.places))
    lost = [row for row in whole["rows"] if row not in read["rows"]]
    assert all(text in named for row in lost for text in row[2])
