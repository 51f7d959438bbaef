"""Numbers in a text with everything that belongs to each: comparator, unit, basis."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from bgtlint.interpretation import words
from bgtlint.interpretation.dates import spans
from bgtlint.interpretation.lexicon import ends, lexicon

NUMBER = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?")
_DOCUMENT = re.compile(
    r"[\[〔【(][^\[\]〔〕【】()]{0,6}(?:19|20)[0-9]{2}[^\[\]〔〕【】()]{0,4}[\]〕】)]第?[0-9]{1,5}(?:号|(?![0-9%]))"
    r"|第?[0-9]+号|第[0-9]+|(?<![0-9])[0-9]{1,2}:[0-9]{2}(?![0-9])|[0-9]+/[0-9]+(?![0-9]*[人元])"
)
_LIST_MARK = re.compile(
    r"(?:^|[;。])(?:\([0-9]{1,2}\)|[0-9]{1,2}(?:[、)]|\.(?=[^0-9]|(?:19|20)[0-9]{2}年)))"
)
_RANGE = re.compile(r"(?:-|~|——?|–|−|至|到)(?=[0-9])")
_MONEY_SIGN = "¥"
_CLAUSE = ",;。!?"
_PART_OF_NUMBER = re.compile(r"[0-9][.,]?$")
_MORE_DIGITS = re.compile(r"[.,]?[0-9]")
_STARTS_BLOCKED = re.compile(r"[A-Za-z_#]$")


class Mention(NamedTuple):
    """A number and what belongs to it; `start`..`end` cover all of that.

    `comparators` are (sign, word) as found, nearest first; `incomplete` marks 万 without 元;
    `unit` is "" for a bare number.
    """

    start: int
    end: int
    number: Decimal
    decimals: int
    comparators: tuple[tuple[str, str], ...] = ()
    unit: str = ""
    per: tuple[str, ...] = ()
    upper: Decimal | None = None
    approximate: bool = False
    incomplete: str = ""
    decreasing: bool = False


def mentions(text: str) -> list[Mention]:
    """Return every number of a compact text that may be a value, bare ones included.

    Years, dates, document numbers, ordinals, list marks and names with digits are left out.
    """
    if not NUMBER.search(text):
        return []
    blocked = _blocked(text)
    found: list[Mention] = []
    floor = 0
    for match in NUMBER.finditer(text):
        if match.start() < floor or blocked[match.start()] or _glued(text, match):
            continue
        mention = _read(text, match, floor, blocked)
        found.append(mention)
        floor = mention.end
    return found


def decimal_of(printed: str) -> tuple[Decimal, int]:
    """Return a printed number and how many decimals it shows."""
    plain = printed.replace(",", "")
    return Decimal(plain), len(plain.partition(".")[2])


def _blocked(text: str) -> bytearray:
    marks = bytearray(len(text) + 1)
    places = list(spans(text))
    for pattern in (_DOCUMENT, _LIST_MARK):
        places += [match.span() for match in pattern.finditer(text)]
    for start, end in _names(text):
        places.append((start, end))
    for start, end in places:
        marks[start:end] = b"\1" * (end - start)
    return marks


def _names(text: str) -> Iterator[tuple[int, int]]:
    """Yield the proper names with digits, unless a unit or comparator claims the number."""
    for name in lexicon().names:
        at = text.find(name)
        while at >= 0:
            end = at + len(name)
            last = end == len(text) and (at == 0 or len(name) < 5)
            digits = name.replace(".", "").isdigit()
            claimed = digits and (words.unit_at(text, end)[0] or last)
            inside = bool(_PART_OF_NUMBER.search(text[max(at - 2, 0) : at])) or bool(
                _MORE_DIGITS.match(text[end : end + 2])
            )
            if not claimed and not inside:
                yield at, end
            at = text.find(name, end)


def _glued(text: str, match: re.Match[str]) -> bool:
    """Whether the digits are part of a name (A3, 5G), a dotted code or an overlong run."""
    start, end = match.span()
    before, after = text[start - 1 : start], text[end : end + 2]
    if before and (_STARTS_BLOCKED.match(before) or (before == "." and start > 1)):
        return True
    if after[:1] == "." and after[1:].isdigit():
        return True
    if before == "每" and words.several_at(text, start):
        return True
    latin = after[:1].isascii() and after[:1].isalpha()
    return (latin and not words.unit_at(text, end)[0]) or len(match[0]) > 40


def _read(text: str, match: re.Match[str], floor: int, blocked: bytearray) -> Mention:
    number, decimals = decimal_of(match[0])
    start, end = match.span()
    mention = Mention(start, end, number, decimals)
    mention = _with_unit(text, mention, blocked)
    mention = _with_upper(text, mention, blocked)
    return _with_front(text, mention, floor)


def _with_unit(text: str, mention: Mention, blocked: bytearray) -> Mention:
    """Add what follows the number: 以上, 余, 万, the unit, the basis, 以内."""
    early, end = words.comparator_after(text, mention.end)
    if early and not words.unit_at(text, end)[0]:
        early, end = "", mention.end
    near = text[end : end + 1] in lexicon().approximate and words.unit_at(text, end + 1)[0]
    end += bool(near)
    unit, after, few, incomplete = _unit_at(text, end, blocked)
    if not unit and text[mention.start - 1 : mention.start] == _MONEY_SIGN:
        unit = "元"
    per: list[str] = []
    if unit or text[end : end + 1] == "/":
        per, after = words.basis_after(text, after)
    if unit.endswith("元"):
        if not per:
            per, after = words.single_after(text, after)
        after += text[after : after + 1] in ("整", "正")
    late = ""
    if not early:
        late, after = words.comparator_after(text, after if unit or per else mention.end)
        if not unit and late:
            unit, after = words.unit_at(text, after)
    sign = early or late
    return mention._replace(
        end=max(after, mention.end) if unit or late or per else mention.end,
        unit=unit,
        per=tuple(per),
        approximate=bool(near) or few or sign == "≈",
        incomplete=incomplete,
        comparators=((sign, "after"),) if sign else (),
    )


def _unit_at(text: str, start: int, blocked: bytearray) -> tuple[str, int, bool, str]:
    """Return the unit, where it ends, whether 余 stands inside, and a magnitude without 元."""
    unit, end = words.variant(text, *words.unit_at(text, start))
    if blocked[start]:
        unit, end = "", start
    magnitude = words.magnitude_at(text, start)
    if not magnitude or unit.startswith(magnitude):
        return unit, end, False, ""
    rest = start + len(magnitude)
    few = text[rest : rest + 1] in lexicon().approximate
    rest += few
    noun, noun_end = words.unit_at(text, rest)
    if noun and not text.startswith("(", rest):
        return magnitude + noun, noun_end, few, ""
    if _looks_like_money(text, rest):
        return magnitude + "元", rest, few, magnitude
    return magnitude + text[rest : rest + 1], min(rest + 1, len(text)), few, ""


def _looks_like_money(text: str, position: int) -> bool:
    following = text[position : position + 1]
    if not ("\u4e00" <= following <= "\u9fff") or following in "每以之左上及":
        return True
    return any(word in text for word in lexicon().money_words)


def _with_upper(text: str, mention: Mention, blocked: bytearray) -> Mention:
    sign = _RANGE.match(text, mention.end)
    if sign is None or mention.upper is not None:
        return mention
    match = NUMBER.match(text, sign.end())
    if match is None or blocked[match.start()] or _glued(text, match):
        return mention
    number, decimals = decimal_of(match[0])
    upper = _with_unit(text, Mention(match.start(), match.end(), number, decimals), blocked)
    if mention.unit not in ("", upper.unit):
        return mention
    if not upper.unit and (mention.start > 0 or upper.end < len(text)):
        return mention
    return upper._replace(
        start=mention.start,
        number=mention.number,
        decimals=max(mention.decimals, decimals),
        upper=number,
    )


def _with_front(text: str, mention: Mention, floor: int) -> Mention:
    start = mention.start
    number, upper = mention.number, mention.upper
    if text[start - 1 : start] == _MONEY_SIGN and start > floor:
        start -= 1
    minus = start > floor and text[start - 1] in "-−"
    if minus and not text[start - 2 : start - 1].isalnum():
        number, start = number.copy_negate(), start - 1
    signs, start = words.comparators_before(text[: max(start, floor)], start)
    start = max(start, floor)
    approximate = mention.approximate or any(sign == "≈" for sign, _ in signs)
    drop = ends(text, start, lexicon().decrease)
    clause = max(floor, 1 + max(text.rfind(mark, floor, start) for mark in _CLAUSE))
    per, first = words.basis_before(text, min(clause, start), start)
    if mention.unit in ("%", "‰"):
        per, first = [], start
    return mention._replace(
        start=min(first, start - len(drop)),
        number=number,
        upper=upper,
        comparators=(*signs, *mention.comparators),
        per=words.basis([*per, *mention.per]) if mention.unit or mention.per else (),
        approximate=approximate,
        decreasing=bool(drop),
    )
