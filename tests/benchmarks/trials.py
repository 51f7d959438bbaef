"""One trial: a document made, a defect put in, the program run on it, the answer compared."""

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from bgtlint.checker import Settings, check_document, settings
from bgtlint.cli.options import rule_files
from bgtlint.model import Finding, Severity, Status
from bgtlint.reading.normalise import compact
from bgtlint.rules import RuleSet, load_rules, select_rules
from fixtures.generate import Expected
from tests.benchmarks.sources import SOURCES, Source

RARE = {"docx": 0.05, "pdf": 0.03}
"""The share of documents made as this type of file; all others are text."""

TERM = "实施期/"


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
def _loaded() -> RuleSet:
    return load_rules(rule_files([]), check_examples=False)


@cache
def shipped(pedantic: str = "") -> Settings:
    """Return the settings of a run as a user gets it: the shipped rules, pedantic ones off.

    `pedantic` names one that is on besides.
    """
    usual = [rule.id for rule in _loaded().rules if not rule.pedantic]
    return settings(select_rules(_loaded(), [*usual, pedantic] if pedantic else []))


def _settings_for(rule: str) -> Settings:
    known = {one.id for one in _loaded().rules if one.pedantic}
    return shipped(rule) if rule in known else shipped()


def file_type(source: Source, kind: str, seed: int) -> str:
    """Return the type of file of a document, the same for the same seed."""
    drawn = Random(f"{source.name}/{kind}/{seed}").random()
    for name, share in RARE.items():
        if drawn < share and name in source.write:
            return name
        drawn -= share
    return "text"


def defect_trials(documents: int, seed: int) -> Iterator[Trial]:
    """Yield so many trials or a few more, the same number for each kind of defect."""
    kinds = [(n, kind) for n, source in enumerate(SOURCES) for kind in source.kinds]
    for turn in range(-(-documents // len(kinds))):
        for source, kind in kinds:
            file = file_type(SOURCES[source], kind, seed + turn)
            yield Trial(source, kind, seed + turn, file)


def clean_trials(documents: int, seed: int) -> Iterator[Trial]:
    """Yield trials without a defect, the forms in turn."""
    for number in range(documents):
        source = number % len(SOURCES)
        mine = seed + number // len(SOURCES)
        yield Trial(source, "", mine, file_type(SOURCES[source], "", mine))


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
        report = check_document(path, _settings_for(expected.rule if expected else ""))
    infos = tuple(f.rule for f in report.findings if f.severity is Severity.INFO)
    read = report.status is Status.CHECKED
    if expected is None:
        return Answer(trial, strays=_said(report.findings), infos=infos, read=read)
    right = [f for f in report.findings if _is(f, expected, (expected.rule,))]
    others = [f for f in report.findings if not _is(f, expected, (expected.rule, *expected.also))]
    grades = {rule.id: rule.severity.default for rule in _loaded().rules}
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
    """Tell whether a finding stands where the defect was put.

    A slip that the whole term's list prints as well is named there, where it stands first.
    """
    label = compact(finding.location.label).removeprefix(TERM)
    return not expected.label or label == compact(expected.label)


def _said(findings: Sequence[Finding]) -> tuple[str, ...]:
    """Return the errors and warnings: rule, severity, place and message."""
    return tuple(
        f"{f.rule} {f.severity} {f.project}/{f.location.label}: {f.message}"
        for f in findings
        if f.severity is not Severity.INFO
    )
