"""Where the benchmark's documents come from: one row per form, with its facts, faults and files."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fixtures.builder.drawing import Drawing
from fixtures.builder.drawn_text import write_drawn_text
from fixtures.builder.drawn_word import write_drawn_docx
from fixtures.generate import DEFECTS, Expected, clean_document, inject, write_docx, write_text
from fixtures.generator.forms.defects_evaluations import (
    DEPARTMENT_DEFECTS,
    PROJECT_DEFECTS,
    inject_evaluation,
)
from fixtures.generator.forms.departments import (
    STRUCTURE_DEFECTS,
    TASK_DEFECTS,
    clean_department,
    draw_structure,
    draw_tasks,
    inject_department,
)
from fixtures.generator.forms.evaluations import clean_evaluations, draw_evaluations
from fixtures.generator.forms.injecting import TARGET_FORMS
from fixtures.generator.forms.targets import clean_sheet
from tests.benchmarks.drawing import write_pdf
from tests.benchmarks.drawn_pages import write_drawn_pdf


@dataclass(frozen=True, slots=True)
class Source:
    """A form that documents can be made of.

    `clean` gives a faultless document for a seed, `inject` puts one defect of a kind into it
    (LookupError if it has no room for one), `write` makes a file by type, `kinds` names the
    defects and the rule that has to report each. The documents' type is the source's own affair.
    """

    name: str
    clean: Callable[[int], Any]
    inject: Callable[[Any, str, int], tuple[Any, Expected]]
    kinds: Mapping[str, str]
    write: Mapping[str, Callable[[Any, Path], None]]


def _text(document: Any, path: Path) -> None:
    path.write_text(write_text(document), encoding="utf-8")


def _drawn(draw: Callable[[Any], Drawing]) -> Mapping[str, Callable[[Any, Path], None]]:
    """Return the writers of a form that is drawn."""
    return {
        "text": lambda document, path: _write_lines(draw(document), path),
        "docx": lambda document, path: write_drawn_docx(draw(document), path),
        "pdf": lambda document, path: write_drawn_pdf(draw(document), path),
    }


def _write_lines(drawing: Drawing, path: Path) -> None:
    path.write_text(write_drawn_text(drawing), encoding="utf-8")


SOURCES: tuple[Source, ...] = (
    Source(
        "county",
        clean_document,
        inject,
        {kind: defect.rule for kind, defect in DEFECTS.items()},
        {"text": _text, "docx": write_docx, "pdf": write_pdf},
    ),
    *(
        Source(form.name, clean_sheet, form.inject, form.rules, _drawn(form.draw))
        for form in TARGET_FORMS
    ),
    Source(
        "mof-z",
        clean_evaluations,
        inject_evaluation,
        {kind: defect.rule for kind, defect in PROJECT_DEFECTS.items()},
        _drawn(draw_evaluations),
    ),
    Source(
        "mof-wz",
        lambda seed: clean_evaluations(seed, whole=True),
        inject_evaluation,
        {kind: defect.rule for kind, defect in DEPARTMENT_DEFECTS.items()},
        _drawn(draw_evaluations),
    ),
    Source(
        "mof-w",
        clean_department,
        inject_department(TASK_DEFECTS),
        {kind: defect.rule for kind, defect in TASK_DEFECTS.items()},
        _drawn(draw_tasks),
    ),
    Source(
        "hubei-w",
        clean_department,
        inject_department(STRUCTURE_DEFECTS),
        {kind: defect.rule for kind, defect in STRUCTURE_DEFECTS.items()},
        _drawn(draw_structure),
    ),
)
"""Every form; a new one is a row, with defects of its own."""
