"""The period that a label speaks of: the budget year, the whole term of a project, years past."""

import re

YEAR = "年度"
TERM = "实施期"
PAST = "往年"

_TERM = re.compile(r"中期|中长期|长期|实施期|实施周期|周期|三年|总体|规划期|项目期|全周期|总目标")
_PAST = re.compile(r"前年|上年|去年|上一年|近[两三]年|上半年|半年|历史")
_YEAR = re.compile(r"年度|当年|本年|全年|年初|\d{4}年")


_SPENT = re.compile(r"(\d{4})年度?(?:实际)?(?:执行|支出|决算)")


def year_spent(text: str) -> str:
    """Return the year of a label that says what that year spent (2023年实际执行数), else ""."""
    found = _SPENT.match(text)
    return found[1] if found else ""


def period(text: str) -> str:
    """Return 实施期, 往年 (half a year too) or 年度, "" when a compacted label names none."""
    if "年度总体" in text or "年度总目标" in text:
        return YEAR
    if _TERM.search(text):
        return TERM
    if _PAST.search(text):
        return PAST
    return YEAR if _YEAR.search(text) else ""
