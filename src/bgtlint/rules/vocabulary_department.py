"""Names of department forms: goals without figures, main tasks, measures that repeat goals."""

from decimal import Decimal

from bgtlint.interpretation.sections import read_sections
from bgtlint.interpretation.similarity import similarity
from bgtlint.interpretation.values import read_numbers
from bgtlint.model import FormKind, Location, MeasureKind, Project, Task
from bgtlint.reading.normalise import compact
from bgtlint.rules import kinds as k
from bgtlint.rules.figures import figure, flag, records, text, words
from bgtlint.rules.names import Name
from bgtlint.rules.texts import Text
from bgtlint.rules.values import ABSENT, Known, Record, Value
from bgtlint.rules.vocabulary_project import Document

_ALIKE = Decimal("0.9")
_WORD = 4


def _is_department(project: Project) -> bool:
    kinds = (FormKind.DEPARTMENT_TARGET, FormKind.DEPARTMENT_SELF_EVALUATION)
    return project.form.kind in kinds


def _has_figures(project: Project) -> bool:
    return any(
        figure.measure.number is not None or figure.measure.kind is MeasureKind.DEADLINE
        for indicator in project.indicators
        for name, figure in indicator.figures.items()
        if name == "value"
    )


def _unquantified(document: Document) -> Value:
    """Return the department's goals without any figure: narrative sections and whole forms."""
    found = []
    for section in read_sections(document.outline.lines):
        goals = section.paragraphs if section.name.endswith("分项绩效目标") else ()
        if goals and not any(read_numbers(line.text) for line in goals):
            at = section.heading
            found.append(
                text(section.name, Location(section.name, at.text, at.page, cell=at.address,
                                            bbox=at.box))
            )  # fmt: skip
    for project in document.projects:
        valued = any("value" in indicator.figures for indicator in project.indicators)
        if _is_department(project) and valued and not _has_figures(project):
            found.append(words(project.form.title or project.form.fields.get("unit")))
    return Known(tuple(one for one in found if isinstance(one, Known)))


def _copied(document: Document) -> Value:
    """Return the first paragraph of 工作保障措施 that repeats a goal; absent if none does."""
    sections = tuple(read_sections(document.outline.lines))
    goals = [line for one in sections if "目标" in one.name for line in one.paragraphs]
    measures = [line for one in sections if "保障措施" in one.name for line in one.paragraphs]
    for line in measures:
        if any(similarity(line.text, goal.text) >= _ALIKE for goal in goals):
            at = Location("工作保障措施", line.text, line.page, cell=line.address, bbox=line.box)
            return text(line.text, at)
    return ABSENT


def _task_has_project(record: Record) -> Value:
    """Return whether some project's name shares a word of four characters with the task."""
    around, task = record.around("document"), record.object
    document = around.object if around is not None else None
    if not isinstance(document, Document) or not isinstance(task, Task) or task.name is None:
        return flag(True)
    name = compact(task.name.text)
    projects = [one.name for one in document.projects if not _is_department(one)]
    pieces = {name[n : n + _WORD] for n in range(max(len(name) - _WORD + 1, 1))}
    return flag(not projects or any(piece in other for piece in pieces for other in projects))


def _tasks(record: Record) -> Value:
    found = record.object
    return records("task", found.tasks if isinstance(found, Project) else (), record)


def _task_amount(column: str, chinese: str) -> "Name":
    return Name(
        "task", f"task_{column}", (f"任务{chinese}",), k.MONEY,
        Text(f"任务的{chinese}", f"the task's {column}"),
        lambda task: figure(task.amounts.get(column), k.MONEY),
    )  # fmt: skip


def _task_name(task: Task) -> Value:
    return words(task.name)


NAMES: tuple[Name, ...] = (
    Name("project", "tasks", ("主要任务",), k.list_of(k.record("task", "主要任务")),
         Text("年度主要任务", "the main tasks of the year"), within=_tasks),
    Name("document", "unquantified", ("未量化的目标",), k.list_of(k.TEXT),
         Text("没有任何数值的部门整体目标", "goals of the department without any figure"),
         _unquantified),
    Name("task", "task_has_project", ("任务有项目",), k.BOOL,
         Text("本文件中有名称与该任务相关的项目", "some project of the document bears on the task"),
         within=_task_has_project),
    Name("project", "task_total", ("任务金额合计",), k.MONEY,
         Text("年度主要任务的金额合计", "the printed total of the main tasks"),
         lambda p: figure(p.totals.get("task_budget"), k.MONEY)),
    Name("task", "task_name", ("任务名称",), k.TEXT,
         Text("任务名称", "the task's name"), _task_name),
    _task_amount("budget", "预算金额"),
    _task_amount("fiscal", "财政拨款"),
    _task_amount("other", "其他资金"),
    _task_amount("executed", "执行金额"),
    _task_amount("executed_fiscal", "财政拨款执行金额"),
    _task_amount("executed_other", "其他资金执行金额"),
    Name("document", "copied_measure", ("照抄的措施",), k.TEXT,
         Text("与绩效目标雷同的保障措施", "a measure that repeats a goal"), _copied),
)  # fmt: skip
