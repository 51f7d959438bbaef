"""Examples inside a rule: values by name, and whether the rule says of them what they say."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from bgtlint.interpretation.amounts import read_amount, read_percent
from bgtlint.interpretation.points import read_rate
from bgtlint.interpretation.values import read_value
from bgtlint.model import Evidence, Location, Measure, Verdict
from bgtlint.reading.normalise import compact, squash
from bgtlint.rules import kinds as k
from bgtlint.rules.env import Env, Steps
from bgtlint.rules.evaluate import evaluate
from bgtlint.rules.figures import flag, number, read
from bgtlint.rules.findings import evidence
from bgtlint.rules.judge import Judgement, grade, judge
from bgtlint.rules.names import Name
from bgtlint.rules.places import location_of
from bgtlint.rules.rule import Example, Rule
from bgtlint.rules.show import absolute, shown
from bgtlint.rules.texts import NOTHING, Text
from bgtlint.rules.values import Blank, Known, Record, Value
from bgtlint.rules.vocabulary import AROUND, MAIN, names, own_names

EXPECTABLE = ("verdict", "severity", "at", "lhs", "rhs", "gap", "gap_percent", "arithmetic")
"""What `expect` may name, besides the operands by their names; `at` is the finding's cell."""

_NUMBER = re.compile(r"[+-]?[0-9]{1,30}(\.[0-9]{1,30})?")
_TRUE, _FALSE = ("true", "是"), ("false", "否")


class ExampleError(ValueError):
    """A value of an example that is none of its kind."""

    def __init__(self, word: str, message: Text) -> None:
        super().__init__(str(message))
        self.word, self.message = word, message


def example_record(scope: str, values: Mapping[str, Any]) -> Record:
    """Return a subject with the values of an example, and the records around it.

    Every name goes to the record it belongs to (a budget to the project of a cost line); the
    document has this one project unless the example lists its projects.
    Raises ExampleError for an unknown name or a value that is none of its kind.
    """
    chain = [Record("document", None)]
    kinds = [scope]
    while AROUND[kinds[-1]]:
        kinds.append(AROUND[kinds[-1]])
    for kind in reversed(kinds[:-1] if scope != "document" else []):
        chain.append(Record(kind, None, chain[-1]))
    _fill(chain[-1], names(scope), values)
    if len(chain) > 1:
        chain[0].values.setdefault("projects", Known((Known(chain[1]),)))
    return chain[-1]


def _fill(record: Record, known: Mapping[str, Name], values: Mapping[str, Any]) -> None:
    for word, given in values.items():
        row = known.get(word)
        owner = record.around(row.scope) if row is not None else None
        if row is None or owner is None:
            raise ExampleError(word, Text(f"未知名称 {word}。", f"Unknown name {word}."))
        value = _value(row.kind, given, owner, row)
        if value is not None:
            owner.values[row.english] = value


def _value(kind: k.Kind, given: object, owner: Record, row: Name) -> Value | None:
    """Return a value of a kind from what an example gives; None where it gives nothing."""
    if given is None:
        return None
    if kind.of is not None:
        if not isinstance(given, list):
            raise _no(row, given, kind)
        found = [_value(kind.of, item, owner, row) for item in given]
        return Known(tuple(item for item in found if item is not None))
    if kind.record:
        fields = given if isinstance(given, dict) else {MAIN.get(kind.record, "name"): given}
        inner = Record(kind.record, None, owner)
        _fill(inner, own_names(kind.record), fields)
        return Known(inner)
    if not isinstance(given, str):
        raise _no(row, given, kind)
    return _scalar(kind, given, row)


def _scalar(kind: k.Kind, given: str, row: Name) -> Value:
    at = Location(row.label.zh, given)
    if kind is k.BOOL:
        if given not in (*_TRUE, *_FALSE):
            raise _no(row, given, kind)
        return flag(given in _TRUE)
    if kind is k.TEXT:
        shown = squash(given)
        return Known(compact(given), shown, at) if shown else Known("", "", at)
    if not compact(given):
        return Blank(at)
    if kind is k.NUMBER:
        if not _NUMBER.fullmatch(compact(given)):
            raise _no(row, given, kind)
        return number(Decimal(compact(given)), at)
    if kind is k.DATE:
        try:
            return Known(date.fromisoformat(compact(given)), compact(given), at)
        except ValueError:
            raise _no(row, given, kind) from None
    return read(at, measure(kind, given), kind)


