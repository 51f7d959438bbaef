"""The words of fund blocks (rules/funds.yml): sources of money and columns of amounts."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from bgtlint.reading.normalise import compact
from bgtlint.shipped import shipped_yaml


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the total: its canonical name, what it is a 其中 of ("" for the total)."""

    name: str
    within: str = ""
    division: str = "source"


@dataclass(frozen=True, slots=True)
class FundWords:
    """Printed labels of a fund block: totals, parts, columns (canonical name by label).

    `items` and `item_amounts` head the columns of a budget set out by its costs (成本构成 | 金额).
    """

    total: frozenset[str]
    parts: Mapping[str, Part]
    columns: Mapping[str, str]
    by_name: Mapping[str, Part]
    items: frozenset[str] = frozenset()
    item_amounts: frozenset[str] = frozenset()

    def division(self, name: str) -> str:
        """Return how a part divides the total: source (来源) or type (支出结构)."""
        part = self.by_name.get(name)
        return part.division if part else "source"


@cache
def shipped_fund_words() -> FundWords:
    """Return the words that come with the program."""
    source: dict[str, Any] = shipped_yaml("funds.yml")
    parts = {
        name: Part(name, rule.get("within", ""), rule.get("division", "source"))
        for name, rule in source["parts"].items()
    }
    return FundWords(
        total=frozenset(map(compact, source["total"])),
        parts={
            compact(word): parts[name]
            for name, rule in source["parts"].items()
            for word in rule["names"]
        },
        columns={
            compact(word): name for name, words in source["columns"].items() for word in words
        },
        by_name=parts,
        items=frozenset(map(compact, source["items"])),
        item_amounts=frozenset(map(compact, source["item_amounts"])),
    )
