"""One rule on one subject: the verdict, with its reason or its failure."""

from dataclasses import dataclass

from bgtlint.model import Severity, Verdict
from bgtlint.rules.env import Env
from bgtlint.rules.evaluate import evaluate, needed
from bgtlint.rules.explain import Failure, explain
from bgtlint.rules.rule import Rule
from bgtlint.rules.texts import NOTHING, Text
from bgtlint.rules.values import Known, Unknown

_GRAVITY = (Severity.ERROR, Severity.WARNING, Severity.INFO)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a rule says of a subject; `reason` for unknown, `failure` for fail."""

    verdict: Verdict
    reason: Text = NOTHING
    failure: Failure | None = None


def judge(rule: Rule, env: Env) -> Judgement:
    """Return the verdict on one subject, by the reason or with the failure."""
    verdict, reason = verdict_of(rule, env)
    if verdict is Verdict.FAIL:
        return Judgement(verdict, failure=explain(rule.check.tree, env))
    return Judgement(verdict, reason)


def verdict_of(rule: Rule, env: Env) -> tuple[Verdict, Text]:
    """Return the verdict on one subject, and the reason of an unknown one."""
    if rule.when is not None:
        applies = needed(rule.when.tree)(env)
        if isinstance(applies, Unknown):
            return Verdict.UNKNOWN, applies.reason
        if applies.value is not True:
            return Verdict.NOT_APPLICABLE, NOTHING
    outcome = needed(rule.check.tree)(env)
    if isinstance(outcome, Unknown):
        return Verdict.UNKNOWN, outcome.reason
    return (Verdict.PASS if outcome.value is True else Verdict.FAIL), NOTHING


def grade(rule: Rule, env: Env) -> Severity:
    """Return the gravest severity whose condition holds, else the default."""
    holding = {
        severity
        for severity, condition in rule.severity.conditions
        if (found := evaluate(condition.tree, env))
        and isinstance(found, Known)
        and found.value is True
    }
    return next((level for level in _GRAVITY if level in holding), rule.severity.default)
