"""A text for readers in Chinese and English."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import takewhile
from operator import ne


@dataclass(frozen=True, slots=True)
class Text:
    """One text in both languages; an empty English text falls back to the Chinese one."""

    zh: str
    en: str = ""

    def say(self, lang: str) -> str:
        """Return the text in a language (`zh`, `en`)."""
        return (self.en or self.zh) if lang == "en" else self.zh

    def __str__(self) -> str:
        return f"{self.zh} / {self.en}" if self.en and self.en != self.zh else self.zh

    def __bool__(self) -> bool:
        return bool(self.zh or self.en)


NOTHING = Text("")


def did_you_mean(word: str, known: Iterable[str]) -> Text:
    """Return a hint with the nearest known words, else a few of those there are.

    Of these, the ones that begin alike come first: CST999 is followed by CST001, CST002 …, and
    after a Chinese word Chinese ones come first. Of a short Chinese word one character may be
    another.
    """
    words = sorted(set(known))
    near = get_close_matches(word, words, n=3, cutoff=0.6) or _one_off(word, words)[:3]
    if near:
        return Text(f"是不是 {'、'.join(near)}？", f"Did you mean {', '.join(near)}?")
    if not words:
        return NOTHING
    chinese = not word.isascii()
    words.sort(key=lambda other: (-_alike(word, other), other.isascii() is chinese))
    shown, more = words[:12], len(words) > 12
    return Text(
        f"可用：{'、'.join(shown)}{' 等' if more else ''}。",
        f"Known: {', '.join(shown)}{', …' if more else ''}.",
    )


def _one_off(word: str, words: Iterable[str]) -> list[str]:
    """Return the words that differ from a Chinese one in a single character."""
    if word.isascii():
        return []
    return [
        other for other in words if len(other) == len(word) > 1 and sum(map(ne, word, other)) == 1
    ]


def _alike(first: str, second: str) -> int:
    """Return how many characters two words begin with alike."""
    return sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(first, second, strict=False))
    )
