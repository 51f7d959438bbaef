"""The total of all projects that a document prints in its text (项目支出合计 … 万元)."""

import re
from collections.abc import Iterable

from bgtlint.interpretation.amounts import read_amount
from bgtlint.model import Figure, Passage
from bgtlint.reading.normalise import compact

_TOTAL = re.compile(
    r"(?:(?<!\d)(?P<count>\d{1,6})个(?:预算)?项目[,，]?)?(?:预算)?项目(?:支出|预算|资金){0,2}"
    r"(?:(?P<after>\d{1,6})个[,，]?)?"
    r"(?:总额|总计|(?:金额)?合计|共计|总预算)(?:金额)?(?:为|是|[:：])?(?P<amount>[\d,]+(?:\.\d+)?(?:亿元|万元|元))"
)


_CLAUSE = re.compile("[。；;]")
_PAST = re.compile("上年|去年|上一年|往年|以前年度|前年")
_YEAR = re.compile(r"(20\d\d)年")


def printed_total(
    passages: Iterable[Passage], projects: int, year: int | None = None
) -> Figure | None:
    """Return the printed total of the projects' budgets with its place.

    None if there is none, if two differ, or if the text speaks of another number of projects
    than the `projects` of the document. What a clause says of last year, or of another year than
    the document's, is no total of its projects.
    """
    found: dict[str, Figure] = {}
    for passage in passages:
        if passage.kind != "paragraph":
            continue
        text = compact(passage.location.text)
        for match in _TOTAL.finditer(text):
            clause = _CLAUSE.split(text[: match.start()])[-1]
            others = {int(said) for said in _YEAR.findall(clause)} - {year}
            if _PAST.search(clause) or (year is not None and others):
                continue
            count = match["count"] or match["after"]
            if count and int(count) != projects:
                return None
            found.setdefault(
                match["amount"], Figure(passage.location, read_amount(match["amount"], ""))
            )
    return next(iter(found.values())) if len(found) == 1 else None
