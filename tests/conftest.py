"""What many test modules share: the shipped settings, and each fixture's report, made once."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings as drawing

from bgtlint.checker import Settings, check_document, settings
from bgtlint.cli.options import rule_files
from bgtlint.model import DocumentReport
from bgtlint.rules import load_rules, select_rules

# the same examples in every run; `--hypothesis-profile=search` draws others
drawing.register_profile("fixed", derandomize=True)
drawing.register_profile("search", derandomize=False)
drawing.load_profile("fixed")


@pytest.fixture(scope="session")
def shipped() -> Settings:
    """Give the settings of a run with all shipped rules and no options."""
    return settings(select_rules(load_rules(rule_files([])), [], []))


@pytest.fixture(scope="session")
def checked(shipped: Settings) -> Callable[[Path], DocumentReport]:
    """Give the report on a document under the shipped settings; each file is read once."""
    return cache(lambda document: check_document(document, shipped))
