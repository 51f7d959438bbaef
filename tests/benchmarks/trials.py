"""One trial: a document made, a defect put in, the program run on it, the answer compared."""

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bgtlint.checker import Settings, check_document, settings
from bgtlint.cli.options import rule_files
from bgtlint.model import Finding, Severity, Status
from bgtlint.reading.normalise import compact
from bgtlint.rules import load_rules, select_rules
from fixtures.generate import Expected
from tests.benchmarks.sources import SOURCES, Source

RARE = {"docx": 20, "pdf": 33}
"""Every how many documents one is made as this type of file; all others are text."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What to try: a form, a kind of defect ("" for none), a seed and a type of file."""

    source: int
    kind: str
    seed: int
    file: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a trial: the defect found, at the right cell, and what else was reported.

    `severity` is that of the finding, of the rule by default where it was missed.
    """

    trial: Trial
    rule: str = ""
    severity: str = ""
    found: bool = False
    placed: bool = False
    strays: tuple[str, ...] = ()
    infos: tuple[str, ...] = ()
    read: bool = True


@cache
def shipped() -> Settings:
    """Return the settings of a run as a user gets it: the shipped rules, pedantic ones off."""
    return settings(select_rules(load_rules(rule_files([]), check_examples=False)))


def file_type(number: int, source: Source) -> str:
    """Return the type of file of the document of this number."""
    for name, every in RARE.items():
        if name in source.write and number % every == every - 1:
            return name
    return "text"


def defect_trials(documents: int, seed: int) -> Iterator[Trial]:
    """Yield so many trials or a few more, the same number for each kind of defect."""
    kinds = [(n, kind) for n, source in enumerate(SOURCES) for kind in source.kinds]
    rounds = -(-documents // len(kinds))
    number = 0
    for turn in range(rounds):
        for source, kind in kinds:
            yield Trial(source, kind, seed + turn, file_type(number, SOURCES[source]))
            number += 1


def clean_trials(documents: int, seed: int) -> Iterator[Trial]:
    """Yield trials without a defect, the forms in turn."""
    for number in range(documents):
        source = number % len(SOURCES)
        file = file_type(number, SOURCES[source])
        yield Trial(source, "", seed + number // len(SOURCES), file)


def answer(trial: Trial) -> Answer:
    """Run one trial; a seed whose document has no room for the defect gives way to the next."""
    source = SOURCES[trial.source]
    if not trial.kind:
        return _judged(source, trial, source.clean(trial.seed), None)
    for more in range(1000):
        seed = trial.seed + more * 100_003
        try:
            document, expected = source.inject(source.clean(seed), trial.kind, seed)
        except LookupError:
            continue
        return _judged(
            source, Trial(trial.source, trial.kind, seed, trial.file), document, expected
        )
    raise LookupError(f"no document of {source.name} has room for {trial.kind}")


def _judged(source: Source, trial: Trial, document: object, expected: Expected | None) -> Answer:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "document"
        source.write[trial.file](document, path)
        report = check_document(path, shipped())
    infos = tuple(f.rule for f in report.findings if f.severity is Severity.INFO)
    read = report.status is Status.CHECKED
    if expected is None:
        return Answer(trial, strays=_said(report.findings), infos=infos, read=read)
    right = [f for f in report.findings if _is(f, expected, (expected.rule,))]
    others = [f for f in report.findings if not _is(f, expected, (expected.rule, *expected.also))]
    grades = {rule.id: rule.severity.default for rule in shipped().rules.rules}
    severity = right[0].severity if right else grades.get(expected.rule, Severity.ERROR)
    return Answer(
        trial,
        expected.rule,
        str(severity),
        bool(right),
        any(_same_place(finding, expected) for finding in right),
        _said(others),
        infos,
        read,
    )


def _is(finding: Finding, expected: Expected, rules: Sequence[str]) -> bool:
    return finding.rule in rules and expected.project in (None, finding.project)


def _same_place(finding: Finding, expected: Expected) -> bool:
    return not expected.label or compact(finding.location.label) == compact(expected.label)


def _said(findings: Sequence[Finding]) -> tuple[str, ...]:
    """Return the errors and warnings: rule, severity, place and message."""
    return tuple(
        f"{f.rule} {f.severity} {f.project}/{f.location.label}: {f.message}"
        for f in findings
        if f.severity is not Severity.INFO
    )
