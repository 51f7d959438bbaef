"""Forms as text without cells give what their tables give."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bgtlint.model import DocumentReport, Status
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
    assert report.status is Status.CHECKED
    assert told(report) == told(checked(table))
