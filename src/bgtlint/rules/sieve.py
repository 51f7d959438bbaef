"""Many subjects under one rule: most pass or are not concerned; the rest is looked at closely."""

from collections.abc import Sequence

from bgtlint.model import Verdict
from bgtlint.rules.quick import condition
from bgtlint.rules.quick_names import Ground
from bgtlint.rules.rule import Rule
from bgtlint.rules.values import Record


def sifted(
    rule: Rule, records: Sequence[Record], most: int
) -> tuple[int, int, list[tuple[Record, Verdict | None]]]:
    """Return how many records pass, how many a rule is not for, and the rest with their verdict.

    The rest failed, or are undecided (None). `most` bounds the items of lists gone through.
    """
    ground = Ground(rule.scope, rule.parameters, [most], {})
    when = condition(rule.when.tree, ground) if rule.when is not None else None
    holds = condition(rule.check.tree, ground)
    passed = skipped = 0
    others: list[tuple[Record, Verdict | None]] = []
    for record in records:
        applies = True if when is None else when(record)
        if applies is False:
            skipped += 1
            continue
        found = holds(record) if applies else None
        if found:
            passed += 1
        else:
            others.append((record, None if found is None else Verdict.FAIL))
    return passed, skipped, others
