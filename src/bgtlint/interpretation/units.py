"""Units of counting and money: the definitions of `rules/units.txt` alone.

Plain definitions (a base dimension, a number times units) are read here, which takes a
millisecond; whatever else pint's format allows is left to a pint registry of the same file.

A unit is written as in the documents: `万元/人/年`, `元/人·月` (everything after the first slash
is in the denominator), `万亩` (万, 亿, 千, 百 before a known unit). A plain count noun of the
lexicon, and any noun nobody knows, is a dimension of its own: it cancels against itself and
compares with nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from bgtlint.interpretation.lexicon import lexicon
from bgtlint.reading.normalise import compact
from bgtlint.shipped import shipped

if TYPE_CHECKING:
    from pint import UnitRegistry

MAGNITUDES = {"百": 100, "千": 1_000, "万": 10_000, "百万": 10**6, "千万": 10**7, "亿": 10**8}
"""Chinese magnitudes that may stand before a unit."""

_BASE = re.compile(r"\[[^\[\]]+\]")
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")

Part = tuple[str, int]
"""A unit name and its exponent."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit taken apart: `text` canonical, `factor` to the base units of `dimension`.

    `dimension` is sorted by base unit; a pure number and a percentage have none.
    """

    text: str
    parts: tuple[Part, ...]
    dimension: tuple[Part, ...]
    factor: Fraction


@cache
def registry() -> UnitRegistry[Decimal]:
    """Build the one registry; pint is imported here so that nothing else pays for it."""
    from pint import UnitRegistry as PintRegistry

    built: UnitRegistry[Decimal] = PintRegistry(None, non_int_type=Decimal)
    lines = shipped("units.txt").read_text(encoding="utf-8").splitlines()
    built.load_definitions([line for line in lines if line and not line.startswith("#")])
    return built


@cache
def _definitions() -> Mapping[str, str]:
    """Return the definition of every name and alias; an alias is defined as its name."""
    found: dict[str, str] = {}
    for line in shipped("units.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, definition, *aliases = (word.strip() for word in line.split("="))
            found[name] = definition
            found.update(dict.fromkeys(aliases, name))
    found.pop("_", None)
    return MappingProxyType(found)


def _plain_definition(name: str) -> tuple[dict[str, int], Fraction] | None:
    """Return base units with exponents and the factor of a plain definition, else None."""
    definition = _definitions().get(name)
    if definition is None or _BASE.fullmatch(definition):
        return None if definition is None else ({name: 1}, Fraction(1))
    roots: dict[str, int] = {}
    factor = Fraction(1)
    for part in (word.strip() for word in definition.split("*")):
        if _NUMBER.fullmatch(part):
            factor *= Fraction(part)
            continue
        inner = _plain_definition(part)
        if inner is None:
            return None
        factor *= inner[1]
        for root, exponent in inner[0].items():
            roots[root] = roots.get(root, 0) + exponent
    return roots, factor


@cache
def names() -> frozenset[str]:
    """Return every unit name, alias and plain count noun, without building the registry."""
    return frozenset({"‰", *lexicon().nouns, *_definitions()})


@lru_cache(maxsize=4096)
def unit(name: str) -> Unit | None:
    """Return the unit of one name, None for a noun nobody defined."""
    if name in lexicon().nouns:
        return Unit(name, ((name, 1),), ((name, 1),), Fraction(1))
    if name in names():
        plainly = _plain_definition(name)
        if plainly is not None:
            return Unit(name, ((name, 1),), tuple(sorted(plainly[0].items())), plainly[1])
        factor, roots = registry().get_root_units(registry().get_name(name))
        # pint types exponents and factors as any number; here they are whole and Decimal
        dimension = tuple(sorted((str(n), int(str(e))) for n, e in roots._units.items()))
        return Unit(name, ((name, 1),), dimension, Fraction(str(factor)))
    rest = plain(name)
    base = unit(rest) if rest != name else None
    if base is None:
        return None
    magnitude = MAGNITUDES[name.removesuffix(rest)]
    return Unit(name, ((name, 1),), base.dimension, base.factor * magnitude)


@lru_cache(maxsize=4096)
def parse(text: str) -> Unit:
    """Return the unit of a text such as `万元/人·月`; "" is the pure number.

    Unknown names become dimensions of their own. White space is ignored.
    """
    above, *below = compact(text).split("/")
    parts = [(name, 1) for name in above.split("·") if name not in ("", "1")]
    parts += [(name, -1) for part in below for name in _objects(part)]
    return _assemble(parts)


@lru_cache(maxsize=4096)
def product(left: str, right: str) -> tuple[str, Fraction]:
    """Return the reduced unit of left × right and the factor its reduction leaves.

    `万元/户/季度 × 年` is `万元/户` with the factor 4.
    """
    return _reduce(parse(left).parts + parse(right).parts)


@lru_cache(maxsize=4096)
def quotient(left: str, right: str) -> tuple[str, Fraction]:
    """Return the reduced unit of left ÷ right and the factor its reduction leaves."""
    inverse = tuple((name, -exponent) for name, exponent in parse(right).parts)
    return _reduce(parse(left).parts + inverse)


@lru_cache(maxsize=4096)
def conversion(source: str, target: str) -> Fraction | None:
    """Return the exact factor from one unit to another, None if the dimensions differ."""
    one, other = parse(source), parse(target)
    if one.dimension != other.dimension:
        return None
    return one.factor / other.factor


def related(left: str, right: str) -> bool:
    """Whether two count nouns are the same thing or stand in for each other (件 and 个)."""
    if conversion(left, right) is not None:
        return True
    one, other = canonical(plain(left)), canonical(plain(right))
    return any(one in group and other in group for group in lexicon().related)


def plain(name: str) -> str:
    """Return a unit without the Chinese magnitude before it (万株 is counted in 株)."""
    if name in names():
        return name
    for length in (2, 1):
        if name[:length] in MAGNITUDES and name[length:] in names():
            return name[length:]
    return name


def canonical(name: str) -> str:
    """Return the first name of a unit without conversion (案件 is 件), else the name itself."""
    known = unit(name)
    if known is None or len(known.dimension) != 1 or known.factor != 1:
        return name
    return known.dimension[0][0]


@cache
def apart(name: str) -> tuple[str, ...]:
    """Return the two units that a unit is the product of (人年 is 人 and 年), else itself."""
    known = unit(name)
    if known is None or len(known.dimension) != 2:
        return (name,)
    cuts = ((name[:cut], name[cut:]) for cut in range(1, len(name)))
    found = next((c for c in cuts if unit(c[0]) and unit(c[1])), (name,))
    return tuple(map(canonical, found))


def _objects(text: str) -> Iterable[str]:
    """Split a denominator: 人·月 and 人月 are both 人 and 月."""
    for name in text.split("·"):
        if not name or unit(name) is not None:
            yield from apart(name) if name else ()
            continue
        cuts = ((name[:cut], name[cut:]) for cut in range(1, len(name)))
        pair = next((c for c in cuts if unit(c[0]) and unit(c[1])), (name,))
        yield from pair


def _atom(name: str) -> tuple[tuple[Part, ...], Fraction]:
    known = unit(name)
    return (((name, 1),), Fraction(1)) if known is None else (known.dimension, known.factor)


def _assemble(parts: Iterable[Part]) -> Unit:
    kept = tuple((name, exponent) for name, exponent in parts if exponent)
    dimension: dict[str, int] = {}
    factor = Fraction(1)
    for name, exponent in kept:
        roots, size = _atom(name)
        factor *= size**exponent
        for root, power in roots:
            dimension[root] = dimension.get(root, 0) + power * exponent
    above = "·".join(name for name, exponent in kept for _ in range(exponent))
    below = "".join(f"/{name}" for name, exponent in kept for _ in range(-exponent))
    text = (above or "1") + below if below else above
    return Unit(text, kept, tuple(sorted((r, p) for r, p in dimension.items() if p)), factor)


def _reduce(parts: tuple[Part, ...]) -> tuple[str, Fraction]:
    """Merge names of the same dimension into the first of them; drop what cancels."""
    exponents: dict[tuple[Part, ...], int] = {}
    first: dict[tuple[Part, ...], str] = {}
    factor = Fraction(1)
    for name, exponent in parts:
        roots, size = _atom(name)
        target = first.setdefault(roots, name)
        factor *= (size / _atom(target)[1]) ** exponent
        exponents[roots] = exponents.get(roots, 0) + exponent
    ratio = exponents.get((), 0)
    if ratio and (ratio != 1 or any(power for roots, power in exponents.items() if roots)):
        factor *= _atom(first[()])[1] ** ratio
        exponents[()] = 0
    return _assemble((first[roots], power) for roots, power in exponents.items()).text, factor
