"""Which rules are run: by id (CST001), group (CST) or name (cost-product)."""

from collections.abc import Sequence
from dataclasses import replace

from bgtlint.rules.errors import did_you_mean
from bgtlint.rules.rule import Rule, RuleSet


def select(rules: RuleSet, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> RuleSet:
    """Return the selected rules without the ignored ones; no selection means all.

    Pedantic rules run only if `select` names them by id or name. Raises ValueError for a code
    that no rule answers to.
    """
    for code in (*select, *ignore):
        if not any(answers(rule, code) for rule in rules.rules):
            known = [word for rule in rules.rules for word in (rule.id, rule.id[:3], rule.name)]
            raise ValueError(f"没有规则 {code} / no such rule: {code}. {did_you_mean(code, known)}")
    chosen = tuple(
        rule
        for rule in rules.rules
        if _chosen(rule, select) and not any(answers(rule, code) for code in ignore)
    )
    return replace(rules, rules=chosen)


def answers(rule: Rule, code: str) -> bool:
    """Tell whether a rule is meant by an id, a group or a name."""
    return code in (rule.id, rule.name) or (rule.id.startswith(code) and code.isalpha())


def _chosen(rule: Rule, select: Sequence[str]) -> bool:
    if rule.pedantic:
        return rule.id in select or rule.name in select
    return not select or any(answers(rule, code) for code in select)