def measure(kind: k.Kind, text: str) -> Measure:
    """Return a text read as the kind of cell it stands for."""
    if kind is k.RATIO:
        return read_percent(text)
    if kind is k.SHARE:
        return read_rate(text)
    if kind is k.MONEY and not compact(text).startswith(("≤", "≥", "<", ">")):
        return read_amount(text, "")
    expect = {k.RATE: "cost", k.PRODUCT: "cost", k.MONEY: "cost", k.COUNT: "quantity"}.get(kind, "")
    return read_value(text, expect)


def _no(row: Name, given: object, kind: k.Kind) -> ExampleError:
    return ExampleError(
        row.english,
        Text(
            f"{row.english} 的值“{str(given)[:40]}”不是{kind.text.zh}。",
            f"The value “{str(given)[:40]}” of {row.english} is not of kind {kind}.",
        ),
    )


@dataclass(frozen=True, slots=True)
class Difference:
    """What an example expects and what the rule gives: a verdict, an outcome, a cell, an operand.

    `note` is the reason, or the sum with its figures.
    """

    what: str
    expected: str
    got: str
    note: Text = NOTHING

    @property
    def text(self) -> Text:
        """The difference on one line."""
        if self.what == "verdict":
            zh = f"判为 {self.got}，应为 {self.expected}。{self.note.zh}"
            en = f"The verdict is {self.got}, expected {self.expected}. {self.note.say('en')}"
            return Text(zh, en)
        note = Text(f"（{self.note.zh}）", f" ({self.note.say('en')})") if self.note else NOTHING
        got, blank = self.got, Text("空", "nothing")
        return Text(
            f"{self.what} 为 {got or blank.zh}，应为 {self.expected}{note.zh}。",
            f"{self.what} is {got or blank.en}, expected {self.expected}{note.en}.",
        )


def differences(rule: Rule, example: Example, steps: Steps | None = None) -> Iterator[Difference]:
    """Yield what the rule says differently of an example than the example says."""
    record = example_record(rule.scope, example.values)
    env = Env(record, rule.parameters, {}, steps=steps)
    found = judge(rule, env)
    wanted = Verdict(example.expect.get("verdict", example.verdict))
    if found.verdict is not wanted:
        yield Difference("verdict", wanted.value, found.verdict.value, _why(rule, env, found))
        return
    if found.failure is None:
        others = [word for word in example.expect if word != "verdict"]
        for word in others:
            yield Difference(word, example.expect[word], found.verdict.value)
        return
    location = location_of(rule, env, found.failure)
    proof = evidence(rule, found.failure, location, "zh")
    outcomes = {
        **{operand.name: operand.text for operand in proof.operands},
        **_outcomes(proof),
        "severity": grade(rule, env).value,
        "at": location.label,
    }
    known = names(rule.scope)
    for word, given in example.expect.items():
        if word == "verdict":
            continue
        got, value = outcomes.get(word), _label(given, known) if word == "at" else given
        row = known.get(word)
        if got is None and row is not None:
            got = next((outcomes[other] for other in (row.english, *row.chinese)
                        if other in outcomes), None)  # fmt: skip
        if got is None or _settled(got) != _settled(value):
            yield Difference(word, value, got or "", Text(proof.arithmetic, proof.arithmetic))


def _label(word: str, known: Mapping[str, Name]) -> str:
    """Return the label of a cell from a name in either language."""
    row = known.get(word)
    return row.label.zh if row is not None else word


def _outcomes(proof: Evidence) -> dict[str, str]:
    return {word: getattr(proof, word) for word in EXPECTABLE if hasattr(proof, word)}


def _settled(text: str) -> Sequence[str]:
    """Return what two ways of writing one figure have in common: `0.60 万元`, `0.6万元`."""
    plain = compact(text)
    found = read_amount(absolute(plain), "") if plain else None
    if found is None or found.number is None:
        return (plain,)
    sign = "-" if plain.startswith("-") else ""
    return (sign, f"{found.number.normalize():f}", found.unit)


def _why(rule: Rule, env: Env, found: Judgement) -> Text:
    """Return what an author needs to see why the verdict is another: the reason or the sum."""
    if found.reason:
        return Text(f"原因：{found.reason.zh}。", f"Reason: {found.reason.say('en')}.")
    traced = env._replace(trace=[])
    evaluate(
        (
            rule.check
            if found.verdict is not Verdict.NOT_APPLICABLE or rule.when is None
            else rule.when
        ).tree,
        traced,
    )
    seen = dict.fromkeys(f"{read.path} = {shown(read.value)}" for read in traced.trace or [])
    return Text("，".join(seen))
