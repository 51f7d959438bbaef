"""In how many ways a row that kept its filled cells alone can lie under its header."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bgtlint.recognition.labels import label, level1, level2
from bgtlint.recognition.layouts import Levels
from bgtlint.recognition.lists import SUM
from bgtlint.recognition.plain.fitting import (
    ANY_LEVEL,
    ANY_LEVEL2,
    FREE,
    NOTHING,
    STRICT,
    fits,
    is_field,
    laid_out,
)

Places = tuple[int, ...]
Way = tuple[Places, Places]
"""A row as far left and as far right as its cells may lie."""
INDICATOR = "指标"
UNDER = frozenset({("成本", "产出", True), ("成本", "产出", False), ("满意度", "效益", False)})
"""Level-2 names that are level-1 names too, the level 1 above, and whether bare of 服务对象."""


@dataclass(slots=True)
class Columns:
    """The columns of a header: the canonical name of each by number ("" where none is known).

    `deeper` tells that names of level 1 (产出指标) stand in that of level 2, below other names.
    """

    names: Mapping[int, str]
    fields: Mapping[int, str]
    money: frozenset[str]
    levels: Levels
    pinned: dict[str, int] = field(default_factory=dict)
    strict: int = STRICT
    deeper: bool = False

    def number(self, name: str) -> int | None:
        """Return the number of a canonical column, None where the header has none."""
        return next((column for column, own in self.names.items() if own == name), None)

    def allowed(self, text: str, free: frozenset[int]) -> frozenset[int]:
        """Return the columns of indicators that a text fits; of prose only those in `free`."""
        if self.pinned.get(text) in self.names:
            return frozenset({self.pinned[text]})
        return frozenset(
            column
            for column, name in self.names.items()
            if (name not in FREE or column in free) and fits(name, text, self.levels, self.strict)
        )

    def own(self, text: str) -> frozenset[int]:
        """Return the columns of the project's fields that a text fits."""
        if self.pinned.get(text) in self.fields:
            return frozenset({self.pinned[text]})
        return frozenset(
            column
            for column, name in self.fields.items()
            if is_field(name, text, self.money, self.levels)
        )

    def is_judged(self, column: int) -> bool:
        """Tell whether a rule may judge what stands in a column."""
        return column in self.fields or self.names[column] not in FREE


def is_full(texts: Sequence[str], columns: Columns) -> bool:
    """Tell whether a row has a cell for every column."""
    return len(texts) == len(columns.names) + len(columns.fields)


def has_way(texts: Sequence[str], columns: Columns, free: frozenset[int], strict: int) -> bool:
    """Tell whether a row lies under the header somehow, its prose in the columns `free` alone."""
    return any(
        next(_ways(texts, replace(columns, strict=at), free), None) is not None
        for at in range(strict + 1)
    )


def one_way(
    texts: Sequence[str], columns: Columns, free: frozenset[int], first: str, begun: bool
) -> Places | None:
    """Return the only way to lay a row out; a dash may lie further left than it must."""
    if is_full(texts, columns):
        return tuple(sorted([*columns.names, *columns.fields]))
    if columns.deeper:
        return _under_names(texts, columns)
    ways = _strictest(texts, columns, free, begun)
    told = {_told(texts, way, columns) for way in ways}
    if len(told) == 1 and None not in told:
        return ways[0][0]
    return _by_level(texts, ways, columns, first)


def is_deeper(texts: Sequence[str], columns: Columns) -> bool:
    """Tell whether a row without any blank cell has a name of level 1 for its level 2."""
    if not is_full(texts, columns) or columns.fields:
        return False
    by_name = dict(zip((columns.names[c] for c in sorted(columns.names)), texts, strict=True))
    upper, lower = by_name.get("level1", ""), by_name.get("level2", "")
    named = upper.endswith(INDICATOR) and not level1(upper, columns.levels)
    return named and lower.endswith(INDICATOR) and bool(level1(lower, columns.levels))


def _under_names(texts: Sequence[str], columns: Columns) -> Places | None:
    """Return how a row lies whose levels nobody knows: they say that they are such.

    One level alone is the lower; behind the levels no cell may be blank.
    """
    places = sorted(columns.names)
    named = sum(text.endswith(INDICATOR) for text in texts)
    levels = [column for column in places if columns.names[column] in ("level1", "level2")]
    whole = len(texts) - named == len(places) - len(levels) and named <= len(levels)
    first = all(text.endswith(INDICATOR) for text in texts[:named])
    if not (whole and first and places[: len(levels)] == levels):
        return None
    return tuple(places[len(levels) - named :])


