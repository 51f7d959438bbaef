"""Where the benchmark's documents come from: one row per form, with its facts, faults and files."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fixtures.generate import DEFECTS, Expected, clean_document, inject, write_docx, write_text
from tests.benchmarks.drawing import write_pdf


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


SOURCES: tuple[Source, ...] = (
    Source(
        "county",
        clean_document,
        inject,
        {kind: defect.rule for kind, defect in DEFECTS.items()},
        {"text": _text, "docx": write_docx, "pdf": write_pdf},
    ),
)
"""Every form; a new one is a row, with defects of its own."""
