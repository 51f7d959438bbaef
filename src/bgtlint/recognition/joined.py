"""Cells that hold a code and a name together: `51000021R000000019951-工资性支出`."""

import re
from collections.abc import Mapping
from dataclasses import replace

from bgtlint.model import Location
from bgtlint.reading.normalise import squash

_CODE = re.compile(r"\d{8}[A-Z][0-9A-Z]{8,12}")
_CODE_NAME = re.compile(
    r"(?P<code>\d{8}[A-Z][0-9A-Z]{8,12}|\d{6,8}[0-9A-Z]{10,13})\s*[-—_ ]+\s*(?P<name>\S.*)", re.S
)
_LONGEST = 400
"""A longer cell is no name with a code."""
_WRAPPED = re.compile(r"(?<=[0-9A-Z])\s+(?=[0-9A-Z])")
_NAME_CODE = re.compile(
    r"(?P<name>\S.*?)\s*[（(]?\s*(?P<code>\d{8}[A-Z][0-9A-Z]{8,12})\s*[）)]?", re.S
)


def split_codes(fields: Mapping[str, Location]) -> dict[str, Location]:
    """Return the fields with a project's code and name parted where one cell prints both.

    A project's code in the column of units' codes (单位编码) is the project's.
    """
    found = dict(fields)
    unit = found.get("unit_code")
    if unit is not None and _CODE.fullmatch(squash(unit.text)):
        if "code" not in found or not squash(found["code"].text):
            found["code"] = unit
        del found["unit_code"]
    name = found.get("name")
    if name is None or len(name.text) > _LONGEST:
        return found
    text = _WRAPPED.sub("", name.text.strip())
    both = _CODE_NAME.fullmatch(text) or _NAME_CODE.fullmatch(text)
    if both is None:
        return found
    found["name"] = replace(name, text=both["name"].strip())
    if "code" not in found or not squash(found["code"].text):
        found["code"] = replace(name, text=both["code"])
    return found
