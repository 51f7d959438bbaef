"""Which years a project belongs to (项目年度), and which year a plan's checkpoints are of."""

import re

from bgtlint.reading.normalise import compact

_NUMBERED = re.compile(r"[\[〔【(](?:19|20)\d\d年?[\]〕】)]第?\d+号?")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?=学?年|-|~|—|–|至)")


def named_years(name: str) -> tuple[int, ...]:
    """Return the years a project's name states, those of document numbers left out.

    `规划编制（2024-2026年）` states 2024 and 2026.
    """
    return tuple(int(year) for year in _YEAR.findall(_NUMBERED.sub("", compact(name))))


def year_span(
    name: str, code_year: int | None, document: int | None
) -> tuple[int | None, int | None]:
    """Return the first and last year a project's dates may be of, None where that is open.

    The name comes first; the document's year is always right, for a project carried over is
    finished in it. A code keeps the year in which a continuing project began, so a code alone
    says nothing of the last year.
    """
    named = named_years(name)
    if not named and document is None:
        return code_year, None
    begun = named or ((code_year,) if code_year is not None else ())
    years = [*begun, *((document,) if document is not None else ())]
    return min(years), max(years)
