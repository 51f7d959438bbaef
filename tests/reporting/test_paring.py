"""A report that was pared for a format reads the same in that format."""

import pickle
from dataclasses import replace
from itertools import combinations

import pytest

from bgtlint.model import DocumentReport
from bgtlint.reporting import FORMATS, render
from bgtlint.reporting.paring import pared
from bgtlint.reporting.statistics import render_statistics
from tests.reporting import samples

DOCUMENTS = (
    samples.document(),
    samples.clean_document(),
    samples.partly_document(),
    samples.unread_document(),
    samples.text_document(),
)
SETS = [names for size in (1, 2, 3) for names in combinations(FORMATS, size)]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("formats", SETS)
def test_a_report_shows_the_same_after_paring(formats: tuple[str, ...], lang: str) -> None:
    whole = replace(samples.report(*DOCUMENTS), lang=lang)
    lean = replace(whole, documents=tuple(pared(d, formats, lang) for d in DOCUMENTS))
    for name in formats:
        assert render(lean, name, width=90) == render(whole, name, width=90)
    assert render_statistics(lean) == render_statistics(whole)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_severities_and_projects_are_always_there(document: DocumentReport) -> None:
    lean = pared(document, ("json",), "zh")
    assert [f.severity for f in lean.findings] == [f.severity for f in document.findings]
    assert len(lean.projects) == len(document.projects)
    assert len(pickle.dumps(replace(lean, json=b""))) <= len(pickle.dumps(document))
