"""The words of cost estimates (rules/costs.yml): totals and partial funding; periods."""

import re
from dataclasses import dataclass
from functools import cache

from bgtlint.interpretation.lexicon import lexicon
from bgtlint.reading.normalise import compact
from bgtlint.shipped import shipped_yaml

_EACH = re.compile(
    r"单(?:[个件座台套辆户人次场处项价]|平方米|公里|位(?:面积|成本|造价|建设))"
    r"|[人户亩件场次台校村座处]均|每(?!年|月|季|学期)"
)


@dataclass(frozen=True, slots=True)
class Costs:
    """Word lists by which quantities and unit costs are paired."""

    periods: frozenset[str]
    totals: tuple[str, ...]
    contracts: tuple[str, ...]
    partial: tuple[str, ...]
    grant_number: re.Pattern[str]

    def objects(self, per: tuple[str, ...]) -> tuple[str, ...]:
        """Return what a rate counts (人, 户), its periods left out."""
        return tuple(noun for noun in per if noun not in self.periods)

    def timed(self, per: tuple[str, ...]) -> bool:
        """Tell whether a basis has a period in it (月, 季, 年)."""
        return any(noun in self.periods for noun in per)

    def is_total(self, text: str) -> bool:
        """Tell whether a cost's words make it a total, not a price.

        建设成本 of each one (单个点位建设成本) is a price; 总 and 合计 say that it is none.
        """
        plain = compact(text)
        found = [word for word in self.totals if word in plain]
        each = _EACH.search(plain) is not None
        return any("总" in word or word == "合计" or not each for word in found)

    def is_contract(self, text: str) -> bool:
        """Tell whether a cost is the price of a whole contract, which may be paid over years."""
        return any(word in compact(text) for word in self.contracts)

    def partial_marker(self, text: str) -> str:
        """Return the word that says the budget pays only a part, "" when there is none."""
        plain = compact(text)
        found = next((word for word in self.partial if word in plain), "")
        if found:
            return found
        number = self.grant_number.search(plain)
        return number[0] if number else ""


@cache
def shipped_costs() -> Costs:
    """Return the word lists that come with the program."""
    source = shipped_yaml("costs.yml")
    return Costs(
        periods=frozenset(lexicon().periods) | frozenset(lexicon().periods.values()),
        totals=tuple(source["totals"]),
        contracts=tuple(source["contracts"]),
        partial=tuple(source["partial"]),
        grant_number=re.compile(source["grant_number"]),
    )
