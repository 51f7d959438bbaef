"""Names of the sums that forms print beside the year's budget: what adds up to which total."""

from bgtlint.model import Project
from bgtlint.rules import kinds as k
from bgtlint.rules.figures import figure, records, text
from bgtlint.rules.names import Name
from bgtlint.rules.texts import Text
from bgtlint.rules.values import Known, Record, Value


def _sums(record: Record) -> Value:
    found = record.object
    return records("sum", found.sums if isinstance(found, Project) else (), record)


NAMES: tuple[Name, ...] = (
    Name("project", "sums", ("合计关系",), k.list_of(k.record("sum", "合计关系")),
         Text("年度预算以外印出的合计和各项：主要任务、实施期预算、再印的预算数、汇总表合计、小计",
              "the printed sums beside the year's budget: main tasks, the term's budget, a budget "
              "printed again, a list's sums, subtotals of points"),
         within=_sums),
    Name("sum", "sum_kind", ("合计种类",), k.TEXT,
         Text("task 为年度主要任务，term 为实施期（项目总）预算，restated 为资金表外再印的预算数，"
              "list 为项目汇总表的合计、小计和单位行，points 为分值、得分的小计，"
              "region 为各区域的资金",
              "task for main tasks, term for the whole term's budget, restated for a second one, "
              "list for the sums of a list of projects, points for subtotals of points, region for "
              "the funds of the regions"),
         lambda s: text(s.kind)),
    Name("sum", "sum_total", ("合计数",), k.MONEY,
         Text("印出的合计", "the printed total"), lambda s: figure(s.total, k.MONEY)),
    Name("sum", "sum_label", ("合计栏目",), k.TEXT,
         Text("合计的栏目名称", "the label of the total"),
         lambda s: text(s.total.location.label, s.total.location)),
    Name("sum", "points_total", ("小计分数",), k.COUNT,
         Text("印出的分值或得分小计", "the printed subtotal of points"),
         lambda s: figure(s.total, k.COUNT)),
    Name("sum", "points_parts", ("小计各项",), k.list_of(k.COUNT),
         Text("加起来应等于小计的分值或得分", "the points that add up to it"),
         lambda s: Known(tuple(figure(part, k.COUNT) for part in s.parts))),
    Name("sum", "sum_parts", ("合计各项",), k.list_of(k.MONEY),
         Text("加起来应等于合计的各项", "the amounts that add up to it"),
         lambda s: Known(tuple(figure(part, k.MONEY) for part in s.parts))),
)  # fmt: skip
