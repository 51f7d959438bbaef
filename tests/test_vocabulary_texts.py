"""Every name of the rules' vocabulary reads well in a report, in both languages."""

import pytest

from bgtlint.reporting.texts import speaker, term
from bgtlint.rules.names import Name
from bgtlint.rules.vocabulary import TABLES

NAMES = [name for table in TABLES for name in table]


@pytest.mark.parametrize("name", NAMES, ids=lambda name: f"{name.scope}.{name.english}")
def test_a_name_has_its_text(name: Name) -> None:
    assert term(speaker("zh"), name.english) != name.english
    assert "_" not in term(speaker("en"), name.english)
