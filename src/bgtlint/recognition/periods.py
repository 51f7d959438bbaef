"""The period that a label speaks of: the budget year, or the whole term of a project."""

import re

YEAR = "年度"
TERM = "实施期"

_TERM = re.compile(r"中期|中长期|长期|实施期|实施周期|周期|三年|总体|规划期|项目期|全周期|总目标")
_YEAR = re.compile(r"年度|当年|本年|全年|年初|\d{4}年")


def period(text: str) -> str:
    """Return 实施期 or 年度, "" when a compacted label names no period."""
    if "年度总体" in text or "年度总目标" in text:
        return YEAR
    if _TERM.search(text):
        return TERM
    return YEAR if _YEAR.search(text) else ""
