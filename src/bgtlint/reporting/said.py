"""What every report says of a document as a whole: how far it was read and checked."""

from bgtlint.model import Coverage, DocumentReport, Status
from bgtlint.reporting.diagnosed import diagnostic_place, is_note
from bgtlint.reporting.tally import judged
from bgtlint.reporting.texts import Say

CONTAINERS = frozenset({"zip", "folder"})
"""Formats of what holds documents and is none itself."""


def document_name(document: DocumentReport, say: Say) -> str:
    """Say a document's path; standard input by its name."""
    return say("stdin") if document.path == "-" else document.path


def read_gaps(document: DocumentReport, say: Say, lang: str) -> tuple[list[str], list[str]]:
    """Say what of a document was not read, and the notes on its reading.

    The first list is never empty for a document that was not read in full.
    """
    gaps = [item for item in document.diagnostics if not is_note(item)]
    notes = [item for item in document.diagnostics if is_note(item)]
    if document.status is not Status.CHECKED and not gaps:
        gaps, notes = notes, []
    lost = [diagnostic_place(item, say, lang) for item in gaps]
    if document.status is not Status.CHECKED and not lost:
        status = say(document.status.value)
        lost = [say("label", name=status) + say("not_read_unstated")]
    return lost, [diagnostic_place(item, say, lang) for item in notes]


def reasons_text(entry: Coverage) -> str:
    """Say why a rule stayed unknown, each reason with its count, the most frequent first."""
    ordered = sorted(entry.reasons.items(), key=lambda item: (-item[1], item[0]))
    return "；".join(f"{reason} ×{count}" for reason, count in ordered)


def judged_text(document: DocumentReport, say: Say) -> str:
    """Say how much was checked in a document."""
    said = judged(document.coverage)
    if not said.judged:
        return say("judged_none")
    return say(
        "judged",
        projects=len(document.projects),
        rules=said.rules,
        judged=said.judged,
        passed=said.passed,
        failed=said.failed,
        unknown=said.unknown,
    )


def is_sum(arithmetic: str) -> bool:
    """Tell whether a finding's arithmetic is a sum or a series, not a cell's text again."""
    return any(f" {sign} " in arithmetic for sign in "=≠<>≤≥≈→")
