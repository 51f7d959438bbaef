"""Which way an indicator is good (指标方向), by the words of its name (rules/directions.yml)."""

import re
from dataclasses import dataclass
from functools import cache, cached_property

from bgtlint.reading.normalise import compact
from bgtlint.shipped import shipped_yaml

_COUNTED = "(?:发生)?(?:率|数|数量|次数|件数|起数|人数|户数|占比|比例|比率|程度|情况)?"


@dataclass(frozen=True)
class Directions:
    """Words of indicators that are better when lower, and of those that may go either way.

    `higher` are words of which more is better wherever they stand (执行率); `handled` those by
    which a name speaks of dealing with such a thing (投诉办结率).
    """

    lower: tuple[str, ...]
    either: tuple[str, ...]
    handled: tuple[str, ...] = ()
    higher: tuple[str, ...] = ()

    @cached_property
    def _ends_lower(self) -> re.Pattern[str]:
        return re.compile(f"(?:{'|'.join(self.lower)}){_COUNTED}$")

    def is_lower(self, text: str) -> bool:
        """Tell whether less is better (故障率, 投诉)."""
        plain = compact(text)
        return any(word in plain for word in self.lower)

    def is_higher(self, text: str) -> bool:
        """Tell whether more is better, also among costs (预算执行率)."""
        plain = compact(text)
        return any(word in plain for word in self.higher)

    def is_plainly_lower(self, name: str) -> bool:
        """Tell whether a name counts what less is better of (火灾受害率, 事故起数)."""
        plain = compact(name)
        if any(word in plain for word in (*self.handled, *self.either)):
            return False
        return self._ends_lower.search(plain) is not None

    def is_either(self, text: str) -> bool:
        """Tell whether the words leave the direction open (下降, 控制)."""
        plain = compact(text)
        return any(word in plain for word in self.either)


@cache
def shipped_directions() -> Directions:
    """Return the word lists that come with the program."""
    source = shipped_yaml("directions.yml")
    names = ("lower", "either", "handled", "higher")
    return Directions(**{name: tuple(source[name]) for name in names})
