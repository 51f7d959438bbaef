"""What kind of value an indicator row calls for (数量, 质量, 时效, 成本 …)."""

import re

from bgtlint.model import FormRow, Indicator, MeasureKind
from bgtlint.reading.normalise import compact
from bgtlint.recognition.layouts import Levels

_TIME = re.compile(r"(?:时间|时限|日期|期限|时效|及时率|及时性|按[时期][一-鿿]{0,4}率)$")
_SPANS = frozenset({"年", "月", "个月", "天", "日", "小时", "分钟", "工作日", "周", "季", "季度"})


def role(row: FormRow, levels: Levels) -> str:
    """Return what kind of value a row calls for: quantity, cost, satisfaction …, "" for any."""
    if row.level1 == "成本":
        return "cost"
    if row.level1 == "满意度":
        return "satisfaction"
    return levels.roles.get(row.level2) or ("benefit" if row.level1 == "效益" else "")


def likely_role(indicator: Indicator) -> str:
    """Return the role of an output by its name and value, for forms that print no level 2.

    A deadline, and a name that ends in 时间 or 及时率, is 时效; a count 数量; another percentage
    质量. "" for anything else, and for rows of which not even level 1 is known.
    """
    value = indicator.figures.get("value")
    if value is None or indicator.level1 != "产出":
        return ""
    measure = value.measure
    if measure.kind is MeasureKind.DEADLINE or _TIME.search(compact(indicator.name)):
        return "time"
    if measure.kind is MeasureKind.PERCENTAGE:
        return "quality"
    counted = measure.kind is MeasureKind.QUANTITATIVE and measure.unit not in ("", *_SPANS)
    return "quantity" if counted else ""
