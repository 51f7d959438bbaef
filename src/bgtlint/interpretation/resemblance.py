"""How alike two texts are: shared words, similarity, paragraphs that stand twice."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from bgtlint.model import Location, Passage
from bgtlint.reading.normalise import compact

LEAST = 30
"""Characters from which a repeated sentence is no coincidence."""

_SENTENCE = re.compile(r"[^。；;!！?？\n]+")
_MARK = re.compile(
    r"^(?:[-•·]?(?:[一二三四五六七八九十]是|[(]?[一二三四五六七八九十\d]{1,3}[)、.．])?[:：,，]?)"
)
_CJK = re.compile(r"[一-鿿]+")


@dataclass(frozen=True, slots=True)
class Twin:
    """A sentence that stands in another section word for word."""

    text: str
    location: Location
    first: Location


def pairs(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring Chinese characters of a text, the measure of its words."""
    return frozenset(
        run[i : i + 2] for run in _CJK.findall(compact(text)) for i in range(len(run) - 1)
    )


def similarity(one: str, other: str) -> Decimal:
    """Return the share of character pairs that two texts have in common, 0 to 1.

    The Dice coefficient, 2·common ÷ (pairs of one + pairs of the other), on compacted texts.
    """
    left, right = _pairs(one), _pairs(other)
    total = sum(left.values()) + sum(right.values())
    if not total:
        return Decimal(compact(one) == compact(other))
    return Decimal(2 * sum((left & right).values())) / total


def _pairs(text: str) -> Counter[str]:
    plain = compact(text)
    return Counter(plain[i : i + 2] for i in range(len(plain) - 1))


def repeated_sentences(passages: Iterable[Passage]) -> Iterator[Twin]:
    """Yield sentences of at least 30 characters that two sections have in common."""
    seen: dict[str, Passage] = {}
    for passage in passages:
        if passage.kind != "paragraph":
            continue
        for found in _SENTENCE.findall(passage.location.text.replace("\n", "")):
            sentence = _MARK.sub("", compact(found))
            if len(sentence) < LEAST:
                continue
            first = seen.setdefault(sentence, passage)
            if first.section != passage.section:
                yield Twin(sentence, passage.location, first.location)
