"""What stands around a number: its unit, its comparator, the basis of a rate."""

import re
from collections.abc import Iterable
from functools import lru_cache

from bgtlint.interpretation import units
from bgtlint.interpretation.lexicon import ends, lexicon, starts

_LONGEST_UNIT = 7
_MAGNITUDES = ("百万", "千万", "万", "亿", "千", "百")
_LOOSE = re.compile(r"[\u4e00-\u9fff]{1,6}?(?=$|[/·,;()每、。])")
_JOINERS = "·.•*"
_SEVERAL = re.compile(r"(?:[0-9]{1,2}|[两二三四五])个?(?:年|月|周|天|日|季度|学期)")
_EVERY = re.compile("每")
_EACH = re.compile(r"每|一(?=个?(?:年|月|学期|季度|天|人|户)(?:$|一|每))")
_ONE = re.compile(r"一([\u4e00-\u9fff]{1,3}?)(?=$|[,;。、)])")
_VARIANT = re.compile(r"\(([\u4e00-\u9fff]{1,3})\)")
_OPEN_ENDED = re.compile(r"$|[^\u4e00-\u9fffA-Za-z0-9]")
_NOT_BEFORE = {"近": "附最临邻远就亲", "约": "节合契履条", "超": "赶高"}
_NOT_AFTER = {"内": "容部设外涵控需"}


@lru_cache(maxsize=8192)
def is_unit(name: str) -> bool:
    """Whether a name is a unit, with or without a magnitude before it (万亩)."""
    known = units.names()
    if name in known:
        return True
    return any(name.startswith(m) and name[len(m) :] in known for m in _MAGNITUDES)


def unit_at(text: str, position: int) -> tuple[str, int]:
    """Return the longest unit at a position and where it ends; "" if none stands there.

    `(平方米)` in brackets counts too. Words that only begin like a unit (年级, 条例) do not.
    """
    if text.startswith("(", position):
        close = text.find(")", position, position + _LONGEST_UNIT + 2)
        inside = text[position + 1 : close] if close > 0 else ""
        return (inside, close + 1) if inside and is_unit(inside) else ("", position)
    other = starts(text, lexicon().not_units, position)
    for length in range(min(_LONGEST_UNIT, len(text) - position), len(other), -1):
        name = text[position : position + length]
        if is_unit(name) and not _runs_on(name, text[position + length : position + length + 1]):
            return name, position + length
    return "", position


def several_at(text: str, position: int) -> bool:
    """Whether a period of several units stands there, as in 每3个月."""
    return _SEVERAL.match(text, position) is not None


def variant(text: str, unit: str, end: int) -> tuple[str, int]:
    """Return the unit with a bracketed variant: 人(次) is 人次, 件(套) is 件."""
    match = _VARIANT.match(text, end)
    if unit and match:
        if is_unit(unit + match[1]):
            return unit + match[1], match.end()
        if is_unit(match[1]):
            return unit, match.end()
    return unit, end


def _runs_on(name: str, following: str) -> bool:
    """Whether a Latin unit is only the beginning of a Latin word."""
    return name[-1].isascii() and name[-1].isalpha() and following.isascii() and following.isalnum()


def magnitude_at(text: str, position: int) -> str:
    """Return the magnitude (万, 亿 …) at a position, "" if none stands there."""
    return starts(text, _MAGNITUDES, position)


def comparators_before(text: str, end: int) -> tuple[list[tuple[str, str]], int]:
    """Return the comparators that end at a position, nearest first, and where they begin.

    Each is (canonical sign, word as printed).
    """
    found: list[tuple[str, str]] = []
    words = lexicon().before
    while len(found) < 4:
        word = ends(text, end, words)
        if not word or text[: end - len(word)][-1:] in tuple(_NOT_BEFORE.get(word, "")):
            filler = text[end - 1 : end] in ("了", "到", "达") and not found
            if not filler or not ends(text, end - 1, words):
                break
            end -= 1
            continue
        found.append((words[word], word))
        end -= len(word)
    return found, end


