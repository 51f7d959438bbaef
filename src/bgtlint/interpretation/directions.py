"""Which way an indicator is good (指标方向), by the words of its name (rules/directions.yml)."""

from dataclasses import dataclass
from functools import cache

from bgtlint.reading.normalise import compact
from bgtlint.shipped import shipped_yaml


@dataclass(frozen=True, slots=True)
class Directions:
    """Words of indicators that are better when lower, and of those that may go either way."""

    lower: tuple[str, ...]
    either: tuple[str, ...]

    def is_lower(self, text: str) -> bool:
        """Tell whether less is better (故障率, 投诉)."""
        plain = compact(text)
        return any(word in plain for word in self.lower)

    def is_either(self, text: str) -> bool:
        """Tell whether the words leave the direction open (下降, 控制)."""
        plain = compact(text)
        return any(word in plain for word in self.either)


@cache
def shipped_directions() -> Directions:
    """Return the word lists that come with the program."""
    source = shipped_yaml("directions.yml")
    return Directions(tuple(source["lower"]), tuple(source["either"]))
