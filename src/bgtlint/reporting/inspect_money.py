"""What was read of fund blocks, main tasks and totals, for `bgtlint inspect`."""

from collections.abc import Iterator

from bgtlint.model import Figure, Project
from bgtlint.reporting.places import measure_text, spot_text
from bgtlint.reporting.sanitise import inline
from bgtlint.reporting.texts import Say, term
from bgtlint.reporting.wrap import Paragraph

TOTALS = {"weight": "total_weight", "score": "total_score", "grade": "grade", "reason": "reason"}
"""The names under which the totals of a form are shown."""


def money_lines(project: Project, say: Say) -> Iterator[Paragraph]:
    """Yield the rows of the fund blocks, the tasks and the totals, each with its cells."""
    if project.funds:
        yield Paragraph(say("funds"), indent=2, style="bold")
    for fund in project.funds:
        of = f" ⊂ {term(say, fund.part_of)}" if fund.part_of else ""
        head = f"{inline(fund.label.text)}（{term(say, fund.name)}{of}）"
        yield Paragraph(head, indent=4)
        for name, figure in fund.figures.items():
            yield _line(term(say, name), figure, say)
    if project.tasks:
        yield Paragraph(say("tasks"), indent=2, style="bold")
    for task in project.tasks:
        yield Paragraph(inline(task.name.text) if task.name else say("blank"), indent=4)
        for name, figure in task.amounts.items():
            yield _line(term(say, name), figure, say)
    if project.totals:
        yield Paragraph(say("totals"), indent=2, style="bold")
    for name, figure in project.totals.items():
        yield _line(term(say, TOTALS.get(name, name)), figure, say)


def _line(name: str, figure: Figure, say: Say) -> Paragraph:
    printed = inline(figure.location.text)
    text = say("quoted", text=printed) if printed else say("blank")
    understood = measure_text(figure.measure)
    if understood:
        text += f" → {understood}"
    return Paragraph(f"{text} @ {spot_text(figure.location, say)}", say("label", name=name), 6)