def comparator_after(text: str, position: int) -> tuple[str, int]:
    """Return the comparator that follows (以上, 以内, 左右) and where it ends."""
    words = lexicon().after
    word = starts(text, words, position)
    end = position + len(word)
    if not word or text[end : end + 1] in tuple(_NOT_AFTER.get(word, "")):
        return "", position
    return words[word], end


def basis(objects: Iterable[str]) -> tuple[str, ...]:
    """Return objects in canonical order and form: count nouns, then periods, each once.

    A noun and a period in one word (人年, 人天) are two objects.
    """
    periods = lexicon().periods
    unique = list(dict.fromkeys(part for name in objects for part in units.apart(name)))
    nouns = [name for name in unique if name not in periods]
    if nouns[:2] == ["人", "次"]:
        nouns[:2] = ["人次"]
    return (*nouns, *dict.fromkeys(periods[name] for name in unique if name in periods))


def basis_after(text: str, position: int) -> tuple[list[str], int]:
    """Return the objects after a unit (/人·月, 每人每月) and where they end."""
    found: list[str] = []
    while text[position : position + 1] in ("/", "每"):
        objects, end = _objects_at(text, position + 1)
        if not objects:
            break
        found += objects
        position = end
    return found, position


def single_after(text: str, position: int) -> tuple[list[str], int]:
    """Return the object of 3500元一套, and where it ends."""
    match = _ONE.match(text, position)
    return ([match[1]], match.end()) if match and is_unit(match[1]) else ([], position)


def basis_before(text: str, begin: int, end: int) -> tuple[list[str], int]:
    """Return the objects named between two positions (每人每月, 人均), and where they begin."""
    found: list[str] = []
    first = end
    segment = text[begin:end]
    slash = re.search(r"(?:每|一|1)?([\u4e00-\u9fff]{1,3})/$", segment)
    if slash and is_unit(slash[1]):
        return [slash[1]], begin + slash.start()
    each = _EACH if text[end : end + 1].isdigit() else _EVERY
    for match in each.finditer(segment):
        name = _named_object(text, begin + match.end(), end)
        if name:
            found.append(name)
            first = min(first, begin + match.start())
    for word, name in lexicon().averages.items():
        at = segment.find(word)
        if at >= 0 and name not in found:
            found.append(name)
            first = min(first, begin + at)
    return found, first


def _named_object(text: str, position: int, end: int) -> str:
    """Return the object after 每: 每人, 每个案件, 每名教师, 每学员."""
    if text[position : position + 1] in ("一", "1"):
        position += 1
    persons = lexicon().persons
    word = starts(text, persons, position)
    if word:
        return persons[word]
    several = _SEVERAL.match(text, position, end)
    if several:
        return several[0]
    name, after = unit_at(text[:end], position)
    if name == "个":
        word = starts(text, persons, after)
        inner = persons[word] if word else unit_at(text[:end], after)[0]
        name = inner or name
    return units.canonical(name) if len(name) > 1 and name not in lexicon().periods else name


def _objects_at(text: str, position: int) -> tuple[list[str], int]:
    """Read 人, 人·月, 人月, (人·月) after a slash or 每."""
    bracketed = text.startswith("(", position)
    position += bracketed
    found: list[str] = []
    while True:
        start = position + (text[position : position + 1] in ("每", "一", "1"))
        name, end = unit_at(text, start) if text[start : start + 1] != "(" else ("", start)
        if not name:
            loose = _LOOSE.match(text, start) if not found else None
            if not loose:
                break
            name, end = lexicon().persons.get(loose[0], loose[0]), loose.end()
        if found and text[position - 1] not in _JOINERS and not _OPEN_ENDED.match(text, end):
            break
        name, end = variant(text, name, end)
        found += units.apart(name)
        position = end + (text[end : end + 1] in tuple(_JOINERS))
        if text[end : end + 1] in ("/", "每"):
            break
    if found and text[position - 1] in _JOINERS:
        position -= 1
    return found, position + (bracketed and text.startswith(")", position))
