"""Names of what a form says of one region: whose column a value stands in, and in which unit."""

from bgtlint.interpretation.described import bare
from bgtlint.interpretation.quantities import comparable
from bgtlint.model import Indicator
from bgtlint.rules import kinds as k
from bgtlint.rules.figures import text, words
from bgtlint.rules.names import Name
from bgtlint.rules.texts import Text
from bgtlint.rules.values import ABSENT, Record, Value
from bgtlint.rules.vocabulary_funds import project_of


def _other_unit(record: Record) -> Value:
    """Return the form's own value of a row where a region's value has another unit."""
    project, row = project_of(record), record.object
    if project is None or not isinstance(row, Indicator) or not row.region:
        return ABSENT
    named = row.figures.get("level3")
    same = (one for one in project.indicators if named and one.figures.get("level3") == named)
    own = next(same, None)
    mine, other = (one.figures.get("value") if one else None for one in (row, own))
    if mine is None or other is None:
        return ABSENT
    ours, theirs = bare(mine.measure), bare(other.measure)
    if ours is None or theirs is None or not ours.unit or not theirs.unit:
        return ABSENT
    return ABSENT if comparable(ours, theirs) else words(other.location)


NAMES: tuple[Name, ...] = (
    Name("indicator", "region_name", ("区域",), k.TEXT,
         Text("指标值属于哪个县区，全市、合计的为空",
              "the region the value is of, empty for the whole"),
         lambda i: text(i.region)),
    Name("indicator", "other_unit", ("单位不同的首列值",), k.TEXT,
         Text("计量单位与区域目标值不同的首列（全市、合计）目标值",
              "the first column's value where a region's value has another unit"),
         within=_other_unit),
)  # fmt: skip