def _told(texts: Sequence[str], way: Way, columns: Columns) -> tuple[int | None, ...] | None:
    """Return the judged columns of a row's cells, None where these are not the same throughout."""
    left, right = way
    told: list[int | None] = []
    for text, one, other in zip(texts, left, right, strict=True):
        if one == other:
            told.append(one if columns.is_judged(one) else None)
        elif NOTHING.fullmatch(text):
            told.append(None)
        else:
            return None
    return tuple(told)


def _by_level(
    texts: Sequence[str], ways: Sequence[Way], columns: Columns, first: str
) -> Places | None:
    """Decide for a level 2 where its name is a level 1 too (成本指标) and it belongs to that above.

    It does where the same name is the level 1 in force, cost where that is output, and where it is
    benefit a satisfaction that says whose it is (服务对象满意度).
    """
    one, two = columns.number("level1"), columns.number("level2")
    name = level1(texts[0], columns.levels)
    plain = label(texts[0]).removesuffix("指标") == name
    if len(ways) != 1 or one is None or two is None or not level2(texts[0], columns.levels):
        return None
    if not name or (name != first and (name, first, plain) not in UNDER):
        return None
    left, right = ways[0]
    if left[0] != one or right[0] != two:
        return None
    moved = ((two, *left[1:]), right)
    return moved[0] if _told(texts, moved, columns) else None


def _strictest(
    texts: Sequence[str], columns: Columns, free: frozenset[int], begun: bool
) -> list[Way]:
    """Return the ways to lay a row out that take the fewest unknown words for units or levels.

    The first row of a list begins with its unit, where there is a column for it.
    """
    found: list[Way] = []
    for strict in range(STRICT, ANY_LEVEL + 1):
        found = found or list(_ways(texts, replace(columns, strict=strict), free))
    units = [column for column, name in columns.fields.items() if name == "unit"]
    if begun or not units:
        return found
    whole = laid_out([columns.own(text) for text in texts], {0: units[0]})
    sure = [way for way in found if way[0][0] == way[1][0] == units[0]]
    return sure or ([whole] if whole else [])


def _ways(texts: Sequence[str], columns: Columns, free: frozenset[int]) -> Iterator[Way]:
    """Yield the ways to lay a row out with an indicator's name, else without one.

    Names of levels stand before it, and the cells of a project before these.
    """
    levels = columns.levels
    known = [bool(level1(text, levels) or level2(text, levels)) for text in texts]
    suffixed = [k and text.endswith(("指标", ")")) for k, text in zip(known, texts, strict=True)]
    begins = next((at for at, own in enumerate(suffixed) if own), 0 if not any(known) else
                  known.index(True))  # fmt: skip
    if columns.fields and (begins or not any(known)):
        yield from _with_fields(texts, columns, free, begins if any(known) else len(texts))
        if begins:
            return
    allowed = [columns.allowed(text, free) for text in texts]
    third = columns.number("level3")
    if third is not None:
        for at in reversed(range(len(texts))):
            if third in allowed[at] and (columns.strict >= ANY_LEVEL2 or all(known[:at])):
                way = laid_out(allowed, {at: third})
                if way is not None:
                    yield way
                    return
    if any(columns.names[c] not in FREE for one in allowed for c in one):
        way = laid_out([one - {third} if third is not None else one for one in allowed])
        if way is not None and (third is None or all(known) or _pinned(texts, columns, known)):
            yield way


def _pinned(texts: Sequence[str], columns: Columns, known: Sequence[bool]) -> bool:
    """Tell whether all that stands behind the levels is known to stand in columns of prose."""
    return all(own or text in columns.pinned for text, own in zip(texts, known, strict=True))


def _with_fields(
    texts: Sequence[str], columns: Columns, free: frozenset[int], begins: int
) -> Iterator[Way]:
    """Yield the ways to lay out a row that begins a project, or has no indicator at all."""
    own = [columns.own(text) for text in texts[:begins]]
    names = [column for column, name in columns.fields.items() if name == "name"]
    if begins == len(texts):
        if SUM.fullmatch(texts[0]):
            own[0] = frozenset({min(own[0])}) if own[0] else own[0]
        way = laid_out(own)
        if way is not None:
            yield way
        return
    for rest in _ways(texts[begins:], replace(columns, fields={}), free):
        for at in range(begins):
            way = laid_out(own, {at: names[0]}) if names else laid_out(own)
            if way is not None:
                yield (*way[0], *rest[0]), (*way[1], *rest[1])
