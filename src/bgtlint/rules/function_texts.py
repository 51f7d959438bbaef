"""What the functions of the expression language ask of texts."""

import re
from functools import lru_cache

from bgtlint.interpretation import word_lists
from bgtlint.interpretation.quantities import exact
from bgtlint.interpretation.resemblance import pairs
from bgtlint.interpretation.resemblance import similarity as alike
from bgtlint.reading.normalise import compact
from bgtlint.recognition.personal import is_id_number, passes_luhn
from bgtlint.rules.figures import ratio
from bgtlint.rules.values import Absent, Blank, Known, Value, truth


def length(value: Known) -> Value:
    """Return the number of characters of a text, of items of a list."""
    size = len(value.value) if isinstance(value.value, str | tuple) else 0
    return Known(exact(size), str(size), value.location)


def contains(whole: Known, part: Known) -> Value:
    """Tell whether a text holds another."""
    return truth(compact(str(part.value)) in compact(str(whole.value)))


def as_printed(value: Value) -> Value:
    """Return the text exactly as it stands in the document, white space and width included."""
    if isinstance(value, Blank | Absent):
        return value
    printed = value.location.text if value.location is not None else getattr(value, "text", "")
    return Known(printed, printed, value.location)


def same(one: Value, other: Value) -> Value:
    """Tell whether two texts have the same letters, of which there are some."""
    return truth(bool(_letters(one)) and _letters(one) == _letters(other))


def _letters(value: Value) -> str:
    """Return a text without white space and punctuation, "" for anything but a text."""
    found = value.value if isinstance(value, Known) else ""
    return _bare(found) if isinstance(found, str) else ""


@lru_cache(maxsize=4096)
def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", compact(text))


def says(value: Value, name: Known) -> Value:
    """Tell whether a text holds a word of a list."""
    return truth(isinstance(value, Known) and word_lists.says(str(value.value), str(name.value)))


def listed(value: Value, name: Known) -> Value:
    """Tell whether a text is a word of a list."""
    return truth(isinstance(value, Known) and word_lists.listed(str(value.value), str(name.value)))


def lacking(wanted: Known, found: Known) -> Value:
    """Return the items of the first list that the second does not have."""
    have = {str(item.value) for item in _items(found)}
    return Known(tuple(item for item in _items(wanted) if str(item.value) not in have))


def _items(value: Known) -> tuple[Known, ...]:
    listed = value.value if isinstance(value.value, tuple) else ()
    return tuple(item for item in listed if isinstance(item, Known))


def similarity(one: Known, other: Known) -> Value:
    """Return how alike two texts are."""
    return ratio(alike(str(one.value), str(other.value)))


def common_words(one: Known, other: Known) -> Value:
    """Return the pairs of characters that two texts share."""
    shared = sorted(pairs(str(one.value)) & pairs(str(other.value)))
    return Known(tuple(Known(word, word) for word in shared))


def id_number(value: Known) -> Value:
    """Tell whether a text is the number of an identity card."""
    return truth(is_id_number(compact(str(value.value))))


def luhn(value: Known) -> Value:
    """Tell whether digits satisfy the formula of bank cards."""
    return truth(passes_luhn(compact(str(value.value))))
