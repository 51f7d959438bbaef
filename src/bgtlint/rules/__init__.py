"""The rules room: YAML rules loaded, checked, and run on projects."""

from bgtlint.rules.engine import run
from bgtlint.rules.errors import RuleError, RuleErrors
from bgtlint.rules.load import load_rules
from bgtlint.rules.rule import Example, Rule, RuleSet
from bgtlint.rules.selection import select
from bgtlint.rules.selection import select as select_rules
from bgtlint.rules.texts import Text

__all__ = [
    "Example",
    "Rule",
    "RuleError",
    "RuleErrors",
    "RuleSet",
    "Text",
    "load_rules",
    "no_rules",
    "run",
    "select",
    "select_rules",
]


def no_rules() -> RuleSet:
    """Return a rule set without rules, for reading a document only."""
    return RuleSet(())
