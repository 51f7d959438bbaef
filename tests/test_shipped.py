"""Finding the shipped data files."""

import pytest

from bgtlint.shipped import shipped


def test_a_shipped_file_is_found() -> None:
    assert "万元" in shipped("units.txt").read_text(encoding="utf-8")


def test_a_missing_file_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"no_such_file\.yml"):
        shipped("no_such_file.yml")
